#include "linter/literals/embedded.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "linter/literals/formats.h"
#include "linter/syntax/scalar_offsets.h"

namespace keyref::literals {

void read_embedded(const File& outer, std::string_view name, const Node& scalar, std::string_view rule, PairSink sink) {
  const Node& node = scalar.resolved();
  const Prefiltered hits = prefilter(node.value);
  if (hits.words.empty()) return;
  const ReadPairs read = format_of(name);
  const std::vector<std::uint32_t> offsets = scalar_offsets(node, outer.text);
  const auto last = static_cast<std::uint32_t>(offsets.size() - 1);
  const auto traced = [&](const Pair& pair) {
    Pair moved = pair;
    moved.place.span = {offsets[std::min(pair.place.span.begin, last)], offsets[std::min(pair.place.span.end, last)]};
    moved.rule = rule;
    sink(moved);
  };
  (read == nullptr ? read_lines : read)({outer.id, name, node.value, hits, outer.now}, traced);
}

}  // namespace keyref::literals
