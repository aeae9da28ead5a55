#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/join/secret_index.h"
#include "linter/join/store_index.h"
#include "linter/join/wired_service.h"
#include "linter/model/fleet.h"

namespace keyref {

/// Why a reference is answered as it is.
enum class Cause {
  present,
  not_made,  ///< a template or overlay does not make the reference in this environment
  missing_secret,
  other_namespace,  ///< a secret of this name exists, but in another namespace
  foreign,          ///< it exists, but in a section of another service
  missing_key,
  computed_name,  ///< a placeholder that `variables` do not fill in
  computed_key,
  computed_declaration,  ///< nothing has this name, but a declaration whose name is computed may get it
  unknown_keys,          ///< the inventory says so, or a controller fetches them
  no_inventory,
  unlisted_store,  ///< the inventory does not list the store that is asked
};

struct Answer {
  Presence presence = Presence::unknown;
  Cause cause = Cause::no_inventory;
};

/// A document with what the whole fleet says of it.
struct JoinedDocument {
  const Document* document = nullptr;
  EnvironmentSet own;           ///< where it is deployed to
  EnvironmentSet environments;  ///< of those, the selected ones
  std::optional<EnvironmentId>
      next;  ///< where it is promoted to: behind its last one, unless its service has manifests of its own there
  std::string service;             ///< as reported; may be empty
  std::string service_folder;      ///< base and overlays share one
  std::vector<std::string> owned;  ///< names of inventory sections that are its own, sorted
  std::vector<Answer> answers;     ///< reference × environment, all environments of the configuration

  /// The selected environments of something that is made where `only` says.
  EnvironmentSet made_in(const std::optional<EnvironmentSet>& only) const {
    return only ? environments & *only : environments;
  }
};

/// The fleet with services, environments and answers: what rules look at.
struct Joined {
  const Fleet& fleet;
  const Sources& sources;
  SecretIndex secrets;
  StoreIndex stores;
  std::vector<JoinedDocument> documents;       ///< one for each of fleet.documents
  std::unordered_set<std::string> referenced;  ///< names of secrets that anything refers to, in any environment
  std::unordered_map<FileId, EnvironmentSet> file_environments;  ///< of files with literals or accounts
  std::vector<WiredService> services;                            ///< workloads with the code that they run
  EnvironmentSet unread;  ///< where a file stayed unread, or was read in part: it may refer to anything

  const std::vector<Environment>& environments() const { return fleet.configuration.environments; }
  const Answer& answer(const JoinedDocument& document, std::size_t reference, EnvironmentId environment) const {
    return document.answers[reference * environments().size() + environment];
  }
  /// Environments of the document for which the answer to a reference has one of these causes.
  EnvironmentSet where(const JoinedDocument& document, std::size_t reference,
                       std::initializer_list<Cause> causes) const;

  /// Some selected environment is the document's own.
  bool is_selected(const JoinedDocument& document) const {
    return !document.environments.empty() || environments().empty();
  }
  /// The place is in a file that is reported (a document may be put together from several), and what stands there is
  /// made in a selected environment.
  bool is_reported(const JoinedDocument& document, const Place& place,
                   const std::optional<EnvironmentSet>& only) const {
    return sources[place.file].reported && (!document.made_in(only).empty() || environments().empty());
  }
  bool is_reported(const JoinedDocument& document, const Reference& reference) const;
  /// Calls for each reference of the reported documents.
  void for_each_reference(FunctionRef<void(const JoinedDocument&, std::size_t index, const Reference&)> visit) const;

  /// The environments of a file that holds literals or accounts, selected or not.
  EnvironmentSet own_environments_of(FileId file) const;
  EnvironmentSet environments_of(FileId file) const { return own_environments_of(file) & fleet.selected; }

  std::vector<std::string> names_of(const EnvironmentSet& set) const;
};

/// Joins documents with environments, services and inventories.
Joined join(const Fleet& fleet, const Sources& sources, unsigned jobs);

/// A reference's answer in one environment, also where its document is not deployed.
Answer answer_reference(const Fleet& fleet, const SecretIndex& secrets, const JoinedDocument& document,
                        const Reference& reference, EnvironmentId environment);

/// The namespace a reference looks in; empty where it is not said, or stays open.
std::string name_space_of(const Fleet& fleet, const JoinedDocument& document, const Reference& reference,
                          EnvironmentId environment);

/// The secrets that a reference finds in one environment: those of its name that its service may use. An inventory's
/// entry and declarations of the tree are one secret together.
std::vector<const Secret*> secrets_of(const Fleet& fleet, const SecretIndex& secrets, const JoinedDocument& document,
                                      const Reference& reference, EnvironmentId environment);
/// Is the key in any of them? Absent where there are none.
Presence find_key(const std::vector<const Secret*>& secrets, const std::string& key);
/// All keys that are known of them, sorted.
std::vector<std::string> keys_of(const std::vector<const Secret*>& secrets);

/// The text with the environment's variables filled in; the text itself where nothing is to be filled in; none where
/// something stays open.
std::optional<std::string> expand_for(const Fleet& fleet, std::string_view text, EnvironmentId environment);
inline std::optional<std::string> expand_for(const Fleet& fleet, const Name& name, EnvironmentId environment) {
  return expand_for(fleet, name.in(environment), environment);
}

/// A reference, declaration or entry counts in the environment.
template <typename Made>
bool is_made_in(const Made& made, EnvironmentId environment) {
  return !made.only || made.only->contains(environment);
}

}  // namespace keyref
