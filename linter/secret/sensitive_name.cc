#include "linter/secret/sensitive_name.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/sensitive_words.h"

namespace keyref {
namespace {

/// What is longer is a text; it must not cost more than its beginning.
constexpr std::size_t kLongestName = 200;

struct Word {
  std::string_view written;
  std::string_view lower;
};
using Words = std::vector<Word>;

/// Where the word that begins at `at` ends.
std::size_t end_of_word(std::string_view name, std::size_t at) {
  std::size_t end = at;
  while (end < name.size() && is_upper(name[end])) ++end;
  const std::size_t capitals = end - at;
  const bool plural =
      capitals > 1 && name.substr(end, 1) == "s" && (end + 1 == name.size() || !is_lower(name[end + 1]));
  if (plural) return end + 1;  // `IDs`
  if (capitals > 1 && end < name.size() && is_lower(name[end])) return end - 1;
  while (end < name.size() && is_lower(name[end])) ++end;
  while (end < name.size() && is_digit(name[end])) ++end;
  return end;
}

void add_split(Words& words, const Word& word) {
  for (const JoinedWord& joined : kJoinedWords) {
    if (word.lower != joined.text) continue;
    words.push_back({word.written.substr(0, joined.split), word.lower.substr(0, joined.split)});
    words.push_back({word.written.substr(joined.split), word.lower.substr(joined.split)});
    return;
  }
  words.push_back(word);
}

std::string_view singular(std::string_view word) {
  constexpr auto kPlurals = std::to_array<std::string_view>(
      {"keys", "mnemonics", "passphrases", "passwords", "secrets", "tokens", "uris", "urls"});
  return contains(kPlurals, word) ? word.substr(0, word.size() - 1) : word;
}

Words read_words(std::string_view name, std::string_view lower) {
  Words words;
  for (const std::string_view written : words_of(name)) {
    const auto begin = static_cast<std::size_t>(written.data() - name.data());
    add_split(words, {written, singular(lower.substr(begin, written.size()))});
  }
  return words;
}

/// The words of a name that say something of its value.
struct Phrase {
  NameKind kind = NameKind::plain;
  std::size_t first = 0;
  std::size_t last = 0;
};

Phrase key_phrase(const Words& words, std::size_t last) {
  if (last == 0) return {NameKind::ambiguous, last, last};
  const std::string_view owner = words[last - 1].lower;
  if (owner == "access" && last > 1 && words[last - 2].lower == "secret") return {NameKind::key, last - 2, last};
  // `passwordSecretKey`: under which key of a Secret the password is.
  if (owner == "secret" && last > 1 && contains(kPasswordWords, words[last - 2].lower)) return {};
  if (owner == "token" || owner == "storage") {
    const bool account = last > 1 && words[last - 2].lower == "azure";
    return account ? Phrase{NameKind::key, last - 1, last} : Phrase{};
  }
  if (contains(kKeyOwners, owner)) return {NameKind::key, last - 1, last};
  if (contains(kPlainKeyOwners, owner) || contains(kPasswordWords, owner)) return {};
  if (last > 1 && words[last - 2].lower == "public") return {};
  return {NameKind::ambiguous, last, last};
}

Phrase token_phrase(const Words& words, std::size_t last) {
  if (last == 0) return {NameKind::ambiguous, last, last};
  if (contains(kTokenOwners, words[last - 1].lower)) return {NameKind::key, last - 1, last};
  if (contains(kPlainTokenOwners, words[last - 1].lower)) return {};
  return {NameKind::ambiguous, last, last};
}

Phrase secret_phrase(const Words& words, std::size_t last) {
  if (last == 0) return {NameKind::key, last, last};
  // `passwordSecret`: in which Secret the password is.
  if (contains(kPlainSecretOwners, words[last - 1].lower) || contains(kPasswordWords, words[last - 1].lower)) return {};
  return {NameKind::key, contains(kSecretOwners, words[last - 1].lower) ? last - 1 : last, last};
}

bool is_phrase_of_words(const Words& words, std::size_t last) {
  constexpr auto kOwners = std::to_array<std::string_view>({"seed", "recovery", "secret", "wallet", "mnemonic"});
  return words[last].lower == "phrase" && last > 0 && contains(kOwners, words[last - 1].lower);
}

Phrase phrase_at(const Words& words, std::size_t last) {
  const std::string_view word = words[last].lower;
  const bool owned = last > 0 && contains(kPassOwners, words[last - 1].lower);
  if (contains(kPasswordWords, word)) return {NameKind::password, last, last};
  if (word == "pass" && (owned || last == 0)) return {NameKind::password, owned ? last - 1 : last, last};
  if (word == "pw" && owned) return {NameKind::password, last - 1, last};
  if (word == "secret") return secret_phrase(words, last);
  if (word == "mnemonic") return {NameKind::key, last, last};
  if (is_phrase_of_words(words, last)) return {NameKind::key, last - 1, last};
  if (word == "key") return key_phrase(words, last);
  if (word == "token") return token_phrase(words, last);
  if (contains(kPerhaps, word)) return {NameKind::ambiguous, last, last};
  return {};
}

Phrase url_phrase(const Words& words, std::size_t last) {
  const std::string_view word = words[last].lower;
  if (word == "dsn") return {NameKind::credential_url, last, last};
  if (word == "connection" && last + 1 < words.size() && words[last + 1].lower == "string")
    return {NameKind::credential_url, last, last + 1};
  const bool url = word == "url" || word == "uri" || word == "connection";
  if (url && last > 0 && contains(kConnected, words[last - 1].lower)) return {NameKind::credential_url, last - 1, last};
  return {};
}

bool is_number(std::string_view word) { return all(word, is_digit); }

std::size_t without_neutral_tails(const Words& words) {
  std::size_t size = words.size();
  while (size > 1 && (contains(kNeutralTails, words[size - 1].lower) || is_number(words[size - 1].lower))) --size;
  return size;
}

bool is_denied(const Words& words, std::size_t size) {
  if (size > 1 && contains(kDenialsFirst, words.front().lower)) return true;
  for (std::size_t i = 0; i + 1 < size; ++i) {
    if (contains(kDenials, words[i].lower)) return true;
    const bool forgot = words[i].lower == "forgot" || words[i].lower == "forgotten";
    if (forgot && contains(kPasswordWords, words[i + 1].lower))
      return true;  // a page, not the secret that signs its links
  }
  return false;
}

/// `PASSWORD_ADMIN` is still a password; of `passwordFoo` nobody knows.
Phrase phrase_before_tail(const Words& words, std::size_t size) {
  for (std::size_t last = size - 1; last-- > 0;) {
    const Phrase phrase = phrase_at(words, last);
    if (phrase.kind != NameKind::key && phrase.kind != NameKind::password) continue;
    for (std::size_t i = last + 1; i < size; ++i) {
      if (!contains(kOwners, words[i].lower)) return {NameKind::ambiguous, phrase.first, phrase.last};
    }
    return phrase;
  }
  return {};
}

Phrase phrase_of(const Words& words, std::size_t size) {
  const Phrase url = url_phrase(words, size - 1);
  if (url.kind != NameKind::plain) return url;
  if (is_denied(words, size)) return {};
  const Phrase phrase = phrase_at(words, size - 1);
  if (phrase.kind != NameKind::plain || size == 1) return phrase;
  const std::string_view head = words[size - 1].lower;
  if (contains(kTakersBack, head) && !contains(kOwners, head)) return {};
  if (head == "url" || head == "uri" || head == "secret") return {};
  return phrase_before_tail(words, size);
}

/// Without one of these words a name says nothing; told by their first letters and lengths, which most words of most
/// names do not share.
class TellingWords {
 public:
  TellingWords() {
    for (const std::string_view word :
         {"pass", "pw", "secret", "mnemonic", "phrase", "key", "token", "dsn", "connection", "url", "uri"})
      add(word);
    for (const std::string_view word : kPasswordWords) add(word);
    for (const std::string_view word : kPerhaps) add(word);
    for (const JoinedWord& joined : kJoinedWords) lengths_[index(joined.text.front())] |= 1ULL << joined.text.size();
  }

