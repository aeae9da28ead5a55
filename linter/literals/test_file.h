#pragma once

#include <string_view>

namespace keyref::literals {

/// `*.spec.*`, `*.test.*`, `*-spec.*`, `*_test.*`, or below `__tests__`, `test`, `tests`, `fixtures`, `e2e`.
bool is_test_file(std::string_view path);

/// `.env.example`, `config.sample.yaml`, `settings.template`: made to be filled in, so that placeholders are right
/// there.
bool is_example_file(std::string_view path);

/// It runs in a browser: everybody can read what it holds.
bool is_browser_code(std::string_view path);

}  // namespace keyref::literals
