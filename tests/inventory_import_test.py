"""`keyref inventory import`: an inventory says what a dump of its cluster says, and no value of it is anywhere."""

import base64
import json
import os
import random
import resource
import signal
import subprocess
import threading
import time

import yaml

import program
from planting import KINDS, Plants, memory_behind
from program import deployment

APPLIED = "kubectl.kubernetes.io/last-applied-configuration"


def secret(path, *keys, kind="Opaque", labels=None, value="aHVudGVyMg=="):
    """As kubectl prints a Secret; `path` is namespace/name."""
    namespace, name = path.split("/")
    return {"apiVersion": "v1", "data": {key: value for key in keys}, "kind": "Secret",
            "metadata": {"annotations": {APPLIED: json.dumps({"data": {key: value for key in keys}})},
                         "creationTimestamp": "2026-01-01T00:00:00Z", "labels": labels or {}, "name": name, "namespace": namespace,
                         "resourceVersion": "1234", "uid": "5d1b3d2e-0000-4000-8000-000000000000"},
            "type": kind}


def listed(*items):
    return json.dumps({"apiVersion": "v1", "items": items, "kind": "List", "metadata": {"resourceVersion": ""}}, indent=4)


def served(*items, **metadata):
    """As the API server itself answers: items do not say their kind, and somebody manages their fields."""
    for item in items:
        del item["kind"], item["apiVersion"]
        item["metadata"]["managedFields"] = [{"manager": "kubectl-create", "operation": "Update", "apiVersion": "v1", "fieldsType": "FieldsV1",
                                              "fieldsV1": {"f:data": {f"f:{key}": {} for key in item["data"]}, "f:type": {}}}]
    return json.dumps({"kind": "SecretList", "apiVersion": "v1", "metadata": {"resourceVersion": "231", **metadata}, "items": list(items)})


class Import(program.Fleet):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments: {dev: {}, prod: {aliases: [production]}}\nservices: {payments: {}, payments-api: {}, web: {}}\n")

    def inventory(self, name="dev"):
        return (self.top / f"inventory/{name}.yaml").read_text()

    def import_dump(self, dump, *more, code=0, environment="dev"):
        result = self.run_program("inventory", "import", "--env", environment, *more, stdin=dump.encode())
        self.assertEqual(result.code, code, result.err)
        return result

    def becomes(self, before, after, *items, more=(), err=""):
        """A text of an inventory becomes another one, which a second import leaves as it is."""
        self.write("inventory/dev.yaml", before)
        result = self.import_dump(listed(*items), *more)
        self.assertEqual((self.inventory(), result.err), (after, err))
        self.import_dump(listed(*items), *more)
        self.assertEqual(self.inventory(), after)
        return result

    def sections(self, *items):
        """The sections of a first inventory, with the names in each."""
        (self.top / "inventory/dev.yaml").unlink(missing_ok=True)
        self.import_dump(listed(*items))
        read = yaml.safe_load(self.inventory())
        services = {name: sorted(entries) for name, entries in read.get("services", {}).items()}
        return ({"": sorted(read["global"])} if "global" in read else {}) | services


