#include "linter/configuration/inventory_stores.h"

#include <string>

#include "linter/base/placeholder.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

class StoresReader {
 public:
  StoresReader(SchemaReader& reader, FunctionRef<void(const Node&, Keys&)> read_keys,
               std::map<Store, std::vector<Secret>>& stores)
      : reader_(reader), read_keys_(read_keys), stores_(stores) {}

  void read(const Node& node) {
    reader_.read_fields(
        node, "`stores`",
        {{word_of(Store::jenkins), [&](const Node& value) { read_names(value, Store::jenkins); }},
         {word_of(Store::aws_secrets_manager), [&](const Node& value) { read_secrets(value); }},
         {word_of(Store::aws_ssm), [&](const Node& value) { read_names(value, Store::aws_ssm); }},
         {word_of(Store::github_actions), [&](const Node& value) { read_names(value, Store::github_actions); }},
         {word_of(Store::sst), [&](const Node& value) { read_names(value, Store::sst); }}});
  }

 private:
  void read_names(const Node& node, Store store) {
    std::vector<Secret>& secrets = stores_[store];
    reader_.read_list(node, "`" + std::string(word_of(store)) + "`", [&](const Node& item) {
      if (!is_name(item)) return;
      secrets.push_back(secret_of(item));
      secrets.back().keys.known = false;
    });
  }

  void read_secrets(const Node& node) {
    std::vector<Secret>& secrets = stores_[Store::aws_secrets_manager];
    reader_.read_entries(node, "`aws-secrets-manager`", false, [&](const Node& key, const Node& value) {
      if (!is_name(key)) return;
      secrets.push_back(secret_of(key));
      if (!value.is_null()) return read_keys_(value, secrets.back().keys);
      reader_.tell(value, "a secret needs a list of the keys of its JSON, or `unknown`",
                   "write `[]` for one that is a plain text");
    });
  }

  static Secret secret_of(const Node& node) {
    Secret secret;
    secret.name = node.resolved().value;
    secret.place = node.place();
    return secret;
  }

  bool is_name(const Node& node) {
    const auto name = reader_.text(node, "a secret's name");
    if (!name) return false;
    if (is_ordinary_name(*name) || (!has_placeholder(*name) && !shown_name(*name).empty())) return true;
    reader_.tell(node, "this can be no secret's name; it is not shown",
                 "a store is listed by names, never values: letters, digits and `-_./:@`");
    return false;
  }

  SchemaReader& reader_;
  FunctionRef<void(const Node&, Keys&)> read_keys_;
  std::map<Store, std::vector<Secret>>& stores_;
};

}  // namespace

void read_stores(SchemaReader& reader, const Node& node, FunctionRef<void(const Node&, Keys&)> read_keys,
                 std::map<Store, std::vector<Secret>>& stores) {
  StoresReader(reader, read_keys, stores).read(node);
}

}  // namespace keyref
