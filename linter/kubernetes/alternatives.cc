#include "linter/kubernetes/alternatives.h"

#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace keyref {
namespace {

auto place_of(const Reference& reference) {
  return std::tuple(reference.secret.place, reference.key ? reference.key->place : Place());
}

Place place_of(const Secret& secret) { return secret.place; }
Place place_of(const InvalidReference& invalid) { return invalid.place; }
Place place_of(const InvalidEnv& invalid) { return invalid.place; }
Place place_of(const DuplicateKey& key) { return key.second; }

/// Where things of one kind stand in their list, by place.
template <typename T>
class Index {
 public:
  explicit Index(std::vector<T>& list) : list_(list) {
    for (std::size_t i = 0; i < list.size(); ++i) by_place_.try_emplace(place_of(list[i]), i);
  }

  /// The thing at the same place, which is added where there is none. True: it was there.
  std::pair<std::size_t, bool> find_or_add(T&& other) {
    const auto [at, added] = by_place_.try_emplace(place_of(other), list_.size());
    if (added) list_.push_back(std::move(other));
    return {at->second, !added};
  }

 private:
  std::vector<T>& list_;
  std::map<decltype(place_of(std::declval<const T&>())), std::size_t> by_place_;
};

template <typename T>
void add_new(std::vector<T>& known, std::vector<T>& others) {
  Index<T> index(known);
  for (T& other : others) index.find_or_add(std::move(other));
}

/// Keys of one secret that differ between branches may be there or not.
void add_declarations(std::vector<Secret>& known, std::vector<Secret>& others) {
  Index<Secret> index(known);
  for (Secret& other : others) {
    const std::vector<std::string> names = other.keys.names;
    const auto [at, was_there] = index.find_or_add(std::move(other));
    if (was_there && known[at].keys.names != names) known[at].keys.known = false;
  }
}

void add_document(Document& known, Document& other) {
  std::vector<std::size_t> index;  // of other's references in the known ones
  Index<Reference> references(known.references);
  for (Reference& reference : other.references) index.push_back(references.find_or_add(std::move(reference)).first);
  const auto renumber = [&](auto& entries) {
    for (auto& entry : entries) {
      if (entry.reference) entry.reference = index[*entry.reference];
    }
  };
  for (Container& container : other.containers) {
    renumber(container.env);
    renumber(container.env_from);
  }
  std::move(other.containers.begin(), other.containers.end(), std::back_inserter(known.containers));
  std::move(other.mentions.begin(), other.mentions.end(), std::back_inserter(known.mentions));
  std::move(other.config_maps.begin(), other.config_maps.end(), std::back_inserter(known.config_maps));
  add_declarations(known.declares, other.declares);
  add_new(known.invalid_references, other.invalid_references);
  add_new(known.invalid_envs, other.invalid_envs);
  add_new(known.duplicate_keys, other.duplicate_keys);
  known.workload = known.workload || other.workload;
}

}  // namespace

void add_alternatives(std::vector<Document>& documents, std::vector<Document> others) {
  std::map<std::pair<Place, std::string>, std::size_t> known;
  for (std::size_t i = 0; i < documents.size(); ++i) known.try_emplace({documents[i].place, documents[i].kind}, i);
  for (Document& other : others) {
    const auto at = known.find({other.place, other.kind});
    if (at == known.end()) {
      documents.push_back(std::move(other));
    } else {
      add_document(documents[at->second], other);
    }
  }
}

}  // namespace keyref
