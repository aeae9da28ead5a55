#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// A text in which Terraform fills something in, with every byte at its place, so that YAML's parser can read it: what
/// stands in `${…}` becomes a word, `%{ if … }` becomes blanks, a line that is filled in as a whole a comment.
std::string mask_interpolations(std::string_view text);

}  // namespace keyref
