#include "linter/secret/private_key.h"

#include <algorithm>
#include <string>
#include <utility>

#include "linter/base/base64.h"
#include "linter/secret/characters.h"

namespace keyref {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kDashes = "-----";

/// A key of 16384 bits has 13,000 characters; what is longer is cut off there.
constexpr std::size_t kLongestBody = 32768;
/// Less is a picture of a key: an Ed25519 key has 64.
constexpr std::size_t kShortestBody = 40;

struct Block {
  std::string_view label;
  std::string_view body;
  std::size_t end = 0;
  bool cut_off = false;
};

/// The label between the dashes: capitals, digits and blanks.
std::string_view label_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 40;
  const std::string_view rest = text.substr(at, kLongest + kDashes.size());
  const std::size_t end = rest.find(kDashes);
  const std::string_view label = end == std::string_view::npos ? std::string_view() : rest.substr(0, end);
  return all(label, [](char c) { return is_upper(c) || is_digit(c) || c == ' '; }) ? label : std::string_view();
}

bool is_private(std::string_view label) { return label.ends_with("PRIVATE KEY") || label == "PGP PRIVATE KEY BLOCK"; }

/// Of what a body is made, with its headers, its escapes, and the quotes and signs that join its lines in code.
bool is_body(char c) {
  return is_base64(c) || is_space(c) || is_quote(c) ||
         std::string_view("=\\-:,;.()<>_*$&|#").find(c) != std::string_view::npos;
}

/// A text has blanks between its words; a header (`DEK-Info: …`) and base64 within quotes have none.
bool is_line_of_body(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return true;
  line.remove_prefix(first);
  if (line.starts_with("Proc-Type: ") || line.starts_with("DEK-Info: ")) return true;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : line) {
    run = is_base64(c) || c == '=' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest * 2 > line.size();
}

/// Where a body that nothing closes ends: behind its last character of base64.
std::size_t end_of_cut_off(std::string_view rest) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t line_end = std::min(rest.find('\n', at), rest.size());
    const std::string_view line = rest.substr(at, line_end - at);
    if (at > 0 && !is_line_of_body(line)) break;
    for (std::size_t i = 0; i < line.size() && is_body(line[i]); ++i) {
      if (is_base64(line[i]) || line[i] == '=') end = at + i + 1;
    }
    at = line_end + 1;
  }
  return end;
}

Block block_at(std::string_view text, std::size_t begin, std::string_view label) {
  const std::size_t body = begin + kBegin.size() + label.size() + kDashes.size();
  const std::string end_mark = std::string("-----END ").append(label).append(kDashes);
  std::string_view rest = text.substr(body, kLongestBody);
  rest = rest.substr(0, rest.find(kBegin));
  const std::size_t end = rest.find(end_mark);
  if (end != std::string_view::npos) return {label, rest.substr(0, end), body + end + end_mark.size(), false};
  const std::size_t length = end_of_cut_off(rest);
  return {label, rest.substr(0, length), body + length, true};
}

/// The base64 of a body, without its headers (`Proc-Type: …`), escapes and quotes.
std::string base64_of(std::string_view body) {
  std::string text;
  std::size_t line_begin = 0;
  for (std::size_t at = 0; at < body.size(); ++at) {
    const bool escape = body[at] == '\\' && at + 1 < body.size() && is_letter(body[at + 1]);
    if (escape || body[at] == '\n') line_begin = text.size();
    if (body[at] == ':') {  // a header: nothing of its line counts
      text.resize(line_begin);
      const std::size_t end = std::min(body.find('\n', at), body.find("\\n", at));
      if (end == std::string_view::npos) break;
      at = end - 1;
      continue;
    }
    if (escape)
      ++at;
    else if (is_base64(body[at]))
      text += body[at];
  }
  return text;
}

