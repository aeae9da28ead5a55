#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "linter/cli/subject.h"
#include "linter/model/configuration.h"
#include "linter/model/document.h"
#include "linter/source/walk.h"

namespace keyref {

/// A file that is read: any below the PATHs, and what some front end reads elsewhere.
struct Candidate {
  std::string path;    ///< as SourceFile::path
  bool named = false;  ///< the user or keyref.yaml says that it is a manifest
  bool reported = false;
  bool searched = false;  ///< for literals too: what is reported, but for what a change only concerns
};

/// The files of a scan.
struct Discovery {
  std::vector<Candidate> files;            ///< sorted by path
  std::vector<SpecialFile> special;        ///< FIFOs and the like below the PATHs, and folders that could not be listed
  std::vector<std::string> ignored;        ///< below the PATHs
  std::vector<std::string> empty_targets;  ///< PATHs in which there is no file
};

/// Finds files in steps: what the PATHs name, then what belongs to the same services, then the rest of the root.
class Discoverer {
 public:
  Discoverer(const Subject& subject, const Configuration& configuration, bool use_gitignore)
      : root_(subject.root),
        tree_(subject.tree),
        change_(subject.change),
        configuration_(configuration),
        use_gitignore_(use_gitignore && subject.tree.may_hold_ignored()) {}

  Discovery reported();
  /// The other files of the services that reported files are of; and, where one of the files is a kustomization, all
  /// kustomizations.
  std::vector<Candidate> of_same_services(const std::vector<Candidate>& reported);
  /// The files of the kustomizations that build anything of what is reported.
  std::vector<Candidate> of_same_builds(const std::vector<Candidate>& reported,
                                        const std::vector<Kustomization>& kustomizations);
  /// Manifests below a folder that have not been found before.
  std::vector<Candidate> manifests_in(const std::string& folder);
  /// Files that say what imports mean, which have not been found before.
  std::vector<Candidate> module_settings();
  /// Of these, those that have not been found before.
  std::vector<Candidate> sources(const std::vector<std::string>& paths);
  /// All files of the root that may be a service's code, or beside it; sorted.
  const std::vector<std::string>& source_paths();
  /// All files of the root that have not been found before, but for code.
  std::vector<Candidate> rest(bool reported);
  /// All code of the root that has not been found before.
  std::vector<Candidate> rest_of_code(bool reported);

 private:
  /// What belongs to the same services is reported, as far as the change concerns it.
  bool of_change() const { return change_.has_value(); }
  WalkResult walk_folder(const std::string& folder, bool use_gitignore) const;
  bool is_manifest_by_glob(const std::string& path) const;
  /// Adds a file that is read for what it says of others.
  void add(const std::string& path, bool reported, std::vector<Candidate>& files);
  void add_context(const std::string& folder, bool reported, std::vector<Candidate>& files);
  void add_target(const Target& target, Discovery& discovery);

  const Root& root_;
  const FileTree& tree_;
  const std::optional<ChangedPaths>& change_;
  const Configuration& configuration_;
  bool use_gitignore_;
  std::set<std::string> found_;
  std::optional<std::vector<std::string>> source_paths_;
  std::vector<std::string> module_settings_;  ///< of these
};

}  // namespace keyref
