#include "linter/join/computed_names.h"

#include <algorithm>
#include <array>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/join/secret_index.h"

namespace keyref {
namespace {

/// One letter between two placeholders stands in most names, and so do words for what every secret is.
constexpr std::size_t kFewestCharacters = 2;
constexpr std::array<std::string_view, 6> kEverySecrets = {"secret",      "secrets", "creds",
                                                           "credentials", "config",  "key"};

bool says_something(const std::vector<std::string_view>& parts) {
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    const std::vector<std::string_view> words = split(part, '-');
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
      return word.size() >= kFewestCharacters &&
             std::find(kEverySecrets.begin(), kEverySecrets.end(), word) == kEverySecrets.end();
    });
  });
}

}  // namespace

bool fits(std::string_view computed, std::string_view name) {
  const std::vector<std::string_view> parts = around_placeholders(computed);
  if (parts.size() < 2) return computed == name;
  if (!name.starts_with(parts.front())) return false;
  name.remove_prefix(parts.front().size());
  if (!name.ends_with(parts.back())) return false;
  name.remove_suffix(parts.back().size());
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    const std::size_t at = name.find(parts[i]);
    if (at == std::string_view::npos) return false;
    name.remove_prefix(at + parts[i].size());
  }
  return true;
}

bool may_become(std::string_view computed, std::string_view name) {
  const std::vector<std::string_view> parts = around_placeholders(computed);
  return parts.size() > 1 && says_something(parts) && fits(computed, name);
}

void ComputedNames::add(const Secret& secret) {
  if (secret.exists) secrets_.try_emplace({secret.name, secret.namespaces}, &secret);
}

const Secret* ComputedNames::find(std::string_view name, std::string_view name_space) const {
  const auto found = std::find_if(secrets_.begin(), secrets_.end(), [&](const auto& each) {
    return !namespaces_differ(each.first.second, name_space) && may_become(each.first.first, name);
  });
  return found == secrets_.end() ? nullptr : found->second;
}

}  // namespace keyref
