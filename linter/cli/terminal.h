#pragma once

#include "linter/report/formats.h"

namespace keyref {

/// Colour and width of standard output. Colour: NO_COLOR over CLICOLOR_FORCE over CLICOLOR; off for TERM=dumb and where
/// it is no terminal.
TextStyle standard_output_style();

}  // namespace keyref
