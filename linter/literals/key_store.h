#pragma once

#include <optional>
#include <string_view>

#include "linter/model/literal.h"
#include "linter/source/span.h"

namespace keyref::literals {

/// A store of private keys (JKS, JCEKS, PKCS#12), told by a file's first bytes.
std::optional<Literal> key_store(FileId file, std::string_view head);

}  // namespace keyref::literals
