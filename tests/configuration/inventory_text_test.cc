#include "linter/configuration/inventory_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "linter/base/text.h"
#include "linter/configuration/inventory.h"

using keyref::Fate;
using keyref::FoundSecret;
using keyref::FoundSecrets;
using keyref::Inventory;
using keyref::InventoryText;
using keyref::SchemaProblem;
using keyref::SecretChange;
using keyref::Timestamp;

namespace {

const std::vector<std::string> kNames = {"dev"};

/// `[section] namespace/name KEY …`; `?`: keys unknown, `planned`, `type=…`.
FoundSecret found(std::string_view line) {
  FoundSecret made;
  for (const std::string_view word : keyref::split(line, ' ')) {
    const std::size_t slash = word.find('/');
    if (word.starts_with("[")) {
      made.section = word.substr(1, word.size() - 2);
    } else if (word == "?") {
      made.secret.keys.known = false;
    } else if (word == "planned") {
      made.secret.planned = true;
    } else if (word.starts_with("type=")) {
      made.secret.type = word.substr(5);
    } else if (made.secret.name.empty()) {
      made.secret.name = slash == std::string_view::npos ? word : word.substr(slash + 1);
      if (slash != std::string_view::npos) made.secret.namespaces.emplace_back(word.substr(0, slash));
    } else {
      made.secret.keys.names.emplace_back(word);
    }
  }
  std::sort(made.secret.keys.names.begin(), made.secret.keys.names.end());
  return made;
}

InventoryText import(std::string_view text, const std::vector<std::string_view>& lines, Fate fate = Fate::gone,
                     const std::optional<std::string>& taken = {}) {
  std::vector<SchemaProblem> problems;
  const Inventory inventory = keyref::parse_inventory(0, text, 0, kNames, problems);
  REQUIRE(problems.empty());
  FoundSecrets secrets;
  for (const std::string_view line : lines) secrets.secrets.push_back(found(line));
  secrets.fate = [&](const std::string&, std::string_view) { return fate; };
  const auto update = keyref::update_inventory(inventory, secrets);
  return keyref::change_inventory(text, inventory, kNames, update.changes, taken);
}

/// The text that an import makes; it stands when the same is imported again.
std::string imported(std::string_view text, const std::vector<std::string_view>& lines, Fate fate = Fate::gone) {
  const InventoryText result = import(text, lines, fate);
  INFO(result.text);
  REQUIRE_MESSAGE(!result.problem, result.problem->message);
  const InventoryText again = import(result.text, lines, fate);
  REQUIRE(!again.problem);
  CHECK(again.text == result.text);
  return result.text;
}

}  // namespace

TEST_CASE("inventory: what is found as it is listed changes nothing") {
  const std::string text =
      "# names only\nenvironment: dev\nglobal:\n  'b': [ B, A ]  # two\n  a: {keys: [X], rotate_every: 2w}\n"
      "  c:\n    - {namespace: [one, two], keys: [K]}\n    - {namespace: three, keys: unknown}\n"
      "services: {pay: {t: {type: kubernetes.io/tls}}}\n";
  CHECK(imported(text, {"one/a X", "one/b A B", "two/b A B", "one/c K", "three/c ?", "two/c K",
                        "one/t tls.crt tls.key type=kubernetes.io/tls"}) == text);
}

TEST_CASE("inventory: a first one") {
  CHECK(imported("# by a job\n", {"one/db URL", "[pay] one/pay-db B A",
                                  "[pay] one/pay-tls tls.crt type=kubernetes.io/tls", "[api] one/vault ?", "x"}) ==
        "# by a job\nenvironment: dev\nglobal:\n  db: {namespace: one, keys: [URL]}\n  x: []\n"
        "services:\n  api:\n    vault: {namespace: one, keys: unknown}\n"
        "  pay:\n    pay-db: {namespace: one, keys: [A, B]}\n"
        "    pay-tls: {namespace: one, type: kubernetes.io/tls, keys: [tls.crt]}\n");
  CHECK(imported("", {"x K"}) == "environment: dev\nglobal:\n  x: [K]\n");
  CHECK(import("", {}, Fate::gone, "2026-11-24T12:00:00Z").text == "environment: dev\ntaken: 2026-11-24T12:00:00Z\n");
}

