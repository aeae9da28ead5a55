#include "linter/source/git_index.h"

#include <algorithm>
#include <cstdint>

#include "linter/source/git.h"
#include "linter/source/mapped_file.h"

namespace keyref {
namespace {

constexpr std::size_t kHeader = 12;
constexpr std::size_t kModeAt = 24;
constexpr std::size_t kOidAt = 40;
constexpr std::size_t kOid = 20;
constexpr std::size_t kFlagsAt = kOidAt + kOid;
constexpr std::size_t kNameAt = kFlagsAt + 2;
constexpr std::size_t kAlignment = 8;
constexpr std::string_view kPadding("\0\0\0\0\0\0\0\0", kAlignment);
constexpr std::uint32_t kNameLength = 0x0FFF;  ///< of the flags; as much or more
constexpr std::uint32_t kStage = 0x3000;
constexpr std::uint32_t kExtended = 0x4000;

std::uint32_t byte_at(std::string_view content, std::size_t at) { return static_cast<unsigned char>(content[at]); }

/// Big-endian, as the next.
std::uint32_t half_word_at(std::string_view content, std::size_t at) {
  return byte_at(content, at) << 8U | byte_at(content, at + 1);
}

std::uint32_t word_at(std::string_view content, std::size_t at) {
  return half_word_at(content, at) << 16U | half_word_at(content, at + 2);
}

/// What may be skipped has a name in capitals; the others change what the entries mean.
bool are_extensions_optional(std::string_view content, std::size_t at) {
  constexpr std::size_t kExtensionHeader = 8;
  while (at + kOid + kExtensionHeader <= content.size()) {
    if (content[at] < 'A' || content[at] > 'Z') return false;
    at += kExtensionHeader + word_at(content, at + 4);
  }
  return at + kOid == content.size();
}

struct Entry {
  std::string_view path;
  std::uint32_t flags = 0;
  std::size_t end = 0;
};

/// None where the entry is not as the format has it: another hash makes other lengths.
std::optional<Entry> entry_at(std::string_view content, std::size_t at, std::uint32_t version) {
  if (at + kNameAt > content.size()) return std::nullopt;
  Entry entry;
  entry.flags = half_word_at(content, at + kFlagsAt);
  const bool extended = (entry.flags & kExtended) != 0;
  if (extended && version < 3) return std::nullopt;
  const std::size_t name = at + kNameAt + (extended ? 2 : 0);
  const std::size_t end = content.find('\0', name);
  if (end == std::string_view::npos || end == name) return std::nullopt;
  entry.path = content.substr(name, end - name);
  const std::uint32_t length = entry.flags & kNameLength;
  if (length == kNameLength ? entry.path.size() < kNameLength : entry.path.size() != length) return std::nullopt;
  entry.end = at + (end - at + kAlignment) / kAlignment * kAlignment;
  if (entry.end > content.size()) return std::nullopt;
  const std::string_view padding = content.substr(end, entry.end - end);
  return padding == kPadding.substr(0, padding.size()) ? std::optional(entry) : std::nullopt;
}

}  // namespace

std::optional<std::vector<TrackedFile>> parse_git_index(std::string_view content, std::string_view folder,
                                                        const std::string& prefix) {
  if (content.size() < kHeader || !content.starts_with("DIRC")) return std::nullopt;
  const std::uint32_t version = word_at(content, 4);
  if (version != 2 && version != 3) return std::nullopt;
  const std::uint32_t count = word_at(content, 8);
  std::vector<TrackedFile> files;
  files.reserve(std::min<std::size_t>(count, content.size() / kNameAt));
  std::string_view before;
  std::size_t at = kHeader;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto entry = entry_at(content, at, version);
    if (!entry || entry->path < before) return std::nullopt;
    if ((entry->flags & kStage) == 0 && entry->path.starts_with(folder)) {
      std::string path = prefix;
      path += entry->path.substr(folder.size());
      files.push_back(
          {std::move(path), word_at(content, at + kModeAt), ObjectId::from_bytes(content.substr(at + kOidAt, kOid))});
    }
    before = entry->path;
    at = entry->end;
  }
  if (!are_extensions_optional(content, at)) return std::nullopt;
  return files;
}

std::optional<std::vector<TrackedFile>> read_git_index(const GitRepository& repository, const std::string& prefix) {
  const auto index = git_index_file(repository);
  if (!index) return std::nullopt;
  const MappedFile file(*index);  // git replaces it
  const std::string folder =
      repository.folder == repository.work_tree
          ? std::string()
          : repository.folder.substr(repository.work_tree == "/" ? 1 : repository.work_tree.size() + 1) + "/";
  return parse_git_index(file.content(), folder, prefix);
}

}  // namespace keyref
