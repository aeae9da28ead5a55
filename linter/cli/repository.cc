#include "linter/cli/repository.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "linter/base/parallel.h"
#include "linter/cli/imported_secrets.h"
#include "linter/cli/render.h"
#include "linter/cli/settings.h"
#include "linter/cli/sources.h"
#include "linter/join/store_answers.h"
#include "linter/join/wiring.h"

namespace keyref {
namespace {

/// What makes the secret, or says which store is asked, may be somewhere else.
bool depends_on_the_rest(const Joined& fleet, const StoreReference& reference, const EnvironmentSet& environments) {
  const std::vector<EnvironmentId> ids = environments.members();
  return std::any_of(ids.begin(), ids.end(), [&](EnvironmentId id) { return !store_of(fleet, reference, id); }) ||
         !where(fleet, reference, environments,
                {Cause::missing_secret, Cause::missing_key, Cause::computed_declaration, Cause::unknown_keys})
              .empty();
}

/// Could a secret that is declared somewhere else in the root change what will be told? Then all of it has to be read.
bool depends_on_the_rest(const Joined& fleet) {
  const auto inventory_is_reported = [&](const auto& inventory) {
    return inventory && fleet.sources[inventory->file].reported;
  };
  const auto& inventories = fleet.fleet.inventories;
  if (std::any_of(inventories.begin(), inventories.end(), inventory_is_reported))
    return true;  // what is unused, only the whole root knows
  // A ConfigMap or a secret somewhere else may provide what is missing.
  const std::vector<Unprovided> unprovided = unprovided_variables(fleet);
  bool depends = std::any_of(unprovided.begin(), unprovided.end(), [&](const Unprovided& each) {
    return std::any_of(each.reads.begin(), each.reads.end(),
                       [&](const WiredRead* read) { return fleet.sources[read->read->name.place.file].reported; });
  });
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference&) {
    depends = depends || !fleet
                              .where(document, index,
                                     {Cause::missing_secret, Cause::other_namespace, Cause::foreign, Cause::missing_key,
                                      Cause::computed_declaration, Cause::unknown_keys})
                              .empty();
  });
  for_each_store_reference(
      fleet, [&](const JoinedDocument&, const StoreReference& reference, const EnvironmentSet& environments) {
        depends = depends || depends_on_the_rest(fleet, reference, environments);
      });
  return depends;
}

/// Code anywhere may say `new sst.Secret('X')`.
bool may_be_declared_by_code(const Joined& fleet) {
  bool may_be = false;
  for_each_store_reference(fleet, [&](const JoinedDocument&, const StoreReference& reference,
                                      const EnvironmentSet& environments) {
    may_be = may_be ||
             (reference.store == Store::sst && !where(fleet, reference, environments, {Cause::missing_secret}).empty());
  });
  return may_be;
}

}  // namespace

Repository::Repository(Subject subject, const InputOptions& options)
    : options_(options),
      subject_(std::move(subject)),
      discoverer_(subject_, fleet_.configuration, options.use_gitignore),
      loader_(subject_.tree, options.jobs, sources_, fleet_) {}

bool Repository::load_settings(std::ostream& errors) {
  const bool loaded = keyref::load_settings(options_, subject_, sources_, fleet_, errors);
  settings_ = sources_.size();
  report_targets();
  return loaded;
}

void Repository::limit_to(std::vector<Target> targets, ChangedPaths change) {
  subject_.root.targets = std::move(targets);
  subject_.change = std::move(change);
  report_targets();
}

void Repository::report_targets() {
  fleet_.whole_root = subject_.root.is_whole() && !subject_.root.standard_input;
  report_settings(subject_.root, settings_, sources_, fleet_);
}

