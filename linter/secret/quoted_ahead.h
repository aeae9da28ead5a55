#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace keyref {

/// Does a text begin with what stands for a value elsewhere: `${X}`, `{{ x }}`, `$(x)`, `<%= x %>`, without a default?
bool is_reference_ahead(std::string_view value);

/// The content of the first quoted text between two places that is neither empty nor a reference.
std::optional<std::string_view> quoted_between(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace keyref
