#include <algorithm>
#include <cctype>

#include "linter/base/hash.h"
#include "linter/base/text.h"
#include "linter/helm/call.h"

namespace keyref::helm {

const Value* Call::computed() const {
  std::string expression = name;
  for (const Value* argument : arguments) {
    std::string plain;
    values().restore_holes(written(*argument, values()).text(), plain);
    // Braces within braces would end the expression.
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == '{' || c == '}'; }, '|');
    if (argument->is(Value::Kind::string) || argument->is(Value::Kind::unknown)) expression += " " + plain;
  }
  constexpr std::size_t kLongest = 160;  // a loop may build one on top of the other
  if (expression.size() > kLongest) expression = name + " … " + hex16(fnv1a(expression));
  return values().unknown(expression);
}

/// The verbs that charts use: %s %d %v %q and %%, with widths left out.
const Value* print_format(const Call& call) {
  if (call.at(0).is(Value::Kind::unknown)) return call.computed();
  const std::string format = call.text(0);
  std::string text;
  std::size_t argument = 1;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%' || i + 1 == format.size()) {
      text.push_back(format[i]);
      continue;
    }
    while (i + 1 < format.size() && std::string_view("+-#. 0123456789").find(format[i + 1]) != std::string_view::npos)
      ++i;
    const char verb = i + 1 < format.size() ? format[++i] : '%';
    if (verb == '%') {
      text.push_back('%');
    } else if (argument < call.count()) {
      text += verb == 'q' ? "\"" + call.text(argument) + "\"" : call.text(argument);
      ++argument;
    }
  }
  return call.values().string(text);
}

const Value* print(const Call& call) {
  std::string text;
  for (std::size_t i = 0; i < call.count(); ++i) text += call.text(i);
  return call.values().string(text);
}

const Value* quote(const Call& call, std::string_view mark) {
  const std::string text = written(call.last(), call.values()).text();
  if (mark == "'") return call.values().string("'" + text + "'");
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted.push_back('\\');
    quoted += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
  }
  return call.values().string(quoted + "\"");
}

const Value* trunc(const Call& call) {
  const std::string text = call.text(1);
  // How long the computed part becomes is not known; names that need cutting are rare.
  if (has_hole(text)) return call.arguments[1];
  const std::int64_t count = call.number(0);
  const auto length = std::min<std::size_t>(text.size(), static_cast<std::size_t>(std::abs(count)));
  return call.values().string(count < 0 ? text.substr(text.size() - length) : text.substr(0, length));
}

const Value* replace_all(const Call& call) {
  const std::string from = call.text(0);
  const std::string to = call.text(1);
  std::string text = call.text(2);
  if (from.empty()) return call.arguments[2];
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return call.values().string(text);
}

const Value* trim_affix(const Call& call, bool suffix) {
  std::string text = call.text(1);
  const std::string affix = call.text(0);
  if (suffix && text.ends_with(affix)) text.resize(text.size() - affix.size());
  if (!suffix && text.starts_with(affix)) text.erase(0, affix.size());
  return call.values().string(text);
}

const Value* trim_all(const Call& call) {
  const std::string text = call.text(1);
  const std::size_t begin = text.find_first_not_of(call.text(0));
  if (begin == std::string::npos) return call.values().string("");
  return call.values().string(text.substr(begin, text.find_last_not_of(call.text(0)) + 1 - begin));
}

const Value* trim_blanks(const Call& call) {
  const Value& value = call.last();
  return call.values().string(value.is(Value::Kind::string) ? value.text.trimmed()
                                                            : RichText(trim(written(value, call.values()).text())));
}

const Value* indent(const Call& call, bool new_line) {
  constexpr std::int64_t kDeepest = 200;
  const auto depth = static_cast<std::size_t>(std::clamp<std::int64_t>(call.number(0), 0, kDeepest));
  const RichText written_text = written(call.last(), call.values());
  // What is indented has lines of its own, though they are not known.
  if (is_lone_hole(written_text.text()))
    return call.values().string("\n" + std::string(depth, ' ') + written_text.text());
  const RichText inside = written_text.indented(depth);
  if (!new_line) return call.values().string(inside);
  if (!inside.is_traced()) return call.values().string("\n" + inside.text());
  RichText text;
  text.append("\n", inside.trace({0, 1}).place, false);
  text.append(inside, {});
  return call.values().string(std::move(text));
}

