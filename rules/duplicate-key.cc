#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const JoinedDocument& document : fleet.documents) {
    for (const DuplicateKey& duplicate : document.document->duplicate_keys) {
      if (!fleet.is_reported(document, duplicate.second, duplicate.only)) continue;
      Finding finding = document_finding(document, duplicate.second, duplicate.only, {}, {});
      finding.message = (duplicate.key.empty() ? std::string("a key") : "`" + duplicate.key + "`") +
                        " is written twice in one mapping; the last one wins";
      finding.help = "keep one of them";
      finding.related.push_back({duplicate.first, "written here before"});
      finding.address += '\n' + duplicate.key;
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

constinit const Rule kDuplicateKey = {"duplicate-key", Severity::error,
                                      "A key is written twice in one mapping of a Kubernetes object", check};

}  // namespace keyref
