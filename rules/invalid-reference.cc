#include <algorithm>

#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// What a patch lacks, the object has that it changes.
bool is_patch(const Joined& fleet, FileId file) {
  const std::string& path = fleet.sources[file].path;
  const auto& kustomizations = fleet.fleet.kustomizations;
  return std::any_of(kustomizations.begin(), kustomizations.end(), [&](const Kustomization& each) {
    return std::find(each.patches.begin(), each.patches.end(), path) != each.patches.end();
  });
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const JoinedDocument& document : fleet.documents) {
    for (const InvalidReference& invalid : document.document->invalid_references) {
      if (!fleet.is_reported(document, invalid.place, invalid.only)) continue;
      if (invalid.incomplete && is_patch(fleet, invalid.place.file)) continue;
      Finding finding = document_finding(document, invalid.place, invalid.only, invalid.container, invalid.variable);
      finding.message = invalid.message;
      finding.help = invalid.help;
      finding.suggestion = invalid.suggestion;
      finding.address += '\n' + invalid.message;
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

constinit const Rule kInvalidReference = {"invalid-reference", Severity::error,
                                          "A reference that the API server refuses, or a misspelt field", check};

}  // namespace keyref
