#pragma once

#include "linter/literals/pair.h"

namespace keyref::literals {

/// `machine host login user password x`, in lines or not.
void read_netrc(const File& file, PairSink sink);
/// `host:port:database:user:x`.
void read_pgpass(const File& file, PairSink sink);

}  // namespace keyref::literals