bool Repository::has_changed_settings() const {
  if (!subject_.change) return false;
  const auto is_changed = [&](const std::string& path) {
    const std::vector<std::string>& changed = subject_.change->all;
    return std::find(changed.begin(), changed.end(), path) != changed.end();
  };
  const auto is_inventory = [&](FileId id) {
    return std::any_of(fleet_.inventories.begin(), fleet_.inventories.end(),
                       [&](const auto& inventory) { return inventory && inventory->file == id; });
  };
  for (FileId id = 0; id < settings_; ++id) {
    if (!is_inventory(id) && is_changed(sources_[id].path)) return true;
  }
  return is_changed(kConfigName);  // what it hid before it was removed
}

void Repository::report_everything() { subject_.root.targets = {{std::string(), true}}; }

bool Repository::load_checked_inventories(const std::vector<std::string>& files, std::ostream& errors) {
  return keyref::load_checked_inventories(options_, files, subject_, sources_, fleet_, errors);
}

/// Where git counts other lines, all of the file may have changed.
void Repository::mark_changed() {
  if (!subject_.change) return;
  for (; marked_ < sources_.size(); ++marked_) {
    SourceFile& file = sources_[marked_];
    const auto lines = subject_.change->lines.find(file.path);
    if (lines == subject_.change->lines.end()) continue;
    file.changed = file.has_lone_returns ? ChangedLines::all_of_it() : lines->second;
  }
}

void Repository::read() {
  const Root& root = subject_.root;
  found_ = discoverer_.reported();
  concerned_ = found_.files;
  if (subject_.change) {
    // Services are the same before and after the change.
    for (const std::string& path : subject_.change->all) concerned_.push_back({path, false, false, false});
  }
  if (root.standard_input) loader_.load_standard_input();
  loader_.load(found_.files);
  loader_.tell_special(found_.special);
  if (!root.is_whole()) {
    loader_.load(discoverer_.of_same_services(concerned_));
    loader_.load(discoverer_.of_same_builds(concerned_, fleet_.kustomizations));
    load_manifests_of_code(concerned_, discoverer_, loader_, fleet_, sources_);
  }
  read_imported_secrets(subject_.tree, sources_, fleet_);
  render();
  mark_changed();
}

void Repository::read_everything() {
  std::vector<Candidate> files = discoverer_.rest(true);
  loader_.load(files);
  concerned_.insert(concerned_.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  render();
}

void Repository::read_all_code(bool reported) { loader_.load(discoverer_.rest_of_code(reported)); }

void Repository::render() { keyref::render(subject_.tree, sources_, fleet_, options_.jobs); }

const Joined& Repository::join() {
  const Root& root = subject_.root;
  const bool needs_code = !root.is_whole() && has_services(concerned_);
  // Which files may be code is looked up while what there is is joined.
  parallel_for(needs_code ? 2 : 1, options_.jobs, [&](std::size_t task) {
    if (task == 0) joined_.emplace(keyref::join(fleet_, sources_, options_.jobs));
    if (task == 1) discoverer_.source_paths();
  });
  while (needs_code && load_code_of_services(concerned_, *joined_, discoverer_, loader_))
    joined_.emplace(keyref::join(fleet_, sources_, options_.jobs));
  const bool limited = root.is_repository && (!root.is_whole() || root.standard_input);
  if (limited && depends_on_the_rest(*joined_)) {
    loader_.load(discoverer_.rest(false));
    render();
    joined_.emplace(keyref::join(fleet_, sources_, options_.jobs));
  }
  if (limited && may_be_declared_by_code(*joined_)) {
    read_all_code(false);
    joined_.emplace(keyref::join(fleet_, sources_, options_.jobs));
  }
  mark_changed();
  return *joined_;
}

std::size_t Repository::looked_at() const {
  const auto is_reported = [&](FileId file) { return sources_[file].reported ? 1U : 0U; };
  std::size_t count = loader_.looked_at();
  if (fleet_.configuration.file) count += is_reported(*fleet_.configuration.file);
  for (const auto& inventory : fleet_.inventories) count += inventory ? is_reported(inventory->file) : 0U;
  return count;
}

}  // namespace keyref
