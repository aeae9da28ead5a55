#pragma once

#include <vector>

#include "linter/report/report.h"

namespace keyref {

/// Reports of parts of one scan as one: what several of them tell of one place stands there once, and their counts add
/// up.
Report merged(std::vector<Report> parts);

}  // namespace keyref
