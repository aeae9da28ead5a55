#include "linter/cli/fix.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <string_view>
#include <utility>

#include "linter/base/text.h"
#include "linter/source/decode.h"
#include "linter/source/read.h"
#include "linter/source/real_path.h"
#include "linter/source/write.h"

namespace keyref {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void tell(const std::string& path, std::string_view why) {
  std::cerr << "keyref: " << escape_controls(path) << " is not fixed: " << why << "\n";
}

/// None where something else is in its place now.
std::optional<std::string> read_bytes(const std::string& path) {
  if (real_path(path) != path) return std::nullopt;
  auto bytes = read_whole_file(path);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

std::string decoded(std::string bytes) {
  std::string text;
  Decoder().decode(bytes, true, text);
  return text;
}

/// The bytes with the fixes in place of what they mend; none where the text is not the bytes, but for a mark.
std::optional<std::string> apply(const std::vector<Fix>& fixes, std::string bytes, std::string_view text) {
  const std::size_t mark = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (std::string_view(bytes).substr(mark) != text) return std::nullopt;
  for (auto fix = fixes.rbegin(); fix != fixes.rend(); ++fix)
    bytes.replace(mark + fix->place.span.begin, fix->before.size(), fix->after);
  return bytes;
}

/// None: why has been told.
std::optional<FilePatch> make_patch(const Root& root, const SourceFile& file, std::vector<Fix> fixes) {
  auto before = read_bytes(root.absolute(file.path));
  if (!before || decoded(*before) != file.text) {
    tell(file.path, "it has changed since it was read");
    return std::nullopt;
  }
  auto after = apply(fixes, *before, file.text);
  if (!after) {
    tell(file.path, "it is in UTF-16, or has lines that end in a carriage return alone");
    return std::nullopt;
  }
  return FilePatch{file.path, std::move(fixes), std::move(*before), std::move(*after)};
}

std::string write(const std::string& path, const FilePatch& patch) {
  // A rename would replace what its owner has made read-only.
  if (::access(path.c_str(), W_OK) != 0) return to_lower(std::strerror(errno));
  if (read_bytes(path) != patch.before) return "it has changed since it was read";
  return write_file(path, patch.after);
}

}  // namespace

std::vector<FilePatch> make_patches(const Root& root, const Sources& sources, std::vector<Fix> fixes) {
  std::vector<FilePatch> patches;
  for (auto begin = fixes.begin(); begin != fixes.end();) {
    const FileId id = begin->place.file;
    const auto end = std::find_if(begin, fixes.end(), [&](const Fix& fix) { return fix.place.file != id; });
    if (auto patch = make_patch(root, sources[id], {std::make_move_iterator(begin), std::make_move_iterator(end)}))
      patches.push_back(std::move(*patch));
    begin = end;
  }
  return patches;
}

std::optional<std::size_t> write_patches(const Root& root, const std::vector<FilePatch>& patches) {
  std::size_t findings = 0;
  bool written = true;
  for (const FilePatch& patch : patches) {
    const std::string failure = write(root.absolute(patch.path), patch);
    if (failure.empty()) {
      for (const Fix& fix : patch.fixes) findings += fix.findings;
    } else {
      written = false;
      tell(patch.path, failure);
    }
  }
  return written ? std::optional(findings) : std::nullopt;
}

}  // namespace keyref
