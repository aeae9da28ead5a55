#pragma once

#include "linter/base/function_ref.h"
#include "linter/lint/finding.h"
#include "linter/lint/promoted_secrets.h"

namespace keyref {

/// What the services and pipelines ask stores beside Kubernetes for, held against what these have in the environment
/// that is promoted to. `runs`: does the document run there? `accepts`: did somebody accept what a scan would say? How
/// many references find what they name.
std::size_t plan_stores(const Joined& fleet, EnvironmentId from, EnvironmentId to,
                        FunctionRef<bool(const JoinedDocument&)> runs, FunctionRef<bool(Finding&)> accepts,
                        PromotedSecrets& secrets);

}  // namespace keyref
