#include "linter/code/facts.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "linter/base/text.h"
#include "linter/code/constants.h"
#include "linter/code/sinks.h"

namespace keyref::code {
namespace {

bool contains(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/// As variables are called that a deployment sets: `DATABASE_URL`.
bool is_variable(std::string_view name) {
  constexpr std::size_t kShortest = 3;
  return name.size() >= kShortest && name.front() >= 'A' && name.front() <= 'Z' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_name_part);
}

/// What Nest calls the service that holds settings, and what people name it.
bool is_settings(std::string_view receiver) {
  const std::string name = to_lower(receiver);
  return name.find("config") != std::string::npos || name.ends_with("env") || name.ends_with("envservice");
}

/// Puts together what the patterns found in one file.
class FactsReader {
 public:
  FactsReader(FileId file, const SyntaxTree& tree) : text_(tree.text()), tree_(tree) { facts_.file.file = file; }

  void read(const Query& query);
  Facts take() { return std::move(facts_); }
  /// Names that sinks take, and that nothing in the tree is.
  const std::set<std::string, std::less<>>& unresolved() const { return unresolved_; }

 private:
  struct Pair {
    SyntaxNode name;
    SyntaxNode value;
    bool fallback;
  };
  struct Call {
    SyntaxNode function;
    SyntaxNode arguments;
  };
  struct Settings {
    SyntaxNode name;
    std::optional<SyntaxNode> fallback;
    bool required;
  };
  struct Read {
    std::string name;
    SyntaxNode at;
    EnvNeed need;
  };

  void collect(const QueryMatch& match);
  void collect_read(const QueryMatch& match, const SyntaxNode& name);
  void collect_schema(const QueryMatch& match);
  void add_read(std::string name, const SyntaxNode& at, EnvNeed need);
  void finish_settings();
  void finish_pairs();
  void finish_entries();
  void finish_calls();
  void finish_fallbacks();
  void finish_defaults();
  void finish_schemas();
  void finish_reads();
  void give(std::string_view name, const Constant& constant, bool fallback, bool sink);
  void give_to_sink(std::string_view name, const SyntaxNode& value);
  bool is_option_of_sink(const Pair& pair) const;
  bool is_set(const SyntaxNode& read) const;
  const Pair* enclosing_pair(const SyntaxNode& node) const;

