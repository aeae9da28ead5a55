#include "linter/literals/template_action.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace keyref::literals {
namespace {

/// What these are handed is, or becomes, the value. Others compare it, look it up, or say it to a person.
bool passes_on(std::string_view function) {
  constexpr std::array<std::string_view, 12> kFunctions = {"",      "default", "coalesce", "ternary",
                                                           "quote", "squote",  "b64enc",   "toString",
                                                           "trim",  "print",   "indent",   "nindent"};
  return std::find(kFunctions.begin(), kFunctions.end(), function) != kFunctions.end();
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("._$-").find(c) != std::string_view::npos;
}

void read_action(std::string_view text, std::size_t begin, std::size_t end, FunctionRef<void(Span)> visit) {
  std::string_view function;
  bool first = true;
  for (std::size_t at = begin; at < end;) {
    const char c = text[at];
    if (c == '"' || c == '`') {
      const std::size_t close = std::min(text.find(c, at + 1), end);
      if (passes_on(function)) visit(span_of(at + 1, close));
      first = false;
      at = close + 1;
    } else if (is_word(c)) {
      const std::size_t word = at;
      while (at < end && is_word(text[at])) ++at;
      if (first && text.substr(word, at - word) != "-") function = text.substr(word, at - word);
      first = first && text.substr(word, at - word) == "-";
    } else {
      if (c == '|' || c == '(') {
        function = {};
        first = true;
      }
      ++at;
    }
  }
}

}  // namespace

void for_each_given_text(std::string_view text, FunctionRef<void(Span)> visit) {
  for (std::size_t open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open + 2)) {
    const std::size_t close = text.find("}}", open);
    if (close == std::string_view::npos) return;
    read_action(text, open + 2, close, visit);
    open = close;
  }
}

}  // namespace keyref::literals
