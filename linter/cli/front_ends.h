#pragma once

#include <string_view>

#include "linter/kubernetes/manifest.h"

namespace keyref {

/// What reads one format.
struct FrontEnd {
  /// False: nothing needs to parse the file.
  bool (*may_hold_facts)(std::string_view path, std::string_view text);
  /// Null: what the file says is only known with the others of its folder.
  ManifestFacts (*parse)(FileId file, std::string_view path, std::string_view text, bool named);
};

/// What reads files of this name; nullptr: nothing.
const FrontEnd* front_end_of(std::string_view path);

/// What reads a file that the user or keyref.yaml says is a manifest, whatever its name.
const FrontEnd& front_end_of_named(std::string_view path);

}  // namespace keyref
