#include "linter/literals/key_store.h"

#include <string>
#include <utility>

#include "linter/literals/value_hash.h"

namespace keyref::literals {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kFirstEntry = 12;  // of a JKS: behind the magic number, the version and the count

/// The kind of a Java key store's first entry: 1 is a private key, 2 a certificate, 3 a secret key.
unsigned first_entry(std::string_view head) {
  return head.size() < kFirstEntry + 4 ? 0U : static_cast<unsigned char>(head[kFirstEntry + 3]);
}

/// SEQUENCE, version 3, SEQUENCE of an id that begins with PKCS#7's: RFC 7292, 4.
bool is_pkcs12(std::string_view head) {
  constexpr std::string_view kVersion = "\x02\x01\x03\x30"sv;
  constexpr std::string_view kPkcs7 = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"sv;
  constexpr std::size_t kLengths = 16;
  if (head.empty() || head.front() != '\x30') return false;
  const std::size_t version = head.substr(0, kLengths).find(kVersion);
  return version != std::string_view::npos &&
         head.substr(version, kLengths + kPkcs7.size()).find(kPkcs7) != std::string_view::npos;
}

Literal literal(FileId file, std::uint8_t hash, std::string what, std::string reason) {
  Literal found;
  found.rule = "private-key";
  found.place.file = file;
  found.hash = hash;
  found.lowered = 1;  // such stores are encrypted
  found.what = std::move(what);
  found.reasons = {std::move(reason)};
  return found;
}

}  // namespace

std::optional<Literal> key_store(FileId file, std::string_view head) {
  constexpr std::size_t kHashed = 4096;  // of a file that was read whole no more than of a binary one
  const auto hash = [&] { return value_hash({}, head.substr(0, kHashed)); };
  const bool jceks = head.starts_with("\xCE\xCE\xCE\xCE"sv);
  if (jceks || head.starts_with("\xFE\xED\xFE\xED"sv)) {
    const unsigned entry = first_entry(head);
    if (entry != 1 && entry != 3) return std::nullopt;  // a trust store holds certificates only
    return literal(file, hash(), "a Java key store with a key", "its first entry is a key");
  }
  if (is_pkcs12(head)) return literal(file, hash(), "a PKCS#12 key store", "its first bytes are a PKCS#12 store's");
  return std::nullopt;
}

}  // namespace keyref::literals
