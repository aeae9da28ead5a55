#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "linter/model/code.h"

namespace keyref {

/// What the containers of a service get in one environment.
struct Provided {
  std::set<std::string> names;
  bool everything = false;  ///< some of it is not known here
};

struct WiredRead {
  const EnvRead* read = nullptr;
  bool shared = false;  ///< in code that is not the service's own: it imports it
};

/// Workloads, and the code that they run.
struct WiredService {
  std::string name;                               ///< as reported; empty where several share a folder without a name
  std::vector<std::string> folders;               ///< of its code
  std::vector<std::size_t> workloads;             ///< into Joined::documents
  std::vector<WiredRead> reads;                   ///< what runs in the containers reads these; tests never
  std::unordered_set<std::string> read_names;     ///< of those
  std::unordered_set<std::string> known;          ///< all names that anything of the service reads or uses
  std::unordered_set<std::string> set_by_image;   ///< in all environments
  std::vector<std::optional<Provided>> provided;  ///< by environment; one where there are none. None: not deployed
  bool reads_anything = false;                    ///< which variables the code reads is not known
};

}  // namespace keyref