  std::string_view text_;
  const SyntaxTree& tree_;
  Constants constants_;
  std::vector<Pair> pairs_;
  std::vector<Call> calls_;
  std::vector<std::pair<SyntaxNode, SyntaxNode>> fallbacks_;
  std::vector<SyntaxNode> defaults_;
  std::vector<Settings> settings_;
  std::vector<std::pair<SyntaxNode, SyntaxNode>> computed_;  ///< names that are no text, and their reads
  std::vector<Read> reads_;
  std::unordered_set<std::string> aliases_;
  std::vector<std::pair<SyntaxNode, bool>> schemas_;  ///< their fields, and whether one may be missing
  std::vector<SyntaxNode> required_;
  std::vector<SyntaxNode> optional_;
  std::vector<SyntaxNode> checked_;
  std::set<std::uint32_t> assigned_;  ///< where names begin that are given something
  std::set<std::string, std::less<>> unresolved_;
  Facts facts_;
};

void FactsReader::read(const Query& query) {
  query.for_each_match(tree_, [&](const QueryMatch& match) {
    constants_.add(match);
    collect(match);
  });
  finish_settings();
  finish_pairs();
  finish_entries();
  finish_calls();
  finish_fallbacks();
  finish_defaults();
  finish_schemas();
  finish_reads();
}

void FactsReader::collect(const QueryMatch& match) {
  const auto name = match.find("pair.name");
  const auto value = match.find("pair.value");
  if (name && value) {
    pairs_.push_back({*name, *value, match.has("fallback")});
    if (!match.has("fallback")) assigned_.insert(name->span().begin);
  }
  const auto function = match.find("call.function");
  if (const auto arguments = match.find("call.arguments"); function && arguments) calls_.push_back({*function, *arguments});
  if (const auto of = match.find("fallback.of")) fallbacks_.emplace_back(*of, *match.find("fallback.value"));
  if (const auto inner = match.find("default.value")) defaults_.push_back(*inner);
  if (const auto alias = match.find("alias")) aliases_.emplace(alias->text());
  if (const auto comment = match.find("comment")) facts_.passages.push_back({comment->span(), true});
  if (const auto text = match.find("string")) facts_.passages.push_back({text->span(), false});
  if (match.find("read.anything")) facts_.file.reads_anything = true;
  if (const auto computed = match.find("read.computed")) computed_.push_back({*computed, *match.find("read")});
  if (const auto checked = match.find("read.checked")) checked_.push_back(*checked);
  if (const auto read = match.find("read.name")) collect_read(match, *read);
  collect_schema(match);
}

void FactsReader::collect_read(const QueryMatch& match, const SyntaxNode& name) {
  if (const auto service = match.find("read.service")) {
    if (is_settings(service->text())) settings_.push_back({name, match.find("read.default"), match.has("required")});
    return;
  }
  if (const auto alias = match.find("read.alias"); alias && !aliases_.contains(std::string(alias->text()))) return;
  const auto at = match.find("read").value_or(name);
  const auto fallback = match.find("read.default");
  const EnvNeed need = fallback ? EnvNeed::optional : match.has("required") ? EnvNeed::required : EnvNeed::open;
  add_read(std::string(last_name(name.text())), at, need);
}

/// `config.get('X')`: of a service that may hold other things, too, only what is called as variables are.
void FactsReader::finish_settings() {
  for (const auto& [name, read] : computed_) {
    if (constants_.is_text(name)) continue;
    if (const auto constant = constants_.value_of(name))
      add_read(constant->text, read, EnvNeed::open);
    else
      facts_.file.reads_anything = true;
  }
  for (const Settings& each : settings_) {
    const auto name = constants_.value_of(each.name);
    if (!name || !is_variable(name->text)) continue;
    // `{infer: true}` is no default.
    const bool optional = each.fallback && !each.fallback->text().starts_with("{");
    if (optional)
      constants_.for_each_value(*each.fallback, [&](const Constant& constant) { give(name->text, constant, true, false); });
    add_read(name->text, each.name, optional ? EnvNeed::optional : each.required ? EnvNeed::required : EnvNeed::open);
  }
}

void FactsReader::collect_schema(const QueryMatch& match) {
  if (const auto fields = match.find("schema.fields")) schemas_.emplace_back(*fields, match.has("optional"));
  if (const auto call = match.find("schema.required")) required_.push_back(*call);
  if (const auto call = match.find("schema.optional")) optional_.push_back(*call);
  const auto member = match.find("schema.member");
  if (member && is_variable(member->text())) {
    const bool optional = match.find("schema.decorator")->text().find("Optional") != std::string_view::npos;
    add_read(std::string(member->text()), *member, optional ? EnvNeed::optional : EnvNeed::required);
  }
}

void FactsReader::add_read(std::string name, const SyntaxNode& at, EnvNeed need) {
  if (!name.empty()) reads_.push_back({std::move(name), at, need});
}

void FactsReader::give(std::string_view name, const Constant& constant, bool fallback, bool sink) {
  facts_.given.push_back({std::string(name), constant.text, constant.place, fallback, sink});
}

void FactsReader::give_to_sink(std::string_view name, const SyntaxNode& value) {
  bool found = false;
  constants_.for_each_value(value, [&](const Constant& constant) {
    give(name, constant, false, true);
    found = true;
  });
  const std::string_view wanted = last_name(value.text());
  if (!found && is_name(wanted)) unresolved_.emplace(wanted);
}

void FactsReader::finish_pairs() {
  for (const Pair& pair : pairs_) {
    const std::string_view name = last_name(pair.name.text());
    // What only names another constant is told where that is written.
    if (is_option_of_sink(pair)) {
      give_to_sink(name, pair.value);
      continue;
    }
    constants_.for_each_value(pair.value, [&](const Constant& constant) {
      if (contains(pair.value.span(), constant.place)) give(name, constant, pair.fallback, false);
    });
  }
}

bool FactsReader::is_option_of_sink(const Pair& pair) const {
  const std::string_view name = last_name(pair.name.text());
  return std::any_of(calls_.begin(), calls_.end(), [&](const Call& call) {
    return contains(call.arguments.span(), pair.value.span()) &&
           std::any_of(sinks().begin(), sinks().end(), [&](const Sink& sink) {
             return sink.option == name && calls(call.function.text(), sink);
           });
  });
}

/// `{name: 'API_KEY', value: 'x'}`: two entries that are one.
void FactsReader::finish_entries() {
  constexpr std::size_t kFarthest = 200;
  for (std::size_t i = 1; i < pairs_.size(); ++i) {
    const Pair& key = pairs_[i - 1];
    const Pair& value = pairs_[i];
    const std::string word = to_lower(last_name(key.name.text()));
    if ((word != "name" && word != "key") || !equals_ignoring_case(last_name(value.name.text()), "value")) continue;
    if (contains(key.value.span(), value.name.span()) || value.name.span().begin > key.value.span().end + kFarthest) continue;
    const auto name = constants_.value_of(key.value);
    const auto text = constants_.value_of(value.value);
    if (name && text && contains(value.value.span(), text->place)) give(name->text, *text, false, false);
  }
}

void FactsReader::finish_calls() {
  for (const Call& call : calls_) {
    const std::string_view function = call.function.text();
    const std::vector<SyntaxNode> arguments = call.arguments.children();
    for (const Sink& sink : sinks()) {
      if (!sink.option.empty() || arguments.size() < sink.argument || !calls(function, sink)) continue;
      give_to_sink(last_name(function), arguments[sink.argument - 1]);
    }
    if (arguments.size() == 1 && takes_what_it_names(function)) {
      const auto constant = constants_.value_of(arguments[0]);
      if (constant && contains(arguments[0].span(), constant->place)) give(last_name(function), *constant, false, false);
    }
    if (arguments.size() < 2 || !takes_name_and_value(function) || !constants_.is_text(arguments[0])) continue;
    const auto name = constants_.value_of(arguments[0]);
    const auto value = constants_.value_of(arguments[1]);
    if (name && value && contains(arguments[1].span(), value->place)) give(name->text, *value, false, false);
  }
}

void FactsReader::finish_fallbacks() {
  for (const auto& [of, value] : fallbacks_) {
    constants_.for_each_value(value, [&](const Constant& constant) {
      if (!contains(value.span(), constant.place)) return;
      std::string_view name = last_name(of.text());
      for (const Read& read : reads_)
        if (contains(of.span(), read.at.span())) name = read.name;
      give(name, constant, true, false);
    });
    for (Read& read : reads_)
      if (contains(of.span(), read.at.span())) read.need = EnvNeed::optional;
  }
}

/// `KEY: Joi.string().default('x')`: the value is the entry's.
void FactsReader::finish_defaults() {
  for (const SyntaxNode& value : defaults_) {
    const Pair* pair = enclosing_pair(value);
    if (pair == nullptr) continue;
    constants_.for_each_value(value, [&](const Constant& constant) {
      if (contains(value.span(), constant.place)) give(last_name(pair->name.text()), constant, true, false);
    });
  }
}

/// The innermost one that is not called `default` itself.
const FactsReader::Pair* FactsReader::enclosing_pair(const SyntaxNode& node) const {
  const Pair* found = nullptr;
  for (const Pair& pair : pairs_) {
    const std::string_view name = last_name(pair.name.text());
    if (name == "default" || name == "devDefault" || !contains(pair.value.span(), node.span())) continue;
    if (found == nullptr || contains(found->value.span(), pair.value.span())) found = &pair;
  }
  return found;
}

void FactsReader::finish_schemas() {
  const auto has = [](const std::vector<SyntaxNode>& nodes, const Pair& pair) {
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const SyntaxNode& node) { return contains(pair.value.span(), node.span()); });
  };
  for (const auto& [fields, may_be_missing] : schemas_) {
    for (const Pair& pair : pairs_) {
      if (!contains(fields.span(), pair.name.span())) continue;
      const std::string_view name = last_name(pair.name.text());
      if (!is_variable(name)) continue;
      const bool optional = has(optional_, pair) || (may_be_missing && !has(required_, pair));
      add_read(std::string(name), pair.name, optional ? EnvNeed::optional : EnvNeed::required);
    }
  }
}