class Lists(Import):
    def test_a_first_inventory(self):
        dump = listed(secret("shop/shared-db", "URL", "PASSWORD"), secret("shop/tls", "tls.crt", "tls.key", kind="kubernetes.io/tls"),
                      secret("shop/payments-db", "URL", labels={"app.kubernetes.io/name": "payments"}))
        told = self.import_dump(dump)
        self.assertEqual(self.inventory(), """\
environment: dev
taken: 2026-11-24T12:00:00Z
global:
  shared-db: {namespace: shop, keys: [PASSWORD, URL]}
  tls: {namespace: shop, type: kubernetes.io/tls, keys: [tls.crt, tls.key]}
services:
  payments:
    payments-db: {namespace: shop, keys: [URL]}
""")
        self.assertEqual(told.out, """\
global:
  + shared-db (PASSWORD and URL) in shop
  + tls (tls.crt and tls.key) in shop

payments:
  + payments-db (URL) in shop

From inventory/dev.yaml to the dump: 3 added, 0 removed, 0 changed.
""")
        self.write("web/deployment.yaml", deployment("web", ("URL", "shared-db", "URL")))
        self.assertEqual(self.scan("--env", "dev").json["summary"]["references"]["present"], 1)

    def test_what_the_api_server_answers_by_itself(self):
        self.import_dump(served(secret("shop/a", "K"), secret("web/b", "L")))
        self.assertTrue(self.inventory().endswith("global:\n  a: {namespace: shop, keys: [K]}\n  b: {namespace: web, keys: [L]}\n"))

    def test_only_what_has_changed_changes(self):
        self.becomes("""\
# of the platform team
environment: dev
taken: 2026-11-24T10:00:00Z   # by the job
global:
  # the database of all
  shared-db: [ URL, PASSWORD ]   # rotated by hand
  regcred: {type: kubernetes.io/dockerconfigjson}
services:
  payments:
    payments-next: {planned: true, keys: [KEY]}
    payments-secrets:
      keys:
        - STRIPE
        - JWT
      rotated: 2026-08-01
      rotate_every: 90d
    payments-old: [X]
""", """\
# of the platform team
environment: dev
taken: 2026-11-24T12:00:00Z   # by the job
global:
  # the database of all
  shared-db: [ URL, PASSWORD ]   # rotated by hand
  regcred: {type: kubernetes.io/dockerconfigjson}
  new: {namespace: shop, keys: []}
services:
  payments:
    payments-next: {keys: [KEY]}
    payments-secrets:
      keys:
        - STRIPE
        - JWT
        - SEED
      rotated: 2026-08-01
      rotate_every: 90d
""", secret("shop/shared-db", "PASSWORD", "URL"), secret("shop/regcred", ".dockerconfigjson", kind="kubernetes.io/dockerconfigjson"),
                     secret("shop/new"), secret("pay/payments-next", "KEY"), secret("pay/payments-secrets", "JWT", "SEED", "STRIPE"))

    def test_forms_of_what_is_told(self):
        dump = listed(secret("shop/a", "K"))
        self.assertEqual(self.import_dump(dump, "--format", "json", "--output", self.top / "out.yaml").json["added"],
                         [{"secret": "a", "key": "K", "scope": "global", "namespaces": ["shop"]}])
        self.assertIn("| global | added |", self.import_dump(dump, "--format", "markdown").out)
        self.assertEqual(self.import_dump(dump).out, "inventory/dev.yaml and the dump list the same secrets and keys.\n")

    def test_when_it_was_taken_is_renewed_once_a_day(self):
        entry = secret("shop/a", "K")
        for before, after in (("2026-11-23T12:00:01Z", "2026-11-23T12:00:01Z"), ("2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z")):
            self.becomes(f"taken: {before}\nglobal: {{a: [K]}}\n", f"taken: {after}\nglobal: {{a: [K]}}\n", entry)

    def test_an_alias_names_the_environment(self):
        self.import_dump(listed(secret("shop/a", "K")), environment="production")
        self.assertIn("environment: prod\n", self.inventory("prod"))

    def test_objects_of_controllers_and_terraform(self):
        external = {"apiVersion": "external-secrets.io/v1", "kind": "ExternalSecret", "metadata": {"name": "db", "namespace": "shop"},
                    "spec": {"data": [{"secretKey": "URL", "remoteRef": {"key": "prod/db"}}]}}
        sealed = {"apiVersion": "bitnami.com/v1alpha1", "kind": "SealedSecret", "metadata": {"name": "mail", "namespace": "shop"},
                  "spec": {"encryptedData": {"PASS": "AgBy3i4OJSWK"}}}
        certificate = {"apiVersion": "cert-manager.io/v1", "kind": "Certificate", "metadata": {"name": "c", "namespace": "edge"},
                       "spec": {"secretName": "web-tls", "issuerRef": {"name": "acme"}}}
        state = {"version": 4, "resources": [{"mode": "managed", "type": "kubernetes_secret", "name": "x", "instances": [
            {"attributes": {"data": {"K": "hunter2"}, "metadata": [{"name": "made", "namespace": "shop"}], "type": "Opaque"}}]}]}
        self.becomes("global:\n  own: [X]\n", """\
global:
  db: {namespace: shop, keys: [URL]}
  mail: {namespace: shop, keys: [PASS]}
  own: [X]
  web-tls: {namespace: edge, type: kubernetes.io/tls, keys: [tls.crt, tls.key]}
""", external, sealed, certificate, err="keyref: 1 of the inventory's entries are not in what was read, which does not say that they are gone; they stay\n")
        self.import_dump(json.dumps(state))
        self.assertIn("  made: {namespace: shop, keys: [K]}\n", self.inventory())

    def test_what_the_tree_makes(self):
        self.write("web/secrets.yaml", "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: web-db}\n"
                   "spec: {data: [{secretKey: URL, remoteRef: {key: x}}]}\n")
        self.write("overlays/prod/only.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: prod-only}\ndata: {K: }\n")
        result = self.run_program("inventory", "import", "--env", "dev", "--from-tree")
        self.assertEqual((result.code, self.inventory()), (0, "environment: dev\nglobal:\n  web-db: [URL]\n"))

    def test_a_file_in_place_of_standard_input_and_other_places_for_the_result(self):
        file = self.write("dump.json", listed(secret("shop/a", "K")))
        self.write("inventory/dev.yaml", "# kept\nenvironment: dev\n")
        result = self.run_program("inventory", "import", "--env", "dev", file, "--output", "-")
        self.assertEqual(result.out, "# kept\nenvironment: dev\ntaken: 2026-11-24T12:00:00Z\nglobal:\n  a: {namespace: shop, keys: [K]}\n")
        self.assertIn("1 added", result.err)
        self.assertEqual(self.inventory(), "# kept\nenvironment: dev\n")
        other = self.write("other.yaml", "global: {a: [K]}\n")
        self.run_program("inventory", "import", "--env", "dev", file, "--output", other)
        self.assertEqual(other.read_text(), "taken: 2026-11-24T12:00:00Z\nglobal: {a: [K]}\n")


