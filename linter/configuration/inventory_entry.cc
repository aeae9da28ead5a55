#include "linter/configuration/inventory_entry.h"

#include <algorithm>
#include <utility>

#include "linter/base/text.h"
#include "linter/syntax/scalar_type.h"

namespace keyref {
namespace {

using Entry = SecretChange::Entry;
using Fields = std::vector<std::pair<std::string, std::string>>;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::string written_names(const std::vector<std::string>& names) {
  return names.size() == 1 ? written_name(names.front()) : written_list(names);
}

/// All that an entry says but its keys.
Fields fields_of(const Secret& secret) {
  Fields fields;
  if (!secret.namespaces.empty()) fields.emplace_back("namespace", written_names(secret.namespaces));
  if (!secret.type.empty()) fields.emplace_back("type", secret.type);
  if (secret.planned) fields.emplace_back("planned", "true");
  if (secret.rotated) fields.emplace_back("rotated", secret.rotated->value);
  if (secret.rotate_every) fields.emplace_back("rotate_every", std::to_string(*secret.rotate_every) + "d");
  return fields;
}

std::string written_mapping(const Secret& secret) {
  std::vector<std::string> words;
  for (const auto& [name, value] : fields_of(secret)) words.push_back(name + ": " + value);
  words.push_back("keys: " + written_keys(secret.keys));
  return "{" + joined(words) + "}";
}

std::string written_entry(const Secret& secret) {
  return secret.keys.known && fields_of(secret).empty() ? written_list(secret.keys.names) : written_mapping(secret);
}

void set_keys(YamlEntry& written, const Keys& keys) {
  if (written.text == "unknown") return written.set_text(written_keys(keys));
  if (written.value == nullptr || written.value->mapping) return;
  YamlCollection& list = *written.value;
  const auto is_wanted = [&](const YamlEntry& each) {
    return std::binary_search(keys.names.begin(), keys.names.end(), each.name);
  };
  if (std::none_of(list.entries.begin(), list.entries.end(), is_wanted)) return written.set_text(written_keys(keys));
  for (std::size_t i = list.entries.size(); i-- > 0;) {
    if (!is_wanted(list.entries[i])) list.remove(i);
  }
  for (const std::string& key : keys.names) {
    if (list.find(key) == nullptr) list.insert(list.place_of(key), key, written_name(key));
  }
}

void set_field(YamlCollection& mapping, std::string_view name, std::string_view text) {
  if (YamlEntry* field = mapping.find(name)) field->set_text(text);
}

void rewrite_entry(YamlEntry& written, const Secret& before, const Secret& after) {
  if (written.value == nullptr) return;
  if (!written.value->mapping) return set_keys(written, after.keys);
  YamlCollection& mapping = *written.value;
  if (before.namespaces != after.namespaces) set_field(mapping, "namespace", written_names(after.namespaces));
  if (before.type != after.type) set_field(mapping, "type", after.type);
  if (before.keys.known != after.keys.known || before.keys.names != after.keys.names) {
    YamlEntry* keys = mapping.find("keys");
    if (keys != nullptr)
      set_keys(*keys, after.keys);
    else
      mapping.insert(mapping.entries.size(), "keys", "keys: " + written_keys(after.keys));
  }
  YamlEntry* planned = mapping.find("planned");
  if (planned != nullptr && before.planned && !after.planned)
    mapping.remove(static_cast<std::size_t>(planned - mapping.entries.data()));
}

void rewrite_list(YamlCollection& list, const SecretChange& change) {
  if (list.entries.size() != change.before.size()) return;
  for (std::size_t i = change.before.size(); i-- > 0;) {
    const auto after =
        std::find_if(change.after.begin(), change.after.end(), [&](const Entry& each) { return each.from == i; });
    if (after == change.after.end())
      list.remove(i);
    else
      rewrite_entry(list.entries[i], change.before[i], after->secret);
  }
  for (const Entry& entry : change.after) {
    if (!entry.from) list.insert(list.entries.size(), {}, written_mapping(entry.secret));
  }
}

}  // namespace

std::string written_name(const std::string& name) {
  Node scalar;
  scalar.value = name;
  const bool plain = scalar_type(scalar) == ScalarType::string && name != "-" &&
                     name.find_first_not_of('.') != std::string::npos && !name.starts_with("---");
  return plain ? name : "\"" + name + "\"";
}

std::string written_list(const std::vector<std::string>& names) {
  std::vector<std::string> words;
  words.reserve(names.size());
  for (const std::string& name : names) words.push_back(written_name(name));
  return "[" + joined(words) + "]";
}

std::string written_keys(const Keys& keys) { return keys.known ? written_list(keys.names) : "unknown"; }

std::string written_entries(const std::vector<Entry>& entries, const std::string& indent, bool flow) {
  if (entries.size() == 1) return written_entry(entries.front().secret);
  std::vector<std::string> items;
  std::string lines;
  for (const Entry& entry : entries) {
    items.push_back(written_mapping(entry.secret));
    lines += "\n" + indent + "- " + items.back();
  }
  return flow ? "[" + joined(items) + "]" : lines;
}

std::string written_block(const Secret& secret, const std::string& indent, const std::string& step) {
  std::string lines;
  std::string below = indent;
  if (const Fields fields = fields_of(secret); !fields.empty()) {
    for (const auto& [name, value] : fields) lines.append("\n").append(indent).append(name).append(": ").append(value);
    lines.append("\n").append(indent).append("keys:");
    below += step;
  }
  if (!secret.keys.known || secret.keys.names.empty()) return lines + " " + written_keys(secret.keys);
  for (const std::string& key : secret.keys.names)
    lines.append("\n").append(below).append("- ").append(written_name(key));
  return lines;
}

void rewrite_entries(YamlEntry& written, const SecretChange& change, const std::string& indent, bool flow) {
  if (written.value == nullptr) return;
  const bool any_stays =
      std::any_of(change.after.begin(), change.after.end(), [](const Entry& each) { return each.from.has_value(); });
  const bool is_list =
      !written.value->mapping && !written.value->entries.empty() && written.value->entries.front().value != nullptr;
  if (any_stays && is_list) return rewrite_list(*written.value, change);
  if (any_stays && change.after.size() == 1)
    return rewrite_entry(written, change.before.front(), change.after.front().secret);
  std::string text = written_entries(change.after, indent, flow);
  if (text.starts_with('\n')) text.insert(0, std::exchange(written.behind, {}));
  written.set_text(text);
}

}  // namespace keyref
