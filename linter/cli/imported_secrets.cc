#include "linter/cli/imported_secrets.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "linter/code/language.h"
#include "linter/join/modules.h"
#include "linter/literals/read.h"

namespace keyref {
namespace {

using FilesByPath = std::map<std::string_view, FileId>;

FilesByPath code_files(const Sources& sources) {
  FilesByPath files;
  for (FileId id = 0; id < sources.size(); ++id)
    if (code::language_of(sources[id].path) != nullptr) files.emplace(sources[id].path, id);
  return files;
}

bool overlaps(const Place& a, const Place& b) {
  return a.file == b.file && a.span.begin < b.span.end && b.span.begin < a.span.end;
}

/// One finding a place: what takes the constant may say more of it than its own name does.
void add(Literal found, std::vector<Literal>& literals) {
  const auto told = std::find_if(literals.begin(), literals.end(),
                                 [&](const Literal& each) { return overlaps(each.place, found.place); });
  if (told == literals.end())
    literals.push_back(std::move(found));
  else if (told->confidence < found.confidence)
    *told = std::move(found);
}

}  // namespace

void read_imported_secrets(const FileTree& tree, Sources& sources, Fleet& fleet) {
  const bool any = std::any_of(fleet.code.begin(), fleet.code.end(),
                               [](const CodeFile& file) { return !file.imported_secrets.empty(); });
  if (!any) return;
  const FilesByPath files = code_files(sources);
  std::vector<std::string_view> paths;
  paths.reserve(files.size());
  for (const auto& [path, id] : files) paths.push_back(path);
  const Modules modules(fleet.packaging, paths);
  for (const CodeFile& file : fleet.code) {
    for (const ImportedSecret& secret : file.imported_secrets) {
      for (const std::size_t meant :
           modules.resolve(sources[file.file].path, secret.import).value_or(Modules::Files())) {
        const FileId id = files.at(paths[meant]);
        if (!sources[id].reported) continue;
        read_text(tree, sources[id]);
        const auto& source = sources[id];
        for (Literal& found : literals::read_imported_secret(id, source.path, source.text, secret, fleet.now))
          add(std::move(found), fleet.literals);
      }
    }
  }
}

}  // namespace keyref
