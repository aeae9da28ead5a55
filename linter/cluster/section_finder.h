#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/cluster/dump.h"
#include "linter/model/configuration.h"

namespace keyref {

/// The labels that may say of which service a secret is: those of keyref.yaml, then Kubernetes' recommended ones.
std::vector<std::string> section_labels(const ImportSetting& setting);

/// Says of which service a secret is that no inventory lists yet: as keyref.yaml says (`import`), by labels, then
/// namespaces, then names; else as Kubernetes' recommended labels say. Only services that are known count.
class SectionFinder {
 public:
  SectionFinder(const ImportSetting& setting, const std::set<std::string>& services);

  /// The service; empty for none.
  std::string section_of(const DumpedSecret& secret) const;

 private:
  std::string by_pattern(std::string_view text, const std::vector<std::string>& patterns) const;

  const ImportSetting& setting_;
  std::vector<std::string> services_;  ///< the longest names first, as `pay` may begin another one
};

}  // namespace keyref
