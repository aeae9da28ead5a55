#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <tuple>

#include "linter/base/utf8.h"
#include "linter/report/regions.h"
#include "linter/report/uses.h"

namespace keyref {
namespace {

/// A use of the list.
struct Entry {
  Place place;
  std::string_view kind;
  Pickup pickup;
  const SecretUse* manifest;
  std::string_view variable;
  std::string_view key;
  EnvironmentSet environments;
};

/// The list, in the order of paths and places. Code that several places of manifests lead to stands there once for each
/// container.
std::vector<Entry> entries_of(const UsesInput& input) {
  using Address =
      std::tuple<Place, std::string_view, std::string_view, std::string_view, std::string_view, std::string_view>;
  std::vector<Entry> entries;
  std::map<Address, std::size_t> known;
  for (const SecretUse& use : input.uses) {
    const std::string_view kind = use.asked && use.asked->by_code ? "code" : to_string(use.kind);
    entries.push_back({use.place, kind, use.pickup, &use, use.variable, use.key, use.environments});
    for (const CodeUse& code : use.code) {
      const Address address{code.place, code.variable, code.key, use.service, use.workload, use.container};
      const auto [at, added] = known.try_emplace(address, entries.size());
      if (added) entries.push_back({code.place, "code", Pickup::variable, &use, code.variable, code.key, {}});
      EnvironmentSet& environments = entries[at->second].environments;
      environments = environments | code.environments;
    }
  }
  const auto place_of = [&](const Entry& entry) {
    return std::tie(input.sources[entry.place.file].path, entry.place.span.begin);
  };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const Entry& a, const Entry& b) { return place_of(a) < place_of(b); });
  return entries;
}

}  // namespace

std::string uses_as_json(const UsesInput& input) {
  using Json = nlohmann::ordered_json;
  Regions regions(input.sources);
  Json uses = Json::array();
  for (const Entry& entry : entries_of(input)) {
    const Position at = regions.of(entry.place).begin;
    Json use = {
        {"file", replace_invalid_utf8(input.sources[entry.place.file].path)}, {"line", at.line}, {"column", at.column}};
    const auto add = [&](const char* name, std::string_view text) {
      if (!text.empty()) use[name] = replace_invalid_utf8(std::string(text));
    };
    add("service", entry.manifest->service);
    add("workload", entry.manifest->workload);
    add("container", entry.manifest->container);
    add("kind", entry.kind);
    add("variable", entry.variable);
    const auto& asked = entry.manifest->asked;
    if (asked && asked->store) add("store", word_of(*asked->store));
    add("secret", asked ? asked->secret : input.wanted.secret);
    if (asked) add("makes", asked->makes);
    add("key", entry.key);
    add("pickup", to_string(entry.pickup));
    use["environments"] = Json::array();
    for (const EnvironmentId id : entry.environments.members())
      use["environments"].push_back(input.environments[id].name);
    uses.push_back(std::move(use));
  }
  return Json{{"uses", std::move(uses)}}.dump(2) + "\n";
}

}  // namespace keyref