TEST_CASE("inventory: keys come and go, and everything around them stays") {
  CHECK(imported(
            "environment: dev\nglobal:\n  a: [ A, C ] # first\n\n  # about b\n  b:\n    - Z  # last letter\n    - Y\n",
            {"a A B C", "b X Y Z"}) ==
        "environment: dev\nglobal:\n  a: [ A, B, C ] # first\n\n  # about b\n  b:\n    - Z  # last letter\n    - Y\n   "
        " - X\n");
  CHECK(imported("global: {a: [A, B, C]}\n", {"a B D"}) == "global: {a: [B, D]}\n");
  CHECK(imported("global: {a: {keys: [A], rotated: 2026-01-01}}\n", {"a"}) ==
        "global: {a: {keys: [], rotated: 2026-01-01}}\n");
  CHECK(imported("global:\n  a:\n    - A\n  b: [X]\n", {"a", "b X"}) == "global:\n  a: []\n  b: [X]\n");
  CHECK(imported("global: {a: {keys: unknown}}\n", {"a B A"}) == "global: {a: {keys: [A, B]}}\n");
  CHECK(imported("global: {t: {type: kubernetes.io/tls}}\n", {"t ca.crt tls.crt tls.key"}) ==
        "global: {t: {type: kubernetes.io/tls, keys: [ca.crt, tls.crt, tls.key]}}\n");
  CHECK(imported("global: {t: {type: a/b, keys: [X]}}\n", {"t X type=kubernetes.io/tls"}) ==
        "global: {t: {type: kubernetes.io/tls, keys: [X]}}\n");
}

TEST_CASE("inventory: keys that cannot be known take none away") {
  CHECK(imported("global: {a: [A], b: {keys: unknown}}\n", {"a ? B", "b ? X"}) ==
        "global: {a: [A, B], b: {keys: unknown}}\n");
}

TEST_CASE("inventory: a planned secret stays until it exists") {
  const std::string text = "global:\n  a: {planned: true, keys: [A]}  # soon\n  b:\n    planned: true\n    keys: [B]\n";
  CHECK(imported(text, {}) == text);
  CHECK(imported(text, {"a A planned", "b B planned"}) == text);
  CHECK(imported(text, {"a A", "b B"}) == "global:\n  a: {keys: [A]}  # soon\n  b:\n    keys: [B]\n");
  CHECK(imported("global: {a: [A]}\n", {"a B planned"}) == "global: {a: [A]}\n");
  CHECK(imported("", {"m K planned"}) == "environment: dev\nglobal:\n  m: {planned: true, keys: [K]}\n");
}

TEST_CASE("inventory: what is gone goes, where something says so") {
  const std::string text =
      "global:\n  # of a\n  a: [A]  # a\n  b: [B]\nservices:\n  pay:\n    c: {namespace: [one, two], keys: [C]}\n";
  CHECK(imported(text, {"b B", "two/c C"}) ==
        "global:\n  # of a\n  b: [B]\nservices:\n  pay:\n    c: {namespace: two, keys: [C]}\n");
  CHECK(imported(text, {}) == "global:\n  # of a\nservices:\n  pay:\n");
  for (const Fate fate : {Fate::not_said, Fate::still_there}) CHECK(imported(text, {}, fate) == text);
}

TEST_CASE("inventory: a new secret stands where names are in order, else at the end, and is written as its neighbour") {
  CHECK(imported("global:\n  a: [A]\n  c: [C]\n", {"a A", "b B", "c C"}) == "global:\n  a: [A]\n  b: [B]\n  c: [C]\n");
  CHECK(imported("global:\n  z: [A]\n  c: [C]\n", {"b B", "c C", "z A"}) == "global:\n  z: [A]\n  c: [C]\n  b: [B]\n");
  CHECK(imported("global:\n    a:\n        keys:\n            - A\n", {"a A", "one/b B C"}) ==
        "global:\n    a:\n        keys:\n            - A\n    b:\n        namespace: one\n        keys:\n            - "
        "B\n            - C\n");
  CHECK(imported("global: {a: [A]}\n", {"a A", "b B"}) == "global: {a: [A], b: [B]}\n");
  CHECK(imported("services:\n  b:\n    x: [X]\n# end\n", {"g G", "[a] m M", "x X"}) ==
        "global:\n  g: [G]\nservices:\n  a:\n    m: [M]\n  b:\n    x: [X]\n# end\n");
  CHECK(imported("global:  # all\nservices:\n  pay: ~\n", {"[pay] m M", "g G"}) ==
        "global:  # all\n  g: [G]\nservices:\n  pay:\n    m: [M]\n");
}

