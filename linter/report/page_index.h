#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/report/report.h"

namespace keyref {

/// How many references have which answer.
struct Tally {
  std::size_t present = 0;
  std::size_t absent = 0;
  std::size_t unknown = 0;

  void add(const Answer& answer);
  bool empty() const { return present + absent + unknown == 0; }
  bool needs_attention() const { return absent + unknown > 0; }
};

/// What a page says of a service. Numbers, here and below, are indices into PageIndex.
struct PageService {
  std::string_view name;              ///< empty: of no service
  std::vector<Tally> tallies;         ///< by environment
  std::vector<std::size_t> secrets;   ///< that it refers to, ascending
  std::vector<std::size_t> findings;  ///< into the report's
  SeverityCounts counts;              ///< of those

  bool needs_attention() const;
};

struct PageSecret {
  std::string_view name;
  Tally tally;
  std::vector<const ReportReference*> references;
};

/// A report by services and by secrets, as its page shows it.
class PageIndex {
 public:
  explicit PageIndex(const Report& report);

  const std::vector<std::string>& environments() const { return environments_; }
  const std::vector<PageService>& services() const { return services_; }  ///< by name; what has none stands last
  const std::vector<PageSecret>& secrets() const { return secrets_; }     ///< by name
  std::size_t number_of_service(std::string_view name) const;
  /// A browser would take seconds to lay out all of it.
  bool is_large() const { return is_large_; }

 private:
  void add(const ReportReference& reference, std::size_t secret);

  std::vector<std::string> environments_;  ///< columns; one without a name where the scan knows of none
  std::vector<PageService> services_;
  std::vector<PageSecret> secrets_;
  bool is_large_;
};

}  // namespace keyref
