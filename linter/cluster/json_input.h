#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "linter/base/function_ref.h"
#include "linter/cluster/secret_input.h"

namespace keyref {

/// Where and why a stream is no JSON. The message holds nothing of it.
struct JsonFailure {
  std::uint64_t line = 1;
  std::uint64_t byte = 0;  ///< counted from the stream's beginning, from 0
  std::string message;
};

/// JSON of any size, one document behind the other. It holds secrets' values, and nobody gets one: a string is handed
/// out only where it is asked for, and is as short as a name. A library's parser would copy each string before it asks
/// whether anybody wants it.
class JsonInput {
 public:
  enum class Kind : std::uint8_t { object, array, string, number, word, end };

  explicit JsonInput(SecretInput& input) : input_(input) {}
  JsonInput(const JsonInput&) = delete;
  JsonInput& operator=(const JsonInput&) = delete;
  ~JsonInput();

  /// What comes next; `end` behind the last document, and once something has failed.
  Kind next();

  // Each of these takes the value that comes next.

  /// Calls for each entry of an object; the visitor takes the entry's value. The name is empty where no Kubernetes name
  /// could be it, and is gone when the next string is read.
  void each_entry(FunctionRef<void(std::string_view name)> visit);
  /// Calls for each item of an array; the visitor takes it.
  void each_item(FunctionRef<void()> visit);
  /// A string, on the terms of an entry's name.
  std::string_view string();
  /// A string of any length. True: there is something in it.
  bool skip_text();
  /// Wipes the string that was handed out last.
  void forget();
  /// `true`, `false` or `null`.
  std::string_view word();
  void skip();

  const std::optional<JsonFailure>& failure() const { return failure_; }
  /// Something was read, and it was no object or array that it began with.
  bool is_other_text() const { return !has_begun_ && input_.failure().empty(); }

 private:
  static constexpr std::size_t kLongestName = 253;

  int peek();
  void skip_blanks();
  void skip_string();
  void skip_escape();
  void skip_number();
  void skip_digits();
  bool take(char wanted) { return input_.take(wanted); }
  void expect(char wanted, std::string_view message);
  void fail(std::string_view message);
  /// What stands between the brackets of an object or array, separated by commas.
  void each(char closing, FunctionRef<void()> visit);

  SecretInput& input_;
  std::uint64_t line_ = 1;
  unsigned depth_ = 0;
  bool has_begun_ = false;
  std::array<char, kLongestName> name_{};
  std::optional<JsonFailure> failure_;
};

}  // namespace keyref
