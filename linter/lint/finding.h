#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/model/environment.h"
#include "linter/model/severity.h"
#include "linter/model/store.h"
#include "linter/source/span.h"

namespace keyref {

/// Another place that explains a finding.
struct Related {
  Place place;
  std::string message;
};

/// What a rule says of a place. No field ever holds a secret's value.
struct Finding {
  std::string rule;
  Severity severity = Severity::error;
  int lowered = 0;         ///< steps below the rule's own severity; the runner makes `severity` of it
  std::string message;     ///< one sentence without a full stop
  std::string help;        ///< how to mend it; may be empty
  std::string suggestion;  ///< the word that was probably meant; empty: none
  Place place;
  std::string service;  ///< empty: does not apply, as in the fields below
  EnvironmentSet environments;
  std::string secret;
  std::string key;
  std::string variable;
  std::string provider;  ///< of a token
  std::string account;   ///< of a cloud, inside of a key id or an ARN
  std::string source;    ///< the template that a rendered stream says it is from
  std::vector<Related> related;
  bool same_everywhere = false;  ///< a fault of the file itself, in whatever environment: more of them are not worse
  std::string address;      ///< kind, name, container, variable: what the fingerprint is made of beside rule and path
  std::string fingerprint;  ///< 16 hex digits; the runner sets it when all findings are known
};

struct SeverityCounts {
  std::size_t error = 0;
  std::size_t warning = 0;
  std::size_t note = 0;

  void add(Severity severity) {
    ++(severity == Severity::error ? error : severity == Severity::warning ? warning : note);
  }
};

/// What a scan looked at, so that nobody takes "could not check" for clean.
struct Summary {
  std::size_t files = 0;  ///< read, and looked at as a manifest, an inventory or a configuration
  std::size_t services = 0;
  EnvironmentSet environments;
  EnvironmentSet unchecked;                         ///< of those: without an inventory
  std::map<Store, EnvironmentSet> unlisted_stores;  ///< asked for there, where inventories do not list them
  std::size_t present = 0;                          ///< pairs of reference and environment, as in the next two
  std::size_t absent = 0;
  std::size_t unknown = 0;
  SeverityCounts findings;
  std::size_t allowed = 0;
  std::size_t baselined = 0;
  std::optional<std::size_t> fixed;  ///< none: nothing was asked to be fixed
  std::size_t outlived = 0;  ///< entries of the baseline that nothing needs; known where everything is looked at
  struct Skipped {
    std::size_t ignored = 0;
    std::size_t binary = 0;
    std::size_t large = 0;
    std::size_t special = 0;
    std::size_t minified = 0;            ///< looked at, but for tokens and the like only
    std::size_t other_environments = 0;  ///< documents that belong only to environments not selected
  } skipped;
};

}  // namespace keyref
