#pragma once

#include <string_view>

namespace keyref {

/// Is the variable there without any manifest: the shell's, the runtime's, the cluster's, or one that a build fills in?
bool is_given(std::string_view variable);

/// Do runtimes, their tools or well-known libraries read the variable by themselves?
bool is_read_by_libraries(std::string_view variable);

}  // namespace keyref
