#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/parse/template_tag.h"
#include "linter/source/span.h"

namespace keyref {

/// Lines that something stands for which is not known.
struct UnknownLines {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t column = 0;  ///< from 0: how far they are indented
  bool floating = false;   ///< the tag sets the indentation itself
};

/// A text that becomes YAML when a pipeline or a template engine has filled it in, as YAML. Every byte keeps its place:
/// a tag inside a scalar becomes characters of a plain one, tags that stand alone become line breaks.
class TemplateMask {
 public:
  /// Where YAML reads the text's tags as plain characters anyway, nothing is masked.
  explicit TemplateMask(std::string_view text);

  bool empty() const { return pieces_.empty() && open_.empty(); }
  const std::string& text() const { return masked_; }
  /// Tags that take whole lines and make no text.
  const std::vector<TemplateTag>& controls() const { return controls_; }
  const std::vector<UnknownLines>& unknown() const { return unknown_; }
  /// What a scalar says that was read at this place; none where nothing in it is masked.
  std::optional<std::string> restored(std::string_view value, Span span) const;
  /// Is what stands here perhaps no mistake, since a tag on its line or the one above may become more than a word?
  bool is_doubtful(std::size_t at) const;
  /// Does it depend on a section whether what stands here is made?
  bool is_conditional(std::size_t at) const;
  /// Does a tag that is no text stand between two places?
  bool divides(std::size_t a, std::size_t b) const;

 private:
  friend class TemplateScanner;
  std::size_t begin_of_line(std::size_t at) const;

  std::string_view original_;
  std::string masked_;
  std::vector<Span> pieces_;  ///< of scalars, in order
  std::vector<Span> open_;    ///< what may become more than a word
  std::vector<TemplateTag> controls_;
  std::vector<UnknownLines> unknown_;
};

/// Could a text that is YAML mean another thing before it is filled in? False: nothing needs to be masked.
bool may_hold_template_tags(std::string_view text);

}  // namespace keyref
