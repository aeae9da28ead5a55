#include "linter/kubernetes/containers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

/// What is written beside `valueFrom` though it belongs below it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kMisplaced = {
    {{"secretKeyRef", "move it under `valueFrom`"}, {"optional", "move it into `secretKeyRef`"}}};

constexpr std::string_view kSources = "fieldRef resourceFieldRef configMapKeyRef secretKeyRef fileKeyRef";

bool is_variable_character(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// `$(X)`, which the kubelet fills in, and a shell's `$X` and `${X}`.
void add_used_variables(const Node& scalar, std::vector<std::string>& uses) {
  const std::string_view text = scalar.resolved().value;
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    std::size_t begin = at + 1;
    if (begin < text.size() && (text[begin] == '(' || text[begin] == '{')) ++begin;
    std::size_t end = begin;
    while (end < text.size() && is_variable_character(text[end])) ++end;
    if (end > begin) uses.emplace_back(text.substr(begin, end - begin));
  }
}

std::size_t count_sources(const Node& value_from) {
  std::size_t count = 0;
  value_from.for_each_entry([&](const Node& key, const Node& value) {
    if (key.is_scalar() && is_word_of(key.resolved().value, kSources) && !value.is_null()) ++count;
  });
  return count;
}

/// One entry of `env`.
class EnvEntry {
 public:
  EnvEntry(const Node& entry, Container& container, Document& document, ReferenceReader& references)
      : entry_(entry),
        container_(container),
        document_(document),
        references_(references),
        variable_(shown_name(entry.text_of("name"))),
        context_{container.name, variable_} {}

  void read() {
    if (entry_.find("$patch") != nullptr) return;  // a strategic merge patch that takes the entry away
    if (variable_.empty() || has_placeholder(variable_)) container_.open = true;
    if (references_.refuse_misspelt(entry_, "name value valueFrom", "valueFrom", "env", context_)) return;
    for (const auto& [word, help] : kMisplaced) {
      if (const Node* key = entry_.find_key(word))
        return references_.refuse(entry_, key->place(), "`env` has no field of this name", std::string(help), "",
                                  context_);
    }
    const Node* value = entry_.find("value");
    if (value != nullptr) {
      check_value(*value);
      if (value->is_scalar()) add_used_variables(*value, container_.uses);
    }
    EnvVar variable;
    if (!variable_.empty()) variable.name = {variable_, entry_.find("name")->place()};
    if (const Node* key = entry_.find_key("valueFrom"); key != nullptr && !key->next->is_null()) {
      variable.reference = read_source(*key, *key->next, value);
    }
    if (!variable.name.value.empty()) container_.env.push_back(std::move(variable));
  }

 private:
  void check_value(const Node& value) {
    if (const std::string_view found = no_string(value); !found.empty()) {
      document_.invalid_envs.push_back({value.place(), variable_, container_.name, std::string(found), {}});
    }
  }

  std::optional<std::size_t> read_source(const Node& word, const Node& value_from, const Node* value) {
    if (is_template(value_from)) return references_.read_at(value_from, word.place(), kSecretKeyRef, context_);
    if (!value_from.is_mapping()) return std::nullopt;
    if (value != nullptr && value->is_scalar() && !value->resolved().value.empty() && !value->is_null()) {
      references_.refuse(entry_, word.place(), "a variable has `value` or `valueFrom`, not both", "remove one of them",
                         "", context_);
      return std::nullopt;
    }
    if (const Node* key = value_from.find_key("secretRef")) {
      references_.refuse(entry_, key->place(), "`valueFrom` has no field of this name", "write `secretKeyRef`",
                         "secretKeyRef", context_);
      return std::nullopt;
    }
    if (references_.refuse_misspelt(value_from, kSources, kSources, "valueFrom", context_)) return std::nullopt;
    if (count_sources(value_from) == 0 && value_from.resolved().open) return std::nullopt;
    if (count_sources(value_from) != 1) {
      const bool none = count_sources(value_from) == 0;
      references_.refuse(
          entry_, word.place(), none ? "`valueFrom` names no source" : "`valueFrom` names more than one source",
          "name one of configMapKeyRef, fieldRef, fileKeyRef, resourceFieldRef and secretKeyRef", "", context_);
      return std::nullopt;
    }
    const Node* key = value_from.find_key("secretKeyRef");
    if (key == nullptr) return std::nullopt;
    return references_.read_at(*key->next, key->place(), kSecretKeyRef, context_);
  }

