// What external-secrets.io fetches from AWS: the objects that ask, and the stores that say whom.

#include <string>

#include "linter/kubernetes/declaring_kinds.h"
#include "linter/model/names.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

/// "SecretStore/aws"; empty where it is not said.
std::string asked_store(const Node* reference) {
  if (reference == nullptr || !reference->is_mapping()) return {};
  const std::string_view kind = reference->text_of("kind");
  const std::string name = shown_name(reference->text_of("name"));
  return name.empty() ? name : (kind.empty() ? "SecretStore" : std::string(kind)) + '/' + name;
}

/// Of an item of `data` or `dataFrom`, which may have a store of its own.
std::string store_of(const Node& item, const std::string& of_spec) {
  const Node* source = item.find("sourceRef");
  if (source == nullptr || !source->is_mapping()) return of_spec;
  return asked_store(source->find("storeRef"));
}

void ask(Declaring& declaring, const Node* remote, std::string store) {
  if (store.empty() || remote == nullptr || !remote->is_mapping()) return;
  const Node* name = remote->find("key");
  if (is_empty(name) || !name->is_scalar() || shown_name(name->resolved().value).empty()) return;
  StoreReference reference;
  reference.asks = std::move(store);
  reference.secret = Name(name->text());
  // Of a path into the JSON it is not said which part is a key.
  const Node* property = remote->find("property");
  const bool is_key = !is_empty(property) && property->is_scalar() && is_secret_key(property->resolved().value) &&
                      property->resolved().value.find('.') == std::string_view::npos &&
                      !looks_like_value(property->resolved().value);
  if (is_key && remote->text_of("metadataPolicy") != "Fetch") reference.key = Name(property->text());
  declaring.ask(std::move(reference));
}

void read_asked(Declaring& declaring, const Node* spec) {
  if (spec == nullptr || !spec->is_mapping()) return;
  const std::string store = asked_store(spec->find("secretStoreRef"));
  if (const Node* data = spec->find("data")) {
    data->for_each_item([&](const Node& item) { ask(declaring, item.find("remoteRef"), store_of(item, store)); });
  }
  if (const Node* from = spec->find("dataFrom")) {
    from->for_each_item([&](const Node& item) { ask(declaring, item.find("extract"), store_of(item, store)); });
  }
}

}  // namespace

void read_remote_secrets(Declaring& declaring) { read_asked(declaring, declaring.object().find("spec")); }

void read_remote_secrets_of_all(Declaring& declaring) {
  const Node* spec = declaring.object().find("spec");
  if (spec != nullptr && spec->is_mapping()) read_asked(declaring, spec->find("externalSecretSpec"));
}

/// One that puts a prefix before every name asks for names that are not written here.
void read_secret_store(Declaring& declaring) {
  const Node* node = declaring.object().find("spec");
  for (const std::string_view word : {"provider", "aws"}) node = node == nullptr ? nullptr : node->find(word);
  if (node == nullptr || !node->is_mapping() || !is_empty(node->find("prefix"))) return;
  const std::string_view service = node->text_of("service");
  if (service == "SecretsManager") declaring.fetch_from(Store::aws_secrets_manager);
  if (service == "ParameterStore") declaring.fetch_from(Store::aws_ssm);
}

}  // namespace keyref
