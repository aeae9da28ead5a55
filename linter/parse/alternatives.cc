#include "linter/parse/alternatives.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace keyref {
namespace {

auto place_of(const Reference& reference) {
  return std::tuple(reference.secret.place, reference.key ? reference.key->place : Place());
}

Place place_of(const Secret& secret) { return secret.place; }
Place place_of(const InvalidReference& invalid) { return invalid.place; }
Place place_of(const InvalidEnv& invalid) { return invalid.place; }
Place place_of(const DuplicateKey& key) { return key.second; }

template <typename T>
std::size_t index_of(const std::vector<T>& known, const T& wanted) {
  const auto at =
      std::find_if(known.begin(), known.end(), [&](const T& each) { return place_of(each) == place_of(wanted); });
  return static_cast<std::size_t>(at - known.begin());
}

template <typename T>
void add_new(std::vector<T>& known, std::vector<T>& others) {
  for (T& other : others) {
    if (index_of(known, other) == known.size()) known.push_back(std::move(other));
  }
}

/// Keys of one secret that differ between branches may be there or not.
void add_declarations(std::vector<Secret>& known, std::vector<Secret>& others) {
  for (Secret& other : others) {
    const std::size_t at = index_of(known, other);
    if (at == known.size()) {
      known.push_back(std::move(other));
    } else if (known[at].keys.names != other.keys.names) {
      known[at].keys.known = false;
    }
  }
}

void add_document(Document& known, Document& other) {
  std::vector<std::size_t> index;  // of other's references in the known ones
  for (Reference& reference : other.references) {
    index.push_back(index_of(known.references, reference));
    if (index.back() == known.references.size()) known.references.push_back(std::move(reference));
  }
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
  add_declarations(known.declares, other.declares);
  add_new(known.invalid_references, other.invalid_references);
  add_new(known.invalid_envs, other.invalid_envs);
  add_new(known.duplicate_keys, other.duplicate_keys);
  known.workload = known.workload || other.workload;
}

}  // namespace

void add_alternatives(std::vector<Document>& documents, std::vector<Document> others) {
  for (Document& other : others) {
    const auto known = std::find_if(documents.begin(), documents.end(), [&](const Document& each) {
      return each.place == other.place && each.kind == other.kind;
    });
    if (known == documents.end()) {
      documents.push_back(std::move(other));
    } else {
      add_document(*known, other);
    }
  }
}

}  // namespace keyref
