#include <algorithm>
#include <tuple>

#include "linter/join/any_environment.h"
#include "linter/join/computed_names.h"
#include "linter/lint/uses.h"

namespace keyref {
namespace {

enum class Match { no, possible, yes };

Match match(const Joined& fleet, const Name& name, AnyEnvironment environment, const std::string& wanted) {
  if (const auto known = name_in(fleet, name, environment)) return *known == wanted ? Match::yes : Match::no;
  return fits(written_in(name, environment), wanted) ? Match::possible : Match::no;
}

bool is_possible(const Joined& fleet, const Reference& reference, AnyEnvironment environment, const SecretKey& wanted) {
  if (!is_made(reference, environment)) return false;
  const Match secret = match(fleet, reference.secret, environment, wanted.secret);
  const Match key = reference.key && wanted.key ? match(fleet, *reference.key, environment, *wanted.key) : Match::yes;
  return std::min(secret, key) == Match::possible;
}

bool is_possible(const Joined& fleet, const StoreReference& reference, AnyEnvironment environment,
                 const std::string& wanted) {
  return is_made(reference, environment) && match(fleet, reference.secret, environment, wanted) == Match::possible;
}

}  // namespace

std::vector<Place> possible_uses_of(const Joined& fleet, const SecretKey& wanted) {
  std::vector<Place> places;
  for (const JoinedDocument& document : fleet.documents) {
    const std::vector<AnyEnvironment> environments = environments_of(fleet, document);
    for (const Reference& reference : document.document->references) {
      const bool possible = std::any_of(environments.begin(), environments.end(), [&](AnyEnvironment each) {
        return is_possible(fleet, reference, each, wanted);
      });
      if (possible) places.push_back(reference.secret.place);
    }
    for (const StoreReference& reference : document.document->store_references) {
      const bool possible = std::any_of(environments.begin(), environments.end(), [&](AnyEnvironment each) {
        return is_possible(fleet, reference, each, wanted.word());
      });
      if (possible) places.push_back(reference.secret.place);
    }
  }
  std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
    return std::tie(fleet.sources[a.file].path, a.span) < std::tie(fleet.sources[b.file].path, b.span);
  });
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

}  // namespace keyref
