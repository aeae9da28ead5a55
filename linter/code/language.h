#pragma once

#include <string_view>

#include "linter/syntax/query.h"

namespace keyref::code {

/// A language whose facts grammars/<facts>/facts.scm tells from what a grammar makes of it.
struct Language {
  std::string_view facts;  ///< the folder's name
  const TSLanguage* (*grammar)();
  bool has_braces;  ///< around blocks and objects, so that a text can be cut (`slice.h`)
};

/// By the path's extension; none: no language that is read.
const Language* language_of(std::string_view path);

/// Its facts.scm, compiled when the first file needs it.
const Query& facts_query(const Language& language);

}  // namespace keyref::code
