#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "linter/join/joined.h"

namespace keyref {

/// Joins the fleet's workloads with the code that they run; `joined` has its answers by then.
std::vector<WiredService> wire(const Joined& joined);

/// Files that are reported.
struct Touched {
  std::vector<std::string> manifests;
  std::vector<std::string> code;
};

/// What has to be read to join the touched services whole: their code, what that imports as far as it is known, and
/// what is beside it. `paths`: of all files of the root that may be meant.
std::vector<std::string> sources_of(const Joined& joined, const std::vector<std::string>& paths,
                                    const Touched& touched);

/// A variable that the code of a service needs, and that none of its workloads gets.
struct Unprovided {
  const WiredService* service = nullptr;
  std::vector<const WiredRead*> reads;  ///< the one that needs it most first
  EnvironmentSet environments;
};
std::vector<Unprovided> unprovided_variables(const Joined& joined);

/// An entry of `env` that the code of its service never reads.
struct Unread {
  const WiredService* service = nullptr;
  const JoinedDocument* document = nullptr;
  const Container* container = nullptr;
  const EnvVar* variable = nullptr;
};
std::vector<Unread> unread_variables(const Joined& joined);

}  // namespace keyref
