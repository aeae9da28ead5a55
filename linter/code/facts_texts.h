#pragma once

#include <string_view>

namespace keyref::code {

/// The text of grammars/<folder>/facts.scm, which the build puts into the program.
std::string_view facts_text(std::string_view folder);

}  // namespace keyref::code
