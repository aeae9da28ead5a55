#include "linter/source/git_blobs.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string_view>

#include "linter/source/write.h"

namespace keyref {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

}  // namespace

bool GitBlobs::fill() const {
  const std::size_t filled = pending_.size();
  pending_.resize(filled + kChunk);
  ssize_t got = 0;
  do got = ::read(process_->output(), pending_.data() + filled, kChunk);
  while (got < 0 && errno == EINTR);
  pending_.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got > 0;
}

/// Of a line as `OID blob SIZE`; none for `OID missing`.
std::optional<std::size_t> GitBlobs::read_size() const {
  std::size_t end = 0;
  while ((end = pending_.find('\n')) == std::string::npos) {
    if (!fill()) return std::nullopt;
  }
  const std::string_view line = std::string_view(pending_).substr(0, end);
  std::size_t size = 0;
  const std::string_view digits = line.substr(line.rfind(' ') + 1);
  const auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  const bool is_size = error == std::errc() && last == digits.data() + digits.size();
  pending_.erase(0, end + 1);
  if (!is_size) return std::nullopt;
  return size;
}

/// Of a large one no more than shows that it is one.
std::optional<std::string> GitBlobs::fetch(const ObjectId& oid) const {
  const std::lock_guard lock(mutex_);
  if (!process_)
    process_.emplace(repository_, std::vector<std::string>{"cat-file", "--batch"}, GitProcess::Input::pipe);
  if (!write_all(process_->input(), oid.hex() + "\n")) return std::nullopt;
  const auto size = read_size();
  if (!size) return std::nullopt;
  const std::size_t wanted = std::min(*size, kLargeFile + 1);
  std::string content;
  content.reserve(wanted);
  for (std::size_t left = *size + 1; left > 0;) {  // a line break stands behind it
    if (pending_.empty() && !fill()) return std::nullopt;
    const std::size_t part = std::min(left, pending_.size());
    content.append(pending_, 0, std::min(part, wanted - content.size()));
    pending_.erase(0, part);
    left -= part;
  }
  return content;
}

ReadResult GitBlobs::read(const ObjectId& oid, bool text_name) const {
  auto content = fetch(oid);
  if (!content) return {ReadResult::Status::unreadable, {}, "git does not have its content"};
  return decode_file(std::move(*content), text_name);
}

bool GitBlobs::read_in_windows(const ObjectId& oid, FunctionRef<void(const TextWindow&)> visit) const {
  GitProcess process(repository_, {"cat-file", "blob", oid.hex()});
  return keyref::read_in_windows(process.output(), visit) && process.finish();
}

std::optional<std::string> GitBlobs::link_target(const ObjectId& oid) const { return fetch(oid); }

}  // namespace keyref
