#include "linter/configuration/inventory_editor.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "linter/configuration/inventory_entry.h"

namespace keyref {
namespace {

std::size_t behind(const YamlCollection& mapping, std::string_view name) {
  const auto found = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                  [&](const YamlEntry& each) { return each.name == name; });
  return found == mapping.entries.end() ? 0 : static_cast<std::size_t>(found - mapping.entries.begin()) + 1;
}

bool is_block(const YamlEntry& entry) { return entry.value != nullptr && !entry.value->flow; }

bool is_nothing(const YamlEntry& entry) {
  if (entry.value != nullptr) return entry.value->entries.empty();
  return entry.text.empty() || entry.text == "~" || entry.text == "null";
}

/// `next-key`, or `{name: next-key, planned: true}`.
bool is_named(const YamlEntry& item, const std::string& name) {
  if (item.value == nullptr) return item.name == name;
  const YamlEntry* field = item.value->find("name");
  return field != nullptr && (field->text == name || field->text == written_name(name));
}

}  // namespace

void InventoryEditor::set_taken(const std::string& taken) {
  YamlCollection& root = yaml_.root();
  if (YamlEntry* entry = root.find("taken")) return entry->set_text(taken);
  root.insert(behind(root, "environment"), "taken", "taken: " + taken);
}

void InventoryEditor::apply(const SecretChange& change) {
  YamlCollection* section = change.store ? store_of(*change.store) : section_of(change.section);
  if (section == nullptr) return;
  if (!section->mapping) return apply_to_list(*section, change);
  if (change.before.empty()) return insert(*section, change);
  YamlEntry* written = section->find(change.name);
  if (written == nullptr) return;
  if (change.after.empty())
    section->remove(static_cast<std::size_t>(written - section->entries.data()));
  else
    rewrite_entries(*written, change, section->indent + yaml_.step(), section->flow);
}

YamlCollection* InventoryEditor::section_of(const std::string& service) {
  YamlCollection& root = yaml_.root();
  if (service.empty()) {
    const std::size_t services = behind(root, "services");
    return collection_at(root, "global", services == 0 ? root.entries.size() : services - 1);
  }
  YamlCollection* services = collection_at(root, "services", root.entries.size());
  return services == nullptr ? nullptr : collection_at(*services, service, services->place_of(service));
}

YamlCollection* InventoryEditor::store_of(Store store) {
  YamlCollection& root = yaml_.root();
  YamlCollection* stores = collection_at(root, "stores", root.entries.size());
  if (stores == nullptr) return nullptr;
  const std::string word(word_of(store));
  return collection_at(*stores, word, stores->place_of(word), store == Store::aws_secrets_manager);
}

YamlCollection* InventoryEditor::collection_at(YamlCollection& parent, const std::string& name, std::size_t place,
                                               bool mapping) {
  YamlEntry* entry = parent.find(name);
  if (entry == nullptr) {
    entry = &parent.insert(place, name, {});
    entry->head = written_name(name) + ":";
  }
  if (!is_nothing(*entry)) return entry->value.get();
  const bool was_block = is_block(*entry);
  const std::string comment =
      was_block ? entry->value->opening + entry->value->closing : std::exchange(entry->behind, {});
  entry->set_text({});
  entry->value = std::make_unique<YamlCollection>();
  entry->value->flow = parent.flow;
  entry->value->mapping = mapping;
  if (parent.flow) {
    entry->head += ' ';
    entry->value->opening = mapping ? "{" : "[";
    entry->value->closing = mapping ? "}" : "]";
  } else {
    entry->value->indent = parent.indent + yaml_.step();
    entry->value->opening = comment + "\n" + entry->value->indent;
  }
  return entry->value.get();
}

void InventoryEditor::insert(YamlCollection& section, const SecretChange& change) {
  const std::size_t place = section.place_of(change.name);
  const bool block = !section.entries.empty() && is_block(section.entries[place == 0 ? 0 : place - 1]);
  const std::string below = section.indent + yaml_.step();
  std::string text = change.store ? written_keys(change.after.front().secret.keys)
                     : block && change.after.size() == 1
                         ? written_block(change.after.front().secret, below, yaml_.step())
                         : written_entries(change.after, below, section.flow);
  if (!text.starts_with('\n')) text.insert(0, 1, ' ');
  section.insert(place, change.name, written_name(change.name) + ":" + text);
}

void InventoryEditor::apply_to_list(YamlCollection& list, const SecretChange& change) {
  if (change.before.empty())
    return void(list.insert(list.place_of(change.name), change.name, written_name(change.name)));
  const auto written = std::find_if(list.entries.begin(), list.entries.end(),
                                    [&](const YamlEntry& each) { return is_named(each, change.name); });
  if (written == list.entries.end()) return;
  if (change.after.empty())
    list.remove(static_cast<std::size_t>(written - list.entries.begin()));
  else
    written->set_text(written_name(change.name));
}

}  // namespace keyref
