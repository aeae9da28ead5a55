#include "linter/source/object_id.h"

#include <algorithm>
#include <charconv>

#include "linter/base/digests.h"

namespace keyref {
namespace {

constexpr std::size_t kSha1 = 20;
constexpr std::size_t kSha256 = 32;

template <typename Digest>
bool begins_with(const std::array<unsigned char, kSha256>& bytes, const Digest& digest) {
  return std::equal(digest.begin(), digest.end(), bytes.begin());
}

}  // namespace

ObjectId ObjectId::from_bytes(std::string_view bytes) {
  ObjectId id;
  if (bytes.size() != kSha1 && bytes.size() != kSha256) return id;
  if (bytes.find_first_not_of('\0') == std::string_view::npos) return id;
  std::copy(bytes.begin(), bytes.end(), id.bytes_.begin());
  id.size_ = static_cast<std::uint8_t>(bytes.size());
  return id;
}

ObjectId ObjectId::from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
    unsigned char byte = 0;
    std::from_chars(digits.data() + at, digits.data() + at + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return from_bytes(bytes);
}

std::string ObjectId::hex() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < size_; ++i) {
    text += kDigits[bytes_[i] >> 4U];
    text += kDigits[bytes_[i] & 0xFU];
  }
  return text;
}

bool ObjectId::names(std::string_view content) const {
  std::string object = "blob " + std::to_string(content.size());
  object += '\0';
  object += content;
  return size_ == kSha1 ? begins_with(bytes_, sha1(object)) : size_ == kSha256 && begins_with(bytes_, sha256(object));
}

}  // namespace keyref
