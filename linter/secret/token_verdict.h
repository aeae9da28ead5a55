#pragma once

#include <string_view>

#include "linter/secret/judge.h"
#include "linter/secret/token_formats.h"

namespace keyref {

/// What a token that was found says of itself. Begin and end are the match's, in the text.
Verdict verdict_of(const TokenMatch& match, std::string_view text);

}  // namespace keyref
