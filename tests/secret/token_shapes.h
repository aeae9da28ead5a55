#pragma once

#include <string_view>
#include <vector>

namespace keyref::test {

/// The `example:` of each format, in the order of token_formats() and then context_formats(); the build makes it.
const std::vector<std::string_view>& token_shapes();

}  // namespace keyref::test
