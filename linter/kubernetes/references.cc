#include "linter/kubernetes/references.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "linter/base/edit_distance.h"
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
/// A list whose entries may refer to anything: `env: ${ENTRIES}`.
constexpr SecretField kUnknownEntries = {.path = "", .name = ""};

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

std::string_view last_word(std::string_view path) {
  path = path.substr(path.rfind('.') == std::string_view::npos ? 0 : path.rfind('.') + 1);
  return path.ends_with("[]") ? path.substr(0, path.size() - 2) : path;
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

std::string_view no_string(const Node& value) {
  if (is_template(value)) return {};
  if (value.is_mapping()) return "a mapping";
  if (value.is_sequence()) return "a list";
  switch (scalar_type(value)) {
    case ScalarType::boolean:
      return "a boolean";
    case ScalarType::integer:
    case ScalarType::floating:
      return "a number";
    default:
      return {};
  }
}

bool is_word_of(std::string_view word, std::string_view words) {
  const std::vector<std::string_view> list = split(words, ' ');
  return std::find(list.begin(), list.end(), word) != list.end();
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
      refuse(mapping, word, "`" + std::string(last_word(field.path)) + "` is no mapping",
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
      refuse(mapping, word, "`" + std::string(last_word(field.path)) + "` names no secret",
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
  reference.field = last_word(field.path);
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
  reference.field = last_word(field.path);
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
      return refuse(mapping, parent, "`" + std::string(last_word(field.path)) + "` names no key",
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

void ReferenceReader::refuse_value(const Node& mapping, Place place, const ReferenceContext& context) {
  refuse(mapping, place, "this looks like a secret's value, where a name belongs",
         "name the secret and its key here, and rotate the value", "", context);
}

void ReferenceReader::refuse(const Node& mapping, Place place, std::string message, std::string help,
                             std::string suggestion, const ReferenceContext& context) {
  InvalidReference& invalid = document_.invalid_references.emplace_back();
  invalid.place = place;
  invalid.message = std::move(message);
  invalid.help = std::move(help);
  invalid.suggestion = std::move(suggestion);
  invalid.container = context.container;
  invalid.variable = context.variable;
  collect_names(mapping, invalid.mentions);
}

bool ReferenceReader::refuse_entries(const Node& mapping, const SecretField& field, const ReferenceContext& context) {
  const std::string parent(last_word(field.path));
  if (refuse_misspelt(mapping, field.words, field.words, parent, context)) return true;
  if (refuse_no_string(mapping, field.name, context) || refuse_no_string(mapping, field.key, context)) return true;
  if (const Node* key = mapping.find_key("optional"); key != nullptr && !is_template(*key->next)) {
    const bool fits =
        key->next->is_scalar() && (key->next->is_null() || scalar_type(*key->next) == ScalarType::boolean);
    if (!fits) {
      refuse(mapping, key->next->place(), "`optional` is neither `true` nor `false`", "write it without quotes", "",
             context);
      return true;
    }
  }
  const std::vector<std::string_view> words = split(field.words, ' ');
  const std::vector<std::string> fields(words.begin(), words.end());
  bool told = false;
  mapping.for_each_entry([&](const Node& key, const Node&) {
    const std::string_view word = key.is_scalar() ? key.resolved().value : std::string_view();
    if (told || word.empty() || word.starts_with('$') || has_placeholder(word) || is_word_of(word, field.words)) return;
    told = true;
    refuse(mapping, key.place(), "`" + parent + "` has no field of this name",
           "take it out; there is no other than " + enumerate(fields), "", context);
  });
  return told;
}

bool ReferenceReader::refuse_no_string(const Node& mapping, std::string_view entry, const ReferenceContext& context) {
  const Node* value = mapping.find(entry);
  const std::string_view found = value == nullptr ? std::string_view() : no_string(*value);
  if (found.empty()) return false;
  refuse(mapping, value->place(),
         "`" + std::string(entry) + "` is " + std::string(found) + ", where Kubernetes wants a string",
         "put it in quotes", "", context);
  return true;
}

bool ReferenceReader::refuse_item(const Node& item, const ReferenceContext& context) {
  if (refuse_no_string(item, "key", context) || refuse_no_string(item, "path", context)) return true;
  if (item.resolved().open || item.find("path") != nullptr) return false;
  refuse(item, item.place(), "an entry of `items` names no path", "add `path:` with the file's name in the mount", "",
         context);
  return true;
}

bool ReferenceReader::refuse_no_list(const Node& key, const Node& value, const ReferenceContext& context) {
  if (value.is_sequence() || value.is_null()) return false;
  if (is_template(value)) {
    read_at(value, key.place(), kUnknownEntries, context);
    return false;
  }
  refuse(value, key.place(), "`" + std::string(key.resolved().value) + "` is no list", "write its entries with `- `",
         "", context);
  return true;
}

bool ReferenceReader::refuse_misspelt(const Node& mapping, std::string_view words, std::string_view wanted,
                                      std::string_view parent, const ReferenceContext& context) {
  if (words.empty()) return false;
  constexpr std::size_t kSlip = 2;
  bool told = false;
  mapping.for_each_entry([&](const Node& key, const Node&) {
    if (told || !key.is_scalar()) return;
    const std::string_view word = key.resolved().value;
    if (is_word_of(word, words) || word.starts_with('$')) return;
    std::string_view best;
    std::size_t best_distance = kSlip + 1;
    for (const std::string_view candidate : split(wanted, ' ')) {
      const bool same_word = equals_ignoring_case(candidate, word) ||
                             equals_ignoring_case("secret" + std::string(candidate), word) ||
                             equals_ignoring_case(candidate, "secret" + std::string(word));
      const std::size_t distance =
          same_word ? 0 : edit_distance(candidate, word, std::min(kSlip, candidate.size() / 3));
      if (same_word || distance <= std::min(kSlip, candidate.size() / 3)) {
        if (distance < best_distance) {
          best = candidate;
          best_distance = distance;
        }
      }
    }
    if (best.empty()) return;
    told = true;
    refuse(mapping, key.place(), "`" + std::string(parent) + "` has no field of this name",
           "write `" + std::string(best) + "`", std::string(best), context);
  });
  return told;
}

}  // namespace keyref