class Scope(Import):
    TEXT = "taken: 2026-11-24T12:00:00Z\nglobal:\n  a: {namespace: one, keys: [A]}\n  b: {namespace: two, keys: [B]}\n  c: [C]\n"
    STAY = "keyref: {} of the inventory's entries are not in what was read, which does not say that they are gone; they stay\n"

    def test_a_whole_cluster(self):
        self.becomes(self.TEXT, "taken: 2026-11-24T12:00:00Z\nglobal:\n", secret("kube-system/x", kind="helm.sh/release.v1"),
                     secret("shop/y", kind="helm.sh/release.v1"))

    def test_one_namespace(self):
        self.becomes(self.TEXT, self.TEXT.replace("  a: {namespace: one, keys: [A]}\n", "  z: {namespace: one, keys: [Z]}\n").replace(
            "  z: {namespace: one, keys: [Z]}\n  b: {namespace: two, keys: [B]}\n  c: [C]\n",
            "  b: {namespace: two, keys: [B]}\n  c: [C]\n  z: {namespace: one, keys: [Z]}\n"), secret("one/z", "Z"), err=self.STAY.format(2))

    def test_a_selection(self):
        self.becomes(self.TEXT, self.TEXT, secret("one/a", "A"), secret("two/b", "B"), more=["--partial"], err=self.STAY.format(1))

    def test_a_page_of_a_list(self):
        first = served(secret("one/a", "A"), secret("two/b", "B"), **{"continue": "eyJ2IjoibWV0YSJ9", "remainingItemCount": 1})
        self.write("inventory/dev.yaml", self.TEXT)
        for command in ("import", "diff"):
            result = self.run_program("inventory", command, "--env", "dev", "-", stdin=first.encode())
            self.assertEqual((result.code, result.out, self.inventory()), (3, "", self.TEXT))
            self.assertIn("one page of a longer list", result.err)
        self.assertEqual(self.import_dump(first, "--partial").err, self.STAY.format(1))
        self.assertEqual(self.inventory(), self.TEXT)
        self.import_dump(first + served(secret("two/z", "Z"), **{"continue": ""}))  # as of custom resources
        self.assertEqual(self.inventory(), self.TEXT.replace("  c: [C]\n", "  z: {namespace: two, keys: [Z]}\n"))

    def test_one_object(self):
        self.write("inventory/dev.yaml", self.TEXT)
        self.import_dump(json.dumps(secret("one/a", "A", "B")))
        self.assertEqual(self.inventory(), self.TEXT.replace("[A]", "[A, B]"))

    def test_what_is_passed_over_or_ignored_is_there(self):
        self.write("keyref.yaml", "environments: {dev: {}}\nimport: {ignore: ['two/*']}\n")
        self.becomes(self.TEXT, self.TEXT, secret("one/a", "A", kind="kubernetes.io/service-account-token"), secret("two/b", "B", "X"),
                     secret("two/c", "X"), secret("two/new", "X"))


