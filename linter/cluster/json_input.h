#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "linter/base/function_ref.h"

namespace keyref {

/// Where and why a stream is no JSON. The message holds nothing of it.
struct JsonFailure {
  std::uint64_t line = 1;
  std::uint64_t byte = 0;  ///< counted from the stream's beginning, from 0
  std::string message;
};

/// JSON that is read from an open file or a pipe of any size, one document behind the other. It holds secrets' values,
/// and nobody gets one: a string is handed out only where it is asked for, and is as short as a name; what stands in
/// the buffers is wiped before they are filled again or freed. A library's parser would copy each string before it asks
/// whether anybody wants it.
class JsonInput {
 public:
  enum class Kind : std::uint8_t { object, array, string, number, word, end };

  explicit JsonInput(int descriptor) : descriptor_(descriptor) {}
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
  /// Wipes the string that was handed out last.
  void forget();
  /// `true`, `false` or `null`.
  std::string_view word();
  void skip();

  const std::optional<JsonFailure>& failure() const { return failure_; }

 private:
  static constexpr std::size_t kBuffer = std::size_t{64} << 10;
  static constexpr std::size_t kLongestName = 253;

  int peek();
  bool fill();
  void skip_blanks();
  void skip_string();
  void skip_escape();
  void skip_number();
  void skip_digits();
  bool take(char wanted);
  void expect(char wanted, std::string_view message);
  void fail(std::string_view message);
  /// What stands between the brackets of an object or array, separated by commas.
  void each(char closing, FunctionRef<void()> visit);

  int descriptor_;
  std::unique_ptr<std::array<char, kBuffer>> buffer_ = std::make_unique<std::array<char, kBuffer>>();
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::uint64_t before_ = 0;  ///< bytes that have gone through the buffer
  std::uint64_t line_ = 1;
  unsigned depth_ = 0;
  std::array<char, kLongestName> name_{};
  std::optional<JsonFailure> failure_;
};

}  // namespace keyref
