#include "linter/syntax/yaml.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/marks.h"
#include "tests/syntax/parsed.h"

using keyref::Node;
using keyref::ScalarStyle;
using keyref::test::Parsed;
using keyref::test::with_marks;
using keyref::test::without_marks;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// The text with the place of its error marked; the text alone where it has none.
std::string marked_error(std::string_view marked) {
  const Parsed parsed(without_marks(marked));
  return parsed.stream.error() ? with_marks(parsed.text, {parsed.stream.error()->span}) : parsed.text;
}

std::string error_message(std::string text) {
  const Parsed parsed(std::move(text));
  return parsed.stream.error() ? parsed.stream.error()->message : "";
}

}  // namespace

TEST_CASE("values have their escapes resolved") {
  const Parsed parsed(
      "a: \"x\\ty\\u00e9\\\"\"\nb: 'it''s'\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: over\n  lines\n");
  CHECK(parsed.text_of("a") == "x\tyé\"");
  CHECK(parsed.text_of("b") == "it's");
  CHECK(parsed.text_of("c") == "one\ntwo\n");
  CHECK(parsed.text_of("d") == "one two");
  CHECK(parsed.text_of("e") == "over lines");
}

TEST_CASE("how a scalar was written is kept") {
  const Parsed parsed("plain: x\nsingle: 'x'\ndouble: \"x\"\nblock: |\n  x\nfolded: >\n  x\n");
  CHECK(parsed.root().find("plain")->style == ScalarStyle::plain);
  CHECK(parsed.root().find("single")->style == ScalarStyle::quoted);
  CHECK(parsed.root().find("double")->style == ScalarStyle::quoted);
  CHECK(parsed.root().find("block")->style == ScalarStyle::block);
  CHECK(parsed.root().find("folded")->style == ScalarStyle::block);
}

TEST_CASE("tags are kept as libyaml resolves them") {
  const Parsed parsed("a: !!int 5\nb: !own x\nc: x\n");
  CHECK(parsed.root().find("a")->tag == "tag:yaml.org,2002:int");
  CHECK(parsed.root().find("b")->tag == "!own");
  CHECK(parsed.root().find("c")->tag.empty());
}

TEST_CASE("empty documents are not told") {
  CHECK(Parsed("").stream.documents().empty());
  CHECK(Parsed("# a comment\n").stream.documents().empty());
  CHECK(Parsed("---\n---\n---\n").stream.documents().empty());
  CHECK(Parsed("a: 1\n---\n# none\n---\n~\n---\nb: 2\n").stream.documents().size() == 2);
}

TEST_CASE("documents before an error are kept, the broken one is not") {
  const Parsed parsed("a: 1\n---\nb: 2\n---\nc: [1, 2\nd: 3\n");
  REQUIRE(parsed.stream.error());
  REQUIRE(parsed.stream.documents().size() == 2);
  CHECK(parsed.stream.documents()[1]->text_of("b") == "2");
}

TEST_CASE("an error stands where it is") {
  for (const char* text : {"a: 1\nb: «*nowhere»\n", "ä: ö\nb: «*nowhere»\n", "a: b«:» c\n", "ä: ö«:» ü\n"}) {
    CHECK(marked_error(text) == std::string(text));
  }
}

TEST_CASE("an error's message holds no text of the file") {
  for (const char* text : {"hunter: *hunter\n", "hunter: \"hunter\n", "- hunter\nhunter: 1\n", "a: &hunter [*hunter]\n",
                           "hunter: hunter: hunter\n", "%hunter\n---\n", "a: !hunter!x y\n"}) {
    CAPTURE(std::string(text));
    const std::string message = error_message(text);
    CHECK_FALSE(message.empty());
    CHECK(message.find("hunter") == std::string::npos);
  }
}

TEST_CASE("bytes that are no UTF-8 and control characters are errors, not crashes") {
  CHECK_FALSE(error_message("a: \xff\xfe\n").empty());
  CHECK_FALSE(error_message("a: \xc3").empty());
  CHECK_FALSE(error_message("a: \x01\n").empty());
  CHECK_FALSE(error_message(std::string("a: b\0c\n", 7)).empty());
}

TEST_CASE("an alias stands for the anchor before it") {
  const Parsed parsed("a: &x one\nb: *x\nc: &x two\nd: *x\n");
  CHECK(parsed.stream.has_aliases());
  CHECK(parsed.text_of("b") == "one");
  CHECK(parsed.text_of("d") == "two");
  CHECK_FALSE(Parsed("a: '*x'\n").stream.has_aliases());
}

TEST_CASE("an alias to nothing, to a later anchor or to another document is an error") {
  CHECK_FALSE(error_message("a: *x\n").empty());
  CHECK_FALSE(error_message("a: *x\nb: &x 1\n").empty());
  CHECK_FALSE(error_message("a: &x 1\n---\nb: *x\n").empty());
}

TEST_CASE("an anchor that contains itself is an error") {
  CHECK_FALSE(error_message("a: &x [*x]\n").empty());
  // Here the anchor is the key's.
  CHECK(error_message("&x a: {b: {c: *x}}\n").empty());
  CHECK_FALSE(error_message("&x\na: {b: [*x]}\n").empty());
}

TEST_CASE("a bomb of aliases costs no more than its text") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = " *a" + std::to_string(i - 1) + ",";
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(before, 10) + "]\n";
  }
  const Parsed parsed(bomb);
  CHECK_FALSE(parsed.stream.error());
  const Node* last = parsed.root().find("a59");
  REQUIRE(last != nullptr);
  CHECK(last->first->resolved().kind == Node::Kind::sequence);
}

TEST_CASE("10,000 levels are read, more are an error") {
  const Parsed deep(repeated("[", 10000) + repeated("]", 10000));
  CHECK_FALSE(deep.stream.error());
  std::size_t levels = 0;
  for (const Node* node = &deep.root(); node != nullptr; node = node->first) ++levels;
  CHECK(levels == 10000);

  const Parsed deeper(repeated("{a: ", 10001) + "x" + repeated("}", 10001));
  REQUIRE(deeper.stream.error());
  CHECK(deeper.stream.documents().empty());
}

TEST_CASE("JSON's pairs of escapes beyond the first plane keep all places") {
  const Parsed parsed(R"({"a": "\ud83d\ude00", "b": "x"})");
  REQUIRE_FALSE(parsed.stream.error());
  CHECK(with_marks(parsed.text, {parsed.root().find("b")->span}) == R"({"a": "\ud83d\ude00", "b": "«x»"})");
}

TEST_CASE("tabs where YAML 1.2 takes them are no error") {
  CHECK(Parsed("a: b\n\t\nc: d\n").text_of("c") == "d");
  CHECK(Parsed("a:\n-\tb\n").root().find("a")->first->value == "b");
  CHECK(Parsed("{\n\t\"a\": \"b\"\n}\n").text_of("a") == "b");
}
