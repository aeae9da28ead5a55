#include <algorithm>
#include <array>
#include <cstddef>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/value_tests.h"

namespace keyref {
namespace {

/// What public things begin with: digests, hashes of passwords, public keys, addresses of content.
constexpr auto kPrefixes = std::to_array<std::string_view>({
    "sha1-",
    "sha256-",
    "sha384-",
    "sha512-",
    "sha1:",
    "sha256:",
    "sha512:",
    "md5:",
    "$2a$",
    "$2b$",
    "$2y$",
    "$argon2",
    "$apr1$",
    "$1$",
    "$5$",
    "$6$",
    "$scrypt$",
    "$pbkdf2",
    "{SSHA}",
    "{SHA}",
    "pbkdf2_",
    "ssh-rsa ",
    "ssh-ed25519 ",
    "ecdsa-sha2-",
    "age1",
    "xpub",
    "ypub",
    "zpub",
    "bafy",
    "W/\"",
    "-----BEGIN CERTIFICATE",
    "-----BEGIN PUBLIC KEY",
    "-----BEGIN RSA PUBLIC",
    "-----BEGIN PGP PUBLIC",
    "-----BEGIN TRUSTED",
    "-----BEGIN X509",
    "-----BEGIN DH PARAM",
    "-----BEGIN EC PARAM",
    "-----BEGIN NEW CERT",
    "ssh-dss ",
    "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t",
    "LS0tLS1CRUdJTiBQVUJMSUMg",
});

bool all_hex(std::string_view text) { return all(text, is_hex); }

/// Qm and 44 of base58: IPFS.
bool is_content_id(std::string_view value) {
  return value.size() == 46 && value.starts_with("Qm") && all(value, is_alphanumeric);
}

bool is_version(std::string_view value) {
  if (value.starts_with('v') || value.starts_with('^') || value.starts_with('~')) value.remove_prefix(1);
  std::size_t numbers = 0;
  for (const std::string_view part : split(value.substr(0, value.find_first_of("-+")), '.')) {
    if (!all(part, [](char c) { return is_digit(c) || c == 'x'; })) return false;
    ++numbers;
  }
  return numbers >= 2 && numbers <= 4;
}

/// `2026-11-25`, with or without a time.
bool is_date(std::string_view value) {
  if (value.size() < 10 || value[4] != '-' || value[7] != '-') return false;
  return all(value,
             [](char c) { return is_digit(c) || std::string_view("-:.TZ+ ").find(c) != std::string_view::npos; });
}

bool is_email(std::string_view value) {
  const std::size_t at = value.find('@');
  if (at == 0 || at == std::string_view::npos || value.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view host = value.substr(at + 1);
  const std::size_t dot = host.rfind('.');
  const bool domain = all(host, [](char c) { return is_alphanumeric(c) || c == '.' || c == '-'; });
  return domain && dot != std::string_view::npos && dot > 0 && all(host.substr(dot + 1), is_letter);
}

/// `uid=ada,ou=people,dc=example,dc=org`: an entry of a directory.
bool is_distinguished_name(std::string_view value) {
  static constexpr auto kAttributes = std::to_array<std::string_view>({"c", "cn", "dc", "l", "o", "ou", "st", "uid"});
  const auto parts = split(value, ',');
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return contains(kAttributes, to_lower(trim(part.substr(0, part.find('=')))));
         });
}

}  // namespace

bool is_uuid(std::string_view value) {
  if (value.size() != 36) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? value[i] != '-' : !is_hex(value[i])) return false;
  }
  return true;
}

std::size_t hex_digits_of(std::string_view value) {
  if (value.starts_with("0x")) value.remove_prefix(2);
  constexpr auto kLengths = std::to_array<std::size_t>({32, 40, 48, 56, 64, 96, 128});
  const bool length = std::find(kLengths.begin(), kLengths.end(), value.size()) != kLengths.end();
  return length && all_hex(value) && any(value, is_digit) ? value.size() : 0;
}

bool is_identifier(std::string_view value) {
  if (any(kPrefixes, [&](std::string_view prefix) { return value.starts_with(prefix); })) return true;
  if (is_uuid(value) || hex_digits_of(value) > 0 || is_content_id(value)) return true;
  if (value.starts_with("0x") && all_hex(value.substr(2))) return true;
  constexpr std::size_t kObjectId = 24;  // MongoDB's
  if (value.size() == kObjectId && all_hex(value) && any(value, is_letter)) return true;
  if (value.ends_with(".apps.googleusercontent.com")) return true;
  return is_version(value) || is_date(value) || is_email(value) || is_distinguished_name(value);
}

}  // namespace keyref
