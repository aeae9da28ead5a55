#include "linter/parse/template_tag.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using keyref::lone_tag_at;
using keyref::template_tag_at;
using keyref::TemplateTag;

namespace {

using Kind = TemplateTag::Kind;

/// The tag that a text begins with, with what it is, as "value {{ENV}}"; empty for none.
std::string tag_of(std::string_view text) {
  const auto tag = template_tag_at(text, 0);
  if (!tag) return {};
  constexpr const char* kWords[] = {"value ", "opens ", "divides ", "closes ", "silent "};
  return kWords[static_cast<int>(tag->kind)] + std::string(text.substr(tag->begin, tag->end - tag->begin));
}

void check_all(const char* kind, const std::vector<std::string>& tags) {
  for (const std::string& tag : tags) {
    CAPTURE(tag);
    CHECK(tag_of(tag + "-x") == std::string(kind) + " " + tag);
  }
}

}  // namespace

TEST_CASE("what becomes text") {
  check_all("value", {"{{ENV}}",
                      "{{ ENV }}",
                      "{{{ENV}}}",
                      "{{- .Values.x | quote -}}",
                      "{{ $x | default \"a=b\" }}",
                      "${ENV}",
                      "${ENV:-${OTHER}}",
                      "${{ secrets.X }}",
                      "$(ENV)",
                      "<%= x %>",
                      "%ENV%",
                      "@project.version@",
                      "#{ENV}",
                      "#{ENV}#",
                      "#{{ENV}}#",
                      "#{Octopus.Project | ToLower}",
                      "{% include 'x' %}",
                      "{{> part}}",
                      "{{ include \"x\" . }}",
                      "{{ template \"x\" }}",
                      "{{\n  x\n}}"});
}

TEST_CASE("what begins a section, its other branch, and ends it") {
  check_all("opens", {"{{#if x}}", "{{#each x}}", "{{#x}}", "{{^x}}", "{{- if x }}", "{{ range .x }}", "{% if x %}",
                      "{%- for a in b -%}", "%{ if x ~}", "<% if x %>", "<% x.each do |y| %>", "<% x.forEach(y => { %>",
                      "#{if X}", "#{each x in Y}"});
  check_all("divides", {"{{else}}", "{{ else if x }}", "{{^}}", "{% else %}", "{% elif x %}", "%{ else }", "<% else %>",
                        "<% } else { %>", "#{else}"});
  check_all("closes", {"{{/if}}", "{{/x}}", "{{- end -}}", "{% endif %}", "{%- endfor %}", "%{ endfor ~}", "<% end %>",
                       "<% } %>", "<% }) %>", "#{/if}"});
}

TEST_CASE("what becomes nothing") {
  check_all("silent", {"{{! a }}", "{{/* a */}}", "{{- /* a\n b */ -}}", "{# a\n b #}", "{% set a = 1 %}",
                       "{{ $x := 1 }}", "{{- $x = .y }}", "<% x = 1 %>", "<%# a %>"});
}

TEST_CASE("what only looks like a tag") {
  for (const char* text : {"{a: b}", "{{a", "{{}}", "${", "$5", "$ENV", "#{a: b}", "#{}", "# {a}", "%", "% a %", "50%",
                           "%{name}", "@", "@media x@", "<b>", "{%%}", "${a\n}", "#{{ x }}"}) {
    CAPTURE(std::string(text));
    CHECK(tag_of(text).empty());
  }
}

TEST_CASE("in `#{A}#{B}` the second one begins at its mark") { CHECK(tag_of("#{A}#{B}") == "value #{A}"); }

TEST_CASE("a variable without brackets counts alone on a line") {
  const auto tag = lone_tag_at("$EXTRA\n", 0);
  REQUIRE(tag);
  CHECK(tag->end == 6);
  CHECK_FALSE(lone_tag_at("$\n", 0));
  CHECK_FALSE(lone_tag_at("plain", 0));
}
