#pragma once

#include <string_view>

#include "linter/parse/manifest.h"

namespace keyref {

/// Could the file declare secrets? False: nothing needs to parse it.
bool may_declare_secrets(std::string_view path, std::string_view text);

/// Reads the resources `kubernetes_secret` and `kubernetes_secret_v1` of a Terraform file as declared secrets. A name
/// that is no literal declares nothing; keys that are none are unknown.
ManifestFacts parse_terraform(FileId file, std::string_view path, std::string_view text, bool named);

}  // namespace keyref
