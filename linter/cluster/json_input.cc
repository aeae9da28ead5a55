#include "linter/cluster/json_input.h"

#include <algorithm>
#include <cstring>

namespace keyref {
namespace {

/// Deeper than any object of Kubernetes or state of Terraform.
constexpr unsigned kMaxDepth = 500;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }
bool is_digit(int c) { return c >= '0' && c <= '9'; }
bool is_hex(int c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

JsonInput::~JsonInput() { forget(); }

void JsonInput::forget() { ::explicit_bzero(name_.data(), name_.size()); }

int JsonInput::peek() {
  const int c = input_.peek();
  if (c < 0 && !input_.failure().empty()) fail(input_.failure());
  return c;
}

void JsonInput::fail(std::string_view message) {
  if (!failure_) failure_ = JsonFailure{line_, input_.bytes(), std::string(message)};
  input_.stop();
}

void JsonInput::skip_blanks() {
  for (int c = peek(); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek()) {
    if (c == '\n') ++line_;
    input_.advance();
  }
}

void JsonInput::expect(char wanted, std::string_view message) {
  skip_blanks();
  if (!take(wanted)) fail(peek() < 0 ? "it breaks off" : message);
}

JsonInput::Kind JsonInput::next() {
  skip_blanks();
  const int c = peek();
  switch (c) {
    case -1:
      if (depth_ > 0) fail("it breaks off");
      return Kind::end;
    case '{':
      return Kind::object;
    case '[':
      return Kind::array;
    case '"':
      return Kind::string;
    case 't':
    case 'f':
    case 'n':
      return Kind::word;
    default:
      if (c == '-' || is_digit(c)) return Kind::number;
      fail("a value was expected");
      return Kind::end;
  }
}

void JsonInput::each(char closing, FunctionRef<void()> visit) {
  input_.advance();  // the bracket that next() has seen
  has_begun_ = true;
  if (++depth_ > kMaxDepth) return fail("nested more than 500 deep");
  skip_blanks();
  if (!take(closing)) {
    do {
      visit();
      skip_blanks();
    } while (!failure_ && take(','));
    expect(closing, closing == '}' ? "`,` or `}` was expected" : "`,` or `]` was expected");
  }
  --depth_;
}

void JsonInput::each_entry(FunctionRef<void(std::string_view name)> visit) {
  each('}', [&] {
    if (next() != Kind::string) return fail("a name in quotes was expected");
    const std::string_view name = string();
    expect(':', "`:` was expected behind a name");
    if (!failure_) visit(name);
  });
}

void JsonInput::each_item(FunctionRef<void()> visit) { each(']', visit); }

std::string_view JsonInput::string() {
  input_.advance();
  std::size_t length = 0;
  for (int c = peek(); length < name_.size() && c >= 0x20 && c != '"' && c != '\\'; c = peek()) {
    name_[length++] = static_cast<char>(c);
    input_.advance();
  }
  if (take('"')) return {name_.data(), length};
  forget();
  skip_string();
  return {};
}

bool JsonInput::skip_text() {
  input_.advance();  // the quote that next() has seen
  const bool filled = peek() != '"';
  skip_string();
  return filled;
}

/// From inside a string to behind its end.
void JsonInput::skip_string() {
  while (peek() >= 0) {
    const std::string_view ahead = input_.ahead();
    const auto* const end =
        std::find_if(ahead.begin(), ahead.end(), [](char c) { return c == '"' || c == '\\' || is_control(c); });
    input_.advance(static_cast<std::size_t>(end - ahead.begin()));
    if (end == ahead.end()) continue;
    if (take('"')) return;
    if (!take('\\')) return fail("a string holds a line break or another control character");
    skip_escape();
  }
  fail("a string breaks off");
}

void JsonInput::skip_escape() {
  constexpr std::string_view kEscapes = "\"\\/bfnrt";
  const int c = peek();
  if (c == 'u') {
    input_.advance();
    for (int digit = 0; digit < 4; ++digit) {
      if (!is_hex(peek())) return fail("`\\u` was expected to have four digits");
      input_.advance();
    }
  } else if (c < 0 || kEscapes.find(static_cast<char>(c)) == std::string_view::npos) {
    fail("a string holds an escape that JSON does not have");
  } else {
    input_.advance();
  }
}

void JsonInput::skip_digits() {
  if (!is_digit(peek())) return fail("a digit was expected");
  while (is_digit(peek())) input_.advance();
}

void JsonInput::skip_number() {
  take('-');
  if (!take('0')) skip_digits();
  if (take('.')) skip_digits();
  if (take('e') || take('E')) {
    if (!take('+')) take('-');
    skip_digits();
  }
}

std::string_view JsonInput::word() {
  for (const std::string_view word : {"true", "false", "null"}) {
    if (peek() != word.front()) continue;
    for (const char c : word) {
      if (!take(c)) fail("`true`, `false` or `null` was expected");
    }
    return failure_ ? std::string_view() : word;
  }
  return {};
}

void JsonInput::skip() {
  switch (next()) {
    case Kind::object:
      return each('}', [&] {
        if (next() != Kind::string) return fail("a name in quotes was expected");
        input_.advance();
        skip_string();
        expect(':', "`:` was expected behind a name");
        skip();
      });
    case Kind::array:
      return each(']', [&] { skip(); });
    case Kind::string:
      input_.advance();
      return skip_string();
    case Kind::number:
      return skip_number();
    case Kind::word:
      word();
      return;
    case Kind::end:
      return;
  }
}

}  // namespace keyref
