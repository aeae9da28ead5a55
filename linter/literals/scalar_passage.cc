#include "linter/literals/scalar_passage.h"

#include <cstdint>

#include "linter/syntax/scalar_offsets.h"

namespace keyref::literals {
namespace {

std::vector<Span> bytes_of(const Node& scalar, std::string_view file_text) {
  std::vector<Span> bytes;
  if (scalar.span.end - scalar.span.begin == scalar.value.size()) return bytes;
  const std::vector<std::uint32_t> offsets = scalar_offsets(scalar, file_text);
  bytes.reserve(scalar.value.size());
  for (std::size_t i = 0; i < scalar.value.size(); ++i) bytes.push_back({offsets[i], offsets[i + 1]});
  return bytes;
}

}  // namespace

ScalarPassage::ScalarPassage(const Node& scalar, std::string_view file_text)
    : bytes_(bytes_of(scalar.resolved(), file_text)),
      passage_(bytes_.empty() ? Passage(scalar.resolved().value, scalar.resolved().place())
                              : Passage(scalar.resolved().value, scalar.resolved().file, bytes_)) {}

}  // namespace keyref::literals
