#include <re2/re2.h>

#include <array>
#include <charconv>
#include <cstdlib>

#include "linter/base/text.h"
#include "linter/helm/call.h"

namespace keyref::helm {
namespace {

bool is_open(const Call& call) { return call.any_unknown() || call.any_hole(); }

struct Version {
  std::array<std::uint64_t, 3> numbers{};
  std::size_t given = 0;  ///< how many of them are written
  bool early = false;     ///< `-rc.1` and the like
};

std::optional<Version> read_version(std::string_view text) {
  Version version;
  text = trim(text);
  if (text.starts_with('v')) text.remove_prefix(1);
  text = text.substr(0, text.find('+'));
  const std::size_t dash = text.find('-');
  version.early = dash != std::string_view::npos;
  for (const std::string_view part : split(text.substr(0, dash), '.')) {
    if (part == "x" || part == "X" || part == "*") break;
    if (version.given == version.numbers.size()) return std::nullopt;
    const auto [end, error] =
        std::from_chars(part.data(), part.data() + part.size(), version.numbers.at(version.given));
    if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
    ++version.given;
  }
  return version;
}

/// Do two versions agree in the first `count` numbers?
bool agree(const Version& a, const Version& b, std::size_t count) {
  return std::equal(a.numbers.begin(), a.numbers.begin() + static_cast<std::ptrdiff_t>(count), b.numbers.begin());
}

/// One constraint: an operator and a version. None: it cannot be read.
std::optional<bool> satisfies(const Version& version, std::string_view constraint) {
  const std::size_t digits = std::min(constraint.size(), constraint.find_first_not_of("<>=!~^ "));
  const std::string_view sign = trim(constraint.substr(0, digits));
  const auto bound = read_version(constraint.substr(digits));
  if (!bound) return std::nullopt;
  const auto& a = version.numbers;
  const auto& b = bound->numbers;
  if (sign == ">=" || sign == "=>") return a >= b;
  if (sign == ">") return a > b;
  if (sign == "<=" || sign == "=<") return a <= b;
  if (sign == "<") return a < b;
  if (sign == "!=") return !agree(version, *bound, bound->given);
  if (sign == "~") return a >= b && agree(version, *bound, std::min<std::size_t>(bound->given, 2));
  if (sign == "^") return a >= b && agree(version, *bound, b[0] > 0 || bound->given == 1 ? 1 : 2);
  if (sign.empty() || sign == "=") return agree(version, *bound, bound->given);
  return std::nullopt;
}

/// Go writes `${1}` and `$1` where RE2 writes `\1`.
std::string rewritten(std::string_view replacement, bool literal) {
  std::string result;
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const bool braces = replacement.substr(i, 2) == "${";
    const std::size_t digit = i + (braces ? 2 : 1);
    if (!literal && replacement[i] == '$' && digit < replacement.size() &&
        std::isdigit(static_cast<unsigned char>(replacement[digit])) != 0) {
      result += {'\\', replacement[digit]};
      i = digit + (braces ? 1 : 0);
    } else {
      result += replacement[i] == '\\' ? "\\\\" : std::string(1, replacement[i]);
    }
  }
  return result;
}

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

}  // namespace

const Value* ask(const Call& call) {
  if (is_open(call)) return call.computed();
  const std::string part = call.text(0);
  const std::string text = call.text(1);
  return call.values().boolean(call.name == "contains"    ? text.find(part) != std::string::npos
                               : call.name == "hasPrefix" ? text.starts_with(part)
                                                          : text.ends_with(part));
}

/// `semverCompare ">=1.2.3-0, <2 || ^3" VERSION`.
const Value* compare_versions(const Call& call) {
  const auto version = is_open(call) ? std::nullopt : read_version(call.text(1));
  if (!version) return call.computed();
  static const RE2 kConstraint(R"(\s*,?\s*([<>=!~^]*\s*[^\s,]+))");
  const std::string alternatives = call.text(0);
  std::size_t from = 0;
  while (from <= alternatives.size()) {
    const std::size_t to = std::min(alternatives.size(), alternatives.find("||", from));
    re2::StringPiece rest(alternatives.data() + from, to - from);
    std::string constraint;
    bool holds = true;
    while (RE2::Consume(&rest, kConstraint, &constraint)) {
      const auto satisfied = satisfies(*version, constraint);
      if (!satisfied) return call.computed();
      holds = holds && *satisfied;
    }
    if (holds) return call.values().boolean(true);
    from = to + 2;
  }
  return call.values().boolean(false);
}

const Value* match(const Call& call) {
  const RE2 pattern(call.text(0), quiet());
  if (is_open(call) || !pattern.ok()) return call.computed();
  return call.values().boolean(RE2::PartialMatch(call.text(1), pattern));
}

const Value* find_match(const Call& call) {
  const RE2 pattern("(" + call.text(0) + ")", quiet());
  if (is_open(call) || !pattern.ok()) return call.computed();
  std::string found;
  RE2::PartialMatch(call.text(1), pattern, &found);
  return call.values().string(found);
}

const Value* replace_matches(const Call& call, bool literal) {
  const RE2 pattern(call.text(0), quiet());
  if (is_open(call) || !pattern.ok()) return call.computed();
  std::string text = call.text(1);
  RE2::GlobalReplace(&text, pattern, rewritten(call.text(2), literal));
  return call.values().string(text);
}

const Value* split_at_matches(const Call& call) {
  const RE2 pattern("(" + call.text(0) + ")", quiet());
  if (is_open(call) || !pattern.ok()) return call.computed();
  const std::string text = call.text(1);
  re2::StringPiece rest(text);
  re2::StringPiece separator;
  std::vector<const Value*> items;
  while (RE2::PartialMatch(rest, pattern, &separator) && !separator.empty()) {
    const auto length = static_cast<std::size_t>(separator.data() - rest.data());
    items.push_back(call.values().string(std::string_view(rest.data(), length)));
    rest.remove_prefix(length + separator.size());
  }
  items.push_back(call.values().string(std::string_view(rest.data(), rest.size())));
  return call.values().list(std::move(items));
}

}  // namespace keyref::helm
