#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "linter/cluster/json_input.h"
#include "linter/model/store_names.h"

namespace keyref {

/// What the command lines of stores have listed.
struct ListedSecrets {
  StoreLists stores;
  std::size_t objects = 0;   ///< that were read
  std::size_t withheld = 0;  ///< names that look like values, or like no name

  void add(Store store, std::string_view name);
};

/// Finds lists of stores' secrets in a document of JSON: `aws secretsmanager list-secrets`, `aws ssm
/// describe-parameters` and `get-parameters-by-path`, `gh secret list --json`, `gh api …/secrets`, and what Jenkins
/// says of the credentials of a domain. Of each secret the name is kept, and nothing else.
class StoreListReader {
 public:
  StoreListReader(JsonInput& input, ListedSecrets& listed) : input_(input), listed_(listed) {}

  /// A document begins. True: it was an array, and is read.
  bool read_array();
  /// Reads the value of one of the document's own entries; false, and nothing is read, where it is no list.
  bool read_entry(std::string_view entry);

 private:
  struct List;
  void read_item(const List& list);
  /// The string that comes next; empty where it may be no name.
  std::string read_name();

  JsonInput& input_;
  ListedSecrets& listed_;
  std::optional<Store> last_;  ///< the list that was read last in the document
};

}  // namespace keyref
