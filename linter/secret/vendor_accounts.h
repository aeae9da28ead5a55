#pragma once

#include <string_view>

namespace keyref {

/// An AWS account that a vendor's documentation tells everybody to name, or one that documentation uses for any.
bool is_vendor_account(std::string_view account);

}  // namespace keyref
