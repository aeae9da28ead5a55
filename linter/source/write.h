#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// Writes all of it to an open file; false where it failed, which errno tells.
bool write_all(int descriptor, std::string_view text);
/// False where it failed, as on a full disk or a closed pipe.
bool write_standard_output(std::string_view text);
/// Writes a whole file by rename, so that no reader sees half of it, and one that is killed leaves the old one; what
/// exists and is no regular file (a device, a FIFO) is written as it is. Returns an empty string, or why it failed.
std::string write_file(const std::string& path, std::string_view text);

}  // namespace keyref
