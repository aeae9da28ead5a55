#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace keyref::code {

/// A call that takes a secret, whatever it is called.
struct Sink {
  std::string_view function;  ///< its last names: `jwt.sign` is also `this.jwt.sign`
  std::size_t argument;       ///< from 1
  std::string_view option;    ///< of an object that is the argument, the entry's name; empty: the argument itself
};

/// The libraries' own documentation says so.
std::span<const Sink> sinks();

/// Is the called function, as written, the sink's?
bool calls(std::string_view written, const Sink& sink);

/// Does a function of that name take a secret?
bool is_sink(std::string_view function);

/// Calls that take a name and its value: `set('password', 'x')`.
bool takes_name_and_value(std::string_view written);

/// Calls that say by their name what they take: `setPassword('x')`, `.password('x')`.
bool takes_what_it_names(std::string_view written);

}  // namespace keyref::code
