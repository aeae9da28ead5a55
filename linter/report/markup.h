#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// Text of XML and HTML, also in quoted attributes. Control characters, which neither can hold, are shown as the text
/// format shows them, and what Unicode calls no character as U+FFFD.
std::string escape_markup(std::string_view text);

}  // namespace keyref
