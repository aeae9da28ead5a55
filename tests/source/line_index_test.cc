#include "linter/source/line_index.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "tests/marks.h"

using keyref::LineIndex;
using keyref::Position;

namespace {

using LineAndColumn = std::pair<std::uint32_t, std::uint32_t>;

/// Line and column of the « in the text.
LineAndColumn place_of_mark(std::string_view marked) {
  const std::string text = keyref::test::without_marks(marked);
  const Position position = LineIndex(text).position(static_cast<std::uint32_t>(marked.find("«")));
  return {position.line, position.column};
}

}  // namespace

TEST_CASE("both count from one") {
  CHECK(place_of_mark("«abc") == LineAndColumn{1, 1});
  CHECK(place_of_mark("ab«c") == LineAndColumn{1, 3});
  CHECK(place_of_mark("«") == LineAndColumn{1, 1});
}

TEST_CASE("a line ends at LF, CRLF or a lone CR") {
  CHECK(place_of_mark("a\n«b") == LineAndColumn{2, 1});
  CHECK(place_of_mark("a\r\n«b") == LineAndColumn{2, 1});
  CHECK(place_of_mark("a\r«b") == LineAndColumn{2, 1});
  CHECK(place_of_mark("a\r\r\n\n«b") == LineAndColumn{4, 1});
}

TEST_CASE("a line break belongs to the line it ends") {
  CHECK(place_of_mark("ab«\ncd") == LineAndColumn{1, 3});
  CHECK(place_of_mark("ab«\r\ncd") == LineAndColumn{1, 3});
  CHECK(place_of_mark("ab\r«\ncd").first == 1);
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(place_of_mark("größe: «x") == LineAndColumn{1, 8});
  CHECK(place_of_mark("秘密: «x") == LineAndColumn{1, 5});
  CHECK(place_of_mark("😀«x") == LineAndColumn{1, 2});
  CHECK(place_of_mark("ä\nö«x") == LineAndColumn{2, 2});
  CHECK(place_of_mark("\xff\xfe«x") == LineAndColumn{1, 3});
}

TEST_CASE("a tab is one column") { CHECK(place_of_mark("\t\t«x") == LineAndColumn{1, 3}); }

TEST_CASE("the end of the text is behind its last character") {
  CHECK(place_of_mark("ab\ncd«") == LineAndColumn{2, 3});
  CHECK(place_of_mark("ab\n«") == LineAndColumn{2, 1});
  const Position beyond = LineIndex("ab\ncd").position(1000);
  CHECK(LineAndColumn{beyond.line, beyond.column} == LineAndColumn{2, 3});
}

TEST_CASE("lines come without their breaks") {
  const LineIndex index("one\ntwo\r\nthree\rfour");
  CHECK(index.lines() == 4);
  CHECK(index.line(1) == "one");
  CHECK(index.line(2) == "two");
  CHECK(index.line(3) == "three");
  CHECK(index.line(4) == "four");
}

TEST_CASE("a line that is not there is empty") {
  const LineIndex index("one");
  CHECK(index.line(0).empty());
  CHECK(index.line(2).empty());
}

TEST_CASE("a break at the end opens an empty line") {
  const LineIndex index("one\n");
  CHECK(index.lines() == 2);
  CHECK(index.line(2).empty());
  CHECK(LineIndex("").lines() == 1);
}

TEST_CASE("a line's beginning has the line's position") {
  const LineIndex index("one\r\nzwölf\n\nfour");
  for (std::uint32_t line = 1; line <= index.lines(); ++line) {
    const Position position = index.position(index.begin_of(line));
    CHECK(LineAndColumn{position.line, position.column} == LineAndColumn{line, 1});
  }
}
