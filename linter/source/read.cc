#include "linter/source/read.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include "linter/base/text.h"
#include "linter/source/decode.h"
#include "linter/source/descriptor.h"

namespace keyref {
namespace {

constexpr std::size_t kBinaryProbe = 8000;  // as git does it

/// Appends what is there, until there are `limit` bytes; false on an error, which errno tells.
bool read_all(int descriptor, std::size_t size_hint, std::size_t limit, std::string& text) {
  std::size_t filled = text.size();
  text.resize(std::max(filled, std::min(size_hint + 1, limit)));
  for (;;) {
    if (filled == text.size()) {
      if (filled >= limit) break;
      text.resize(std::min(limit, std::max<std::size_t>(text.size() * 2, 4096)));
    }
    const ssize_t got = ::read(descriptor, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return true;
}

ReadResult failed() {
  return {errno == ENOENT || errno == ENOTDIR ? ReadResult::Status::missing : ReadResult::Status::unreadable,
          {},
          to_lower(std::strerror(errno))};
}

bool is_binary(std::string_view text) { return text.substr(0, kBinaryProbe).find('\0') != std::string_view::npos; }

int open_file(const std::string& path) { return ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC); }

ReadResult read_open(int descriptor, std::size_t size_hint, bool text_name) {
  std::string bytes;
  if (!read_all(descriptor, size_hint, kLargeFile + 1, bytes)) return failed();
  return decode_file(std::move(bytes), text_name);
}

/// Only what it is: what it holds does not fit.
ReadResult kind_of_large(std::string head, bool text_name) {
  std::string text;
  std::string bytes = head;
  Decoder().decode(bytes, true, text);
  if (!text_name && is_binary(text)) return {ReadResult::Status::binary, std::move(head), {}};
  return {ReadResult::Status::large, {}, {}};
}

ReadResult read_large(int descriptor, bool text_name) {
  std::string head;
  if (!read_all(descriptor, kBinaryProbe, kBinaryProbe, head)) return failed();
  return kind_of_large(std::move(head), text_name);
}

}  // namespace

std::string_view special_kind(mode_t mode) {
  if (S_ISFIFO(mode)) return "is a FIFO";
  if (S_ISSOCK(mode)) return "is a socket";
  if (S_ISDIR(mode)) return "is a folder";
  if (S_ISLNK(mode)) return "is a symbolic link";
  return "is a device";
}

ReadResult decode_file(std::string bytes, bool text_name) {
  if (bytes.size() > kLargeFile) {
    bytes.resize(kBinaryProbe);
    return kind_of_large(std::move(bytes), text_name);
  }
  ReadResult result;
  std::string head = bytes.substr(0, kBinaryProbe);
  Decoder decoder;
  decoder.decode(bytes, true, result.text);
  result.lone_returns = decoder.has_lone_returns();
  if (!text_name && is_binary(result.text)) return {ReadResult::Status::binary, std::move(head), {}};
  return result;
}

ReadResult read_file(const std::string& path, bool text_name) {
  const Descriptor file(open_file(path));
  if (!file) return failed();
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failed();
  if (!S_ISREG(status.st_mode)) return {ReadResult::Status::special, {}, std::string(special_kind(status.st_mode))};
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > kLargeFile) return read_large(file.get(), text_name);
  return read_open(file.get(), size, text_name);
}

std::optional<std::string> read_bytes(const std::string& path) {
  const Descriptor file(open_file(path));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  std::string bytes;
  const bool read = read_all(file.get(), static_cast<std::size_t>(status.st_size), kLargeFile + 1, bytes);
  if (!read || bytes.size() > kLargeFile) return std::nullopt;
  return bytes;
}

bool read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) {
  const Descriptor file(open_file(path));
  return file && read_in_windows(file.get(), visit);
}

bool read_in_windows(int descriptor, FunctionRef<void(const TextWindow&)> visit) {
  constexpr std::size_t kWindow = std::size_t{4} << 20;
  constexpr std::size_t kOverlap = std::size_t{64} << 10;  // as long as a secret may be
  std::string bytes;
  std::string text;
  Decoder decoder;
  for (;;) {
    const std::size_t kept = text.size();
    const std::size_t room = decoder.bytes_for(kWindow - kept);
    if (!read_all(descriptor, room, room, bytes)) return false;
    const bool last = bytes.size() < room;
    decoder.decode(bytes, last, text);
    std::size_t fresh = text.size();
    if (!last) {
      const std::size_t line_break = text.rfind('\n', text.size() - kOverlap);
      fresh = line_break == std::string::npos || line_break < kept ? text.size() - kOverlap : line_break + 1;
    }
    visit({text, fresh});
    if (last) return true;
    text.erase(0, fresh);
  }
}

Result<std::string> read_whole_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string text;
  if (file && read_all(file.get(), 0, std::numeric_limits<std::size_t>::max(), text)) return text;
  return Error{to_lower(std::strerror(errno))};
}

ReadResult read_standard_input() { return read_open(STDIN_FILENO, 0, true); }

}  // namespace keyref
