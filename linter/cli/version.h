#pragma once

namespace keyref {

/// Set by the build from the project's version.
inline constexpr const char* kVersion = KEYREF_VERSION;

/// What else decides about findings, a line each: the rules with the providers' formats, by number and by the hash of
/// their files, and the grammars. Made by the build.
extern const char* const kVersionDetails;

}  // namespace keyref
