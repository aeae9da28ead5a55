#include "linter/code/constants.h"

#include <algorithm>

#include "linter/base/escapes.h"
#include "linter/base/text.h"
#include "linter/code/characters.h"
#include "linter/code/pairs.h"

namespace keyref::code {
namespace {

/// Constants of constants: people write two or three.
constexpr int kDeepest = 6;

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

}  // namespace

std::optional<Span> inside_quotes(const SyntaxNode& text) {
  const std::string_view written = text.text();
  const std::size_t open = std::min(written.find_first_of("\"'`"), written.size());
  constexpr std::size_t kLongestPrefix = 2;
  if (open > kLongestPrefix || open == written.size()) return {};
  const char quote = written[open];
  const bool tripled = written.size() >= open + 6 && written[open + 1] == quote && written[open + 2] == quote;
  const std::size_t width = tripled ? 3 : 1;
  if (written.size() < open + 2 * width || !is_quote(written.back())) return {};
  const Span span = text.span();
  return Span{static_cast<std::uint32_t>(span.begin + open + width), static_cast<std::uint32_t>(span.end - width)};
}

std::string path_of(std::string_view expression) {
  std::string path;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    const bool mark = (c == '?' || c == '!') && expression.substr(i + 1, 1) == ".";
    if (!mark && !is_name_part(c) && c != '.' && c != '#') return {};
    if (!mark) path += c;
  }
  return path;
}

std::string_view last_name(std::string_view expression) {
  constexpr std::size_t kLongest = 200;
  expression = trim(expression);
  while (!expression.empty() && (expression.back() == '!' || expression.back() == '?')) expression.remove_suffix(1);
  if (expression.size() > 2 && expression.back() == ']') {
    const std::size_t open = expression.rfind('[');
    expression = open == std::string_view::npos ? std::string_view() : expression.substr(open + 1);
    if (!expression.empty()) expression.remove_suffix(1);
  }
  if (expression.size() >= 2 && is_quote(expression.front()) && is_quote(expression.back()))
    expression = expression.substr(1, expression.size() - 2);
  else
    expression = expression.substr(expression.rfind('.') + 1);
  return expression.size() > kLongest || expression.find('\n') != std::string_view::npos ? std::string_view()
                                                                                         : expression;
}

void Constants::add(const QueryMatch& match) {
  for (const QueryMatch::Capture& capture : match.captures) {
    if (capture.name == "string") roles_.emplace(capture.node.id(), Role::text);
    if (capture.name == "concatenation") roles_.emplace(capture.node.id(), Role::concatenation);
    if (capture.name == "list") roles_.emplace(capture.node.id(), Role::list);
    if (capture.name == "string.hole") holes_.push_back(capture.node.span());
    if (capture.name == "wrapped") {
      if (const auto value = match.find("wrapped.value")) {
        roles_.emplace(capture.node.id(), Role::wrapped);
        wrapped_.emplace(capture.node.id(), *value);
      }
    }
  }
  if (const auto choice = match.find("choice")) add_choice(*choice, match);
  const auto name = match.find("pair.name");
  const auto value = match.find("pair.value");
  if (name && value && !match.has("fallback")) add_pair(match, *name, *value);
}

void Constants::add_choice(const SyntaxNode& choice, const QueryMatch& match) {
  roles_.emplace(choice.id(), Role::choice);
  Choice& added = choices_.try_emplace(choice.id(), Choice{{}, match.has("fallback")}).first->second;
  for (const QueryMatch::Capture& capture : match.captures)
    if (capture.name == "choice.value") added.between.push_back(capture.node);
}

void Constants::add_pair(const QueryMatch& match, const SyntaxNode& name, const SyntaxNode& value) {
  while (!open_.empty() && !contains(open_.back().value, name.span())) open_.pop_back();
  std::string full = open_.empty() ? std::string() : open_.back().full + '.';
  if (match.has("field")) full = "this.";
  if (const auto owner = match.find("pair.owner")) full = std::string(owner->text()) + '.';
  const std::string path = path_of(name.text());
  full += path.empty() ? last_name(name.text()) : std::string_view(path);
  const auto [at, added] = named_.try_emplace(full, value);
  if (!added) at->second.reset();
  open_.push_back({std::move(full), value.span()});
}

