#include "linter/parse/template_scanner.h"

#include <algorithm>

namespace keyref {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_object_key(std::string_view line) { return line.starts_with("apiVersion:") || line.starts_with("kind:"); }

}  // namespace

bool TemplateScanner::Lone::controls() const {
  return std::all_of(tags.begin(), tags.end(), [](const TemplateTag& tag) { return tag.controls(); });
}

std::size_t TemplateScanner::end_of_line(std::size_t at) const { return std::min(text_.size(), text_.find('\n', at)); }

bool TemplateScanner::is_blank_at(std::size_t at) const {
  return at >= text_.size() || text_[at] == '\n' || is_blank(text_[at]);
}

std::size_t TemplateScanner::skip_blanks(std::size_t at) const {
  while (at < text_.size() && is_blank(text_[at])) ++at;
  return at;
}

void TemplateScanner::scan() {
  for (std::size_t at = 0; at < text_.size();) at = scan_line(at);
}

std::size_t TemplateScanner::scan_line(std::size_t begin) {
  line_ = begin;
  const std::size_t first = skip_blanks(begin);
  const std::size_t end = end_of_line(begin);
  if (first >= end) return end + 1;
  const std::size_t column = first - begin;
  const bool in_block = state_.block && column > *state_.block;
  const auto lone = in_block ? std::nullopt : lone_at(first);
  if (lone && (state_.quote == 0 || lone->controls())) {
    take_lone(*lone, column);
    return lone->end + 1;
  }
  if (state_.quote != 0) return scan_content(begin);
  if (in_block) {
    state_.block_is_empty = false;
    return end + 1;
  }
  state_.block.reset();
  if (text_[first] == '#' && !template_tag_at(text_, first)) return end + 1;
  const std::string_view line = text_.substr(begin, end - begin);
  if (line.starts_with("---")) state_.seen_kind = false;
  if (is_object_key(line)) state_.seen_kind = true;
  state_.last_column = column;
  expects_node_ = true;
  return scan_content(first);
}

std::optional<TemplateScanner::Lone> TemplateScanner::lone_at(std::size_t first) const {
  Lone lone;
  std::size_t at = first;
  for (;;) {
    const auto tag = lone_tag_at(text_, at);
    if (!tag) break;
    lone.tags.push_back(*tag);
    at = skip_blanks(tag->end);
    if (at >= text_.size() || text_[at] == '\n') break;
  }
  if (lone.tags.empty()) return std::nullopt;
  lone.end = end_of_line(at);
  const bool comment = at < text_.size() && text_[at] == '#' && is_blank_at(at - 1);
  if (at >= lone.end || comment) return lone;
  // Content on the same line may be switched off with it: a whole section, or a prefix that becomes a comment.
  const TemplateTag& opening = lone.tags.front();
  const bool section = opening.kind == TemplateTag::Kind::opens && end_of_section(opening) == lone.end;
  const bool prefix = text_[first] == '#' && opening.kind == TemplateTag::Kind::value && is_blank_at(opening.end);
  if (!section && !prefix) return std::nullopt;
  return Lone{{{TemplateTag::Kind::value, first, lone.end, opening.about}}, lone.end};
}

void TemplateScanner::take_lone(const Lone& lone, std::size_t column) {
  const std::size_t begin = lone.tags.front().begin;
  const std::size_t end = lone.tags.back().end;
  if (lone.controls()) {
    mask_.controls_.insert(mask_.controls_.end(), lone.tags.begin(), lone.tags.end());
    follow_sections(lone.tags);
    return fill(begin, lone.end, '\n');
  }
  if (is_value_of_key(lone, column)) {
    state_.last_character = 'x';
    state_.last_column = column;
    return mask_piece(begin, end);
  }
  if (begins_document(lone, column)) {
    fill(begin, lone.end, ' ');
    mask_.masked_.replace(begin, 3, "---");
    state_.seen_kind = false;
  } else {
    fill(begin, lone.end, '\n');
  }
  if (state_.block && state_.block_is_empty) return;  // `config: |`, and below it what it says
  const std::string_view tags = text_.substr(begin, end - begin);
  const bool floating = column == 0 || tags.find("indent") != std::string_view::npos;
  mask_.unknown_.push_back({begin, end, column, floating});
}

/// A branch begins as the one before it did, in the midst of a quoted scalar or not.
void TemplateScanner::follow_sections(const std::vector<TemplateTag>& controls) {
  for (const TemplateTag& tag : controls) {
    if (tag.kind == TemplateTag::Kind::opens) sections_.push_back(state_);
    if (sections_.empty()) continue;
    if (tag.kind == TemplateTag::Kind::divides) state_ = sections_.back();
    if (tag.kind == TemplateTag::Kind::closes) sections_.pop_back();
  }
}

