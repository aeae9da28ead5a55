#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linter/model/environment.h"
#include "linter/source/span.h"

namespace keyref {

/// A name of a reference or a declaration, with its place. A template may make it differ between environments; what it
/// cannot know of it stays in it as a placeholder.
struct Name : Text {
  Name() = default;
  explicit Name(Text text) : Text(std::move(text)) {}

  struct Variant {
    EnvironmentSet environments;
    std::string value;
    bool hashed = false;
  };
  std::vector<Variant> variants;  ///< where it is not `value`, or not hashed alike
  std::optional<Place> origin;    ///< the values' file that `value` comes from
  std::string written;            ///< what the file has, where a build makes another name of it; empty: `value`
  bool hashed = false;            ///< kustomize appends a hash of the content: only a Secret of the same build is meant

  const std::string& in(EnvironmentId environment) const {
    const Variant* variant = variant_in(environment);
    return variant == nullptr ? value : variant->value;
  }
  bool is_hashed_in(EnvironmentId environment) const {
    const Variant* variant = variant_in(environment);
    return variant == nullptr ? hashed : variant->hashed;
  }

 private:
  const Variant* variant_in(EnvironmentId environment) const {
    for (const Variant& variant : variants) {
      if (variant.environments.contains(environment)) return &variant;
    }
    return nullptr;
  }
};

}  // namespace keyref
