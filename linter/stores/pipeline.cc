#include "linter/stores/pipeline.h"

#include <utility>

#include "linter/base/text.h"
#include "linter/literals/formats.h"
#include "linter/literals/test_file.h"
#include "linter/secret/value_shape.h"
#include "linter/stores/readers.h"

namespace keyref {
namespace {

using Read = std::vector<StoreReference> (*)(FileId file, std::string_view text);

bool is_workflow(std::string_view path) {
  constexpr std::string_view kFolder = ".github/workflows";
  const std::string_view folder = folder_of(path);
  return (folder == kFolder || folder.ends_with("/.github/workflows")) &&
         (path.ends_with(".yml") || path.ends_with(".yaml"));
}

Read reader_of(std::string_view path) {
  if (is_workflow(path)) return stores::read_workflow;
  // All files of a repository are asked; that most are none is told without the table of formats.
  const bool may_be_groovy = path.ends_with(".groovy") || name_of(path).find("enkinsfile") != std::string_view::npos;
  if (!may_be_groovy || literals::format_of(path) != literals::read_jenkinsfile) return nullptr;
  return literals::is_test_file(path) ? nullptr : stores::read_jenkinsfile;
}

}  // namespace

bool is_pipeline(std::string_view path) { return reader_of(path) != nullptr; }

void read_pipeline(FileId file, std::string_view path, std::string_view text, std::vector<Document>& documents) {
  const Read read = reader_of(path);
  if (read == nullptr) return;
  std::vector<StoreReference> references = read(file, text);
  if (references.empty()) return;
  Document document;
  document.file = file;
  document.place = references.front().secret.place;
  document.store_references = std::move(references);
  documents.push_back(std::move(document));
}

void stores::add(Store store, std::string_view name, Place place, std::vector<StoreReference>& references) {
  if (shown_name(name).empty()) return;
  StoreReference reference;
  reference.store = store;
  reference.secret = Name({std::string(name), place});
  references.push_back(std::move(reference));
}

}  // namespace keyref
