#include "linter/source/glob.h"

#include <doctest/doctest.h>

#include <string>

namespace {

bool matches(const std::string& pattern, std::string_view path) { return keyref::Glob(pattern).matches(path); }

}  // namespace

TEST_CASE("a name without wildcards is itself, at any depth") {
  CHECK(matches("values.yaml", "values.yaml"));
  CHECK(matches("values.yaml", "a/b/values.yaml"));
  CHECK_FALSE(matches("values.yaml", "values.yml"));
  CHECK_FALSE(matches("values.yaml", "my-values.yaml"));
  CHECK_FALSE(matches("values.yaml", "values.yaml.bak"));
}

TEST_CASE("a path without wildcards is itself, from the root on") {
  CHECK(matches("deploy/values.yaml", "deploy/values.yaml"));
  CHECK_FALSE(matches("deploy/values.yaml", "a/deploy/values.yaml"));
  CHECK(matches("/values.yaml", "values.yaml"));
  CHECK_FALSE(matches("/values.yaml", "a/values.yaml"));
  CHECK(matches("./deploy/values.yaml", "deploy/values.yaml"));
  CHECK(matches("./values.yaml", "values.yaml"));
  CHECK_FALSE(matches("./values.yaml", "a/values.yaml"));
  CHECK(matches("./fixtures/", "fixtures/a.yaml"));
  CHECK_FALSE(matches("./fixtures/", "a/fixtures/a.yaml"));
}

TEST_CASE("a folder is all that is below it") {
  CHECK(matches("fixtures", "a/fixtures/b/c.yaml"));
  CHECK(matches("a/fixtures", "a/fixtures/b/c.yaml"));
  CHECK(matches("a/fixtures/", "a/fixtures/b/c.yaml"));
  CHECK(matches("a/*/", "a/b/c.yaml"));
  CHECK_FALSE(matches("a/fixtures", "a/fixtures-2/c.yaml"));
  CHECK_FALSE(matches("a/fixtures", "a"));
  CHECK_FALSE(matches("fixtures", "a/my-fixtures/c.yaml"));
}

TEST_CASE("a star stays within its segment") {
  CHECK(matches("a/*.yaml", "a/b.yaml"));
  CHECK(matches("a/*.yaml", "a/.yaml"));
  CHECK_FALSE(matches("a/*.yaml", "a/b/c.yaml"));
  CHECK_FALSE(matches("a/*.yaml", "b.yaml"));
  CHECK(matches("services/*/deploy/*.yaml", "services/auth/deploy/x.yaml"));
  CHECK_FALSE(matches("services/*/deploy/*.yaml", "services/auth/v2/deploy/x.yaml"));
  CHECK(matches("*.yaml", "a/b/c.yaml"));
}

TEST_CASE("several stars share what there is") {
  CHECK(matches("a/*-*-*.yaml", "a/x-y-z-w.yaml"));
  CHECK_FALSE(matches("a/*-*-*.yaml", "a/x-y.yaml"));
  CHECK(matches("a/*ab", "a/aabab"));
  CHECK(matches("a/x**y", "a/x123y"));
}

TEST_CASE("a pattern of many stars comes to an end") {
  std::string segment;
  std::string path = "**/";
  for (int i = 0; i < 60; ++i) {
    segment += "a*";
    path += "a/**/";
  }
  CHECK_FALSE(matches("x/" + segment + "b", "x/" + std::string(4000, 'a')));
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "a/";
  CHECK_FALSE(matches(path + "b", deep + "c"));
}

TEST_CASE("a question mark is one character, but no slash") {
  CHECK(matches("a/v?.yaml", "a/v1.yaml"));
  CHECK_FALSE(matches("a/v?.yaml", "a/v.yaml"));
  CHECK_FALSE(matches("a/v?.yaml", "a/v10.yaml"));
  CHECK_FALSE(matches("a?b/c", "a/b/c"));
}

TEST_CASE("a character may be of several bytes") {
  CHECK(matches("a/v?.yaml", "a/vé.yaml"));
  CHECK_FALSE(matches("a/v??.yaml", "a/vé.yaml"));
  CHECK(matches("a/v*?.yaml", "a/v船é.yaml"));
  CHECK(matches("a/[é]", "a/é"));
  CHECK(matches("a/[à-ö]", "a/é"));
  CHECK_FALSE(matches("a/[é]*", "a/è"));
  CHECK_FALSE(matches("a/*[!é]", "a/xé"));
  CHECK(matches("a/?", "a/\xff"));
  CHECK_FALSE(matches("a/ÿ", "a/\xff"));
}

TEST_CASE("two stars span segments, none too") {
  CHECK(matches("**/prod/*.yaml", "prod/a.yaml"));
  CHECK(matches("**/prod/*.yaml", "x/y/prod/a.yaml"));
  CHECK_FALSE(matches("**/prod/*.yaml", "x/prod/y/a.yaml"));
  CHECK(matches("a/**/b.yaml", "a/b.yaml"));
  CHECK(matches("a/**/b.yaml", "a/x/y/b.yaml"));
  CHECK_FALSE(matches("a/**/b.yaml", "a/x/b.yml"));
  CHECK(matches("a/**", "a/x/y.yaml"));
  CHECK_FALSE(matches("a/**", "b/x.yaml"));
  CHECK(matches("**", "a/b/c.yaml"));
  CHECK(matches("**/a/**/b/*.yaml", "a/x/a/y/b/b/c.yaml"));
}

TEST_CASE("a class is one of its characters") {
  CHECK(matches("a/v[0-9].yaml", "a/v7.yaml"));
  CHECK_FALSE(matches("a/v[0-9].yaml", "a/vx.yaml"));
  CHECK(matches("a/[abc].yaml", "a/b.yaml"));
  CHECK(matches("a/[!a-c].yaml", "a/d.yaml"));
  CHECK_FALSE(matches("a/[!a-c].yaml", "a/b.yaml"));
  CHECK_FALSE(matches("a/[^a-c].yaml", "a/b.yaml"));
  CHECK(matches("a/[]x].yaml", "a/].yaml"));
  CHECK(matches("a/[a-].yaml", "a/-.yaml"));
  CHECK(matches("a/[x.yaml", "a/[x.yaml"));
}

TEST_CASE("braces are alternatives, also nested and empty ones") {
  for (const char* path : {"a/dev/x.yaml", "a/rc/x.yaml"}) CHECK(matches("a/{dev,rc}/*.yaml", path));
  CHECK_FALSE(matches("a/{dev,rc}/*.yaml", "a/prod/x.yaml"));
  for (const char* path : {"x.yaml", "a/x.yml", "a/x.json"}) CHECK(matches("*.{y{,a}ml,json}", path));
  CHECK(matches("a/x{,-old}.yaml", "a/x.yaml"));
  CHECK(matches("a/x{,-old}.yaml", "a/x-old.yaml"));
  CHECK(matches("{a/b,c}/x.yaml", "a/b/x.yaml"));
  CHECK(matches("{a,b}/{c,d}", "b/c"));
  CHECK(matches("a/{x.yaml", "a/{x.yaml"));
}

TEST_CASE("braces that multiply without end come to an end") {
  std::string pattern = "a/";
  for (int i = 0; i < 64; ++i) pattern += "{a,b}";
  CHECK_FALSE(matches(pattern, "a/x"));
}

TEST_CASE("the pattern is told as it was written") { CHECK(keyref::Glob("./a/{b,c}/").pattern() == "./a/{b,c}/"); }
