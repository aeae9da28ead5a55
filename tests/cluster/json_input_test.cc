#include "linter/cluster/json_input.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "tests/cluster/open_text.h"

using keyref::Descriptor;
using keyref::JsonInput;
using keyref::SecretInput;
using keyref::test::open_text;

namespace {

/// Reads values to the end, handing out whatever may be handed out, as compact JSON; empty where it is no JSON.
std::string read_all(std::string_view text) {
  const Descriptor file(open_text(text));
  SecretInput bytes(file.get());
  JsonInput input(bytes);
  std::string out;
  const auto value = [&](const auto& self) -> void {
    switch (input.next()) {
      case JsonInput::Kind::object:
        out += '{';
        input.each_entry([&](std::string_view name) {
          (out += '"').append(name) += "\":";
          self(self);
          out += ',';
        });
        out += '}';
        break;
      case JsonInput::Kind::array:
        out += '[';
        input.each_item([&] {
          self(self);
          out += ',';
        });
        out += ']';
        break;
      case JsonInput::Kind::string:
        (out += '"').append(input.string()) += '"';
        break;
      case JsonInput::Kind::number:
        out += '0';
        input.skip();
        break;
      case JsonInput::Kind::word:
        out += input.word();
        break;
      case JsonInput::Kind::end:
        break;
    }
  };
  while (input.next() != JsonInput::Kind::end) {
    value(value);
    out += '\n';
  }
  return input.failure() ? std::string() : out;
}

bool is_skipped(std::string_view text) {
  const Descriptor file(open_text(text));
  SecretInput bytes(file.get());
  JsonInput input(bytes);
  unsigned documents = 0;
  for (; input.next() != JsonInput::Kind::end; ++documents) input.skip();
  return !input.failure() && documents == 1;
}

constexpr std::string_view kDocument =
    R"({"a": [1, -0.5e+3, 20E-1, true, false, null, "x", [], {}], "b": {"c\u00e9\n": "\"\\\/\b\f\r\t"}, "d": ""})";

}  // namespace

TEST_CASE("JSON input: names are handed out, and strings that no name can be are empty") {
  CHECK(read_all(R"( {"name" : "shared-db", "list": ["a", 12.5, null]} ["x"] )") ==
        "{\"name\":\"shared-db\",\"list\":[\"a\",0,null,],}\n[\"x\",]\n");
  CHECK(read_all(R"(["a\u002db", "\"", ""])") == "[\"\",\"\",\"\",]\n");
  const std::string longest(253, 'n');
  CHECK(read_all("\"" + longest + "\"") == "\"" + longest + "\"\n");
  CHECK(read_all("\"" + longest + "x\"") == "\"\"\n");
}

TEST_CASE("JSON input: what is longer than its buffer") {
  for (const std::size_t length : {65'530U, 65'535U, 65'536U, 65'537U, 200'000U}) {
    const std::string text = "[\"" + std::string(length, 'v') + "\", \"behind\"]";
    CHECK(read_all(text) == "[\"\",\"behind\",]\n");
    const std::string blanks = std::string(length, ' ') + "\"name\"";
    CHECK(read_all(blanks) == "\"name\"\n");
  }
}

TEST_CASE("JSON input takes and refuses what a library's parser does, whether it reads or skips") {
  std::mt19937 dice(20261124);
  const std::string_view bytes = "{}[]\",:\\ut0159eE+-.xfnl \n\x01";
  const auto any_of = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(dice); };
  unsigned taken = 0;
  for (unsigned round = 0; round < 40'000; ++round) {
    std::string text(kDocument);
    for (std::size_t changes = any_of(3); changes > 0 || text == kDocument; changes -= changes > 0 ? 1 : 0) {
      const std::size_t at = any_of(text.size());
      const std::size_t kind = any_of(3);
      if (kind == 0) text.erase(at, 1 + any_of(4));
      if (kind == 1) text.insert(at, 1, bytes[any_of(bytes.size())]);
      if (kind == 2) text[at] = bytes[any_of(bytes.size())];
    }
    if (text.find("\\uD") != std::string::npos || text.find("\\ud") != std::string::npos) continue;  // half of a pair
    const bool right = nlohmann::json::accept(text);
    INFO(text);
    CHECK(is_skipped(text) == right);
    if (right) CHECK_FALSE(read_all(text).empty());
    taken += right ? 1 : 0;
  }
  CHECK(taken > 1000);
}

TEST_CASE("JSON input: a document that breaks off anywhere is told") {
  CHECK(is_skipped(kDocument));
  for (std::size_t length = 1; length < kDocument.size(); ++length) {
    INFO(length);
    CHECK_FALSE(is_skipped(kDocument.substr(0, length)));
    CHECK(read_all(kDocument.substr(0, length)).empty());
  }
}

TEST_CASE("JSON input: a failure says where, and shows nothing of the text") {
  const auto failure_of = [](std::string_view text) {
    const Descriptor file(open_text(text));
    SecretInput bytes(file.get());
    JsonInput input(bytes);
    while (input.next() != JsonInput::Kind::end) input.skip();
    return input.failure().value();
  };
  const keyref::JsonFailure failure = failure_of("{\n  \"a\": 1,\n  \"b\": hunter2\n}");
  CHECK(failure.line == 3);
  CHECK(failure.byte == 19);
  CHECK(failure.message == "a value was expected");
  CHECK(failure_of(std::string(100'000, '[')).message == "nested more than 500 deep");
  CHECK(failure_of("{\"a\"").message == "it breaks off");
}

TEST_CASE("JSON input: what cannot be read is told") {
  SecretInput bytes(-1);
  JsonInput input(bytes);
  CHECK(input.next() == JsonInput::Kind::end);
  CHECK(input.failure().value().message == "cannot be read: bad file descriptor");
}
