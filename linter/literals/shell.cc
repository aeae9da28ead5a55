#include "linter/base/text.h"
#include "linter/literals/formats.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

constexpr std::string_view kRule = "literal-in-source";

bool is_makefile(std::string_view path) {
  const std::string name = to_lower(name_of(path));
  return name == "makefile" || name == "gnumakefile" || (name.size() > 3 && name.substr(name.size() - 3) == ".mk");
}

/// Recipes are commands; other lines give variables their values, without quotes.
void read_makefile(const Passage& file, const Target& target) {
  std::size_t recipe = std::string_view::npos;
  const auto finish = [&](std::size_t end) {
    if (recipe != std::string_view::npos) read_commands(file.part(span_of(recipe, end)), target);
    recipe = std::string_view::npos;
  };
  bool goes_on = false;
  for_each_line(file.text(), [&](Span line) {
    const std::string_view written = file.text(line);
    if (!goes_on) {
      finish(line.begin);
      const std::size_t begin = written.find_first_not_of("\t @-+");
      if (written.substr(0, 1) == "\t" && begin != std::string_view::npos) recipe = line.begin + begin;
    }
    if (recipe == std::string_view::npos) read_line(file.part(line), false, target);
    goes_on = !written.empty() && written.back() == '\\';
  });
  finish(file.size());
}

}  // namespace

void read_shell(const File& file, PairSink sink) {
  const Passage text(file);
  const Target target{kRule, sink};
  if (is_makefile(file.path)) {
    read_makefile(text, target);
  } else {
    read_commands(text, target);
  }
}

}  // namespace keyref::literals
