#include "linter/configuration/inventory_text.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "linter/configuration/inventory.h"
#include "linter/configuration/inventory_entry.h"
#include "linter/syntax/yaml.h"
#include "linter/syntax/yaml_text.h"

namespace keyref {
namespace {

class InventoryEditor {
 public:
  InventoryEditor(std::string_view text, const Node& root) : yaml_(text, root) {}

  std::string text() const { return yaml_.text(); }

  void set_taken(const std::string& taken) {
    YamlCollection& root = yaml_.root();
    if (YamlEntry* entry = root.find("taken")) return entry->set_text(taken);
    root.insert(behind(root, "environment"), "taken", "taken: " + taken);
  }

  /// What cannot be changed on its own stays.
  void apply(const SecretChange& change) {
    YamlCollection* section = section_of(change.section);
    if (section == nullptr) return;
    if (change.before.empty()) return insert(*section, change);
    YamlEntry* written = section->find(change.name);
    if (written == nullptr) return;
    if (change.after.empty())
      section->remove(static_cast<std::size_t>(written - section->entries.data()));
    else
      rewrite_entries(*written, change, section->indent + yaml_.step(), section->flow);
  }

 private:
  static std::size_t behind(const YamlCollection& mapping, std::string_view name) {
    const auto found = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                    [&](const YamlEntry& each) { return each.name == name; });
    return found == mapping.entries.end() ? 0 : static_cast<std::size_t>(found - mapping.entries.begin()) + 1;
  }

  YamlCollection* section_of(const std::string& service) {
    YamlCollection& root = yaml_.root();
    if (service.empty()) {
      const std::size_t services = behind(root, "services");
      return mapping_at(root, "global", services == 0 ? root.entries.size() : services - 1);
    }
    YamlCollection* services = mapping_at(root, "services", root.entries.size());
    return services == nullptr ? nullptr : mapping_at(*services, service, services->place_of(service));
  }

  /// The mapping of this name, made at `place` where there is none; null where it is written elsewhere.
  YamlCollection* mapping_at(YamlCollection& parent, const std::string& name, std::size_t place) {
    YamlEntry* entry = parent.find(name);
    if (entry == nullptr) {
      entry = &parent.insert(place, name, {});
      entry->head = written_name(name) + ":";
    }
    const bool is_empty = entry->value != nullptr ? entry->value->entries.empty()
                                                  : entry->text.empty() || entry->text == "~" || entry->text == "null";
    if (!is_empty) return entry->value.get();
    const bool was_block = entry->value != nullptr && !entry->value->flow;
    const std::string comment =
        was_block ? entry->value->opening + entry->value->closing : std::exchange(entry->behind, {});
    entry->set_text({});
    entry->value = std::make_unique<YamlCollection>();
    entry->value->flow = parent.flow;
    if (parent.flow) {
      entry->head += ' ';
      entry->value->opening = "{";
      entry->value->closing = "}";
    } else {
      entry->value->indent = parent.indent + yaml_.step();
      entry->value->opening = comment + "\n" + entry->value->indent;
    }
    return entry->value.get();
  }

  void insert(YamlCollection& section, const SecretChange& change) {
    const std::size_t place = section.place_of(change.name);
    const bool block = !section.entries.empty() && is_block(section.entries[place == 0 ? 0 : place - 1]);
    const std::string below = section.indent + yaml_.step();
    std::string text = block && change.after.size() == 1
                           ? written_block(change.after.front().secret, below, yaml_.step())
                           : written_entries(change.after, below, section.flow);
    if (!text.starts_with('\n')) text.insert(0, 1, ' ');
    section.insert(place, change.name, written_name(change.name) + ":" + text);
  }

  static bool is_block(const YamlEntry& entry) { return entry.value != nullptr && !entry.value->flow; }

