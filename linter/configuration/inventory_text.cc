#include "linter/configuration/inventory_text.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "linter/base/text.h"
#include "linter/configuration/inventory.h"
#include "linter/configuration/inventory_editor.h"
#include "linter/configuration/inventory_entry.h"
#include "linter/syntax/yaml.h"

namespace keyref {
namespace {

constexpr std::string_view kShared = "an anchor is shared here, or a name stands twice";
constexpr std::string_view kWriteOut =
    "write out what the alias stands for, or take one of the names away; then import again";

/// No service's name holds a slash.
std::string section_of(Store store) { return "stores/" + std::string(word_of(store)); }

std::string section_of(const SecretChange& change) { return change.store ? section_of(*change.store) : change.section; }

/// Calls for each entry, with its section.
template <typename Visit>
void for_each_entry(const Inventory& inventory, Visit visit) {
  for (const Inventory::Section& section : inventory.sections) {
    for (const Secret& secret : section.secrets) visit(section.service, secret);
  }
  for (const auto& [store, secrets] : inventory.stores) {
    for (const Secret& secret : secrets) visit(section_of(store), secret);
  }
}

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
  std::set<std::pair<std::string, std::string_view>> changed;
  for (const SecretChange& change : changes) {
    const std::string section = section_of(change);
    changed.emplace(section, change.name);
    for (const SecretChange::Entry& entry : change.after) lines.push_back(line_of(section, entry.secret));
  }
  for_each_entry(inventory, [&](const std::string& section, const Secret& secret) {
    if (!changed.contains({section, secret.name})) lines.push_back(line_of(section, secret));
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// Where a line's entry stands in `before`; of one that is new, where its section has another entry.
Place place_of(const std::string& line, const Inventory& before) {
  const std::string section = line.substr(0, line.find('\n') + 1);
  const std::string entry = line.substr(0, line.find('\n', section.size()) + 1);
  Place beside{before.file, {}};
  Place own = beside;
  for_each_entry(before, [&](const std::string& its_section, const Secret& secret) {
    const std::string address = its_section + '\n' + secret.name + '\n';
    if (own.span.end == 0 && address == entry) own = secret.place;
    if (beside.span.end == 0 && address.starts_with(section)) beside = secret.place;
  });
  return own.span.end > 0 ? own : beside;
}

/// Tells of the first entry that is not as it should be.
SchemaProblem cannot_change(const Inventory& before, const std::vector<std::string>& wanted,
                            const std::vector<std::string>& written) {
  std::vector<std::string> wrong;
  std::set_symmetric_difference(wanted.begin(), wanted.end(), written.begin(), written.end(),
                                std::back_inserter(wrong));
  if (wrong.empty()) return {{before.file, {}}, std::string(kShared), std::string(kWriteOut)};
  const std::vector<std::string_view> words = split(wrong.front(), '\n');
  const std::string where = words[0].empty() ? "global" : std::string(words[0]);
  return {
      place_of(wrong.front(), before),
      "`" + std::string(words[1]) + "` of `" + where + "` cannot be changed where it stands: " + std::string(kShared),
      std::string(kWriteOut)};
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
