#include "linter/literals/passage.h"

namespace keyref::literals {

void read_assignment(const Passage& word, const Target& target) {
  const std::string_view text = word.text();
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return;
  if (text.find("://") < equals) return read_line(word, false, target);
  std::string_view name = text.substr(0, equals);
  if (name.substr(0, 2) == "-D" || name.substr(0, 2) == "-P") name.remove_prefix(2);
  const Span value = span_of(equals + 1, text.size());
  if (!give_default(word, name, value, target)) target.give(word, name, value);
}

}  // namespace keyref::literals
