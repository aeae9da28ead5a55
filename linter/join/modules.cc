#include "linter/join/modules.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"

namespace keyref {
namespace {

constexpr std::array<std::string_view, 11> kExtensions = {".ts",  ".tsx", ".mts", ".cts",    ".js", ".jsx",
                                                          ".mjs", ".cjs", ".vue", ".svelte", ".py"};

std::string joined(std::string_view folder, std::string_view rest) {
  std::string path(folder);
  if (!folder.empty() && !rest.empty()) path += '/';
  return path.append(rest);
}

/// What is written in TypeScript and imported as what becomes of it.
std::string_view without_script_extension(std::string_view path) {
  for (const std::string_view extension : {".d.ts", ".js", ".mjs", ".cjs", ".jsx"}) {
    if (path.ends_with(extension)) return path.substr(0, path.size() - extension.size());
  }
  return path;
}

/// What stands for the `*` of a pattern; none where the name does not fit.
std::optional<std::string_view> wildcard(std::string_view pattern, std::string_view name) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == name ? std::optional<std::string_view>("") : std::nullopt;
  const std::string_view head = pattern.substr(0, star);
  const std::string_view tail = pattern.substr(star + 1);
  if (name.size() < head.size() + tail.size() || !name.starts_with(head) || !name.ends_with(tail)) return std::nullopt;
  return name.substr(head.size(), name.size() - head.size() - tail.size());
}

/// Calls for a folder and each one above it, the root's last, until `visit` says true.
template <typename Visit>
void for_each_folder_upwards(std::string_view folder, Visit visit) {
  while (!visit(folder) && !folder.empty()) folder = folder_of(folder);
}

}  // namespace

Modules::Modules(const Packaging& packaging, const std::vector<std::string_view>& paths) : paths_(paths) {
  for (const Package& package : packaging.packages) packages_.try_emplace(package.name, &package);
  for (const PathAliases& aliases : packaging.aliases) {
    aliases_[folder_of(aliases.path)].push_back(&aliases);
    aliases_by_path_.emplace(aliases.path, &aliases);
  }
}

bool Modules::add_file(const std::string& path, Files& files) const {
  const auto at = std::lower_bound(paths_.begin(), paths_.end(), path);
  if (at == paths_.end() || *at != path) return false;
  files.push_back(static_cast<std::size_t>(at - paths_.begin()));
  return true;
}

/// A file with or without its extension, else the file that a folder stands for.
bool Modules::add_module(const std::string& path, Files& files) const {
  if (path.empty()) return false;
  if (add_file(path, files)) return true;
  const std::string bare(without_script_extension(path));
  for (const std::string& name : {bare, path + "/index", path + "/__init__"}) {
    for (const std::string_view extension : kExtensions) {
      if (add_file(name + std::string(extension), files)) return true;
    }
  }
  return false;
}

/// A package of Go is all files of a folder.
bool Modules::add_folder(const std::string& folder, Files& files) const {
  const std::size_t before = files.size();
  for (const std::size_t file : below(folder)) {
    if (folder_of(paths_[file]) == folder && paths_[file].ends_with(".go")) files.push_back(file);
  }
  return files.size() > before;
}

Modules::Files Modules::below(std::string_view folder) const {
  const std::string prefix = folder.empty() ? std::string() : std::string(folder) + '/';
  Files files;
  for (auto at = std::lower_bound(paths_.begin(), paths_.end(), prefix); at != paths_.end() && at->starts_with(prefix);
       ++at)
    files.push_back(static_cast<std::size_t>(at - paths_.begin()));
  return files;
}

std::optional<Modules::Files> Modules::resolve(std::string_view from, std::string_view name) const {
  if (from.ends_with(".py")) return by_dots(from, name);
  if (name == "." || name == ".." || name.starts_with("./") || name.starts_with("../")) {
    Files files;
    if (const auto path = resolve_path(folder_of(from), name)) add_module(*path, files);
    return files;
  }
  if (auto found = by_alias(from, name)) return found;
  return by_package(name);
}

bool Modules::is_own_scope(std::string_view name) const {
  if (name.starts_with("@/") || name.starts_with('~') || name.starts_with('#')) return true;
  if (!name.starts_with('@')) return false;
  const std::string_view scope = name.substr(0, name.find('/') + 1);  // with the `/`
  const auto at = packages_.lower_bound(scope);
  return scope.size() > 2 && at != packages_.end() && at->first.starts_with(scope);
}

