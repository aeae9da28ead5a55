#pragma once

#include <functional>
#include <string>
#include <vector>

#include "linter/cli/command_line.h"

namespace keyref {

/// What may stand at the cursor.
struct Completion {
  enum class Paths { none, files, folders };  ///< the shell knows them better

  struct Word {
    std::string text;
    std::string help;  ///< may be empty
  };

  std::vector<Word> words;
  Paths paths = Paths::none;
};

/// Names that are not the command line's own. They are asked for only where they may stand.
struct CompletionNames {
  std::function<std::vector<Completion::Word>(const InputOptions&)> environments;
  std::function<std::vector<Completion::Word>()> rules;
};

/// Completes the last of the words behind `keyref`; it may be empty or begun. Words that bash has parted at `=` count
/// as one.
Completion complete(const CommandLine& line, const std::vector<std::string>& words, const CompletionNames& names);

}  // namespace keyref
