#pragma once

#include <string_view>
#include <vector>

#include "linter/model/configuration.h"

namespace keyref {

/// What every comment that allows something holds.
inline constexpr std::string_view kAllowMark = "keyref:";

/// Finds `# keyref: allow RULE -- reason` (or `//`) in any text. A comment alone on its line speaks of the first line
/// below that is no such comment, another one of its own line. More rules are separated by commas.
std::vector<Allow> find_allow_comments(FileId file, std::string_view text);

}  // namespace keyref
