#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "linter/literals/formats.h"
#include "tests/marks.h"

namespace keyref::test {

/// A pair that a front end handed over, as text: `name=value`, behind it what else it says.
inline std::string shown(const literals::Pair& pair, std::string_view usual_rule) {
  std::string text = std::string(pair.name) + '=' + std::string(pair.value);
  if (pair.sink) text += " sink";
  if (pair.comment) text += " comment";
  if (pair.leak) text += " leak";
  if (pair.rule != usual_rule) text.append(" ").append(pair.rule);
  return text;
}

/// A file's text, with the places of the values «marked», and the pairs in their order.
struct PairCase {
  std::string_view text;
  std::vector<std::string_view> pairs;
};

struct FoundPair {
  Span span;
  std::string shown;
};

/// Hits at every line: which lines hold sensitive words is the prefilter's.
inline Prefiltered every_line(std::string_view text) {
  Prefiltered hits;
  for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size()) + 1)
    hits.words.push_back(at);
  return hits;
}

inline std::vector<FoundPair> pairs_of(literals::ReadPairs read, std::string_view path, std::string_view text,
                                       std::string_view usual_rule) {
  const Prefiltered hits = every_line(text);
  std::vector<FoundPair> found;
  read({1, path, text, hits, 0}, [&](const literals::Pair& pair) {
    CHECK(pair.place.file == 1);
    found.push_back({pair.place.span, shown(pair, usual_rule)});
  });
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return std::tie(a.span, a.shown) < std::tie(b.span, b.shown); });
  const auto same = [](const auto& a, const auto& b) { return a.span == b.span && a.shown == b.shown; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

inline void check_pairs(literals::ReadPairs read, std::string_view path, std::string_view usual_rule,
                        const std::vector<PairCase>& cases) {
  for (const PairCase& each : cases) {
    const std::string text = without_marks(each.text);
    CAPTURE(text);
    std::vector<Span> spans;
    std::string pairs;
    for (const FoundPair& pair : pairs_of(read, path, text, usual_rule)) {
      // One in another, as a command in `$(…)`, is marked by the outer one's marks.
      if (spans.empty() || spans.back().end <= pair.span.begin) spans.push_back(pair.span);
      pairs += pair.shown + '\n';
    }
    std::string expected;
    for (const std::string_view pair : each.pairs) expected.append(pair).append("\n");
    CHECK(with_marks(text, spans) == each.text);
    CHECK(pairs == expected);
  }
}

/// Input that nobody wrote: it must end soon and be in place.
inline void check_hostile(literals::ReadPairs read, std::string_view path, const std::vector<std::string>& pieces,
                          std::size_t size = 1'000'000) {
  for (const std::string& piece : pieces) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < size) text += piece;
    for (const FoundPair& pair : pairs_of(read, path, text, "")) CHECK(pair.span.end <= text.size());
  }
}

}  // namespace keyref::test
