#include "linter/secret/store_name.h"

#include "linter/base/placeholder.h"
#include "linter/secret/value_shape.h"

namespace keyref {

bool is_store_name(std::string_view name) {
  return is_ordinary_name(name) || (!name.empty() && !has_placeholder(name) && !shown_name(name).empty());
}

}  // namespace keyref
