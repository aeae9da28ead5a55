#include "linter/syntax/plain_scalars.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "linter/base/utf8.h"

namespace keyref {
namespace {

enum Class : unsigned char {
  kBeginsPlain = 1,  ///< whatever follows
  kEndsBlock = 2,    ///< may end a plain scalar in a block
  kEndsFlow = 4,     ///< may end one in a flow
  kWord = 8,
};

constexpr std::array<unsigned char, 256> kClasses = [] {
  std::array<unsigned char, 256> classes{};
  const auto add = [&](std::string_view characters, unsigned char what) {
    for (const char c : characters) classes[static_cast<unsigned char>(c)] |= what;
  };
  add("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", kWord | kBeginsPlain);
  add("_./$(<~+=^\\;", kBeginsPlain);
  for (std::size_t c = 0x80; c < classes.size(); ++c) classes[c] |= kBeginsPlain;
  add("\n:#", kEndsBlock | kEndsFlow);
  add(",[]{}?", kEndsFlow);
  return classes;
}();

bool is(char c, Class what) { return (kClasses[static_cast<unsigned char>(c)] & what) != 0; }

/// Line breaks of YAML 1.1 that are no `\n`, and what may stand in no YAML.
bool is_refused(const CodePoint& point) {
  constexpr std::uint32_t kFirstPrintable = 0xA0;
  constexpr std::uint32_t kLineSeparator = 0x2028;
  constexpr std::uint32_t kParagraphSeparator = 0x2029;
  constexpr std::uint32_t kByteOrderMark = 0xFEFF;
  return !point.valid || point.value < kFirstPrintable || point.value == kLineSeparator ||
         point.value == kParagraphSeparator || point.value == kByteOrderMark || point.value == 0xFFFE ||
         point.value == 0xFFFF;
}

constexpr std::string_view kDocumentEnd = "...";
/// What may follow a `\` here, and what it then stands for.
constexpr std::string_view kEscapes = "\"\\/ntr";
constexpr std::string_view kEscaped = "\"\\/\n\t\r";

std::string unescape(std::string_view written, char quote) {
  std::string value;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const bool escape = written[at] == (quote == '"' ? '\\' : quote);
    if (escape) ++at;
    value += escape && quote == '"' ? kEscaped[kEscapes.find(written[at])] : written[at];
  }
  return value;
}

}  // namespace

bool is_plain_text(std::string_view text) {
  unsigned char refused = 0;  // no bool, nor any jump: so that the loop is vectorized
  unsigned char high = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    refused |= static_cast<unsigned char>((byte < ' ' ? 1 : 0) & (byte != '\n' ? 1 : 0)) | (byte == 0x7F ? 1 : 0);
    high |= byte;
  }
  if (refused != 0 || high < 0x80) return refused == 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    if (is_refused(point)) return false;
    at += point.length;
  }
  return true;
}

std::optional<LineScalar> PlainScalars::scan(std::size_t begin, Context context) const {
  if (begin >= text_.size()) return std::nullopt;
  if (text_[begin] == '"') return scan_quoted(begin, '"', '\\');
  if (text_[begin] == '\'') return scan_quoted(begin, '\'', '\'');
  return scan_plain(begin, context);
}

/// Of a character that may end a plain scalar.
PlainScalars::PlainEnd PlainScalars::plain_end_at(std::size_t at, Context context) const {
  if (at == text_.size()) return PlainEnd::here;
  const char next = at + 1 < text_.size() ? text_[at + 1] : '\n';
  switch (text_[at]) {
    case '#':
      return text_[at - 1] == ' ' ? PlainEnd::here : PlainEnd::later;
    case ':':
      if (next == ' ' || next == '\n') return PlainEnd::here;
      return context == Context::flow && next != ':' && next != '#' && is(next, kEndsFlow) ? PlainEnd::mistake
                                                                                           : PlainEnd::later;
    case '\n':
    case ',':
    case ']':
    case '}':
      return PlainEnd::here;
    default:
      return PlainEnd::mistake;  // brackets inside a plain scalar of a flow
  }
}

