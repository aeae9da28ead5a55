#include "linter/source/object_id.h"

#include <algorithm>
#include <charconv>

// The functions that begin at once: what has replaced them first reads OpenSSL's settings.
#define OPENSSL_API_COMPAT 10100  // 1.1.0
#include <openssl/sha.h>

namespace keyref {
namespace {

template <std::size_t kSize, typename Context>
struct Digest {
  int (*begin)(Context*);
  int (*add)(Context*, const void*, std::size_t);
  int (*end)(unsigned char*, Context*);

  /// Of a content, as git makes it.
  std::array<unsigned char, kSize> of(std::string_view content) const {
    const std::string header = "blob " + std::to_string(content.size());
    std::array<unsigned char, kSize> digest{};
    Context context{};
    begin(&context);
    add(&context, header.c_str(), header.size() + 1);
    add(&context, content.data(), content.size());
    end(digest.data(), &context);
    return digest;
  }
};

constexpr Digest<SHA_DIGEST_LENGTH, SHA_CTX> kSha1 = {SHA1_Init, SHA1_Update, SHA1_Final};
constexpr Digest<SHA256_DIGEST_LENGTH, SHA256_CTX> kSha256 = {SHA256_Init, SHA256_Update, SHA256_Final};

}  // namespace

ObjectId ObjectId::from_bytes(std::string_view bytes) {
  ObjectId id;
  if (bytes.size() != SHA_DIGEST_LENGTH && bytes.size() != SHA256_DIGEST_LENGTH) return id;
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
  const auto is = [&](const auto& digest) { return std::equal(digest.begin(), digest.end(), bytes_.begin()); };
  if (size_ == SHA_DIGEST_LENGTH) return is(kSha1.of(content));
  return size_ == SHA256_DIGEST_LENGTH && is(kSha256.of(content));
}

}  // namespace keyref
