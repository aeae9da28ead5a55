#include "linter/parse/template_branches.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref {
namespace {

using Kind = TemplateTag::Kind;

/// More alternatives than anybody writes in a manifest; the last ones are left to the last reading.
constexpr std::size_t kMostReadings = 8;

/// A section, while its tags go by.
struct Section {
  std::string_view about;
  std::size_t begin = 0;              ///< of the branch that is open
  std::size_t end = 0;                ///< behind the closing tag
  std::vector<std::size_t> branches;  ///< its closed ones
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
      } else if (open_.empty()) {
        return {};
      } else if (tag.kind == Kind::divides) {
        end_branch(tag.begin);
        open_.back().begin = tag.end;
      } else {
        close(tag);
      }
    }
    if (!open_.empty()) return {};
    std::erase_if(branches_, [](const TemplateBranch& branch) { return branch.count == 1; });
    return std::move(branches_);
  }

 private:
  /// Mustache writes the other branch as a section of its own: `{{#x}} … {{/x}}{{^x}} … {{/x}}`.
  void open(const TemplateTag& tag) {
    const bool inverse = tag.about.starts_with('^') && closed_.about.starts_with('#') &&
                         trim(tag.about.substr(1)) == trim(closed_.about.substr(1)) &&
                         trim(text_.substr(closed_.end, tag.begin - closed_.end)).empty();
    open_.push_back(inverse ? closed_ : Section{tag.about, 0, 0, {}});
    open_.back().begin = tag.end;
  }

  void close(const TemplateTag& tag) {
    end_branch(tag.begin);
    closed_ = std::move(open_.back());
    closed_.end = tag.end;
    open_.pop_back();
    for (const std::size_t branch : closed_.branches) branches_[branch].count = closed_.branches.size();
  }

  void end_branch(std::size_t end) {
    Section& section = open_.back();
    const Span span{static_cast<std::uint32_t>(section.begin), static_cast<std::uint32_t>(end)};
    branches_.push_back({span, section.branches.size(), 1});
    section.branches.push_back(branches_.size() - 1);
  }

  std::string_view text_;
  std::vector<Section> open_;
  Section closed_;
  std::vector<TemplateBranch> branches_;
};

}  // namespace

std::vector<TemplateBranch> find_branches(std::string_view text, const std::vector<TemplateTag>& controls) {
  return BranchFinder(text).find(controls);
}

std::size_t count_readings(const std::vector<TemplateBranch>& branches) {
  std::size_t count = 1;
  for (const TemplateBranch& branch : branches) count = std::max(count, branch.count);
  return std::min(count, kMostReadings);
}

std::string with_branches(std::string text, const std::vector<TemplateBranch>& branches, std::size_t reading) {
  for (const TemplateBranch& branch : branches) {
    if (branch.index == std::min(reading, branch.count - 1)) continue;
    std::fill(text.begin() + branch.span.begin, text.begin() + branch.span.end, '\n');
  }
  return text;
}

}  // namespace keyref
