#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/secret/find_secrets.h"

namespace keyref {

/// The password of the URL whose `://` stands at an offset: the place is the password's alone, in the verdict, too.
/// None: no password, or one that is filled in later.
std::optional<FoundSecret> credential_url_at(std::string_view text, std::size_t offset_of_colon_slash_slash);

}  // namespace keyref
