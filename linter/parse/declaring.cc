#include "linter/parse/declaring.h"

#include <algorithm>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/parse/nameable.h"

namespace keyref {
namespace {

/// SOPS encrypts whole values.
bool is_encrypted(std::string_view text) { return text.starts_with("ENC["); }

void sort(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

bool is_empty(const Node* node) {
  return node == nullptr || node->is_null() || (node->is_scalar() && node->resolved().value.empty());
}

bool has_no_entries(const Node* node) {
  return is_empty(node) || (!node->is_scalar() && node->resolved().first == nullptr);
}

bool is_true(const Node* node) { return node != nullptr && node->is_scalar() && node->resolved().value == "true"; }

std::string type_of(const Node& mapping) {
  const std::string_view type = mapping.text_of("type");
  const bool shown = !has_placeholder(type) && !is_encrypted(type) && !is_value_in_place_of_name(std::string(type));
  return shown ? std::string(type) : std::string();
}

std::string made_type(const Node* mapping) {
  const bool said = mapping != nullptr && !is_empty(mapping->find("type"));
  return said ? type_of(*mapping) : std::string("Opaque");
}

Place first_word(const Node& item) {
  const Node& node = item.resolved();
  return node.kind == Node::Kind::mapping && node.first != nullptr ? node.first->place() : item.place();
}

const Node* Declaring::spec() {
  const Node* spec = object_.find("spec");
  if (spec == nullptr) refuse(object_, document_.place, "this object has no `spec`", "add it");
  return spec != nullptr && spec->is_mapping() ? spec : nullptr;
}

const Node* Declaring::require(const Node& mapping, Place place, std::string_view entry, std::string_view owner) {
  const Node* found = mapping.find(entry);
  if (!is_empty(found)) return found;
  const std::string name(entry);
  refuse(mapping, place, "`" + std::string(owner) + "` has no `" + name + "`", "add `" + name + ":`");
  return nullptr;
}

std::optional<Secret> Declaring::own() const {
  if (document_.name.empty()) return std::nullopt;
  Secret secret;
  secret.name = document_.name;
  secret.place = document_.place;
  if (!document_.name_space.value.empty()) secret.namespaces.push_back(document_.name_space.value);
  return secret;
}

std::optional<Secret> Declaring::named(const Node& name) {
  if (!name.is_scalar() || is_encrypted(name.resolved().value)) return std::nullopt;
  const std::string text = without_expressions(name.resolved().value);
  if (is_value_in_place_of_name(text)) {
    refuse(name, name.place(), "this looks like a secret's value, where a name belongs",
           "name the secret here, and rotate the value", false);
    return std::nullopt;
  }
  if (!may_become_name(text)) {
    refuse(name, name.place(), "this can be no secret's name",
           "a name holds lower-case letters, digits, `-` and `.`, and starts and ends with a letter or digit", false);
    return std::nullopt;
  }
  Secret secret;
  secret.name = text;
  secret.place = name.place();
  if (!document_.name_space.value.empty()) secret.namespaces.push_back(document_.name_space.value);
  return secret;
}

void Declaring::add_key(const Node& key, Keys& keys) {
  const std::string text = key.is_scalar() ? std::string(key.resolved().value) : std::string();
  if (text.empty() || has_placeholder(text) || is_encrypted(text)) {
    keys.known = false;  // it is one, but which one shows later
  } else if (is_value_in_place_of_name(text)) {
    refuse(key, key.place(), "this looks like a secret's value, where a name belongs",
           "name the secret's key here, and rotate the value", false);
  } else if (!may_become_key(text)) {
    refuse(key, key.place(), "this can be no secret's key", "a key holds letters, digits, `-`, `_` and `.`", false);
  } else {
    keys.names.push_back(text);
  }
}

void Declaring::add_keys_of(const Node* mapping, Keys& keys) {
  if (mapping != nullptr && mapping->resolved().open) keys.known = false;
  if (is_empty(mapping)) return;
  if (!mapping->is_mapping()) keys.known = false;
  mapping->for_each_entry([&](const Node& key, const Node&) { add_key(key, keys); });
}

void Declaring::declare(Secret secret) {
  if (object_.resolved().open) secret.keys.known = false;
  sort(secret.keys.names);
  sort(secret.keys.maybe);
  document_.declares.push_back(std::move(secret));
}

void Declaring::refuse(const Node& mapping, Place place, std::string message, std::string help, bool incomplete) {
  if (incomplete && mapping.resolved().open) return;
  references_.refuse(mapping, place, std::move(message), std::move(help), "", {});
  document_.invalid_references.back().incomplete = incomplete;
}

}  // namespace keyref
