#include "linter/configuration/inventory.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/configuration/inventory_stores.h"
#include "linter/configuration/schema_reader.h"
#include "linter/model/names.h"
#include "linter/secret/value_shape.h"
#include "linter/syntax/yaml.h"

namespace keyref {
namespace {

/// More than any cluster holds (etcd ends before); written with aliases, a short file could make more.
constexpr std::size_t kMostNames = 2'000'000;
constexpr std::string_view kNamesOnly =
    "an inventory holds names of secrets and keys, never values: write `SECRET: [KEY, …]`";

/// The keys that Kubernetes demands of a type.
struct TypeKeys {
  std::string_view type;
  std::array<std::string_view, 3> keys;  ///< sorted; empty ones first
};
constexpr std::array<TypeKeys, 5> kTypeKeys = {
    {{"kubernetes.io/tls", {"", "tls.crt", "tls.key"}},
     {"kubernetes.io/dockerconfigjson", {"", "", ".dockerconfigjson"}},
     {"kubernetes.io/dockercfg", {"", "", ".dockercfg"}},
     {"kubernetes.io/ssh-auth", {"", "", "ssh-privatekey"}},
     {"kubernetes.io/service-account-token", {"ca.crt", "namespace", "token"}}}};

bool is_type(std::string_view type) {
  return !type.empty() && !looks_like_value(type) && std::all_of(type.begin(), type.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_./").find(c) != std::string_view::npos;
  });
}

/// Of a mapping, without those that it merges.
std::size_t count_entries(const Node& node) {
  std::size_t count = 0;
  if (!node.is_mapping()) return count;
  for (const Node* key = node.resolved().first; key != nullptr; key = key->next->next) ++count;
  return count;
}

class InventoryReader {
 public:
  InventoryReader(FileId file, const std::vector<std::string>& names, std::vector<SchemaProblem>& problems)
      : reader_(file, problems), names_(names) {}

  void read(std::string_view text, Inventory& inventory) {
    const YamlStream stream = YamlStream::parse(reader_.file(), text);
    const Node* root = only_document(stream, reader_);
    if (root == nullptr) return;
    reader_.read_fields(*root, "an inventory",
                        {{"environment", [&](const Node& node) { check_environment(node); }},
                         {"taken", [&](const Node& node) { inventory.taken = read_time(node, "`taken`"); }},
                         {"global", [&](const Node& node) { read_section(node, "`global`", {}, inventory); }},
                         {"services", [&](const Node& node) { read_services(node, inventory); }},
                         {"stores", [&](const Node& node) {
                            read_stores(
                                reader_, node, [&](const Node& keys, Keys& into) { read_keys(keys, into); },
                                inventory.stores);
                          }}});
  }

 private:
  void check_environment(const Node& node) {
    if (names_.empty()) return void(reader_.name(node, "an environment"));
    const std::string_view written = node.is_scalar() ? node.resolved().value : std::string_view();
    const bool fits = std::any_of(names_.begin(), names_.end(),
                                  [&](const std::string& each) { return equals_ignoring_case(each, written); });
    if (!fits)
      reader_.tell(node,
                   "this is the inventory of `" + names_.front() + "`, but says that it is another environment's");
  }

  std::optional<Text> read_time(const Node& node, std::string_view what) {
    if (node.is_scalar() && parse_timestamp(node.resolved().value)) return node.text();
    reader_.tell(node, std::string(what) + " is a time, as 2026-11-20T10:00:00Z or 2026-11-20");
    return std::nullopt;
  }

  void read_services(const Node& node, Inventory& inventory) {
    reader_.read_entries(node, "`services`", false, [&](const Node& key, const Node& value) {
      if (auto service = reader_.name(key, "a service's name"))
        read_section(value, "a service", std::move(*service), inventory);
    });
  }

  void read_section(const Node& node, std::string_view what, std::string service, Inventory& inventory) {
    Inventory::Section section{std::move(service), {}};
    section.secrets.reserve(count_entries(node));
    // A secret that is listed twice is no mistake of the file: `duplicate-secret` speaks of it.
    reader_.read_entries(node, what, true,
                         [&](const Node& key, const Node& value) { read_secret(key, value, section); });
    inventory.sections.push_back(std::move(section));
  }

  void read_secret(const Node& key, const Node& value, Inventory::Section& section) {
    const std::string_view name = key.resolved().value;
    if (looks_like_value(name))
      return reader_.tell(key, "this looks like a secret's value; it is not shown", std::string(kNamesOnly));
    if (!is_secret_name(name)) {
      return reader_.tell(
          key, "this can be no secret's name",
          "a name holds lower-case letters, digits, `-` and `.`, and starts and ends with a letter or digit");
    }
    if (!count(key)) return;
    const bool entries =
        value.is_sequence() && value.resolved().first != nullptr && value.resolved().first->is_mapping();
    if (!entries) return read_entry(key, value, section);
    value.for_each_item([&](const Node& item) {
      if (item.is_mapping() && item.find("namespace") == nullptr) {
        reader_.tell(item, "several entries of one name must each say their `namespace`");
      }
      read_entry(key, item, section);
    });
  }

