// The Kubernetes provider has a type of resource for each kind of object, whose words are the object's own, written
// `secret_key_ref` for secretKeyRef and `container` for each of containers.

#include <algorithm>
#include <array>

#include "linter/base/placeholder.h"
#include "linter/terraform/resources.h"

namespace keyref {
namespace {

struct Kind {
  std::string_view type;  ///< without its version
  std::string_view kind;
  std::string_view api_version;
};

constexpr std::array kKinds = {
    Kind{"kubernetes_deployment", "Deployment", "apps/v1"},
    Kind{"kubernetes_stateful_set", "StatefulSet", "apps/v1"},
    Kind{"kubernetes_daemonset", "DaemonSet", "apps/v1"},
    Kind{"kubernetes_daemon_set", "DaemonSet", "apps/v1"},
    Kind{"kubernetes_replication_controller", "ReplicationController", "v1"},
    Kind{"kubernetes_pod", "Pod", "v1"},
    Kind{"kubernetes_job", "Job", "batch/v1"},
    Kind{"kubernetes_cron_job", "CronJob", "batch/v1"},
    Kind{"kubernetes_service_account", "ServiceAccount", "v1"},
    Kind{"kubernetes_default_service_account", "ServiceAccount", "v1"},
    Kind{"kubernetes_ingress", "Ingress", "networking.k8s.io/v1"},
    Kind{"kubernetes_persistent_volume", "PersistentVolume", "v1"},
    Kind{"kubernetes_role", "Role", "rbac.authorization.k8s.io/v1"},
    Kind{"kubernetes_cluster_role", "ClusterRole", "rbac.authorization.k8s.io/v1"},
};

struct Plural {
  std::string_view word;
  std::string_view list;
};

/// Blocks that are a list in Kubernetes; all others are one mapping.
constexpr std::array kLists = {
    Plural{"container", "containers"},
    Plural{"init_container", "initContainers"},
    Plural{"env", "env"},
    Plural{"env_from", "envFrom"},
    Plural{"volume", "volumes"},
    Plural{"image_pull_secrets", "imagePullSecrets"},
    Plural{"image_pull_secret", "imagePullSecrets"},
    Plural{"sources", "sources"},
    Plural{"items", "items"},
    Plural{"tls", "tls"},
    Plural{"rule", "rules"},
};

/// Mappings whose keys are the user's own.
constexpr std::array<std::string_view, 5> kVerbatim = {"annotations", "labels", "match_labels", "node_selector",
                                                       "limits"};

std::string camel_case(std::string_view word) {
  std::string camel;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool next = word[at] == '_' && at + 1 < word.size();
    if (next) ++at;
    camel += next && word[at] >= 'a' && word[at] <= 'z' ? static_cast<char>(word[at] - 'a' + 'A') : word[at];
  }
  return camel;
}

/// `kubernetes_deployment_v1` without its version.
std::string_view without_version(std::string_view type) {
  const std::size_t mark = type.rfind("_v");
  const bool version =
      mark != std::string_view::npos && mark + 2 < type.size() && type[mark + 2] >= '0' && type[mark + 2] <= '9';
  return version ? type.substr(0, mark) : type;
}

const Kind* kind_of(std::string_view type) {
  const auto* found =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& each) { return each.type == without_version(type); });
  return found == kKinds.end() ? nullptr : found;
}

class ManifestMaker {
 public:
  ManifestMaker(NodeTree& tree, std::string_view kind) : tree_(tree), kind_(kind) {}

  Node& object(const Node& body, const Kind& kind) {
    std::vector<Node*> entries = {&word("apiVersion", body), &word(kind.api_version, body), &word("kind", body),
                                  &word(kind.kind, body)};
    add_entries(body, entries);
    return tree_.mapping(body.place(), entries);
  }

 private:
  Node& word(std::string_view text, const Node& at) { return tree_.scalar(std::string(text), at.place()); }

  Node& mapping(const Node& body) {
    std::vector<Node*> entries;
    add_entries(body, entries);
    return tree_.mapping(body.place(), entries);
  }

  void add_entries(const Node& body, std::vector<Node*>& entries) {
    body.for_each_entry([&](const Node& key, const Node& value) {
      if (key.is_scalar()) add_entry(key, value, entries);
    });
  }

  void add_entry(const Node& key, const Node& value, std::vector<Node*>& entries) {
    const std::string_view word = key.resolved().value;
    const bool own_words = std::find(kVerbatim.begin(), kVerbatim.end(), word) != kVerbatim.end();
    const std::string_view list = value.is_scalar() || own_words ? std::string_view() : list_of(word);
    const Node* block = value.is_scalar() || own_words ? nullptr : first_block(value);  // none: also a list of texts
    if (!list.empty()) {
      entries.insert(entries.end(), {&named(list, key), &items(value, word == "sources")});
    } else if (block != nullptr && word == "persistent_volume_source") {
      add_entries(*block, entries);
    } else {
      Node& below = block == nullptr ? tree_.alias(value) : mapping(*block);
      entries.insert(entries.end(), {&named(camel_case(word), key), &below});
    }
  }

  Node& named(std::string_view name, const Node& key) { return tree_.scalar(std::string(name), key.place()); }

  std::string_view list_of(std::string_view word) const {
    if (word == "secret" && kind_ == "ServiceAccount") return "secrets";
    const auto* found =
        std::find_if(kLists.begin(), kLists.end(), [&](const Plural& each) { return each.word == word; });
    return found == kLists.end() ? std::string_view() : found->list;
  }

  static const Node* first_block(const Node& value) {
    if (value.is_mapping()) return &value;
    const Node* found = nullptr;
    value.for_each_item([&](const Node& item) {
      if (found == nullptr && item.is_mapping()) found = &item;
    });
    return found;
  }

  /// `sources`: a block may hold several secrets, where Kubernetes has an item for each.
  Node& items(const Node& value, bool sources) {
    std::vector<Node*> items;
    const auto add = [&](const Node& block) {
      if (!block.is_mapping()) return;
      const std::vector<const Node*> secrets = sources ? blocks_of(block, "secret") : std::vector<const Node*>();
      if (secrets.size() < 2) return items.push_back(&mapping(block));
      for (const Node* secret : secrets)
        items.push_back(&tree_.mapping(secret->place(), {&word("secret", *secret), &mapping(*secret)}));
    };
    add(value);
    value.for_each_item(add);
    return tree_.sequence(value.place(), items);
  }

  NodeTree& tree_;
  std::string_view kind_;
};

}  // namespace

bool is_terraform_workload(std::string_view type) { return kind_of(type) != nullptr; }

void read_terraform_workload(const TerraformObject& object, TerraformEvaluator& evaluator, ManifestFacts& facts) {
  const Kind& kind = *kind_of(object.block.type);
  const std::size_t before = facts.documents.size();
  read_object(object.block.body.file, {}, ManifestMaker(evaluator.tree(), kind.kind).object(object.body, kind), facts);
  for (std::size_t i = before; i < facts.documents.size(); ++i) {
    facts.documents[i].scope = object.scope_name;
    // Two variables whose names are computed need not be the same, whatever they are written as.
    for (Container& container : facts.documents[i].containers)
      std::erase_if(container.env, [](const EnvVar& each) { return has_placeholder(each.name.value); });
    facts.documents[i].invalid_envs.clear();  // Terraform makes texts of numbers
    facts.documents[i].duplicate_keys.clear();
  }
}

}  // namespace keyref
