#include "linter/join/service_code.h"

#include <algorithm>
#include <utility>

#include "linter/base/text.h"

namespace keyref {
namespace {

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
  for (std::size_t file = 0; file < paths_.size(); ++file) {
    if (const std::string* owner = owner_of(paths_[file], owners_)) by_owner_[*owner].push_back(file);
  }
}

void CodeMap::take_paths(const std::vector<std::string>& more) {
  std::map<std::string_view, const CodeFile*> files;
  for (const CodeFile& code : joined_.fleet.code) files.emplace(joined_.sources[code.file].path, &code);
  for (const std::string& path : more) files.emplace(path, nullptr);
  for (const auto& [path, code] : files) {
    paths_.push_back(path);
    code_.push_back(code);
  }
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
  const std::string* owner = owner_of(path, owners_);
  const auto own =
      std::find_if(group.source.folders.begin(), group.source.folders.end(), [&](const std::string& folder) {
        return group.source.said ? is_below(path, folder) : owner != nullptr && *owner == folder;
      });
  return own == group.source.folders.end() ? nullptr : &*own;
}

ServiceCode CodeMap::code_of(const ServiceGroup& group) const {
  ServiceCodeReader reader(*this, group, modules_);
  for (const std::string& folder : group.source.folders) {
    if (group.source.said) {
      for (const std::size_t file : modules_.below(folder)) reader.add_own(file);
    } else if (const auto own = by_owner_.find(folder); own != by_owner_.end()) {
      for (const std::size_t file : own->second) reader.add_own(file);
    }
  }
  return reader.finish();
}

void FilesBeside::add(std::string_view path, std::size_t file) {
  by_path_[path].push_back(file);
  by_folder_[folder_of(path)].push_back(file);
  const std::string* owner = map_.owner(path);
  if (owner != nullptr) by_owner_[*owner].push_back(file);
  if (owner != nullptr && !owner->empty()) return;  // another service's, whatever it is called
  for (const std::string_view part : {name_of(folder_of(path)), name_of(path)}) {
    for (const std::string_view word : split(part, '.')) by_word_[word].push_back(file);
  }
}

std::set<std::size_t> FilesBeside::of(const ServiceGroup& group) const {
  std::set<std::size_t> files;
  const auto take = [&](const Index& index, std::string_view word) {
    if (const auto found = index.find(word); found != index.end())
      files.insert(found->second.begin(), found->second.end());
  };
  for (const std::string& folder : group.source.folders) {
    take(by_owner_, folder);
    for (std::string_view above = folder; !above.empty(); above = folder_of(above)) take(by_folder_, folder_of(above));
    if (!group.source.said) continue;
    for (auto at = by_path_.lower_bound(folder); at != by_path_.end() && at->first.starts_with(folder); ++at) {
      if (is_below(at->first, folder)) files.insert(at->second.begin(), at->second.end());
    }
  }
  for (const std::size_t workload : group.workloads) {
    if (const std::string& service = joined_.documents[workload].service; !service.empty()) take(by_word_, service);
  }
  return files;
}

}  // namespace keyref
