#include "linter/cli/render.h"

#include "linter/helm/render.h"
#include "linter/join/variants.h"
#include "linter/kustomize/render.h"
#include "linter/terraform/terraform.h"

namespace keyref {

void render(const std::string& root, Sources& sources, Fleet& fleet, unsigned jobs) {
  drop_renderings(fleet);
  helm::render_charts(root, sources, fleet, jobs);
  kustomize::render_kustomizations(root, sources, fleet, jobs);
  read_terraform(sources, fleet, jobs);
}

}  // namespace keyref
