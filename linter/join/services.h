#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/join/joined.h"

namespace keyref {

/// Base, overlays, templates and environments do not name a service: the folder above them does.
std::string_view service_folder_of(std::string_view path, const std::vector<Environment>& environments);

/// Says which service a document is of, and which sections of inventories are its own (contract, "Services and scope").
class ServiceFinder {
 public:
  ServiceFinder(const Fleet& fleet, const Sources& sources);

  /// Fills in service, service_folder and owned.
  void describe(JoinedDocument& joined) const;

 private:
  struct Folder {
    std::string service_folder;
    std::vector<std::string> names;  ///< its own and its parents', without those that name no service
    std::vector<const Document*> workloads;
  };

  const Folder& folder(std::string_view path) const { return folders_.at(std::string(path)); }

  const Fleet& fleet_;
  const Sources& sources_;
  std::unordered_map<std::string, Folder> folders_;                                  ///< by folder of a file
  std::unordered_map<std::string, std::vector<const Document*>> by_service_folder_;  ///< workloads
};

}  // namespace keyref