/// `process.env.X = 'x'` reads nothing.
bool FactsReader::is_set(const SyntaxNode& read) const { return assigned_.contains(read.span().begin); }

void FactsReader::finish_reads() {
  for (Read& read : reads_) {
    const bool schema = std::any_of(schemas_.begin(), schemas_.end(), [&](const auto& each) {
      return contains(each.first.span(), read.at.span());
    });
    if (is_set(read.at) && !schema) continue;
    for (const SyntaxNode& checked : checked_)
      if (checked.span() == read.at.span()) read.need = EnvNeed::required;
    facts_.file.env_reads.push_back({{read.name, {facts_.file.file, read.at.span()}}, read.need});
  }
}

std::optional<SyntaxTree> parse(const Language& language, std::string_view text, std::span<const Mark> marks,
                                bool whole) {
  if (whole) return SyntaxTree::parse(language.grammar(), text);
  const std::vector<Span> parts = slice(text, marks);
  if (parts.empty()) return {};
  auto tree = SyntaxTree::parse(language.grammar(), text, parts);
  // One text in a hundred is cut where its grammar does not want it.
  constexpr std::size_t kLargest = std::size_t{256} << 10;
  const bool cut_wrongly = !tree || tree->root().is_broken();
  return cut_wrongly && text.size() <= kLargest ? SyntaxTree::parse(language.grammar(), text) : std::move(tree);
}

/// Where the names may be given a value: before a `=` or a `:`.
std::vector<Mark> definitions_of(const std::set<std::string, std::less<>>& names, std::string_view text) {
  std::vector<Mark> marks;
  for (const std::string& name : names) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
      const std::size_t end = at + name.size();
      const bool whole = (at == 0 || !is_name_part(text[at - 1])) && (end == text.size() || !is_name_part(text[end]));
      const std::size_t next = std::min(text.find_first_not_of(" \t", end), text.size());
      if (whole && next < text.size() && (text[next] == '=' || text[next] == ':')) marks.push_back({at, false});
    }
  }
  return marks;
}

}  // namespace

Facts read_facts(FileId file, const Language& language, std::string_view text, std::span<const Mark> marks,
                 bool whole) {
  whole = whole || !language.has_braces;
  auto tree = parse(language, text, marks, whole);
  if (!tree) return {};
  FactsReader reader(file, *tree);
  reader.read(facts_query(language));
  const std::vector<Mark> more = whole ? std::vector<Mark>() : definitions_of(reader.unresolved(), text);
  if (more.empty()) return reader.take();
  std::vector<Mark> all(marks.begin(), marks.end());
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  auto larger = parse(language, text, all, false);
  if (!larger) return reader.take();
  FactsReader again(file, *larger);
  again.read(facts_query(language));
  return again.take();
}

}  // namespace keyref::code
