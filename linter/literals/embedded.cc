#include "linter/literals/embedded.h"

#include <algorithm>
#include <vector>

#include "linter/base/text.h"
#include "linter/literals/formats.h"

namespace keyref::literals {
namespace {

/// Files in files are read again at each step; people write two or three.
constexpr int kDeepest = 4;

/// Lines of `NAME=value`, as CI takes several secrets or build arguments in one text.
bool holds_assignments(std::string_view text) {
  bool only = true;
  for_each_line(text, [&](Span line) {
    const std::string_view written = trim(text.substr(line.begin, line.end - line.begin));
    only = only && (written.empty() || written.front() == '#' || assignment_in(written) != std::string_view::npos);
  });
  return only;
}

/// Most texts whose name says nothing are YAML; what is none goes through by its lines.
ReadPairs reader_of(std::string_view name, std::string_view text) {
  const ReadPairs named = format_of(name);
  if (named != read_lines) return named;
  return holds_assignments(text) ? read_dotenv : read_yaml;
}

}  // namespace

std::size_t assignment_in(std::string_view text) {
  const std::size_t equals = text.find('=');
  const auto is_letter = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("_-.").find(c) != std::string_view::npos;
  };
  const bool named = equals != std::string_view::npos && equals > 0 && text.front() != '-' &&
                     std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(equals), is_letter);
  return named ? equals : std::string_view::npos;
}

void read_embedded(const File& outer, std::string_view name, const Passage& text, PairSink sink) {
  const Prefiltered hits = prefilter(text.text());
  if (hits.words.empty() || outer.depth >= kDeepest) return;
  std::vector<Span> bytes;
  reader_of(name, text.text())({outer.id, name, text.text(), hits, outer.now, outer.depth + 1}, [&](const Pair& pair) {
    Pair moved = pair;
    moved.place = text.place(pair.place.span);
    bytes.clear();
    for (std::size_t i = 0; i < pair.value.size(); ++i) bytes.push_back(text.written(pair.written(i, i + 1)));
    moved.bytes = bytes.data();
    sink(moved);
  });
}

}  // namespace keyref::literals
