#include "linter/cli/render.h"

#include "linter/helm/render.h"
#include "linter/join/variants.h"
#include "linter/kustomize/render.h"
#include "linter/terraform/terraform.h"

namespace keyref {

void render(const FileTree& tree, Sources& sources, Fleet& fleet, unsigned jobs) {
  drop_renderings(fleet);
  helm::render_charts(tree, sources, fleet, jobs);
  kustomize::render_kustomizations(tree, sources, fleet, jobs);
  read_terraform(sources, fleet, jobs);
}

}  // namespace keyref
