"""The secret references of rendered manifests, read without any of keyref's code or tables."""

POD_SPECS = {"Pod": ["spec"], "CronJob": ["spec", "jobTemplate", "spec", "template", "spec"], "PodTemplate": ["template", "spec"]}
TEMPLATED = ("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job")
VOLUMES = ("cephfs", "cinder", "flexVolume", "iscsi", "rbd", "scaleIO", "storageos")


def at(node, *path):
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    return node


def items(node):
    return [each for each in node if isinstance(each, dict)] if isinstance(node, list) else []


def keyed(name, entries):
    """A secret by name, or by name and key for each of the keys that are picked."""
    keys = [entry.get("key") for entry in items(entries)]
    return [(name, key) for key in keys] if keys else [(name, None)]


def of_container(container):
    for entry in items(container.get("env")):
        reference = at(entry, "valueFrom", "secretKeyRef")
        if reference:
            yield reference.get("name"), reference.get("key")
    for entry in items(container.get("envFrom")):
        if at(entry, "secretRef"):
            yield at(entry, "secretRef", "name"), None


def of_volume(volume):
    if at(volume, "secret"):
        yield from keyed(at(volume, "secret", "secretName"), at(volume, "secret", "items"))
    for source in items(at(volume, "projected", "sources")):
        if source.get("secret"):
            yield from keyed(at(source, "secret", "name"), at(source, "secret", "items"))
    yield at(volume, "csi", "nodePublishSecretRef", "name"), None
    yield at(volume, "azureFile", "secretName"), None
    for kind in VOLUMES:
        yield at(volume, kind, "secretRef", "name"), None


def of_pod(spec):
    for kind in ("initContainers", "containers", "ephemeralContainers"):
        for container in items(at(spec, kind)):
            yield from of_container(container)
    for volume in items(at(spec, "volumes")):
        yield from of_volume(volume)
    for secret in items(at(spec, "imagePullSecrets")):
        yield secret.get("name"), None


def anywhere(node):
    """In custom resources: what is called as in a PodSpec."""
    if isinstance(node, list):
        for each in node:
            yield from anywhere(each)
    if not isinstance(node, dict):
        return
    for word, value in node.items():
        if word == "secretKeyRef" and isinstance(value, dict):
            yield value.get("name"), value.get("key")
        elif word == "secretRef" and isinstance(value, dict):
            yield value.get("name"), value.get("key")
        else:
            yield from anywhere(value)


def of_object(root):
    kind = root.get("kind")
    if kind in POD_SPECS or kind in TEMPLATED:
        yield from of_pod(at(root, *POD_SPECS.get(kind, ["spec", "template", "spec"])))
    elif kind == "ServiceAccount":
        for secret in items(root.get("secrets")) + items(root.get("imagePullSecrets")):
            yield secret.get("name"), None
    elif kind == "Ingress":
        for tls in items(at(root, "spec", "tls")):
            yield tls.get("secretName"), None
    elif kind in ("Role", "ClusterRole"):
        for rule in items(root.get("rules")):
            if "secrets" in (rule.get("resources") or []):
                yield from ((name, None) for name in rule.get("resourceNames") or [])
    elif "." in str(root.get("apiVersion")).split("/", maxsplit=1)[0] and not str(root.get("apiVersion")).split("/")[0].endswith(".k8s.io"):
        yield from anywhere(root)


def references_of(documents):
    """Names, and names with keys; a key's name counts alone, too, as in an inventory."""
    found = set()
    for document in documents:
        if isinstance(document, dict):
            found |= {pair for each in (items(document.get("items")) or [document]) for pair in of_object(each) if pair[0]}
    return found | {(name, None) for name, _ in found}
