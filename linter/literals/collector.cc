#include "linter/literals/collector.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "linter/literals/documentation.h"
#include "linter/literals/reader.h"
#include "linter/literals/test_file.h"
#include "linter/literals/value_hash.h"
#include "linter/secret/sensitive_name.h"
#include "linter/secret/value_shape.h"

namespace keyref::literals {
namespace {

/// What says by itself that it is a secret has a rule of its own, wherever it stands.
std::string_view rule_of(const Verdict& verdict, std::string_view rule) {
  switch (verdict.kind) {
    case ValueKind::private_key:
      return "private-key";
    case ValueKind::token:
      return "secret-token";
    case ValueKind::credential_url:
      return "credential-url";
    default:
      return rule;
  }
}

/// The smaller, the more specific.
int rank_of(std::string_view rule) {
  constexpr std::string_view kBySpecificity[] = {"private-key", "secret-token", "credential-url"};
  const auto* const at = std::find(std::begin(kBySpecificity), std::end(kBySpecificity), rule);
  const int rank = static_cast<int>(at - std::begin(kBySpecificity));
  return at == std::end(kBySpecificity) && rule.starts_with("literal-") ? rank + 1 : rank;
}

/// A Secret holds what is none too: a port, a host, a database's name.
bool is_plain(std::string_view name, ValueKind kind) {
  const NameKind says = sensitive_name(name).kind;
  return (says == NameKind::plain || says == NameKind::credential_url) &&
         (kind == ValueKind::word || kind == ValueKind::number_or_flag || kind == ValueKind::path_or_url ||
          kind == ValueKind::prose || kind == ValueKind::identifier);
}

/// Spans of which no two overlap. A file may hold a hundred thousand findings, so not each is compared with each.
class Apart {
 public:
  /// False where the span overlaps one that was added.
  bool add(const Span& span) {
    // None overlaps another, so the last that begins before the span's end reaches furthest.
    const auto behind = ends_.lower_bound(span.end);
    if (behind != ends_.begin() && std::prev(behind)->second > span.begin) return false;
    std::uint32_t& end = ends_[span.begin];
    end = std::max(end, span.end);
    return true;
  }

 private:
  std::map<std::uint32_t, std::uint32_t> ends_;  ///< by beginnings
};

}  // namespace

Collector::Collector(const File& file)
    : file_(file),
      lowered_(is_test_file(file.path) ? 1 : 0),
      documentation_(is_documentation(file.path)),
      reader_(reader_of(file.path)),
      is_example_(is_example_file(file.path)) {}

Literal Collector::literal_of(const Verdict& verdict, std::string_view rule) const {
  Literal literal;
  literal.rule = rule_of(verdict, rule);
  const bool shown = verdict.browser_key && is_browser_code(file_.path);
  literal.confidence = shown ? Confidence::low : verdict.confidence;
  literal.lowered = verdict.lowered + lowered_;
  literal.what = verdict.what;
  literal.provider = verdict.provider;
  literal.account = verdict.account;
  literal.reasons = verdict.reasons;
  return literal;
}

/// No value stands there, but what the name holds gets where it stays.
void Collector::add_leak(const Pair& pair) {
  const NameKind kind = sensitive_name(pair.name).kind;
  if (!pair.sink && kind != NameKind::key && kind != NameKind::password) return;
  Literal literal;
  literal.rule = pair.rule;
  literal.place = pair.place;
  literal.confidence = Confidence::medium;
  literal.lowered = lowered_;
  literal.is_leak = true;
  literal.name = shown_name(pair.name);
  found_.push_back(std::move(literal));
}

void Collector::add(const Pair& pair) {
  if (pair.leak) return add_leak(pair);
  const auto verdict = judge({pair.name, pair.value, pair.sink, file_.now, reader_});
  if (!verdict || (is_example_ && verdict->confidence == Confidence::low)) return;
  Literal literal = literal_of(*verdict, pair.rule);
  literal.place = pair.place;
  if (verdict->end > verdict->begin && verdict->end <= pair.value.size())
    literal.place.span = pair.written(verdict->begin, verdict->end);
  if (pair.rule == "committed-secret" && is_plain(pair.name, verdict->kind)) literal.confidence = Confidence::low;
  // What says by itself that it is one stays what it is. What only its name says is a note at most in a comment, and
  // where documentation shows its readers what to write.
  if (literal.rule == pair.rule && (pair.comment || documentation_)) literal.confidence = Confidence::low;
  literal.name = shown_name(pair.name);
  literal.container = shown_name(pair.container);
  literal.kind = shown_name(pair.kind);
  literal.object = shown_name(pair.object);
  literal.hash = value_hash(pair.name, pair.value);
  found_.push_back(std::move(literal));
}

void Collector::add(const FoundSecret& found) {
  if (is_example_ && found.verdict.confidence == Confidence::low) return;
  Literal literal = literal_of(found.verdict, {});
  literal.place = {file_.id, {static_cast<std::uint32_t>(found.begin), static_cast<std::uint32_t>(found.end)}};
  literal.hash = value_hash({}, file_.text.substr(found.begin, found.end - found.begin));
  found_.push_back(std::move(literal));
}

std::vector<Literal> Collector::finish() {
  // A finding that knows the name says more than one that does not, and what takes a value may say more than a name.
  const auto order = [](const Literal& each) {
    return std::make_tuple(rank_of(each.rule), each.name.empty(), -static_cast<int>(each.confidence));
  };
  std::stable_sort(found_.begin(), found_.end(),
                   [&](const Literal& a, const Literal& b) { return order(a) < order(b); });
  Apart told;
  std::vector<Literal> kept;
  for (Literal& literal : found_) {
    if (told.add(literal.place.span)) kept.push_back(std::move(literal));
  }
  std::sort(kept.begin(), kept.end(), [](const Literal& a, const Literal& b) { return a.place < b.place; });
  return kept;
}

}  // namespace keyref::literals
