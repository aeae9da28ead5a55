#include "linter/join/variants.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>

#include "linter/base/placeholder.h"

namespace keyref {
namespace {

/// Something that is made in some environments: in those of its rendering, where it does not say it.
template <typename Made>
EnvironmentSet made_in(const Made& made, const EnvironmentSet& rendering) {
  return made.only.value_or(rendering);
}

/// Is the name the other's in these environments? Two that both stay computed are: which of them it will be, only the
/// deployment knows.
bool same_name(const Name& known, const Name& other, const EnvironmentSet& environments) {
  const std::vector<EnvironmentId> ids = environments.members();
  return std::all_of(ids.begin(), ids.end(), [&](EnvironmentId id) {
    const std::string& here = known.in(id);
    const bool same = here == other.value && known.is_hashed_in(id) == other.hashed;
    return same || (has_placeholder(here) && has_placeholder(other.value));
  });
}

void add_variant(Name& name, const Name& other, const EnvironmentSet& environments) {
  if (same_name(name, other, environments)) return;
  const auto same = std::find_if(name.variants.begin(), name.variants.end(), [&](const auto& each) {
    return each.value == other.value && each.hashed == other.hashed;
  });
  if (same == name.variants.end()) {
    name.variants.push_back({environments, other.value, other.hashed});
  } else {
    same->environments = same->environments | environments;
  }
}

/// One document, as more and more renderings are added to it.
class Merger {
 public:
  Merger(Document first, const EnvironmentSet& environments) : merged_(std::move(first)) {
    merged_.environments = environments;
    for (std::size_t i = 0; i < merged_.references.size(); ++i) {
      merged_.references[i].only = environments;
      by_place_.emplace(key_of(merged_.references[i]), i);
    }
    for (StoreReference& reference : merged_.store_references) reference.only = environments;
    limit(merged_, environments);
  }

  /// In one environment, a document of another namespace is another one: clusters may share an environment.
  bool may_take(const Document& other, const EnvironmentSet& environments) const {
    const std::vector<EnvironmentId> both = (environments & *merged_.environments).members();
    return std::all_of(both.begin(), both.end(),
                       [&](EnvironmentId id) { return merged_.name_space.in(id) == other.name_space.value; });
  }

  void add(Document other, const EnvironmentSet& environments) {
    std::vector<std::size_t> index;  // of other's references in the merged ones
    std::multimap<Key, std::size_t> left = by_place_;
    for (Reference& reference : other.references) {
      const auto at = find(left, reference, environments);
      if (at == left.end()) {
        index.push_back(merged_.references.size());
        reference.only = environments;
        by_place_.emplace(key_of(reference), merged_.references.size());
        merged_.references.push_back(std::move(reference));
      } else {
        index.push_back(at->second);
        take(merged_.references[at->second], reference, environments);
        left.erase(at);
      }
    }
    limit(other, environments);
    for (Container& container : other.containers) renumber(container, index);
    move_to(merged_.containers, other.containers);
    move_to(merged_.config_maps, other.config_maps);
    for (Secret& secret : other.declares) add_declaration(std::move(secret));
    for (StoreReference& reference : other.store_references) add_store_reference(std::move(reference), environments);
    if (merged_.store != other.store) merged_.store.reset();  // it is another one elsewhere
    move_to(merged_.invalid_references, other.invalid_references);
    move_to(merged_.invalid_envs, other.invalid_envs);
    move_to(merged_.duplicate_keys, other.duplicate_keys);
    move_to(merged_.mentions, other.mentions);
    add_variant(merged_.name_space, other.name_space, environments);
    add_variant(merged_.deployed_name, other.deployed_name, environments);
    merged_.environments = *merged_.environments | environments;
  }

  Document finish() {
    for (Reference& reference : merged_.references) {
      if (reference.only == merged_.environments) reference.only.reset();
    }
    return std::move(merged_);
  }

 private:
  using Key = std::tuple<Place, Place, std::string, std::string>;

  static Key key_of(const Reference& reference) {
    return {reference.secret.place, reference.key ? reference.key->place : Place(), reference.container,
            reference.variable};
  }