/// Of a plain scalar, perhaps; or of the text.
std::size_t PlainScalars::find_end(std::size_t at, unsigned char ends) const {
  const char* const text = text_.data();  // here, so that it is not looked up for each character
  const std::size_t size = text_.size();
  while (at < size && (kClasses[static_cast<unsigned char>(text[at])] & ends) == 0) ++at;
  return at;
}

std::optional<LineScalar> PlainScalars::scan_plain(std::size_t begin, Context context) const {
  if (text_.substr(begin).starts_with(kDocumentEnd)) return std::nullopt;
  std::size_t first = begin;  // `-1`, `--option`; never `- `, nor `---`
  while (first < begin + 2 && first < text_.size() && text_[first] == '-') ++first;
  if (first == text_.size() || !is(text_[first], first == begin ? kBeginsPlain : kWord)) return std::nullopt;
  const Class ends = context == Context::block ? kEndsBlock : kEndsFlow;
  std::size_t at = first;
  for (;; ++at) {
    at = find_end(at, ends);
    const PlainEnd end = plain_end_at(at, context);
    if (end == PlainEnd::mistake) return std::nullopt;
    if (end == PlainEnd::here) break;
  }
  std::size_t end = at;
  while (text_[end - 1] == ' ') --end;
  return LineScalar{ScalarStyle::plain, span_of(begin, end), end, false};
}

std::optional<LineScalar> PlainScalars::scan_quoted(std::size_t begin, char quote, char escape) const {
  bool escaped = false;
  for (std::size_t at = begin + 1; at < text_.size() && text_[at] != '\n'; ++at) {
    const bool escapes = text_[at] == escape && at + 1 < text_.size();
    if (escapes && (quote == '"' ? kEscapes.find(text_[at + 1]) != std::string_view::npos : text_[at + 1] == quote)) {
      escaped = true;
      ++at;
    } else if (text_[at] == quote) {
      return LineScalar{ScalarStyle::quoted, span_of(begin + 1, at), at + 1, escaped};
    } else if (text_[at] == '\\' && quote == '"') {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

Node* PlainScalars::make(const LineScalar& scalar) {
  Node& node = nodes_.make(Node::Kind::scalar, file_, scalar.span);
  node.style = scalar.style;
  node.value = text_.substr(scalar.span.begin, scalar.span.end - scalar.span.begin);
  if (scalar.escaped) node.value = nodes_.keep(unescape(node.value, text_[scalar.behind - 1]));
  return &node;
}

Node* PlainScalars::make_literal(std::size_t& at, std::size_t parent) {
  std::size_t header_end = at + 1;
  const bool indicated = header_end < text_.size() && (text_[header_end] == '-' || text_[header_end] == '+');
  const char chomping = indicated ? text_[header_end++] : ' ';
  if (header_end == text_.size() || text_[header_end] != '\n') return nullptr;
  std::size_t line = text_.find_first_not_of('\n', header_end);
  const std::size_t first = text_.find_first_not_of(' ', line);
  if (line == std::string_view::npos || first == std::string_view::npos || text_[first] == '\n') return nullptr;
  const std::size_t indent = first - line;
  if (indent <= parent) return nullptr;

  std::string value;
  std::size_t breaks = line - header_end - 1;  // that have not gone into `value`
  std::size_t end = first;
  while (line < text_.size()) {
    const std::size_t line_end = text_.find('\n', line);
    if (line_end == std::string_view::npos) return nullptr;
    const std::size_t word = text_.find_first_not_of(' ', line);
    if (text_[word] == '\n' && word <= line + indent) {
      ++breaks;
    } else if (word < line + indent) {
      break;
    } else {
      value.append(breaks, '\n').append(text_.substr(line + indent, line_end - line - indent));
      breaks = 1;
      if (word != line_end) end = line_end;
    }
    line = line_end + 1;
  }
  value.append(chomping == '-' ? 0 : chomping == '+' ? breaks : 1, '\n');
  while (text_[end - 1] == ' ') --end;
  Node& node = nodes_.make(Node::Kind::scalar, file_, span_of(first, end));
  node.style = ScalarStyle::block;
  node.value = nodes_.keep(std::move(value));
  at = line - 1;
  return &node;
}

}  // namespace keyref
