#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "linter/source/descriptor.h"
#include "linter/source/write.h"

namespace keyref::test {

/// A file in memory that holds the text, open at its beginning.
inline int open_text(std::string_view text) {
  const int descriptor = ::memfd_create("keyref-test", MFD_CLOEXEC);
  if (!write_all(descriptor, text) || ::lseek(descriptor, 0, SEEK_SET) != 0) std::abort();
  return descriptor;
}

}  // namespace keyref::test
