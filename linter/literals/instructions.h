#pragma once

#include <string>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/literals/passage.h"
#include "linter/literals/shell_words.h"

namespace keyref::literals {

/// An instruction of a Dockerfile, its lines joined.
struct Instruction {
  std::string word;         ///< in lower case
  std::string arguments;    ///< without continuations and the comments between them
  std::vector<Span> bytes;  ///< where each byte of the arguments is written
  FileId file = 0;
  std::vector<Passage> documents;  ///< bodies of here-documents
  bool comment = false;            ///< a comment, whose text the arguments are

  Passage passage() const { return {arguments, file, bytes}; }
};

void read_instructions(const Passage& file, FunctionRef<void(const Instruction&)> visit);
/// Words as Docker splits them: at blanks, quotes and escapes resolved.
std::vector<ShellWord> words_of_instruction(const Passage& arguments);

}  // namespace keyref::literals
