#include "linter/syntax/embedded_yaml.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/marks.h"
#include "tests/syntax/parsed.h"

using keyref::Node;
using keyref::Span;
using keyref::YamlStream;
using keyref::test::Parsed;
using keyref::test::with_marks;
using keyref::test::without_marks;

namespace {

/// The text with the place of `inner` marked, an entry of the YAML that is written in the scalar `outer`.
std::string marked(std::string_view text, std::string_view inner = "inner") {
  const Parsed parsed(without_marks(text));
  const Node* outer = parsed.root().find("outer");
  REQUIRE(outer != nullptr);
  const YamlStream stream = keyref::parse_embedded(*outer, parsed.text);
  if (stream.error()) return with_marks(parsed.text, {stream.error()->span});
  REQUIRE(!stream.documents().empty());
  const Node* found = stream.documents().front()->find(inner);
  REQUIRE(found != nullptr);
  return with_marks(parsed.text, {found->span});
}

}  // namespace

TEST_CASE("nodes of embedded YAML stand where the file has them") {
  for (const std::string text : {
           "outer: |\n  a: b\n  inner: «here»\n",
           "outer: |-\n\n  a: b\n\n  inner: «here»\n",
           "outer: |2\n    a: b\n    inner: «here»\n",
           "outer: |\n  é: ü\n  inner: «ö»\n",
           "outer: |\r\n  a: b\r\n  inner: «here»\r\n",
           "outer: >\n  a: b\n\n  inner: «here»\n",
           "outer: '{a: b, inner: «here»}'\n",
           "outer: '{a: ''b'', inner: «here»}'\n",
           "outer: \"{\\\"a\\\": \\\"b\\\", \\\"inner\\\": \\\"«here»\\\"}\"\n",
           "outer: \"a: b\\ninner: «here»\\n\"\n",
           "outer: \"{a: \\u00e9, inner: «here»}\"\n",
           "outer: '{a: b,\n    inner: «here»}'\n",
           "other: {a: 1}\nouter: '{inner: «here»}'\n",
       }) {
    CAPTURE(text);
    CHECK(marked(text) == text);
  }
}

TEST_CASE("an error of embedded YAML stands where the file has it") {
  const std::string text = "outer: |\n  a: b\n  c: d«:» e\n";
  CHECK(marked(text) == text);
}

TEST_CASE("nothing is written in an empty scalar") {
  const Parsed parsed("outer: ''\n");
  CHECK(keyref::parse_embedded(*parsed.root().find("outer"), parsed.text).documents().empty());
}
