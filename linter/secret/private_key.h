#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/secret/find_secrets.h"

namespace keyref {

/// The private key whose `-----BEGIN` stands at an offset, with all of its block, also where its lines are indented or
/// written as `\n`; the verdict's places are the text's, too. None: a public key, a certificate, a message, a header
/// without a key.
std::optional<FoundSecret> private_key_at(std::string_view text, std::size_t begin_of_dashes);

/// Is the whole value an age identity?
bool is_age_key(std::string_view value);
/// A JSON Web Key that holds its private part.
bool is_private_jwk(std::string_view value);

}  // namespace keyref
