#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/cluster/json_input.h"
#include "linter/cluster/store_list.h"

namespace keyref {

/// What stands where a name may not be shown, or is no name: readers of manifests take it for one that is computed.
inline constexpr std::string_view kWithheld = "${withheld}";

/// An object of a stream, as JSON in which only names are left.
struct NamedObject {
  std::string_view text;
  std::string_view section;      ///< the entry of the document in which it stands; empty: it is the document itself
  std::string_view kind;         ///< what the document around it has said so far that it is
  std::string_view api_version;  ///< likewise
};

/// Reads a stream of JSON documents, and calls for each object of a list (`items` of kubectl, `resources` of
/// Terraform), then for the document around them. Of strings only those are kept that stand where a name is needed and
/// look like no value; entries of `data` and the like keep their keys alone, and of labels those are kept that
/// `labels` names. What is a list of a store's secrets goes to `listed`. None, or why it is no JSON.
std::optional<JsonFailure> read_names(JsonInput& input, const std::vector<std::string>& labels, ListedSecrets& listed,
                                      FunctionRef<void(const NamedObject& object)> visit);

}  // namespace keyref
