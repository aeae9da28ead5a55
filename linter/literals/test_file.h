#pragma once

#include <string_view>

namespace keyref::literals {

/// `*.spec.*`, `*.test.*`, `*-spec.*`, `*_test.*`, or below `__tests__`, `test`, `tests`, `fixtures`, `e2e`.
bool is_test_file(std::string_view path);

}  // namespace keyref::literals
