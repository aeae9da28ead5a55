#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/secret/judge.h"

namespace keyref {

/// What a parser of code understands: a read of the environment, or a call, which is read with its arguments.
struct CodeHit {
  std::size_t offset = 0;
  bool call = false;
};

/// What one pass over a file's bytes found that is worth a closer look: literals of token formats, `-----BEGIN`,
/// `://`, and sensitive words that a value may follow.
struct Prefiltered {
  std::vector<LiteralHit> tokens;
  std::vector<std::size_t> private_keys;  ///< offsets of `-----BEGIN`
  std::vector<std::size_t> urls;          ///< offsets of `://` with an `@` on the same line
  std::vector<std::size_t> words;         ///< offsets of sensitive words, in order
  std::vector<CodeHit> code;              ///< in order
  std::vector<std::size_t> imports;       ///< offsets of files' names in quotes, behind the quote
  bool allows = false;                    ///< `keyref:` stands somewhere
  bool whole = false;                     ///< a parser of code has to see all of the file
  /// Does anything stand there that may be a secret's value, or its name?
  bool any_in(std::size_t begin, std::size_t end) const;
  /// Nothing may be a secret's value; a file of code may still say something of the environment.
  bool empty() const { return tokens.empty() && private_keys.empty() && urls.empty() && words.empty(); }
};

/// One pass; linear in the text whatever is in it.
Prefiltered prefilter(std::string_view text);

/// A secret that says by itself that it is one.
struct FoundSecret {
  std::size_t begin = 0;  ///< in the text
  std::size_t end = 0;
  Verdict verdict;
};

/// Tokens, private keys and URLs with a password, anywhere in a text.
void find_secrets(std::string_view text, const Prefiltered& prefiltered, long long now,
                  FunctionRef<void(const FoundSecret&)> visit);

}  // namespace keyref
