#include "linter/source/git_change.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// Whatever the user's configuration of git says.
const std::vector<std::string> kDiff = {"diff",
                                        "--raw",
                                        "--patch",
                                        "-z",
                                        "--unified=0",
                                        "--inter-hunk-context=0",
                                        "--no-abbrev",
                                        "--full-index",
                                        "--find-renames",
                                        "--irreversible-delete",
                                        "--relative",
                                        "--no-color",
                                        "--no-ext-diff",
                                        "--no-textconv",
                                        "--ignore-submodules=all"};

std::vector<std::string> diff(std::initializer_list<std::string> more) {
  std::vector<std::string> command = kDiff;
  command.insert(command.end(), more);
  return command;
}

std::uint32_t number(std::string_view text, int base = 10) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, base);
  return value;
}

/// Takes what stands before the next `end`, and that.
std::string_view take(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

class DiffParser {
 public:
  DiffParser(std::string_view text, const std::string& prefix) : rest_(text), prefix_(prefix) {}

  Result<std::vector<ChangedFile>> parse() {
    while (rest_.starts_with(':')) {
      if (!parse_record()) return Error{"git diff cannot be understood"};
    }
    if (rest_.starts_with('\0')) rest_.remove_prefix(1);
    if (conflict_) return Error{"a conflict is not resolved: there are files that git calls unmerged"};
    while (!rest_.empty()) parse_line(take(rest_, '\n'));
    for (ChangedFile& file : files_) finish(file);
    return std::move(files_);
  }

 private:
  /// ":MODE MODE OID OID STATUS", then the path; of what is renamed two.
  bool parse_record() {
    const auto words = split(take(rest_, '\0').substr(1), ' ');
    if (words.size() != 5 || words[4].empty()) return false;
    const char status = words[4].front();
    const std::string_view before = take(rest_, '\0');
    const std::string_view after = status == 'R' || status == 'C' ? take(rest_, '\0') : before;
    conflict_ = conflict_ || status == 'U';
    ChangedFile file;
    if (status != 'A' && status != 'C') file.before = tracked(before, words[0], words[2]);
    if (status != 'D') file.after = tracked(after, words[1], words[3]);
    files_.push_back(std::move(file));
    return true;
  }

  TrackedFile tracked(std::string_view path, std::string_view mode, std::string_view oid) const {
    return {prefix_ + std::string(path), number(mode, 8), ObjectId::from_hex(oid)};
  }

  void parse_line(std::string_view line) {
    if (line.starts_with("index ")) {
      find_file(line.substr(6));
    } else if (line.starts_with("@@ ") && current_ < files_.size()) {
      parse_hunk(line);
    }
  }

  /// "OID..OID", with the mode where that stays: the patches come in the order of the records, but not each has one.
  void find_file(std::string_view oids) {
    const std::size_t length = std::min(oids.find(".."), oids.size());
    const ObjectId before = ObjectId::from_hex(oids.substr(0, length));
    const ObjectId after = ObjectId::from_hex(oids.substr(std::min(length + 2, oids.size()), length));
    const auto same = [](const std::optional<TrackedFile>& file, const ObjectId& oid) {
      return oid.is_zero() || !file || file->oid.is_zero() || file->oid == oid;
    };
    if (current_ < files_.size() && is_type_change(current_) && before.is_zero()) return;  // its second patch
    for (std::size_t at = started_ ? current_ + 1 : 0; at < files_.size(); ++at) {
      if (!same(files_[at].before, before) || !same(files_[at].after, after)) continue;
      current_ = at;
      started_ = true;
      return;
    }
  }

  bool is_type_change(std::size_t at) const {
    const ChangedFile& file = files_[at];
    return file.before && file.after && file.before->is_regular() != file.after->is_regular();
  }

  /// "@@ -FIRST,COUNT +FIRST,COUNT @@", where a count of 1 is left out.
  void parse_hunk(std::string_view line) {
    const auto words = split(line, ' ');
    if (words.size() < 4) return;
    const auto [first, count] = range_of(words[2].substr(1));
    ChangedFile& file = files_[current_];
    file.lines.add(first, count);
    const std::uint32_t removed = range_of(words[1].substr(1)).second;
    for (std::uint32_t i = 0; i < removed; ++i) file.removed.emplace_back(content());
    for (std::uint32_t i = 0; i < count; ++i) content();
  }

  /// A line of a hunk, without its sign.
  std::string_view content() {
    const std::string_view line = take(rest_, '\n');
    constexpr std::string_view kNoLineBreak = "\\ ";
    if (rest_.starts_with(kNoLineBreak)) take(rest_, '\n');
    return line.substr(std::min<std::size_t>(line.size(), 1));
  }

  static std::pair<std::uint32_t, std::uint32_t> range_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find(','));
    return {number(first), first.size() == text.size() ? 1 : number(text.substr(first.size() + 1))};
  }

  /// All of what git shows no lines of: a file that is new, or that git takes for binary.
  static void finish(ChangedFile& file) {
    if (!file.after) return;
    const bool rewritten = file.before && file.before->oid != file.after->oid;
    if (!file.before || (rewritten && file.lines.is_empty() && file.removed.empty()))
      file.lines = ChangedLines::all_of_it();
  }

  std::string_view rest_;
  const std::string& prefix_;
  bool conflict_ = false;
  bool started_ = false;
  std::size_t current_ = 0;
  std::vector<ChangedFile> files_;
};

}  // namespace

Result<std::vector<ChangedFile>> parse_diff(std::string_view output, const std::string& prefix) {
  return DiffParser(output, prefix).parse();
}

StagedChange::StagedChange(const GitRepository& repository)
    : diff_(repository, diff({"--cached", "--ita-invisible-in-index"})) {}

Result<std::vector<ChangedFile>> StagedChange::read(const std::string& prefix) {
  const auto output = diff_.finish();
  if (!output) return Error{"git cannot tell what is staged"};
  return parse_diff(*output, prefix);
}

Result<std::vector<ChangedFile>> change_since(const GitRepository& repository, const std::string& revision,
                                              const std::string& prefix) {
  const auto ancestor = run_git(repository, {"merge-base", "--end-of-options", revision, "HEAD"});
  if (!ancestor) {
    const bool known =
        run_git(repository, {"rev-parse", "--quiet", "--verify", "--end-of-options", revision + "^{commit}"})
            .has_value();
    return Error{
        known ? "HEAD and the revision have no common ancestor here: in a shallow clone, fetch more of the history"
              : "there is no such revision here: fetch it first"};
  }
  GitProcess untracked(repository, {"ls-files", "--others", "--exclude-standard", "-z"});
  const auto output = run_git(repository, diff({std::string(trim(*ancestor)), "--"}));
  const auto others = untracked.finish();
  if (!output || !others) return Error{"git cannot tell what has changed"};
  auto change = parse_diff(*output, prefix);
  if (!change) return change;
  for (const std::string_view path : split(*others, '\0')) {
    if (path.empty() || path.ends_with('/')) continue;  // a repository inside of this one
    change->push_back(
        {std::nullopt, TrackedFile{prefix + std::string(path), S_IFREG, {}}, ChangedLines::all_of_it(), {}});
  }
  return change;
}

}  // namespace keyref
