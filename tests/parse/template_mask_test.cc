#include "linter/parse/template_mask.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "linter/parse/yaml.h"
#include "tests/marks.h"

using keyref::Node;
using keyref::Span;
using keyref::TemplateMask;
using keyref::YamlStream;
using keyref::test::with_marks;
using keyref::test::without_marks;

namespace {

/// A tree in YAML's flow style, with what the scalars say.
std::string shown(const Node& node, const TemplateMask& mask) {
  if (node.kind == Node::Kind::scalar) return mask.restored(node.value, node.span).value_or(std::string(node.value));
  const bool mapping = node.kind == Node::Kind::mapping;
  std::string text(1, mapping ? '{' : '[');
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (child != node.first) text += ", ";
    text += shown(*child, mask);
    if (mapping) text += ": " + shown(*(child = child->next), mask);
  }
  return text + (mapping ? '}' : ']');
}

/// What a template says, one document after the other.
std::string read(std::string_view text) {
  const TemplateMask mask(text);
  CHECK(mask.text().size() == text.size());
  const YamlStream stream = YamlStream::parse(0, mask.text());
  std::string all;
  for (const Node* document : stream.documents()) all += (all.empty() ? "" : " --- ") + shown(*document, mask);
  return stream.error() ? all + " error: " + stream.error()->message : all;
}

/// The same text with marks around what is masked in scalars.
std::string scalars_of(const Node& node, std::string_view text) {
  std::vector<Span> spans;
  const auto visit = [&](const auto& self, const Node& each) -> void {
    if (each.kind == Node::Kind::scalar && !each.is_null()) spans.push_back(each.span);
    for (const Node* child = each.first; child != nullptr; child = child->next) self(self, *child);
  };
  visit(visit, node);
  return with_marks(text, spans);
}

void check_places(std::string_view marked) {
  const std::string text = without_marks(marked);
  const TemplateMask mask(text);
  const YamlStream stream = YamlStream::parse(0, mask.text());
  REQUIRE(stream.documents().size() == 1);
  CHECK(scalars_of(*stream.documents().front(), text) == marked);
}

}  // namespace

TEST_CASE("a tag is a piece of a plain scalar") {
  CHECK(read("a: {{ENV}}-db") == "{a: {{ENV}}-db}");
  CHECK(read("a: {{ ENV }}\nb: x-{{ENV}}-{{APP}}{{N}}") == "{a: {{ ENV }}, b: x-{{ENV}}-{{APP}}{{N}}}");
  CHECK(read("{{KEY}}: {{VALUE}}") == "{{{KEY}}: {{VALUE}}}");
  CHECK(read("- {{A}}\n- {{B}}: c") == "[{{A}}, {{{B}}: c}]");
  CHECK(read("a: {{ x | default \"b: c\" }} # d") == "{a: {{ x | default \"b: c\" }}}");
  CHECK(read("a: %ENV%-db\nb: @x.y@\nc: 50% of %all%") == "{a: %ENV%-db, b: @x.y@, c: 50% of %all%}");
  CHECK(read("a: <%= x %>\nb: #{ENV}#-db\nc: x-#{ENV}") == "{a: <%= x %>, b: #{ENV}#-db, c: x-#{ENV}}");
  CHECK(read("a: {{{x}}}\nb: {{\n  x\n}}") == "{a: {{{x}}}, b: {{\n  x\n}}}");
}

TEST_CASE("in flow collections") {
  CHECK(read("{name: {{X}}, key: ${Y}}") == "{name: {{X}}, key: ${Y}}");
  CHECK(read("[{{X}}, a-${Y}-b, $(Z)]") == "[{{X}}, a-${Y}-b, $(Z)]");
  CHECK(read("{\"a\": {{N}}, \"b\": \"{{X}}\",\"c\":{{{Y}}}}") == "{a: {{N}}, b: {{X}}, c: {{{Y}}}}");
  CHECK(read("a: {b: {{X}}}\nc: d") == "{a: {b: {{X}}}, c: d}");
}

TEST_CASE("places are those of the text") {
  check_places("«a»: «{{ENV}}-db»  # {{ENV}}\n«b»: {«c»: «x-${Y}»}\n");
  check_places("{{! ä }}\n«é»: «{{ENV}}»\n{{#if x}}\n«b»: \"«{{ENV}}»\"\n{{/if}}\n");
}

TEST_CASE("quotes, block scalars and comments keep what they say") {
  for (const char* text :
       {"a: \"{{ENV}}\"", "a: '${ENV}' # {{x}}", "a: |\n  {{ENV}}\n  {{#if x}}\nb: c", "# {{x}}\na: b",
        "- >-\n  {{x}}\n- b", "a: \"x\n  {{y}}\"", "a: plain", "- a: |2-\n    {{x}}\n\n   {{y}}"}) {
    CAPTURE(std::string(text));
    CHECK(TemplateMask(text).empty());
  }
  CHECK(read("a: \"{{ env \"X\" }}-b\"") == "{a: {{ env \"X\" }}-b}");
  CHECK(read("a: '{{ env 'X' }}'\nb: 'it''s {{x}}'") == "{a: {{ env 'X' }}, b: it's {{x}}}");
}

