#include "linter/parse/template_documents.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "linter/parse/alternatives.h"
#include "linter/parse/references.h"
#include "linter/parse/template_branches.h"

namespace keyref {
namespace {

/// What stands below these names no secret, or is told as a reference that is not known.
constexpr std::array<std::string_view, 18> kWithoutReferences = {
    "metadata",      "labels",         "annotations",  "matchLabels",
    "selector",      "resources",      "ports",        "affinity",
    "tolerations",   "nodeSelector",   "strategy",     "securityContext",
    "livenessProbe", "readinessProbe", "startupProbe", "topologySpreadConstraints",
    "secretKeyRef",  "secretRef"};

/// These objects hold no references either.
constexpr std::string_view kKindsWithoutReferences =
    "ConfigMap HorizontalPodAutoscaler Namespace NetworkPolicy PersistentVolumeClaim PodDisruptionBudget Service";

/// Finds what the unknown lines of a template belong to.
class OwnerFinder {
 public:
  OwnerFinder(std::string_view text, const YamlStream& stream) : text_(text), stream_(stream) {}

  /// True: they may hold references.
  bool find(const UnknownLines& lines) {
    const Node* root = nullptr;
    for (const Node* document : stream_.documents()) {
      if (document->span.begin < lines.begin) root = document;
    }
    return root != nullptr && descend(*root, lines) == Found::told &&
           !is_word_of(root->text_of("kind"), kKindsWithoutReferences);
  }

  const std::unordered_set<const Node*>& owners() const { return owners_; }

 private:
  enum class Found { nothing, told, silent };

  Found descend(const Node& node, const UnknownLines& lines) {
    if (!may_own(node, lines)) return Found::nothing;
    const Node* inner = nullptr;
    const Node* key = nullptr;
    for (const Node* child = node.first; child != nullptr && child->span.begin < lines.begin; child = inner->next) {
      key = node.kind == Node::Kind::mapping ? child : nullptr;
      inner = key != nullptr ? child->next : child;
    }
    const Found found = inner == nullptr ? Found::nothing : descend(*inner, lines);
    if (found == Found::nothing || lines.floating || inner->kind == Node::Kind::scalar) owners_.insert(&node);
    if (found == Found::nothing) return Found::told;
    const bool silent =
        key != nullptr && key->kind == Node::Kind::scalar &&
        std::find(kWithoutReferences.begin(), kWithoutReferences.end(), key->value) != kWithoutReferences.end();
    return silent ? Found::silent : found;
  }

  bool may_own(const Node& node, const UnknownLines& lines) const {
    if (node.kind == Node::Kind::scalar) return node.is_null();
    if (node.kind == Node::Kind::alias) return false;
    if (is_flow(node)) return node.span.end > lines.begin;
    return lines.floating || column_of(node) <= lines.column;
  }

  bool is_flow(const Node& node) const {
    const char c = node.span.begin < text_.size() ? text_[node.span.begin] : '\0';
    return node.kind != Node::Kind::scalar && (c == '{' || c == '[');
  }

  std::size_t column_of(const Node& node) const {
    const std::size_t before = node.span.begin == 0 ? std::string_view::npos : text_.rfind('\n', node.span.begin - 1);
    return node.span.begin - (before == std::string_view::npos ? 0 : before + 1);
  }

  std::string_view text_;
  const YamlStream& stream_;
  std::unordered_set<const Node*> owners_;
};

class TemplateReader {
 public:
  TemplateReader(FileId file, std::string_view path, const TemplateMask& mask, ManifestFacts& facts)
      : file_(file), path_(path), mask_(mask), facts_(facts), branches_(find_branches(mask.text(), mask.controls())) {}

  std::optional<YamlError> read() {
    const std::size_t readings = count_readings(branches_);
    for (std::size_t reading = 0; reading < readings; ++reading) read(reading);
    if (!facts_.documents.empty()) tell_unknown();
    return std::move(error_);
  }

 private:
  void read(std::size_t reading) {
    const std::string text = with_branches(mask_.text(), branches_, reading);
    YamlStream stream = YamlStream::parse(file_, text);
    if (stream.error() && !error_) error_ = stream.error();
    OwnerFinder finder(text, stream);
    for (const UnknownLines& lines : mask_.unknown()) {
      if (!is_left_out(branches_, reading, lines.begin) && finder.find(lines)) unknown_.insert(lines.begin);
    }
    stream.revise([&](Node& node, const FunctionRef<std::string_view(std::string)>& keep) {
      node.open = finder.owners().contains(&node);
      if (node.kind != Node::Kind::scalar) return;
      if (auto value = mask_.restored(node.value, node.span)) node.value = keep(std::move(*value));
    });
    ManifestFacts found;
    read_documents(file_, path_, {}, stream, found);
    for (Document& document : found.documents) take_sections_into_account(document);
    add_alternatives(facts_.documents, std::move(found.documents));
    if (reading == 0) facts_.kustomizations = std::move(found.kustomizations);
  }

  /// What stands in different sections need not come together.
  void take_sections_into_account(Document& document) const {
    if (mask_.controls().empty()) return;
    std::erase_if(document.duplicate_keys,
                  [&](const DuplicateKey& key) { return mask_.divides(key.first.span.begin, key.second.span.begin); });
    for (Secret& secret : document.declares) secret.shared = true;
    for (Container& container : document.containers) {
      for (EnvVar& variable : container.env) variable.conditional = is_conditional(variable.name.place);
      for (EnvFrom& from : container.env_from) {
        from.conditional = from.reference && is_conditional(document.references[*from.reference].secret.place);
      }
    }
  }

  bool is_conditional(const Place& place) const { return mask_.is_conditional(place.span.begin); }

  void tell_unknown() {
    const auto first = std::find_if(mask_.unknown().begin(), mask_.unknown().end(),
                                    [&](const UnknownLines& lines) { return unknown_.contains(lines.begin); });
    if (first == mask_.unknown().end()) return;
    const std::size_t more = unknown_.size() - 1;
    const std::string others = more == 0   ? ""
                               : more == 1 ? ", and in one more place"
                                           : ", and in " + std::to_string(more) + " more places";
    facts_.problems.push_back(
        {Problem::Kind::syntax,
         Severity::note,
         {file_, {static_cast<std::uint32_t>(first->begin), static_cast<std::uint32_t>(first->end)}},
         "lines are filled in here that are not known" + others + ": their references are not checked",
         "scan what the pipeline makes of it: `… | keyref scan --env ENV -`"});
  }

  FileId file_;
  std::string_view path_;
  const TemplateMask& mask_;
  ManifestFacts& facts_;
  std::vector<TemplateBranch> branches_;
  std::unordered_set<std::size_t> unknown_;  ///< where unknown lines begin that may hold references
  std::optional<YamlError> error_;
};

}  // namespace

std::optional<YamlError> read_template(FileId file, std::string_view path, const TemplateMask& mask,
                                       ManifestFacts& facts) {
  return TemplateReader(file, path, mask, facts).read();
}

}  // namespace keyref
