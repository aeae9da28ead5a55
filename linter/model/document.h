#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/environment.h"
#include "linter/model/name.h"
#include "linter/model/secret.h"
#include "linter/model/store.h"
#include "linter/source/span.h"

namespace keyref {

/// How a workload takes hold of a secret. The words of `keyref uses`.
enum class ReferenceKind { env, env_from, volume, image_pull_secret, tls, other };

std::string_view to_string(ReferenceKind kind);

/// Which types of Secret Kubernetes accepts at a place.
enum class ExpectedType { any, docker, tls };

/// One place that names a secret, or a secret and a key of it.
struct Reference {
  ReferenceKind kind = ReferenceKind::other;
  Name secret;
  std::optional<Name> key;
  std::string_view field;  ///< the mapping that refers, as users write it: "secretKeyRef"
  std::string name_space;  ///< named beside the secret; empty: the object's own
  ExpectedType expected = ExpectedType::any;
  bool optional = false;
  bool tolerated = false;              ///< Kubernetes goes on without: a missing one is a warning
  bool sub_path = false;               ///< of a volume: some container mounts it with subPath, and sees no new value
  std::string container;               ///< empty outside containers
  std::string variable;                ///< the environment variable it feeds; empty for none
  std::optional<EnvironmentSet> only;  ///< where a template or overlay makes it; none: wherever its document is
};

/// One place that names a secret of another store, or a secret and a key of it.
struct StoreReference {
  Store store = Store::jenkins;
  std::string asks;  ///< "SecretStore/aws": the object whose document says which store that is; empty: `store`
  Name secret;
  std::optional<Name> key;
  std::optional<std::string> environment;  ///< named beside it, as by a job of GitHub Actions; empty: computed
  std::optional<EnvironmentSet> only;      ///< as Reference::only
};

/// A secret of another store that the tree makes.
struct StoreDeclaration {
  Store store = Store::jenkins;
  Secret secret;
};

/// An entry of `env`, in the order written.
struct EnvVar {
  Text name;
  std::optional<std::size_t> reference;  ///< into Document::references, for a secretKeyRef
  std::optional<EnvironmentSet> only;    ///< as Reference::only
  bool conditional = false;              ///< a template's section that may be left out makes it
};

/// An entry of `envFrom`, in the order written.
struct EnvFrom {
  std::string prefix;
  std::optional<std::size_t> reference;  ///< into Document::references; none for a ConfigMap
  std::string config_map;                ///< its name, for a ConfigMap
  std::optional<EnvironmentSet> only;    ///< as Reference::only
  bool conditional = false;              ///< as EnvVar::conditional
};

struct Container {
  std::string name;
  std::string image;  ///< as written; empty where a template or pipeline says it
  std::vector<EnvFrom> env_from;
  std::vector<EnvVar> env;
  std::vector<std::string> uses;  ///< variables that its commands and values use: `$(X)`, `$X`, `${X}`
  bool open = false;              ///< it gets variables that are not known here
};

/// A ConfigMap, as `envFrom` takes it.
struct ConfigMap {
  std::string name;
  Place place;
  Keys keys;
  std::optional<EnvironmentSet> only;  ///< as Reference::only
};

/// A reference that the API server refuses, or a field that it does not know where one was meant.
struct InvalidReference {
  Place place;
  std::string message;  ///< holds no text of the file but valid names
  std::string help;
  std::string suggestion;  ///< the word that was probably meant; may be empty
  std::string container;
  std::string variable;
  bool incomplete = false;             ///< something is missing; a patch need not have it
  std::vector<std::string> mentions;   ///< names in it that may be secrets': not to be called unused
  std::optional<EnvironmentSet> only;  ///< as Reference::only
};

/// An environment variable's `value:` that is no string.
struct InvalidEnv {
  Place place;
  std::string variable;
  std::string container;
  std::string found;                   ///< "a number", "a boolean", "a mapping", "a list"
  std::optional<EnvironmentSet> only;  ///< as Reference::only
};

/// A mapping key that was written before in the same mapping.
struct DuplicateKey {
  Place first;
  Place second;
  std::string key;                     ///< empty where it must not be shown
  std::optional<EnvironmentSet> only;  ///< as Reference::only
};

/// One object of a manifest (each item of a List is one), or one other document or file that holds references.
struct Document {
  FileId file = 0;
  Place place;                                 ///< of its name, else its first content
  std::string kind;                            ///< empty: not a Kubernetes object
  std::string name;                            ///< metadata.name
  Name deployed_name;                          ///< what a build makes of it; empty: `name`
  Name name_space;                             ///< metadata.namespace; empty: not named
  bool workload = false;                       ///< holds a PodSpec
  std::optional<EnvironmentSet> environments;  ///< where a chart or an overlay is rendered for; none: as its path says
  std::string scope;              ///< the chart or overlay that makes it: names that stay computed are alike within one
  std::string source;             ///< the template that a rendered stream says it is from; empty: not said
  std::string label_name;         ///< app.kubernetes.io/name
  std::string label_app;          ///< app
  std::string label_environment;  ///< environment, env or app.kubernetes.io/environment

  std::vector<Reference> references;
  std::vector<Container> containers;
  std::vector<Secret> declares;
  std::vector<StoreReference> store_references;
  std::vector<StoreDeclaration> declares_in_stores;
  std::optional<Store> store;          ///< of a SecretStore: what it fetches from, where that is one that is known
  std::vector<ConfigMap> config_maps;  ///< the object itself; one for each rendering
  std::vector<InvalidReference> invalid_references;
  std::vector<std::string>
      mentions;  ///< names in fields of custom resources that may be secrets': not to be called unused
  std::vector<InvalidEnv> invalid_envs;
  std::vector<DuplicateKey> duplicate_keys;
};

/// A kustomization.yaml: what it builds on.
struct Kustomization {
  FileId file = 0;
  std::string folder;                  ///< relative to the root; empty for the root
  std::vector<std::string> resources;  ///< resources, bases and components, as paths relative to the root
  std::vector<std::string> patches;    ///< files that change resources, as paths relative to the root
  std::vector<std::string> settings;   ///< other files that say how, as paths relative to the root
};

}  // namespace keyref
