#include "linter/secret/credential_url.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/sensitive_name.h"
#include "linter/secret/value_tests.h"
#include "linter/secret/weak_words.h"

namespace keyref {
namespace {

constexpr std::size_t kLongestUrl = 1024;

struct Url {
  std::string_view scheme;
  std::string_view user;
  std::string_view password;
  std::string_view host;
};

bool ends_url(char c) {
  return is_space(c) || is_quote(c) || std::string_view("<>|\\,;").find(c) != std::string_view::npos;
}

bool is_host_character(char c) {
  return is_alphanumeric(c) || std::string_view(".-_:,[]{}$()").find(c) != std::string_view::npos;
}

std::string_view scheme_before(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 24;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest &&
         (is_alphanumeric(text[begin - 1]) || std::string_view("+-.").find(text[begin - 1]) != std::string_view::npos))
    --begin;
  while (begin < end && !is_letter(text[begin])) ++begin;
  return text.substr(begin, end - begin);
}

/// The `@` before the host. A password may hold `@`, `/` and `#` that nobody escaped, but not where the URL is a web
/// page's: there a path holds them.
std::size_t at_sign(std::string_view rest, std::string_view scheme) {
  const std::size_t authority = std::min(rest.find_first_of("/?#"), rest.size());
  const std::size_t at = rest.substr(0, authority).rfind('@');
  if (at != std::string_view::npos || scheme.starts_with("http")) return at;
  const std::size_t later = rest.find('@');
  const std::size_t colon = rest.find(':');
  if (later == std::string_view::npos || colon > later || authority < colon) return std::string_view::npos;
  return all(rest.substr(colon + 1, authority - colon - 1), is_digit) ? std::string_view::npos : later;
}

std::optional<Url> url_at(std::string_view text, std::size_t offset) {
  constexpr std::string_view kSlashes = "://";
  if (offset >= text.size() || text.substr(offset, kSlashes.size()) != kSlashes) return std::nullopt;
  const std::string_view scheme = scheme_before(text, offset);
  if (scheme.empty()) return std::nullopt;
  std::string_view rest = text.substr(offset + kSlashes.size(), kLongestUrl);
  rest = rest.substr(0, static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), ends_url) - rest.begin()));
  const std::size_t at = at_sign(rest, scheme);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view userinfo = rest.substr(0, at);
  const std::size_t colon = userinfo.find(':');
  if (colon == std::string_view::npos || colon + 1 == userinfo.size()) return std::nullopt;
  std::string_view host = rest.substr(at + 1);
  host = host.substr(0, host.find_first_of("/?#"));
  if (!all(host.substr(0, 1), [](char c) { return is_host_character(c) && c != ')'; })) return std::nullopt;
  return Url{scheme, userinfo.substr(0, colon), userinfo.substr(colon + 1), host};
}

/// `://[^:]+:[^@]+@` and the like.
bool is_pattern(const Url& url) {
  const auto is_any = [](std::string_view text) { return text.starts_with(".+") || text.starts_with(".*"); };
  return is_any(url.user) || is_any(url.password) || url.user.find_first_of("[]()^*\\") != std::string_view::npos ||
         url.password.find_first_of("[(^\\") == 0 || url.password.find("[^") != std::string_view::npos;
}

/// `PASSWORD`, `<password>`, `your_password`, `****`, `%s`: where a person or a program is to write one.
bool is_filled_in(std::string_view password) {
  constexpr auto kFormats = std::to_array<std::string_view>({"%s", "%v", "%d", "{}", "%@", "*", "x", "-", "_", ".."});
  if (contains(kFormats, password) || is_reference(password)) return true;
  if (password.starts_with('{') || password.starts_with('$') || password.starts_with('<') || password.starts_with('['))
    return true;
  const bool shouted = all(password, [](char c) { return is_upper(c) || c == '_'; });
  return shouted || is_placeholder(password);
}

bool is_local(std::string_view host) {
  const std::string_view name = host.substr(0, host.rfind(':'));
  if (name.find('.') == std::string_view::npos) return true;
  return name == "127.0.0.1" || name == "0.0.0.0" || name == "host.docker.internal" || name.ends_with(".local") ||
         name.find("example") != std::string_view::npos;
}

/// `auth_key`, `db-password`: it says what is to stand there.
bool names_a_secret(std::string_view password) {
  return all(password, [](char c) { return is_lower(c) || c == '_' || c == '-'; }) &&
         sensitive_name(password).kind != NameKind::plain;
}

/// `user:pass@localhost`: what documentation writes for any password.
bool means_a_password(std::string_view password) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"password", "passwd", "pass", "pwd", "pw", "p", "mypassword", "my-password"});
  return contains(kWords, to_lower(password));
}

/// One that a documentation's reader, or anybody, tries first.
bool is_weak(const Url& url) {
  const std::string lower = to_lower(url.password);
  return is_common_password(lower) || lower == to_lower(url.user) || names_a_secret(url.password) ||
         means_a_password(lower);
}

Confidence confidence_of(const Url& url, ValueKind kind) {
  const bool local = is_local(url.host);
  constexpr auto kAnybody = std::to_array<std::string_view>({"", "login", "user", "username"});
  if (is_weak(url)) return local || contains(kAnybody, to_lower(url.user)) ? Confidence::low : Confidence::medium;
  const bool strong = kind == ValueKind::random || kind == ValueKind::password || kind == ValueKind::token;
  if (strong || kind == ValueKind::identifier) return local ? Confidence::medium : Confidence::high;
  return local ? Confidence::low : Confidence::medium;
}

}  // namespace

std::optional<FoundSecret> credential_url_at(std::string_view text, std::size_t offset_of_colon_slash_slash) {
  const auto url = url_at(text, offset_of_colon_slash_slash);
  if (!url || is_pattern(*url) || is_filled_in(url->password) || url->scheme == "mailto") return std::nullopt;
  if (is_local(url->host) && means_a_password(url->password)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(url->password.data() - text.data());
  const std::size_t end = begin + url->password.size();
  Verdict verdict;
  verdict.kind = ValueKind::credential_url;
  verdict.confidence = confidence_of(*url, value_kind(url->password));
  verdict.begin = begin;
  verdict.end = end;
  verdict.what = "a password in a URL";
  verdict.reasons = {"it stands before the host"};
  if (is_weak(*url)) verdict.reasons.emplace_back("the password is one that everybody tries");
  if (is_local(url->host)) verdict.reasons.emplace_back("the host is no public one");
  return FoundSecret{begin, end, std::move(verdict)};
}

}  // namespace keyref
