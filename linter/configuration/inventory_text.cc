#include "linter/configuration/inventory_text.h"

#include <algorithm>
#include <iterator>
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

/// All that an entry says, in a form that can be compared; its section and name stand in front.
std::string line_of(const std::string& section, const Secret& secret) {
  std::string line = section + '\n' + secret.name + '\n' + secret.type + '\n';
  const std::set<std::string> namespaces(secret.namespaces.begin(), secret.namespaces.end());
  for (const std::string& name : namespaces) line += name + ' ';
  line += secret.keys.known ? "\nkeys " : "\nunknown ";
  for (const std::string& key : secret.keys.names) line += key + ' ';
  if (secret.planned) line += "\nplanned";
  if (secret.rotated) line += "\nrotated " + secret.rotated->value;
  if (secret.rotate_every) line += "\nevery " + std::to_string(*secret.rotate_every);
  return line;
}

/// Of all entries, sorted; those that change as they are to be.
std::vector<std::string> lines_of(const Inventory& inventory, const std::vector<SecretChange>& changes) {
  std::vector<std::string> lines;
  std::set<std::pair<std::string_view, std::string_view>> changed;
  for (const SecretChange& change : changes) {
    changed.emplace(change.section, change.name);
    for (const SecretChange::Entry& entry : change.after) lines.push_back(line_of(change.section, entry.secret));
  }
  for (const Inventory::Section& section : inventory.sections) {
    for (const Secret& secret : section.secrets) {
      if (!changed.contains({section.service, secret.name})) lines.push_back(line_of(section.service, secret));
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// What stands in `before` of the first entry that is not as it should be.
SchemaProblem cannot_change(const Inventory& before, const std::vector<std::string>& wanted,
                            const std::vector<std::string>& written) {
  std::vector<std::string> wrong;
  std::set_symmetric_difference(wanted.begin(), wanted.end(), written.begin(), written.end(),
                                std::back_inserter(wrong));
  Place place{before.file, {}};
  for (const Inventory::Section& section : before.sections) {
    for (const Secret& secret : section.secrets) {
      const std::string front = section.service + '\n' + secret.name + '\n';
      if (place.span.end == 0 && !wrong.empty() && wrong.front().starts_with(front)) place = secret.place;
    }
  }
  return {place, "this cannot be changed where it stands, as where an anchor is shared or a name is twice",
          "write what stands here once, and without an anchor or alias"};
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
                               std::vector<SecretChange> changes, const std::optional<std::string>& taken) {
  if (changes.empty() && !taken) return {std::string(text), inventory, {}};
  // Lines that end at CRLF do so in between as well.
  std::string plain(text);
  std::erase(plain, '\r');
  const bool with_returns = plain.size() < text.size();
  InventoryText result{edited(std::move(plain), names.front(), changes, taken), {}, {}};
  const std::vector<std::string> wanted = lines_of(inventory, changes);
  changes = {};  // the parser takes their memory
  std::vector<SchemaProblem> problems;
  result.inventory = parse_inventory(inventory.file, result.text, inventory.environment, names, problems);
  const std::vector<std::string> written = lines_of(result.inventory, {});
  if (!problems.empty() || wanted != written) result.problem = cannot_change(inventory, wanted, written);
  if (!with_returns) return result;
  std::string lines;
  for (const char c : result.text) lines.append(c == '\n' ? "\r\n" : std::string_view(&c, 1));
  result.text = std::move(lines);
  return result;
}

}  // namespace keyref
