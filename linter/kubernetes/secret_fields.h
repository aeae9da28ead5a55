#pragma once

#include <span>
#include <string_view>

#include "linter/model/document.h"

namespace keyref {

/// One field of Kubernetes that names a Secret.
struct SecretField {
  /// Where the mapping stands that refers: names joined by '.', `[]` for each item of a list, `{a,b}` for one or the
  /// other. Counted from the PodSpec, a volume, a container or the object, as the table says.
  std::string_view path;
  /// The entry of that mapping that holds the secret's name. With a `*`: every entry of that form; with `[]` at its
  /// end: a list of names.
  std::string_view name;
  ReferenceKind kind = ReferenceKind::other;
  std::string_view key = {};    ///< the entry that holds the key; "items[].key": one for each item
  std::string_view words = {};  ///< all entries of that mapping, where a misspelt one is to be told
  std::string_view name_space =
      {};  ///< the entry that holds the secret's namespace; a `*` stands for what it stands for in `name`
  ExpectedType expected = ExpectedType::any;
  bool required = false;   ///< the API server refuses the mapping without a name
  bool tolerated = false;  ///< Kubernetes goes on where the secret is missing
  /// "entry=value" that the mapping must hold, or hold in a list; with '?' at its end it may leave the entry out.
  std::string_view only_if = {};
  bool slash = false;  ///< the name may be written namespace/name
};

/// Kinds whose objects hold a PodSpec, and where.
struct PodSpecPath {
  std::string_view kinds;  ///< separated by blanks
  std::string_view path;
};

/// Fields of kinds, from the object.
struct ObjectField {
  std::string_view kinds;  ///< separated by blanks
  SecretField field;
  std::string_view group = {};  ///< the API group, where other groups have a kind of this name too
};

extern const SecretField kSecretKeyRef;   ///< env[].valueFrom.secretKeyRef
extern const SecretField kEnvFromSecret;  ///< envFrom[].secretRef
std::span<const std::string_view> container_lists();
std::span<const PodSpecPath> pod_spec_paths();
std::span<const SecretField> pod_fields();
std::span<const SecretField> volume_fields();
std::span<const ObjectField> object_fields();

}  // namespace keyref
