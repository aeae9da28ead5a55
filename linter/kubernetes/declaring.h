#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "linter/kubernetes/references.h"
#include "linter/model/document.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Is nothing written there: no entry, null, or an empty string?
bool is_empty(const Node* node);
/// An empty list or mapping counts as nothing too.
bool has_no_entries(const Node* node);
bool is_true(const Node* node);
/// A type of Secret, where it is written in full and looks like no value: messages show it.
std::string type_of(const Node& mapping);
/// The type that a controller gives to the Secret that it makes: Opaque where none is said.
std::string made_type(const Node* mapping);

/// One object, while the secrets that it declares are read.
class Declaring {
 public:
  Declaring(const Node& object, Document& document, ReferenceReader& references)
      : object_(object), document_(document), references_(references) {}

  const Node& object() const { return object_; }
  ReferenceReader& references() { return references_; }
  /// The `spec`, unless a template writes it.
  const Node* spec();
  /// What a required entry of a mapping holds. Where it is empty: refused at `place`, and null.
  const Node* require(const Node& mapping, Place place, std::string_view entry, std::string_view owner);
  /// A secret of the object's own name.
  std::optional<Secret> own() const;
  /// A secret of the name that stands there; none where it can be none, which is told, or where a template writes it.
  std::optional<Secret> named(const Node& name);
  /// A key that stands in a scalar; one that the API server refuses, or that looks like a value, is told.
  void add_key(const Node& key, Keys& keys);
  void add_keys_of(const Node* mapping, Keys& keys);
  void declare(Secret secret);
  /// The object asks another store than Kubernetes for a secret.
  void ask(StoreReference reference) { document_.store_references.push_back(std::move(reference)); }
  /// The object says that those who name it fetch from this store.
  void fetch_from(Store store) { document_.store = store; }
  /// `incomplete`: something is missing.
  void refuse(const Node& mapping, Place place, std::string message, std::string help, bool incomplete = true);

 private:
  const Node& object_;
  Document& document_;
  ReferenceReader& references_;
};

/// Where an item of a list begins: its first word.
Place first_word(const Node& item);

}  // namespace keyref
