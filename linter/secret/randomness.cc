#include "linter/secret/randomness.h"

#include <array>
#include <cstddef>

#include "linter/base/text.h"
#include "linter/secret/characters.h"

namespace keyref {
namespace {

/// Row: a letter; column: the one behind it; digit: how rare that is, in bits. Counted in 25,000 different words and
/// parts of names of public TypeScript, YAML and Markdown.
constexpr std::array<std::string_view, 26> kRarity = {{
    "85459759586353959342567758", "36673786378267368446478868", "38573883494478288463599979",
    "47752667277677479547468869", "47436668799453857334867579", "47683478287487388465498958",
    "37682754387564489347488878", "27762778398666378575598968", "56455559998452369543959796",
    "35662655565579356736465766", "36762666377585467636476768", "37752798297378379855579949",
    "25772989388657438857588869", "48443628486786589833668979", "66558668676442559355455879",
    "37773975498378349354599979", "57967666677456557455168677", "38552769396656369544568959",
    "47482784396678448842487969", "38682894299678479445598959", "54454769598443749333999888",
    "37771988287878489877778878", "37673774388574377546887799", "47373785367656728763767358",
    "45554868478544437635675766", "36552765376676365667566965",
}};

enum class Class { lower, upper, digit, other };

Class class_of(char c) {
  if (is_lower(c)) return Class::lower;
  if (is_upper(c)) return Class::upper;
  return is_digit(c) ? Class::digit : Class::other;
}

/// A capital before a small letter begins a word, and is no change.
bool is_change(Class a, Class b) {
  return a != b && a != Class::other && b != Class::other && !(a == Class::upper && b == Class::lower);
}

std::size_t letter_index(char c) { return static_cast<std::size_t>(to_lower(c) - 'a'); }

}  // namespace

double randomness(std::string_view text) {
  double bits = 0;
  double pairs = 0;
  double changes = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const Class a = class_of(text[i]);
    const Class b = class_of(text[i + 1]);
    if (is_change(a, b)) changes += 1;
    const bool letters = is_letter(text[i]) && is_letter(text[i + 1]);
    if (!letters || (a == Class::lower && b == Class::upper)) continue;
    bits += kRarity[letter_index(text[i])][letter_index(text[i + 1])] - '0';
    pairs += 1;
  }
  if (text.empty()) return 0;
  constexpr double kTypicalRarity = 3.5;  // few pairs say little: they count as those of names
  constexpr double kFewPairs = 2;
  constexpr double kWeightOfChanges = 5;
  const double rarity = (bits + kTypicalRarity * kFewPairs) / (pairs + kFewPairs);
  return rarity + kWeightOfChanges * changes / static_cast<double>(text.size());
}

}  // namespace keyref