  const Node& entry_;
  Container& container_;
  Document& document_;
  ReferenceReader& references_;
  std::string variable_;
  ReferenceContext context_;
};

/// What the API server refuses of an entry of `envFrom`. True: told.
bool refuse_env_from_entry(const Node& entry, ReferenceReader& references, const ReferenceContext& context) {
  if (const Node* key = entry.find_key("secretKeyRef")) {
    references.refuse(entry, key->place(), "`envFrom` has no field of this name", "write `secretRef`", "secretRef",
                      context);
    return true;
  }
  if (references.refuse_misspelt(entry, "prefix configMapRef secretRef", "secretRef configMapRef", "envFrom", context))
    return true;
  const auto names = [&](std::string_view source) {
    const Node* value = entry.find(source);
    return value != nullptr && !value->is_null();
  };
  if (names("secretRef") || names("configMapRef") || entry.resolved().open) return false;
  references.refuse(entry, entry.resolved().first == nullptr ? entry.place() : entry.resolved().first->place(),
                    "this entry of `envFrom` names no source", "name it under `secretRef` or `configMapRef`", "",
                    context);
  return true;
}

void read_env_from_entry(const Node& entry, Container& container, ReferenceReader& references) {
  if (is_template(entry)) container.open = true;
  if (!entry.is_mapping() || is_template(entry) || entry.find("$patch") != nullptr) return;
  const ReferenceContext context{container.name, {}};
  if (references.strict() && refuse_env_from_entry(entry, references, context)) return;
  EnvFrom from;
  const std::string_view prefix = entry.text_of("prefix");
  from.prefix = shown_name(prefix);
  container.open = container.open || from.prefix.size() != prefix.size();
  const Node* secret = entry.find_key("secretRef");
  const Node* config_map = entry.find("configMapRef");
  const bool both = secret != nullptr && config_map != nullptr && !secret->next->is_null() && !config_map->is_null();
  if (references.strict() && both) {
    return references.refuse(entry, secret->place(),
                             "an entry of `envFrom` has `secretRef` or `configMapRef`, not both",
                             "make two entries of it", "", context);
  }
  if (secret != nullptr) {
    from.reference = references.read_at(*secret->next, secret->place(), kEnvFromSecret, context);
  }
  if (config_map != nullptr) from.config_map = shown_name(config_map->text_of("name"));
  if (from.prefix.size() == prefix.size()) container.env_from.push_back(std::move(from));
}

void read_env_entry(const Node& entry, Container& container, Document& document, ReferenceReader& references) {
  if (is_template(entry)) container.open = true;
  if (entry.is_mapping()) return EnvEntry(entry, container, document, references).read();
  if (!entry.is_scalar() || is_template(entry)) return;
  references.refuse(entry, entry.place(), "an entry of `env` is no mapping", "write `{name: …, value: …}`", "",
                    {container.name, {}});
}

/// Does a command read variables from a file or a vault before it starts the program?
bool brings_variables(std::string_view word) {
  constexpr std::array<std::string_view, 12> kWrappers = {"source ", ". /",       ". ./",      "chamber",
                                                          "doppler", "infisical", "envconsul", "vault-env",
                                                          "summon",  "teller",    "berglas",   "dotenv"};
  return std::any_of(kWrappers.begin(), kWrappers.end(),
                     [&](std::string_view wrapper) { return word.find(wrapper) != std::string_view::npos; });
}

/// A command's words, a shell's script in them too.
void read_command(const Node* command, Container& container) {
  if (command == nullptr) return;
  const auto read_word = [&](const Node& word) {
    if (!word.is_scalar()) return;
    add_used_variables(word, container.uses);
    container.open = container.open || brings_variables(word.resolved().value);
  };
  read_word(*command);
  command->for_each_item(read_word);
}

