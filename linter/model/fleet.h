#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "linter/model/account_use.h"
#include "linter/model/baseline.h"
#include "linter/model/code.h"
#include "linter/model/configuration.h"
#include "linter/model/document.h"
#include "linter/model/literal.h"
#include "linter/model/packaging.h"
#include "linter/model/problem.h"
#include "linter/model/secret.h"
#include "linter/source/sources.h"

namespace keyref {

/// All facts of a scan, as the front ends found them, in the order of their files' paths.
struct Fleet {
  Configuration configuration;
  EnvironmentSet selected;                            ///< what --env named; all without it
  bool whole_root = true;                             ///< nothing limits what is reported
  std::vector<std::optional<Inventory>> inventories;  ///< by EnvironmentId; none: not checked
  std::vector<Document> documents;
  std::vector<Kustomization> kustomizations;
  std::vector<FileId> templates;     ///< of Helm charts, in the order of their paths; rendered when all are there
  std::vector<FileId> terraform;     ///< files of Terraform; read when all of a folder are there
  std::vector<FileId> releases;      ///< files that deploy charts: Argo CD's Applications, Flux's HelmReleases
  std::vector<Literal> literals;     ///< of reported files
  std::vector<CodeFile> code;        ///< files of source code that read the environment or import something
  std::vector<AccountUse> accounts;  ///< in configuration, of reported files
  Packaging packaging;               ///< how code is put together and run
  std::vector<Problem> problems;
  std::vector<Allow> comments;          ///< inline allows, of reported files
  std::vector<BaselineEntry> baseline;  ///< findings that are known
  Timestamp now = 0;

  /// Nothing is left out, so that what is not found is not there.
  bool is_everything() const {
    return whole_root && selected == EnvironmentSet::first(configuration.environments.size());
  }
};

}  // namespace keyref
