#include "linter/parse/front_ends.h"

#include <algorithm>
#include <array>
#include <utility>

#include "linter/parse/kustomization.h"
#include "linter/parse/terraform.h"

namespace keyref {
namespace {

constexpr FrontEnd kManifest = {may_hold_references, parse_manifest};
constexpr FrontEnd kTerraform = {may_hold_terraform, nullptr};

constexpr std::array<std::pair<std::string_view, const FrontEnd*>, 9> kByExtension = {{
    {".tf.json", &kTerraform},
    {".tofu.json", &kTerraform},
    {".tfvars.json", &kTerraform},
    {".yaml", &kManifest},
    {".yml", &kManifest},
    {".json", &kManifest},
    {".tf", &kTerraform},
    {".tofu", &kTerraform},
    {".tfvars", &kTerraform},
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
