#include "linter/syntax/yaml_text.h"

#include <algorithm>
#include <utility>

#include "linter/base/text.h"

namespace keyref {
namespace {

bool is_blank(std::string_view text) { return trim(text).empty(); }

/// What stands before the last line break.
std::string_view before_last_line(std::string_view text) { return text.substr(0, text.rfind('\n')); }

/// Makes the parts of a text in the order in which they stand; all of it comes to be in one of them.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  std::string_view take_until(std::size_t end) {
    const std::size_t begin = std::exchange(at_, std::max(at_, end));
    return text_.substr(begin, at_ - begin);
  }

  YamlCollection collection(const Node& node) {
    YamlCollection made;
    made.mapping = node.kind == Node::Kind::mapping;
    made.flow = text_[node.span.begin] == (made.mapping ? '{' : '[');
    bool first = true;
    for (const Node* child = node.first; child != nullptr; child = child->next) {
      const Node* key = made.mapping ? std::exchange(child, child->next) : nullptr;
      const std::string lead(take_until(begin_of(key == nullptr ? *child : *key, made)));
      if (first) {
        made.opening = lead;
        made.indent = std::string(at_ - begin_of_line(), ' ');
      }
      YamlEntry& made_entry = made.entries.emplace_back(entry(key, *child, made.flow));
      if (!first) made_entry.lead = lead;
      first = false;
    }
    if (!made.flow) return made;
    made.closing = take_until(node.span.end);
    if (made.entries.empty()) {
      made.opening = made.closing.substr(0, 1);
      made.closing.erase(0, 1);
    }
    return made;
  }

 private:
  std::size_t begin_of_line() const {
    const std::size_t line = at_ == 0 ? std::string_view::npos : text_.rfind('\n', at_ - 1);
    return line == std::string_view::npos ? 0 : line + 1;
  }

  static bool is_quoted(const Node& node) {
    return node.kind == Node::Kind::scalar && node.style == ScalarStyle::quoted;
  }
  static std::size_t end_of(const Node& node) { return node.span.end + (is_quoted(node) ? 1 : 0); }

  /// A block sequence's item begins with its dash.
  std::size_t begin_of(const Node& node, const YamlCollection& parent) const {
    const std::size_t begin = node.span.begin - (is_quoted(node) ? 1 : 0);
    if (parent.flow || parent.mapping || begin == 0) return begin;
    const std::size_t dash = text_.rfind('-', begin - 1);
    return dash == std::string_view::npos || dash < at_ ? begin : dash;
  }

  /// Collections with an anchor or a tag begin with that.
  bool is_open(const Node& node) const {
    if (node.kind != Node::Kind::mapping && node.kind != Node::Kind::sequence) return false;
    const char c = text_[node.span.begin];
    return c != '&' && c != '!' && (node.first != nullptr || c == '{' || c == '[');
  }

  YamlEntry entry(const Node* key, const Node& value, bool flow) {
    YamlEntry made;
    if (key != nullptr) {
      if (key->is_scalar()) made.name = key->resolved().value;
      made.head = take_until(end_of(*key));
      // A value that is nothing has its place somewhere behind the colon.
      const std::size_t colon = text_.find(':', at_);
      if (colon != std::string_view::npos && (value.span.begin > colon || value.is_null()))
        made.head += take_until(colon + 1);
    } else if (value.is_scalar()) {
      made.name = value.resolved().value;
    }
    if (is_open(value)) {
      const bool block = text_[value.span.begin] != '{' && text_[value.span.begin] != '[';
      if (!block) made.head += take_until(value.span.begin);
      made.value = std::make_unique<YamlCollection>(collection(value));
    } else if (value.span.end > value.span.begin || is_quoted(value)) {
      made.head += take_until(value.span.begin - (is_quoted(value) ? 1 : 0));
      made.text = take_until(end_of(value));
    }
    const bool ends_below = made.value != nullptr && !made.value->flow;
    if (!flow && !ends_below) made.behind = take_until(std::min(text_.size(), text_.find('\n', at_)));
    return made;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

YamlEntry* YamlCollection::find(std::string_view name) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const YamlEntry& each) { return each.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

std::size_t YamlCollection::place_of(std::string_view name) const {
  if (entries.empty() || entries.back().name <= name) return entries.size();
  const auto by_name = [](const YamlEntry& a, const YamlEntry& b) { return a.name < b.name; };
  if (!std::is_sorted(entries.begin(), entries.end(), by_name)) return entries.size();
  const auto at = std::upper_bound(entries.begin(), entries.end(), name,
                                   [](std::string_view wanted, const YamlEntry& each) { return wanted < each.name; });
  return static_cast<std::size_t>(at - entries.begin());
}

YamlEntry& YamlCollection::insert(std::size_t at, std::string name, std::string_view text) {
  YamlEntry made;
  made.name = std::move(name);
  made.text = text;
  if (!flow && !mapping) made.head = "- ";
  // As the entries that are there stand to each other: on lines of their own, or on one.
  std::string between = flow ? ", " : "\n" + indent;
  if (flow) {
    for (const YamlEntry& each : entries) {
      const std::size_t line = each.lead.rfind('\n');
      if (line != std::string::npos && is_blank(std::string_view(each.lead).substr(line)))
        between = "," + each.lead.substr(line);
    }
  }
  if (at == 0) {
    if (!entries.empty()) entries.front().lead = between;
  } else {
    made.lead = between;
  }
  return *entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(at), std::move(made));
}

void YamlCollection::remove(std::size_t at) {
  const auto removed = entries.begin() + static_cast<std::ptrdiff_t>(at);
  const auto next = std::next(removed);
  if (flow) {
    if (at == 0 && next != entries.end()) next->lead.clear();
    if (entries.size() == 1) closing.assign(1, closing.back());
  } else {
    const std::string kept = at == 0 ? std::string() : std::string(before_last_line(removed->lead));
    if (next == entries.end()) {
      if (at == 0) opening = before_last_line(opening);
      if (!is_blank(kept)) closing.insert(0, kept);
    } else if (at > 0) {
      if (!is_blank(kept)) next->lead.insert(0, kept);
    } else if (opening.find('\n') != std::string::npos) {
      opening = std::string(before_last_line(opening)) + std::exchange(next->lead, {});
    } else {
      next->lead.clear();
    }
  }
  entries.erase(removed);
}

void YamlCollection::append_to(std::string& text) const {
  text += opening;
  for (const YamlEntry& entry : entries) {
    text.append(entry.lead).append(entry.head);
    if (entry.value != nullptr) {
      entry.value->append_to(text);
    } else {
      text += entry.text;
    }
    text += entry.behind;
  }
  text += closing;
}

void YamlEntry::set_text(std::string_view value_text) {
  value.reset();
  text = value_text;
  while (!head.empty() && head.back() == ' ') head.pop_back();
  if (text.empty() || is_blank(text.substr(0, 1))) return;
  head += ' ';
}

YamlText::YamlText(std::string_view text, const Node& root) {
  Splitter splitter(text);
  before_ = splitter.take_until(root.span.begin);
  root_ = splitter.collection(root);
  after_ = splitter.take_until(text.size());
}

std::string YamlText::step() const {
  for (const YamlEntry& entry : root_.entries) {
    if (entry.value != nullptr && !entry.value->flow && entry.value->mapping && !entry.value->entries.empty())
      return entry.value->indent;
  }
  return "  ";
}

std::string YamlText::text() const {
  std::string text = before_;
  root_.append_to(text);
  return text + after_;
}

}  // namespace keyref