  YamlText yaml_;
};

/// By section and name; those of one name as they stand.
using Entries = std::map<std::pair<std::string_view, std::string_view>, std::vector<const Secret*>>;

Entries entries_of(const Inventory& inventory) {
  Entries entries;
  for (const Inventory::Section& section : inventory.sections) {
    for (const Secret& secret : section.secrets) entries[{section.service, secret.name}].push_back(&secret);
  }
  return entries;
}

std::set<std::string> namespaces_of(const Secret& secret) {
  return {secret.namespaces.begin(), secret.namespaces.end()};
}

bool same_entries(const std::vector<const Secret*>& a, const std::vector<const Secret*>& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const Secret* x) {
           return std::any_of(b.begin(), b.end(), [&](const Secret* y) {
             return namespaces_of(*x) == namespaces_of(*y) && says_the_same(*x, *y);
           });
         });
}

SchemaProblem cannot_change(Place place) {
  return {place, "this cannot be changed where it stands, as where an anchor is shared or a name is twice",
          "write what stands here once, and without an anchor or alias"};
}

const std::vector<const Secret*>& find_in(const Entries& entries, const Entries::key_type& where) {
  static const std::vector<const Secret*> kNone;
  const auto found = entries.find(where);
  return found == entries.end() ? kNone : found->second;
}

/// The first entry that does not say what it should; its place is in `inventory`, unless nothing of its name was there.
std::optional<SchemaProblem> check(const Inventory& result, const Inventory& inventory,
                                   const std::vector<SecretChange>& changes) {
  const Entries before = entries_of(inventory);
  const Entries written = entries_of(result);
  Entries wanted = before;
  for (const SecretChange& change : changes) {
    std::vector<const Secret*>& secrets = wanted[{change.section, change.name}];
    secrets.clear();
    for (const SecretChange::Entry& entry : change.after) secrets.push_back(&entry.secret);
  }
  for (const auto& [where, secrets] : written) wanted[where];
  for (const auto& [where, secrets] : wanted) {
    if (same_entries(secrets, find_in(written, where))) continue;
    const std::vector<const Secret*>& stood = find_in(before, where);
    return cannot_change(stood.empty() ? Place{inventory.file, {}} : stood.front()->place);
  }
  return std::nullopt;
}

/// The text with the changes made that can be made in it. Lines end at LF.
std::string edited(std::string text, const std::string& environment, const std::vector<SecretChange>& changes,
                   const std::optional<std::string>& taken) {
  YamlStream stream = YamlStream::parse(0, text);
  if (stream.documents().empty()) {
    if (!text.empty() && text.back() != '\n') text += '\n';
    text += "environment: " + written_name(environment) + "\n";
    stream = YamlStream::parse(0, text);
  }
  InventoryEditor editor(text, *stream.documents().front());
  if (taken) editor.set_taken(*taken);
  for (const SecretChange& change : changes) editor.apply(change);
  return editor.text();
}

}  // namespace

InventoryText change_inventory(std::string_view text, const Inventory& inventory, const std::vector<std::string>& names,
                               const std::vector<SecretChange>& changes, const std::optional<std::string>& taken) {
  if (changes.empty() && !taken) return {std::string(text), inventory, {}};
  // Lines that end at CRLF do so in between as well.
  std::string plain(text);
  std::erase(plain, '\r');
  const bool with_returns = plain.size() < text.size();
  InventoryText result{edited(std::move(plain), names.front(), changes, taken), {}, {}};
  std::vector<SchemaProblem> problems;
  result.inventory = parse_inventory(inventory.file, result.text, inventory.environment, names, problems);
  result.problem = check(result.inventory, inventory, changes);
  if (!problems.empty() && !result.problem) result.problem = cannot_change({inventory.file, {}});
  if (!with_returns) return result;
  std::string lines;
  for (const char c : result.text) lines.append(c == '\n' ? "\r\n" : std::string_view(&c, 1));
  result.text = std::move(lines);
  return result;
}

}  // namespace keyref
