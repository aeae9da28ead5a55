#include "linter/report/inventory_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "linter/base/text.h"
#include "linter/model/names.h"
#include "linter/report/json_objects.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

/// "payments", "global"; "store jenkins".
std::string scope_word(const ListedIn& where) {
  return where.store ? fmt::format("store {}", word_of(*where.store)) : keyref::scope_word(where.service);
}

void add_scope(const ListedIn& where, Json& object) {
  object["scope"] = where.store ? std::string(word_of(*where.store)) : keyref::scope_word(where.service);
  if (where.store) object["store"] = word_of(*where.store);
}

std::string said(const std::string& value) { return value.empty() ? "nothing" : value; }

/// "payments-secrets (API_KEY and JWT_SECRET) in edge" of a secret, "payments-secrets/API_KEY" of a key.
std::string shown_secret(const DiffEntry& entry) {
  const std::string space = entry.namespaces.empty() ? "" : " in " + enumerate(entry.namespaces);
  return entry.secret + (entry.keys.empty() ? "" : " (" + enumerate(entry.keys) + ")") + space;
}

std::string shown_change(const DiffChange& change) {
  return fmt::format("{}: {} is {}, was {}", change.secret, change.what, said(change.to), said(change.from));
}

struct Line {
  char mark;
  std::string_view secret;
  std::string text;
};

/// In each section by secret.
std::map<ListedIn, std::vector<Line>> by_section(const InventoryDiff& diff) {
  std::map<ListedIn, std::vector<Line>> sections;
  const auto add = [&](char mark, const DiffEntry& entry) {
    if (entry.whole) return sections[entry.where].push_back({mark, entry.secret, shown_secret(entry)});
    for (const std::string& key : entry.keys)
      sections[entry.where].push_back({mark, entry.secret, entry.secret + "/" + key});
  };
  for (const DiffEntry& entry : diff.added) add('+', entry);
  for (const DiffEntry& entry : diff.removed) add('-', entry);
  for (const DiffChange& change : diff.changed)
    sections[change.where].push_back({'~', change.secret, shown_change(change)});
  for (auto& [section, lines] : sections) {
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.secret < b.secret; });
  }
  return sections;
}

std::string summary(const InventoryDiffInput& input) {
  if (input.diff.empty()) return fmt::format("{} and {} list the same secrets and keys.\n", input.from, input.to);
  std::map<char, std::size_t> counts;
  for (const auto& [section, lines] : by_section(input.diff)) {
    for (const Line& line : lines) ++counts[line.mark];
  }
  return fmt::format("From {} to {}: {} added, {} removed, {} changed.\n", input.from, input.to, counts['+'],
                     counts['-'], counts['~']);
}

Json entries_as_json(const std::vector<DiffEntry>& entries) {
  Json list = Json::array();
  for (const DiffEntry& entry : entries) {
    // Of a secret whose keys are not known, itself stands there.
    std::vector<std::string> keys = entry.keys;
    if (keys.empty()) keys.emplace_back();
    for (const std::string& key : keys) {
      Json object = {{"secret", entry.secret}};
      if (!key.empty()) object["key"] = key;
      add_scope(entry.where, object);
      if (!entry.namespaces.empty()) object["namespaces"] = entry.namespaces;
      list.push_back(std::move(object));
    }
  }
  return list;
}

Json changes_as_json(const std::vector<DiffChange>& changes) {
  Json list = Json::array();
  for (const DiffChange& change : changes) {
    Json object = {{"secret", change.secret}};
    add_scope(change.where, object);
    object["what"] = change.what;
    object["from"] = change.from;
    object["to"] = change.to;
    list.push_back(std::move(object));
  }
  return list;
}

}  // namespace

std::string inventory_diff_as_text(const InventoryDiffInput& input) {
  std::string text;
  for (const auto& [section, lines] : by_section(input.diff)) {
    text += fmt::format("{}:\n", scope_word(section));
    for (const Line& line : lines) text += fmt::format("  {} {}\n", line.mark, line.text);
    text += "\n";
  }
  return text + summary(input);
}

std::string inventory_diff_as_json(const InventoryDiffInput& input) {
  const Json json = {{"from", input.from},
                     {"to", input.to},
                     {"added", entries_as_json(input.diff.added)},
                     {"removed", entries_as_json(input.diff.removed)},
                     {"changed", changes_as_json(input.diff.changed)}};
  return json.dump(2) + "\n";
}

std::string inventory_diff_as_markdown(const InventoryDiffInput& input) {
  std::string text = fmt::format("### Secrets: {} to {}\n\n", input.from, input.to);
  if (!input.diff.empty()) text += "| section | | secret |\n|---|---|---|\n";
  for (const auto& [section, lines] : by_section(input.diff)) {
    for (const Line& line : lines) {
      const std::string_view what = line.mark == '+' ? "added" : line.mark == '-' ? "removed" : "changed";
      text += fmt::format("| {} | {} | `{}` |\n", scope_word(section), what, line.text);
    }
  }
  return text + (input.diff.empty() ? "" : "\n") + summary(input);
}

}  // namespace keyref
