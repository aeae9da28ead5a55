#pragma once

#include <span>
#include <string_view>

#include "linter/model/store.h"

namespace keyref::code {

/// A call that asks a store for a secret: `new GetSecretValueCommand({ SecretId: 'x' })`.
struct StoreCall {
  std::string_view function;  ///< its last name
  std::string_view option;    ///< the entry, or the argument, that names the secret
  Store store;
  bool list = false;  ///< of several names
};

std::span<const StoreCall> store_calls();

}  // namespace keyref::code
