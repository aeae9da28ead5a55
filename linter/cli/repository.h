#pragma once

#include <optional>

#include "linter/cli/discover.h"
#include "linter/cli/load.h"
#include "linter/cli/options.h"
#include "linter/cli/root.h"
#include "linter/join/joined.h"
#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// A repository as a command sees it: its settings and files read, put together and joined.
class Repository {
 public:
  Repository(Root root, const InputOptions& options);
  Repository(const Repository&) = delete;  // its parts know each other
  Repository& operator=(const Repository&) = delete;
  ~Repository() = default;

  /// Reads keyref.yaml and inventories. False: what is wrong has been told on standard error.
  bool load_settings();
  /// Reads what is reported and the rest of its services, and renders it.
  void read();
  /// Charts, kustomizations and Terraform for the fleet's environments; anew where those have changed.
  void render();
  /// Joins what has been read; where an answer depends on it, with the rest of the root.
  const Joined& join();
  const Joined& joined() const { return *joined_; }  ///< what join() has made

  const Root& root() const { return root_; }
  const Sources& sources() const { return sources_; }
  const Fleet& fleet() const { return fleet_; }
  Fleet& fleet() { return fleet_; }
  const Discovery& found() const { return found_; }
  const Loader& loader() const { return loader_; }
  /// Reported files that were read, with keyref.yaml and inventories.
  std::size_t looked_at() const;

 private:
  const InputOptions& options_;
  Root root_;
  Sources sources_;
  Fleet fleet_;
  Discoverer discoverer_;
  Loader loader_;
  Discovery found_;
  std::optional<Joined> joined_;
};

}  // namespace keyref
