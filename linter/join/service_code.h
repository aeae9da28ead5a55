#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "linter/join/joined.h"
#include "linter/join/modules.h"
#include "linter/join/service_source.h"

namespace keyref {

/// Workloads whose code is in the same folders.
struct ServiceGroup {
  ServiceSource source;
  std::vector<std::size_t> workloads;  ///< into Joined::documents
};

/// A file of a service's code.
struct ServiceFile {
  std::size_t file = 0;  ///< into the map's paths
  bool deployed = true;  ///< it runs in the containers
  bool shared = false;   ///< not the service's own: it imports it
};

struct ServiceCode {
  std::vector<ServiceFile> files;
  bool imports_unknown = false;  ///< something of the company's own that is not in this repository
};

/// Which files of code are whose (contract, "Services and scope").
class CodeMap {
 public:
  /// `more`: paths of files that are not read, or hold no code that is of interest.
  explicit CodeMap(const Joined& joined, const std::vector<std::string>& more = {});
  CodeMap(const CodeMap&) = delete;
  CodeMap& operator=(const CodeMap&) = delete;
  ~CodeMap() = default;

  const std::vector<ServiceGroup>& groups() const { return groups_; }
  std::string_view path(std::size_t file) const { return paths_[file]; }
  const CodeFile* code(std::size_t file) const { return code_[file]; }  ///< null: not known
  std::size_t size() const { return paths_.size(); }

  /// Its own files, and those that it imports, as far as they are known; tests are no part of it.
  ServiceCode code_of(const ServiceGroup& group) const;
  /// The folder of the service's own in which the file is; null where it is in none. A service inside of the folder has
  /// its code for itself, unless keyref.yaml gives it to both.
  const std::string* own_folder(std::string_view path, const ServiceGroup& group) const;
  /// The folder of services in which the file is, the nearest one upwards; none where it is in none.
  std::optional<std::string_view> owner(std::string_view path) const;

 private:
  void take_paths(const std::vector<std::string>& more);
  void group_workloads();

  const Joined& joined_;
  std::vector<std::string_view> paths_;  ///< sorted
  std::vector<const CodeFile*> code_;
  std::vector<ServiceGroup> groups_;
  std::unordered_set<std::string_view> owners_;  ///< folders of services
  Modules modules_;
};

/// Files that are no code, and yet a service's: in its folders, in one above, or named as it is
/// (`docker/payments/Dockerfile`, `Dockerfile.payments`).
class FilesBeside {
 public:
  FilesBeside(const Joined& joined, const CodeMap& map) : joined_(joined), map_(map) {}

  /// The group may have such files; it is one of the map's, and lasts as long as this.
  void add(const ServiceGroup& group);
  using Groups = std::set<const ServiceGroup*>;
  /// Whose the file is. Quick for many files of one folder, one after the other.
  Groups of(std::string_view path);
  /// False: it is nobody's, which is quick to say where there are few services.
  bool may_be_beside(std::string_view path) const;

 private:
  using Index = std::unordered_map<std::string_view, std::vector<const ServiceGroup*>>;
  /// What a folder says of its files.
  struct Folder {
    std::string_view path;
    Groups groups;
    bool owned = false;  ///< by a service: then a file's name says nothing
  };

  static void take(const Index& index, std::string_view word, Groups& groups);
  void take_named(std::string_view name, Groups& groups) const;
  Folder read_folder(std::string_view path) const;

  const Joined& joined_;
  const CodeMap& map_;
  Index by_own_;    ///< folders of its source
  Index by_said_;   ///< of these, what keyref.yaml gives it with all that is below
  Index by_above_;  ///< folders above those
  Index by_name_;
  std::optional<Folder> folder_;  ///< of the file before
};

}  // namespace keyref
