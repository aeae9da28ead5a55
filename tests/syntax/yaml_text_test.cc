#include "linter/syntax/yaml_text.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "tests/syntax/parsed.h"

using keyref::YamlCollection;
using keyref::YamlText;
using keyref::test::Parsed;

namespace {

std::string changed(const std::string& text, const std::function<void(YamlCollection& root)>& change) {
  const Parsed parsed(text);
  YamlText yaml(parsed.text, parsed.root());
  change(yaml.root());
  return yaml.text();
}

YamlCollection& at(YamlCollection& root, std::string_view name) { return *root.find(name)->value; }

std::string with_item(const std::string& text, const std::string& item) {
  return changed(text, [&](YamlCollection& root) {
    YamlCollection& list = at(root, "a");
    list.insert(list.place_of(item), item, list.mapping ? item + ": 1" : item);
  });
}

std::string without_item(const std::string& text, std::size_t item) {
  return changed(text, [&](YamlCollection& root) { at(root, "a").remove(item); });
}

}  // namespace

TEST_CASE("YAML text: what is not changed stays, to the byte") {
  for (const std::string text : {
           "a: 1\n",
           "# top\n---\na:   1   # one\n\n# two\n'b' : \"x\"\n# end\n",
           "a:\n  - 1\n  -   2  # two\n  # three\n  -\n    b: 1\n    c:\n  - - x\n    - y\nd:\n- {e: [1, 2 , 3,], f: "
           "}\n# end",
           "{a: {b: [1,2], 'c': {}}, d: [], e: }\n",
           "a: [\n  1,  # one\n  2   # two\n]\nb: {\n  c: 1,\n}\n",
           "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: !!str 1\nf: &y\n  g: 1\nh: &z 1\n",
           "a:\nb: ~\nc: |\n  text\n  more\nd: >-\n  x\n\n  y\ne: last line",
           "a: plain text\n  over two lines\nb: \"quoted\n  over two\"\n? c\n: d\n",
       }) {
    CHECK(changed(text, [](YamlCollection&) {}) == text);
  }
}

TEST_CASE("YAML text: an entry takes its place where the others are in order, and the last one where they are not") {
  CHECK(with_item("a: [b, d]\n", "c") == "a: [b, c, d]\n");
  CHECK(with_item("a: [b, d]\n", "a") == "a: [a, b, d]\n");
  CHECK(with_item("a: [d, b]\n", "c") == "a: [d, b, c]\n");
  CHECK(with_item("a: []\n", "c") == "a: [c]\n");
  CHECK(with_item("a: [\n  b,  # first\n  d\n]\n", "c") == "a: [\n  b,\n  c,  # first\n  d\n]\n");
  CHECK(with_item("a:\n  - b  # first\n  - d\nz: 1\n", "c") == "a:\n  - b  # first\n  - c\n  - d\nz: 1\n");
  CHECK(with_item("a:\n- b\n- d\n", "e") == "a:\n- b\n- d\n- e\n");
  CHECK(with_item("a:\n    # of b\n    b: 1\n    # of d\n    d: 1 # d\nz: 1", "c") ==
        "a:\n    # of b\n    b: 1\n    c: 1\n    # of d\n    d: 1 # d\nz: 1");
  CHECK(with_item("a:\n  b:\n    - x\n    # end of b\n# end of a\nz: 1\n", "c") ==
        "a:\n  b:\n    - x\n  c: 1\n    # end of b\n# end of a\nz: 1\n");
  CHECK(with_item("a: {b: 1, d: {}}\n", "c") == "a: {b: 1, c: 1, d: {}}\n");
}

TEST_CASE("YAML text: an entry goes with its line, and leaves comments above it") {
  CHECK(without_item("a: [b, c, d]\n", 0) == "a: [c, d]\n");
  CHECK(without_item("a: [b, c, d]\n", 1) == "a: [b, d]\n");
  CHECK(without_item("a: [b, c, d]\n", 2) == "a: [b, c]\n");
  CHECK(without_item("a: [ b , ]\n", 0) == "a: [ ]\n");
  CHECK(without_item("a: # all\n  b: 1 # b\n  c:\n    - x\n  d: 1\n", 0) == "a: # all\n  c:\n    - x\n  d: 1\n");
  CHECK(without_item("a:\n  b: 1\n  # of c\n  c:\n    - x\n  d: 1\n", 1) == "a:\n  b: 1\n  # of c\n  d: 1\n");
  CHECK(without_item("a:\n  b: 1\n\n  c: 1  # c\nz: 1\n", 1) == "a:\n  b: 1\nz: 1\n");
  CHECK(without_item("a:\n  b: 1\nz: 1\n", 0) == "a:\nz: 1\n");
  CHECK(without_item("a:\n  - b: 1\n    c: 1\n  - d: 1\n", 1) == "a:\n  - b: 1\n    c: 1\n");
}

TEST_CASE("YAML text: comments stay when one entry after the other goes") {
  const auto emptied = [](YamlCollection& root) {
    while (!at(root, "a").entries.empty()) at(root, "a").remove(at(root, "a").entries.size() - 1);
  };
  CHECK(changed("a:\n  # of b\n  b: 1\n  # of c\n  c: 1\n  # of d\n  d: 1\nz: 1\n", emptied) ==
        "a:\n  # of b\n  # of c\n  # of d\nz: 1\n");
}

TEST_CASE("YAML text: of an item of a list, the first entry stands behind the dash") {
  const auto of_item = [](const std::function<void(YamlCollection&)>& change) {
    return changed("a:\n  - b: 1\n    d: 1\n", [&](YamlCollection& root) { change(*at(root, "a").entries[0].value); });
  };
  CHECK(of_item([](YamlCollection& item) { item.remove(0); }) == "a:\n  - d: 1\n");
  CHECK(of_item([](YamlCollection& item) { item.insert(0, "a", "a: 1"); }) == "a:\n  - a: 1\n    b: 1\n    d: 1\n");
  CHECK(of_item([](YamlCollection& item) { item.insert(1, "c", "c: 1"); }) == "a:\n  - b: 1\n    c: 1\n    d: 1\n");
}

TEST_CASE("YAML text: another value in an entry's place") {
  const auto with_value = [](const std::string& text, std::string_view value) {
    return changed(text, [&](YamlCollection& root) { root.find("a")->set_text(value); });
  };
  CHECK(with_value("a:   1  # one\nb: 1\n", "2") == "a: 2  # one\nb: 1\n");
  CHECK(with_value("a:  # one\nb: 1\n", "2") == "a: 2  # one\nb: 1\n");
  CHECK(with_value("a:\n  - 1\n  - 2\nb: 1\n", "[]") == "a: []\nb: 1\n");
  CHECK(with_value("a: [1]\n", "\n  - 1") == "a:\n  - 1\n");
  CHECK(with_value("a: 'x'\n", "y") == "a: y\n");
}
