// Terraform's kubernetes_secret, kubernetes_secret_v1_data, and the data source kubernetes_secret.

#include <algorithm>
#include <array>

#include "linter/base/placeholder.h"
#include "linter/kubernetes/declaring.h"
#include "linter/kubernetes/nameable.h"
#include "linter/model/names.h"
#include "linter/secret/value_shape.h"
#include "linter/terraform/resources.h"

namespace keyref {
namespace {

constexpr std::array<std::string_view, 4> kDataWords = {"data", "binary_data", "data_wo", "binary_data_wo"};
constexpr SecretField kOfMetadata = {.path = "", .name = "name", .name_space = "namespace"};

const Node* metadata_of(const Node& body) {
  const std::vector<const Node*> blocks = blocks_of(body, "metadata");
  return blocks.empty() ? nullptr : blocks.front();
}

void add_key(const Node& key, const Node& value, Keys& keys) {
  const std::string name = key.is_scalar() ? std::string(key.resolved().value) : std::string();
  // Of a key without a value it is not said whether it becomes one of the secret; what looks like a value is not shown.
  if (!value.is_null() && is_secret_key(name) && !looks_like_value(name)) {
    keys.names.push_back(name);
  } else {
    keys.known = false;
  }
}

/// Terraform 0.11 wrote `data { KEY = "…" }`: a block, which may be written several times.
void add_keys(const Node& data, Keys& keys) {
  if (data.is_null()) return;
  if (data.is_scalar()) keys.known = false;
  data.for_each_entry([&](const Node& key, const Node& value) { add_key(key, value, keys); });
  data.for_each_item([&](const Node& item) { add_keys(item, keys); });
}

/// `lifecycle { ignore_changes = [data] }`: somebody else fills it in later.
bool is_ignored(const Node& body, std::string_view word) {
  bool ignored = false;
  for (const Node* lifecycle : blocks_of(body, "lifecycle")) {
    const Node* words = lifecycle->find("ignore_changes");
    if (words == nullptr) continue;
    const auto names = [&](const Node& each) {
      const std::string_view text = each.is_scalar() ? each.resolved().value : std::string_view();
      ignored = ignored || text.find("all") != std::string_view::npos || text.find(word) != std::string_view::npos;
    };
    names(*words);
    words->for_each_item(names);
  }
  return ignored;
}

void read_keys(const Node& body, Keys& keys) {
  for (const std::string_view word : kDataWords) {
    body.for_each_entry([&](const Node& key, const Node& value) {
      if (key.is_scalar() && key.resolved().value == word) add_keys(value, keys);
    });
    if (is_ignored(body, word)) keys.known = false;
  }
}

/// A secret of the name that stands there; none where it can be none.
std::optional<Secret> named(const TerraformObject& object) {
  const Node* metadata = metadata_of(object.body);
  const Node* name = metadata == nullptr ? nullptr : metadata->find("name");
  if (name == nullptr || !name->is_scalar() || !may_become_name(name->resolved().value)) return std::nullopt;
  Secret secret;
  secret.name = shown_name(name->resolved().value);
  secret.place = name->place();
  secret.undecided = object.undecided;
  if (secret.name.empty()) return std::nullopt;
  const Node* written = metadata->find("namespace");
  if (is_empty(written)) return secret;
  const std::string name_space = is_computed(*written) ? std::string() : shown_name(metadata->text_of("namespace"));
  if (name_space.empty()) {
    secret.undecided = true;
  } else {
    secret.namespaces.push_back(name_space);
  }
  return secret;
}

void add_declaration(const TerraformObject& object, Secret secret, ManifestFacts& facts) {
  Document& document = facts.documents.emplace_back(document_of(object, secret.place));
  document.name = secret.name;
  if (!secret.namespaces.empty()) document.name_space.value = secret.namespaces.front();
  // Two expressions that are not shown need not be alike.
  if (secret.name.find("…") != std::string::npos) document.scope += '#' + std::to_string(secret.place.span.begin);
  document.declares.push_back(std::move(secret));
}

/// Also under its object's name, where its own is computed.
void declare(const TerraformObject& object, Secret secret, ManifestFacts& facts) {
  std::vector<std::string>& names = secret.keys.names;
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (has_placeholder(secret.name)) {
    Secret as_object = secret;
    as_object.name = TerraformEvaluator::name_of_object(object.block);
    add_declaration(object, std::move(as_object), facts);
  }
  add_declaration(object, std::move(secret), facts);
}

void refer(const TerraformObject& object, ManifestFacts& facts) {
  const Node* metadata = metadata_of(object.body);
  if (metadata == nullptr) return;
  Document document = document_of(object, metadata->place());
  ReferenceReader references(document, false);
  references.read_at(*metadata, metadata->place(), kOfMetadata, {});
  if (!document.references.empty()) document.place = document.references.front().secret.place;
  facts.documents.push_back(std::move(document));
}

}  // namespace

Document document_of(const TerraformObject& object, Place place) {
  Document document;
  document.file = object.block.body.file;
  document.place = place;
  document.scope = object.scope_name;
  return document;
}

void read_terraform_secret(const TerraformObject& object, ManifestFacts& facts) {
  auto secret = named(object);
  if (!secret) return;
  read_keys(object.body, secret->keys);
  if (object.block.broken) secret->keys.known = false;
  const Node* type = object.body.find("type");
  secret->type = is_empty(type) ? "Opaque" : is_computed(*type) ? "" : shown_name(object.body.text_of("type"));
  if (secret->type == "kubernetes.io/service-account-token") {
    secret->keys.names.insert(secret->keys.names.end(), {"token", "ca.crt", "namespace"});  // the cluster fills them in
  }
  if (object.undecided) {
    secret->keys = {};
    secret->keys.known = false;
  }
  declare(object, std::move(*secret), facts);
}

void read_terraform_secret_data(const TerraformObject& object, ManifestFacts& facts) {
  refer(object, facts);
  auto secret = named(object);
  if (!secret) return;
  read_keys(object.body, secret->keys);
  if (object.block.broken || object.undecided) secret->keys.known = false;
  secret->exists = false;
  secret->shared = true;
  declare(object, std::move(*secret), facts);
}

void read_terraform_secret_source(const TerraformObject& object, ManifestFacts& facts) { refer(object, facts); }

void read_terraform_key(const TerraformObject& source, const TerraformSyntax& read, ManifestFacts& facts) {
  const auto steps = TerraformEvaluator::steps(*read.hcl);
  const Node* metadata = metadata_of(source.body);
  const Node* name = metadata == nullptr ? nullptr : metadata->find("name");
  if (!steps || name == nullptr || !name->is_scalar() || !may_become_name(name->resolved().value)) return;
  // data, its type and name, the index of one of several, and then `data` and the key.
  const std::size_t data = steps->size() > 4 && (*steps)[3] != "data" ? 4 : 3;
  if (steps->size() != data + 2 || (*steps)[data] != "data" || !may_become_key(steps->back())) return;
  const std::string& key = steps->back();
  const std::string shown = shown_name(name->resolved().value);
  if (shown.empty() || looks_like_value(key)) return;
  const Span whole = read.hcl->span();
  const auto at = whole.begin + static_cast<std::uint32_t>(read.hcl->text().rfind(key));
  Document document = document_of(source, {read.file, whole});
  document.file = read.file;
  document.name_space.value = shown_name(metadata->text_of("namespace"));
  Reference& reference = document.references.emplace_back();
  reference.secret = Name({shown, {read.file, whole}});
  reference.key = Name({key, {read.file, {at, at + static_cast<std::uint32_t>(key.size())}}});
  reference.field = "kubernetes_secret";
  facts.documents.push_back(std::move(document));
}

}  // namespace keyref
