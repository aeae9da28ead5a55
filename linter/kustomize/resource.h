#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/kustomize/trees.h"
#include "linter/model/document.h"
#include "linter/model/environment.h"

namespace keyref::kustomize {

/// One object, on its way through the kustomizations that use it.
struct Resource {
  const Node* object = nullptr;
  FileId file = 0;
  std::vector<std::string> names;        ///< metadata.name as it was, first to last; empty: it has none
  std::vector<std::string> namespaces;   ///< metadata.namespace likewise
  std::vector<std::size_t> way;          ///< the kustomizations that brought it, innermost first
  EnvironmentSet environments;           ///< of the outermost of them that says it; empty: none does
  std::vector<DuplicateKey> duplicates;  ///< of what it is made from
  bool hashed = false;                   ///< its name gets a hash
  bool open_keys = false;                ///< as Generated::open_keys
  bool is_patch = false;                 ///< a patch whose object is not at hand, to be read by itself

  std::string_view kind() const { return object->text_of("kind"); }
  std::string_view name() const { return names.empty() ? std::string_view() : std::string_view(names.back()); }
  std::string_view name_space() const;
  bool had_name(std::string_view name) const;
  bool had_name_space(std::string_view name_space) const;
};

/// What a build has made so far.
using Resources = std::vector<Resource>;

/// An entry of an object's `metadata`; null for none.
const Node* metadata_entry(const Node& object, std::string_view word);
/// Sets a field of `metadata`.
void set_metadata(Resource& resource, std::string_view field, const Node* value, Trees& trees);
/// Sets entries of a mapping in `metadata`, as of labels.
void add_labels(Resource& resource, const Node& labels, Trees& trees);

/// A `target` or `select`: kind, group, version, name and namespace as anchored regular expressions, label and
/// annotation selectors.
class Selector {
 public:
  explicit Selector(const Node& target) : target_(target) {}
  bool matches(const Resource& resource) const;

 private:
  bool field_matches(std::string_view field, std::string_view value) const;

  const Node& target_;
};

}  // namespace keyref::kustomize
