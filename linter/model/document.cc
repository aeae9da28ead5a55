#include "linter/model/document.h"

namespace keyref {

std::string_view to_string(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::env:
      return "env";
    case ReferenceKind::env_from:
      return "envFrom";
    case ReferenceKind::volume:
      return "volume";
    case ReferenceKind::image_pull_secret:
      return "imagePullSecret";
    case ReferenceKind::tls:
      return "tls";
    case ReferenceKind::other:
      return "other";
  }
  return {};
}

}  // namespace keyref
