#include "linter/cluster/names_only.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cluster/open_text.h"

using keyref::Descriptor;
using keyref::JsonInput;
using keyref::NamedObject;
using keyref::SecretInput;
using keyref::test::open_text;

namespace {

/// Each object of the stream on a line of its own.
std::string names_of(std::string_view text, const std::vector<std::string>& labels = {}) {
  const Descriptor file(open_text(text));
  SecretInput bytes(file.get());
  JsonInput input(bytes);
  std::string lines;
  keyref::ListedSecrets listed;
  const auto failure = keyref::read_names(input, labels, listed, [&](const NamedObject& object) {
    lines.append(object.section).append(" ").append(object.text).append("\n");
  });
  return failure ? failure->message : lines;
}

}  // namespace

TEST_CASE("names only: of a Secret, the keys of its data") {
  CHECK(names_of(R"({"apiVersion": "v1", "data": {"A": "aHVudGVyMg==", "status": 12, "b.c": {"x": "hunter2"}},
                     "stringData": {"name": "hunter2"}, "kind": "Secret", "type": "Opaque", "immutable": true})") ==
        R"( {"apiVersion":"v1","data":{"A":null,"status":null,"b.c":null},"stringData":{"name":null},)"
        R"("kind":"Secret","type":"Opaque","immutable":true})"
        "\n");
}

TEST_CASE("names only: annotations and managed fields go whole, and so do labels that nobody asked for") {
  CHECK(names_of(R"({"metadata": {"annotations": {"a": "hunter2"}, "managedFields": [{"name": "hunter2"}],
                     "labels": {"app": "pay", "team": "hunter2"}, "name": "db"}})",
                 {"app"}) ==
        R"( {"metadata":{"annotations":null,"managedFields":null,"labels":{"app":"pay","team":"${withheld}"},)"
        R"("name":"db"}})"
        "\n");
}

TEST_CASE("names only: what stands in a name's place and looks like a value, or like no name") {
  for (const std::string value : {"npm_Zq7a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q", "two words", "c2VjcmV0cw==", "${HOME}",
                                  "a\\u0062c", "äöü", "0123456789abcdef0123456789abcdef"}) {
    CHECK(names_of("{\"name\": \"" + value + "\"}") == " {\"name\":\"${withheld}\"}\n");
    CHECK(names_of("{\"data\": {\"" + value + "\": 1}}") == " {\"data\":{\"${withheld}\":null}}\n");
  }
}

TEST_CASE("names only: items and resources come one by one") {
  CHECK(names_of(R"({"items": [{"name": "a", "items": [{"name": "x"}]}, {"name": "b"}], "kind": "List"})") ==
        "items {\"name\":\"a\",\"items\":[{\"name\":\"x\"}]}\nitems {\"name\":\"b\"}\n "
        "{\"items\":[],\"kind\":\"List\"}\n");
  CHECK(names_of(R"({"planned_values": {"root_module": {"child_modules": [{"resources": [{"type": "t"}]}]}}})") ==
        "planned_values {\"type\":\"t\"}\n"
        " {\"planned_values\":{\"root_module\":{\"child_modules\":[{\"resources\":[]}]}}}\n");
}

TEST_CASE("names only: strings that are nobody's name, and numbers") {
  CHECK(names_of(R"({"spec": {"text": "hunter2", "pin": 4711, "list": ["hunter2", 4711, {"key": "k"}]}})") ==
        R"( {"spec":{"text":"${withheld}","pin":0,"list":["${withheld}",0,{"key":"k"}]}})"
        "\n");
}

TEST_CASE("names only: documents that are no objects hold no names") {
  CHECK(names_of("[\"hunter2\"] 4711 \"hunter2\" {}") == " \n \n \n {}\n");
  CHECK(names_of("{\"name\": hunter2}") == "a value was expected");
}