TEST_CASE("tags on lines of their own are no text") {
  CHECK(read("a: b\n{{#if x}}\nc: d\n{{/if}}\n") == "{a: b, c: d}");
  CHECK(read("a:\n{% for x in y %}\n  - {{x}}\n{% endfor %}\n") == "{a: [{{x}}]}");
  CHECK(read("a: b\n  <% if x %>\nc: d\n{# over\n   lines #}\ne: f") == "{a: b, c: d, e: f}");
  CHECK(read("a: |\n  one\n{{- if x }}\n  two\n{{- end }}\nb: c").ends_with("b: c}"));
  CHECK(read("env:<% x.forEach(y => { %>\n  - name: <%= y %><% }) %>\n").starts_with("{env: [{name: <%= y %>"));
}

TEST_CASE("a section within a scalar stays in it") {
  CHECK(read("a: db{% if x %}-y{% endif %}") == "{a: db{% if x %}-y{% endif %}}");
  CHECK(read("a: {{ if x }} b {{ else }} c {{ end }}\nd: e") == "{a: {{ if x }} b {{ else }} c {{ end }}, d: e}");
}

TEST_CASE("a section around items of a flow collection") {
  CHECK(read("a: [\"b\"{% if x %}, \"c\"{% endif %} ]\nd: e") == "{a: [b, c], d: e}");
  CHECK(read("a: [{% if x %}\"b\", {% endif %}c]") == "{a: [b, c]}");
  CHECK(read("a: {b: {% if x %}c{% else %}d{% endif %}}") == "{a: {b: {% if x %}c{% else %}d{% endif %}}}");
  CHECK(read("[{\"a\": 1}{% if more %},{% endif %}{{ MORE }}]") == "[{a: 1}, {{ MORE }}]");
  CHECK(read("[{\"a\": 1} {{ MORE }}]") == "[{a: 1}]");
  CHECK(read("a: [{% if x %}\"b\"{% else %}\"c\"{% endif %}]") == "{a: [b, c]}");
}

TEST_CASE("a quoted scalar may begin in each branch") {
  CHECK(read("{% if x %}\n- \"a {{b}}\n{% endif %}\n  c\"\n- {{d}}").ends_with("\nc, {{d}}]"));
  const TemplateMask mask("{% if x %}\n- \"a\n{% else %}\n- \"b\n{% endif %}\n  c\"\n- {{d}}");
  CHECK(mask.controls().size() == 3);
  CHECK(mask.text().ends_with("- x\xDE\xBF\xDE\xBF"));
}

TEST_CASE("a block scalar may be all a tag's") {
  CHECK(read("a: |- {{ x | nindent 2 }}\nb: c") == "{a: , b: c}");
  CHECK(read("a: |\n{{ x | indent 2 }}\nb: c").ends_with("b: c}"));
  CHECK(TemplateMask("a: |\n{{ x | indent 2 }}\nb: c").unknown().empty());
}

TEST_CASE("a value below its key is its value, other lines are not known") {
  CHECK(read("a:\n  {{X}}\nb: c") == "{a: {{X}}, b: c}");
  const TemplateMask mask("a:\n  {{X}}\n  b: c\n${Y}\n");
  REQUIRE(mask.unknown().size() == 2);
  CHECK(mask.unknown()[0].column == 2);
  CHECK_FALSE(mask.unknown()[0].floating);
  CHECK(mask.unknown()[1].floating);
}

TEST_CASE("a line between two objects stands for their separator") {
  CHECK(read("kind: A\na: b\n{{NEXT}}\nkind: B\n") == "{kind: A, a: b} --- {kind: B}");
  CHECK(read("kind: A\n---\n{{X}}\nkind: B\n") == "{kind: A} --- {kind: B}");
}

TEST_CASE("what is wrong stays wrong, at its place") {
  const std::string text = "a: {{X}}\nb: c\nd: {{Y}}-x\n  f: {{Z}}\n";
  const TemplateMask mask(text);
  const YamlStream stream = YamlStream::parse(0, mask.text());
  REQUIRE(stream.error());
  CHECK(stream.error()->span.begin == text.find(": {{Z}}"));
  CHECK_FALSE(mask.is_doubtful(stream.error()->span.begin));
}

TEST_CASE("what a tag may explain is no mistake") {
  const auto doubtful = [](std::string_view text) {
    const TemplateMask mask(text);
    const YamlStream stream = YamlStream::parse(0, mask.text());
    REQUIRE(stream.error());
    return mask.is_doubtful(stream.error()->span.begin);
  };
  CHECK(doubtful("a: {{X}}\n  b: c\n"));
  CHECK(doubtful("a: b {{ toYaml x }}: c: d\n"));
  CHECK(doubtful("a: b\n{{#if x}}\n  c: d\n{{/if}}\n"));
  CHECK_FALSE(doubtful("a: {{X}}\nd: e\n  f: g\n"));
  CHECK_FALSE(doubtful("  a: {{X}}\n b: c\n"));
}

TEST_CASE("a text that holds the mask's own character is left alone") {
  CHECK(TemplateMask("a: {{X}} \xDE\xBF").empty());
}
