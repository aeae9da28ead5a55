#pragma once

#include <string_view>

namespace keyref {

/// Was the text written by one of the report's formats? They show values nowhere, but quote the rules' examples, and
/// names of secrets where other files have values.
bool is_own_report(std::string_view text);

}  // namespace keyref
