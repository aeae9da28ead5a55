#include "linter/literals/embedded.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "linter/literals/formats.h"
#include "linter/literals/passage.h"
#include "linter/syntax/scalar_offsets.h"

namespace keyref::literals {

namespace {

/// Says of the pairs of a scalar's text where they are written.
class Traced {
 public:
  Traced(const File& outer, const Node& node, std::string_view rule, PairSink sink)
      : offsets_(scalar_offsets(node, outer.text)), rule_(rule), sink_(sink) {}

  void operator()(const Pair& pair) const {
    const auto last = static_cast<std::uint32_t>(offsets_.size() - 1);
    Pair moved = pair;
    const Span span = pair.place.span;
    moved.place.span = {offsets_[std::min(span.begin, last)], offsets_[std::min(span.end, last)]};
    moved.rule = rule_;
    sink_(moved);
  }

 private:
  std::vector<std::uint32_t> offsets_;
  std::string_view rule_;
  PairSink sink_;
};

}  // namespace

void read_embedded(const File& outer, std::string_view name, const Node& scalar, std::string_view rule, PairSink sink) {
  const Node& node = scalar.resolved();
  const Prefiltered hits = prefilter(node.value);
  if (hits.words.empty()) return;
  const Traced traced(outer, node, rule, sink);
  format_of(name)({outer.id, name, node.value, hits, outer.now}, traced);
}

void read_embedded_commands(const File& outer, const Node& scalar, std::string_view rule, PairSink sink) {
  const Node& node = scalar.resolved();
  const Place whole{outer.id, span_of(0, node.value.size())};
  read_command(node.value, whole, rule, Traced(outer, node, rule, sink));
}

}  // namespace keyref::literals
