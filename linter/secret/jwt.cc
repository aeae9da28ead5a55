#include "linter/secret/jwt.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "linter/base/base64.h"
#include "linter/base/text.h"

namespace keyref {

namespace {

/// Walks over a JSON text once, without recursion: hostile tokens may nest as deep as they are long. It sees whether
/// brackets and strings fit, which is enough to tell JSON from random bytes.
class ObjectScan {
 public:
  explicit ObjectScan(std::string_view json) : json_(trim(json)) {}

  bool run() {
    if (json_.empty() || json_.front() != '{') return false;
    for (at_ = 0; at_ < json_.size(); ++at_)
      if (!step(json_[at_]) || (open_.empty() && at_ + 1 < json_.size())) return false;
    return open_.empty();
  }

  std::optional<long long> exp() const { return exp_; }

 private:
  bool step(char c) {
    switch (c) {
      case '{':
      case '[':
        open_ += c;
        return true;
      case '}':
      case ']':
        if (open_.empty() || open_.back() != (c == '}' ? '{' : '[')) return false;
        open_.pop_back();
        return true;
      case '"':
        return string();
      default:
        return is_plain(c);
    }
  }

  bool string() {
    const std::size_t begin = ++at_;
    while (at_ < json_.size() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2U : 1U;
    if (at_ >= json_.size()) return false;
    if (open_.size() == 1 && is_expiry(json_.substr(begin, at_ - begin))) read_exp(json_.substr(at_ + 1));
    return true;
  }

  /// The standard's claim, and those of services that have their own.
  static bool is_expiry(std::string_view claim) {
    return claim == "exp" || claim == "expires" || claim == "expiresOn" || claim == "expiresAt" || claim == "expiry";
  }

  void read_exp(std::string_view rest) {
    constexpr long long kMilliseconds = 100'000'000'000;  // in seconds, that is the year 5138
    const std::size_t number = rest.find_first_not_of(" :");
    if (number == 0 || number == std::string_view::npos) return;
    long long seconds = 0;
    const char* end = rest.data() + rest.size();
    if (std::from_chars(rest.data() + number, end, seconds).ec == std::errc())
      exp_ = seconds < kMilliseconds ? seconds : seconds / 1000;
  }

  /// Of numbers, `true`, `false`, `null`, and between values.
  static bool is_plain(char c) {
    return (c >= '0' && c <= '9') || std::string_view("+-.,:eE \t\r\ntrufalsn").find(c) != std::string_view::npos;
  }

  std::string_view json_;
  std::size_t at_ = 0;
  std::string open_;
  std::optional<long long> exp_;
};

}  // namespace

std::optional<Jwt> parse_jwt(std::string_view text) {
  const std::size_t begin = std::min(text.find("eyJ"), text.size());
  const std::vector<std::string_view> parts = split(text.substr(begin), '.');
  if (parts.size() < 3) return std::nullopt;
  const std::optional<std::string> header = decode_base64url(parts[0]);
  std::optional<std::string> payload = decode_base64url(parts[1]);
  if (!header || !payload || !ObjectScan(*header).run()) return std::nullopt;
  ObjectScan scan(*payload);
  if (!scan.run()) return std::nullopt;
  return Jwt{std::move(*payload), scan.exp()};
}

}  // namespace keyref
