#include "linter/literals/code.h"

#include <algorithm>
#include <vector>

#include "linter/base/text.h"
#include "linter/code/facts.h"
#include "linter/code/imports.h"
#include "linter/literals/passage.h"
#include "linter/literals/test_file.h"
#include "linter/secret/value_shape.h"

namespace keyref::literals {
namespace {

std::vector<code::Mark> marks_of(const Prefiltered& hits) {
  std::vector<code::Mark> marks;
  marks.reserve(hits.words.size() + hits.code.size());
  for (const std::size_t word : hits.words) marks.push_back({word, false});
  for (const CodeHit& hit : hits.code) marks.push_back({hit.offset, hit.call});
  std::sort(marks.begin(), marks.end());
  return marks;
}

constexpr std::string_view kSst = "sst";

/// `Resource.Name.value`, where the file imports SST.
void add_marks_of_sst(const File& file, std::vector<code::Mark>& marks) {
  constexpr std::string_view kResource = "Resource.";
  for (std::size_t at = file.text.find(kResource); at != std::string_view::npos; at = file.text.find(kResource, at + 1))
    marks.push_back({at, false});
}

bool has_word(const Prefiltered& hits, Span span) {
  const auto word = std::lower_bound(hits.words.begin(), hits.words.end(), span.begin);
  return word != hits.words.end() && *word < span.end;
}

/// What a comment or a text in quotes says by itself: a line of code, a command, SQL.
void read_passage(const File& file, const code::Passage& passage, PairSink sink) {
  if (!has_word(file.hits, passage.span)) return;
  const Passage text = Passage(file).part(passage.span);
  const Target target{"literal-in-source", sink, passage.comment};
  for_each_line(text.text(), [&](Span line) { read_line(text.part(line), true, target); });
  if (!passage.comment) read_sql_text(text, target);
}

void give(const File& file, const code::Given& given, PairSink sink) {
  const std::string_view rule = given.fallback ? "literal-fallback" : "literal-in-source";
  if (equals_ignoring_case(given.name, "Authorization"))
    return give_header(Passage(file), given.name, given.place, {rule, sink, false});
  sink({.name = given.name, .value = given.text, .place = {file.id, given.place}, .rule = rule, .sink = given.sink});
}

/// A file's name in quotes.
std::optional<std::string_view> name_of_import(const File& file, std::size_t begin) {
  constexpr std::size_t kLongest = 200;
  const std::string_view rest = file.text.substr(begin, kLongest);
  const std::string_view name = rest.substr(0, rest.find_first_of("'\"\n"));
  const bool quoted = !name.empty() && name.size() < rest.size() && rest[name.size()] != '\n';
  return quoted ? std::optional(name) : std::nullopt;
}

std::vector<std::string> imports_of(const File& file) {
  std::vector<std::string> imports;
  for (const std::size_t begin : file.hits.imports) {
    const auto name = name_of_import(file, begin);
    if (name && std::find(imports.begin(), imports.end(), *name) == imports.end()) imports.emplace_back(*name);
  }
  return imports;
}

/// Of what the file does not define what it imports.
std::vector<ImportedSecret> imported_secrets(const File& file, const std::vector<code::Unresolved>& unresolved) {
  std::vector<ImportedSecret> secrets;
  for (const code::Unresolved& each : unresolved) {
    const std::string_view first = std::string_view(each.path).substr(0, each.path.find('.'));
    for (const std::size_t source : file.hits.imports) {
      const auto name = name_of_import(file, source);
      const auto exported = name ? code::exported_name(file.text, source, first) : std::nullopt;
      if (!exported) continue;
      const std::string path = *exported + each.path.substr(first.size());
      secrets.push_back({path.substr(path.front() == '.' ? 1 : 0), std::string(*name), each.sink});
    }
  }
  return secrets;
}

/// What tests ask for, they make up; and another `Resource` than SST's is anything.
void drop_what_asks_no_store(CodeFile& facts) {
  const bool sst = std::find(facts.imports.begin(), facts.imports.end(), kSst) != facts.imports.end();
  std::erase_if(facts.store_references, [&](const StoreReference& each) {
    return facts.is_test || (each.store == Store::sst && !sst) || shown_name(each.secret.value).empty();
  });
  std::erase_if(facts.declares_in_stores,
                [&](const StoreDeclaration& each) { return facts.is_test || shown_name(each.secret.name).empty(); });
}

}  // namespace

CodeFacts read_code(const File& file, const code::Language& language, PairSink sink) {
  CodeFacts result;
  CodeFile facts;
  std::vector<std::string> imports = imports_of(file);
  std::vector<code::Mark> marks = marks_of(file.hits);
  if (std::find(imports.begin(), imports.end(), kSst) != imports.end()) add_marks_of_sst(file, marks);
  if (!marks.empty() || file.hits.whole) {
    code::Facts found = code::read_facts(file.id, language, file.text, marks, file.hits.whole);
    for (const code::Given& given : found.given) give(file, given, sink);
    for (const code::Passage& passage : found.passages) read_passage(file, passage, sink);
    facts = std::move(found.file);
    facts.imported_secrets = imported_secrets(file, found.unresolved);
    result.parsed = found.parsed;
    result.unreadable = found.unreadable;
  }
  facts.file = file.id;
  facts.is_test = is_test_file(file.path);
  facts.imports = std::move(imports);
  drop_what_asks_no_store(facts);
  const bool says_something = facts.reads_anything || !facts.env_reads.empty() || !facts.imports.empty() ||
                              !facts.store_references.empty() || !facts.declares_in_stores.empty();
  if (says_something) result.file = std::move(facts);
  return result;
}

}  // namespace keyref::literals
