#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/join/any_environment.h"

namespace keyref {

/// A place of code that reads a variable which holds a secret's key.
struct CodeUse {
  Place place;
  std::string variable;
  std::string key;
  EnvironmentSet environments;  ///< empty where there are none
};

/// Adds one, or its environments to the one that is there.
void merge(const CodeUse& use, std::vector<CodeUse>& uses);

/// What gives a container a variable: a reference of its document, and the key that it takes there.
struct Origin {
  std::size_t reference;
  std::string key;

  auto operator<=>(const Origin&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};

/// Is the key in what a reference finds? Of a secret that is not known here, nobody knows it.
Presence find_key(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                  const std::string& key, AnyEnvironment environment);

/// Calls for each place of a service's code that reads what a secret gives to a container of the document, one of the
/// service's workloads. `asked`: where a secret's keys are not known, only this one is taken to be among them.
void for_each_code_use(const Joined& fleet, const WiredService& service, const JoinedDocument& document,
                       const std::optional<std::string>& asked,
                       FunctionRef<void(const Origin& origin, const Text& variable, AnyEnvironment environment)> visit);

}  // namespace keyref