const Value* change_case(const Call& call, bool upper) {
  std::string text = call.text(call.count() - 1);
  for (char& c : text)
    c = static_cast<char>(upper ? std::toupper(static_cast<unsigned char>(c))
                                : std::tolower(static_cast<unsigned char>(c)));
  return call.values().string(text);
}

/// `title` and `untitle`: the first letter of each word.
const Value* change_first_letters(const Call& call) {
  std::string text = call.text(call.count() - 1);
  bool starts = true;
  for (char& c : text) {
    const auto letter = static_cast<unsigned char>(c);
    if (starts) c = static_cast<char>(call.name == "title" ? std::toupper(letter) : std::tolower(letter));
    starts = c == ' ';
  }
  return call.values().string(text);
}

/// `camelcase`, `snakecase` and `kebabcase`: words begin behind a separator, and with a capital.
const Value* join_words(const Call& call) {
  const bool camel = call.name == "camelcase";
  const char separator = call.name == "snakecase" ? '_' : '-';
  std::string result;
  bool starts = true;
  bool small = false;  // a capital behind a small letter begins a word, too
  for (const char c : call.text(call.count() - 1)) {
    const auto letter = static_cast<unsigned char>(c);
    if (c == ' ' || c == '-' || c == '_') {
      starts = true;
      continue;
    }
    const bool begins = starts || (!camel && small && std::isupper(letter) != 0);
    if (begins && !camel && !result.empty()) result.push_back(separator);
    result.push_back(camel ? (begins ? static_cast<char>(std::toupper(letter)) : c)
                           : static_cast<char>(std::tolower(letter)));
    small = std::islower(letter) != 0;
    starts = false;
  }
  return call.values().string(result);
}

const Value* without_blanks(const Call& call) {
  std::string text = call.text(0);
  std::erase_if(text, [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
  return call.values().string(text);
}

const Value* part_of_text(const Call& call) {
  const std::string text = call.text(2);
  if (has_hole(text)) return call.arguments[2];
  const auto size = static_cast<std::int64_t>(text.size());
  const std::int64_t from = std::clamp<std::int64_t>(call.number(0), 0, size);
  const std::int64_t to = call.number(1) < 0 ? size : std::clamp(call.number(1), from, size);
  return call.values().string(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
}

const Value* repeated(const Call& call) {
  constexpr std::int64_t kMost = 1000;
  std::string text;
  for (std::int64_t i = 0; i < std::min(call.number(0), kMost); ++i) text += call.text(1);
  return call.values().string(text);
}

/// `split` gives a map: `._0`, `._1`.
const Value* split_to_map(const Call& call) {
  Value::Entries entries;
  const Value* list = split_text(call);
  for (std::size_t i = 0; i < list->items.size(); ++i) entries.emplace_back("_" + std::to_string(i), list->items[i]);
  return call.values().map(std::move(entries));
}

const Value* split_text(const Call& call) {
  std::vector<const Value*> items;
  const std::string separator = call.text(0);
  std::string rest = call.text(1);
  for (std::size_t at = rest.find(separator); !separator.empty() && at != std::string::npos;
       at = rest.find(separator)) {
    items.push_back(call.values().string(rest.substr(0, at)));
    rest.erase(0, at + separator.size());
  }
  items.push_back(call.values().string(rest));
  return call.values().list(std::move(items));
}

const Value* join_text(const Call& call) {
  std::string text;
  for (const Value* item : call.last().items) {
    if (item != call.last().items.front()) text += call.text(0);
    text += written(*item, call.values()).text();
  }
  return call.values().string(text);
}

}  // namespace keyref::helm
