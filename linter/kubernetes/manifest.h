#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/model/document.h"
#include "linter/model/problem.h"
#include "linter/syntax/yaml.h"

namespace keyref {

/// What one file holds.
struct ManifestFacts {
  std::vector<Document> documents;
  std::vector<Kustomization> kustomizations;
  std::vector<Problem> problems;
  bool has_releases = false;         ///< an object deploys a chart with values
  std::optional<YamlStream> stream;  ///< what was parsed, where the text is YAML as it stands
};

/// Could the file hold objects or references? False: nothing needs to parse it.
bool may_hold_references(std::string_view path, std::string_view text);

/// Reads documents that are parsed already. `text`: what they stand in; empty where they have been put together.
void read_documents(FileId file, std::string_view path, std::string_view text, const YamlStream& stream,
                    ManifestFacts& facts);

/// Reads one object that a build has put together, or that another format holds; `text` is the file's where what is
/// written in its scalars can be traced.
void read_object(FileId file, std::string_view text, const Node& root, ManifestFacts& facts);

/// What `helm template` writes above each document, `# Source: chart/templates/x.yaml`, becomes its `source`.
void name_sources(std::string_view text, std::vector<Document>& documents);

/// Reads one file. `named`: the user or keyref.yaml says that it is a manifest, so that a syntax error counts.
ManifestFacts parse_manifest(FileId file, std::string_view path, std::string_view text, bool named);

}  // namespace keyref
