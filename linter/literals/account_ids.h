#pragma once

#include <string_view>
#include <vector>

#include "linter/model/account_use.h"

namespace keyref::literals {

/// Every number of a text that has the form of an AWS account's id, comments left out.
std::vector<AccountUse> find_account_ids(FileId file, std::string_view text);

}  // namespace keyref::literals
