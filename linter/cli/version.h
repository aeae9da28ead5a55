#pragma once

namespace keyref {

/// Set by the build from the project's version.
inline constexpr const char* kVersion = KEYREF_VERSION;

}  // namespace keyref
