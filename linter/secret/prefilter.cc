#include <hs/hs_runtime.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <memory>
#include <utility>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/find_secrets.h"
#include "linter/secret/prefilter_database.h"
#include "linter/secret/prefilter_literals.h"
#include "linter/secret/sensitive_name.h"
#include "linter/secret/value_ahead.h"

namespace keyref {
namespace {

/// Nothing would be found, and that must not look like a clean scan.
[[noreturn]] void give_up(const char* why) {
  std::cerr << "keyref: cannot search texts: " << why << std::endl;
  std::_Exit(3);
}

using Database = std::unique_ptr<hs_database_t, hs_error_t (*)(hs_database_t*)>;
using Scratch = std::unique_ptr<hs_scratch_t, hs_error_t (*)(hs_scratch_t*)>;

/// Vectorscan chooses its code by the processor, but what it takes where there is no SSE 4.2 has instructions of it.
bool processor_suffices() {
#ifdef __x86_64__
  return __builtin_cpu_supports("sse4.2") != 0 && __builtin_cpu_supports("popcnt") != 0;
#else
  return true;
#endif
}

Database load_database() {
  if (!processor_suffices()) give_up("this processor lacks SSE 4.2");
  const std::span<const char> bytes = prefilter_database();
  hs_database_t* database = nullptr;
  if (hs_deserialize_database(bytes.data(), bytes.size(), &database) != HS_SUCCESS) give_up("no memory");
  return {database, hs_free_database};
}

const hs_database_t* database() {
  static const Database loaded = load_database();
  return loaded.get();
}

hs_scratch_t* scratch() {
  thread_local Scratch kept(nullptr, hs_free_scratch);
  if (!kept) {
    hs_scratch_t* allocated = nullptr;
    if (hs_alloc_scratch(database(), &allocated) != HS_SUCCESS) give_up("no memory");
    kept.reset(allocated);
  }
  return kept.get();
}

/// Sorts what is found in one text into kinds.
class Pass {
 public:
  explicit Pass(std::string_view text) : text_(text), formats_(token_formats()) {}

  Prefiltered run() {
    if (text_.size() > std::numeric_limits<unsigned>::max()) give_up("a text of over 4 GiB");
    const auto size = static_cast<unsigned>(text_.size());
    if (hs_scan(database(), text_.data(), size, 0, scratch(), on_match, this) != HS_SUCCESS)
      give_up("the search failed");
    // They came in the order of their ends.
    std::sort(found_.tokens.begin(), found_.tokens.end(), [](const LiteralHit& a, const LiteralHit& b) {
      return std::pair(a.offset, a.format) < std::pair(b.offset, b.format);
    });
    std::sort(found_.words.begin(), found_.words.end());
    std::sort(found_.code.begin(), found_.code.end(),
              [](const CodeHit& a, const CodeHit& b) { return a.offset < b.offset; });
    return std::move(found_);
  }

 private:
  static int on_match(unsigned id, unsigned long long /*from*/, unsigned long long to, unsigned /*flags*/, void* pass) {
    static_cast<Pass*>(pass)->take(id, to);
    return 0;
  }

  void take(std::size_t id, std::size_t end) {
    if (id < formats_.size()) {
      found_.tokens.push_back({end - formats_[id].literal.size(), id});
      return;
    }
    const std::size_t own = id - formats_.size();
    if (own == 0) {
      found_.private_keys.push_back(end - kPrivateKeyBegin.size());
    } else if (own == 1) {
      if (has_at_sign(end)) found_.urls.push_back(end - kUrlSeparator.size());
    } else {
      take_word(kPrefilterWords[own - 2], end);
    }
  }

  /// On the same line, and not as a path's beginning as in `https://host/@scope`. What was found serves the line's next
  /// URLs too, so that a long line of them takes no more than its length.
  bool has_at_sign(std::size_t begin) {
    if (begin >= line_end_) line_end_ = std::min(text_.find('\n', begin), text_.size());
    at_sign_ = std::max(at_sign_, begin);
    const std::string_view line = text_.substr(0, line_end_);
    while (at_sign_ < line.size() && (line[at_sign_] != '@' || line[at_sign_ - 1] == '/'))
      at_sign_ = std::min(line.find('@', at_sign_ + 1), line.size());
    return at_sign_ < line.size();
  }

  void take_word(const PrefilterWord& word, std::size_t end) {
    const std::size_t begin = end - word.text.size();
    switch (word.follower) {
      case Follower::value:
        return take_name(begin, end);
      case Follower::nothing:
        return found_.words.push_back(begin);
      case Follower::argument:
        found_.code.push_back({begin, true});
        if (has_quoted_ahead(text_, end)) found_.words.push_back(begin);
        return;
      case Follower::option:
        if (has_option_ahead(text_, end)) found_.words.push_back(begin);
        return;
      case Follower::read:
        return found_.code.push_back({begin, false});
      case Follower::setting:
        if (has_variable_ahead(text_, end)) found_.code.push_back({begin, true});
        return;
      case Follower::call:
        // `createSession(` is another one.
        if (begin > 0 && is_alphanumeric(text_[begin - 1]) && is_alphanumeric(text_[begin])) return;
        return found_.code.push_back({begin, true});
      case Follower::whole:
        found_.whole = true;
        return;
      case Follower::allow:
        found_.allows = true;
        return;
      case Follower::import:
        return found_.imports.push_back(end);
    }
  }

  void take_name(std::size_t begin, std::size_t end) {
    if (begin < name_end_) return;  // a name is judged once, whatever words it has
    const NameSpan name = name_around(text_, begin, end);
    name_end_ = name.end;
    const auto beside = value_beside(text_, name);
    const auto value = beside ? beside : value_ahead(text_, name);
    if (!value) return;
    const NameKind kind = sensitive_name(text_.substr(name.begin, name.end - name.begin)).kind;
    if (kind == NameKind::plain || (kind == NameKind::ambiguous && !is_strong(*value))) return;
    found_.words.push_back(begin);
    // An entry of its own, which a parser of code would not see else.
    if (beside) found_.words.push_back(static_cast<std::size_t>(beside->data() - text_.data()));
  }

  /// `Bearer …`: before what the header Authorization says.
  static bool is_scheme(std::string_view word) {
    return equals_ignoring_case(word, "bearer") || equals_ignoring_case(word, "basic") ||
           equals_ignoring_case(word, "token") || equals_ignoring_case(word, "apikey");
  }

  /// Enough for a name that may mean anything, as `key`.
  static bool is_strong(std::string_view value) {
    constexpr std::size_t kEnough = 8;
    constexpr std::size_t kMuch = 20;
    std::string_view word = value.substr(0, std::min(value.find_first_of(" \t\r\n"), value.size()));
    if (is_scheme(word) && word.size() < value.size()) {
      word = value.substr(word.size() + 1);
      word = word.substr(0, std::min(word.find_first_of(" \t\r\n"), word.size()));
    }
    return word.size() >= kMuch ||
           (word.size() >= kEnough && word.find_first_of("0123456789") != std::string_view::npos);
  }

  std::string_view text_;
  std::span<const TokenFormat> formats_;
  std::size_t line_end_ = 0;  ///< of the last URL's line
  std::size_t at_sign_ = 0;   ///< behind the last URL on its line; line_end_: none
  std::size_t name_end_ = 0;  ///< of the last name that was judged
  Prefiltered found_;
};

}  // namespace

Prefiltered prefilter(std::string_view text) { return Pass(text).run(); }

}  // namespace keyref
