#include "linter/model/store_names.h"

#include "linter/base/text.h"

namespace keyref {

std::string compared_name(Store store, const std::string& name) {
  return store == Store::github_actions ? to_lower(name) : name;
}

}  // namespace keyref
