#pragma once

namespace keyref {

/// What the shell sees.
enum class ExitCode {
  clean = 0,
  findings = 1,    ///< at or over --fail-on
  usage = 2,       ///< wrong options, keyref.yaml or inventories
  unfinished = 3,  ///< not everything could be read: never mistaken for clean
};

}  // namespace keyref
