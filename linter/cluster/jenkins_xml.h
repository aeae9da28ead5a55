#pragma once

#include <optional>
#include <string>

#include "linter/cluster/secret_input.h"
#include "linter/cluster/store_list.h"

namespace keyref {

/// Reads what `list-credentials-as-xml` and `get-credentials-domain-as-xml` of Jenkins print: of each element below
/// `credentials` the text of its `id`. None, or why it is no such XML.
std::optional<std::string> read_jenkins_xml(SecretInput& input, ListedSecrets& listed);

}  // namespace keyref