  /// The same place may be written several times, as by a range: then those of one name belong together.
  std::multimap<Key, std::size_t>::iterator find(std::multimap<Key, std::size_t>& left, const Reference& reference,
                                                 const EnvironmentSet& environments) const {
    const auto [first, last] = left.equal_range(key_of(reference));
    for (auto at = first; at != last; ++at) {
      const Reference& known = merged_.references[at->second];
      const bool same_key = known.key.has_value() == reference.key.has_value() &&
                            (!known.key || same_name(*known.key, *reference.key, environments));
      if (same_name(known.secret, reference.secret, environments) && same_key) return at;
    }
    for (auto at = first; at != last; ++at) {
      if ((*merged_.references[at->second].only & environments).empty()) return at;
    }
    return left.end();
  }

  static void take(Reference& known, const Reference& other, const EnvironmentSet& environments) {
    add_variant(known.secret, other.secret, environments);
    if (known.key && other.key) add_variant(*known.key, *other.key, environments);
    known.only = made_in(known, {}) | environments;
    known.sub_path = known.sub_path || other.sub_path;
  }

  void add_store_reference(StoreReference other, const EnvironmentSet& environments) {
    const auto is_same = [&](const StoreReference& known) {
      return known.secret.place == other.secret.place && known.asks == other.asks &&
             known.key.has_value() == other.key.has_value() &&
             ((*known.only & environments).empty() || same_name(known.secret, other.secret, environments));
    };
    auto& all = merged_.store_references;
    const auto known = std::find_if(all.begin(), all.end(), is_same);
    if (known == all.end()) {
      other.only = environments;
      return all.push_back(std::move(other));
    }
    add_variant(known->secret, other.secret, environments);
    if (known->key) add_variant(*known->key, *other.key, environments);
    known->only = made_in(*known, {}) | environments;
  }

  static void limit(Document& document, const EnvironmentSet& environments) {
    for (Container& container : document.containers) {
      for (EnvVar& variable : container.env) variable.only = environments;
      for (EnvFrom& from : container.env_from) from.only = environments;
    }
    for (ConfigMap& config_map : document.config_maps) config_map.only = environments;
    for (Secret& secret : document.declares) secret.only = environments;
    for (InvalidReference& invalid : document.invalid_references) invalid.only = environments;
    for (InvalidEnv& invalid : document.invalid_envs) invalid.only = environments;
    for (DuplicateKey& duplicate : document.duplicate_keys) duplicate.only = environments;
  }

  static void renumber(Container& container, const std::vector<std::size_t>& index) {
    for (EnvVar& variable : container.env) {
      if (variable.reference) variable.reference = index[*variable.reference];
    }
    for (EnvFrom& from : container.env_from) {
      if (from.reference) from.reference = index[*from.reference];
    }
  }

  void add_declaration(Secret secret) {
    for (Secret& known : merged_.declares) {
      if (known.name != secret.name || known.hashed != secret.hashed || known.namespaces != secret.namespaces ||
          known.keys.names != secret.keys.names || known.keys.known != secret.keys.known)
        continue;
      known.only = *known.only | *secret.only;
      return;
    }
    merged_.declares.push_back(std::move(secret));
  }

  template <typename T>
  static void move_to(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  }

  Document merged_;
  std::multimap<Key, std::size_t> by_place_;
};

}  // namespace

void drop_renderings(Fleet& fleet) {
  std::erase_if(fleet.documents, [](const Document& document) { return !document.scope.empty(); });
}

std::vector<Document> merge_renderings(std::vector<Rendering> renderings) {
  using Key = std::tuple<FileId, Place, std::string, std::size_t>;  // the last one: which of those at one place
  std::vector<Merger> mergers;
  std::map<Key, std::vector<std::size_t>> known;
  for (Rendering& rendering : renderings) {
    std::map<Key, std::size_t> count;
    for (Document& document : rendering.documents) {
      Key key{document.file, document.place, document.kind, 0};
      std::get<3>(key) = count[key]++;
      std::vector<std::size_t>& same = known[key];
      const auto at = std::find_if(same.begin(), same.end(), [&](std::size_t each) {
        return mergers[each].may_take(document, rendering.environments);
      });
      if (at == same.end()) {
        same.push_back(mergers.size());
        mergers.emplace_back(std::move(document), rendering.environments);
      } else {
        mergers[*at].add(std::move(document), rendering.environments);
      }
    }
  }
  std::vector<Document> documents;
  documents.reserve(mergers.size());
  for (Merger& merger : mergers) documents.push_back(merger.finish());
  return documents;
}

}  // namespace keyref
