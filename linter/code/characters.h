#pragma once

namespace keyref::code {

/// Of names, as the languages that are read here have them.
constexpr bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

}  // namespace keyref::code
