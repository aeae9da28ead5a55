#pragma once

#include <cstddef>

#include "linter/base/function_ref.h"

namespace keyref {

/// Calls `work` for 0 … count-1 on at most `jobs` threads, this one included. Order of calls is not defined; `work`
/// must not throw.
void parallel_for(std::size_t count, unsigned jobs, FunctionRef<void(std::size_t)> work);

}  // namespace keyref
