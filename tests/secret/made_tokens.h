#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/text.h"
#include "linter/secret/digests.h"
#include "linter/secret/encodings.h"
#include "linter/secret/mnemonic.h"
#include "linter/secret/token_formats.h"

namespace keyref::test {

/// Makes tokens from the `example:` shapes of rules/tokens/*.yaml, so that no token stands in the repository.
class TokenMaker {
 public:
  explicit TokenMaker(std::uint32_t seed) : random_(seed) {}

  /// `ghp_<base62:30><checksum>`: text, and in angle brackets a kind with what it needs.
  std::string make(const TokenFormat& format, std::string_view shape) {
    std::string token;
    while (!shape.empty()) {
      const std::size_t open = std::min(shape.find('<'), shape.size());
      token += shape.substr(0, open);
      shape.remove_prefix(open);
      if (shape.empty()) break;
      const std::size_t close = shape.find('>');
      token += part(format, shape.substr(1, close - 1), token);
      shape.remove_prefix(close + 1);
    }
    return token;
  }

  std::string random_text(std::string_view digits, std::size_t length) {
    std::string text;
    while (text.size() < length)
      text += digits[std::uniform_int_distribution<std::size_t>(0, digits.size() - 1)(random_)];
    return text;
  }

  static std::string base64url(std::string_view bytes) { return in_groups(bytes, kBase64url); }

  std::string jwt(std::string_view payload) {
    return base64url(R"({"alg":"HS256"})") + "." + base64url(payload) + "." + random_text(kBase64url, 43);
  }

 private:
  static constexpr std::string_view kBase64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  std::string part(const TokenFormat& format, std::string_view what, std::string_view before) {
    const std::size_t colon = std::min(what.find(':'), what.size());
    const std::string_view kind = what.substr(0, colon);
    const std::string argument(what.substr(std::min(colon + 1, what.size())));
    if (kind == "checksum") return checksum(format, before);
    if (kind == "jwt") return jwt(argument);
    if (kind == "uuid") return uuid();
    if (kind == "mnemonic") return mnemonic(std::stoul(argument));
    if (kind == "base58check") return base58check(argument);
    return random_text(digits_of(kind), std::stoul(argument));
  }

  static std::string_view digits_of(std::string_view kind) {
    constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
        {"digit", "0123456789"},
        {"hex", "0123456789abcdef"},
        {"HEX", "0123456789ABCDEF"},
        {"lower", "abcdefghijklmnopqrstuvwxyz"},
        {"upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
        {"base36", "0123456789abcdefghijklmnopqrstuvwxyz"},
        {"BASE36", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
        {"base32", kBase32},
        {"base58", kBase58},
        {"bech32", "023456789acdefghjklmnpqrstuvwxyz"},
        {"base62", kBase62},
        {"base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"},
        {"base64url", kBase64url},
    };
    for (const auto& [name, digits] : kKinds)
      if (name == kind) return digits;
    throw std::invalid_argument("no kind of characters: " + std::string(kind));
  }

  std::string uuid() {
    const auto hex = [this](std::size_t length) { return random_text(digits_of("hex"), length); };
    return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
  }

  static std::string checksum(const TokenFormat& format, std::string_view before) {
    switch (format.checksum) {
      case TokenChecksum::crc32_base62:
        return in_digits(crc32(before.substr(format.literal.size())), kBase62, 6);
      case TokenChecksum::github_fine_grained:
        return to_base32(bytes_of(before)).substr(0, 8);
      case TokenChecksum::gitlab_routable:
        return in_digits(crc32(before), digits_of("base36"), 7);
      case TokenChecksum::crc32_hex:
        return in_digits(crc32(before), digits_of("HEX"), 8);
      case TokenChecksum::grafana: {
        const std::string hex = in_digits(crc32(before.substr(0, 37)), digits_of("hex"), 8);
        return hex.substr(6) + hex.substr(4, 2) + hex.substr(2, 2) + hex.substr(0, 2);
      }
      default:
        throw std::invalid_argument("a shape with a checksum, of a format without");
    }
  }

  static std::string bytes_of(std::string_view hashed) {
    const auto digest = sha256(hashed);
    return {digest.begin(), digest.end()};
  }

  /// `80:32`: the leading bytes in hexadecimal, and how many random ones follow.
  std::string base58check(const std::string& argument) {
    const std::size_t colon = argument.find(':');
    std::string bytes;
    for (std::size_t i = 0; i < colon; i += 2)
      bytes += static_cast<char>(std::stoi(argument.substr(i, 2), nullptr, 16));
    for (auto left = std::stoul(argument.substr(colon + 1)); left > 0; --left)
      bytes += static_cast<char>(std::uniform_int_distribution<int>(1, 255)(random_));
    bytes += bytes_of(bytes_of(bytes)).substr(0, 4);
    return to_base58(bytes);
  }

  static std::string to_base58(std::string bytes) {
    std::string text;
    while (std::any_of(bytes.begin(), bytes.end(), [](char c) { return c != 0; })) {
      unsigned rest = 0;
      for (char& byte : bytes) {
        rest = rest << 8U | static_cast<unsigned char>(byte);
        byte = static_cast<char>(rest / 58);
        rest %= 58;
      }
      text += kBase58[rest];
    }
    return {text.rbegin(), text.rend()};
  }

  /// The last word is the one that the others ask for; another than the first of those that fit serves as well.
  std::string mnemonic(std::size_t length) {
    std::string words;
    for (std::size_t i = 0; i + 1 < length; ++i)
      words.append(mnemonic_words()[std::uniform_int_distribution<std::size_t>(0, 2047)(random_)]).append(" ");
    for (const std::string_view last : mnemonic_words())
      if (mnemonic_shape(words + std::string(last)) == MnemonicShape::valid) return words + std::string(last);
    throw std::logic_error("no word fits");
  }

  static std::string in_groups(std::string_view bytes, std::string_view digits) {
    std::string text;
    unsigned pending = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
      pending = pending << 8U | static_cast<unsigned char>(c);
      for (bits += 8; bits >= 6; bits -= 6) text += digits[pending >> (bits - 6) & 0x3fU];
    }
    if (bits > 0) text += digits[pending << (6 - bits) & 0x3fU];
    return text;
  }

  std::mt19937 random_;
};

/// What the prefilter would find of a text.
inline std::vector<LiteralHit> hits_in(std::string_view text) {
  std::vector<LiteralHit> hits;
  for (std::size_t i = 0; i < token_formats().size(); ++i)
    for (std::size_t at = text.find(token_formats()[i].literal); at != std::string_view::npos;
         at = text.find(token_formats()[i].literal, at + 1))
      hits.push_back({at, i});
  std::sort(hits.begin(), hits.end(), [](const LiteralHit& a, const LiteralHit& b) { return a.offset < b.offset; });
  return hits;
}

inline std::vector<TokenMatch> tokens_in(std::string_view text, long long now = 0) {
  std::vector<TokenMatch> found;
  const std::vector<LiteralHit> hits = hits_in(text);
  find_tokens(text, hits, now, [&](const TokenMatch& match) { found.push_back(match); });
  return found;
}

}  // namespace keyref::test
