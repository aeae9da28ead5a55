#include "linter/syntax/embedded_yaml.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "linter/syntax/scalar_offsets.h"

namespace keyref {
YamlStream parse_embedded(const Node& scalar, std::string_view file_text) {
  const Node& node = scalar.resolved();
  YamlStream stream = YamlStream::parse(node.file, node.value);
  const std::vector<std::uint32_t> offsets = scalar_offsets(node, file_text);
  const auto traced = [&](Span span) {
    const auto last = static_cast<std::uint32_t>(offsets.size() - 1);
    return Span{offsets[std::min(span.begin, last)], offsets[std::min(span.end, last)]};
  };
  stream.move_spans(traced);
  return stream;
}

}  // namespace keyref
