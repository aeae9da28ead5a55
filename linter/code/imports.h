#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace keyref::code {

/// What another file calls a name that is imported from it: of `b` in `import { a as b } from './c'` that is `a`.
/// That of the whole file is empty, its
/// default one `default`. `source`: where the file's name in quotes begins. None: that import does not bring the name.
std::optional<std::string> exported_name(std::string_view text, std::size_t source, std::string_view local);

}  // namespace keyref::code
