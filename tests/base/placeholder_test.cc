#include "linter/base/placeholder.h"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>

using keyref::expand_placeholders;
using keyref::has_placeholder;
using keyref::without_expressions;
using keyref::without_placeholders;

namespace {

const std::map<std::string, std::string> kVariables = {{"ENV", "rc"}, {"APP_2", "auth"}, {"EMPTY", ""}};

std::optional<std::string> expanded(std::string_view text) { return expand_placeholders(text, kVariables); }

}  // namespace

TEST_CASE("six ways to write a placeholder") {
  for (const char* text : {"db-${ENV}", "db-$ENV", "db-$(ENV)", "db-{{ENV}}", "db-__ENV__", "db-%ENV%"}) {
    CAPTURE(std::string(text));
    CHECK(has_placeholder(text));
    CHECK(expanded(text) == "db-rc");
  }
}

TEST_CASE("blanks inside do not matter") {
  CHECK(expanded("db-{{ ENV }}") == "db-rc");
  CHECK(expanded("db-${ ENV }") == "db-rc");
}

TEST_CASE("what stands around and between stays") {
  CHECK(expanded("${ENV}-x-${APP_2}") == "rc-x-auth");
  CHECK(expanded("${ENV}${APP_2}") == "rcauth");
  CHECK(expanded("$ENV/$APP_2.key") == "rc/auth.key");
  CHECK(expanded("a${EMPTY}b") == "ab");
  CHECK(expanded("plain") == "plain");
  CHECK(expanded("").value_or("none").empty());
}

TEST_CASE("a variable's value is not expanded again") {
  CHECK(expand_placeholders("${A}", {{"A", "${B}"}, {"B", "x"}}) == "${B}");
  CHECK(expand_placeholders("${A}", {{"A", "${A}"}}) == "${A}");
}

TEST_CASE("one that is not known leaves the whole open") {
  CHECK_FALSE(expanded("db-${OTHER}"));
  CHECK_FALSE(expanded("${ENV}-$OTHER"));
  CHECK_FALSE(expanded("db-${env}"));
  CHECK_FALSE(expanded("db-{{ .Values.name }}"));
  CHECK_FALSE(expanded("db-${ENV:-dev}"));
}

TEST_CASE("the longest name counts behind a bare dollar") {
  CHECK_FALSE(expanded("$ENV_2"));
  CHECK(expanded("$ENV-2") == "rc-2");
}

TEST_CASE("ordinary text holds no placeholder") {
  for (const char* text : {"",       "docdb-auth", "a_b", "a__b", "100%",  "50% of all, 20% of some",
                           "$",      "$$",         "a$",  "$-",   "${}",   "$()",
                           "{{}}",   "____",       "%%",  "{a}",  "${ENV", "$(ENV",
                           "{{ENV}", "__ENV",      "%ENV"}) {
    CAPTURE(std::string(text));
    // An opening delimiter that nothing closes may still begin with a bare `$NAME`, which these do not.
    CHECK_FALSE(has_placeholder(text));
    CHECK(expanded(text) == text);
    CHECK(without_placeholders(text) == text);
  }
}

TEST_CASE("what stands around placeholders") {
  CHECK(without_placeholders("db-${ENV}-auth") == "db--auth");
  CHECK(without_placeholders("$ENV").empty());
  CHECK(without_placeholders("{{ .Values.a | quote }}.x") == ".x");
}

TEST_CASE("expressions may quote anything, so they are not shown") {
  CHECK(without_expressions("db-{{ .Values.name }}") == "db-{{ .Values.name }}");
  CHECK(without_expressions("db-${ENV}-x") == "db-${ENV}-x");
  CHECK(without_expressions("{{ .Values.name | default \"x\" }}") == "{{…}}");
  CHECK(without_expressions("${ENV:-fallback}-$ENV") == "${…}-$ENV");
  CHECK(without_expressions("a-$(get secret)-b") == "a-$(…)-b");
  CHECK(without_expressions("plain") == "plain");
}

TEST_CASE("what stands around placeholders is one part more than they are") {
  using keyref::around_placeholders;
  using Parts = std::vector<std::string_view>;
  CHECK(around_placeholders("a-${X}-b{{ Y }}") == Parts{"a-", "-b", ""});
  CHECK(around_placeholders("${X}") == Parts{"", ""});
  CHECK(around_placeholders("plain") == Parts{"plain"});
}
