#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/kubernetes/references.h"
#include "linter/model/document.h"
#include "linter/syntax/node.h"
#include "linter/syntax/yaml.h"

namespace keyref {

/// How an object deploys a chart: Argo CD's Application and ApplicationSet
/// (https://argo-cd.readthedocs.io/en/stable/user-guide/helm/), Flux's HelmRelease
/// (https://fluxcd.io/flux/components/helm/helmreleases/). Nodes and views of the object.
struct Release {
  std::string_view chart;                      ///< its folder, where it comes from a git repository; else empty
  std::string_view name;                       ///< empty: not known
  std::string_view name_space;                 ///< empty: not known
  std::string environment;                     ///< what the object\'s labels say; mostly empty
  bool own_values = true;                      ///< the chart's values.yaml lies below the files
  bool files_from_root = false;                ///< files are named from the repository's root, not from the chart
  std::vector<std::string_view> values_files;  ///< each over the one before
  std::vector<const Node*> values;             ///< over the files: mappings, and scalars that hold YAML
  std::vector<std::pair<std::string_view, const Node*>> parameters;  ///< over all: paths in the values
};

/// The releases of an object: none where it is no such object, one for each source of an Application.
std::vector<Release> read_releases(const Node& root);

/// A release's values that are written as YAML in a scalar. `file_text`: empty where the scalar's file is not at hand;
/// then everything stands where the scalar does.
YamlStream parse_values(const Node& scalar, std::string_view file_text);

/// Reads the references in the values of an object's releases: a document of their own each, since they count where the
/// release is deployed to.
void read_release_values(const std::vector<Release>& releases, std::string_view file_text, const Document& object,
                         std::vector<Document>& documents);

/// Reads what a HelmRelease takes from Secrets.
void read_values_sources(const Node& root, ReferenceReader& references);

}  // namespace keyref
