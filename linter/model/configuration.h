#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/base/date.h"
#include "linter/model/environment.h"
#include "linter/model/severity.h"
#include "linter/source/glob.h"

namespace keyref {

struct ServiceSetting {
  std::string name;
  std::vector<Glob> manifests;
  std::vector<std::string> source;  ///< folders, relative to the root
};

struct RuleSetting {
  bool off = false;
  std::optional<Severity> severity;
  std::optional<int> after;  ///< days, for the rules that look at a date
};

/// An entry of `allow`, or an inline comment.
struct Allow {
  std::string rule;
  Place place;                     ///< of the entry or comment
  std::string reason;              ///< empty: hides nothing and is told
  std::optional<Glob> path;        ///< entries: which files
  std::optional<Timestamp> until;  ///< entries: the first moment at which it hides nothing any more
  std::uint32_t line = 0;          ///< comments: the line they speak of is this one or the next
};

/// How `keyref inventory import` finds the service that a secret is of.
struct ImportSetting {
  std::vector<std::string> labels;      ///< whose values name services
  std::vector<std::string> namespaces;  ///< patterns with `{service}` in them
  std::vector<std::string> names;       ///< likewise
  std::vector<Glob> ignore;             ///< of `namespace/name`
};

/// keyref.yaml, or what stands in for it where there is none.
struct Configuration {
  std::optional<FileId> file;  ///< none: defaults
  std::vector<Environment> environments;
  std::vector<ServiceSetting> services;
  std::map<std::string, RuleSetting> rules;
  std::vector<Allow> allow;
  std::vector<Glob> ignore;
  ImportSetting import;
  std::vector<std::string> shared_accounts;
  Text baseline;  ///< as written, relative to keyref.yaml; empty: none
};

}  // namespace keyref
