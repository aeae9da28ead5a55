#include "linter/code/language.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "linter/base/text.h"
#include "linter/code/facts_texts.h"

namespace keyref::code {
namespace {

/// TSX is a superset of JavaScript; of TypeScript it lacks `<T>value`.
constexpr auto kLanguages = std::to_array<Language>({
    {"typescript", tree_sitter_typescript, true},
    {"typescript", tree_sitter_tsx, true},
    {"python", tree_sitter_python, false},
    {"go", tree_sitter_go, true},
});

struct Extension {
  std::string_view word;
  std::size_t language;  ///< of the above
};
constexpr auto kExtensions = std::to_array<Extension>({{".ts", 0},
                                                       {".mts", 0},
                                                       {".cts", 0},
                                                       {".tsx", 1},
                                                       {".js", 1},
                                                       {".jsx", 1},
                                                       {".mjs", 1},
                                                       {".cjs", 1},
                                                       {".py", 2},
                                                       {".go", 3}});

struct Compiled {
  std::once_flag once;
  std::optional<Query> query;
};

}  // namespace

const Language* language_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const auto* const found = std::find_if(kExtensions.begin(), kExtensions.end(), [&](const Extension& each) {
    return equals_ignoring_case(each.word, name.substr(dot));
  });
  return found == kExtensions.end() ? nullptr : &kLanguages[found->language];
}

const Query& facts_query(const Language& language) {
  static std::array<Compiled, kLanguages.size()> compiled;
  Compiled& own = compiled[static_cast<std::size_t>(&language - kLanguages.data())];
  std::call_once(own.once, [&] { own.query = Query::compile(language.grammar(), facts_text(language.facts)); });
  return *own.query;  // a test compiles them all
}

}  // namespace keyref::code
