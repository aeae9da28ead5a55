#include <algorithm>
#include <cctype>

#include "linter/helm/value.h"
#include "linter/syntax/scalar_type.h"

namespace keyref::helm {
namespace {

bool is_plain_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("_-./ @").find(c) != std::string_view::npos;
}

/// May the string stand in YAML without quotes, and still be one?
bool is_plain(std::string_view text) {
  if (text.empty() || (std::isalpha(static_cast<unsigned char>(text.front())) == 0 && text.front() != '/'))
    return false;
  if (text.back() == ' ' || !std::all_of(text.begin(), text.end(), is_plain_character)) return false;
  Node node;
  node.value = text;
  return scalar_type(node) == ScalarType::string;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result.push_back('\\');
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += ' ';
    } else {
      result.push_back(c);
    }
  }
  return result + "\"";
}

/// Templates can put a map into itself.
constexpr std::size_t kDeepest = 64;
constexpr std::size_t kLongest = std::size_t{4} << 20;

class YamlWriter {
 public:
  explicit YamlWriter(Values& values) : values_(values) {}

  void write(const Value& value, std::size_t indent) {
    if (indent > 2 * kDeepest || text_.text().size() > kLongest) return put("null");
    if (value.is(Value::Kind::map) && !value.entries.empty()) return write_map(value, indent);
    if (value.is(Value::Kind::list) && !value.items.empty()) return write_list(value, indent);
    write_scalar(value);
  }
  /// In brackets and braces, which both YAML and JSON take.
  void write_flow(const Value& value, std::size_t depth) {
    if (depth > kDeepest || text_.text().size() > kLongest) return put("null");
    const bool is_map = value.is(Value::Kind::map);
    if (!is_map && !value.is(Value::Kind::list)) return write_scalar(value, true);
    put(is_map ? "{" : "[");
    for (std::size_t i = 0; i < value.entries.size(); ++i) {
      put((i == 0 ? "" : ",") + quoted(value.entries[i].first) + ":");
      write_flow(*value.entries[i].second, depth + 1);
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      if (i > 0) put(",");
      write_flow(*value.items[i], depth + 1);
    }
    put(is_map ? "}" : "]");
  }
  RichText take() { return std::move(text_); }

 private:
  void put(std::string_view text) { text_.append(text, last_, false); }

  void write_scalar(const Value& value, bool always_quoted = false) {
    if (value.is(Value::Kind::map)) return put("{}");
    if (value.is(Value::Kind::list)) return put("[]");
    if (value.is(Value::Kind::nil)) return put("null");
    if (value.place) last_ = *value.place;
    const std::string text = written(value, values_).text();
    const bool exact = value.place && last_.span.end - last_.span.begin == text.size();
    const bool is_string = value.is(Value::Kind::string);
    if (!is_string || (is_plain(text) && !always_quoted)) {
      text_.append(text, last_, exact);
    } else if (exact && quoted(text).size() == text.size() + 2) {
      put("\"");
      text_.append(text, last_, true);
      put("\"");
    } else {
      put(quoted(text));
    }
  }

  void write_map(const Value& map, std::size_t indent) {
    bool first = true;
    for (const auto& [key, value] : map.entries) {
      if (!first) put("\n" + std::string(indent, ' '));
      first = false;
      if (value->place) last_ = *value->place;
      put((is_plain(key) ? key : quoted(key)) + ":");
      const bool block = (value->is(Value::Kind::map) && !value->entries.empty()) ||
                         (value->is(Value::Kind::list) && !value->items.empty());
      const std::size_t inner = indent + (value->is(Value::Kind::map) ? 2 : 0);
      put(block ? "\n" + std::string(inner, ' ') : std::string(" "));
      write(*value, inner);
    }
  }

  void write_list(const Value& list, std::size_t indent) {
    bool first = true;
    for (const Value* item : list.items) {
      if (!first) put("\n" + std::string(indent, ' '));
      first = false;
      put("- ");
      write(*item, indent + 2);
    }
  }

  Values& values_;
  RichText text_;
  Place last_;  ///< of the scalar written last, where what stands between scalars is said to be, too
};

}  // namespace

RichText to_json(const Value& value, Values& values) {
  YamlWriter writer(values);
  writer.write_flow(value, 0);
  return writer.take();
}

RichText to_yaml(const Value& value, Values& values) {
  YamlWriter writer(values);
  writer.write(value, 0);
  return writer.take();
}

}  // namespace keyref::helm
