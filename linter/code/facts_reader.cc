#include "linter/code/facts_reader.h"

#include <algorithm>
#include <utility>

#include "linter/base/text.h"

namespace keyref::code {

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
  option_calls_.finish();
  read_fallbacks();  // of two names the variable's says more
  read_pairs();
  read_entries();
  read_calls();
  read_store_calls();
  read_defaults();
  reads_.write(pairs_, facts_.file);
}

void FactsReader::collect(const QueryMatch& match) {
  const auto function = match.find("call.function");
  if (const auto arguments = match.find("call.arguments"); function && arguments) collect_call(*function, *arguments);
  if (const auto of = match.find("fallback.of")) fallbacks_.emplace_back(*of, *match.find("fallback.value"));
  if (const auto value = match.find("default.value")) defaults_.emplace_back(*value, match.find("default.of"));
  if (const auto name = match.find("sst.secret")) ask(Store::sst, std::string(name->text()), name->span());
  if (const auto comment = match.find("comment")) facts_.passages.push_back({comment->span(), true});
  if (const auto text = match.find("string")) facts_.passages.push_back({text->span(), false});
}

void FactsReader::collect_call(const SyntaxNode& function, const SyntaxNode& arguments) {
  const Call& call = calls_.emplace_back(Call{function, arguments, imported_.origin_of(function.text())});
  for (const Sink& sink : sinks())
    if (!sink.option.empty() && is_call_of(call, sink)) option_calls_.add(sink.option, arguments);
}

void FactsReader::give(std::string_view name, const Constant& constant, bool fallback, bool sink) {
  facts_.given.push_back({std::string(name), constant.text, constant.place, fallback, sink});
}

/// What only names another constant is told where that is written.
void FactsReader::give_written(std::string_view name, const SyntaxNode& value, bool fallback) {
  if (!path_of(value.text()).empty()) return;
  constants_.for_each_value(value, [&](const Constant& constant) {
    if (contains(value.span(), constant.place)) give(name, constant, fallback || constant.fallback, false);
  });
}

void FactsReader::give_to_sink(std::string_view name, const SyntaxNode& value) {
  std::string path = path_of(value.text());
  if (!path.empty() && !taken_.insert(path).second) return;  // it is told once
  bool found = false;
  constants_.for_each_value(value, [&](const Constant& constant) {
    give(name, constant, constant.fallback, true);
    found = true;
  });
  if (found || path.empty()) return;
  unresolved_.emplace(last_name(path));
  facts_.unresolved.push_back({std::move(path), std::string(name)});
}

void FactsReader::read_pairs() {
  for (const Pair& pair : pairs_.all()) {
    const std::string_view name = last_name(pair.name.text());
    if (option_calls_.takes(pair))
      give_to_sink(name, pair.value);
    else
      give_written(name, pair.value, pair.fallback);
  }
}

bool FactsReader::is_call_of(const Call& call, const Sink& sink) {
  return calls(call.function.text(), sink) || calls(call.origin, sink);
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
      if (sink.option.empty() && arguments.size() >= sink.argument && is_call_of(call, sink))
        give_to_sink(last_name(function), arguments[sink.argument - 1]);
    }
    read_setter(function, arguments);
  }
}

void FactsReader::read_store_calls() {
  for (const Call& call : calls_) {
    read_declaration(call);
    const std::string_view function = last_name(call.function.text());
    const std::string_view origin = last_name(call.origin);
    for (const StoreCall& each : store_calls())
      if (each.function == function || each.function == origin) read_store_call(call, each);
  }
}

/// An entry of an entry is something else's.
void FactsReader::read_store_call(const Call& call, const StoreCall& asks) {
  const Span arguments = call.arguments.span();
  for (auto pair = pairs_.first_from(arguments.begin); pair != pairs_.all().end(); ++pair) {
    if (pair->name.span().begin >= arguments.end) return;
    const bool inner = pair->outer != nullptr && contains(arguments, pair->outer->name.span());
    if (inner || last_name(pair->name.text()) != asks.option) continue;
    if (!asks.list) return ask(asks.store, pair->value);
    for (const SyntaxNode& item : pair->value.children()) ask(asks.store, item);
  }
}

/// What may have one value or another is not known here.
void FactsReader::ask(Store store, const SyntaxNode& name) {
  const auto constant = constants_.value_of(name);
  if (!constant) {
    if (const std::string path = path_of(name.text()); !path.empty()) unresolved_.emplace(last_name(path));
    return;
  }
  ask(store, constant->text, constant->place);
}

void FactsReader::ask(Store store, std::string name, Span place) {
  StoreReference& reference = facts_.file.store_references.emplace_back();
  reference.store = store;
  reference.secret = Name({std::move(name), {facts_.file.file, place}});
}

/// `new sst.Secret('Name')`, and what else may have a `value`.
void FactsReader::read_declaration(const Call& call) {
  const std::string_view function = call.function.text();
  if (function != "sst.Secret" && function != "sst.Linkable") return;
  const std::vector<SyntaxNode> arguments = call.arguments.children();
  const auto name = arguments.empty() ? std::nullopt : constants_.value_of(arguments.front());
  if (!name) return;
  StoreDeclaration& declared = facts_.file.declares_in_stores.emplace_back();
  declared.store = Store::sst;
  declared.secret.name = name->text;
  declared.secret.place = {facts_.file.file, name->place};
  declared.secret.keys.known = false;
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

}  // namespace keyref::code
