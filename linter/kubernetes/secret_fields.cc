// Every field of Kubernetes that names a Secret. From kubernetes/api core/v1, networking/v1, storage/v1, rbac/v1,
// authentication/v1 and the projects named beside the lines; tests/kubernetes_fields_test.py derives the list from the
// published types and fails where one is missing here.

#include "linter/kubernetes/secret_fields.h"

#include <array>

namespace keyref {

using enum ReferenceKind;

constinit const SecretField kSecretKeyRef = {.path = "valueFrom.secretKeyRef",
                                             .name = "name",
                                             .kind = env,
                                             .key = "key",
                                             .words = "name key optional",
                                             .required = true};

constinit const SecretField kEnvFromSecret = {
    .path = "secretRef", .name = "name", .kind = env_from, .words = "name optional", .required = true};

namespace {

constexpr std::array<std::string_view, 3> kContainerLists = {"initContainers", "containers", "ephemeralContainers"};

constexpr PodSpecPath kPodSpecPaths[] = {
    {"Pod", "spec"},
    {"PodTemplate", "template.spec"},
    {"ReplicationController Deployment StatefulSet DaemonSet ReplicaSet Job", "spec.template.spec"},
    {"CronJob", "spec.jobTemplate.spec.template.spec"},
    {"Rollout", "spec.template.spec"},                 // argoproj.io
    {"Service", "spec.template.spec"},                 // serving.knative.dev; the core Service has no template
    {"Configuration", "spec.template.spec"},           // serving.knative.dev
    {"Revision", "spec"},                              // serving.knative.dev
    {"ScaledJob", "spec.jobTargetRef.template.spec"},  // keda.sh
    {"DeploymentConfig", "spec.template.spec"},        // apps.openshift.io
};

constexpr SecretField kPodFields[] = {
    {.path = "imagePullSecrets[]",
     .name = "name",
     .kind = image_pull_secret,
     .words = "name",
     .expected = ExpectedType::docker,
     .tolerated = true},
};

/// Of each item of `volumes`.
constexpr SecretField kVolumeFields[] = {
    {.path = "secret",
     .name = "secretName",
     .kind = volume,
     .key = "items[].key",
     .words = "secretName items defaultMode optional",
     .required = true},
    {.path = "projected.sources[].secret",
     .name = "name",
     .kind = volume,
     .key = "items[].key",
     .words = "name items optional",
     .required = true},
    {.path = "csi.nodePublishSecretRef", .name = "name", .kind = volume, .words = "name", .required = true},
    {.path = "azureFile", .name = "secretName", .kind = volume, .required = true},
    {.path = "{cephfs,cinder,flexVolume,iscsi,rbd,scaleIO,storageos}.secretRef",
     .name = "name",
     .kind = volume,
     .words = "name"},
};

constexpr ObjectField kObjectFields[] = {
    {"ServiceAccount", {.path = "secrets[]", .name = "name", .name_space = "namespace", .tolerated = true}},
    {"ServiceAccount",
     {.path = "imagePullSecrets[]",
      .name = "name",
      .kind = image_pull_secret,
      .words = "name",
      .expected = ExpectedType::docker,
      .tolerated = true}},
    {"PersistentVolume",
     {.path = "spec.csi.{controllerPublish,nodeStage,nodePublish,controllerExpand,nodeExpand}SecretRef",
      .name = "name",
      .kind = volume,
      .name_space = "namespace"}},
    {"PersistentVolume",
     {.path = "spec.{cephfs,cinder,flexVolume,iscsi,rbd,scaleIO,storageos}.secretRef",
      .name = "name",
      .kind = volume,
      .name_space = "namespace"}},
    {"PersistentVolume",
     {.path = "spec.azureFile", .name = "secretName", .kind = volume, .name_space = "secretNamespace"}},
    {"VolumeAttachment",
     {.path = "spec.source.inlineVolumeSpec.csi.{controllerPublish,nodeStage,nodePublish,controllerExpand,nodeExpand}"
              "SecretRef",
      .name = "name",
      .kind = volume,
      .name_space = "namespace"}},
    {"VolumeAttachment",
     {.path = "spec.source.inlineVolumeSpec.{cephfs,cinder,flexVolume,iscsi,rbd,scaleIO,storageos}.secretRef",
      .name = "name",
      .kind = volume,
      .name_space = "namespace"}},
    {"VolumeAttachment",
     {.path = "spec.source.inlineVolumeSpec.azureFile",
      .name = "secretName",
      .kind = volume,
      .name_space = "secretNamespace"}},
    {"Ingress",
     {.path = "spec.tls[]",
      .name = "secretName",
      .kind = tls,
      .words = "hosts secretName",
      .expected = ExpectedType::tls}},
    {"Ingress", {.path = "metadata.annotations", .name = "nginx.ingress.kubernetes.io/auth-secret", .slash = true}},
    {"Ingress", {.path = "metadata.annotations", .name = "nginx.ingress.kubernetes.io/auth-tls-secret", .slash = true}},
    {"Ingress",
     {.path = "metadata.annotations", .name = "nginx.ingress.kubernetes.io/proxy-ssl-secret", .slash = true}},
    {"Ingress", {.path = "metadata.annotations", .name = "ingress.kubernetes.io/auth-secret", .slash = true}},
    {"Gateway",  // gateway.networking.k8s.io
     {.path = "spec.listeners[].tls.certificateRefs[]",
      .name = "name",
      .kind = tls,
      .name_space = "namespace",
      .expected = ExpectedType::tls,
      .only_if = "kind=Secret?"}},
    {"Gateway", {.path = "spec.servers[].tls", .name = "credentialName", .kind = tls}},  // networking.istio.io
    // provisioner, controller-publish, node-stage, node-publish, controller-expand, node-expand, controller-modify,
    // snapshotter, …
    {"StorageClass VolumeSnapshotClass VolumeGroupSnapshotClass VolumeAttributesClass",
     {.path = "parameters",
      .name = "csi.storage.k8s.io/*secret-name",
      .name_space = "csi.storage.k8s.io/*secret-namespace"}},
    {"StorageClass", {.path = "parameters", .name = "secretName", .name_space = "secretNamespace"}},
    {"StorageClass", {.path = "parameters", .name = "adminSecretName", .name_space = "adminSecretNamespace"}},
    {"StorageClass", {.path = "parameters", .name = "userSecretName", .name_space = "userSecretNamespace"}},
    {"StorageClass", {.path = "parameters", .name = "secretRef"}},
    {"TokenRequest", {.path = "spec.boundObjectRef", .name = "name", .only_if = "kind=Secret"}},
    {"Role ClusterRole",
     {.path = "rules[]", .name = "resourceNames[]", .tolerated = true, .only_if = "resources=secrets"}},
    {"TriggerAuthentication ClusterTriggerAuthentication",  // keda.sh
     {.path = "spec.secretTargetRef[]", .name = "name", .key = "key"}},
    {"ExternalSecret",
     {.path = "spec.target.template.templateFrom[].secret", .name = "name", .key = "items[].key"},
     "external-secrets.io"},
    {"ClusterExternalSecret",
     {.path = "spec.externalSecretSpec.target.template.templateFrom[].secret", .name = "name", .key = "items[].key"},
     "external-secrets.io"},
};

}  // namespace

std::span<const std::string_view> container_lists() { return kContainerLists; }
std::span<const PodSpecPath> pod_spec_paths() { return kPodSpecPaths; }
std::span<const SecretField> pod_fields() { return kPodFields; }

std::span<const SecretField> volume_fields() { return kVolumeFields; }
std::span<const ObjectField> object_fields() { return kObjectFields; }

}  // namespace keyref
