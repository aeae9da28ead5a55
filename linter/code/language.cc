#include "linter/code/language.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <string>

#include "linter/base/text.h"
#include "linter/code/facts_texts.h"

namespace keyref::code {
namespace {

/// TSX is a superset of JavaScript; of TypeScript it lacks `<T>value`.
constexpr auto kLanguages = std::to_array<Language>({
    {"typescript", tree_sitter_typescript, ".ts .mts .cts ", true},
    {"typescript", tree_sitter_tsx, ".tsx .js .jsx .mjs .cjs ", true},
    {"python", tree_sitter_python, ".py ", false},
    {"go", tree_sitter_go, ".go ", true},
});

struct Compiled {
  std::once_flag once;
  std::optional<Query> query;
};

}  // namespace

const Language* language_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const std::string wanted = to_lower(name.substr(dot)) + ' ';
  const auto* const found = std::find_if(kLanguages.begin(), kLanguages.end(), [&](const Language& each) {
    return each.extensions.find(wanted) != std::string_view::npos;
  });
  return found == kLanguages.end() ? nullptr : found;
}

const Query& facts_query(const Language& language) {
  static std::array<Compiled, kLanguages.size()> compiled;
  Compiled& own = compiled[static_cast<std::size_t>(&language - kLanguages.data())];
  std::call_once(own.once, [&] { own.query = Query::compile(language.grammar(), facts_text(language.facts)); });
  return *own.query;  // a test compiles them all
}

}  // namespace keyref::code
