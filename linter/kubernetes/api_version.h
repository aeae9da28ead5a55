#pragma once

#include <string_view>

namespace keyref {

/// The group of an `apiVersion`; empty for the core group.
inline std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view() : api_version.substr(0, slash);
}

/// The version behind the group.
inline std::string_view version_of(std::string_view api_version) {
  return api_version.substr(api_version.find('/') + 1);
}

/// Groups of Kubernetes' own have no dot or end in `.k8s.io`.
inline bool is_builtin_group(std::string_view group) {
  return group.ends_with(".k8s.io") || group.find('.') == std::string_view::npos;
}

}  // namespace keyref
