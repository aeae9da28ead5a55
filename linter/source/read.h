#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "linter/base/function_ref.h"
#include "linter/base/result.h"
#include "linter/source/sources.h"

namespace keyref {

/// Files over this are read only by the text rules.
inline constexpr std::size_t kLargeFile = std::size_t{16} << 20;

/// What came of reading one file.
struct ReadResult {
  enum class Status { read, missing, unreadable, special, binary, large };

  Status status = Status::read;
  std::string text;           ///< decoded, as decode.h says.
                              ///< binary: the first bytes
  std::string reason;         ///< unreadable, special: why, for a person ("permission denied", "is a FIFO")
  bool lone_returns = false;  ///< read: it has lines that end at a CR alone, which git does not count
};

/// What a file of these bytes is; `text_name` as below.
ReadResult decode_file(std::string bytes, bool text_name);

/// Opens without following a last symbolic link and without blocking: a FIFO, device or socket is never opened for
/// reading. `text_name`: a NUL among the first 8,000 bytes makes the file binary, unless its name is a text file's.
ReadResult read_file(const std::string& path, bool text_name);
/// Its bytes; none where it is no regular file, is over kLargeFile, or cannot be read.
std::optional<std::string> read_bytes(const std::string& path);
/// A part of a large file. What begins at `fresh` or behind it comes again, at the beginning of the next part.
struct TextWindow {
  std::string_view text;
  std::size_t fresh = 0;
};
/// Reads a file of any size in parts of some MiB, which end at line breaks where there are any. False where it could
/// not be read to its end.
bool read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit);
/// Likewise what an open file, or a pipe, brings.
bool read_in_windows(int descriptor, FunctionRef<void(const TextWindow&)> visit);
/// All of a file that the user named, of any size and kind, as it is.
Result<std::string> read_whole_file(const std::string& path);
/// All of standard input, decoded likewise.
ReadResult read_standard_input();

}  // namespace keyref
