#include "linter/parse/terraform.h"

#include <algorithm>
#include <array>

#include "linter/parse/syntax_tree.h"
#include "linter/parse/terraform_values.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

constexpr std::string_view kResource = "kubernetes_secret";
constexpr std::array<std::string_view, 4> kDataWords = {"data", "binary_data", "data_wo", "binary_data_wo"};

/// The first word of a block, and what stands in quotes or bare behind it.
std::vector<std::string_view> labels_of(const SyntaxNode& block) {
  std::vector<std::string_view> labels;
  for (const SyntaxNode& label : block.children()) {
    if (label.is("identifier")) labels.push_back(label.text());
    if (label.is("string_lit")) labels.push_back(label.text().substr(1, label.text().size() - 2));
  }
  return labels;
}

/// A block's attributes and blocks of one word.
std::vector<SyntaxNode> members(const std::optional<SyntaxNode>& body, std::string_view type, std::string_view word) {
  std::vector<SyntaxNode> found;
  if (!body) return found;
  for (const SyntaxNode& member : body->children()) {
    const auto name = member.is(type) ? member.child("identifier") : std::nullopt;
    if (name && name->text() == word) found.push_back(member);
  }
  return found;
}

std::optional<SyntaxNode> attribute(const std::optional<SyntaxNode>& body, std::string_view name) {
  const auto found = members(body, "attribute", name);
  return found.empty() ? std::nullopt : found.front().child("expression");
}

class TerraformReader {
 public:
  TerraformReader(FileId file, const TerraformValues& values, ManifestFacts& facts)
      : file_(file), values_(values), facts_(facts) {}

  void read(const SyntaxNode& body) {
    for (const SyntaxNode& block : body.children()) {
      if (block.is("block")) read_block(block);
    }
  }

 private:
  void read_block(const SyntaxNode& block) {
    const auto labels = labels_of(block);
    const bool secret = labels.size() >= 2 && labels[0] == "resource" &&
                        (labels[1] == kResource || labels[1] == "kubernetes_secret_v1");
    if (const auto body = secret ? block.child("body") : std::nullopt) read_secret(*body, block.is_broken());
  }

  void read_secret(const SyntaxNode& body, bool broken) {
    const auto metadata_blocks = members(body, "block", "metadata");
    if (metadata_blocks.empty()) return;  // `dynamic "metadata"`
    const auto metadata = metadata_blocks.front().child("body");
    const auto name = attribute(metadata, "name");
    const auto written = name ? values_.string(*name) : std::nullopt;
    if (!written || shown_name(*written).empty() || is_never_made(body)) return;

    Secret secret;
    secret.name = shown_name(*written);
    secret.place = {file_, TerraformValues::span(*name)};
    read_namespace(metadata, secret);
    read_keys(body, secret);
    if (broken) secret.keys.known = false;
    read_type(body, secret);
    if (attribute(body, "for_each") || is_conditional(body)) {
      secret.undecided = true;
      secret.keys = {};
      secret.keys.known = false;
    }
    declare(std::move(secret));
  }

  bool is_never_made(const SyntaxNode& body) const {
    const auto count = attribute(body, "count");
    return count && count->text() == "0";
  }

  bool is_conditional(const SyntaxNode& body) const {
    const auto count = attribute(body, "count");
    return count && count->text() != "1";
  }

  void read_namespace(const std::optional<SyntaxNode>& metadata, Secret& secret) const {
    const auto written = attribute(metadata, "namespace");
    if (!written) return;
    const std::string name_space = shown_name(values_.string(*written).value_or(std::string()));
    if (name_space.empty()) {
      secret.undecided = true;
    } else {
      secret.namespaces.push_back(name_space);
    }
  }

  void read_keys(const SyntaxNode& body, Secret& secret) const {
    for (const std::string_view word : kDataWords) {
      if (const auto data = attribute(body, word)) values_.add_keys(*data, secret.keys);
      // As Terraform 0.11 wrote it: `data { KEY = "…" }`.
      for (const SyntaxNode& block : members(body, "block", word)) read_data_block(block, secret);
      if (is_ignored(body, word)) secret.keys.known = false;
    }
    // `dynamic "data"`: what it makes is computed.
    for (const SyntaxNode& block : members(body, "block", "dynamic")) {
      const auto labels = labels_of(block);
      if (labels.size() >= 2 && std::find(kDataWords.begin(), kDataWords.end(), labels[1]) != kDataWords.end())
        secret.keys.known = false;
    }
  }

