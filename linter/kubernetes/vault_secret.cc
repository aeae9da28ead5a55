// secrets.hashicorp.com, as the Vault Secrets Operator of 2026 takes them (api/v1beta1).

#include <algorithm>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/kubernetes/declaring_kinds.h"

namespace keyref {
namespace {

constexpr SecretField kDestination = {.path = "destination", .name = "name"};

bool holds_all(const Node* patterns) {
  bool all = false;
  if (patterns == nullptr) return all;
  patterns->for_each_item([&](const Node& item) { all |= item.is_scalar() && item.resolved().value == ".*"; });
  return all;
}

/// Templates are in the Secret always; all else is what Vault has, unless every field is excluded.
Keys keys_of(Declaring& declaring, const Node& destination) {
  Keys keys;
  keys.known = false;
  const Node* transformation = destination.find("transformation");
  if (transformation == nullptr) return keys;
  keys.known =
      holds_all(transformation->find("excludes")) && has_no_entries(transformation->find("transformationRefs"));
  declaring.add_keys_of(transformation->find("templates"), keys);
  if (!is_true(transformation->find("excludeRaw"))) keys.maybe.emplace_back("_raw");  // the operator may exclude it
  return keys;
}

std::optional<Secret> read_destination(Declaring& declaring) {
  const Node* spec = declaring.spec();
  if (spec == nullptr) return std::nullopt;
  const Node* destination =
      declaring.require(*spec, declaring.object().find_key("spec")->place(), "destination", "spec");
  if (destination == nullptr || !destination->is_mapping()) return std::nullopt;
  const Node* name = declaring.require(*destination, spec->find_key("destination")->place(), "name", "destination");
  auto secret = name == nullptr ? std::nullopt : declaring.named(*name);
  if (!secret) return std::nullopt;
  secret->type = type_of(*destination);
  secret->keys = keys_of(declaring, *destination);
  const Node* create = destination->find("create");
  const bool open = create != nullptr && (!create->is_scalar() || has_placeholder(create->resolved().value));
  secret->exists = is_true(create) || open;
  secret->shared = !secret->exists;
  if (!secret->exists) declaring.references().read(*spec, kDestination);  // it must be there
  return secret;
}

}  // namespace

void read_vault_secret(Declaring& declaring) {
  if (auto secret = read_destination(declaring)) declaring.declare(std::move(*secret));
}

/// Written as TLS wants it, if nothing else is asked for.
void read_vault_pki_secret(Declaring& declaring) {
  auto secret = read_destination(declaring);
  if (!secret) return;
  const bool templates = !secret->keys.names.empty();
  secret->keys.known = false;
  if (secret->type == "kubernetes.io/tls" && !templates) secret->keys.names = {"tls.crt", "tls.key"};
  declaring.declare(std::move(*secret));
}

}  // namespace keyref
