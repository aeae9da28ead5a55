#include "linter/literals/account_ids.h"

#include <algorithm>
#include <string>

#include "linter/base/text.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

constexpr std::size_t kDigits = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '_'; }

/// The line up to the number.
std::string_view before(std::string_view text, std::size_t at) {
  const std::size_t line = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  return text.substr(begin, at - begin);
}

/// `# …` and `// …`, on a line of their own or behind something; not the `//` of a URL.
bool is_in_comment(std::string_view line) {
  for (const std::string_view mark : {"#", "//"}) {
    const std::size_t at = line.find(mark);
    if (at != std::string_view::npos && (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t')) return true;
  }
  return false;
}

/// `arn:aws:iam::`, `arn:aws-cn:sqs:cn-north-1:`.
bool ends_in_arn(std::string_view line) {
  const std::size_t begin = line.rfind("arn:aws");
  if (begin == std::string_view::npos) return false;
  const std::string_view arn = line.substr(begin);
  return arn.back() == ':' && std::count(arn.begin(), arn.end(), ':') == 4 &&
         arn.find_first_of(" \"'") == std::string_view::npos;
}

/// `AWS_ACCOUNT_ID: "`, `account_id = "`, `"accountId": "`.
bool ends_in_name(std::string_view line) {
  const std::size_t name_end = line.find_last_not_of(" \t\"'=:") + 1;
  if (name_end == 0 || line.substr(name_end).find_first_of("=:") == std::string_view::npos) return false;
  std::string_view name = line.substr(0, name_end);
  const std::size_t other = name.find_last_of(" \t\"'{,[(");
  if (other != std::string_view::npos) name.remove_prefix(other + 1);
  const std::string lower = to_lower(name);
  return lower.find("account") != std::string::npos && lower.find("service") == std::string::npos;
}

AccountUse::Form form_of(std::string_view line, std::string_view behind) {
  if (ends_in_arn(line)) return AccountUse::Form::arn;
  if (behind.starts_with(".dkr.ecr")) return AccountUse::Form::registry;
  return ends_in_name(line) ? AccountUse::Form::id : AccountUse::Form::number;
}

}  // namespace

std::vector<AccountUse> find_account_ids(FileId file, std::string_view text) {
  std::vector<AccountUse> found;
  // A number this long covers every twelfth byte: most of a text is never looked at.
  for (std::size_t at = kDigits - 1; at < text.size();) {
    if (!is_digit(text[at])) {
      at += kDigits;
      continue;
    }
    std::size_t begin = at;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    at = end + kDigits;
    const bool apart = (begin == 0 || !is_letter(text[begin - 1])) && (end == text.size() || !is_letter(text[end]));
    if (end - begin != kDigits || !apart) continue;
    const std::string_view line = before(text, begin);
    if (is_in_comment(line)) continue;
    found.push_back(
        {{file, span_of(begin, end)}, std::string(text.substr(begin, kDigits)), form_of(line, text.substr(end))});
  }
  return found;
}

}  // namespace keyref::literals
