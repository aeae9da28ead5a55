"""Every field of Kubernetes' own types that names a Secret is read.

The list is derived from the types that Kubernetes publishes (the models of its Python client, read as text): whatever is of a type that
refers to a Secret, or has `secret` in its name. For each path from a kind to such a field a manifest is written that names a secret
which does not exist; the program must say so.
"""

import ast
import importlib.util
import json
import re
from pathlib import Path

import program

# Types that refer to a Secret, and how an instance that names NAME is written.
REFERRING = {
    "V1SecretKeySelector": {"name": "NAME", "key": "KEY"},
    "V1SecretEnvSource": {"name": "NAME"},
    "V1SecretVolumeSource": {"secretName": "NAME"},
    "V1SecretProjection": {"name": "NAME"},
    "V1SecretReference": {"name": "NAME", "namespace": "default"},
}
# Types of which only some fields are about Secrets: those with `secret` in their names.
REFERRING_BY_NAME = {"V1LocalObjectReference": {"name": "NAME"}, "V1ObjectReference": {"name": "NAME"}, "str": "NAME"}

# Has `secret` in its name or type, and names none: (owner, field) and why.
EXCEPTIONS = {
    ("V1CephFSVolumeSource", "secretFile"): "a path on the node",
    ("V1CephFSPersistentVolumeSource", "secretFile"): "a path on the node",
    ("V1AzureFilePersistentVolumeSource", "secretNamespace"): "the namespace of secretName beside it",
}

LIST = re.compile(r"list\[(\w+)\]")
KIND = re.compile(r"^(?:[A-Z][a-z]+)??V\d+(?:(?:alpha|beta)\d+)?([A-Z]\w*)$")


def models():
    """The fields of every published type: {type: {field: type}}."""
    package = Path(importlib.util.find_spec("kubernetes").origin).parent
    types = {}
    for file in sorted((package / "client" / "models").glob("*.py")):
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.ClassDef):
                types[node.name] = fields_of(node)
    return types


def fields_of(node):
    tables = {target.id: ast.literal_eval(item.value) for item in node.body if isinstance(item, ast.Assign)
              for target in item.targets if isinstance(target, ast.Name) and target.id in ("openapi_types", "attribute_map")}
    return {tables["attribute_map"][name]: kind for name, kind in tables.get("openapi_types", {}).items()}


def kinds(types):
    """Types that are objects of their own, by their kind."""
    for name, fields in types.items():
        if {"apiVersion", "kind", "metadata"} <= fields.keys() and not name.endswith("List"):
            yield KIND.match(name).group(1), name


def instance(owner, field, kind):
    """How a field that names a Secret is written; none where it names none."""
    if (owner, field) in EXCEPTIONS:
        return None
    if kind in REFERRING:
        return REFERRING[kind]
    if re.search("secret", field, re.IGNORECASE) and kind in REFERRING_BY_NAME:
        return REFERRING_BY_NAME[kind]
    return None


def paths(types, owner, above=()):
    """All fields below a type that name a Secret, each as what stands around it."""
    for field, kind in types[owner].items():
        items = LIST.fullmatch(kind)
        inner = items.group(1) if items else kind
        wrap = (lambda value, field=field: {field: [value]}) if items else (lambda value, field=field: {field: value})
        found = instance(owner, field, inner)
        if found is not None:
            yield wrap(found)
        elif inner in types and inner not in above:
            for below in paths(types, inner, (*above, owner)):
                yield wrap(below)


def named(value, name):
    return json.loads(json.dumps(value).replace("NAME", name))


def with_names(value):
    """Lists of containers, variables and volumes want names."""
    if isinstance(value, list):
        return [with_names({"name": "x", **item} if isinstance(item, dict) and "name" not in item else item) for item in value]
    if isinstance(value, dict):
        return {key: with_names(item) for key, item in value.items()}
    return value


class KubernetesFields(program.Fleet):
    def test_every_field_that_names_a_secret_is_read(self):
        types = models()
        wanted = {}
        for kind, name in kinds(types):
            if kind == "Secret":
                continue   # it is one
            for path in paths(types, name):
                secret = f"secret-{len(wanted)}"
                wanted[secret] = (kind, path)
                manifest = {"apiVersion": "v1", "kind": kind, **named(path, secret)}
                manifest.setdefault("metadata", {"name": secret})
                self.write(f"services/{secret}.json", json.dumps(manifest))
        self.assertGreater(len(wanted), 150, "the published types were not understood")
        self.write("inventory/dev.yaml", "environment: dev\n")
        missing = {finding["secret"] for finding in self.scan().findings if finding["rule"] == "missing-secret"}
        for secret, (kind, path) in wanted.items():
            with self.subTest(kind=kind, path=path):
                self.assertIn(secret, missing)

    def test_the_exceptions_exist(self):
        types = models()
        for owner, field in EXCEPTIONS:
            self.assertIn(field, types[owner])


if __name__ == "__main__":
    program.main()
