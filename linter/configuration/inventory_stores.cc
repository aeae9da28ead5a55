#include "linter/configuration/inventory_stores.h"

#include <string>
#include <utility>

#include "linter/secret/store_name.h"

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
      Secret secret;
      secret.keys.known = false;
      if (item.is_mapping()) {
        read_described(item, secret);
      } else if (is_name(item)) {
        set_name(item, secret);
      }
      if (!secret.name.empty()) secrets.push_back(std::move(secret));
    });
  }

  /// `{name: next-key, planned: true}`
  void read_described(const Node& item, Secret& secret) {
    if (item.find("name") == nullptr) return reader_.tell(item, "a secret needs its `name`");
    reader_.read_fields(item, "a secret",
                        {{"name",
                          [&](const Node& node) {
                            if (is_name(node)) set_name(node, secret);
                          }},
                         {"planned", [&](const Node& node) { read_planned(node, secret); }}});
  }

  void read_secrets(const Node& node) {
    std::vector<Secret>& secrets = stores_[Store::aws_secrets_manager];
    // A secret that is listed twice is no mistake of the file: `duplicate-secret` speaks of it.
    reader_.read_entries(node, "`aws-secrets-manager`", true, [&](const Node& key, const Node& value) {
      if (!is_name(key)) return;
      Secret& secret = secrets.emplace_back();
      set_name(key, secret);
      if (value.is_mapping()) return read_keyed(value, secret);
      if (!value.is_null()) return read_keys_(value, secret.keys);
      tell_no_keys(value);
    });
  }

  /// `{keys: [USER], planned: true}`
  void read_keyed(const Node& value, Secret& secret) {
    if (value.find("keys") == nullptr) return tell_no_keys(value);
    reader_.read_fields(value, "a secret",
                        {{"keys", [&](const Node& node) { read_keys_(node, secret.keys); }},
                         {"planned", [&](const Node& node) { read_planned(node, secret); }}});
  }

  void tell_no_keys(const Node& value) {
    reader_.tell(value, "a secret needs a list of the keys of its JSON, or `unknown`",
                 "write `[]` for one that is a plain text");
  }

  void read_planned(const Node& node, Secret& secret) {
    secret.planned = reader_.boolean(node, "`planned`").value_or(false);
  }

  static void set_name(const Node& node, Secret& secret) {
    secret.name = node.resolved().value;
    secret.place = node.place();
  }

  bool is_name(const Node& node) {
    const auto name = reader_.text(node, "a secret's name");
    if (!name) return false;
    if (is_store_name(*name)) return true;
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