/// `key:` on the line above, and nothing below it that would stand beside: then it is a scalar like any other.
bool TemplateScanner::is_value_of_key(const Lone& lone, std::size_t column) const {
  if (state_.flow > 0 || state_.block || state_.last_character != ':' || column <= state_.last_column) return false;
  const bool alone =
      std::none_of(lone.tags.begin(), lone.tags.end(), [](const TemplateTag& tag) { return tag.controls(); });
  const std::size_t next = std::min(text_.size(), text_.find_first_not_of(" \t\r\n", lone.end));
  const std::size_t before = text_.substr(0, next).rfind('\n');
  const std::size_t next_column = next - (before == std::string_view::npos ? 0 : before + 1);
  return alone && (next == text_.size() || next_column < column);
}

/// In place of the `---` between two objects.
bool TemplateScanner::begins_document(const Lone& lone, std::size_t column) const {
  if (column != 0 || state_.flow > 0 || !state_.seen_kind || lone.end - lone.tags.front().begin < 3) return false;
  const std::size_t next = std::min(text_.size(), text_.find_first_not_of("\r\n", lone.end));
  return is_object_key(text_.substr(next));
}

std::size_t TemplateScanner::scan_content(std::size_t at) {
  while (at < text_.size() && text_[at] != '\n') {
    if (state_.quote != 0) {
      at = scan_quoted(at);
    } else if (is_blank(text_[at])) {
      ++at;
    } else if (const auto tag = inline_tag_at(at)) {
      at = take_inline(*tag);
    } else if (text_[at] == '#' && (at == 0 || is_blank_at(at - 1))) {
      return end_of_line(at) + 1;
    } else {
      if (state_.quote == 0) state_.last_character = text_[at];
      at = expects_node_ ? scan_start(at) : scan_character(at);
    }
  }
  return at + 1;
}

/// A tag in quotes is plain text, unless it holds quotes of its own.
std::size_t TemplateScanner::scan_quoted(std::size_t at) {
  const char c = text_[at];
  if (c == state_.quote && c == '\'' && text_.substr(at + 1, 1) == "'") return at + 2;
  if (c == state_.quote) {
    state_.quote = 0;
    state_.last_character = c;
    return at + 1;
  }
  if (c == '\\' && state_.quote == '"' && text_.substr(at + 1, 1) != "\n") return at + 2;
  if (c != '{' && c != '<' && c != '$') return at + 1;
  const auto tag = template_tag_at(text_, at);
  if (!tag || tag->end > end_of_line(at)) return at + 1;
  if (text_.substr(at, tag->end - at).find(state_.quote) != std::string_view::npos) mask_piece(at, tag->end);
  return tag->end;
}

void TemplateScanner::begin_node(std::size_t at) {
  node_column_ = at - line_;
  expects_node_ = false;
}

std::size_t TemplateScanner::scan_start(std::size_t at) {
  const char c = text_[at];
  if (state_.flow == 0 && (c == '-' || c == '?') && is_blank_at(at + 1)) {
    state_.parent_column = at - line_;
    return at + 1;
  }
  if (c == '[' || c == '{') {
    ++state_.flow;
    return at + 1;
  }
  if (c == '&' || c == '!') return std::min(end_of_line(at), text_.find_first_of(" \t\r\n", at));
  if (state_.flow == 0 && (c == '|' || c == '>')) {
    const std::size_t header = std::min(text_.size(), text_.find_first_not_of("+-0123456789", at + 1));
    const std::size_t rest = skip_blanks(header);
    const auto content = rest < text_.size() ? lone_at(rest) : std::nullopt;  // `|- {{ text | nindent 4 }}`
    if (content) fill(rest, content->end, ' ');
    if (content || rest >= text_.size() || text_[rest] == '\n' || text_[rest] == '#') {
      state_.block = state_.parent_column;
      state_.block_is_empty = true;
      return end_of_line(at);
    }
  }
  begin_node(at);
  if (c == '"' || c == '\'') {
    state_.quote = c;
    return at + 1;
  }
  return scan_character(at);
}

