#include "linter/literals/documentation.h"

#include <algorithm>
#include <string>

#include "linter/base/text.h"

namespace keyref::literals {

bool is_documentation(std::string_view path) {
  constexpr std::string_view kEndings[] = {".md", ".mdx", ".markdown", ".rst", ".adoc", ".asciidoc", ".puml"};
  const std::string name = to_lower(name_of(path));
  const std::string folders = to_lower(folder_of(path)) + '/';
  const bool page = name.ends_with(".html") || name.ends_with(".htm");
  if (page && (folders.find("docs/") != std::string::npos || folders.find("doc/") != std::string::npos)) return true;
  return name.rfind("readme", 0) == 0 || std::any_of(std::begin(kEndings), std::end(kEndings),
                                                     [&](std::string_view each) { return name.ends_with(each); });
}

}  // namespace keyref::literals
