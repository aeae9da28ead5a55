#include "linter/literals/credential_files.h"

#include "linter/base/escapes.h"
#include "linter/base/text.h"
#include "linter/literals/passage.h"

namespace keyref::literals {

void read_netrc(const File& file, PairSink sink) {
  const Passage text(file);
  for_each_line(file.text, [&](Span line) {
    const std::string_view written = text.text(line);
    const bool comment = trim(written).substr(0, 1) == "#";
    const Target target{"literal-in-manifest", sink, comment};
    std::string_view before;
    for (std::size_t at = 0; at < written.size();) {
      const std::size_t begin = std::min(written.find_first_not_of(" \t\r#", at), written.size());
      at = std::min(written.find_first_of(" \t\r", begin), written.size());
      const std::string_view word = written.substr(begin, at - begin);
      if (before == "password") target.give(text, before, span_of(line.begin + begin, line.begin + at), true);
      before = word;
    }
  });
}

void read_pgpass(const File& file, PairSink sink) {
  constexpr int kFieldsBefore = 4;
  const Passage text(file);
  const Target target{"literal-in-manifest", sink};
  for_each_line(file.text, [&](Span line) {
    const std::string_view written = text.text(line);
    int fields = 0;
    for (std::size_t at = 0; at < written.size() && written.front() != '#'; ++at) {
      if (written[at] == '\\') {
        ++at;
      } else if (written[at] == ':' && ++fields == kFieldsBefore) {
        const Span value = span_of(line.begin + at + 1, line.end);
        return target.give("password", without_escapes(text.text(value)), text.place(value), true);
      }
    }
  });
}

}  // namespace keyref::literals