  void read_data_block(const SyntaxNode& block, Secret& secret) const {
    const auto inside = block.child("body");
    if (!inside) return;
    for (const SyntaxNode& member : inside->children()) {
      const auto key = member.child("identifier");
      if (key && !looks_like_value(key->text())) {
        secret.keys.names.emplace_back(key->text());
      } else {
        secret.keys.known = false;
      }
    }
  }

  /// `lifecycle { ignore_changes = [data] }`: somebody else fills it in later.
  static bool is_ignored(const SyntaxNode& body, std::string_view word) {
    for (const SyntaxNode& lifecycle : members(body, "block", "lifecycle")) {
      const auto ignored = attribute(lifecycle.child("body"), "ignore_changes");
      if (!ignored) continue;
      const std::string_view text = ignored->text();
      if (text == "all" || text.find(word) != std::string_view::npos) return true;
    }
    return false;
  }

  void read_type(const SyntaxNode& body, Secret& secret) const {
    const auto type = attribute(body, "type");
    secret.type = type ? shown_name(values_.string(*type).value_or(std::string())) : "Opaque";
    if (secret.type == "kubernetes.io/service-account-token") {
      secret.keys.names.insert(secret.keys.names.end(), {"token", "ca.crt", "namespace"});  // filled in by the cluster
    }
  }

  void declare(Secret secret) {
    std::vector<std::string>& names = secret.keys.names;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    Document document;
    document.file = file_;
    document.place = secret.place;
    document.name = secret.name;
    if (!secret.namespaces.empty()) document.name_space.value = secret.namespaces.front();
    document.declares.push_back(std::move(secret));
    facts_.documents.push_back(std::move(document));
  }

  FileId file_;
  const TerraformValues& values_;
  ManifestFacts& facts_;
};

Problem problem_at(FileId file, Span span) {
  return {Problem::Kind::syntax,
          Severity::note,
          {file, span},
          "this could not be read as Terraform: secrets that it declares may not be known",
          "`terraform validate` tells what is wrong; secrets that an inventory lists are known"};
}

SyntaxNode body_of(const SyntaxTree& tree) {
  const SyntaxNode root = tree.root();
  return root.child("body").value_or(root);
}

/// The resources of a file as they are usually written: from a line that begins with `resource` to one that is `}`.
std::vector<Span> resources_by_line(std::string_view text) {
  std::vector<Span> found;
  bool inside = false;
  std::uint32_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.starts_with("resource")) {
      inside = line.find(kResource) != std::string_view::npos;
      begin = static_cast<std::uint32_t>(at);
    } else if (inside && line.starts_with('}')) {
      found.push_back({begin, static_cast<std::uint32_t>(at + 1)});
      inside = false;
    }
    at = end + 1;
  }
  return found;
}

/// A mistake anywhere may make the parser skip far more than is wrong: each resource is read for itself.
void read_around_mistakes(FileId file, std::string_view text, const TerraformValues& values, ManifestFacts& facts) {
  TerraformReader reader(file, values, facts);
  for (const Span& span : resources_by_line(text)) {
    if (const auto tree = SyntaxTree::parse(tree_sitter_hcl(), text, span)) reader.read(body_of(*tree));
  }
}

}  // namespace

bool may_declare_secrets(std::string_view, std::string_view text) {
  return text.find(kResource) != std::string_view::npos;
}

ManifestFacts parse_terraform(FileId file, std::string_view, std::string_view text, bool) {
  ManifestFacts facts;
  const auto tree = SyntaxTree::parse(tree_sitter_hcl(), text);
  if (!tree) {
    facts.problems.push_back(problem_at(file, {}));
    return facts;
  }
  const SyntaxNode body = body_of(*tree);
  const TerraformValues values(body);
  const auto error = tree->first_error();
  if (!error) {
    TerraformReader(file, values, facts).read(body);
  } else {
    read_around_mistakes(file, text, values, facts);
    facts.problems.push_back(problem_at(file, *error));
  }
  return facts;
}

}  // namespace keyref
