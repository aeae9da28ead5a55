// external-secrets.io, as its webhook and controller of 2026 take them (apis/externalsecrets/v1, v1beta1).

#include <algorithm>
#include <utility>
#include <vector>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/kubernetes/declaring_kinds.h"

namespace keyref {
namespace {

/// It goes on without the secret: it waits until something creates it.
constexpr SecretField kMergedInto = {.path = "target", .name = "name", .tolerated = true};
constexpr SecretField kMergedIntoOwnName = {.path = "metadata", .name = "name", .tolerated = true};

constexpr SecretField kTemplateSource = {
    .path = "templateFrom[].secret", .name = "name", .key = "items[].key", .required = true};

void add(Keys& keys, Keys more) {
  keys.known = keys.known && more.known;
  keys.names.insert(keys.names.end(), more.names.begin(), more.names.end());
}

void read_data(Declaring& declaring, const Node& item, Keys& keys) {
  if (!item.is_mapping()) return void(keys.known = false);
  const Node* key = declaring.require(item, first_word(item), "secretKey", "data");
  if (key == nullptr) {
    keys.known = false;
  } else {
    declaring.add_key(*key, keys);
  }
  const Node* remote = declaring.require(item, first_word(item), "remoteRef", "data");
  if (remote == nullptr || !remote->is_mapping()) return;
  const Node* remote_key = remote->find("key");  // an empty one is taken
  if (remote_key == nullptr || remote_key->is_null()) {
    declaring.refuse(*remote, item.find_key("remoteRef")->place(), "`remoteRef` has no `key`",
                     "add `key:` with the name that the provider knows");
  }
}

/// A key that is fetched twice is refused under the default deletionPolicy.
void check_twice(Declaring& declaring, const Node& data, const Node* target) {
  const std::string_view policy = is_empty(target) ? std::string_view() : target->text_of("deletionPolicy");
  if (!policy.empty() && policy != "Retain") return;
  std::vector<std::string_view> seen;
  data.for_each_item([&](const Node& item) {
    const std::string_view key = item.text_of("secretKey");
    if (key.empty() || has_placeholder(key)) return;
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
      declaring.refuse(item, item.find("secretKey")->place(), "`data` has this `secretKey` twice",
                       "remove one of the two entries", false);
    }
    seen.push_back(key);
  });
}

void read_data_from(Declaring& declaring, const Node& item) {
  if (!item.is_mapping() || (item.resolved().first != nullptr && item.resolved().first->is_mapping())) return;
  const auto entry = [&](std::string_view word) {
    const Node* found = item.find(word);
    return found == nullptr || found->is_null() ? nullptr : found;
  };
  if (entry("key") != nullptr) return;  // v1alpha1
  const Node* extract = entry("extract");
  const Node* source = entry("sourceRef");
  const bool generator = source != nullptr && !has_no_entries(source->find("generatorRef"));
  if (extract == nullptr && entry("find") == nullptr && source == nullptr) {
    return declaring.refuse(item, first_word(item), "`dataFrom` names nothing to fetch from",
                            "add `extract:`, `find:` or `sourceRef:`");
  }
  if ((extract != nullptr ? 1 : 0) + (entry("find") != nullptr ? 1 : 0) + (generator ? 1 : 0) > 1) {
    return declaring.refuse(item, first_word(item), "an entry of `dataFrom` names more than one source",
                            "make an entry of each of `extract`, `find` and `generatorRef`", false);
  }
  if (extract == nullptr || !extract->is_mapping()) return;
  if (const Node* key = extract->find("key"); key == nullptr || key->is_null()) {
    declaring.refuse(*extract, item.find_key("extract")->place(), "`extract` has no `key`",
                     "add `key:` with the name that the provider knows");
  }
}

Keys fetched_keys(Declaring& declaring, const Node& spec, Place word) {
  Keys keys;
  const Node* data = spec.find("data");
  const Node* data_from = spec.find("dataFrom");
  if (has_no_entries(data) && has_no_entries(data_from)) {
    keys.known = false;
    declaring.refuse(spec, word, "this fetches nothing: there is neither `data` nor `dataFrom`", "add one of them");
    return keys;
  }
  if (!has_no_entries(data)) {
    keys.known = data->is_sequence();
    data->for_each_item([&](const Node& item) { read_data(declaring, item, keys); });
    check_twice(declaring, *data, spec.find("target"));
  }
  if (!has_no_entries(data_from)) {
    keys.known = false;  // the provider's
    data_from->for_each_item([&](const Node& item) { read_data_from(declaring, item); });
  }
  return keys;
}

/// Keys of one entry of `templateFrom`: those that name a template are known, those that a template writes are not.
void add_template_from(Declaring& declaring, const Node& item, Keys& keys) {
  if (!item.is_mapping()) return void(keys.known = false);
  const std::string target = to_lower(item.text_of("target"));
  if (target == "annotations" || target == "labels") return;
  if (!is_empty(item.find("literal"))) keys.known = false;
  for (const std::string_view word : {"configMap", "secret"}) {
    const Node* source = item.find(word);
    const Node* items = source == nullptr ? nullptr : source->find("items");
    if (items == nullptr) continue;
    if (!items->is_sequence()) keys.known = false;
    items->for_each_item([&](const Node& each) {
      const std::string_view scope = each.text_of("templateAs");
      const Node* key = each.find("key");
      if (key != nullptr && (scope.empty() || scope == "Values")) return declaring.add_key(*key, keys);
      keys.known = false;
    });
  }
}

/// A template replaces what was fetched, unless it merges, or writes no data.
Keys keys_of_secret(Declaring& declaring, const Node* content, Keys fetched) {
  if (content == nullptr || content->is_null()) return fetched;
  if (!content->is_mapping()) return {false, {}, {}};
  const Node* data = content->find("data");
  const Node* from = content->find("templateFrom");
  if (has_no_entries(data) && has_no_entries(from)) return fetched;
  Keys keys;
  declaring.add_keys_of(data, keys);
  if (!has_no_entries(from)) {
    if (!from->is_sequence()) keys.known = false;
    from->for_each_item([&](const Node& item) { add_template_from(declaring, item, keys); });
  }
  const std::string_view policy = content->text_of("mergePolicy");
  if (has_placeholder(policy)) keys.known = false;
  if (policy == "Merge") add(keys, std::move(fetched));
  return keys;
}

/// The target is another kind of object than a Secret.
bool makes_another_kind(const Node* manifest) {
  return manifest != nullptr && manifest->is_mapping() &&
         (manifest->text_of("kind") != "Secret" || manifest->text_of("apiVersion") != "v1");
}

void check_policies(Declaring& declaring, const Node& target) {
  const std::string_view creation = target.text_of("creationPolicy");
  if (!creation.empty() && !has_placeholder(creation) && !is_word_of(creation, "Owner Orphan Merge None CreateOrMerge"))
    declaring.refuse(target, target.find("creationPolicy")->place(), "there is no such `creationPolicy`",
                     "write `Owner`, `Orphan`, `Merge`, `None` or `CreateOrMerge`", false);
  if (target.text_of("deletionPolicy") != "Delete") return;
  if (creation != "Merge" && creation != "None" && creation != "CreateOrMerge") return;
  declaring.refuse(target, target.find_key("deletionPolicy")->place(),
                   "`deletionPolicy: Delete` is refused where this object does not own the secret",
                   "set `creationPolicy: Owner`, or take `deletionPolicy` away", false);
}

/// `own`: a secret of the name that counts where the target has none.
void read_spec(Declaring& declaring, const Node& spec, Place word, std::optional<Secret> own) {
  Keys fetched = fetched_keys(declaring, spec, word);
  static const Node kNone;
  const Node* target = spec.find("target");
  if (!is_empty(target) && !target->is_mapping()) return;  // a template writes it
  if (is_empty(target)) target = &kNone;
  check_policies(declaring, *target);
  const Node* name = target->find("name");
  auto secret = std::move(own);
  if (!is_empty(name)) {
    auto named = declaring.named(*name);
    if (named && secret) named->namespaces = secret->namespaces;
    secret = std::move(named);
  }
  const std::string_view policy = target->text_of("creationPolicy");
  if (!secret || policy == "None" || makes_another_kind(target->find("manifest"))) return;
  const Node* content = target->find("template");
  secret->keys = keys_of_secret(declaring, content, std::move(fetched));
  secret->exists = policy != "Merge";
  // An orphan is handed over, so that another object may go on with it.
  secret->shared = policy == "Merge" || policy == "CreateOrMerge" || policy == "Orphan";
  if (policy.empty() || policy == "Owner" || policy == "Orphan") secret->type = made_type(content);
  if (content != nullptr) declaring.references().read(*content, kTemplateSource);
  if (!secret->exists && declaring.object().text_of("kind") == "ExternalSecret") {
    if (is_empty(name)) {
      declaring.references().read(declaring.object(), kMergedIntoOwnName);
    } else {
      declaring.references().read(spec, kMergedInto);
    }
  }
  declaring.declare(std::move(*secret));
}

/// The namespaces that are named, where they are not selected by labels too; none: not said.
std::vector<std::string> selected_namespaces(const Node& spec) {
  std::vector<std::string> names;
  if (!is_empty(spec.find("namespaceSelector")) || !is_empty(spec.find("namespaceSelectors"))) return names;
  const Node* list = spec.find("namespaces");
  if (list == nullptr) return names;
  bool known = true;
  list->for_each_item([&](const Node& item) {
    known = known && item.is_scalar() && !has_placeholder(item.resolved().value);
    if (known) names.emplace_back(item.resolved().value);
  });
  return known ? names : std::vector<std::string>();
}

}  // namespace

void read_external_secret(Declaring& declaring) {
  const Node* spec = declaring.spec();
  if (spec == nullptr) return;
  read_spec(declaring, *spec, declaring.object().find_key("spec")->place(), declaring.own());
}

/// Makes an ExternalSecret in each of its namespaces.
void read_cluster_external_secret(Declaring& declaring) {
  const Node* spec = declaring.spec();
  if (spec == nullptr) return;
  const Node* inner =
      declaring.require(*spec, declaring.object().find_key("spec")->place(), "externalSecretSpec", "spec");
  if (inner == nullptr || !inner->is_mapping()) return;
  const Node* name = spec->find("externalSecretName");
  auto own = is_empty(name) ? declaring.own() : declaring.named(*name);
  if (own) own->namespaces = selected_namespaces(*spec);
  read_spec(declaring, *inner, spec->find_key("externalSecretSpec")->place(), std::move(own));
}

}  // namespace keyref
