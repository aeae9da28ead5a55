#pragma once

#include "linter/cluster/secret_input.h"
#include "linter/cluster/store_list.h"

namespace keyref {

/// Does the stream begin as a text in which a store's command line lists its secrets: `jenkins-cli list-credentials`
/// and `list-credentials-as-xml`, `sst secret list`, `gh secret list`?
bool is_store_text(SecretInput& input);

/// Reads such a text: names are kept, and nothing else. None, or why it is none.
std::optional<std::string> read_store_text(SecretInput& input, ListedSecrets& listed);

}  // namespace keyref
