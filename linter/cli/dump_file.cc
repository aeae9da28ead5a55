#include "linter/cli/dump_file.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/tell.h"
#include "linter/source/descriptor.h"

namespace keyref {

void protect_memory() {
  const rlimit none{0, 0};
  (void)::setrlimit(RLIMIT_CORE, &none);
  (void)::prctl(PR_SET_DUMPABLE, 0);
}

ExitCode read_dump_file(const std::string& path, const std::vector<std::string>& labels, Dump& dump) {
  const bool standard_input = path == "-";
  if (standard_input && ::isatty(STDIN_FILENO) != 0)
    return tell(ExitCode::usage,
                "no dump: pipe `kubectl get secrets -A -o json` or what another store lists here, or name a file");
  const Descriptor file(standard_input ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const std::string name = standard_input ? "<stdin>" : escape_controls(path);
  if (!file) return tell(ExitCode::usage, "cannot read " + name + ": " + to_lower(std::strerror(errno)));
  auto result = read_dump(file.get(), labels);
  if (!result) return tell(ExitCode::unfinished, name + ": " + result.error().message + "; nothing was taken from it");
  if (result->objects + result->listed.objects == 0) {
    return tell(ExitCode::unfinished, name +
                                          ": there is no Secret in it and nothing that makes one, no state or plan of "
                                          "Terraform and no list of a store's secrets, or an empty list");
  }
  dump = std::move(*result);
  return ExitCode::clean;
}

}  // namespace keyref
