#pragma once

#include <string_view>
#include <vector>

#include "linter/model/document.h"

namespace keyref::stores {

/// A place that names a secret; none where the name must not be shown.
void add(Store store, std::string_view name, Place place, std::vector<StoreReference>& references);

/// `credentials('id')`, `credentialsId: 'id'`, `sshagent(['id'])`, `docker.withRegistry('…', 'id')`.
std::vector<StoreReference> read_jenkinsfile(FileId file, std::string_view text);
/// `${{ secrets.NAME }}`.
std::vector<StoreReference> read_workflow(FileId file, std::string_view text);

}  // namespace keyref::stores
