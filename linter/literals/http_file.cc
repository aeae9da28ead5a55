#include <array>

#include "linter/base/text.h"
#include "linter/literals/formats.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

Span trimmed(std::string_view text, std::size_t begin) {
  const std::string_view value = trim(text.substr(begin));
  const std::size_t at = value.empty() ? text.size() : static_cast<std::size_t>(value.data() - text.data());
  return span_of(at, at + value.size());
}

}  // namespace

void give_header(const Passage& passage, std::string_view name, Span value, const Target& target) {
  static constexpr std::array<std::string_view, 5> kSchemes = {"bearer ", "basic ", "token ", "apikey ", "digest "};
  const bool authorization =
      equals_ignoring_case(name, "authorization") || equals_ignoring_case(name, "proxy-authorization");
  bool credentials = false;
  if (authorization) {
    for (const std::string_view scheme : kSchemes) {
      if (!equals_ignoring_case(passage.text(value).substr(0, scheme.size()), scheme)) continue;
      value.begin = trimmed(passage.text(), value.begin + scheme.size()).begin;
      credentials = true;
      break;
    }
  }
  target.give(passage, name, value, credentials);
}

void read_header(const Passage& header, const Target& target) {
  const std::size_t colon = header.text().find(':');
  if (colon == std::string_view::npos) return;
  give_header(header, trim(header.text().substr(0, colon)), trimmed(header.text(), colon + 1), target);
}

void read_http(const File& file, PairSink sink) {
  const Passage text(file);
  for_each_line(file.text, [&](Span span) {
    const Passage line = text.part(span);
    const std::string_view written = trim(line.text());
    const bool comment = written.substr(0, 1) == "#" || written.substr(0, 2) == "//";
    const Target target{"literal-in-source", sink, comment};
    const std::string_view name = written.substr(0, written.find(':'));
    if (!comment && name.size() < written.size() && name.find_first_of(" \"'=@{") == std::string_view::npos) {
      read_header(line, target);
    } else {
      read_line(line, false, target);
    }
  });
}

}  // namespace keyref::literals
