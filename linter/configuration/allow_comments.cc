#include "linter/configuration/allow_comments.h"

#include <algorithm>

#include "linter/base/text.h"
#include "linter/source/line_index.h"

namespace keyref {
namespace {

/// Where the comment begins that holds the mark; npos where the mark stands in no comment.
std::size_t comment_before(std::string_view line, std::size_t mark) {
  std::size_t at = mark;
  while (at > 0 && (line[at - 1] == ' ' || line[at - 1] == '\t')) --at;
  std::size_t begin = at;
  while (begin > 0 && line[begin - 1] == '#') --begin;
  if (begin < at) return begin;
  while (begin > 0 && line[begin - 1] == '/') --begin;
  return at - begin >= 2 ? begin : std::string_view::npos;
}

bool is_rule_word(std::string_view word) {
  return !word.empty() && word.size() <= 64 && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

struct Comment {
  std::vector<std::string> rules;
  std::string reason;
  std::size_t begin = 0;
  bool alone = false;
};

bool read_comment(std::string_view line, Comment& comment) {
  const std::size_t mark = line.find(kAllowMark);
  if (mark == std::string_view::npos) return false;
  comment.begin = comment_before(line, mark);
  if (comment.begin == std::string_view::npos) return false;
  std::string_view rest = trim(line.substr(mark + kAllowMark.size()));
  if (!rest.starts_with("allow ")) return false;
  rest.remove_prefix(6);
  const std::size_t dashes = rest.find("--");
  if (dashes != std::string_view::npos) comment.reason = trim(rest.substr(dashes + 2));
  for (const std::string_view word : split(rest.substr(0, dashes), ',')) {
    // What is no rule's name is not shown anywhere: it could be anything.
    comment.rules.emplace_back(is_rule_word(trim(word)) ? trim(word) : "?");
  }
  comment.alone = trim(line.substr(0, comment.begin)).empty();
  return true;
}

}  // namespace

std::vector<Allow> find_allow_comments(FileId file, std::string_view text) {
  std::vector<Allow> allows;
  if (text.find(kAllowMark) == std::string_view::npos) return allows;
  const LineIndex lines(text);
  std::vector<std::size_t> waiting;  // comments alone on their lines, for the line that follows
  for (std::uint32_t number = 1; number <= lines.lines(); ++number) {
    const std::string_view line = lines.line(number);
    Comment comment;
    const bool found = read_comment(line, comment);
    if (!found || !comment.alone) {
      for (const std::size_t index : waiting) allows[index].line = number;
      waiting.clear();
    }
    if (!found) continue;
    const auto begin = lines.begin_of(number) + static_cast<std::uint32_t>(comment.begin);
    const auto end = lines.begin_of(number) + static_cast<std::uint32_t>(line.size());
    for (std::string& rule : comment.rules) {
      Allow allow;
      allow.rule = std::move(rule);
      allow.place = {file, {begin, end}};
      allow.reason = comment.reason;
      allow.line = number;
      if (comment.alone) waiting.push_back(allows.size());
      allows.push_back(std::move(allow));
    }
  }
  return allows;
}

}  // namespace keyref
