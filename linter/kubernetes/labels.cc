#include "linter/kubernetes/labels.h"

#include "linter/secret/value_shape.h"

namespace keyref {

std::string first_label(const Node& labels, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const std::string_view value = labels.text_of(name); !value.empty()) return shown_name(value);
  }
  return {};
}

std::string environment_label(const Node& labels) {
  return first_label(labels, {"environment", "env", "app.kubernetes.io/environment"});
}

}  // namespace keyref
