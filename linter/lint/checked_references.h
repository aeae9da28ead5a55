#pragma once

#include <string>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/join/joined.h"
#include "linter/lint/code_uses.h"

namespace keyref {

/// A place that names a secret, or a key of it, with what is known of that.
struct CheckedReference {
  Place place;  ///< of the secret's name
  ReferenceKind kind = ReferenceKind::other;
  bool optional = false;
  std::string service;  ///< empty: does not apply, as in the next three
  std::string workload;
  std::string container;
  std::string variable;
  std::string secret;           ///< where environments make different names of it, as it is written; so is the key
  std::string key;              ///< empty: all of the secret
  std::vector<Answer> answers;  ///< by selected environment; one where the fleet has no environments
  std::vector<CodeUse> code;    ///< of the service, which reads the variables that the place gives to its containers
};

/// Calls for each reference that a scan counts. `touched`: only those on lines that a change wrote.
void for_each_counted(const Joined& fleet, bool touched,
                      FunctionRef<void(const JoinedDocument&, std::size_t index, const Reference&)> visit);

/// The same of references to other stores; which of a reference's answers are counted, is_to_be_checked() says.
void for_each_counted_of_stores(
    const Joined& fleet, bool touched,
    FunctionRef<void(const JoinedDocument&, const StoreReference&, const EnvironmentSet& environments)> visit);

/// All of them, in the order of documents. What several overlays make of one place, each in environments of its own, is
/// one of them.
std::vector<CheckedReference> checked_references(const Joined& fleet, bool touched);

}  // namespace keyref
