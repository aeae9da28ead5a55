#pragma once

#include <iosfwd>
#include <optional>
#include <vector>

#include "linter/cli/discover.h"
#include "linter/cli/load.h"
#include "linter/cli/options.h"
#include "linter/cli/subject.h"
#include "linter/join/joined.h"
#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// A repository as a command sees it: its settings and files read, put together and joined.
class Repository {
 public:
  Repository(Subject subject, const InputOptions& options);
  Repository(const Repository&) = delete;  // its parts know each other
  Repository& operator=(const Repository&) = delete;
  ~Repository() = default;

  /// Reads keyref.yaml, inventories and the baseline. False: what is wrong has been told in `errors`.
  bool load_settings(std::ostream& errors);
  /// From now on no more is reported than these targets, for this change. To be called once the settings are loaded.
  void limit_to(std::vector<Target> targets, ChangedPaths change);
  /// Has the change written keyref.yaml or the baseline, which say of any file what is told of it?
  bool has_changed_settings() const;
  /// All of the root is reported, not only what has changed. To be called before it is read.
  void report_everything();
  /// As load_settings, but reads inventories to be checked themselves.
  bool load_checked_inventories(const std::vector<std::string>& files, std::ostream& errors);
  /// Reads what is reported and the rest of its services, and renders it.
  void read();
  /// Reads all services of the root, as a change may concern any of them, and renders them.
  void read_everything();
  /// Reads all code of the root: it may ask stores for secrets, or declare what others ask for.
  void read_all_code(bool reported);
  /// Charts, kustomizations and Terraform for the fleet's environments; anew where those have changed.
  void render();
  /// Joins what has been read; where an answer depends on it, with the rest of the root.
  const Joined& join();
  const Joined& joined() const { return *joined_; }  ///< what join() has made

  const Root& root() const { return subject_.root; }
  const FileTree& tree() const { return subject_.tree; }
  const Sources& sources() const { return sources_; }
  const Fleet& fleet() const { return fleet_; }
  Fleet& fleet() { return fleet_; }
  const Discovery& found() const { return found_; }
  const Loader& loader() const { return loader_; }
  /// Reported files that were read, with keyref.yaml and inventories.
  std::size_t looked_at() const;

 private:
  void report_targets();
  void mark_changed();

  const InputOptions& options_;
  Subject subject_;
  Sources sources_;
  Fleet fleet_;
  Discoverer discoverer_;
  Loader loader_;
  Discovery found_;
  FileId settings_ = 0;               ///< files up to here are keyref.yaml, inventories and the baseline
  FileId marked_ = 0;                 ///< files up to here know what the change wrote of them
  std::vector<Candidate> concerned_;  ///< whose services are read
  std::optional<Joined> joined_;
};

}  // namespace keyref
