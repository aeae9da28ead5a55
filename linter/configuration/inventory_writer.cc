#include "linter/configuration/inventory_writer.h"

#include <yaml-cpp/yaml.h>

namespace keyref {
namespace {

void write_keys(YAML::Emitter& out, const InventoryEntry& entry) {
  if (!entry.keys_known) {
    out << "unknown";
    return;
  }
  out << YAML::Flow << YAML::BeginSeq;
  for (const std::string& key : entry.keys) out << key;
  out << YAML::EndSeq;
}

void write_secrets(YAML::Emitter& out, const std::map<std::string, InventoryEntry>& secrets) {
  out << YAML::BeginMap;
  for (const auto& [name, entry] : secrets) {
    out << YAML::Key << name << YAML::Value;
    if (entry.type.empty() && entry.keys_known) {
      write_keys(out, entry);
      continue;
    }
    out << YAML::Flow << YAML::BeginMap;
    if (!entry.type.empty()) out << YAML::Key << "type" << YAML::Value << entry.type;
    if (entry.type.empty() || !entry.keys_known || !entry.keys.empty()) {
      out << YAML::Key << "keys" << YAML::Value;
      write_keys(out, entry);
    }
    out << YAML::EndMap;
  }
  out << YAML::EndMap;
}

}  // namespace

std::string write_inventory(const std::string& environment, const std::string& comment,
                            const InventorySections& sections) {
  YAML::Emitter out;
  out << YAML::Comment(comment) << YAML::Newline << YAML::BeginMap;
  out << YAML::Key << "environment" << YAML::Value << environment;
  const auto global = sections.find("");
  if (global != sections.end()) {
    out << YAML::Key << "global" << YAML::Value;
    write_secrets(out, global->second);
  }
  if (sections.size() > (global == sections.end() ? 0U : 1U)) {
    out << YAML::Key << "services" << YAML::Value << YAML::BeginMap;
    for (const auto& [service, secrets] : sections) {
      if (service.empty()) continue;
      out << YAML::Key << service << YAML::Value;
      write_secrets(out, secrets);
    }
    out << YAML::EndMap;
  }
  out << YAML::EndMap << YAML::Newline;
  return out.c_str();
}

std::string write_configuration(const std::vector<std::string>& environments) {
  YAML::Emitter out;
  out << YAML::Comment(
             "Keyref checks every reference to a Secret against inventory/ENV.yaml of the environments below.")
      << YAML::Newline;
  out << YAML::BeginMap << YAML::Key << "version" << YAML::Value << 1;
  out << YAML::Key << "environments" << YAML::Value << YAML::Comment("in the order of promotion") << YAML::BeginMap;
  for (const std::string& name : environments) {
    out << YAML::Key << name << YAML::Value << YAML::Flow << YAML::BeginMap;
    out << YAML::Key << "inventory" << YAML::Value << "inventory/" + name + ".yaml" << YAML::EndMap;
  }
  out << YAML::EndMap << YAML::EndMap << YAML::Newline << YAML::Newline;
  out << YAML::Comment(
      "An environment may also have:\n"
      "  account: \"123456789012\"            # the cloud account it runs in\n"
      "  aliases: [production]              # other words for it in paths, labels and file names\n"
      "  variables: {ENV: prod}             # what fills ${ENV} and the like in manifests\n"
      "  manifests: [\"**/overlays/prod/**\"] # files that belong to it, whatever they are named\n"
      "\n"
      "services:                            # where folders do not say which service it is\n"
      "  payments: {manifests: [\"deploy/payments/**\"]}\n"
      "rules:                               # error, warning, note or off; `keyref rules` lists them\n"
      "  unused-secret: off\n"
      "allow:                               # accepted findings, each with a reason\n"
      "  - {rule: missing-key, path: \"e2e/**\", reason: \"created by the test itself\", until: 2027-01-31}\n"
      "ignore: [\"vendor/\"]                  # not read");
  out << YAML::Newline;
  return out.c_str();
}

}  // namespace keyref
