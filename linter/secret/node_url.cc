#include <algorithm>
#include <array>
#include <cstddef>

#include "linter/secret/characters.h"
#include "linter/secret/judge_parts.h"

namespace keyref {
namespace {

struct Vendor {
  std::string_view before;  ///< the key
  std::size_t shortest;     ///< of its keys
};

constexpr auto kVendors = std::to_array<Vendor>({
    {".infura.io/v3/", 32},
    {".infura.io/ws/v3/", 32},
    {".alchemy.com/v2/", 21},
    {".alchemyapi.io/v2/", 21},
    {".quiknode.pro/", 40},
});

bool is_key(char c) { return is_alphanumeric(c) || c == '-' || c == '_'; }

}  // namespace

std::optional<Verdict> judge_node_url(std::string_view value) {
  for (const Vendor& vendor : kVendors) {
    const std::size_t at = value.find(vendor.before);
    if (at == std::string_view::npos) continue;
    const std::size_t begin = at + vendor.before.size();
    const auto end = static_cast<std::size_t>(
        std::find_if_not(value.begin() + static_cast<std::ptrdiff_t>(begin), value.end(), is_key) - value.begin());
    const ValueKind kind = value_kind(value.substr(begin, end - begin));
    const bool drawn = kind == ValueKind::random || kind == ValueKind::identifier;
    if (end - begin < vendor.shortest || !drawn) continue;
    Verdict verdict;
    verdict.kind = kind;
    verdict.confidence = Confidence::medium;
    verdict.begin = begin;
    verdict.end = end;
    verdict.what = "a project's key in the URL of a blockchain's node";
    verdict.reasons = {"the URL's host takes a key in its path"};
    return verdict;
  }
  return std::nullopt;
}

}  // namespace keyref
