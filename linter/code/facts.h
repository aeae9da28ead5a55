#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/code/language.h"
#include "linter/code/slice.h"
#include "linter/model/code.h"

namespace keyref::code {

/// A text that a file of code gives to a name, or hands to a call.
struct Given {
  std::string name;       ///< the variable, property or key; of a call's argument the function's
  std::string text;       ///< with escapes resolved, of parts that are added up all of it
  Span place;             ///< of the text as written, without quotes
  bool fallback = false;  ///< only where nobody sets the name
  bool sink = false;      ///< handed to something that takes nothing but secrets
};

/// A passage that has no tree of its own: a comment, or a text that may hold a command or SQL.
struct Passage {
  Span span;
  bool comment = false;
};

struct Facts {
  std::vector<Given> given;
  std::vector<Passage> passages;
  CodeFile file;
};

/// What the marked places of a file say, or `whole`, all of it. What does not fit the grammar is left out; the rest
/// stands.
Facts read_facts(FileId file, const Language& language, std::string_view text, std::span<const Mark> marks, bool whole);

}  // namespace keyref::code
