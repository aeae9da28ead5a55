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

TEST_CASE("ways to write a placeholder") {
  for (const char* text :
       {"db-${ENV}", "db-$ENV", "db-$(ENV)", "db-{{ENV}}", "db-__ENV__", "db-%ENV%", "db-${{ENV}}", "db-#{ENV}#",
        "db-#{{ENV}}#", "db-#{ENV}", "db-@ENV@", "db-<%= ENV %>", "db-{{{ENV}}}", "db-{{- ENV -}}", "db-{{& ENV }}"}) {
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
  CHECK_FALSE(expanded("db-{{ ENV | lower }}"));
  CHECK_FALSE(expanded("db-{% if ENV %}x{% endif %}"));
  CHECK_FALSE(expanded("db-<% ENV %>"));
}

TEST_CASE("the shell's forms take the variable where it is known, and stay open where it is not") {
  for (const char* text : {"${ENV:-dev}", "${ENV-dev}", "${ENV:=dev}", "${ENV:?no}", "${ENV-${OTHER}}", "${ENV:-}"}) {
    CAPTURE(std::string(text));
    CHECK(expanded(text) == "rc");
  }
  CHECK_FALSE(expanded("${OTHER:-dev}"));
  CHECK_FALSE(expanded("${OTHER-dev}"));
  CHECK_FALSE(expanded("${ENV:+dev}"));
  CHECK_FALSE(expanded("${ENV%x}"));
  CHECK(expanded("db${EMPTY:-}") == "db");
  CHECK(expanded("db${EMPTY-dev}") == "db");
  CHECK_FALSE(expanded("db${EMPTY:-dev}"));
  CHECK(expanded("${ENV:-${OTHER:-x}}-a") == "rc-a");
}

TEST_CASE("template engines read the environment in their own words") {
  for (const char* text : {"{{ .Env.ENV }}", "{{ env \"ENV\" }}", "{{ getenv \"ENV\" }}", "{{ env.Getenv \"ENV\" }}",
                           "{{ .ENV }}", "<%= ENV['ENV'] %>", "{{ env('ENV') }}"}) {
    CAPTURE(std::string(text));
    CHECK(expanded(text) == "rc");
  }
  CHECK_FALSE(expanded("{{ getenv \"ENV\" \"dev\" }}"));
  CHECK_FALSE(expanded("{{ .Env.OTHER }}"));
}

TEST_CASE("a dollar that is written twice may be an escaped one") {
  CHECK(has_placeholder("$${ENV}"));
  CHECK_FALSE(expanded("db-$${ENV}"));
  CHECK_FALSE(expanded("db-$$ENV"));
}

TEST_CASE("a name with dots is a variable's, where it is given") {
  CHECK(expand_placeholders("#{Project.Env}-db", {{"Project.Env", "x"}}) == "x-db");
  CHECK(expanded("#{ENV}#{APP_2}") == "rcauth");
  CHECK(expanded("#{ENV}##{APP_2}#") == "rcauth");
}

TEST_CASE("an expression that is left out expands to the same") {
  for (const char* text :
       {"a-${ENV:-dev}", "${EMPTY:-dev}", "${EMPTY-dev}", "{{ env \"ENV\" }}", "{{ ENV | lower }}", "$${ENV}"}) {
    CAPTURE(std::string(text));
    CHECK(expanded(without_expressions(text)) == expanded(text));
  }
}

TEST_CASE("the longest name counts behind a bare dollar") {
  CHECK_FALSE(expanded("$ENV_2"));
  CHECK(expanded("$ENV-2") == "rc-2");
}

TEST_CASE("ordinary text holds no placeholder") {
  for (const char* text : {"",       "docdb-auth", "a_b",      "a__b", "100%",  "50% of all, 20% of some",
                           "$",      "$$",         "a$",       "$-",   "${}",   "$()",
                           "{{}}",   "____",       "%%",       "{a}",  "${ENV", "$(ENV",
                           "{{ENV}", "__ENV",      "%ENV",     "a@b",  "a #b",  "#{",
                           "<b>",    "a % b % c",  "a @ b @ c"}) {
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
  CHECK(without_expressions("${ENV:-fallback}-$ENV") == "${ENV:-…}-$ENV");
  CHECK(without_expressions("${ENV-fallback}") == "${ENV}");
  CHECK(without_expressions("<%= a + b %>") == "<%=…%>");
  CHECK(without_expressions("a-$(get secret)-b") == "a-$(…)-b");
  CHECK(without_expressions("plain") == "plain");
}
