#include "linter/lint/baseline.h"

#include <doctest/doctest.h>

namespace keyref {
namespace {

BaselineEntry entry(std::string file, std::string address, std::vector<std::string> environments = {"dev", "prod"}) {
  BaselineEntry entry;
  entry.file = std::move(file);
  entry.rule = "missing-secret";
  entry.secret = "db";
  entry.environments = std::move(environments);
  entry.address = std::move(address);
  return entry;
}

using Entries = std::vector<BaselineEntry>;

BaselineMatch match(const Entries& baseline, const Entries& found) {
  return match_baseline(baseline, found, [](const std::string&) { return true; });
}

std::vector<bool> known(const Entries& baseline, const Entries& found) { return match(baseline, found).known; }

}  // namespace

TEST_CASE("an entry stands for one finding of its file") {
  CHECK(known({entry("a", "1")}, {entry("a", "1"), entry("a", "2")}) == std::vector{true, false});
  CHECK(known({entry("a", "1")}, {entry("a", "1"), entry("a", "1")}) == std::vector{true, false});
  CHECK(known({entry("a", "1"), entry("a", "1")}, {entry("a", "1"), entry("a", "1")}) == std::vector{true, true});
  CHECK(known({}, {entry("a", "1")}) == std::vector{false});
}

TEST_CASE("the entry that says least beyond a finding is used for it") {
  const Entries baseline = {entry("a", "1", {"dev", "prod"}), entry("a", "1", {"dev"})};
  const Entries found = {entry("a", "1", {"dev"}), entry("a", "1", {"prod"})};
  CHECK(known(baseline, found) == std::vector{true, true});
}

TEST_CASE("a finding in more environments is told, and its entry stays as it is") {
  const Entries baseline = {entry("a", "1", {"dev"})};
  const BaselineMatch told = match(baseline, {entry("a", "1")});
  CHECK(told.known == std::vector{false});
  CHECK(told.needed == baseline);
  CHECK(known(baseline, {entry("a", "1"), entry("b", "1", {"dev"})}) == std::vector{false, false});
}

TEST_CASE("an entry moves to another file once, and only from where it is not found any more") {
  CHECK(known({entry("a", "1")}, {entry("b", "1"), entry("c", "1")}) == std::vector{true, false});
  CHECK(known({entry("a", "1")}, {entry("a", "1"), entry("b", "1")}) == std::vector{true, false});
  CHECK(known({entry("b", "1")}, {entry("a", "1"), entry("b", "1")}) == std::vector{false, true});
  CHECK(known({entry("a", "1", {"dev"})}, {entry("b", "1")}) == std::vector{false});
  CHECK(match({entry("a", "1")}, {entry("b", "1", {"dev"})}).needed == Entries{entry("b", "1", {"dev"})});
}

TEST_CASE("an entry does not move where its file may still have the finding, or names nothing") {
  const Entries baseline = {entry("a", "1")};
  CHECK(match_baseline(baseline, {entry("b", "1")}, [](const std::string& file) { return file != "a"; }).known ==
        std::vector{false});
  Entries nameless = {entry("a", "1"), entry("b", "1")};
  for (BaselineEntry& each : nameless) each.secret.clear();
  CHECK(known({nameless.front()}, {nameless.back()}) == std::vector{false});
}

TEST_CASE("what is not found any more is not needed") {
  CHECK(match({entry("a", "1"), entry("a", "2")}, {entry("a", "2")}).needed == Entries{entry("a", "2")});
}

}  // namespace keyref
