#include "linter/report/fix_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "linter/base/text.h"
#include "linter/report/masked_line.h"
#include "linter/source/line_index.h"

namespace keyref {
namespace {

constexpr std::uint32_t kContext = 3;

/// The hunks of one file. No line is added or taken away.
class FileDiff {
 public:
  FileDiff(const SourceFile& file, const std::vector<Fix>& fixes) : path_(file.path), lines_(file.text) {
    for (const Fix& fix : fixes) {
      const std::uint32_t line = lines_.position(fix.place.span.begin).line;
      changed_[line].push_back(&fix);
      known_.insert(known_.end(), {fix.before, fix.after, fix.secret});
    }
    last_ = lines_.lines();
    if (last_ > 1 && lines_.begin_of(last_) == file.text.size()) --last_;  // behind the last line break
  }

  std::string write() {
    const std::string path = escape_controls(path_);
    text_ = fmt::format("--- a/{0}\n+++ b/{0}\n", path);
    for (auto begin = changed_.begin(); begin != changed_.end();) {
      auto end = std::next(begin);
      while (end != changed_.end() && end->first - std::prev(end)->first <= 2 * kContext) ++end;
      write_hunk(begin, end);
      begin = end;
    }
    return std::move(text_);
  }

 private:
  using Changed = std::map<std::uint32_t, std::vector<const Fix*>>;

  void write_hunk(Changed::const_iterator begin, Changed::const_iterator end) {
    const std::uint32_t first = begin->first > kContext ? begin->first - kContext : 1;
    const std::uint32_t last = std::min(last_, std::prev(end)->first + kContext);
    text_ += fmt::format("@@ -{0},{1} +{0},{1} @@\n", first, last - first + 1);
    for (std::uint32_t line = first; line <= last; ++line) {
      const auto at = changed_.find(line);
      const std::string_view before = lines_.line(line);
      write_line(at == changed_.end() ? ' ' : '-', before);
      if (at != changed_.end()) write_line('+', after(line, at->second));
    }
  }

  std::string after(std::uint32_t line, const std::vector<const Fix*>& fixes) const {
    std::string text(lines_.line(line));
    for (auto fix = fixes.rbegin(); fix != fixes.rend(); ++fix)
      text.replace((*fix)->place.span.begin - lines_.begin_of(line), (*fix)->before.size(), (*fix)->after);
    return text;
  }

  void write_line(char sign, std::string_view line) {
    text_ += sign + escape_controls(mask_line(line, {}, known_).text) + '\n';
  }

  const std::string& path_;
  LineIndex lines_;
  std::uint32_t last_;
  Changed changed_;
  std::vector<std::string_view> known_;
  std::string text_;
};

}  // namespace

std::string fix_diff(const Sources& sources, const std::vector<Fix>& fixes) {
  std::string text;
  for (auto begin = fixes.begin(); begin != fixes.end();) {
    const FileId id = begin->place.file;
    const auto end = std::find_if(begin, fixes.end(), [&](const Fix& fix) { return fix.place.file != id; });
    const std::vector<Fix> of_file(begin, end);
    text += FileDiff(sources[id], of_file).write();
    begin = end;
  }
  return text;
}

}  // namespace keyref
