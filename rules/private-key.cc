#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "private-key", "replace the key pair, and keep the new private key in a Secret", findings);
}

}  // namespace

constinit const Rule kPrivateKey = {"private-key", Severity::error, "A private key", check, Stake::secrecy};

}  // namespace keyref
