#include "linter/syntax/query.h"

#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>

#include "linter/code/facts_texts.h"
#include "linter/code/language.h"

using namespace keyref;

namespace {

using Found = std::multiset<std::string>;

std::string described(std::string_view capture, std::uint32_t begin, std::uint32_t end) {
  return std::string(capture) + ' ' + std::to_string(begin) + ' ' + std::to_string(end);
}

Found ours(const TSLanguage* language, std::string_view query, std::string_view text) {
  const auto compiled = Query::compile(language, query);
  REQUIRE(compiled.has_value());
  const auto tree = SyntaxTree::parse(language, text);
  REQUIRE(tree.has_value());
  Found found;
  compiled->for_each_match(*tree, [&](const QueryMatch& match) {
    for (const auto& capture : match.captures)
      found.insert(described(capture.name, capture.node.span().begin, capture.node.span().end));
  });
  return found;
}

/// What tree-sitter's own queries find. It leaves predicates to the caller, so the queries here have none.
Found theirs(const TSLanguage* language, std::string_view query, std::string_view text) {
  std::uint32_t offset = 0;
  TSQueryError error = TSQueryErrorNone;
  const std::unique_ptr<TSQuery, decltype(&ts_query_delete)> compiled(
      ts_query_new(language, query.data(), static_cast<std::uint32_t>(query.size()), &offset, &error), ts_query_delete);
  REQUIRE_MESSAGE(compiled != nullptr, "at ", offset);
  const std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser(ts_parser_new(), ts_parser_delete);
  REQUIRE(ts_parser_set_language(parser.get(), language));
  const std::unique_ptr<TSTree, decltype(&ts_tree_delete)> tree(
      ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())),
      ts_tree_delete);
  const std::unique_ptr<TSQueryCursor, decltype(&ts_query_cursor_delete)> cursor(ts_query_cursor_new(),
                                                                                 ts_query_cursor_delete);
  ts_query_cursor_exec(cursor.get(), compiled.get(), ts_tree_root_node(tree.get()));
  Found found;
  for (TSQueryMatch match; ts_query_cursor_next_match(cursor.get(), &match);) {
    for (std::uint16_t i = 0; i < match.capture_count; ++i) {
      std::uint32_t length = 0;
      const char* name = ts_query_capture_name_for_id(compiled.get(), match.captures[i].index, &length);
      found.insert(described({name, length}, ts_node_start_byte(match.captures[i].node),
                             ts_node_end_byte(match.captures[i].node)));
    }
  }
  return found;
}

constexpr std::string_view kText = R"(
const a: string = 'x', b = "y" + c;
class A { private readonly key = 'z'; run(d = 1) { return call('p', `q${r}`); } }
if (!x) { throw new Error('no'); }
const { E, F = 'f', G: g, ...rest } = process.env;
o.p ||= q ?? 's';
)";

}  // namespace

TEST_CASE("queries find what tree-sitter's own find") {
  for (const char* query : {
           "(string) @s",
           "(variable_declarator name: (identifier) @name value: (_) @value)",
           "(call_expression function: (_) @f arguments: (arguments . (_) @first))",
           "(call_expression arguments: (arguments (_) @each))",
           "(binary_expression left: (_) @l operator: [\"+\" \"??\"] right: (_) @r) @whole",
           "[(identifier) (string)] @either",
           "(public_field_definition name: (_) @n value: (_) @v)",
           "(object_pattern (shorthand_property_identifier_pattern) @name)",
           "(object_pattern (object_assignment_pattern left: (_) @name right: (_) @default))",
           "(if_statement consequence: [(throw_statement) (statement_block (throw_statement))]) @if",
           "(new_expression constructor: (identifier) @c)",
       }) {
    CAPTURE(query);
    const Found found = ours(tree_sitter_typescript(), query, kText);
    CHECK(!found.empty());
    CHECK(found == theirs(tree_sitter_typescript(), query, kText));
  }
}

TEST_CASE("an optional part may be there") {
  const char* query = "(call_expression arguments: (arguments . (string) @a . (_)? @b))";
  CHECK(ours(tree_sitter_typescript(), query, "f('x', 1)") == Found{"a 2 5", "b 7 8"});
  CHECK(ours(tree_sitter_typescript(), query, "f('x')") == Found{"a 2 5"});
}

TEST_CASE("predicates and properties") {
  const auto query =
      Query::compile(tree_sitter_typescript(),
                     "((identifier) @x)\n(call_expression function: (identifier) @f (#eq? @f \"a\") (#set! yes))"
                     "(string) @s (#bad)");
  CHECK_FALSE(query.has_value());
  const auto good = Query::compile(
      tree_sitter_typescript(),
      "(call_expression function: (identifier) @f (#any-of? @f \"a\" \"b\") (#not-any-of? @f \"b\") (#set! yes))");
  REQUIRE(good.has_value());
  const auto tree = SyntaxTree::parse(tree_sitter_typescript(), "a(); b(); c();");
  std::string found;
  good->for_each_match(*tree, [&](const QueryMatch& match) {
    found += match.find("f")->text();
    CHECK(match.has("yes"));
    CHECK_FALSE(match.has("no"));
  });
  CHECK(found == "a");
}

TEST_CASE("what is no query is refused with its place") {
  for (const char* query :
       {"(", "(string", "(string) @", "string", "(_) @any", "(string (#match? @a \"x\"))", "[]", ")"}) {
    CAPTURE(query);
    std::size_t mistake = 99;
    CHECK_FALSE(Query::compile(tree_sitter_typescript(), query, &mistake).has_value());
    CHECK(mistake <= std::string_view(query).size());
  }
}

TEST_CASE("every pattern of a facts.scm can match in one of its grammars") {
  struct Facts {
    std::string_view folder;
    std::vector<const TSLanguage*> grammars;
  };
  for (const Facts& facts : {Facts{"typescript", {tree_sitter_typescript(), tree_sitter_tsx()}},
                             Facts{"python", {tree_sitter_python()}}, Facts{"go", {tree_sitter_go()}}}) {
    CAPTURE(facts.folder);
    std::set<std::size_t> impossible;
    for (std::size_t i = 0; i < facts.grammars.size(); ++i) {
      std::size_t mistake = 0;
      const auto query = Query::compile(facts.grammars[i], code::facts_text(facts.folder), &mistake);
      REQUIRE_MESSAGE(query.has_value(), "mistake at ", mistake);
      const std::set<std::size_t> own(query->impossible().begin(), query->impossible().end());
      std::set<std::size_t> both;
      for (const std::size_t each : own)
        if (i == 0 || impossible.contains(each)) both.insert(each);
      impossible = both;
    }
    for (const std::size_t each : impossible) FAIL_CHECK(code::facts_text(facts.folder).substr(each, 80));
  }
}
