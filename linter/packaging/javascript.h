#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace keyref {

/// JavaScript, or JSON with comments; each character of a comment becomes a blank, but for line breaks.
std::string without_comments(std::string_view text);

/// The names that an object gives values to. `code` begins with its brace, and has no comments.
std::vector<std::string> names_of_object(std::string_view code);

}  // namespace keyref
