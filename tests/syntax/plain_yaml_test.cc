#include "linter/syntax/plain_yaml.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "linter/syntax/libyaml.h"

using keyref::Node;
using keyref::ParsedYaml;

namespace {

void describe(const Node& node, std::string& all) {
  all += "sqma"[static_cast<int>(node.kind)];
  all += std::to_string(static_cast<int>(node.style)) + ' ' + std::to_string(node.span.begin) + ' ' +
         std::to_string(node.span.end) + ' ' + std::string(node.value) + '(';
  for (const Node* child = node.first; child != nullptr; child = child->next) describe(*child, all);
  all += ')';
}

std::string describe(const ParsedYaml& parsed) {
  std::string all;
  for (const Node* document : parsed.documents) describe(*document, all);
  return all;
}

/// What both readers make of a text is the same, or it is left to libyaml. Was it read?
bool check_as_libyaml(const std::string& text) {
  ParsedYaml plain;
  if (!keyref::read_plain_yaml(0, text, plain)) return false;
  ParsedYaml wanted;
  keyref::read_with_libyaml(0, text, wanted);
  CAPTURE(text);
  REQUIRE(!wanted.error);
  REQUIRE(describe(plain) == describe(wanted));
  return true;
}

std::vector<std::string> texts_of_test_fleets() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(KEYREF_TESTDATA)) {
    const auto extension = entry.path().extension();
    if (!entry.is_regular_file() || (extension != ".yaml" && extension != ".yml" && extension != ".json")) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

/// As many numbers as are asked for, always the same.
class Numbers {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return (state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

std::string mutated(std::string text, Numbers& numbers) {
  static const std::vector<std::string> kPieces = {
      "\n",    "\n  ", " ",     ":",  ": ",  " #",    "- ", "-",  "[", "]",  "{",     "}",  ",", "'", "\"",
      "|\n  ", "|",    "---\n", "\\", "\\n", "key: ", "&a", "*a", "?", "!x", "...\n", "\t", "é", "~", "%"};
  for (std::size_t changes = 1 + numbers.below(3); changes > 0; --changes) {
    const std::size_t at = numbers.below(text.size() + 1);
    if (numbers.below(3) == 0) {
      text.erase(at, 1 + numbers.below(6));
    } else {
      text.insert(at, kPieces[numbers.below(kPieces.size())]);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("plain YAML is read without libyaml") {
  for (const std::string text : {
           "a: b\n",
           "a: b",
           "# c\na:\n  b: c # d\n  e:\n  - f\n",
           "a:\n- b\n- c: d\n  e: f\n-\n- - g\n  - h\ni: j\n",
           "a: [b, 'c', \"d\", {e: f}]\ng: {}\n",
           "a: |\n  b\n\n   c\n\nd: |-\n  e\nf: |+\n  g\n\n",
           "{\"a\": [1, true,\n  null], \"b\":\"c\"}",
           "---\na: b\n---\n# c\n---\nd: e\n",
           "\"a\": 'it''s'\n'b': \"\\\"c\\n\"\n",
           "a: http://b:80/#c\nd: $(E) --f\ng:\n- --h\n- -1\n",
           "é: ü\n",
           "",
           "# nothing\n",
       }) {
    CAPTURE(text);
    CHECK(check_as_libyaml(text));
  }
}

TEST_CASE("what is not plain YAML is left to libyaml") {
  for (const std::string text : {
           "a: &b c\n",
           "a: *b\n",
           "a: !c d\n",
           "a: >\n  b\n",
           "a: b\n  c\n",
           "a:\tb\n",
           "a: b\r\n",
           "a: b: c\n",
           "a\n",
           "a: [b\n",
           "? a\n: b\n",
           "a: \"\\x41\"\n",
           "a:\n    b: c\n  d: e\n",
           "- a\nb: c\n",
           "%YAML 1.1\n---\na: b\n",
           "a: b\n...\n",
           "a: |2\n   b\n",
           "a: |\n   \n  b\n",
           "a: {b}\n",
           "a: [b: c]\n",
           "\xEF\xBB\xBF"
           "a: b\n",
           "a: \x01\n",
           "a: \xFF\n",
           "a: \xE2\x80\xA8"
           "b\n",
       }) {
    CAPTURE(text);
    CHECK_FALSE(check_as_libyaml(text));
  }
}

TEST_CASE("the test fleets are read as libyaml reads them, whatever happens to them") {
  const std::vector<std::string> texts = texts_of_test_fleets();
  REQUIRE(texts.size() > 100);
  Numbers numbers;
  std::size_t plain = 0;
  std::size_t plain_mutants = 0;
  for (const std::string& text : texts) {
    if (text.size() > 10000) continue;
    plain += check_as_libyaml(text) ? 1U : 0U;
    for (int i = 0; i < 40; ++i) plain_mutants += check_as_libyaml(mutated(text, numbers)) ? 1U : 0U;
  }
  CHECK(plain > texts.size() / 2);
  CHECK(plain_mutants > 4 * texts.size());
}