/// The nearest tsconfig upwards that knows the name.
std::optional<Modules::Files> Modules::by_alias(std::string_view from, std::string_view name) const {
  std::optional<Files> found;
  for_each_folder_upwards(folder_of(from), [&](std::string_view folder) {
    const auto here = aliases_.find(folder);
    if (here == aliases_.end()) return false;
    for (const PathAliases* aliases : here->second) {
      found = by_mapping(mapping_of(*aliases, 0), name);
      if (found) return true;
    }
    return false;
  });
  return found;
}

std::optional<Modules::Files> Modules::by_mapping(const Mapping& mapping, std::string_view name) const {
  const std::pair<std::string, std::vector<std::string>>* best = nullptr;
  const auto length = [](std::string_view pattern) { return std::min(pattern.size(), pattern.find('*')); };
  if (mapping.paths != nullptr) {
    for (const auto& entry : mapping.paths->paths) {
      if (entry.first == "*" || !wildcard(entry.first, name)) continue;
      if (best == nullptr || length(entry.first) > length(best->first)) best = &entry;
    }
  }
  Files files;
  if (best != nullptr) {
    const std::string_view filled = *wildcard(best->first, name);
    for (std::string target : best->second) {
      if (const std::size_t star = target.find('*'); star != std::string::npos) target.replace(star, 1, filled);
      const auto path = resolve_path(mapping.paths_base, target);
      if (path && add_module(*path, files)) break;
    }
    return files;
  }
  if (mapping.has_base && add_module(joined(mapping.base, name), files)) return files;
  return std::nullopt;
}

Modules::Mapping Modules::mapping_of(const PathAliases& aliases, int depth) const {
  constexpr int kDeepest = 8;
  Mapping mapping;
  for (const std::string& path : aliases.extends) {
    const auto extended = aliases_by_path_.find(path);
    if (extended != aliases_by_path_.end() && depth < kDeepest) mapping = mapping_of(*extended->second, depth + 1);
  }
  if (aliases.has_base) {
    mapping.base = aliases.base;
    mapping.has_base = true;
  }
  if (!aliases.paths.empty()) {
    mapping.paths = &aliases;
    mapping.paths_base = mapping.has_base ? mapping.base : aliases.base;
  }
  return mapping;
}

/// The longest name of a package that the import begins with.
std::optional<Modules::Files> Modules::by_package(std::string_view name) const {
  for (std::string_view head = name; !head.empty(); head = folder_of(head)) {
    const auto found = packages_.find(head);
    if (found != packages_.end()) return package(*found->second, name.substr(std::min(name.size(), head.size() + 1)));
  }
  return std::nullopt;
}

/// Where it is not plain what a package's entry is made from, all of its code may be meant.
Modules::Files Modules::package(const Package& package, std::string_view rest) const {
  Files files;
  const auto in_package = [&](std::string_view path) { return joined(package.folder, path); };
  if (!rest.empty()) {
    const std::string inner = in_package(rest);
    if (!add_module(inner, files) && !add_module(in_package(joined("src", rest)), files)) add_folder(inner, files);
    return files;
  }
  for (const std::string& entry : package.entries) {
    const auto path = resolve_path({}, entry);
    if (!path) continue;
    const std::size_t slash = path->find('/');  // behind `dist`, what is built into it
    const std::string built(without_script_extension(slash == std::string::npos ? *path : path->substr(slash + 1)));
    if (add_module(in_package(*path), files) || add_module(in_package("src/" + built), files)) return files;
  }
  for (const std::string_view entry : {"src/index", "index", "lib/index"}) {
    if (add_module(in_package(entry), files)) return files;
  }
  if (add_folder(package.folder, files) || package.folder.empty()) return files;
  return below(package.folder);
}

/// Python's names: `a.b` from the folder of the file or one above it, `.b` and `..b` from there.
std::optional<Modules::Files> Modules::by_dots(std::string_view from, std::string_view name) const {
  const std::size_t dots = std::min(name.find_first_not_of('.'), name.size());
  std::string path(name.substr(dots));
  std::replace(path.begin(), path.end(), '.', '/');
  std::string_view start = folder_of(from);
  for (std::size_t i = 1; i < dots; ++i) start = folder_of(start);
  std::optional<Files> found;
  for_each_folder_upwards(start, [&](std::string_view folder) {
    Files files;
    const std::string_view outer = folder_of(path);  // of what a module holds
    if (add_module(joined(folder, path), files) || (!outer.empty() && add_module(joined(folder, outer), files)))
      found = std::move(files);
    return found.has_value() || dots > 0;
  });
  return found;
}

}  // namespace keyref
