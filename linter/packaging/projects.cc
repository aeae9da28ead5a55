// package.json, nest-cli.json, tsconfig.json: JSON is YAML.

#include <string>

#include "linter/base/text.h"
#include "linter/packaging/javascript.h"
#include "linter/packaging/readers.h"
#include "linter/syntax/yaml.h"

namespace keyref {
namespace {

std::string text_at(const Node& node, std::string_view key) { return std::string(node.text_of(key)); }

template <typename Visit>
void with_root(FileId file, std::string_view text, Visit visit) {
  const YamlStream stream = YamlStream::parse(file, text);
  if (!stream.error() && !stream.documents().empty() && stream.documents().front()->is_mapping())
    visit(*stream.documents().front());
}

/// As nest-cli.json has it, or Nx and Angular.
bool is_library(const Node& project) {
  return project.text_of("type") == "library" || project.text_of("projectType") == "library";
}

/// `extends` of another package is not here.
void add_extended(std::string_view folder, std::string_view written, PathAliases& aliases) {
  if (!written.starts_with('.')) return;
  auto path = resolve_path(folder, written);
  if (path) aliases.extends.push_back(path->ends_with(".json") ? *path : *path + ".json");
}

}  // namespace

void read_package_json(FileId file, std::string_view path, std::string_view text, Packaging& packaging) {
  with_root(file, text, [&](const Node& root) {
    Package package{std::string(folder_of(path)), text_at(root, "name"), {}};
    for (const std::string_view word : {"source", "types", "module", "main"}) {
      if (std::string entry = text_at(root, word); !entry.empty()) package.entries.push_back(std::move(entry));
    }
    if (!package.name.empty()) packaging.packages.push_back(std::move(package));
  });
  read_words(file, path, text, packaging);  // `scripts` are a shell's
}

void read_projects(FileId file, std::string_view path, std::string_view text, Packaging& packaging) {
  with_root(file, text, [&](const Node& root) {
    const Node* projects = root.find("projects");
    if (projects == nullptr) return;
    projects->for_each_entry([&](const Node& key, const Node& project) {
      if (!key.is_scalar()) return;
      std::string_view written = project.is_scalar() ? project.resolved().value : project.text_of("root");
      if (written.empty()) written = project.text_of("sourceRoot");
      const auto folder = resolve_path(folder_of(path), written);
      if (folder && !folder->empty())
        packaging.projects.push_back({*folder, std::string(key.resolved().value), is_library(project)});
    });
  });
}

void read_project(FileId file, std::string_view path, std::string_view text, Packaging& packaging) {
  with_root(file, text, [&](const Node& root) {
    const std::string_view folder = folder_of(path);
    const std::string_view name = root.text_of("name");
    if (!folder.empty())
      packaging.projects.push_back(
          {std::string(folder), std::string(name.empty() ? name_of(folder) : name), is_library(root)});
  });
}

void read_tsconfig(FileId file, std::string_view path, std::string_view text, Packaging& packaging) {
  const std::string json = without_comments(text);
  with_root(file, json, [&](const Node& root) {
    const std::string_view folder = folder_of(path);
    PathAliases aliases{std::string(path), {}, std::string(folder), false, {}};
    if (const Node* extends = root.find("extends")) {
      if (extends->is_scalar()) add_extended(folder, extends->resolved().value, aliases);
      extends->for_each_item([&](const Node& item) {
        if (item.is_scalar()) add_extended(folder, item.resolved().value, aliases);
      });
    }
    const Node* options = root.find("compilerOptions");
    if (options != nullptr && options->find("baseUrl") != nullptr) {
      if (auto base = resolve_path(folder, options->text_of("baseUrl"))) {
        aliases.base = std::move(*base);
        aliases.has_base = true;
      }
    }
    if (const Node* paths = options == nullptr ? nullptr : options->find("paths")) {
      paths->for_each_entry([&](const Node& key, const Node& value) {
        if (!key.is_scalar()) return;
        std::vector<std::string> targets;
        value.for_each_item([&](const Node& item) {
          if (item.is_scalar()) targets.emplace_back(item.resolved().value);
        });
        aliases.paths.emplace_back(key.resolved().value, std::move(targets));
      });
    }
    packaging.aliases.push_back(std::move(aliases));
  });
}

void read_go_mod(FileId /*file*/, std::string_view path, std::string_view text, Packaging& packaging) {
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (!line.starts_with("module ")) continue;
    const std::string_view name = trim(line.substr(7));
    packaging.packages.push_back({std::string(folder_of(path)), std::string(name.substr(0, name.find(' '))), {}});
    return;
  }
}

}  // namespace keyref
