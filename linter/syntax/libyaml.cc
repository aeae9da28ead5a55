#include "linter/syntax/libyaml.h"

#include <yaml.h>

#include <algorithm>
#include <unordered_map>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// What kubectl's parser bears; deeper text is a mistake or an attack, and the walks over the tree are recursive.
constexpr std::size_t kMaxDepth = 10000;

/// libyaml counts characters, a span counts bytes. Marks come nearly in order, so a cursor makes the conversion linear.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view text)
      : text_(text), ascii_(std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; })) {}

  std::uint32_t at(std::size_t character) {
    if (ascii_) return static_cast<std::uint32_t>(std::min(character, text_.size()));
    while (character_ < character && byte_ < text_.size()) {
      do ++byte_;
      while (byte_ < text_.size() && is_continuation(text_[byte_]));
      ++character_;
    }
    while (character_ > character) {
      do --byte_;
      while (byte_ > 0 && is_continuation(text_[byte_]));
      --character_;
    }
    return static_cast<std::uint32_t>(byte_);
  }

 private:
  static bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

  std::string_view text_;
  bool ascii_;
  std::size_t character_ = 0;
  std::size_t byte_ = 0;
};

struct Event {
  yaml_event_t raw{};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&raw); }
};

struct Parser {
  yaml_parser_t raw{};
  explicit Parser(std::string_view text) {
    yaml_parser_initialize(&raw);
    yaml_parser_set_encoding(&raw, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&raw, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&raw); }
};

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Behind an anchor and a tag that stand before a node.
std::size_t skip_properties(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && (text[at] == '&' || text[at] == '!')) {
    at = std::min(end, text.find_first_of(" \t\r\n", at));
    while (at < end) {
      if (text[at] == '#') {
        at = std::min(end, text.find_first_of("\r\n", at));
      } else if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n') {
        ++at;
      } else {
        break;
      }
    }
  }
  return at;
}

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin &&
         (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\n' || text[end - 1] == '\r')) {
    --end;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The content of a block scalar, from its first character; the header's place where there is none.
Span block_span(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = std::min(end, text.find_first_of("\r\n", begin));
  while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) ++at;
  if (at >= end) return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 1)};
  return trimmed(text, at, end);
}

class YamlBuilder {
 public:
  YamlBuilder(FileId file, std::string_view text, ParsedYaml& parsed)
      : file_(file), text_(text), offsets_(text), parser_(text), parsed_(parsed) {}

  void build() {
    for (;;) {
      Event event;
      if (yaml_parser_parse(&parser_.raw, &event.raw) == 0) return fail_as_libyaml();
      if (event.raw.type == YAML_STREAM_END_EVENT) return;
      if (!take(event.raw)) return;
    }
  }

 private:
  struct Open {
    Children children;
    bool flow;  ///< in brackets or braces
  };

  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        anchors_.clear();
        return true;
      case YAML_SCALAR_EVENT:
        add(scalar(event), event.data.scalar.anchor);
        return true;
      case YAML_SEQUENCE_START_EVENT:
        return open(collection(event, Node::Kind::sequence, event.data.sequence_start.tag),
                    event.data.sequence_start.anchor, event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
      case YAML_MAPPING_START_EVENT:
        return open(collection(event, Node::Kind::mapping, event.data.mapping_start.tag),
                    event.data.mapping_start.anchor, event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        close(event);
        return true;
      case YAML_ALIAS_EVENT:
        return alias(event);
      default:
        return true;
    }
  }

  /// A value mostly stands in the text as it is; then the text is what is kept.
  std::string_view keep_value(std::string_view value, Span span) {
    const std::string_view written = text_.substr(span.begin, span.end - span.begin);
    return written == value ? written : parsed_.nodes.keep(std::string(value));
  }

