#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

namespace keyref {

/// The absolute path without symbolic links; none where there is nothing.
inline std::optional<std::string> real_path(const std::string& path) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(path, error);
  if (error) return std::nullopt;
  return real.string();
}

}  // namespace keyref
