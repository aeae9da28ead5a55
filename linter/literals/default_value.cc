#include "linter/literals/passage.h"

namespace keyref::literals {

bool give_default(const Passage& passage, std::string_view name, Span value, const Target& target) {
  const std::string_view text = passage.text(value);
  if (text.size() < 4 || text.substr(0, 2) != "${" || text.find('}') != text.size() - 1) return false;
  const std::size_t separator = text.find_first_of(":-=?+ \"'({|", 2);
  if (separator == std::string_view::npos || std::string_view(":-=").find(text[separator]) > 2) return false;
  if (text[separator] == ':' && text[separator + 1] == '?') return true;  // `${X:?X is not set}`
  const bool two = text[separator] == ':' && std::string_view("-=").find(text[separator + 1]) < 2;
  const Span given = span_of(value.begin + separator + (two ? 2 : 1), value.end - 1);
  target.give(passage, name.empty() ? text.substr(2, separator - 2) : name, given);
  return true;
}

}  // namespace keyref::literals
