#include "linter/code/facts.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "linter/base/text.h"
#include "linter/code/constants.h"
#include "linter/code/imported.h"
#include "linter/code/pairs.h"
#include "linter/code/reads.h"
#include "linter/code/sinks.h"

namespace keyref::code {
namespace {

using Names = std::set<std::string, std::less<>>;

bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/// Puts together what the patterns found in one file.
class FactsReader {
 public:
  FactsReader(FileId file, const SyntaxTree& tree) : tree_(tree) { facts_.file.file = file; }

  void read(const Query& query);
  Facts take() { return std::move(facts_); }
  /// The last parts of what sinks take, and nothing in the tree is.
  const Names& unresolved() const { return unresolved_; }
  std::optional<Constant> named(std::string_view path) const { return constants_.named(path); }
  /// Names of things that are imported.
  const Imported& imported() const { return imported_; }
  /// Names that stand for the environment.
  const Names& aliases() const { return reads_.aliases(); }

 private:
  struct Call {
    SyntaxNode function;
    SyntaxNode arguments;
  };

  void collect(const QueryMatch& match);
  void collect_call(const SyntaxNode& function, const SyntaxNode& arguments);
  void read_pairs();
  void read_entries();
  void read_calls();
  void read_setter(std::string_view function, const std::vector<SyntaxNode>& arguments);
  void read_fallbacks();
  void read_defaults();
  void give(std::string_view name, const Constant& constant, bool fallback, bool sink);
  void give_written(std::string_view name, const SyntaxNode& value, bool fallback);
  void give_to_sink(std::string_view name, const SyntaxNode& value);
  bool is_option_of_sink(const Pair& pair) const;
  bool is_call_of(std::string_view function, const Sink& sink) const;

