#pragma once

#include <string_view>

namespace keyref::literals {

// What the key of a mapping says of what stands below it, in any YAML or JSON.

/// It says where a value is, or it is sealed: no value.
bool is_reference_key(std::string_view key);
/// `script:` of a pipeline, `command:` of a container, `scripts` of package.json.
bool holds_commands(std::string_view key);
/// `env`, `environment`, `extraEnvVars`.
bool holds_variables(std::string_view key);
/// It says nothing: the one above says what the value is.
bool is_generic_key(std::string_view key);
/// The part of a Secret that is no secret.
bool is_public_part(std::string_view key);

}  // namespace keyref::literals