class Sections(Import):
    def test_labels_of_kubernetes_name_services_that_are_known(self):
        self.write("shop/deployment.yaml", deployment("shop"))
        self.assertEqual(self.sections(secret("x/a", "K", labels={"app.kubernetes.io/name": "web"}),
                                       secret("x/b", "K", labels={"app.kubernetes.io/name": "postgres", "app.kubernetes.io/instance": "payments"}),
                                       secret("x/c", "K", labels={"app.kubernetes.io/name": "unknown"}),
                                       secret("x/d", "K", labels={"app.kubernetes.io/name": "shop"}), secret("x/e", "K")),
                         {"": ["c", "e"], "web": ["a"], "payments": ["b"], "shop": ["d"]})

    def test_settings_come_first(self):
        with (self.top / "keyref.yaml").open("a") as file:
            file.write("import: {labels: [team/service], namespaces: ['{service}-ns'], names: ['{service}-*', 'db-{service}']}\n")
        name = {"app.kubernetes.io/name": "web"}
        self.assertEqual(self.sections(secret("web-ns/a", "K", labels={"team/service": "payments"} | name),
                                       secret("payments-ns/b", "K", labels=name), secret("x/payments-api-c", "K", labels=name),
                                       secret("x/payments-c", "K"), secret("x/db-web", "K"), secret("x/webhook", "K"),
                                       secret("x/d", "K", labels=name)),
                         {"": ["webhook"], "payments": ["a", "b", "payments-c"], "payments-api": ["payments-api-c"], "web": ["d", "db-web"]})

    def test_where_it_is_listed_it_stays(self):
        self.write("inventory/dev.yaml", "global: {a: [K]}\n")
        self.import_dump(listed(secret("x/a", "K", "L", labels={"app.kubernetes.io/name": "web"})))
        self.assertEqual(yaml.safe_load(self.inventory())["global"], {"a": ["K", "L"]})


