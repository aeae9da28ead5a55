#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "linter/syntax/node.h"

namespace keyref {

/// The first of these labels that says something that may be shown.
std::string first_label(const Node& labels, std::initializer_list<std::string_view> names);

/// What an object's labels say of its environment.
std::string environment_label(const Node& labels);

}  // namespace keyref
