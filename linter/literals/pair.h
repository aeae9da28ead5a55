#pragma once

#include <string_view>

#include "linter/base/function_ref.h"
#include "linter/secret/find_secrets.h"
#include "linter/source/span.h"

namespace keyref::literals {

/// A file whose literals are read.
struct File {
  FileId id = 0;
  std::string_view path;
  std::string_view text;
  const Prefiltered& hits;
  long long now = 0;  ///< seconds since 1970
};

/// A value that a file gives to a name, whatever they are: front ends extract and judge nothing.
struct Pair {
  std::string_view name;   ///< of a variable, key or option, as written; empty: none
  std::string_view value;  ///< with escapes resolved; lasts while the pair is handed over
  Place place;             ///< of the value as written, without quotes
  std::string_view rule;   ///< the rule of the file or the place that tells it: "literal-env-value", "dockerfile-secret"
  bool sink = false;       ///< handed to something that takes nothing but secrets: `--password`, `curl -u`
  bool comment = false;    ///< in a comment
  std::string_view container = {};  ///< of a manifest, as the next two
  std::string_view kind = {};
  std::string_view object = {};
};

using PairSink = FunctionRef<void(const Pair&)>;

}  // namespace keyref::literals
