#pragma once

#include <string>
#include <vector>

#include "linter/cli/exit_code.h"
#include "linter/cluster/dump.h"

namespace keyref {

/// Keeps this process's memory out of core dumps, and away from other processes of the user: call it before anything
/// is read that holds values.
void protect_memory();

/// Reads a dump from a file, or from standard input for "-". Anything but `clean`: why there is none has been told.
ExitCode read_dump_file(const std::string& path, const std::vector<std::string>& labels, Dump& dump);

}  // namespace keyref
