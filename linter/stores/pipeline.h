#pragma once

#include <string_view>
#include <vector>

#include "linter/model/document.h"

namespace keyref {

/// Does a file of this name run in a pipeline that has a store of secrets: Jenkins, GitHub Actions?
bool is_pipeline(std::string_view path);

/// What a pipeline's file asks its store for: one document, or none.
void read_pipeline(FileId file, std::string_view path, std::string_view text, std::vector<Document>& documents);

}  // namespace keyref
