#pragma once

#include <map>
#include <string>
#include <string_view>

#include "linter/syntax/query.h"

namespace keyref::code {

/// What a file calls the things that it imports.
class Imported {
 public:
  void add(const QueryMatch& match);

  /// A called function under the name of its module: of `sign`, after `import { sign } from 'jsonwebtoken'`, that is
  /// `jsonwebtoken.sign`. What is not imported stays what it is.
  std::string origin_of(std::string_view function) const;
  /// By the file's own names.
  const std::map<std::string, std::string, std::less<>>& origins() const { return origins_; }

 private:
  std::map<std::string, std::string, std::less<>> origins_;
};

}  // namespace keyref::code