Constants::Role Constants::role_of(const SyntaxNode& node) const {
  const auto at = roles_.find(node.id());
  return at == roles_.end() ? Role::none : at->second;
}

std::optional<Constant> Constants::value_of(const SyntaxNode& expression, int depth) const {
  if (depth > kDeepest) return {};
  switch (role_of(expression)) {
    case Role::text: {
      const auto inside = inside_quotes(expression);
      if (!inside || has_hole(expression.span())) return {};
      const std::size_t begin = inside->begin - expression.span().begin;
      return Constant{without_escapes(expression.text().substr(begin, inside->end - inside->begin)), *inside};
    }
    case Role::concatenation:
      return sum_of(expression, depth);
    case Role::wrapped:
      return value_of(wrapped_.at(expression.id()), depth + 1);
    case Role::list:
    case Role::choice:
      return {};
    case Role::none:
      break;
  }
  const SyntaxNode* value = given_to(path_of(expression.text()));
  return value != nullptr ? value_of(*value, depth + 1) : std::nullopt;
}

const SyntaxNode* Constants::given_to(std::string_view path) const {
  const auto find = [&](const std::string& name) {
    const auto named = named_.find(name);
    return named != named_.end() && named->second ? &*named->second : nullptr;
  };
  if (path.empty()) return nullptr;
  if (named_.contains(path)) return find(std::string(path));
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view rest = path.substr(dot);
  if (rest.empty()) return nullptr;
  const std::string first(path.substr(0, dot));
  // `export default settings`: a name for another one.
  if (const SyntaxNode* value = find(first)) return find(path_of(value->text()).append(rest));
  // A class's static field is called by the class's name.
  const bool of_class = path.front() >= 'A' && path.front() <= 'Z';
  return of_class ? find(std::string("this").append(rest)) : nullptr;
}

/// They came in the order of their places.
bool Constants::has_hole(Span text) const {
  const auto hole = std::lower_bound(holes_.begin(), holes_.end(), text);
  return hole != holes_.end() && contains(text, *hole);
}

/// Of a sum its parts, and theirs, from left to right: without recursion, since long texts are added up line by line.
std::optional<Constant> Constants::sum_of(const SyntaxNode& sum, int depth) const {
  Constant whole;
  std::vector<SyntaxNode> left = {sum};
  for (bool first = true; !left.empty();) {
    const SyntaxNode part = left.back();
    left.pop_back();
    if (role_of(part) == Role::concatenation) {
      const std::vector<SyntaxNode> parts = part.children();
      left.insert(left.end(), parts.rbegin(), parts.rend());
      continue;
    }
    const auto constant = value_of(part, depth + 1);
    if (!constant) return {};
    whole.text += constant->text;
    whole.place = first ? constant->place
                        : Span{std::min(whole.place.begin, constant->place.begin),
                               std::max(whole.place.end, constant->place.end)};
    first = false;
  }
  return whole;
}

void Constants::for_each_value(const SyntaxNode& expression, bool fallback, int depth,
                               FunctionRef<void(const Constant&)> visit) const {
  if (depth > kDeepest) return;
  switch (role_of(expression)) {
    case Role::list:
      // What many expressions lead to must not be looked through for each of them.
      if (depth > 1) return;
      for (const SyntaxNode& item : expression.children()) {
        if (const auto constant = value_of(item)) visit({constant->text, constant->place, fallback});
      }
      return;
    case Role::choice: {
      const Choice& choice = choices_.at(expression.id());
      for (const SyntaxNode& each : choice.between) for_each_value(each, fallback || choice.fallback, depth + 1, visit);
      return;
    }
    case Role::wrapped:
      return for_each_value(wrapped_.at(expression.id()), fallback, depth + 1, visit);
    case Role::none:
      if (const SyntaxNode* value = given_to(path_of(expression.text())))
        for_each_value(*value, fallback, depth + 1, visit);
      return;
    case Role::text:
    case Role::concatenation:
      if (const auto constant = value_of(expression, depth)) visit({constant->text, constant->place, fallback});
  }
}

}  // namespace keyref::code
