#pragma once

#include "linter/base/function_ref.h"
#include "linter/join/joined.h"

namespace keyref {

StoreIndex index_stores(const Fleet& fleet, const std::vector<JoinedDocument>& documents);

/// The environments that stand in a name as words of their own: `deploy-prod`, `/prod/db`.
EnvironmentSet named_in(const Fleet& fleet, std::string_view name);

/// The selected environments in which something asks for the secret: the one named beside it; else those that its name
/// names, where its document belongs to them; else its document's.
EnvironmentSet environments_of(const Joined& fleet, const JoinedDocument& document, const StoreReference& reference);

/// The store that is asked; none where that is not known here.
std::optional<Store> store_of(const Joined& fleet, const StoreReference& reference, EnvironmentId environment);

/// Stores are checked where inventories list them. Of one that none lists nothing is counted; the summary says so.
bool is_to_be_checked(const Joined& fleet, const StoreReference& reference, EnvironmentId environment);

Answer answer_store_reference(const Joined& fleet, const StoreReference& reference, EnvironmentId environment);

/// Of these environments, those for which the answer is one of the causes.
EnvironmentSet where(const Joined& fleet, const StoreReference& reference, const EnvironmentSet& environments,
                     std::initializer_list<Cause> causes);

/// Calls for each reference of the reported files, with its environments; there are none where there is no
/// environment at all.
void for_each_store_reference(
    const Joined& fleet,
    FunctionRef<void(const JoinedDocument&, const StoreReference&, const EnvironmentSet& environments)> visit);

}  // namespace keyref
