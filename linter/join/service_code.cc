#include "linter/join/service_code.h"

#include <algorithm>
#include <utility>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// The folders in which a file is, from its own up to the root, which is "".
template <typename Visit>
void for_each_folder(std::string_view path, Visit visit) {
  do {
    path = folder_of(path);
    visit(path);
  } while (!path.empty());
}

/// Puts together the files of one service.
class ServiceCodeReader {
 public:
  ServiceCodeReader(const CodeMap& map, const ServiceGroup& group, const Modules& modules)
      : map_(map), group_(group), modules_(modules) {}

  void add_own(std::size_t file) {
    const std::string* folder = map_.own_folder(map_.path(file), group_);
    if (folder == nullptr || is_test(file)) return;
    if (is_deployed(map_.path(file), *folder)) {
      add(file, false);
    } else {
      elsewhere_.push_back(file);
    }
  }

  ServiceCode finish() {
    // Each adds more. NOLINTNEXTLINE(modernize-loop-convert)
    for (std::size_t at = 0; at < code_.files.size(); ++at) follow_imports(code_.files[at].file);
    for (const std::size_t file : elsewhere_) {
      if (!seen_.contains(file)) code_.files.push_back({file, false, false});
    }
    return std::move(code_);
  }

 private:
  bool is_test(std::size_t file) const { return map_.code(file) != nullptr && map_.code(file)->is_test; }

  void add(std::size_t file, bool shared) {
    if (!is_test(file) && seen_.insert(file).second) code_.files.push_back({file, true, shared});
  }

  void follow_imports(std::size_t file) {
    if (map_.code(file) == nullptr) return;
    for (const std::string& import : map_.code(file)->imports) {
      const auto meant = modules_.resolve(map_.path(file), import);
      if (!meant && modules_.is_own_scope(import)) code_.imports_unknown = true;
      if (!meant) continue;
      for (const std::size_t each : *meant) add(each, map_.own_folder(map_.path(each), group_) == nullptr);
    }
  }

  const CodeMap& map_;
  const ServiceGroup& group_;
  const Modules& modules_;
  ServiceCode code_;
  std::set<std::size_t> seen_;
  std::vector<std::size_t> elsewhere_;
};

}  // namespace

CodeMap::CodeMap(const Joined& joined, const std::vector<std::string>& more)
    : joined_(joined), modules_(joined.fleet.packaging, paths_) {
  take_paths(more);
  group_workloads();
  for (const ServiceGroup& group : groups_) owners_.insert(group.source.folders.begin(), group.source.folders.end());
}

void CodeMap::take_paths(const std::vector<std::string>& more) {
  std::vector<std::pair<std::string_view, const CodeFile*>> files;
  for (const CodeFile& code : joined_.fleet.code) files.emplace_back(joined_.sources[code.file].path, &code);
  for (const std::string& path : more) files.emplace_back(path, nullptr);
  const auto by_path = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(files.begin(), files.end(), by_path)) std::stable_sort(files.begin(), files.end(), by_path);
  for (const auto& [path, code] : files) {
    if (!paths_.empty() && paths_.back() == path) continue;  // with code, or twice the same
    paths_.push_back(path);
    code_.push_back(code);
  }
}

std::optional<std::string_view> CodeMap::owner(std::string_view path) const {
  std::optional<std::string_view> found;
  for_each_folder(path, [&](std::string_view folder) {
    if (!found && owners_.contains(folder)) found = folder;
  });
  return found;
}

/// What a pipe brings in may be of any service.
void CodeMap::group_workloads() {
  const SourceFinder sources(joined_.fleet, paths_);
  std::map<ServiceSource, std::vector<std::size_t>> by_source;
  for (std::size_t i = 0; i < joined_.documents.size(); ++i) {
    const Document& document = *joined_.documents[i].document;
    if (document.workload && joined_.sources[document.file].path != "<stdin>")
      by_source[sources.of(joined_.documents[i])].push_back(i);
  }
  for (auto& [source, workloads] : by_source) groups_.push_back({source, std::move(workloads)});
}

const std::string* CodeMap::own_folder(std::string_view path, const ServiceGroup& group) const {
  const auto folder_of_service = owner(path);
  const auto own =
      std::find_if(group.source.folders.begin(), group.source.folders.end(), [&](const std::string& folder) {
        return group.source.said ? is_below(path, folder) : folder_of_service == folder;
      });
  return own == group.source.folders.end() ? nullptr : &*own;
}

ServiceCode CodeMap::code_of(const ServiceGroup& group) const {
  ServiceCodeReader reader(*this, group, modules_);
  for (const std::string& folder : group.source.folders) {
    for (const std::size_t file : modules_.below(folder)) reader.add_own(file);
  }
  return reader.finish();
}

void FilesBeside::add(const ServiceGroup& group) {
  for (const std::string& folder : group.source.folders) {
    by_own_[folder].push_back(&group);
    if (group.source.said) by_said_[folder].push_back(&group);
    for (std::string_view above = folder; !above.empty();) {
      above = folder_of(above);
      by_above_[above].push_back(&group);
    }
  }
  for (const std::size_t workload : group.workloads) {
    if (const std::string& service = joined_.documents[workload].service; !service.empty())
      by_name_[service].push_back(&group);
  }
}

void FilesBeside::take(const Index& index, std::string_view word, Groups& groups) {
  if (const auto found = index.find(word); found != index.end())
    groups.insert(found->second.begin(), found->second.end());
}

void FilesBeside::take_named(std::string_view name, Groups& groups) const {
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('.', begin), name.size());
    take(by_name_, name.substr(begin, end - begin), groups);
    begin = end + 1;
  }
}

FilesBeside::Folder FilesBeside::read_folder(std::string_view path) const {
  Folder folder{folder_of(path), {}, false};
  take(by_above_, folder.path, folder.groups);
  if (!by_said_.empty()) for_each_folder(path, [&](std::string_view each) { take(by_said_, each, folder.groups); });
  const auto owner = map_.owner(path);
  if (owner) take(by_own_, *owner, folder.groups);
  folder.owned = owner && !owner->empty();  // another service's, whatever it is called
  if (!folder.owned) take_named(name_of(folder.path), folder.groups);
  return folder;
}

bool FilesBeside::may_be_beside(std::string_view path) const {
  constexpr std::size_t kFew = 16;  // more take longer to look through than the answer does
  if (by_own_.size() + by_name_.size() > kFew) return true;
  const auto any_own = [&](const auto& each) { return is_below(path, each.first); };
  const auto is_named = [&](const auto& each) { return path.find(each.first) != std::string_view::npos; };
  return by_above_.contains(folder_of(path)) || std::any_of(by_own_.begin(), by_own_.end(), any_own) ||
         std::any_of(by_name_.begin(), by_name_.end(), is_named);
}

FilesBeside::Groups FilesBeside::of(std::string_view path) {
  if (!folder_ || folder_->path != folder_of(path)) folder_ = read_folder(path);
  Groups groups = folder_->groups;
  if (!folder_->owned) take_named(name_of(path), groups);
  return groups;
}

}  // namespace keyref
