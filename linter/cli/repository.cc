#include "linter/cli/repository.h"

#include <algorithm>
#include <utility>

#include "linter/cli/imported_secrets.h"
#include "linter/cli/render.h"
#include "linter/cli/settings.h"
#include "linter/cli/sources.h"
#include "linter/join/wiring.h"

namespace keyref {
namespace {

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
  return depends;
}

}  // namespace

Repository::Repository(Root root, const InputOptions& options)
    : options_(options),
      root_(std::move(root)),
      discoverer_(root_, fleet_.configuration, options.use_gitignore),
      loader_(root_, options.jobs, sources_, fleet_) {}

bool Repository::load_settings() { return keyref::load_settings(options_, root_, sources_, fleet_); }

void Repository::read() {
  found_ = discoverer_.reported();
  if (root_.standard_input) loader_.load_standard_input();
  loader_.load(found_.files);
  loader_.tell_special(found_.special);
  if (!root_.is_whole()) {
    loader_.load(discoverer_.of_same_services(found_.files));
    loader_.load(discoverer_.of_same_builds(found_.files, fleet_.kustomizations));
    load_manifests_of_code(found_.files, discoverer_, loader_, fleet_, sources_);
  }
  read_imported_secrets(root_.folder, sources_, fleet_);
  render();
}

void Repository::render() { keyref::render(root_.folder, sources_, fleet_, options_.jobs); }

const Joined& Repository::join() {
  joined_.emplace(keyref::join(fleet_, sources_, options_.jobs));
  while (!root_.is_whole() && load_code_of_services(found_.files, *joined_, discoverer_, loader_))
    joined_.emplace(keyref::join(fleet_, sources_, options_.jobs));
  const bool limited = root_.is_repository && (!root_.is_whole() || root_.standard_input);
  if (limited && depends_on_the_rest(*joined_)) {
    loader_.load(discoverer_.rest());
    render();
    joined_.emplace(keyref::join(fleet_, sources_, options_.jobs));
  }
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
