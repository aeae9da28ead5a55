#include <algorithm>
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
  const SecretUse* manifest;
  std::string_view variable;
  std::string_view key;
  EnvironmentSet environments;
};

/// Code that several places of manifests lead to stands in the list once for each container.
void add_code(const SecretUse& use, std::vector<Entry>& entries) {
  for (const CodeUse& code : use.code) {
    const auto same = [&](const Entry& each) {
      const SecretUse& other = *each.manifest;
      return std::tie(each.place, each.variable, each.key, other.service, other.workload, other.container) ==
             std::make_tuple(code.place, std::string_view(code.variable), std::string_view(code.key), use.service,
                             use.workload, use.container);
    };
    auto at = std::find_if(entries.begin(), entries.end(), same);
    if (at == entries.end()) at = entries.insert(at, {code.place, "code", &use, code.variable, code.key, {}});
    at->environments = at->environments | code.environments;
  }
}

}  // namespace

std::string uses_as_json(const UsesInput& input) {
  using Json = nlohmann::ordered_json;
  std::vector<Entry> entries;
  for (const SecretUse& use : input.uses) {
    entries.push_back({use.place, to_string(use.kind), &use, use.variable, use.key, use.environments});
    add_code(use, entries);
  }
  const auto path_of = [&](const Entry& entry) -> const std::string& { return input.sources[entry.place.file].path; };
  std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    return std::tie(path_of(a), a.place.span.begin) < std::tie(path_of(b), b.place.span.begin);
  });
  Regions regions(input.sources);
  Json uses = Json::array();
  for (const Entry& entry : entries) {
    const Position at = regions.of(entry.place).begin;
    Json use = {{"file", replace_invalid_utf8(path_of(entry))}, {"line", at.line}, {"column", at.column}};
    const auto add = [&](const char* name, std::string_view text) {
      if (!text.empty()) use[name] = replace_invalid_utf8(std::string(text));
    };
    add("service", entry.manifest->service);
    add("workload", entry.manifest->workload);
    add("container", entry.manifest->container);
    add("kind", entry.kind);
    add("variable", entry.variable);
    add("secret", input.wanted.secret);
    add("key", entry.key);
    use["environments"] = Json::array();
    for (const EnvironmentId id : entry.environments.members())
      use["environments"].push_back(input.environments[id].name);
    uses.push_back(std::move(use));
  }
  return Json{{"uses", std::move(uses)}}.dump(2) + "\n";
}

}  // namespace keyref
