#include "linter/code/reads.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref::code {
namespace {

/// Of nodes in the order of their places, the first from the span's beginning on.
auto first_from(const std::vector<SyntaxNode>& nodes, Span span) {
  return std::lower_bound(nodes.begin(), nodes.end(), span.begin,
                          [](const SyntaxNode& node, std::uint32_t begin) { return node.span().begin < begin; });
}

bool has_any_in(const std::vector<SyntaxNode>& nodes, Span span) {
  const auto first = first_from(nodes, span);
  return first != nodes.end() && contains(span, first->span());
}

bool has(const std::vector<SyntaxNode>& nodes, Span span) {
  for (auto node = first_from(nodes, span); node != nodes.end() && node->span().begin == span.begin; ++node)
    if (node->span() == span) return true;
  return false;
}

/// As variables are called that a deployment sets: `DATABASE_URL`.
bool is_variable(std::string_view name) {
  constexpr std::size_t kShortest = 3;
  return name.size() >= kShortest && name.front() >= 'A' && name.front() <= 'Z' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// What Nest calls the service that holds settings, and what people name it.
bool is_settings(std::string_view receiver) {
  const std::string name = to_lower(receiver);
  return name.find("config") != std::string::npos || name.ends_with("env") || name.ends_with("envservice");
}

}  // namespace

void Reads::add(const QueryMatch& match) {
  if (const auto alias = match.find("alias")) aliases_.emplace(alias->text());
  if (match.find("read.anything")) anything_ = true;
  if (const auto computed = match.find("read.computed")) computed_.emplace_back(*computed, *match.find("read"));
  if (const auto checked = match.find("read.checked")) checked_.push_back(*checked);
  if (const auto tested = match.find("read.tested")) tested_.push_back(*tested);
  if (const auto name = match.find("read.name")) add_read(match, *name);
  add_schema(match);
}

void Reads::add_read(const QueryMatch& match, const SyntaxNode& name) {
  const auto fallback = match.find("read.default");
  if (const auto service = match.find("read.service")) {
    if (is_settings(service->text())) settings_.push_back({name, fallback, match.has("required")});
    return;
  }
  if (const auto alias = match.find("read.alias"); alias && !aliases_.contains(alias->text())) return;
  const std::string_view variable = last_name(name.text());
  const EnvNeed need = fallback ? EnvNeed::optional : match.has("required") ? EnvNeed::required : EnvNeed::open;
  if (!variable.empty()) reads_.push_back({std::string(variable), match.find("read").value_or(name), need});
}

void Reads::add_schema(const QueryMatch& match) {
  if (const auto fields = match.find("schema.fields")) schemas_.emplace_back(*fields, match.has("optional"));
  if (const auto call = match.find("schema.required")) required_.push_back(*call);
  if (const auto call = match.find("schema.optional")) optional_.push_back(*call);
  const auto member = match.find("schema.member");
  if (!member || !is_variable(member->text())) return;
  const bool optional = match.find("schema.decorator")->text().find("Optional") != std::string_view::npos;
  reads_.push_back({std::string(member->text()), *member, optional ? EnvNeed::optional : EnvNeed::required});
}

void Reads::resolve(const Constants& constants, const Pairs& pairs, GiveDefault give_default) {
  resolve_computed(constants);
  resolve_settings(constants, give_default);
  resolve_schemas(pairs);
  std::stable_sort(reads_.begin(), reads_.end(),
                   [](const Read& a, const Read& b) { return a.at.span() < b.at.span(); });
}

void Reads::resolve_computed(const Constants& constants) {
  for (const auto& [name, read] : computed_) {
    if (constants.is_text(name)) continue;  // a pattern of its own has it
    if (const auto constant = constants.value_of(name))
      reads_.push_back({constant->text, read, EnvNeed::open});
    else
      anything_ = true;
  }
}

/// `config.get('X')`: of a service that may hold other things, too, only what is called as variables are.
void Reads::resolve_settings(const Constants& constants, GiveDefault give_default) {
  for (const Settings& each : settings_) {
    const auto name = constants.value_of(each.name);
    if (!name) continue;
    // `{infer: true}` is no default.
    const bool optional = each.fallback && !each.fallback->text().starts_with("{");
    if (optional)
      constants.for_each_value(*each.fallback, [&](const Constant& text) { give_default(name->text, text); });
    if (!is_variable(name->text)) continue;
    const EnvNeed need = optional ? EnvNeed::optional : each.required ? EnvNeed::required : EnvNeed::open;
    reads_.push_back({name->text, each.name, need});
  }
}

void Reads::resolve_schemas(const Pairs& pairs) {
  for (const auto& [fields, may_be_missing] : schemas_) {
    auto pair = pairs.first_from(fields.span().begin);
    for (; pair != pairs.all().end() && contains(fields.span(), pair->name.span()); ++pair) {
      const std::string_view name = last_name(pair->name.text());
      if (!is_variable(name)) continue;
      const Span value = pair->value.span();
      const bool optional = has_any_in(optional_, value) || (may_be_missing && !has_any_in(required_, value));
      reads_.push_back({std::string(name), pair->name, optional ? EnvNeed::optional : EnvNeed::required});
      described_.insert(pair->name.span().begin);
    }
  }
}

std::vector<Reads::Read>::const_iterator Reads::first_in(Span span) const {
  const auto read = std::lower_bound(reads_.begin(), reads_.end(), span.begin,
                                     [](const Read& each, std::uint32_t at) { return each.at.span().begin < at; });
  return read != reads_.end() && contains(span, read->at.span()) ? read : reads_.end();
}

std::string_view Reads::name_in(Span span) const {
  const auto read = first_in(span);
  return read == reads_.end() ? std::string_view() : std::string_view(read->name);
}

void Reads::make_optional(Span span) {
  auto read = reads_.begin() + (first_in(span) - reads_.cbegin());
  for (; read != reads_.end() && contains(span, read->at.span()); ++read) read->need = EnvNeed::optional;
}

void Reads::write(const Pairs& pairs, CodeFile& file) {
  file.reads_anything = anything_;
  for (Read& read : reads_) {
    const Span span = read.at.span();
    // `process.env.X = 'x'` reads nothing.
    if (pairs.is_given(span.begin) && !described_.contains(span.begin)) continue;
    if (read.need == EnvNeed::open && has(tested_, span)) read.need = EnvNeed::optional;
    if (has(checked_, span)) read.need = EnvNeed::required;
    file.env_reads.push_back({{std::move(read.name), {file.file, span}}, read.need});
  }
}

}  // namespace keyref::code
