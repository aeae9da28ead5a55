#include "linter/secret/token_pattern.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "linter/secret/characters.h"

namespace keyref {

namespace {

// Only JWTs with many groups of a user in them get long.
constexpr std::size_t kLongest = 2048;
constexpr std::size_t kLongestJwt = 16384;

std::size_t longest(const TokenFormat& format) {
  return format.checksum == TokenChecksum::jwt ? kLongestJwt : kLongest;
}

RE2::Options options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);  // texts may hold any bytes
  options.set_log_errors(false);                       // the build has tried each pattern
  return options;
}

/// Is this a stretch of a picture, or of what else is written in base64? No path is that long and holds a plus.
bool is_inside_base64(std::string_view text, TokenPattern::Range range) {
  constexpr std::size_t kLong = 200;
  const auto is_one = [](char c) { return is_alphanumeric(c) || c == '+' || c == '/'; };
  const auto is_long = [](std::string_view run) {
    return run.size() >= kLong && run.find('+') != std::string_view::npos;
  };
  std::size_t begin = range.begin;
  while (begin > 0 && range.begin - begin < kLong && is_one(text[begin - 1])) --begin;
  std::size_t end = range.end;
  while (end < text.size() && end - range.end < kLong && is_one(text[end])) ++end;
  return is_long(text.substr(begin, range.begin - begin)) || is_long(text.substr(range.end, end - range.end));
}

struct Slot {
  std::once_flag once;
  std::unique_ptr<TokenPattern> pattern;
};

}  // namespace

TokenPattern::TokenPattern(const TokenFormat& format)
    : format_(format), alphabet_(format.pattern), regex_(std::string(format.pattern), options()) {
  std::string pattern(format.pattern);
  pattern.erase(std::remove(pattern.begin(), pattern.end(), '\\'), pattern.end());
  begins_with_literal_ = pattern.starts_with(format.literal);
}

std::optional<TokenPattern::Range> TokenPattern::around(std::string_view text, std::size_t offset) const {
  const std::size_t begin = alphabet_.run_begin(text, offset, begins_with_literal_);
  if (begins_with_literal_ && begin != offset) return std::nullopt;
  const auto found = at(text, begin, std::min(text.size(), begin + longest(format_)), RE2::ANCHOR_START);
  if (!found || found->end <= offset || alphabet_.goes_on(text, found->end)) return std::nullopt;
  if (is_inside_base64(text, *found)) return std::nullopt;
  return found;
}

std::optional<TokenPattern::Range> TokenPattern::whole(std::string_view text) const {
  if (text.size() > longest(format_)) return std::nullopt;
  return at(text, 0, text.size(), RE2::ANCHOR_BOTH);
}

std::optional<TokenPattern::Range> TokenPattern::at(std::string_view text, std::size_t begin, std::size_t end,
                                                    RE2::Anchor anchor) const {
  re2::StringPiece groups[2];
  const int count = std::min(1 + regex_.NumberOfCapturingGroups(), 2);
  const re2::StringPiece piece(text.data(), text.size());
  if (!regex_.Match(piece, begin, end, anchor, groups, count)) return std::nullopt;
  const re2::StringPiece token = groups[count - 1];
  const auto from = static_cast<std::size_t>(token.data() - text.data());
  return Range{from, from + token.size()};
}

const TokenPattern& token_pattern(const TokenFormat& format) {
  static std::vector<Slot> literal(token_formats().size());
  static std::vector<Slot> context(context_formats().size());
  const TokenFormat* const first = token_formats().data();
  const bool has_literal = !format.literal.empty();
  const auto index = &format - (has_literal ? first : context_formats().data());
  Slot& slot = (has_literal ? literal : context)[static_cast<std::size_t>(index)];
  std::call_once(slot.once, [&] { slot.pattern = std::make_unique<TokenPattern>(format); });
  return *slot.pattern;
}

}  // namespace keyref
