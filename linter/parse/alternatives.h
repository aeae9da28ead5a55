#pragma once

#include <vector>

#include "linter/model/document.h"

namespace keyref {

/// Adds what another reading of the same file found: documents, and references of documents, that no reading found
/// before.
void add_alternatives(std::vector<Document>& documents, std::vector<Document> others);

}  // namespace keyref
