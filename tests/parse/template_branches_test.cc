#include "linter/parse/template_branches.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "linter/parse/template_mask.h"

using keyref::count_readings;
using keyref::find_branches;
using keyref::TemplateMask;
using keyref::with_branches;

namespace {

/// Each reading of a template, its line breaks as few as can be.
std::vector<std::string> readings_of(std::string_view text) {
  const TemplateMask mask(text);
  const auto branches = find_branches(mask.text(), mask.controls());
  std::vector<std::string> readings;
  for (std::size_t i = 0; i < count_readings(branches); ++i) {
    std::string reading = with_branches(mask.text(), branches, i);
    CHECK(reading.size() == text.size());
    const auto same = [](char a, char b) { return a == '\n' && b == '\n'; };
    reading.erase(std::unique(reading.begin(), reading.end(), same), reading.end());
    readings.push_back(reading);
  }
  return readings;
}

using Readings = std::vector<std::string>;

}  // namespace

TEST_CASE("each branch is read once, what stands around always") {
  CHECK(readings_of("a\n{{#if x}}\nb\n{{else}}\nc\n{{/if}}\nd\n") == Readings{"a\nb\nd\n", "a\nc\nd\n"});
  CHECK(readings_of("{% if x %}\nb\n{% elif y %}\nc\n{% else %}\nd\n{% endif %}\n") ==
        Readings{"\nb\n", "\nc\n", "\nd\n"});
}

TEST_CASE("sections without another branch are always read") {
  CHECK(readings_of("{{#if x}}\nb\n{{/if}}\n{{#each y}}\nc\n{{/each}}\n") == Readings{"\nb\nc\n"});
}

TEST_CASE("Mustache writes the other branch as a section") {
  CHECK(readings_of("{{#x}}\nb\n{{/x}}\n{{^x}}\nc\n{{/x}}\n") == Readings{"\nb\n", "\nc\n"});
  CHECK(readings_of("{{#x}}\nb\n{{/x}}\n{{^y}}\nc\n{{/y}}\n") == Readings{"\nb\nc\n"});
}

TEST_CASE("sections in sections, and of different sizes") {
  CHECK(readings_of("{{#if x}}\n{{#if y}}\na\n{{else}}\nb\n{{/if}}\n{{else}}\nc\n{{/if}}\n") ==
        Readings{"\na\n", "\nb\n", "\nc\n"});
  CHECK(readings_of("{{#if x}}\na\n{{else}}\n{{#if y}}\nb\n{{else}}\nc\n{{/if}}\n{{/if}}\n") ==
        Readings{"\na\n", "\nb\n", "\nc\n"});
  CHECK(readings_of("{{#if x}}\na\n{{else}}\nb\n{{/if}}\n{{#if y}}\nc\n{{else if z}}\nd\n{{else}}\ne\n{{/if}}\n") ==
        Readings{"\na\nc\n", "\nb\nd\n", "\nb\ne\n"});
}

TEST_CASE("sections that do not close as they open are all read at once") {
  CHECK(readings_of("{{#if x}}\na\n{{else}}\nb\n") == Readings{"\na\nb\n"});
  CHECK(readings_of("a\n{{/if}}\nb\n{{else}}\n") == Readings{"a\nb\n"});
}
