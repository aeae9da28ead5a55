#include "linter/configuration/schema_reader.h"

#include <algorithm>
#include <cstdint>

#include "linter/base/edit_distance.h"
#include "linter/base/text.h"
#include "linter/secret/value_shape.h"
#include "linter/syntax/scalar_type.h"
#include "linter/syntax/yaml.h"

namespace keyref {
namespace {

constexpr std::size_t kLongestName = 253;
constexpr std::size_t kLongestPath = 4096;

}  // namespace

bool is_plain_name(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName && !looks_like_value(text) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                  c == '.';
         });
}

std::string did_you_mean(std::string_view written, std::span<const std::string_view> words) {
  std::size_t best = written.size() / 3 + 1;
  std::string_view nearest;
  for (const std::string_view word : words) {
    const std::size_t distance = edit_distance(to_lower(written), word, best);
    if (distance < best) {
      best = distance;
      nearest = word;
    }
  }
  return nearest.empty() ? std::string() : "; did you mean `" + std::string(nearest) + "`?";
}

std::string quoted_list(std::span<const std::string_view> words) {
  std::vector<std::string> quoted;
  for (const std::string_view word : words) quoted.push_back("`" + std::string(word) + "`");
  return enumerate(quoted);
}

void SchemaReader::tell(const Node& node, std::string message, std::string help) {
  problems_.push_back({node.place(), std::move(message), std::move(help)});
}

bool SchemaReader::is_mapping(const Node& node, std::string_view what) {
  if (node.is_mapping()) return true;
  if (!node.is_null()) tell(node, std::string(what) + " must be a mapping");
  return false;
}

void SchemaReader::read_fields(const Node& mapping, std::string_view what, std::initializer_list<Field> fields) {
  if (!is_mapping(mapping, what)) return;
  std::uint64_t seen = 0;  // a bit for each field
  mapping.for_each_entry([&](const Node& key, const Node& value) {
    const std::string_view word = key.is_scalar() ? key.resolved().value : std::string_view();
    const auto* const field =
        std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.word == word; });
    if (field == fields.end()) return tell_unknown(key, word, what, fields);
    const std::uint64_t bit = std::uint64_t{1} << (field - fields.begin());
    if ((seen & bit) != 0) return tell(key, "`" + std::string(word) + "` is written twice");
    seen |= bit;
    if (!value.is_null()) field->read(value);
  });
}

void SchemaReader::tell_unknown(const Node& key, std::string_view word, std::string_view what,
                                std::initializer_list<Field> fields) {
  std::vector<std::string_view> words;
  for (const Field& field : fields) words.push_back(field.word);
  tell(key, "unknown entry of " + std::string(what) + did_you_mean(word, words), "known are " + quoted_list(words));
}

void SchemaReader::read_entries(const Node& mapping, std::string_view what, bool repeatable,
                                FunctionRef<void(const Node& key, const Node& value)> visit) {
  if (!is_mapping(mapping, what)) return;
  std::vector<std::string_view> seen;
  mapping.for_each_entry([&](const Node& key, const Node& value) {
    if (!key.is_scalar()) return tell(key, std::string(what) + " must have plain names as its entries");
    seen.push_back(key.resolved().value);
    visit(key, value);
  });
  if (repeatable) return;
  std::sort(seen.begin(), seen.end());
  if (std::adjacent_find(seen.begin(), seen.end()) != seen.end())
    tell(mapping, std::string(what) + " has one entry twice");
}

void SchemaReader::read_list(const Node& node, std::string_view what, FunctionRef<void(const Node& item)> visit) {
  if (node.is_sequence()) return node.for_each_item(visit);
  if (node.is_mapping()) return tell(node, std::string(what) + " must be a list");
  visit(node);
}

std::optional<std::string> SchemaReader::text(const Node& node, std::string_view what) {
  if (node.is_scalar() && !node.is_null() && !node.resolved().value.empty()) return std::string(node.resolved().value);
  tell(node, std::string(what) + " must be a text");
  return std::nullopt;
}

std::optional<std::string> SchemaReader::name(const Node& node, std::string_view what) {
  auto name = text(node, what);
  if (!name) return std::nullopt;
  if (looks_like_value(*name)) {
    tell(node, "this looks like a secret's value, where " + std::string(what) + " is expected; it is not shown");
    return std::nullopt;
  }
  if (!is_plain_name(*name)) {
    tell(node, std::string(what) + " holds letters, digits, `-`, `_` and `.` only");
    return std::nullopt;
  }
  return name;
}

std::optional<std::string> SchemaReader::path(const Node& node, std::string_view what) {
  auto path = text(node, what);
  if (!path || (path->size() <= kLongestPath && path->find('\0') == std::string::npos)) return path;
  tell(node, std::string(what) + " is no path");
  return std::nullopt;
}

std::optional<bool> SchemaReader::boolean(const Node& node, std::string_view what) {
  const std::string_view word = node.is_scalar() ? node.resolved().value : std::string_view();
  if (word == "true") return true;
  if (word == "false") return false;
  tell(node, std::string(what) + " must be `true` or `false`");
  return std::nullopt;
}

const Node* only_document(const YamlStream& stream, SchemaReader& reader) {
  if (stream.error()) {
    Node at;
    at.file = reader.file();
    at.span = stream.error()->span;
    reader.tell(at, "this is no YAML: " + stream.error()->message);
    return nullptr;
  }
  const auto& documents = stream.documents();
  if (documents.size() > 1) reader.tell(*documents[1], "there must be one document in this file");
  if (documents.empty()) return nullptr;
  if (documents.front()->is_mapping()) return documents.front();
  if (!documents.front()->is_null()) reader.tell(*documents.front(), "the file must be a mapping");
  return nullptr;
}

}  // namespace keyref
