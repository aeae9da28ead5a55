#include "linter/syntax/node.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/marks.h"
#include "tests/syntax/parsed.h"

using keyref::Node;
using keyref::test::Parsed;
using keyref::test::with_marks;
using keyref::test::without_marks;

namespace {

/// All entries of a mapping that `for_each_entry` shows, as `key=value` in its order.
std::string entries_of(const Node& mapping) {
  std::string entries;
  mapping.for_each_entry([&](const Node& key, const Node& value) {
    if (!entries.empty()) entries += ' ';
    entries.append(key.resolved().value).append("=").append(value.resolved().value);
  });
  return entries;
}

std::string entries_at(const std::string& yaml, std::string_view key) {
  const Parsed parsed(yaml);
  return entries_of(*parsed.root().find(key));
}

}  // namespace

TEST_CASE("a key is found by its value, however it is written") {
  const Parsed parsed("plain: 1\n\"quo\\x74ed\": 2\n? |-\n  block\n: 3\nx: &name alias\n*name : 4\n");
  CHECK(parsed.text_of("plain") == "1");
  CHECK(parsed.text_of("quoted") == "2");
  CHECK(parsed.text_of("block") == "3");
  CHECK(parsed.text_of("alias") == "4");
  CHECK(parsed.root().find("missing") == nullptr);
}

TEST_CASE("keys that are no scalars are passed over") {
  const Parsed parsed("? [a, b]\n: 1\n? {c: d}\n: 2\ne: 3\n");
  REQUIRE_FALSE(parsed.stream.error());
  CHECK(parsed.root().find("a") == nullptr);
  CHECK(parsed.root().find("c") == nullptr);
  CHECK(parsed.text_of("e") == "3");
}

TEST_CASE("where a key is written twice, the last one counts") {
  CHECK(Parsed("a: 1\nb: 2\na: 3\n").text_of("a") == "3");
}

TEST_CASE("only mappings have keys, only sequences have items") {
  const Parsed parsed("list: [a, b]\ntext: a\n");
  CHECK(parsed.root().find("list")->find("a") == nullptr);
  CHECK(parsed.root().find("text")->find("a") == nullptr);
  int items = 0;
  parsed.root().find("list")->for_each_item([&](const Node& /*item*/) { ++items; });
  CHECK(items == 2);
  parsed.root().for_each_item([&](const Node& /*item*/) { ++items; });
  CHECK(items == 2);
}

TEST_CASE("the text of a key is a scalar's that is not null") {
  const Parsed parsed("a: x\nb:\nc: ~\nd: ''\ne: [x]\nf: &y z\ng: *y\n");
  CHECK(parsed.text_of("a") == "x");
  for (const char* key : {"b", "c", "d", "e", "missing"}) CHECK(parsed.text_of(key).empty());
  CHECK(parsed.text_of("g") == "z");
}

TEST_CASE("null is what kubectl takes for null") {
  const Parsed parsed("- null\n- Null\n- NULL\n- ~\n-\n- 'null'\n- \"\"\n- nULL\n- 0\n- []\n");
  std::string answers;
  parsed.root().for_each_item([&](const Node& item) { answers += item.is_null() ? 'n' : '-'; });
  CHECK(answers == "nnnnn-----");
}

TEST_CASE("aliases of collections are seen through") {
  const Parsed parsed("base: &b {x: 1, list: &l [p, q]}\nuse: *b\nitems: *l\n");
  CHECK(parsed.root().find("use")->find("x")->value == "1");
  CHECK(parsed.root().find("use")->is_mapping());
  CHECK(parsed.root().find("items")->is_sequence());
  CHECK(entries_of(*parsed.root().find("use")).starts_with("x=1"));
}

TEST_CASE("a merge key brings what its mapping does not have") {
  const std::string yaml = "base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n  z: 4\n";
  CHECK(entries_at(yaml, "use") == "y=3 z=4 x=1");
  const Parsed parsed(yaml);
  const Node& use = *parsed.root().find("use");
  CHECK(use.text_of("x") == "1");
  CHECK(use.text_of("y") == "3");
  CHECK(use.text_of("z") == "4");
}

TEST_CASE("of several merged mappings the first wins") {
  const std::string yaml = "a: &a {x: 1}\nb: &b {x: 2, y: 3}\nuse:\n  <<: [*a, *b]\n";
  CHECK(entries_at(yaml, "use") == "x=1 y=3");
  CHECK(Parsed(yaml).root().find("use")->text_of("y") == "3");
}

TEST_CASE("merged mappings merge in turn") {
  const std::string yaml = "a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nuse: {<<: *b, z: 3}\n";
  CHECK(entries_at(yaml, "use") == "z=3 y=2 x=1");
  CHECK(Parsed(yaml).root().find("use")->text_of("x") == "1");
}

TEST_CASE("a mapping may be merged that is written in place") {
  CHECK(entries_at("use: {<<: {x: 1}, y: 2}\n", "use") == "y=2 x=1");
}

TEST_CASE("a quoted merge key is an ordinary key") {
  const Parsed parsed("base: &b {x: 1}\nuse: {\"<<\": *b}\n");
  CHECK(parsed.root().find("use")->find("x") == nullptr);
  CHECK(parsed.root().find("use")->find("<<") != nullptr);
}

TEST_CASE("a merge of anything but mappings brings nothing") {
  CHECK(entries_at("use: {<<: text, y: 2}\n", "use") == "y=2");
  CHECK(entries_at("use: {<<: [a, [b]], y: 2}\n", "use") == "y=2");
  CHECK(entries_at("use: {<<: ~, y: 2}\n", "use") == "y=2");
}

TEST_CASE("a bomb of merge keys comes to an end") {
  std::string bomb = "m0: &m0 {x: 1}\n";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "*m" + std::to_string(i - 1);
    const std::string own = std::to_string(i);
    bomb.append("m").append(own).append(": &m").append(own).append(" {<<: [").append(before).append(", ");
    bomb.append(before).append(", ").append(before).append("], k").append(own).append(": v}\n");
  }
  const Parsed parsed(bomb);
  REQUIRE_FALSE(parsed.stream.error());
  const Node& last = *parsed.root().find("m39");
  CHECK(last.find("nowhere") == nullptr);
  CHECK(entries_of(last).starts_with("k39=v k38=v"));
}

TEST_CASE("a scalar's text carries its own place, an alias's text the alias's") {
  const std::string marked = "a: &x value\nb: «*x»\n";
  const Parsed parsed(without_marks(marked));
  CHECK(parsed.root().find("a")->text().value == "value");
  const keyref::Text text = parsed.root().find("b")->text();
  CHECK(text.value == "value");
  CHECK(with_marks(parsed.text, {text.place.span}) == marked);
}

TEST_CASE("a key is found with its place") {
  const std::string marked = "a: 1\n\"«b»\": 2\n";
  const Parsed parsed(without_marks(marked));
  CHECK(with_marks(parsed.text, {parsed.root().find_key("b")->span}) == marked);
}