/// The cipher's name inside of OpenSSH's own format; empty where it is another one.
std::string openssh_cipher(std::string_view base64) {
  constexpr std::string_view kMagic("openssh-key-v1\0", 15);
  constexpr std::size_t kHead = 88;
  const auto bytes = decode_base64(base64.substr(0, kHead));
  if (!bytes || bytes->size() < kMagic.size() + 4 || !bytes->starts_with(kMagic)) return {};
  const auto length = static_cast<std::size_t>(static_cast<unsigned char>((*bytes)[kMagic.size() + 3]));
  return bytes->substr(kMagic.size() + 4, length);
}

bool is_encrypted(const Block& block, std::string_view base64) {
  if (block.label.starts_with("ENCRYPTED")) return true;
  if (block.body.find("Proc-Type: 4,ENCRYPTED") != std::string_view::npos) return true;
  const std::string cipher = openssh_cipher(base64);
  return !cipher.empty() && cipher != "none";
}

bool is_drawn(std::string_view base64) {
  constexpr std::size_t kFewCharacters = 12;
  std::string characters(base64);
  std::sort(characters.begin(), characters.end());
  return std::unique(characters.begin(), characters.end()) - characters.begin() <
         static_cast<std::ptrdiff_t>(kFewCharacters);
}

std::string what_of(std::string_view label, bool encrypted) {
  std::string what = encrypted ? "an encrypted " : "a ";
  if (label.starts_with("OPENSSH")) return (encrypted ? what : "an ") + "OpenSSH private key";
  if (label.starts_with("PGP")) return what + "PGP private key";
  return what + "private key";
}

}  // namespace

std::optional<FoundSecret> private_key_at(std::string_view text, std::size_t begin_of_dashes) {
  if (text.substr(begin_of_dashes, kBegin.size()) != kBegin) return std::nullopt;
  const std::string_view label = label_at(text, begin_of_dashes + kBegin.size());
  if (!is_private(label)) return std::nullopt;
  const Block block = block_at(text, begin_of_dashes, label);
  const std::string base64 = base64_of(block.body);
  const bool filled_in =
      block.body.find("${") != std::string_view::npos || block.body.find("{{") != std::string_view::npos;
  if (base64.size() < kShortestBody || filled_in) return std::nullopt;

  const bool encrypted = is_encrypted(block, base64);
  const bool example = block.body.find("...") != std::string_view::npos || is_drawn(base64);
  Verdict verdict;
  verdict.kind = ValueKind::private_key;
  verdict.confidence = example ? Confidence::low : Confidence::high;
  verdict.begin = begin_of_dashes;
  verdict.end = block.end;
  verdict.lowered = (encrypted ? 1 : 0) + (block.cut_off ? 1 : 0);
  verdict.what = what_of(label, encrypted);
  verdict.reasons = {"its block says so"};
  if (encrypted) verdict.reasons.emplace_back("it is encrypted with a passphrase");
  if (block.cut_off) verdict.reasons.emplace_back("its end is missing");
  if (example) verdict.reasons.emplace_back("it is an example");
  return FoundSecret{begin_of_dashes, block.end, std::move(verdict)};
}

bool is_age_key(std::string_view value) {
  constexpr std::string_view kPrefix = "AGE-SECRET-KEY-1";
  constexpr std::size_t kLength = 58;
  return value.starts_with(kPrefix) && value.size() == kPrefix.size() + kLength &&
         all(value.substr(kPrefix.size()), is_alphanumeric);
}

bool is_private_jwk(std::string_view value) {
  if (!value.starts_with('{') || value.find("\"kty\"") == std::string_view::npos) return false;
  const std::size_t name = value.find("\"d\"");
  if (name == std::string_view::npos) return false;
  std::size_t at = name + 3;
  while (at < value.size() && (is_space(value[at]) || value[at] == ':' || value[at] == '"')) ++at;
  std::size_t end = at;
  while (end < value.size() && (is_base64(value[end]) || value[end] == '-' || value[end] == '_')) ++end;
  return end - at >= kShortestBody;
}

}  // namespace keyref
