#include "linter/syntax/yaml.h"

#include <algorithm>
#include <utility>

#include "linter/syntax/libyaml.h"
#include "linter/syntax/plain_yaml.h"

namespace keyref {
namespace {

/// JSON writes characters beyond the first plane as two escapes, which libyaml refuses though JSON parsers and kubectl
/// take them. Two replacement characters keep every place.
void mask_surrogates(std::string& text) {
  for (std::size_t at = text.find("\\u"); at != std::string::npos; at = text.find("\\u", at + 2)) {
    const bool escaped = at > 0 && text[at - 1] == '\\' && (at < 2 || text[at - 2] != '\\');
    if (escaped || at + 6 > text.size()) continue;
    const char first = text[at + 2];
    const char second = text[at + 3];
    if ((first == 'd' || first == 'D') && std::string_view("89abcdefABCDEF").find(second) != std::string_view::npos) {
      text.replace(at, 6, "\\ufffd");
    }
  }
}

/// YAML 1.2 takes tabs on blank lines and behind a dash, libyaml does not. Spaces there keep meaning and places.
void mask_tabs(std::string& text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.size(), text.find('\n', begin));
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    const std::size_t content = line.find_first_not_of(" \t\r");
    const bool blank = content == std::string_view::npos;
    const bool item =
        !blank && line[content] == '-' && line.find('\t') == content + 1 && line.find(": ") == std::string_view::npos;
    if (blank || item) {
      const std::size_t stop = blank ? line.size() : std::min(line.size(), line.find_first_not_of("- \t"));
      std::replace(text.begin() + static_cast<std::ptrdiff_t>(begin),
                   text.begin() + static_cast<std::ptrdiff_t>(begin + stop), '\t', ' ');
    }
    begin = end + 1;
  }
}

}  // namespace

void YamlStream::revise(FunctionRef<void(Node& node, const FunctionRef<std::string_view(std::string)>& keep)> visit) {
  const auto keep = [&](std::string text) { return parsed_.nodes.keep(std::move(text)); };
  const FunctionRef<std::string_view(std::string)> keeper(keep);
  parsed_.nodes.for_each_node([&](Node& node) { visit(node, keeper); });
}

void YamlStream::move_spans(FunctionRef<Span(Span)> moved) {
  parsed_.nodes.for_each_node([&](Node& node) { node.span = moved(node.span); });
  if (parsed_.error) parsed_.error->span = moved(parsed_.error->span);
}

YamlStream YamlStream::parse(FileId file, std::string_view text) {
  YamlStream stream;
  if (read_plain_yaml(file, text, stream.parsed_)) return stream;
  stream = {};
  read_with_libyaml(file, text, stream.parsed_);
  if (!stream.error()) return stream;

  std::string masked(text);
  mask_surrogates(masked);
  mask_tabs(masked);
  if (masked == text) return stream;
  stream = {};
  read_with_libyaml(file, stream.parsed_.nodes.keep(std::move(masked)), stream.parsed_);
  return stream;
}

}  // namespace keyref