  Node* scalar(const yaml_event_t& event) {
    Node* node = &parsed_.nodes.make(Node::Kind::scalar, file_, {});
    const auto& data = event.data.scalar;
    std::size_t begin = offsets_.at(event.start_mark.index);
    const std::size_t end = offsets_.at(event.end_mark.index);
    if (data.anchor != nullptr || data.tag != nullptr) begin = skip_properties(text_, begin, end);
    switch (data.style) {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        node->style = ScalarStyle::quoted;
        node->span = {static_cast<std::uint32_t>(begin + 1), static_cast<std::uint32_t>(std::max(begin + 1, end - 1))};
        break;
      case YAML_LITERAL_SCALAR_STYLE:
      case YAML_FOLDED_SCALAR_STYLE:
        node->style = ScalarStyle::block;
        node->span = block_span(text_, begin, end);
        break;
      default:
        node->span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    node->value = keep_value({reinterpret_cast<const char*>(data.value), data.length}, node->span);
    if (data.tag != nullptr) node->tag = parsed_.nodes.keep(std::string(view(data.tag)));
    return node;
  }

  Node* collection(const yaml_event_t& event, Node::Kind kind, const yaml_char_t* tag) {
    const std::uint32_t begin = offsets_.at(event.start_mark.index);
    Node* node = &parsed_.nodes.make(kind, file_, {begin, begin});
    if (tag != nullptr) node->tag = parsed_.nodes.keep(std::string(view(tag)));
    return node;
  }

  bool open(Node* node, const yaml_char_t* anchor, bool flow) {
    add(node, anchor);
    if (open_.size() == kMaxDepth) return fail(node->span, "nested more than 10,000 deep");
    open_.push_back({Children(*node), flow});
    return true;
  }

  void close(const yaml_event_t& event) {
    auto& [children, flow] = open_.back();
    Span& span = children.parent().span;
    if (flow || children.last() == nullptr) {
      span.end = trimmed(text_, span.begin, offsets_.at(event.end_mark.index)).end;
    } else {
      children.end_block();
    }
    open_.pop_back();
  }

  bool alias(const yaml_event_t& event) {
    const Span span{offsets_.at(event.start_mark.index), offsets_.at(event.end_mark.index)};
    Node* node = &parsed_.nodes.make(Node::Kind::alias, file_, span);
    parsed_.has_aliases = true;
    const auto found = anchors_.find(std::string(view(event.data.alias.anchor)));
    if (found == anchors_.end()) return fail(node->span, "the alias names no anchor that stands before it");
    node->target = found->second;
    if (std::any_of(open_.begin(), open_.end(),
                    [&](const Open& open) { return &open.children.parent() == node->target; })) {
      return fail(node->span, "the anchor contains itself");
    }
    add(node, nullptr);
    return true;
  }

  void add(Node* node, const yaml_char_t* anchor) {
    if (anchor != nullptr) anchors_[std::string(view(anchor))] = node;
    if (open_.empty()) {
      if (!node->is_null()) parsed_.documents.push_back(node);
      return;
    }
    open_.back().children.add(*node);
  }

  /// A document that breaks off holds mappings whose last key has no value; it is given up whole.
  bool fail(Span span, std::string message) {
    if (!open_.empty()) parsed_.documents.pop_back();
    parsed_.error = YamlError{span, std::move(message)};
    return false;
  }

  void fail_as_libyaml() {
    const yaml_parser_t& parser = parser_.raw;
    std::string message(parser.problem == nullptr ? "cannot be read" : parser.problem);
    if (parser.context != nullptr) message = std::string(parser.context) + ", " + message;
    const std::size_t at = parser.error == YAML_READER_ERROR ? std::min(parser.problem_offset, text_.size())
                                                             : offsets_.at(parser.problem_mark.index);
    const auto begin = static_cast<std::uint32_t>(at);
    fail({begin, static_cast<std::uint32_t>(std::min(at + 1, text_.size()))}, std::move(message));
  }

  FileId file_;
  std::string_view text_;
  ByteOffsets offsets_;
  Parser parser_;
  ParsedYaml& parsed_;
  std::vector<Open> open_;
  std::unordered_map<std::string, Node*> anchors_;
};

}  // namespace

void read_with_libyaml(FileId file, std::string_view text, ParsedYaml& parsed) {
  YamlBuilder(file, text, parsed).build();
}

}  // namespace keyref