  const SyntaxTree& tree_;
  Constants constants_;
  Pairs pairs_;
  Reads reads_;
  Imported imported_;
  std::vector<Call> calls_;
  std::multimap<std::string_view, Span> option_calls_;  ///< arguments, by the option that the call's sink has
  std::vector<std::pair<SyntaxNode, SyntaxNode>> fallbacks_;
  std::vector<std::pair<SyntaxNode, std::optional<SyntaxNode>>> defaults_;  ///< with what they are of
  Names unresolved_;
  Facts facts_;
};

void FactsReader::read(const Query& query) {
  query.for_each_match(tree_, [&](const QueryMatch& match) {
    constants_.add(match);
    pairs_.add(match);
    reads_.add(match);
    imported_.add(match);
    collect(match);
  });
  reads_.resolve(constants_, pairs_,
                 [&](std::string_view name, const Constant& text) { give(name, text, true, false); });
  read_fallbacks();  // of two names the variable's says more
  read_pairs();
  read_entries();
  read_calls();
  read_defaults();
  reads_.write(pairs_, facts_.file);
}

void FactsReader::collect(const QueryMatch& match) {
  const auto function = match.find("call.function");
  if (const auto arguments = match.find("call.arguments"); function && arguments) collect_call(*function, *arguments);
  if (const auto of = match.find("fallback.of")) fallbacks_.emplace_back(*of, *match.find("fallback.value"));
  if (const auto value = match.find("default.value")) defaults_.emplace_back(*value, match.find("default.of"));
  if (const auto comment = match.find("comment")) facts_.passages.push_back({comment->span(), true});
  if (const auto text = match.find("string")) facts_.passages.push_back({text->span(), false});
}

void FactsReader::collect_call(const SyntaxNode& function, const SyntaxNode& arguments) {
  calls_.push_back({function, arguments});
  for (const Sink& sink : sinks())
    if (!sink.option.empty() && is_call_of(function.text(), sink)) option_calls_.emplace(sink.option, arguments.span());
}

void FactsReader::give(std::string_view name, const Constant& constant, bool fallback, bool sink) {
  facts_.given.push_back({std::string(name), constant.text, constant.place, fallback, sink});
}

/// What only names another constant is told where that is written.
void FactsReader::give_written(std::string_view name, const SyntaxNode& value, bool fallback) {
  constants_.for_each_value(value, [&](const Constant& constant) {
    if (contains(value.span(), constant.place)) give(name, constant, fallback || constant.fallback, false);
  });
}

void FactsReader::give_to_sink(std::string_view name, const SyntaxNode& value) {
  bool found = false;
  constants_.for_each_value(value, [&](const Constant& constant) {
    give(name, constant, constant.fallback, true);
    found = true;
  });
  std::string path = path_of(value.text());
  if (found || path.empty()) return;
  unresolved_.emplace(last_name(path));
  facts_.unresolved.push_back({std::move(path), std::string(name)});
}

void FactsReader::read_pairs() {
  for (const Pair& pair : pairs_.all()) {
    const std::string_view name = last_name(pair.name.text());
    if (is_option_of_sink(pair))
      give_to_sink(name, pair.value);
    else
      give_written(name, pair.value, pair.fallback);
  }
}

bool FactsReader::is_option_of_sink(const Pair& pair) const {
  const auto [first, last] = option_calls_.equal_range(last_name(pair.name.text()));
  return std::any_of(first, last, [&](const auto& each) { return contains(each.second, pair.value.span()); });
}

bool FactsReader::is_call_of(std::string_view function, const Sink& sink) const {
  return calls(function, sink) || calls(imported_.origin_of(function), sink);
}

/// `{name: 'API_KEY', value: 'x'}`: two entries that are one.
void FactsReader::read_entries() {
  constexpr std::size_t kFarthest = 200;
  const Pair* key = nullptr;
  for (const Pair& pair : pairs_.all()) {
    const std::string word = to_lower(last_name(pair.name.text()));
    if (key != nullptr && word == "value" && key->outer == pair.outer &&
        pair.name.span().begin <= key->value.span().end + kFarthest) {
      if (const auto name = constants_.value_of(key->value)) give_written(name->text, pair.value, false);
    }
    key = word == "name" || word == "key" ? &pair : nullptr;
  }
}

void FactsReader::read_calls() {
  for (const Call& call : calls_) {
    const std::string_view function = call.function.text();
    const std::vector<SyntaxNode> arguments = call.arguments.children();
    for (const Sink& sink : sinks()) {
      if (sink.option.empty() && arguments.size() >= sink.argument && is_call_of(function, sink))
        give_to_sink(last_name(function), arguments[sink.argument - 1]);
    }
    read_setter(function, arguments);
  }
}

void FactsReader::read_setter(std::string_view function, const std::vector<SyntaxNode>& arguments) {
  if (arguments.size() == 1 && takes_what_it_names(function)) give_written(last_name(function), arguments[0], false);
  if (arguments.size() < 2 || !takes_name_and_value(function) || !constants_.is_text(arguments[0])) return;
  if (const auto name = constants_.value_of(arguments[0])) give_written(name->text, arguments[1], false);
}

void FactsReader::read_fallbacks() {
  for (const auto& [of, value] : fallbacks_) {
    const std::string_view read = reads_.name_in(of.span());
    give_written(read.empty() ? last_name(of.text()) : read, value, true);
    reads_.make_optional(of.span());
  }
}

/// `KEY: Joi.string().default('x')`: the value is the entry's.
void FactsReader::read_defaults() {
  for (const auto& [value, of] : defaults_) {
    const std::string_view read = of ? reads_.name_in(of->span()) : std::string_view();
    const Pair* pair = pairs_.enclosing(value);
    if (!read.empty() || pair != nullptr) give_written(read.empty() ? last_name(pair->name.text()) : read, value, true);
  }
}

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

}  // namespace

Facts read_facts(FileId file, const Language& language, std::string_view text, std::span<const Mark> marks,
                 bool whole) {
  Parsed parsed = parse(language, text, marks, whole);
  if (!parsed.tree) return {};
  auto reader = std::make_unique<FactsReader>(file, *parsed.tree);
  reader->read(facts_query(language));
  std::size_t bytes = parsed.bytes;
  if (!parsed.whole) {
    std::vector<Mark> all(marks.begin(), marks.end());
    add_marks(reader->unresolved(), "=:", text, all);
    add_marks(reader->aliases(), ".", text, all);
    add_marks(sinks_among(reader->imported()), "(", text, all);
    std::sort(all.begin(), all.end());
    Parsed larger = all.size() > marks.size() ? parse(language, text, all, false) : Parsed();
    if (larger.tree) {
      reader.reset();
      parsed = std::move(larger);
      reader = std::make_unique<FactsReader>(file, *parsed.tree);
      reader->read(facts_query(language));
      bytes += parsed.bytes;
    }
  }
  Facts facts = reader->take();
  facts.parsed = bytes;
  if (parsed.whole) facts.unreadable = parsed.tree->first_error();
  return facts;
}

std::optional<Given> definition_of(const Language& language, std::string_view text, const std::string& path) {
  std::vector<Mark> marks;
  add_marks({path.substr(0, path.find('.')), std::string(last_name(path))}, "=:", text, marks);
  std::sort(marks.begin(), marks.end());
  const Parsed parsed = parse(language, text, marks, false);
  if (!parsed.tree) return {};
  FactsReader reader({}, *parsed.tree);
  reader.read(facts_query(language));
  auto constant = reader.named(path);
  if (!constant) return {};
  return Given{path, std::move(constant->text), constant->place, false, true};
}

}  // namespace keyref::code
