#pragma once

#include <string_view>

#include "linter/base/function_ref.h"
#include "linter/secret/token_formats.h"

namespace keyref {

/// Which formats a value may have, without trying all of them: that is done for each value in a file. Some come twice.
void formats_with_literal_in(std::string_view text, FunctionRef<void(const TokenFormat&)> visit);

/// Those with `names:` of which one is in a name, its words side by side; `DD_API_KEY`, `ddApiKey` and `dd-api-key` are
/// the same words.
void formats_named(std::string_view name, FunctionRef<void(const TokenFormat&)> visit);

}  // namespace keyref
