#pragma once

#include <string>

#include "linter/join/joined.h"

namespace keyref {

/// "services/web/deployment.yaml:21", as a terminal may show it.
std::string shown_line(const Sources& sources, const Place& place);
/// Has something stayed unread that could hold on to a secret, and nobody accepted it? Tells what.
bool tell_unread(const Joined& fleet);

}  // namespace keyref
