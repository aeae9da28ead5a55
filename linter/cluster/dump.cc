#include "linter/cluster/dump.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/cluster/json_input.h"
#include "linter/cluster/names_only.h"
#include "linter/cluster/store_text.h"
#include "linter/cluster/terraform_secret.h"
#include "linter/kubernetes/manifest.h"
#include "linter/model/names.h"
#include "linter/secret/value_shape.h"
#include "linter/syntax/yaml.h"

namespace keyref {
namespace {

/// They come and go with deployments, and hold whole charts and tokens that only their owners use.
constexpr std::array<std::string_view, 3> kPassedOverTypes = {
    "helm.sh/release.v1", "kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token"};

bool is_plain(std::string_view name_space) { return is_secret_name(name_space) && !looks_like_value(name_space); }

std::string path_of(std::string_view name_space, std::string_view name) {
  return name_space.empty() ? std::string(name) : std::string(name_space) + "/" + std::string(name);
}

/// What the document said so far of an item that does not say it itself, as the API's own lists have them.
std::string with_kind(const NamedObject& object) {
  if (!object.kind.ends_with("List")) return std::string(object.text);
  return R"({"apiVersion":")" + std::string(object.api_version) + R"(","kind":")" + std::string(object.kind) +
         R"(","items":[)" + std::string(object.text) + "]}";
}

class DumpReader {
 public:
  explicit DumpReader(const std::vector<std::string>& labels) : labels_(labels) {}

  Result<Dump> read(int descriptor) {
    SecretInput bytes(descriptor);
    if (is_store_text(bytes)) {
      if (auto failure = read_store_text(bytes, dump_.listed)) return Error{std::move(*failure)};
      return std::move(dump_);
    }
    JsonInput input(bytes);
    const auto failure =
        read_names(input, labels_, dump_.listed, [&](const NamedObject& object) { read_object(object); });
    if (failure && input.is_other_text()) return Error{"it is no JSON, as `kubectl get … -o json` writes it"};
    if (failure) {
      return Error{"line " + std::to_string(failure->line) + ", byte " + std::to_string(failure->byte) + ": " +
                   failure->message};
    }
    for (; !found_.empty(); found_.erase(found_.begin()))
      dump_.secrets.push_back(std::move(found_.begin()->second.dumped));
    return std::move(dump_);
  }

 private:
  /// Where the same secret is told of several times, what is nearest to the cluster counts.
  enum class Source { planned, declared, existing };

  struct Found {
    Source source;
    DumpedSecret dumped;
  };

  void read_object(const NamedObject& object) {
    const std::string text = with_kind(object);
    const YamlStream stream = YamlStream::parse(0, text);
    if (object.section.empty()) return end_document(stream);
    if (stream.documents().empty()) return;
    if (object.section == "items") return read_kubernetes(stream, text, true);
    ++dump_.objects;
    const Source source = object.section == "planned_values" ? Source::planned : Source::existing;
    read_terraform_secret(*stream.documents().front(), [&](Secret secret, const Node& metadata) {
      secret.planned = source == Source::planned;
      add(source, std::move(secret), metadata.find("labels"));
    });
  }

  /// A list has told its items. An object alone says nothing of others.
  void end_document(const YamlStream& stream) {
    const Node* root = stream.documents().empty() ? nullptr : stream.documents().front();
    const Node* metadata = root == nullptr ? nullptr : root->find("metadata");
    dump_.breaks_off = metadata != nullptr && !metadata->text_of("continue").empty();
    if (dump_.breaks_off) return;               // the list goes on with the next document
    const bool whole = namespaces_.size() > 1;  // nothing but `--all-namespaces` gets them
    dump_.scope.everything = dump_.scope.everything || whole;
    dump_.scope.namespaces.merge(namespaces_);
    namespaces_.clear();
    if (root == nullptr || root->find("kind") == nullptr || root->text_of("kind").ends_with("List")) return;
    read_kubernetes(stream, {}, false);
  }

  static const Node* find_labels(const Node& document, bool of_list) {
    const Node* root = &document;
    if (const Node* items = root->find("items"); items != nullptr && items->is_sequence() && of_list)
      root = items->resolved().first;
    const Node* metadata = root == nullptr ? nullptr : root->find("metadata");
    return metadata == nullptr ? nullptr : metadata->find("labels");
  }

  void read_kubernetes(const YamlStream& stream, std::string_view text, bool of_list) {
    ManifestFacts facts;
    read_documents(0, {}, text, stream, facts);
    const Node* labels = find_labels(*stream.documents().front(), of_list);
    for (Document& document : facts.documents) {
      const bool secret = document.kind == "Secret";
      if (secret && of_list && is_plain(document.name_space.value)) namespaces_.insert(document.name_space.value);
      if (secret || !document.declares.empty()) ++dump_.objects;
      if (secret && document.declares.empty()) ++dump_.withheld;
      for (Secret& declared : document.declares) {
        if (secret && pass_over(declared)) continue;
        if (secret && !declared.keys.known) {
          ++dump_.withheld;
          declared.keys.known = true;
        }
        if (declared.exists) add(secret ? Source::existing : Source::declared, std::move(declared), labels);
      }
    }
  }

  bool pass_over(const Secret& secret) {
    if (std::find(kPassedOverTypes.begin(), kPassedOverTypes.end(), secret.type) == kPassedOverTypes.end())
      return false;
    dump_.passed_over.insert(
        path_of(secret.namespaces.empty() ? std::string_view() : secret.namespaces.front(), secret.name));
    return true;
  }

  void add(Source source, Secret secret, const Node* labels) {
    if (!is_secret_name(secret.name) || looks_like_value(secret.name)) {
      ++(source == Source::existing ? dump_.withheld : dump_.computed);
      return;
    }
    dump_.withheld += std::erase_if(
        secret.keys.names, [](const std::string& key) { return !is_secret_key(key) || looks_like_value(key); });
    std::vector<std::string> namespaces = std::move(secret.namespaces);
    std::erase_if(namespaces, [](const std::string& name) { return !is_plain(name); });
    if (namespaces.empty()) namespaces.emplace_back();
    for (const std::string& name_space : namespaces) {
      DumpedSecret dumped{secret, labels_of(labels)};
      dumped.secret.namespaces.clear();
      if (!name_space.empty()) dumped.secret.namespaces.push_back(name_space);
      const auto [at, is_new] = found_.try_emplace({secret.name, name_space}, Found{source, dumped});
      if (!is_new && at->second.source < source) at->second = {source, std::move(dumped)};
    }
  }

  std::map<std::string, std::string> labels_of(const Node* labels) const {
    std::map<std::string, std::string> kept;
    if (labels == nullptr || !labels->is_mapping()) return kept;
    for (const std::string& label : labels_) {
      const std::string_view value = labels->text_of(label);
      if (!value.empty() && !has_placeholder(value)) kept.emplace(label, value);
    }
    return kept;
  }

  const std::vector<std::string>& labels_;
  Dump dump_;
  std::set<std::string, std::less<>> namespaces_;  ///< of the Secrets of one list
  std::map<std::pair<std::string, std::string>, Found> found_;
};

}  // namespace

std::string DumpedSecret::path() const { return path_of(name_space(), secret.name); }

Result<Dump> read_dump(int descriptor, const std::vector<std::string>& labels) {
  return DumpReader(labels).read(descriptor);
}

}  // namespace keyref