  bool may_be(std::string_view word) const {
    return is_letter(word.front()) && word.size() < 64 && (lengths_[index(word.front())] >> word.size() & 1U) != 0;
  }

 private:
  static std::size_t index(char c) { return static_cast<std::size_t>((c | 0x20) - 'a'); }
  /// With its plural.
  void add(std::string_view word) { lengths_[index(word.front())] |= 3ULL << word.size(); }

  std::array<std::uint64_t, 26> lengths_{};
};

bool may_tell(std::string_view name) {
  static const TellingWords telling;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = is_alphanumeric(name[at]) ? end_of_word(name, at) : at + 1;
    if (telling.may_be(name.substr(at, end - at))) return true;
    at = end;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    if (!is_alphanumeric(name[at])) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_word(name, at);
    words.push_back(name.substr(at, end - at));
    at = end;
  }
  return words;
}

SensitiveName sensitive_name(std::string_view name) {
  if (name.size() > kLongestName || !may_tell(name)) return {};
  const std::string lower = to_lower(name);
  const Words words = read_words(name, lower);
  if (words.empty()) return {};
  const std::size_t size = without_neutral_tails(words);
  const Phrase phrase = phrase_of(words, size);
  if (phrase.kind == NameKind::plain) return {};
  const std::string_view last = words[phrase.last].written;
  const auto begin = static_cast<std::size_t>(words[phrase.first].written.data() - name.data());
  const auto end = static_cast<std::size_t>(last.data() - name.data()) + last.size();
  return {phrase.kind, name.substr(begin, end - begin)};
}

}  // namespace keyref
