#include "linter/parse/front_ends.h"

#include <algorithm>
#include <array>
#include <utility>

#include "linter/parse/kustomization.h"
#include "linter/parse/terraform.h"

namespace keyref {
namespace {

constexpr FrontEnd kManifest = {true, may_hold_references, parse_manifest};
constexpr FrontEnd kTerraform = {false, may_declare_secrets, parse_terraform};

constexpr std::array<std::pair<std::string_view, const FrontEnd*>, 5> kByExtension = {{
    {".yaml", &kManifest},
    {".yml", &kManifest},
    {".json", &kManifest},
    {".tf", &kTerraform},
    {".tofu", &kTerraform},
}};

}  // namespace

const FrontEnd* front_end_of(std::string_view path) {
  if (is_kustomization_name(path)) return &kManifest;
  const auto* found = std::find_if(kByExtension.begin(), kByExtension.end(),
                                   [&](const auto& each) { return path.ends_with(each.first); });
  return found == kByExtension.end() ? nullptr : found->second;
}

const FrontEnd& front_end_of_named(std::string_view path) {
  const FrontEnd* found = front_end_of(path);
  return found == nullptr ? kManifest : *found;
}

}  // namespace keyref
