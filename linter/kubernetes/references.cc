#include "linter/kubernetes/references.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/kubernetes/nameable.h"
#include "linter/model/names.h"
#include "linter/secret/value_shape.h"
#include "linter/syntax/scalar_type.h"

namespace keyref {
namespace {

/// Stands for a name that unknown lines give.
constexpr std::string_view kUnknownText = "{{…}}";

bool is_true(const Node* node) {
  if (node == nullptr || !node->is_scalar() || scalar_type(*node) != ScalarType::boolean) return false;
  const std::string word = to_lower(node->resolved().value);
  return word == "true" || word == "yes" || word == "on" || word == "y";
}

bool holds(const Node& mapping, std::string_view condition) {
  if (condition.empty()) return true;
  const bool may_lack = condition.back() == '?';
  if (may_lack) condition.remove_suffix(1);
  const std::size_t equals = condition.find('=');
  const Node* entry = mapping.find(condition.substr(0, equals));
  const std::string_view wanted = condition.substr(equals + 1);
  if (entry == nullptr) return may_lack;
  if (entry->is_scalar()) return entry->resolved().value == wanted;
  bool found = false;
  entry->for_each_item([&](const Node& item) { found |= item.is_scalar() && item.resolved().value == wanted; });
  return found;
}

/// What the `*` of a pattern stands for in an entry's name.
std::optional<std::string_view> match_wildcard(std::string_view pattern, std::string_view entry) {
  const std::size_t star = pattern.find('*');
  const std::string_view prefix = pattern.substr(0, star);
  const std::string_view suffix = pattern.substr(star + 1);
  if (entry.size() < prefix.size() + suffix.size() || !entry.starts_with(prefix) || !entry.ends_with(suffix))
    return std::nullopt;
  return entry.substr(prefix.size(), entry.size() - prefix.size() - suffix.size());
}

std::string fill_wildcard(std::string_view pattern, std::string_view wildcard) {
  std::string filled(pattern);
  if (const std::size_t star = filled.find('*'); star != std::string::npos) filled.replace(star, 1, wildcard);
  return filled;
}

/// Splits "{a,b}Suffix" into "aSuffix" and "bSuffix"; a segment without braces stays as it is.
template <typename Visit>
void for_each_alternative(std::string_view segment, Visit visit) {
  const std::size_t open = segment.find('{');
  if (open == std::string_view::npos) return visit(segment);
  const std::size_t close = segment.find('}');
  for (const std::string_view word : split(segment.substr(open + 1, close - open - 1), ',')) {
    visit(std::string(segment.substr(0, open)).append(word).append(segment.substr(close + 1)));
  }
}

void collect_names(const Node& node, int depth, std::vector<std::string>& names) {
  constexpr int kDeepest = 4;  // env[].valueFrom.secretKeyRef.name and the like
  if (node.is_scalar()) {
    const std::string_view name = node.resolved().value;
    if (is_secret_name(name)) names.emplace_back(name);
    return;
  }
  if (depth == kDeepest) return;
  node.for_each_item([&](const Node& item) { collect_names(item, depth + 1, names); });
  node.for_each_entry([&](const Node&, const Node& value) { collect_names(value, depth + 1, names); });
}

}  // namespace

void collect_names(const Node& node, std::vector<std::string>& names) { collect_names(node, 0, names); }

bool is_template(const Node& node) {
  const Node& value = node.resolved();
  if (value.kind == Node::Kind::mapping) return value.first != nullptr && value.first->is_mapping();
  return value.kind == Node::Kind::scalar && (value.open || has_placeholder(value.value));
}

std::string_view last_word(const SecretField& field) {
  const std::string_view word = field.path.substr(field.path.rfind('.') + 1);
  return word.ends_with("[]") ? word.substr(0, word.size() - 2) : word;
}

void ReferenceReader::read(const Node& root, const SecretField& field, const ReferenceContext& context) {
  follow(root, root.place(), field.path, field, context);
}

void ReferenceReader::follow(const Node& node, Place word, std::string_view path, const SecretField& field,
                             const ReferenceContext& context) {
  if (path.empty()) {
    read_at(node, word, field, context);
    return;
  }
  const std::size_t dot = path.find('.');
  std::string_view segment = path.substr(0, dot);
  const std::string_view rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  const bool list = segment.ends_with("[]");
  if (list) segment.remove_suffix(2);
  for_each_alternative(segment, [&](std::string_view name) {
    const Node* key = node.find_key(name);
    if (key == nullptr) return;
    if (!list) return follow(*key->next, key->place(), rest, field, context);
    if (strict_ && refuse_no_list(*key, *key->next, context)) return;
    key->next->for_each_item([&](const Node& item) { follow(item, key->place(), rest, field, context); });
  });
}

bool ReferenceReader::has_read(const Node& mapping) const {
  const Node* node = &mapping.resolved();
  const auto at = std::lower_bound(visits_.begin(), visits_.end(), node,
                                   [](const Visit& visit, const Node* key) { return visit.mapping < key; });
  return at != visits_.end() && at->mapping == node;
}

std::optional<std::size_t> ReferenceReader::read_at(const Node& mapping, Place word, const SecretField& field,
                                                    const ReferenceContext& context) {
  if (mapping.is_null() && !mapping.resolved().open) return std::nullopt;
  Visit visit{&mapping.resolved(), &field, context.key, std::nullopt};
  auto at = std::lower_bound(visits_.begin(), visits_.end(), visit,
                             [](const Visit& a, const Visit& b) { return std::less<>()(a.mapping, b.mapping); });
  for (; at != visits_.end() && at->mapping == visit.mapping; ++at) {
    if (at->field == visit.field && at->key == visit.key) return at->first_reference;
  }
  const std::size_t before = document_.references.size();
  read_mapping(mapping, word, field, context);
  if (document_.references.size() > before) visit.first_reference = before;
  visits_.insert(at, visit);
  return visit.first_reference;
}

void ReferenceReader::read_mapping(const Node& mapping, Place word, const SecretField& field,
                                   const ReferenceContext& context) {
  if (!mapping.is_mapping()) {
    if (is_template(mapping)) return add_unknown(mapping, word, field, context);
    if (strict_) {
      refuse(mapping, word, "`" + std::string(last_word(field)) + "` is no mapping",
             "write it as a mapping with `" + std::string(field.name) + "`" + (field.key == "key" ? " and `key`" : ""),
             "", context);
    }
    return;
  }
  if (!holds(mapping, field.only_if)) return;
  if (field.name.find('*') != std::string_view::npos) {
    mapping.for_each_entry([&](const Node& key, const Node& value) {
      if (!key.is_scalar()) return;
      if (const auto wildcard = match_wildcard(field.name, key.resolved().value)) {
        read_name(mapping, value, word, *wildcard, field, context);
      }
    });
    return;
  }
  if (field.name.ends_with("[]")) {
    if (const Node* names = mapping.find(field.name.substr(0, field.name.size() - 2))) {
      names->for_each_item([&](const Node& name) { read_name(mapping, name, word, {}, field, context); });
    }
    return;
  }
  if (strict_ && !field.words.empty() && refuse_entries(mapping, field, context)) return;
  const Node* name = mapping.find(field.name);
  if (name == nullptr || name->is_null() || (name->is_scalar() && name->resolved().value.empty())) {
    if (mapping.resolved().open) {
      add_unknown(mapping, word, field, context);
    } else if (strict_ && field.required) {
      refuse(mapping, word, "`" + std::string(last_word(field)) + "` names no secret",
             "add `" + std::string(field.name) + ":` with the secret's name", "", context);
    }
    return;
  }
  read_name(mapping, *name, word, {}, field, context);
}

void ReferenceReader::add_unknown(const Node& mapping, Place word, const SecretField& field,
                                  const ReferenceContext& context) {
  Reference reference;
  reference.kind = field.kind;
  reference.secret = Name({std::string(kUnknownText), word});
  reference.field = last_word(field);
  reference.expected = field.expected;
  reference.tolerated = field.tolerated;
  reference.container = context.container;
  reference.variable = context.variable;
  reference.sub_path = context.sub_path;
  add(mapping, std::move(reference), context);
}

void ReferenceReader::read_name(const Node& mapping, const Node& name, Place word, std::string_view wildcard,
                                const SecretField& field, const ReferenceContext& context) {
  if (!name.is_scalar() || name.resolved().value.empty()) return;
  Reference reference;
  reference.kind = field.kind;
  reference.secret = Name(name.text());
  reference.field = last_word(field);
  reference.expected = field.expected;
  reference.tolerated = field.tolerated;
  reference.optional = is_true(mapping.find("optional"));
  reference.container = context.container;
  reference.variable = context.variable;
  reference.sub_path = context.sub_path;
  if (!field.name_space.empty()) reference.name_space = mapping.text_of(fill_wildcard(field.name_space, wildcard));
  if (const std::size_t slash = reference.secret.value.find('/'); field.slash && slash != std::string::npos) {
    reference.name_space = reference.secret.value.substr(0, slash);
    reference.secret.value.erase(0, slash + 1);
    reference.secret.place.span.begin += static_cast<std::uint32_t>(slash + 1);
  }
  reference.secret.value = without_expressions(reference.secret.value);
  if (is_value_in_place_of_name(reference.secret.value)) return refuse_value(mapping, reference.secret.place, context);
  if (!may_become_name(reference.secret.value)) {
    return refuse(mapping, reference.secret.place, "this can be no secret's name",
                  "a name holds lower-case letters, digits, `-` and `.`, and starts and ends with a letter or digit",
                  "", context);
  }
  read_keys(mapping, word, std::move(reference), field, context);
}

void ReferenceReader::read_keys(const Node& mapping, Place word, Reference reference, const SecretField& field,
                                const ReferenceContext& context) {
  if (context.key != nullptr) reference.key = Name(context.key->text());
  if (field.key.empty()) return add(mapping, std::move(reference), context);
  const auto add_key = [&](const Node* key, Place parent) {
    if (key == nullptr || key->is_null() || !key->is_scalar() || key->resolved().value.empty()) {
      if (mapping.resolved().open) {
        Reference with_key = reference;
        with_key.key = Name({std::string(kUnknownText), parent});
        return add(mapping, std::move(with_key), context);
      }
      if (!strict_)
        return add(mapping, reference, context);  // what names the key there is not known: the name still counts
      return refuse(mapping, parent, "`" + std::string(last_word(field)) + "` names no key",
                    "add `key:` with the key's name", "", context);
    }
    Reference with_key = reference;
    with_key.key = Name(key->text());
    add(mapping, std::move(with_key), context);
  };
  if (field.key.find('[') == std::string_view::npos) return add_key(mapping.find(field.key), word);

  const Node* items = mapping.find("items");
  if (strict_ && items != nullptr && refuse_no_list(*mapping.find_key("items"), *items, context)) return;
  if (items == nullptr || !items->is_sequence() || items->resolved().first == nullptr)
    return add(mapping, std::move(reference), context);
  items->for_each_item([&](const Node& item) {
    if (strict_ && !field.words.empty() && item.is_mapping() && refuse_item(item, context)) return;
    if (item.is_mapping()) return add_key(item.find("key"), word);
    if (strict_)
      refuse(mapping, item.place(), "an entry of `items` is no mapping", "write `{key: …, path: …}`", "", context);
  });
}

void ReferenceReader::add(const Node& mapping, Reference reference, const ReferenceContext& context) {
  if (reference.key) {
    reference.key->value = without_expressions(reference.key->value);
    if (is_value_in_place_of_name(reference.key->value)) {
      return refuse_value(mapping, reference.key->place, context);
    }
    if (!may_become_key(reference.key->value)) {
      return refuse(mapping, reference.key->place, "this can be no secret's key",
                    "a key holds letters, digits, `-`, `_` and `.`", "", context);
    }
  }
  document_.references.push_back(std::move(reference));
}

}  // namespace keyref
