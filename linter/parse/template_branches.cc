#include "linter/parse/template_branches.h"

#include <algorithm>
#include <limits>

#include "linter/base/text.h"

namespace keyref {
namespace {

using Kind = TemplateTag::Kind;

/// More alternatives than anybody writes in a manifest: then all are read at once.
constexpr std::size_t kMostReadings = 64;
constexpr std::size_t kAlways = std::numeric_limits<std::size_t>::max();

/// A section, while its tags go by.
struct Section {
  std::string_view about;
  std::size_t begin = 0;              ///< of the branch that is open
  std::size_t first = 0;              ///< the first reading that has it
  std::size_t readings = 0;           ///< where those end that sections in it need
  std::vector<std::size_t> branches;  ///< closed ones
};

class BranchFinder {
 public:
  explicit BranchFinder(std::string_view text) : text_(text) {}

  std::vector<TemplateBranch> find(const std::vector<TemplateTag>& controls) {
    for (const TemplateTag& tag : controls) {
      if (tag.kind == Kind::opens) {
        open(tag);
      } else if (tag.kind == Kind::silent) {
        continue;
      } else if (open_.size() == 1) {
        return {};
      } else if (tag.kind == Kind::divides) {
        end_branch(tag.begin);
        open_.back().begin = tag.end;
      } else {
        close(tag);
      }
    }
    if (open_.size() > 1 || open_.back().readings > kMostReadings) return {};
    std::erase_if(branches_, [](const TemplateBranch& branch) { return branch.first == 0 && branch.end == kAlways; });
    return std::move(branches_);
  }

 private:
  /// Mustache writes the other branch as a section of its own: `{{#x}} … {{/x}}{{^x}} … {{/x}}`.
  void open(const TemplateTag& tag) {
    const bool inverse = tag.about.starts_with('^') && closed_.about.starts_with('#') &&
                         trim(tag.about.substr(1)) == trim(closed_.about.substr(1)) &&
                         trim(text_.substr(closed_.begin, tag.begin - closed_.begin)).empty();
    if (inverse) {
      branches_[closed_.branches.back()].end = closed_.first;
      open_.push_back(std::move(closed_));
      closed_ = {};
    } else {
      const std::size_t first = open_.back().first;
      open_.push_back({tag.about, 0, first, first, {}});
    }
    open_.back().begin = tag.end;
  }

  void close(const TemplateTag& tag) {
    end_branch(tag.begin);
    closed_ = std::move(open_.back());
    closed_.begin = tag.end;
    open_.pop_back();
    branches_[closed_.branches.back()].end = kAlways;  // where others have more branches
    open_.back().readings = std::max(open_.back().readings, closed_.first);
  }

  void end_branch(std::size_t end) {
    Section& section = open_.back();
    const std::size_t next = std::max(section.first + 1, section.readings);
    const Span span{static_cast<std::uint32_t>(section.begin), static_cast<std::uint32_t>(end)};
    branches_.push_back({span, section.first, next});
    section.branches.push_back(branches_.size() - 1);
    section.first = section.readings = next;
  }

  std::string_view text_;
  std::vector<Section> open_{Section{}};  ///< the outermost is the text
  Section closed_;                        ///< the newest one, beginning behind its closing tag
  std::vector<TemplateBranch> branches_;
};

}  // namespace

std::vector<TemplateBranch> find_branches(std::string_view text, const std::vector<TemplateTag>& controls) {
  return BranchFinder(text).find(controls);
}

std::size_t count_readings(const std::vector<TemplateBranch>& branches) {
  std::size_t count = 1;
  for (const TemplateBranch& branch : branches) {
    count = std::max(count, branch.end == kAlways ? branch.first + 1 : branch.end);
  }
  return count;
}

bool is_left_out(const std::vector<TemplateBranch>& branches, std::size_t reading, std::size_t at) {
  return std::any_of(branches.begin(), branches.end(), [&](const TemplateBranch& branch) {
    return !branch.is_in(reading) && branch.span.begin <= at && at < branch.span.end;
  });
}

std::string with_branches(std::string text, const std::vector<TemplateBranch>& branches, std::size_t reading) {
  for (const TemplateBranch& branch : branches) {
    if (branch.is_in(reading)) continue;
    std::fill(text.begin() + branch.span.begin, text.begin() + branch.span.end, '\n');
  }
  return text;
}

}  // namespace keyref