  void read_entry(const Node& key, const Node& value, Inventory::Section& section) {
    if (value.is_scalar())
      return reader_.tell(value, "a secret needs a list of its keys, or `{keys: unknown}`", std::string(kNamesOnly));
    Secret& secret = section.secrets.emplace_back();
    secret.name = key.resolved().value;
    secret.place = key.place();
    if (value.is_mapping()) {
      read_described(value, secret);
    } else {
      read_keys(value, secret.keys);
    }
  }

  void read_described(const Node& value, Secret& secret) {
    bool has_keys = false;
    const std::size_t before = reader_.count();
    reader_.read_fields(
        value, "a secret",
        {{"keys",
          [&](const Node& node) {
            has_keys = true;
            read_keys(node, secret.keys);
          }},
         {"type", [&](const Node& node) { read_type(node, secret); }},
         {"namespace", [&](const Node& node) { read_namespaces(node, secret); }},
         {"planned", [&](const Node& node) { secret.planned = reader_.boolean(node, "`planned`").value_or(false); }},
         {"rotated", [&](const Node& node) { secret.rotated = read_time(node, "`rotated`"); }},
         {"rotate_every", [&](const Node& node) { read_rotate_every(node, secret); }}});
    if (has_keys || reader_.count() > before) return;
    const auto* const known = std::find_if(kTypeKeys.begin(), kTypeKeys.end(),
                                           [&](const TypeKeys& each) { return each.type == secret.type; });
    if (known == kTypeKeys.end())
      return reader_.tell(value, "a secret needs `keys`: a list, or `unknown`", std::string(kNamesOnly));
    for (const std::string_view key : known->keys) {
      if (!key.empty()) secret.keys.names.emplace_back(key);
    }
  }

  void read_keys(const Node& node, Keys& keys) {
    if (node.is_scalar()) {
      keys.known = false;
      if (node.resolved().value != "unknown")
        reader_.tell(node, "`keys` must be a list, or `unknown`", std::string(kNamesOnly));
      return;
    }
    if (node.is_mapping())
      return reader_.tell(node, "`keys` must be a list of names, or `unknown`", std::string(kNamesOnly));
    keys_.clear();
    node.for_each_item([&](const Node& item) { read_key(item); });
    std::sort(keys_.begin(), keys_.end());
    keys.names.assign(keys_.begin(), std::unique(keys_.begin(), keys_.end()));
  }

  void read_key(const Node& item) {
    if (!item.is_scalar()) return reader_.tell(item, "a key must be a name alone", std::string(kNamesOnly));
    const std::string_view key = item.resolved().value;
    if (!is_ordinary_name(key)) {  // such a one may be a key's, and looks like no value
      if (looks_like_value(key))
        return reader_.tell(item, "this looks like a secret's value; it is not shown", std::string(kNamesOnly));
      if (!is_secret_key(key))
        return reader_.tell(item, "this can be no key's name", "a key holds letters, digits, `-`, `_` and `.`");
    }
    if (count(item)) keys_.push_back(key);
  }

  void read_type(const Node& node, Secret& secret) {
    const auto type = reader_.text(node, "`type`");
    if (type && is_type(*type)) {
      secret.type = *type;
    } else if (type) {
      reader_.tell(node, "this is no type of a Secret", "as kubernetes.io/tls or Opaque");
    }
  }

  void read_namespaces(const Node& node, Secret& secret) {
    reader_.read_list(node, "`namespace`", [&](const Node& item) {
      if (auto name = reader_.name(item, "a namespace")) secret.namespaces.push_back(std::move(*name));
    });
  }

  void read_rotate_every(const Node& node, Secret& secret) {
    secret.rotate_every = node.is_scalar() ? parse_days(node.resolved().value) : std::nullopt;
    if (!secret.rotate_every) reader_.tell(node, "`rotate_every` is written in days or weeks, as `90d` or `12w`");
  }

  bool count(const Node& node) {
    if (++names_read_ == kMostNames)
      reader_.tell(node, "an inventory may hold at most " + std::to_string(kMostNames) + " names");
    return names_read_ < kMostNames;
  }

  SchemaReader reader_;
  const std::vector<std::string>& names_;
  std::size_t names_read_ = 0;
  std::vector<std::string_view> keys_;  ///< of the list that is being read: they are sorted before they are copied
};

}  // namespace

Inventory parse_inventory(FileId file, std::string_view text, EnvironmentId environment,
                          const std::vector<std::string>& names, std::vector<SchemaProblem>& problems) {
  Inventory inventory;
  inventory.environment = environment;
  inventory.file = file;
  InventoryReader(file, names, problems).read(text, inventory);
  return inventory;
}

}  // namespace keyref
