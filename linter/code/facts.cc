#include "linter/code/facts.h"

#include <algorithm>
#include <memory>

#include "linter/code/characters.h"
#include "linter/code/facts_reader.h"

namespace keyref::code {
namespace {

/// A text, or what is left of it, as a tree.
struct Parsed {
  std::optional<SyntaxTree> tree;
  std::size_t bytes = 0;
  bool whole = false;
};

Parsed parse_whole(const Language& language, std::string_view text) {
  return {SyntaxTree::parse(language.grammar(), text), text.size(), true};
}

Parsed parse(const Language& language, std::string_view text, std::span<const Mark> marks, bool whole) {
  if (whole || !language.has_braces) return parse_whole(language, text);
  const std::vector<Span> parts = slice(text, marks);
  if (parts.empty()) return {};
  Parsed parsed{SyntaxTree::parse(language.grammar(), text, parts), 0, false};
  for (const Span& part : parts) parsed.bytes += part.end - part.begin;
  // One text in a hundred is cut where its grammar does not want it.
  constexpr std::size_t kLargest = std::size_t{256} << 10;
  const bool cut_wrongly = !parsed.tree || parsed.tree->root().is_broken();
  return cut_wrongly && text.size() <= kLargest ? parse_whole(language, text) : std::move(parsed);
}

/// What a file calls the sinks that it imports.
Names sinks_among(const Imported& imported) {
  Names names;
  for (const auto& [local, origin] : imported.origins())
    if (is_sink(origin)) names.insert(local);
  return names;
}

/// Where one of the names stands before one of these characters.
void add_marks(const Names& names, std::string_view followers, std::string_view text, std::vector<Mark>& marks) {
  constexpr std::size_t kMost = 100;  // each costs a look through the text; people have two or three
  if (names.size() > kMost) return;
  for (const std::string& name : names) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
      const std::size_t end = at + name.size();
      const bool whole = (at == 0 || !is_name_part(text[at - 1])) && (end == text.size() || !is_name_part(text[end]));
      const std::size_t next = std::min(text.find_first_not_of(" \t", end), text.size());
      if (whole && next < text.size() && followers.find(text[next]) != std::string_view::npos)
        marks.push_back({at, false});
    }
  }
}

/// In their order, one a place: a deep one where there is one.
void put_in_order(std::vector<Mark>& marks) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.deep && !b.deep;
  });
  const auto same = [](const Mark& a, const Mark& b) { return a.offset == b.offset; };
  marks.erase(std::unique(marks.begin(), marks.end(), same), marks.end());
}

/// Of the names that the facts lead to; false where all of them have marks.
bool add_marks(const FactsReader& facts, std::string_view text, std::vector<Mark>& marks) {
  const std::size_t before = marks.size();
  add_marks(facts.unresolved(), "=:", text, marks);
  add_marks(facts.aliases(), ".", text, marks);
  add_marks(sinks_among(facts.imported()), "(", text, marks);
  put_in_order(marks);
  return marks.size() > before;
}

/// What a file may call inside what others import from it.
std::vector<std::string> names_inside(const std::string& path) {
  constexpr std::string_view kDefault = "default.";
  const std::string entry = path.starts_with(kDefault) ? path.substr(kDefault.size()) : path;
  return {path, "module.exports." + entry, "exports." + entry};
}

}  // namespace

Facts read_facts(FileId file, const Language& language, std::string_view text, std::span<const Mark> marks,
                 bool whole) {
  std::vector<Mark> all(marks.begin(), marks.end());
  put_in_order(all);
  Parsed parsed = parse(language, text, all, whole);
  if (!parsed.tree) return {};
  auto reader = std::make_unique<FactsReader>(file, *parsed.tree);
  reader->read(facts_query(language));
  std::size_t bytes = parsed.bytes;
  constexpr int kMostCuts = 2;  // an imported function takes a constant
  for (int cut = 0; cut < kMostCuts && !parsed.whole && add_marks(*reader, text, all); ++cut) {
    Parsed larger = parse(language, text, all, false);
    if (!larger.tree) break;
    reader.reset();
    parsed = std::move(larger);
    reader = std::make_unique<FactsReader>(file, *parsed.tree);
    reader->read(facts_query(language));
    bytes += parsed.bytes;
  }
  Facts facts = reader->take();
  facts.parsed = bytes;
  if (parsed.whole) facts.unreadable = parsed.tree->first_error();
  return facts;
}

std::vector<Given> definitions_of(const Language& language, std::string_view text, const std::string& path) {
  std::vector<Mark> marks;
  add_marks({path.substr(0, path.find('.')), std::string(last_name(path))}, "=:", text, marks);
  if (const std::size_t at = text.find("export default"); at != std::string_view::npos) marks.push_back({at, false});
  std::sort(marks.begin(), marks.end());
  const Parsed parsed = parse(language, text, marks, false);
  if (!parsed.tree) return {};
  FactsReader reader({}, *parsed.tree);
  reader.read(facts_query(language));
  std::vector<Given> given;
  for (const std::string& name : names_inside(path)) {
    reader.constants().for_each_named(name, [&](const Constant& constant) {
      given.push_back({path, constant.text, constant.place, constant.fallback, true});
    });
    if (!given.empty()) break;
  }
  return given;
}

}  // namespace keyref::code
