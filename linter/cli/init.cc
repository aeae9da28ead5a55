#include "linter/cli/init.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/repository.h"
#include "linter/cli/root.h"
#include "linter/cli/tell.h"
#include "linter/configuration/inventory_writer.h"
#include "linter/configuration/schema_reader.h"
#include "linter/join/environments.h"
#include "linter/join/joined.h"
#include "linter/source/write.h"

namespace keyref {
namespace {

namespace fs = std::filesystem;

/// Names that teams give to environments, in the order in which they promote.
constexpr std::array<std::string_view, 14> kUsualNames = {"dev",     "development", "test",    "qa",        "rc",
                                                          "uat",     "stage",       "staging", "preprod",   "preview",
                                                          "sandbox", "demo",        "prod",    "production"};
constexpr std::string_view kComment =
    "What the manifests reference. Compare it with the cluster before you trust it: `kubectl get secrets` has the "
    "names,\n"
    "`kubectl describe secret NAME` the keys. Values never stand here.";

ExitCode tell(const std::string& message) { return keyref::tell(ExitCode::usage, message); }

std::vector<Environment> named(const std::vector<std::string>& names) {
  std::vector<Environment> environments;
  for (const std::string& name : names) {
    environments.push_back({});
    environments.back().name = name;
  }
  return environments;
}

/// The usual names that documents of the tree belong to.
std::vector<std::string> find_environments(Fleet& fleet, const Sources& sources) {
  fleet.configuration.environments = named({kUsualNames.begin(), kUsualNames.end()});
  const EnvironmentSet all = EnvironmentSet::first(kUsualNames.size());
  fleet.selected = all;
  const EnvironmentFinder finder(fleet, sources);
  EnvironmentSet found;
  for (const Document& document : fleet.documents) {
    const EnvironmentSet own = finder.of(document);
    if (!(own == all)) found = found | own;
  }
  std::vector<std::string> names;
  for (const EnvironmentId id : found.members()) names.emplace_back(kUsualNames[id]);
  if (names.empty()) names.emplace_back("dev");
  return names;
}

void add_reference(const Reference& reference, const std::optional<std::string>& key, InventoryEntry& entry,
                   bool& known) {
  if (reference.expected == ExpectedType::docker) entry.type = "kubernetes.io/dockerconfigjson";
  if (reference.expected == ExpectedType::tls) entry.type = "kubernetes.io/tls";
  if (key) {
    entry.keys.insert(*key);
  } else if (entry.type.empty() &&
             (reference.kind == ReferenceKind::env_from || reference.kind == ReferenceKind::volume)) {
    known = false;  // something takes all of its keys, or nobody says which
  }
}

/// Secrets that one environment's manifests reference: of a service, or of several and so global.
InventorySections sections_for(const Joined& fleet, EnvironmentId id) {
  std::map<std::string, std::set<std::string>> services;
  std::map<std::string, InventoryEntry> entries;
  for (const JoinedDocument& document : fleet.documents) {
    if (!document.own.contains(id)) continue;
    for (const Reference& reference : document.document->references) {
      if (!is_made_in(reference, id)) continue;
      const auto name = expand_for(fleet.fleet, reference.secret, id);
      const auto key = reference.key ? expand_for(fleet.fleet, *reference.key, id) : std::nullopt;
      if (!name || (reference.key && !key)) continue;
      services[*name].insert(document.service);
      InventoryEntry& entry = entries[*name];
      add_reference(reference, key, entry, entry.keys_known);
    }
  }
  InventorySections sections;
  for (auto& [name, entry] : entries) {
    const std::set<std::string>& users = services[name];
    if (!entry.type.empty()) entry.keys_known = true;
    if (entry.type.empty() && entry.keys.empty()) entry.keys_known = false;
    sections[users.size() == 1 ? *users.begin() : std::string()].emplace(name, std::move(entry));
  }
  return sections;
}

ExitCode write(const std::string& folder, const std::string& name, const std::string& text) {
  std::error_code error;
  fs::create_directories(fs::path(folder + "/" + name).parent_path(), error);
  const std::string failure = error ? to_lower(error.message()) : write_file(folder + "/" + name, text);
  if (!failure.empty()) {
    tell("cannot write " + name + ": " + failure);
    return ExitCode::unfinished;
  }
  std::cout << "wrote " << name << "\n";
  return ExitCode::clean;
}

}  // namespace

ExitCode init(const InitOptions& options) {
  auto root = find_root({options.path}, {});
  if (!root) return tell(root.error().message);
  if (!fs::is_directory(options.path)) return tell("init needs a folder");
  std::vector<std::string> wanted;
  for (const std::string& name : options.environments) {
    const auto same = [&](const std::string& other) { return equals_ignoring_case(other, name); };
    if (std::none_of(wanted.begin(), wanted.end(), same)) wanted.push_back(name);
    if (!is_plain_name(name) || name.front() == '.') return tell("--env: this is no environment's name");
  }
  root->folder = fs::canonical(options.path).string();
  root->targets = {{std::string(), true}};

  const InputOptions input;
  const WorkTree tree(root->folder);
  Repository repository({std::move(*root), tree, std::nullopt}, input);
  repository.read();
  Fleet& fleet = repository.fleet();
  const std::string& folder = repository.root().folder;
  const std::vector<std::string> names = wanted.empty() ? find_environments(fleet, repository.sources()) : wanted;
  std::vector<std::string> files = {"keyref.yaml"};
  for (const std::string& name : names) files.push_back("inventory/" + name + ".yaml");
  for (const std::string& file : files) {
    if (fs::exists(fs::path(folder) / file)) return tell(file + " is there already; nothing was written");
  }
  // A keyref.yaml that does not name it would put an inventory out of use.
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder + "/inventory", error)) {
    if (entry.path().extension() == ".yaml")
      return tell(
          "there are inventories already, and nothing was written: without keyref.yaml, each is an environment");
  }

  fleet.configuration.environments = named(names);
  fleet.selected = EnvironmentSet::first(names.size());
  fleet.inventories.resize(names.size());
  repository.render();
  const Joined& joined = repository.join();
  ExitCode code = write(folder, files.front(), write_configuration(names));
  for (EnvironmentId id = 0; id < names.size() && code == ExitCode::clean; ++id) {
    code = write(folder, files[id + 1], write_inventory(names[id], std::string(kComment), sections_for(joined, id)));
  }
  return code;
}

}  // namespace keyref
