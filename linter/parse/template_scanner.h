#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/parse/template_mask.h"

namespace keyref {

/// What a masked tag consists of (one byte more in front, where its length is odd): a letter to YAML, and in no text,
/// since Unicode gives it to nobody.
inline constexpr std::string_view kMaskCharacter = "\xDE\xBF";

/// One way through a text, with just as much of YAML's grammar as it takes to tell where a tag stands: in a plain
/// scalar, in quotes, in a block scalar or a comment, or in place of lines.
class TemplateScanner {
 public:
  TemplateScanner(std::string_view text, TemplateMask& mask) : text_(text), mask_(mask) {}
  void scan();

 private:
  /// Tags that have their lines for themselves.
  struct Lone {
    std::vector<TemplateTag> tags;
    std::size_t end = 0;  ///< of the last one's line
    bool controls() const;
  };

  std::size_t end_of_line(std::size_t at) const;
  bool is_blank_at(std::size_t at) const;  ///< a blank, or a line's end
  std::size_t skip_blanks(std::size_t at) const;

  std::size_t scan_line(std::size_t begin);
  std::optional<Lone> lone_at(std::size_t first) const;
  void take_lone(const Lone& lone, std::size_t column);
  void follow_sections(const std::vector<TemplateTag>& controls);
  bool is_value_of_key(const Lone& lone, std::size_t column) const;
  bool begins_document(const Lone& lone, std::size_t column) const;

  std::size_t scan_content(std::size_t at);
  std::size_t scan_quoted(std::size_t at);
  std::size_t scan_start(std::size_t at);
  std::size_t scan_character(std::size_t at);
  std::size_t take_inline(const TemplateTag& tag);
  bool stands_between_nodes(const TemplateTag& tag) const;
  void take_between_nodes(const TemplateTag& tag);
  std::optional<TemplateTag> inline_tag_at(std::size_t at) const;
  std::size_t end_of_section(const TemplateTag& opening) const;
  void begin_node(std::size_t at);

  void mask_piece(std::size_t begin, std::size_t end);
  void fill(std::size_t begin, std::size_t end, char with);

  /// What YAML makes of what follows.
  struct State {
    char quote = 0;
    std::size_t flow = 0;              ///< brackets and braces that are open
    std::optional<std::size_t> block;  ///< in a block scalar: the column of the key or dash that it belongs to
    bool block_is_empty = false;       ///< so far
    std::size_t parent_column = 0;     ///< of the key or dash that a block scalar would belong to
    std::size_t last_column = 0;       ///< of the last line with content
    char last_character = 0;           ///< the last one of content
    bool seen_kind = false;            ///< in the current document
  };

  std::string_view text_;
  TemplateMask& mask_;
  State state_;
  std::vector<State> sections_;   ///< where they begin: each branch goes on from there
  std::size_t around_nodes_ = 0;  ///< sections that are open around nodes of a flow collection
  std::size_t line_ = 0;          ///< where the current line begins
  bool expects_node_ = true;      ///< what begins here is a scalar or a collection
  std::size_t node_column_ = 0;   ///< of the newest scalar
};

}  // namespace keyref