TEST_CASE("inventory: one name in several namespaces") {
  CHECK(imported("", {"one/a A", "two/a A", "one/b A", "two/b B"}) ==
        "environment: dev\nglobal:\n  a: {namespace: [one, two], keys: [A]}\n"
        "  b:\n    - {namespace: one, keys: [A]}\n    - {namespace: two, keys: [B]}\n");
  CHECK(imported("global: {a: {namespace: one, keys: [A]}}\n", {"one/a A", "two/a A"}) ==
        "global: {a: {namespace: [one, two], keys: [A]}}\n");
  CHECK(imported("global:\n  a: {namespace: one, keys: [A], rotated: 2026-01-01}  # c\n", {"one/a A", "two/a B"}) ==
        "global:\n  a:  # c\n    - {namespace: one, rotated: 2026-01-01, keys: [A]}\n    - {namespace: two, keys: "
        "[B]}\n");
  CHECK(imported("global:\n  a: [A]\n", {"one/a A", "two/a A B"}) ==
        "global:\n  a:\n    - {namespace: one, keys: [A]}\n    - {namespace: two, keys: [A, B]}\n");
  CHECK(imported("global:\n  a: [A]\n", {"one/a A B", "two/a A B"}) == "global:\n  a: [A, B]\n");
  CHECK(imported("global:\n  a:\n    - {namespace: one, keys: [A]}  # 1\n    - namespace: two\n      keys: [B]\n",
                 {"three/a C", "two/a B X"}) ==
        "global:\n  a:\n    - namespace: two\n      keys: [B, X]\n    - {namespace: three, keys: [C]}\n");
}

TEST_CASE("inventory: gone where it was, and found where it was not") {
  CHECK(imported("global:\n  a: {namespace: one, keys: [A], rotated: 2026-01-01}  # c\n", {"two/a B"}) ==
        "global:\n  a: {namespace: two, keys: [B]}  # c\n");
  CHECK(imported("global:\n  a:\n    - {namespace: one, keys: [A]}\n    - {namespace: two, keys: []}\n  b: [X]\n",
                 {"b X", "three/a A"}) == "global:\n  a: {namespace: three, keys: [A]}\n  b: [X]\n");
}

TEST_CASE("inventory: a secret stays in the section that lists it") {
  CHECK(imported("global: {a: [A]}\nservices: {pay: {a: [A]}}\n", {"[api] one/a A B"}) ==
        "global: {a: [A, B]}\nservices: {pay: {a: [A, B]}}\n");
}

TEST_CASE("inventory: when it was taken") {
  const std::string now = "2026-11-24T12:00:00Z";
  CHECK(import("environment: dev\ntaken: 2026-11-01  # by hand\n", {}, Fate::gone, now).text ==
        "environment: dev\ntaken: 2026-11-24T12:00:00Z  # by hand\n");
  CHECK(import("environment: dev\nglobal:\n", {}, Fate::gone, now).text ==
        "environment: dev\ntaken: 2026-11-24T12:00:00Z\nglobal:\n");
}

TEST_CASE("inventory: lines that end at CRLF go on so, and names that are numbers are in quotes") {
  CHECK(imported("global:\r\n  a: [A]\r\n", {"a A", "b 12 true"}) ==
        "global:\r\n  a: [A]\r\n  b: [\"12\", \"true\"]\r\n");
  CHECK(imported("", {"7 - null 0x1F a"}) == "environment: dev\nglobal:\n  \"7\": [\"-\", \"0x1F\", a, \"null\"]\n");
}

TEST_CASE("inventory: what cannot be changed on its own is told, and nothing else is given back") {
  for (const std::string_view text : {"global:\n  a: &x [A]\n  b: *x\n", "global:\n  a: [A]\n  a: [B]\n"}) {
    const InventoryText result = import(text, {"a A C", "b A"});
    REQUIRE(result.problem);
    CHECK(result.problem->place.span.begin == 10);
  }
  CHECK_FALSE(import("global:\n  a: &x [A]\n  b: *x\n", {"a A", "b A"}).problem);
}
