#include "linter/cli/large_file.h"

#include <algorithm>
#include <utility>

#include "linter/configuration/allow_comments.h"
#include "linter/literals/read.h"
#include "linter/report/own_report.h"

namespace keyref {
namespace {

/// Adds one line, or a part of a line that does not fit into a window; `found` are those that begin in it.
void add_line(LargeFile& large, std::string_view line, std::size_t offset, std::vector<Literal>::iterator first,
              std::vector<Literal>::iterator last) {
  const auto begin = static_cast<std::uint32_t>(large.text.size());
  if (first == last && line.find(kAllowMark) == std::string_view::npos) {
    if (line.ends_with('\n')) large.text.push_back('\n');
    return;
  }
  large.text += line;
  for (auto literal = first; literal != last; ++literal) {
    Span& span = literal->place.span;
    const auto at = [&](std::uint32_t in_window) {
      return begin + static_cast<std::uint32_t>(std::min(in_window - offset, line.size()));
    };
    span = {at(span.begin), at(span.end)};
    large.literals.push_back(std::move(*literal));
  }
}

void add_window(LargeFile& large, const TextWindow& window, std::vector<Literal> found) {
  auto literal = found.begin();
  for (std::size_t at = 0; at < window.fresh;) {
    const std::size_t line_break = window.text.find('\n', at);
    const std::size_t end =
        std::min(line_break == std::string_view::npos ? window.fresh : line_break + 1, window.fresh);
    const auto first = literal;
    while (literal != found.end() && literal->place.span.begin < end) ++literal;
    add_line(large, window.text.substr(at, end - at), at, first, literal);
    at = end;
  }
}

}  // namespace

LargeFile read_large_file(FileId file, const std::string& path, const FileTree& tree, long long now) {
  LargeFile large;
  bool begins = true;
  bool report = false;
  large.complete = tree.read_in_windows(path, [&](const TextWindow& window) {
    report = report || (begins && is_own_report(window.text));
    begins = false;
    if (!report) add_window(large, window, literals::read_text_literals(file, path, window.text, now));
  });
  return large;
}

}  // namespace keyref
