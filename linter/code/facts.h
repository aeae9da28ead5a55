#pragma once

#include <optional>
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

/// A name that a sink takes, and to which the file gives nothing: `KEY`, `settings.jwt.secret`.
struct Unresolved {
  std::string path;
  std::string sink;
};

struct Facts {
  std::vector<Given> given;
  std::vector<Passage> passages;
  std::vector<Unresolved> unresolved;
  CodeFile file;
  std::size_t parsed = 0;          ///< bytes that the parser saw
  std::optional<Span> unreadable;  ///< the first thing that does not fit the grammar, where all of the file was parsed
};

/// What the marked places of a file say, or `whole`, all of it. What does not fit the grammar is left out; the rest
/// stands.
Facts read_facts(FileId file, const Language& language, std::string_view text, std::span<const Mark> marks, bool whole);

/// The texts that a file gives to what others import from it, which may be one of an object's entry:
/// `settings.jwt.secret`, `default.secret`.
std::vector<Given> definitions_of(const Language& language, std::string_view text, const std::string& path);

}  // namespace keyref::code
