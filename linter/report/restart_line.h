#pragma once

#include <string>
#include <vector>

#include "linter/lint/uses.h"

namespace keyref {

/// "kubectl -n edge rollout restart deployment/web", as a shell takes it, with `where` as its comment. Where kubectl
/// does not restart such a kind, or the name stays computed, it is a comment that says so.
std::string restart_line(const Workload& workload, const std::string& where = {});

/// What is to be said once where some of the commands have no `-n`; empty: all have one.
std::string note_on_namespaces(const std::vector<Workload>& workloads);

}  // namespace keyref
