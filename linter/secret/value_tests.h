#pragma once

#include <cstddef>
#include <string_view>

namespace keyref {

// What value_kind asks of a value without blanks at its ends, in this order. Each may rely on those before it having
// said no.

/// It stands for a value that is elsewhere, or is enciphered.
bool is_reference(std::string_view value);
bool is_number_or_flag(std::string_view value);
/// A UUID, a hash or digest, an address, a certificate, a public key, a version.
bool is_identifier(std::string_view value);
/// A person is to replace it.
bool is_placeholder(std::string_view value);
bool is_path_or_url(std::string_view value);
/// An expression, a selector, a type, a pattern, the name of a variable.
bool is_code(std::string_view value);
/// Twelve words or more, as a wallet's recovery phrase is written.
bool is_mnemonic(std::string_view value);
/// A sentence, or anything that is written for people.
bool is_prose(std::string_view value);

/// 32 hexadecimal digits and more, of a length that keys have, with or without `0x`: a hash, or a key where the name
/// says so. 0 where it is none, else how many digits.
std::size_t hex_digits_of(std::string_view value);
bool is_uuid(std::string_view value);

}  // namespace keyref
