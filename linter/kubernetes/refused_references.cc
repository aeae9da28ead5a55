// What the API server refuses of a reference.

#include <algorithm>

#include "linter/base/edit_distance.h"
#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/kubernetes/references.h"
#include "linter/syntax/scalar_type.h"

namespace keyref {
namespace {

/// A list whose entries may refer to anything: `env: ${ENTRIES}`.
constexpr SecretField kUnknownEntries = {.path = "", .name = ""};

}  // namespace

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
  const std::string parent(last_word(field));
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
