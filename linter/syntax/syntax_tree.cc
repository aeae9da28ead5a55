#include "linter/syntax/syntax_tree.h"

#include <time.h>

#include <algorithm>

namespace keyref {
namespace {

/// What a text may take, in seconds of this thread's own time, which does not depend on what else runs: 20 times of
/// what ordinary Terraform takes. A bound of steps would not do: those after errors become dearer with all that was
/// left open, so that 400 KB of `x = y ? "z" :` took 4 seconds at 2 steps a byte, as any other text.
constexpr double kSecondsOfAnyText = 0.5;
constexpr double kSecondsPerByte = 5e-6;

double seconds_of_thread() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Input {
  std::string_view text;
  double end;  ///< of its time
};

const char* read_chunk(void* payload, std::uint32_t offset, TSPoint /*position*/, std::uint32_t* size) {
  const std::string_view text = static_cast<const Input*>(payload)->text;
  const std::string_view rest = text.substr(std::min<std::size_t>(offset, text.size()));
  *size = static_cast<std::uint32_t>(rest.size());
  return rest.data();
}

bool is_to_stop(TSParseState* state) { return seconds_of_thread() > static_cast<const Input*>(state->payload)->end; }

/// Calls for the node's children in order until one is taken.
template <typename Visit>
void for_each_child(TSNode node, Visit visit) {
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  for (bool more = ts_tree_cursor_goto_first_child(&cursor); more; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
    if (visit(ts_tree_cursor_current_node(&cursor))) break;
  }
  ts_tree_cursor_delete(&cursor);
}

bool is_comment(TSNode node) { return ts_node_is_extra(node) && !ts_node_is_error(node); }

}  // namespace

std::vector<SyntaxNode> SyntaxNode::children() const {
  std::vector<SyntaxNode> children;
  for_each_child(node_, [&](TSNode each) {
    if (ts_node_is_named(each) && !is_comment(each)) children.emplace_back(each, text_);
    return false;
  });
  return children;
}

std::optional<SyntaxNode> SyntaxNode::child(std::string_view type) const {
  std::optional<SyntaxNode> found;
  for_each_child(node_, [&](TSNode each) {
    if (ts_node_is_named(each) && type == ts_node_type(each)) found.emplace(each, text_);
    return found.has_value();
  });
  return found;
}

std::optional<SyntaxNode> SyntaxNode::field(std::string_view name) const {
  const TSNode found = ts_node_child_by_field_name(node_, name.data(), static_cast<std::uint32_t>(name.size()));
  if (ts_node_is_null(found)) return {};
  return SyntaxNode(found, text_);
}

std::optional<SyntaxTree> SyntaxTree::parse(const TSLanguage* language, std::string_view text) {
  return parse(language, text, {0, static_cast<std::uint32_t>(text.size())});
}

std::optional<SyntaxTree> SyntaxTree::parse(const TSLanguage* language, std::string_view text, Span part) {
  return parse(language, text, std::span(&part, 1));
}

std::optional<SyntaxTree> SyntaxTree::parse(const TSLanguage* language, std::string_view text,
                                            std::span<const Span> parts) {
  const std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser(ts_parser_new(), &ts_parser_delete);
  if (!ts_parser_set_language(parser.get(), language)) return {};
  std::vector<TSRange> ranges;
  std::size_t size = 0;
  for (const Span& part : parts) {
    ranges.push_back({{}, {}, part.begin, part.end});
    size += part.end - part.begin;
  }
  if (!ts_parser_set_included_ranges(parser.get(), ranges.data(), static_cast<std::uint32_t>(ranges.size()))) return {};
  Input input{text, seconds_of_thread() + kSecondsOfAnyText + kSecondsPerByte * static_cast<double>(size)};
  TSTree* tree = ts_parser_parse_with_options(parser.get(), nullptr, {&input, read_chunk, TSInputEncodingUTF8, nullptr},
                                              {&input, is_to_stop});
  if (tree == nullptr) return {};
  return SyntaxTree(tree, text);
}

void SyntaxTree::for_each(std::string_view type, FunctionRef<void(const SyntaxNode&)> visit) const {
  for_each_node([&](TSNode node) {
    if (type == ts_node_type(node)) visit({node, text_});
  });
}

void SyntaxTree::for_each_node(FunctionRef<void(TSNode)> visit) const {
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree_.get()));
  for (bool more = true; more;) {
    visit(ts_tree_cursor_current_node(&cursor));
    if (ts_tree_cursor_goto_first_child(&cursor)) continue;
    while (more && !ts_tree_cursor_goto_next_sibling(&cursor)) more = ts_tree_cursor_goto_parent(&cursor);
  }
  ts_tree_cursor_delete(&cursor);
}

std::optional<Span> SyntaxTree::first_error() const {
  TSNode node = ts_tree_root_node(tree_.get());
  if (!ts_node_has_error(node)) return {};
  for (bool deeper = true; deeper && !ts_node_is_error(node) && !ts_node_is_missing(node);) {
    deeper = false;
    for_each_child(node, [&](TSNode each) {
      deeper = ts_node_has_error(each) || ts_node_is_missing(each);
      if (deeper) node = each;
      return deeper;
    });
  }
  const std::size_t begin = ts_node_start_byte(node);
  const std::size_t line_end = std::min(text_.find_first_of("\r\n", begin), text_.size());
  return Span{static_cast<std::uint32_t>(begin),
              static_cast<std::uint32_t>(std::min<std::size_t>(ts_node_end_byte(node), line_end))};
}

}  // namespace keyref