class Refused(Import):
    BEFORE = "global: {a: [K]}\n"

    def refuses(self, code, *arguments, stdin=b""):
        self.write("inventory/dev.yaml", self.BEFORE)
        result = self.run_program("inventory", "import", *arguments, stdin=stdin)
        self.assertEqual((result.code, result.out, self.inventory()), (code, "", self.BEFORE), result.err)
        return result.err

    def test_what_is_no_dump(self):
        whole = listed(secret("shop/new", "K"))
        for text, words in ((whole[:-10], "it breaks off"), (whole.replace('"K"', "K", 1), "line 7, byte 121: a value"), ("", "no Secret in it"),
                            ("NAME  TYPE\na  Opaque\n", "line 1: it is no JSON"), ("apiVersion: v1\n", "`kubectl get … -o json`"), ("---\n{\n", "no JSON"),
                            (listed(), "an empty list"), ("[" * 1000, "nested"), ("{}", "no Secret in it")):
            err = self.refuses(3, "--env", "dev", stdin=text.encode())
            self.assertIn(words, err)
            self.assertTrue(err.startswith("keyref: <stdin>: "), err)

    def test_an_answer_that_lists_no_keys(self):
        metadata = secret("shop/a", "K")["metadata"]
        for answer in ({"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "message": "Unauthorized", "code": 401},
                       {"kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": {}, "columnDefinitions": [{"name": "Name", "type": "string"}],
                        "rows": [{"cells": ["a", "Opaque", 1], "object": {"kind": "PartialObjectMetadata", "metadata": metadata}}]},
                       {"kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": {},
                        "items": [{"kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": metadata}]},
                       {"type": "ADDED", "object": secret("shop/a", "K")},
                       {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": {"K": "v"}}]}):
            with self.subTest(answer=answer):
                self.assertIn("no Secret in it", self.refuses(3, "--env", "dev", stdin=json.dumps(answer).encode()))

    def test_options(self):
        for arguments, words in ((["--env", "dev", "none.json"], "cannot read none.json: no such file"), ([], "--env"),
                                 (["--env", "staging"], "no such environment"), (["--env", "dev", "--env", "prod"], "--env"), (["--env", "dev", "-", "--from-tree"], "exclude")):
            self.assertIn(words, self.refuses(2, *arguments, stdin=listed(secret("x/a", "K")).encode()))

    def test_a_folder_is_no_dump(self):
        self.assertIn("is a directory", self.refuses(3, "--env", "dev", self.top))

    def test_settings_that_do_not_fit(self):
        self.write("keyref.yaml", "environments: {dev: {}}\nimport: {names: ['payments-*']}\n")
        self.assertIn("keyref.yaml:2:19: error: a pattern of `names` holds `{service}` once\n  help: as `{service}-*`\n", self.refuses(2, "--env", "dev"))

    def test_an_entry_that_others_share(self):
        section = "services:\n  web: &all\n    web-a: {namespace: x, keys: [K]}\n  api: *all\n"
        web = {"app.kubernetes.io/name": "web"}
        for before, items, place, name in (
                ("global:\n  a: &keys [K]\n  b: *keys\n", [secret("x/a", "K", "L"), secret("x/b", "K")], "2:3", "`a` of `global`"),
                ("global:\n  a: {keys: &keys [K], namespace: x}\n  b: {keys: *keys, namespace: y}\n", [secret("x/a", "K"), secret("y/b", "K", "M")], "3:3", "`b` of `global`"),
                (section, [secret("x/web-a", "K"), secret("y/web-new", "K", labels=web)], "3:5", "`web-new` of `web`")):
            with self.subTest(before=before):
                self.BEFORE = before
                err = self.refuses(2, "--env", "dev", stdin=listed(*items).encode())
                self.assertIn(f"inventory/dev.yaml:{place}: error[invalid-inventory]: {name} cannot be changed where it stands", err)
                self.assertIn("help: write out what the alias stands for", err)

    def test_a_place_that_cannot_be_written(self):
        err = self.refuses(3, "--env", "dev", "--output", "/proc/none/x.yaml", stdin=listed(secret("x/a", "L")).encode())
        self.assertIn("cannot write /proc/none/x.yaml: ", err)


class Values(Import):
    """Values in all places of dumps are nowhere afterwards."""

    def setUp(self):
        super().setUp()
        self.plants = Plants()

    def value(self, where, kind=None):
        return self.plants.value(kind or self.plants.dice.choice(list(KINDS)), where)

    def encoded(self, where):
        value = self.value(where)
        text = base64.b64encode(value.encode()).decode()
        self.plants.add(text, f"{where}, encoded")
        return text

    def planted(self, path):
        entry = secret(path, "KEY")
        entry["data"] = {"KEY": self.encoded("data"), "name": self.encoded("data under a name that is kept elsewhere"),
                         "labels": self.encoded("data"), "status": self.encoded("data")}
        entry["stringData"] = {"OTHER": self.value("stringData"), "kind": self.value("stringData", "short")}
        metadata = entry["metadata"]
        metadata["annotations"] = {APPLIED: json.dumps({"data": {"KEY": self.encoded("last-applied")}}), "x": self.value("annotation")}
        metadata["annotations"][self.value("annotation's name", "mixed")] = "x"
        metadata["labels"] = {"team": self.value("label"), "app.kubernetes.io/name": self.value("label", "mixed")}
        metadata["managedFields"] = [{"manager": self.value("manager"), "fieldsV1": {"f:data": {self.value("field"): {}}}}]
        metadata["ownerReferences"] = [{"name": self.value("owner", "token")}]
        entry[self.value("a name", "hex")] = self.value("under it")
        entry["unknown"] = [self.value("list"), {"deep": {"name": self.value("name", "token")}}, 4711]
        return entry

    def dumps(self):
        helm = secret("shop/sh.helm.release.v1.web.v3", kind="helm.sh/release.v1")
        helm["data"] = {"release": base64.b64encode(random.Random(1).randbytes(1 << 20)).decode() + self.encoded("a release")}
        keys = self.planted("shop/keys")
        keys["data"] = {self.value("a key", kind): "" for kind in ("mixed", "hex", "token", "base64", "spaces", "symbols")} | {"RIGHT": "x"}
        named = [self.planted(f"shop/{self.value('a name', kind)}") for kind in ("mixed", "hex", "token", "base64", "spaces")]
        spaces = [self.planted(f"{self.value('a namespace', kind)}/x{at}") for at, kind in enumerate(("mixed", "hex", "token"))]
        types = self.planted("shop/typed") | {"type": self.value("type", "token")}
        external = {"apiVersion": "external-secrets.io/v1", "kind": "ExternalSecret",
                    "metadata": {"name": "made", "namespace": "shop", "annotations": {"x": self.value("annotation")}},
                    "spec": {"data": [{"secretKey": "URL", "remoteRef": {"key": self.value("remote key"), "property": self.value("property")}},
                                      {"secretKey": self.value("secretKey", "token"), "remoteRef": {"key": "x"}}],
                             "target": {"template": {"data": {"a.yaml": "password: " + self.value("template")}}}}}
        sealed = {"apiVersion": "bitnami.com/v1alpha1", "kind": "SealedSecret", "metadata": {"name": "sealed", "namespace": "shop"},
                  "spec": {"encryptedData": {"PASS": self.encoded("sealed")}, "template": {"data": {"X": self.value("template")}}}}
        state = {"version": 4, "outputs": {"x": {"value": self.value("output")}}, "resources": [
            {"mode": "managed", "type": "random_password", "instances": [{"attributes": {"result": self.value("another resource")}}]},
            {"mode": "managed", "type": "kubernetes_secret", "instances": [{"attributes": {
                "data": {"TF": self.value("state"), self.value("a key of a state", "token"): "x"}, "type": "Opaque",
                "metadata": [{"name": "tf", "namespace": "shop", "annotations": {"x": self.value("annotation")}}]}, "private": self.value("private")}]}]}
        plan = {"variables": {"p": {"value": self.value("variable")}}, "planned_values": {"root_module": {"resources": [
            {"type": "kubernetes_secret", "values": {"data": {"TF": self.value("plan")}, "metadata": [{"name": "planned", "namespace": "shop"}]}}]}},
            "resource_changes": [{"change": {"after": {"data": {"TF": self.value("change")}}}}]}
        return [listed(self.planted("shop/a"), helm, keys, *named, *spaces, types, external, sealed), json.dumps(state), json.dumps(plan)]

    def test_none_is_printed_or_written(self):
        before = set(os.listdir("/tmp"))
        dumps = self.dumps()
        broken = [dump[:-(3 + dump[::-1].index('"'))] for dump in dumps] + [dump.replace(",", ",,", 40) for dump in dumps]
        broken.append(dumps[0].replace('"KEY": ', '"KEY": hunter2'))
        for dump in [*dumps, *broken]:
            for more in ([], ["--output", "-"], ["--format", "json"], ["--partial", "--format", "markdown"]):
                result = self.run_program("inventory", "import", "--env", "dev", *more, stdin=dump.encode())
                self.assertEqual(self.plants.leaks(result.out + result.err), [])
        for file in self.top.rglob("*"):
            if file.is_file():
                self.assertEqual(self.plants.leaks(file.read_text()), [], file)
        self.assertEqual({name for name in set(os.listdir("/tmp")) - before if "keyref" in name and "test" not in name}, set())
        read = yaml.safe_load(self.inventory())["global"]
        self.assertEqual(read["keys"], {"namespace": "shop", "keys": ["OTHER", "RIGHT", "kind"]})
        self.assertLessEqual({"a", "keys", "made", "planned", "sealed", "tf", "typed"}, set(read))

    def test_none_is_in_memory_once_it_has_been_read(self):
        """The program waits for more of the dump, of which it has read everything before."""
        entry = self.planted("shop/a")
        start = json.dumps({"apiVersion": "v1", "items": [entry]})[:-2] + "," + " " * (256 << 10)
        memory = memory_behind(self, start)
        self.assertIn(b"shop", memory)  # names are there
        self.assertEqual([place for piece, place in self.plants.places.items() if piece.encode() in memory], [])

    def test_a_crash_leaves_no_core(self):
        limits = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        with subprocess.Popen([program.program(), "inventory", "import", "--env", "dev"], cwd=self.top, stdin=subprocess.PIPE,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, limits), env=program.clean_environment(self.top)) as process:
            process.stdin.write(b"{")
            process.stdin.flush()
            deadline = time.monotonic() + 60
            while resource.prlimit(process.pid, resource.RLIMIT_CORE) != (0, 0):
                self.assertLess(time.monotonic(), deadline, "a core may still be written")
                time.sleep(0.01)
            process.send_signal(signal.SIGABRT)
            status = os.waitpid(process.pid, 0)[1]
            process.returncode = -signal.SIGABRT
        self.assertTrue(os.WIFSIGNALED(status))
        self.assertFalse(os.WCOREDUMP(status))


class Streams(Import):
    def feed(self, pipe, count, size):
        """Secrets of 50 namespaces, each with a value of this size."""
        value = base64.b64encode(random.Random(2).randbytes(size * 3 // 4)).decode()
        with pipe:
            pipe.write(b'{"apiVersion": "v1", "items": [')
            for number in range(count):
                entry = secret(f"ns{number % 50}/s{number:06}", "KEY", f"K{number}")
                text = json.dumps(entry).replace("aHVudGVyMg==", value, 1)
                pipe.write((("," if number else "") + text).encode())
            pipe.write(b'], "kind": "List"}')

    def test_memory_does_not_grow_with_values(self):
        if program.is_sanitized():
            self.skipTest("the sanitizer's memory is measured too")
        count, size = 4000, 25_000
        with subprocess.Popen([program.program(), "inventory", "import", "--env", "dev"], cwd=self.top, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, env=program.clean_environment(self.top)) as process:
            feeder = threading.Thread(target=self.feed, args=(process.stdin, count, size))
            feeder.start()
            out = process.stdout.read()
            feeder.join()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        self.assertIn(f"{count} added".encode(), out)
        self.assertLess(usage.ru_maxrss, 100 << 10)  # of some 100 MB
        self.assertEqual(len(yaml.load(self.inventory(), yaml.CSafeLoader)["global"]), count)

    def test_a_killed_import_leaves_the_inventory_whole(self):
        """Killed at any moment, by a signal that can be caught or by one that cannot."""
        before = "global: {a: [K]}\n"
        dump = listed(*(secret(f"ns{number % 9}/s{number:04}", "KEY") for number in range(2000)))
        self.write("dump.json", dump)
        wholes = set()
        dice = random.Random(3)
        for _ in range(40):
            self.write("inventory/dev.yaml", before)
            process = subprocess.Popen([program.program(), "inventory", "import", "--env", "dev", "dump.json"], cwd=self.top,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=program.clean_environment(self.top))
            time.sleep(dice.random() * 0.25)
            process.send_signal(dice.choice((signal.SIGKILL, signal.SIGINT, signal.SIGTERM)))
            process.wait()
            wholes.add(self.inventory())
        self.import_dump(dump)
        self.assertLessEqual(wholes, {before, self.inventory()})


class CronJob(Import):
    """integrations/kubernetes/inventory-import.yaml"""

    FILE = program.TOP / "integrations/kubernetes/inventory-import.yaml"

    def setUp(self):
        super().setUp()
        self.objects = {each["kind"]: each for each in yaml.safe_load_all(self.FILE.read_text())}

    def test_its_manifests_are_right(self):
        self.write("k8s/import.yaml", self.FILE.read_text())
        self.write("inventory/dev.yaml", "global: {keyref-import-git: [git-credentials]}\n")
        result = self.scan("--env", "dev")
        self.assertEqual((result.code, result.findings), (0, []))
        self.assertEqual(result.json["summary"]["references"]["present"], 1)

    def test_it_may_list_secrets_and_nothing_else(self):
        self.assertEqual(self.objects["ClusterRole"]["rules"], [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["list"]}])

    def test_its_script_pushes_a_branch_where_the_cluster_differs(self):
        (self.top / "keyref.yaml").unlink()
        self.git("init", "--quiet", "--initial-branch=main", "remote")
        self.write("remote/inventory/prod.yaml", "environment: prod\n")
        self.git("-C", "remote", "add", "--all")
        self.git("-C", "remote", "commit", "--quiet", "--message=begin")
        self.write("bin/kubectl", "#!/bin/sh\nexec cat ../dump.json\n").chmod(0o755)
        self.write("bin/keyref", f'#!/bin/sh\nexec {program.program()} "$@"\n').chmod(0o755)
        self.write("dump.json", listed(secret("shop/db", "URL")))
        script = self.objects["ConfigMap"]["data"]["import.sh"]
        more = {"REPOSITORY": f"file://{self.top}/remote", "ENVIRONMENT": "prod"}
        environment = program.clean_environment(self.top, **more) | {"PATH": f"{self.top}/bin:{os.environ['PATH']}"}
        ran = subprocess.run(["bash", "-c", script], cwd=self.top, env=environment, capture_output=True, check=False)
        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, b"", b""))
        shown = subprocess.run(["git", "show", "keyref/prod"], cwd=self.top / "remote", capture_output=True, text=True, check=True).stdout
        self.assertIn("+  db: {namespace: shop, keys: [URL]}\n", shown)


if __name__ == "__main__":
    program.main()