std::size_t TemplateScanner::scan_character(std::size_t at) {
  const char c = text_[at];
  const bool quoted_key = state_.flow > 0 && at > 0 && (text_[at - 1] == '"' || text_[at - 1] == '\'');
  if (c == ':' && (is_blank_at(at + 1) || quoted_key)) {
    expects_node_ = true;
    if (state_.flow == 0) state_.parent_column = node_column_;
  } else if (state_.flow > 0 && (c == ',' || c == '[' || c == '{')) {
    expects_node_ = true;
    state_.flow += c == ',' ? 0 : 1;
  } else if (state_.flow > 0 && (c == ']' || c == '}')) {
    expects_node_ = false;
    --state_.flow;
  }
  return at + 1;
}

std::optional<TemplateTag> TemplateScanner::inline_tag_at(std::size_t at) const {
  const char c = text_[at];
  const bool opens = c == '{' || c == '$' || c == '<' || (c == '#' && (expects_node_ || !is_blank_at(at - 1))) ||
                     (expects_node_ && (c == '%' || c == '@'));
  return opens ? template_tag_at(text_, at) : std::nullopt;
}

/// Where a section ends that begins and ends on one line; 0: it goes on.
std::size_t TemplateScanner::end_of_section(const TemplateTag& opening) const {
  const std::size_t end = end_of_line(opening.end);
  std::size_t depth = 1;
  for (std::size_t at = opening.end; at < end;) {
    const auto tag = template_tag_at(text_, at);
    if (!tag) {
      ++at;
      continue;
    }
    if (tag->kind == TemplateTag::Kind::opens) ++depth;
    if (tag->kind == TemplateTag::Kind::closes && --depth == 0) return tag->end;
    at = tag->end;
  }
  return 0;
}

/// In brackets or braces, behind a node that is complete, or around some of them: `["a"{% if x %}, "b"{% endif %}]`.
bool TemplateScanner::stands_between_nodes(const TemplateTag& tag) const {
  if (state_.flow == 0) return false;
  if (around_nodes_ > 0 && (tag.kind == TemplateTag::Kind::divides || tag.kind == TemplateTag::Kind::closes))
    return true;
  constexpr std::string_view kEnds = "\"']}";
  if (!expects_node_) return kEnds.find(state_.last_character) != std::string_view::npos;
  const std::size_t end = tag.kind == TemplateTag::Kind::opens ? end_of_section(tag) : 0;
  return end > tag.end && text_.substr(tag.end, end - tag.end).find_first_of(",\"'") != std::string_view::npos;
}

void TemplateScanner::take_between_nodes(const TemplateTag& tag) {
  fill(tag.begin, tag.end, ' ');
  if (!tag.controls()) mask_.unknown_.push_back({tag.begin, tag.end, tag.begin - line_, false});
  if (tag.kind == TemplateTag::Kind::opens) ++around_nodes_;
  if (tag.kind == TemplateTag::Kind::closes && around_nodes_ > 0) --around_nodes_;
  if (tag.kind == TemplateTag::Kind::divides && !expects_node_) {
    mask_.masked_[tag.begin] = ',';
    expects_node_ = true;
  }
}

std::size_t TemplateScanner::take_inline(const TemplateTag& tag) {
  if (stands_between_nodes(tag)) {
    take_between_nodes(tag);
    return tag.end;
  }
  std::size_t end = tag.end;
  if (tag.kind == TemplateTag::Kind::opens) end = std::max(end, end_of_section(tag));
  const bool glued =
      !is_blank_at(end) || (tag.begin > line_ && !is_blank_at(tag.begin - 1) && state_.last_character != ':');
  if (tag.controls() && end == tag.end && !glued) {  // behind `env:`, as a loop over entries begins
    fill(tag.begin, tag.end, ' ');
    return end;
  }
  if (expects_node_) begin_node(tag.begin);
  state_.last_character = 'x';
  mask_piece(tag.begin, end);
  const bool word = !tag.about.empty() && tag.about.find_first_of(" \t\n(|") == std::string_view::npos;
  if (!word || tag.controls()) mask_.open_.push_back(span_of(tag.begin, end));
  return end;
}

void TemplateScanner::mask_piece(std::size_t begin, std::size_t end) {
  std::string mask((end - begin) % kMaskCharacter.size(), 'x');
  while (mask.size() < end - begin) mask += kMaskCharacter;
  mask_.masked_.replace(begin, end - begin, mask);
  mask_.pieces_.push_back(span_of(begin, end));
}

void TemplateScanner::fill(std::size_t begin, std::size_t end, char with) {
  std::fill(mask_.masked_.begin() + static_cast<std::ptrdiff_t>(begin),
            mask_.masked_.begin() + static_cast<std::ptrdiff_t>(end), with);
  mask_.open_.push_back(span_of(begin, end));
}

}  // namespace keyref
