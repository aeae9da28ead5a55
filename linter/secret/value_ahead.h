#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace keyref {

// What may be a value, told without knowing the language: for the prefilter, which would rather have a file looked at
// too often than miss a value, but must leave out the bulk of code that only mentions secrets.

/// A name in a text, as it is written: `dbPassword`, `spring.datasource.password`, `--api-key`.
struct NameSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The name that a word is part of; cut where it is absurdly long.
NameSpan name_around(std::string_view text, std::size_t begin, std::size_t end);

/// The beginning of a value that is given to a name: `name = 'x'`, `name: x`, `"name", "x"`, `name ?? 'x'`,
/// `<name>x<`, `--name x`.
std::optional<std::string_view> value_ahead(std::string_view text, NameSpan name);

/// Of a name that is a value itself, the value in the entry beside: `name: DB_PASSWORD`, `value: x`.
std::optional<std::string_view> value_beside(std::string_view text, NameSpan name);

/// Is there a quoted text among what stands ahead: in the arguments of a call, or in a list?
bool has_quoted_ahead(std::string_view text, std::size_t at);

/// Is the first argument of a call a variable's name in quotes? `at` is in the call's name or behind its bracket:
/// `.get<string>('DATABASE_URL'`.
bool has_variable_ahead(std::string_view text, std::size_t at);

/// Does the command's line go on with an option that takes a password?
bool has_option_ahead(std::string_view text, std::size_t at);

}  // namespace keyref
