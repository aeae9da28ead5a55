#pragma once

#include <string_view>

namespace keyref::literals {

/// Is it written for readers, by its name? What is under a secret's name there is an example's, as in a comment.
bool is_documentation(std::string_view path);

}  // namespace keyref::literals
