#pragma once

#include <compare>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/join/joined.h"

namespace keyref {

/// Where a service's code is.
struct ServiceSource {
  std::vector<std::string> folders;  ///< sorted; relative to the root, which is ""
  bool said = false;                 ///< by keyref.yaml: then all that is below them

  auto operator<=>(const ServiceSource&) const =
      default;  // NOLINT(modernize-use-nullptr,readability-implicit-bool-conversion): clang-tidy 14 errs
};

/// Says in which folders a service's code is (contract, "Services and scope").
class SourceFinder {
 public:
  /// `paths`: sorted, of all files of code; lasts as long as this.
  SourceFinder(const Fleet& fleet, const std::vector<std::string_view>& paths) : fleet_(fleet), paths_(paths) {}

  ServiceSource of(const JoinedDocument& workload) const;

 private:
  bool holds_code(std::string_view folder) const;
  std::string above_chart(const JoinedDocument& workload) const;
  std::string project_of(const JoinedDocument& workload) const;
  std::string project_named(const std::vector<std::string_view>& names) const;

  const Fleet& fleet_;
  const std::vector<std::string_view>& paths_;
};

/// `payments` of `registry.example.com/acme/payments:1.2`.
std::string_view name_of_image(std::string_view image);

/// Does the file of a service, whose source begins at `folder`, run in its containers, as far as its path says? What
/// deploys, builds or tries the code out runs elsewhere; a copy of a library is not its own.
bool is_deployed(std::string_view path, std::string_view folder);

}  // namespace keyref
