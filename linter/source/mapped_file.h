#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// A file as memory, which takes a tenth of the time that it takes to copy it. Only for files that are replaced and
/// never written anew: one that is cut ends the process.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  /// Empty where it cannot be read.
  std::string_view content() const { return content_; }

 private:
  std::string_view content_;
};

}  // namespace keyref
