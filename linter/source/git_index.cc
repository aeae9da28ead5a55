#include "linter/source/git_index.h"

#include <cstdint>
#include <filesystem>
#include <fstream>

#include "linter/source/git.h"

namespace keyref {
namespace {

constexpr std::size_t kHeader = 12;
constexpr std::size_t kModeAt = 24;
constexpr std::size_t kOidAt = 40;
constexpr std::size_t kOid = 20;
constexpr std::size_t kFlagsAt = kOidAt + kOid;
constexpr std::size_t kNameAt = kFlagsAt + 2;
constexpr std::size_t kAlignment = 8;
constexpr std::uint32_t kNameLength = 0x0FFF;  ///< of the flags; as much or more
constexpr std::uint32_t kStage = 0x3000;
constexpr std::uint32_t kExtended = 0x4000;

/// Big-endian, of two or four bytes.
std::uint32_t number_at(std::string_view content, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (const char byte : content.substr(at, size)) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(2 * bytes.size(), '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    text[2 * i] = kDigits[static_cast<unsigned char>(bytes[i]) >> 4U];
    text[2 * i + 1] = kDigits[static_cast<unsigned char>(bytes[i]) & 0xFU];
  }
  return text;
}

/// What may be skipped has a name in capitals; the others change what the entries mean.
bool are_extensions_optional(std::string_view content, std::size_t at) {
  constexpr std::size_t kExtensionHeader = 8;
  while (at + kOid + kExtensionHeader <= content.size()) {
    if (content[at] < 'A' || content[at] > 'Z') return false;
    at += kExtensionHeader + number_at(content, at + 4, 4);
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
  entry.flags = number_at(content, at + kFlagsAt, 2);
  const bool extended = (entry.flags & kExtended) != 0;
  if (extended && version < 3) return std::nullopt;
  const std::size_t name = at + kNameAt + (extended ? 2 : 0);
  const std::size_t end = content.find('\0', name);
  if (end == std::string_view::npos || end == name) return std::nullopt;
  entry.path = content.substr(name, end - name);
  const std::uint32_t length = entry.flags & kNameLength;
  if (length == kNameLength ? entry.path.size() < kNameLength : entry.path.size() != length) return std::nullopt;
  entry.end = at + (end - at + kAlignment) / kAlignment * kAlignment;
  if (entry.end > content.size() || content.find_first_not_of('\0', end) < entry.end) return std::nullopt;
  return entry;
}

}  // namespace

std::optional<std::vector<TrackedFile>> parse_git_index(std::string_view content, std::string_view folder,
                                                        const std::string& prefix) {
  if (content.size() < kHeader || !content.starts_with("DIRC")) return std::nullopt;
  const std::uint32_t version = number_at(content, 4, 4);
  if (version != 2 && version != 3) return std::nullopt;
  const std::uint32_t count = number_at(content, 8, 4);
  std::vector<TrackedFile> files;
  std::string_view before;
  std::size_t at = kHeader;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto entry = entry_at(content, at, version);
    if (!entry || entry->path < before) return std::nullopt;
    if ((entry->flags & kStage) == 0 && entry->path.starts_with(folder)) {
      std::string path = prefix;
      path += entry->path.substr(folder.size());
      files.push_back({std::move(path), number_at(content, at + kModeAt, 4), hex(content.substr(at + kOidAt, kOid))});
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
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(*index, error);
  std::ifstream file(*index, std::ios::binary);
  if (error || !file) return std::nullopt;
  std::string content(size, '\0');
  if (!file.read(content.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  const std::string folder =
      repository.folder == repository.work_tree
          ? std::string()
          : repository.folder.substr(repository.work_tree == "/" ? 1 : repository.work_tree.size() + 1) + "/";
  return parse_git_index(content, folder, prefix);
}

}  // namespace keyref