/// The commands that run in a container: its own, and those of its probes and hooks.
void read_commands(const Node& node, Container& container) {
  read_command(node.find("command"), container);
  read_command(node.find("args"), container);
  const auto read_exec = [&](const Node* handler) {
    const Node* exec = handler == nullptr ? nullptr : handler->find("exec");
    if (exec != nullptr) read_command(exec->find("command"), container);
  };
  for (const std::string_view probe : {"livenessProbe", "readinessProbe", "startupProbe"}) read_exec(node.find(probe));
  if (const Node* lifecycle = node.find("lifecycle")) {
    for (const std::string_view hook : {"postStart", "preStop"}) read_exec(lifecycle->find(hook));
  }
}

void read_container(const Node& node, Document& document, ReferenceReader& references) {
  if (!node.is_mapping()) return;
  Container container;
  container.name = shown_name(node.text_of("name"));
  if (const std::string_view image = node.text_of("image"); !has_placeholder(image)) container.image = image;
  read_commands(node, container);
  container.open = container.open || node.resolved().open;
  const ReferenceContext context{container.name, {}};
  references.refuse_misspelt(node, "env envFrom args", "envFrom", "containers", context);
  if (const Node* key = node.find_key("imagePullSecrets"); key != nullptr && references.strict())
    references.refuse(*key->next, key->place(), "`containers` has no field of this name",
                      "move it beside `containers:`, into the pod's `spec`", "", context);
  for (const std::string_view list : {"envFrom", "env"}) {
    const Node* key = node.find_key(list);
    if (key == nullptr) continue;
    container.open = container.open || key->next->resolved().open || is_template(*key->next);
    if (references.refuse_no_list(*key, *key->next, context)) continue;
    if (list == "envFrom") {
      read_env_from(*key->next, container, references);
    } else {
      key->next->for_each_item([&](const Node& entry) { read_env_entry(entry, container, document, references); });
    }
  }
  document.containers.push_back(std::move(container));
}

/// Volumes of which a container mounts a part only: the kubelet does not renew that.
std::vector<std::string_view> mounted_with_sub_path(const Node& pod_spec) {
  std::vector<std::string_view> volumes;
  for (const std::string_view list : container_lists()) {
    const Node* containers = pod_spec.find(list);
    if (containers == nullptr) continue;
    containers->for_each_item([&](const Node& container) {
      const Node* mounts = container.find("volumeMounts");
      if (mounts == nullptr) return;
      mounts->for_each_item([&](const Node& mount) {
        const bool part = !mount.text_of("subPath").empty() || !mount.text_of("subPathExpr").empty();
        if (part) volumes.push_back(mount.text_of("name"));
      });
    });
  }
  return volumes;
}

void read_volumes(const Node& pod_spec, ReferenceReader& references) {
  const Node* key = pod_spec.find_key("volumes");
  if (key == nullptr || (references.strict() && references.refuse_no_list(*key, *key->next, {}))) return;
  const std::vector<std::string_view> parts = mounted_with_sub_path(pod_spec);
  key->next->for_each_item([&](const Node& volume) {
    if (const Node* misplaced = volume.find_key("secretName"))
      references.refuse(volume, misplaced->place(), "`volumes` has no field of this name", "indent it below `secret:`",
                        "", {});
    ReferenceContext context;
    context.sub_path = std::find(parts.begin(), parts.end(), volume.text_of("name")) != parts.end();
    for (const SecretField& field : volume_fields()) references.read(volume, field, context);
  });
}

}  // namespace

void read_env_from(const Node& list, Container& container, ReferenceReader& references) {
  list.for_each_item([&](const Node& entry) { read_env_from_entry(entry, container, references); });
}

void read_pod_spec(const Node& pod_spec, Document& document, ReferenceReader& references) {
  if (!pod_spec.is_mapping()) return;
  document.workload = true;
  constexpr std::string_view kLists = "containers ephemeralContainers imagePullSecrets initContainers volumes";
  references.refuse_misspelt(pod_spec, kLists, kLists, "spec", {});
  for (const std::string_view list : container_lists()) {
    if (const Node* key = pod_spec.find_key(list)) {
      if (references.strict() && references.refuse_no_list(*key, *key->next, {})) continue;
      key->next->for_each_item([&](const Node& container) { read_container(container, document, references); });
    }
  }
  for (const SecretField& field : pod_fields()) references.read(pod_spec, field);
  read_volumes(pod_spec, references);
}

}  // namespace keyref
