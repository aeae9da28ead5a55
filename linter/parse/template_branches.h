#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/parse/template_tag.h"
#include "linter/source/span.h"

namespace keyref {

/// One of the alternatives of a section: what stands between `{{#if x}}` and `{{else}}`, or from there to `{{/if}}`.
struct TemplateBranch {
  Span span;
  std::size_t first = 0;  ///< the readings that have it are numbered from here
  std::size_t end = 0;    ///< to before here

  bool is_in(std::size_t reading) const { return reading >= first && reading < end; }
};

/// The branches of sections that have several; none where sections do not close as they open.
std::vector<TemplateBranch> find_branches(std::string_view text, const std::vector<TemplateTag>& controls);

/// How often a text is read so that each branch is read.
std::size_t count_readings(const std::vector<TemplateBranch>& branches);

/// Does a reading leave out what stands here?
bool is_left_out(const std::vector<TemplateBranch>& branches, std::size_t reading, std::size_t at);

/// The text with one branch of each section, the others as line breaks; every byte keeps its place.
std::string with_branches(std::string text, const std::vector<TemplateBranch>& branches, std::size_t reading);

}  // namespace keyref
