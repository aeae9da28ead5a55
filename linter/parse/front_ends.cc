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

/// What stands behind the extension of a file that a pipeline makes a manifest of.
constexpr std::array<std::string_view, 13> kTemplateExtensions = {
    ".ejs",    ".envsubst", ".erb",      ".gotmpl", ".hbs",  ".j2", ".jinja",
    ".jinja2", ".mustache", ".template", ".tftpl",  ".tmpl", ".tpl"};

const FrontEnd* front_end_of_extension(std::string_view path) {
  const auto* found = std::find_if(kByExtension.begin(), kByExtension.end(),
                                   [&](const auto& each) { return path.ends_with(each.first); });
  return found == kByExtension.end() ? nullptr : found->second;
}

}  // namespace

const FrontEnd* front_end_of(std::string_view path) {
  if (is_kustomization_name(path)) return &kManifest;
  if (const FrontEnd* found = front_end_of_extension(path)) return found;
  const auto* extension = std::find_if(kTemplateExtensions.begin(), kTemplateExtensions.end(),
                                       [&](std::string_view each) { return path.ends_with(each); });
  if (extension == kTemplateExtensions.end()) return nullptr;
  const FrontEnd* found = front_end_of_extension(path.substr(0, path.size() - extension->size()));
  return found == &kManifest ? found : nullptr;
}

const FrontEnd& front_end_of_named(std::string_view path) {
  const FrontEnd* found = front_end_of(path);
  return found == nullptr ? kManifest : *found;
}

}  // namespace keyref
