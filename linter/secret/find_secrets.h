#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/secret/judge.h"

namespace keyref {

/// What one pass over a file's bytes found that is worth a closer look: literals of token formats, `-----BEGIN`,
/// `://`, and sensitive words that a value may follow.
struct Prefiltered {
  std::vector<LiteralHit> tokens;
  std::vector<std::size_t> private_keys;  ///< offsets of `-----BEGIN`
  std::vector<std::size_t> urls;          ///< offsets of `://` with an `@` on the same line
  std::vector<std::size_t> words;         ///< offsets of sensitive words, in order
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
