#pragma once

#include <optional>
#include <string_view>

#include "linter/secret/judge.h"
#include "linter/secret/sensitive_name.h"

namespace keyref {

/// A name, as far as it decides.
struct NamedPlace {
  std::string_view full;
  SensitiveName says;
  bool sink = false;
  Reader reader = Reader::program;

  /// Does the part that says it end in this word: `token` of `accessToken`?
  bool ends_in(std::string_view word) const;
  /// It names several, and so what holds them: `passwords: 'users'`.
  bool is_plural() const;
  /// Of an account of a blockchain: `deployerKey`, `mnemonic`, `signer`.
  bool is_chain_key() const;
  /// What a browser gets to see: `NEXT_PUBLIC_…`.
  bool is_public() const;
};

/// A value that says by itself that it is a secret: a token, a private key, a URL with a password.
std::optional<Verdict> judge_form(const NamedPlace& place, std::string_view value, long long now);
/// How surely a value of a kind is a secret where it stands; none: it is none there.
std::optional<Confidence> answer_for(const NamedPlace& place, std::string_view value, ValueKind kind);
/// What is left of that where the file is for other readers than programs. What a machine drew counts whoever reads it;
/// small letters alone come from a hand on the keyboard.
std::optional<Confidence> for_reader(Reader reader, std::string_view value, ValueKind kind, Confidence confidence);
/// The key of a project in the URL of a blockchain's node: Infura, Alchemy, QuickNode.
std::optional<Verdict> judge_node_url(std::string_view value);
/// A value that is one because of its name or of what it is handed to. No blanks at its ends.
std::optional<Verdict> judge_named(const NamedPlace& place, std::string_view value);

}  // namespace keyref
