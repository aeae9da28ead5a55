#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "linter/syntax/yaml.h"
#include "tests/marks.h"
#include "tests/syntax/parsed.h"

using keyref::Node;
using keyref::Span;
using keyref::test::Parsed;
using keyref::test::with_marks;
using keyref::test::without_marks;

namespace {

/// Spans of scalars and aliases, in the order of the text.
void collect(const Node& node, std::vector<Span>& spans) {
  if (node.kind == Node::Kind::scalar || node.kind == Node::Kind::alias) spans.push_back(node.span);
  for (const Node* child = node.first; child != nullptr; child = child->next) collect(*child, spans);
}

/// Where the scalars of a text stand, as marks. A test says `CHECK(marked_by_parser(text) == text)`.
std::string marked_by_parser(std::string_view marked) {
  const Parsed parsed(without_marks(marked));
  if (parsed.stream.error()) return "error: " + parsed.stream.error()->message;
  std::vector<Span> spans;
  for (const Node* document : parsed.stream.documents()) collect(*document, spans);
  return with_marks(parsed.text, spans);
}

/// The same for the value of the key `at` alone.
std::string marked_value(std::string_view marked) {
  const Parsed parsed(without_marks(marked));
  const Node* value = parsed.root().find("at");
  return with_marks(parsed.text, {value->span});
}

#define CHECK_PLACES(text) CHECK(marked_by_parser(text) == std::string(text))

}  // namespace

TEST_CASE("a plain scalar is its characters") {
  CHECK_PLACES("«name»: «docdb-auth»\n");
  CHECK_PLACES("«name»:   «two words»   # and a comment\n");
  CHECK_PLACES("- «a»\n- «b»: «c»\n  «d»: «e»\n");
  CHECK_PLACES("«name»: «runs on\n  over lines»\n«next»: «x»\n");
  CHECK_PLACES("«url»: «http://host:80/#part»\n");
}

TEST_CASE("a quoted scalar is what stands inside the quotes") {
  CHECK_PLACES("«a»: '«x»'\n«b»: \"«y»\"\n");
  CHECK_PLACES("\"«a»\": '«it''s»'\n");
  CHECK_PLACES("«a»: \"«tab \\t quote \\\" backslash \\\\»\"\n");
  CHECK_PLACES("«a»: \"«\\u00e9\\x41»\"   # comment\n");
  CHECK_PLACES("«a»: \"«over\n  two lines»\"\n«b»: «c»\n");
  CHECK_PLACES("«a»: '«»'\n«b»: \"«»\"\n");
}

TEST_CASE("a block scalar is its content, from the first line's first character") {
  CHECK_PLACES("«a»: |\n  «first\n  second»\n«b»: «c»\n");
  CHECK_PLACES("«a»: >-\n  «folded\n  text»\n\n«b»: «c»\n");
  CHECK_PLACES("«a»: |+ # comment\n\n  «after a blank line»\n\n\n«b»: «c»\n");
  CHECK_PLACES("«a»: |\n    «at the end of the file»");
  CHECK_PLACES("«a»: |\n  «text»\n# a comment behind it\n«b»: «c»\n");
  CHECK_PLACES("- |\n  «x»\n- >2\n   «indented»\n");
}

TEST_CASE("a block scalar without content stands at its header") {
  CHECK_PLACES("«a»: «|»\n«b»: «c»\n");
  CHECK_PLACES("«a»: «>»-\n«b»: «c»\n");
}

TEST_CASE("flow collections and JSON") {
  CHECK_PLACES("{«a»: «b», «c»: [«d», '«e»', \"«f»\"]}\n");
  CHECK_PLACES("{\"«a»\":\"«b»\",\"«c»\":[«1»,«true»,«null»]}");
  CHECK_PLACES("{«a»: {«b»: «c»}, «d»: []}\n");
}

TEST_CASE("a missing value is empty and stands behind its colon") {
  CHECK_PLACES("«a»:«»\n«b»: «c»\n");
  CHECK_PLACES("- «a»:«»\n-«»\n");
}

TEST_CASE("anchors and tags stand before a scalar and are none of it") {
  CHECK_PLACES("«a»: &x «value»\n");
  CHECK_PLACES("«a»: !!str «5»\n");
  CHECK_PLACES("«a»: &x !!str '«5»'\n");
  CHECK_PLACES("«a»: !<tag:yaml.org,2002:str> &x \"«5»\"\n");
  CHECK_PLACES("&x «a»: &y |\n  «text»\n");
  CHECK_PLACES("«a»: &x   # comment\n  «value»\n");
  CHECK_PLACES("«a»: !own '«&x is text»'\n");
}

TEST_CASE("an alias is its star and name") {
  CHECK_PLACES("«a»: &x «value»\n«b»: «*x»\n«c»: [«*x», «*x»]\n");
  CHECK_PLACES("«a»: &x «value»\n«*x» : «y»\n");
}

TEST_CASE("places count bytes, though the parser counts characters") {
  CHECK_PLACES("«größe»: «ä»\n«秘密»: «値»   # 😀\n«x»: \"«😀»\"\n");
  CHECK_PLACES("# ünï\n«a»: |\n  «öö\n  ßß»\n«b»: &x «c»\n");
  CHECK_PLACES("{«é»: {«ü»: «ö»}, «ä»: «x»}");
}

TEST_CASE("Windows' and old line ends") {
  CHECK_PLACES("«a»: «b»\r\n«c»: '«d»'\r\n«e»:\r\n  - «f»\r\n");
  CHECK_PLACES("«a»: |\r\n  «first\r\n  second»\r\n«b»: «c»\r\n");
  CHECK_PLACES("«a»: «b»\r«c»: «d»\r");
  CHECK_PLACES("«ä»: &x\r\n  «ö»\r\n«b»: «*x»\r\n");
}

TEST_CASE("several documents") {
  CHECK_PLACES("---\n«a»: «b»\n---\n# nothing here\n---\n- «c»\n...\n");
  CHECK_PLACES("%YAML 1.1\n---\n«a»: «ö»\n--- «text»\n");
}

TEST_CASE("a collection ends behind its last character") {
  for (const char* text : {"at: «{a: b}»\n", "at: «[a, 'b']»   # comment\n", "at:\n  «a: b\n  c: \"d\"»\n\nnext: x\n",
                           "at:\n  «- a\n  - b»\n# comment\nnext: x\n", "ä: ö\nat:\n«- ü»\n"}) {
    CHECK(marked_value(text) == std::string(text));
  }
}
