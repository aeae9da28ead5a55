"""`keyref inventory diff`: in what the secrets of two environments differ."""

import json

import program

DEV = """\
environment: dev
global:
  shared-db: [URL, PASSWORD]
  regcred: {type: kubernetes.io/dockerconfigjson}
services:
  web:
    web-secrets: {keys: [API_KEY, JWT_SECRET], rotated: 2026-08-01, rotate_every: 90d}
    web-vault: {keys: unknown}
"""


class Diff(program.Fleet):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", DEV)

    def prod(self, *replacements):
        text = DEV.replace("environment: dev", "environment: prod")
        for before, after in replacements:
            self.assertIn(before, text)
            text = text.replace(before, after)
        self.write("inventory/prod.yaml", text)

    def diff(self, *more, code=1):
        result = self.run_program("inventory", "diff", "--from", "dev", "--to", "prod", *more)
        self.assertEqual((result.code, result.err), (code, ""))
        return result

    def lists(self, *replacements):
        self.prod(*replacements)
        told = self.diff("--format", "json").json
        return told["added"], told["removed"], told["changed"]


class Differences(Diff):
    def test_none(self):
        self.prod()
        self.assertEqual(self.diff(code=0).out, "dev and prod list the same secrets and keys.\n")
        self.assertEqual(self.diff("--format", "json", code=0).json,
                         {"from": "dev", "to": "prod", "added": [], "removed": [], "changed": []})

    def test_when_each_is_rotated_is_its_own(self):
        self.prod(("2026-08-01", "2026-11-01"), ("90d", "30d"))
        self.diff(code=0)

    def test_a_key(self):
        self.assertEqual(self.lists(("API_KEY, JWT_SECRET", "API_KEY, NEW")),
                         ([{"secret": "web-secrets", "key": "NEW", "scope": "web"}],
                          [{"secret": "web-secrets", "key": "JWT_SECRET", "scope": "web"}], []))

    def test_a_secret_is_told_by_its_keys(self):
        added, removed, changed = self.lists(("  shared-db: [URL, PASSWORD]\n", ""), ("web-vault", "web-safe"))
        self.assertEqual(added, [{"secret": "web-safe", "scope": "web"}])
        self.assertEqual(removed, [{"secret": "shared-db", "key": "PASSWORD", "scope": "global"},
                                   {"secret": "shared-db", "key": "URL", "scope": "global"}, {"secret": "web-vault", "scope": "web"}])
        self.assertEqual(changed, [])

    def test_what_is_said_of_a_secret(self):
        for before, after, what, old, new in [
            ("kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg", "type", "kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg"),
            ("{keys: unknown}", "[A, B]", "keys", "unknown", "A and B"),
            ("{keys: unknown}", "{keys: unknown, planned: true}", "planned", "false", "true"),
        ]:
            added, removed, changed = self.lists((before, after))
            self.assertIn((what, old, new), [(each["what"], each["from"], each["to"]) for each in changed])

    def test_another_section_is_a_change(self):
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {db: [URL]}\n")
        self.write("inventory/prod.yaml", "environment: prod\nservices: {web: {db: [URL, USER]}}\n")
        told = self.diff("--format", "json").json
        self.assertEqual(told["changed"], [{"secret": "db", "scope": "web", "what": "section", "from": "global", "to": "web"}])
        self.assertEqual(told["added"], [{"secret": "db", "key": "USER", "scope": "web"}])

    def test_namespaces_count_where_both_name_one(self):
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {db: {keys: [URL], namespace: a}}\n")
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {db: [URL]}\n")
        self.diff(code=0)
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {db: [{keys: [URL], namespace: b}, {keys: [URL, NEW], namespace: a}]}\n")
        told = self.diff("--format", "json").json
        self.assertEqual(told["added"], [{"secret": "db", "key": "NEW", "scope": "global"},
                                         {"secret": "db", "key": "URL", "scope": "global", "namespaces": ["b"]}])
        self.assertEqual((told["removed"], told["changed"]), ([], []))

    def test_an_alias_names_the_environment(self):
        self.prod()
        self.write("keyref.yaml", "environments: {dev: {}, prod: {aliases: [production]}}\n")
        self.assertEqual(self.run_program("inventory", "diff", "--from", "dev", "--to", "production").code, 0)


def listed(*secrets):
    """A dump, of secrets given as (namespace, name, keys)."""
    items = [{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name, "namespace": space}, "type": "Opaque",
              "data": dict.fromkeys(keys, "dmFsdWU=")} for space, name, keys in secrets]
    return json.dumps({"apiVersion": "v1", "kind": "List", "items": items})


class Dump(Diff):
    """Held against what the cluster has."""

    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal:\n  shared-db: {keys: [URL], rotated: 2026-08-01}\n"
                                         "services:\n  web:\n    web-secrets: [API_KEY, JWT_SECRET]\n")
        self.same = [("web", "shared-db", ["URL"]), ("web", "web-secrets", ["API_KEY", "JWT_SECRET"])]

    def against(self, *secrets, more=(), code=1, form="json"):
        before = (self.top / "inventory/dev.yaml").read_bytes()
        self.write("dump.json", listed(*secrets))
        result = self.run_program("inventory", "diff", "--env", "dev", "dump.json", "--format", form, *more)
        self.assertEqual(result.code, code, result.err)
        self.assertEqual((self.top / "inventory/dev.yaml").read_bytes(), before, "nothing is written")
        return result

    def test_the_same(self):
        told = self.against(*self.same, code=0).json
        self.assertEqual((told["added"], told["removed"], told["changed"]), ([], [], []))

    def test_what_the_cluster_has_and_has_not(self):
        told = self.against(("web", "shared-db", ["URL", "USER"]), ("api", "new", ["A"])).json
        self.assertEqual([(each["secret"], each["key"]) for each in told["added"]], [("new", "A"), ("shared-db", "USER")])
        self.assertEqual(told["removed"], [{"secret": "web-secrets", "key": key, "scope": "web"} for key in ("API_KEY", "JWT_SECRET")])

    def test_a_selection_lacks_nothing(self):
        dump = [("web", "shared-db", ["URL"]), ("api", "new", ["A"])]
        self.assertEqual(len(self.against(*dump).json["removed"]), 2)
        result = self.against(*dump, more=["--partial"])
        self.assertEqual((result.json["removed"], len(result.json["added"])), ([], 1))
        self.assertIn("1 of the inventory's entries are not in what was read", result.err)

    def test_text_and_standard_input(self):
        result = self.run_program("inventory", "diff", "--env", "dev", "-", stdin=listed(*self.same, ("web", "new", ["A"])).encode())
        self.assertEqual((result.code, result.out),
                         (1, "global:\n  + new (A) in web\n\nFrom inventory/dev.yaml to the dump: 1 added, 0 removed, 0 changed.\n"))
        self.assertNotIn("dmFsdWU", result.out + result.err)

    def test_what_is_no_dump(self):
        self.write("dump.json", '{"items": [')
        result = self.run_program("inventory", "diff", "--env", "dev", "dump.json")
        self.assertEqual((result.code, result.out), (3, ""))
        self.assertIn("dump.json", result.err)

    def test_bad_usage(self):
        self.write("dump.json", listed(*self.same))
        self.prod()
        for arguments in (["--env", "dev"], ["dump.json"], ["--env", "dev", "--from", "dev", "dump.json"], ["--env", "live", "dump.json"],
                          ["--from", "dev", "--to", "prod", "--partial"], ["--env", "dev", "missing.json"]):
            result = self.run_program("inventory", "diff", *arguments)
            self.assertEqual((result.code, result.out), (2, ""), arguments)
            self.assertTrue(result.err.startswith("keyref: "), result.err)


class Forms(Diff):
    CHANGES = [("API_KEY, JWT_SECRET", "API_KEY, NEW"), ("  shared-db: [URL, PASSWORD]\n", ""), ("dockerconfigjson", "dockercfg")]

    def test_text(self):
        self.prod(*self.CHANGES)
        self.assertEqual(self.diff().out, """\
global:
  + regcred/.dockercfg
  - regcred/.dockerconfigjson
  ~ regcred: type is kubernetes.io/dockercfg, was kubernetes.io/dockerconfigjson
  - shared-db (PASSWORD and URL)

web:
  + web-secrets/NEW
  - web-secrets/JWT_SECRET

From dev to prod: 2 added, 3 removed, 1 changed.
""")

    def test_markdown(self):
        self.prod(*self.CHANGES)
        out = self.diff("--format", "markdown").out
        self.assertTrue(out.startswith("### Secrets: dev to prod\n\n| section | | secret |\n|---|---|---|\n"), out)
        self.assertIn("| web | added | `web-secrets/NEW` |\n", out)
        self.assertTrue(out.endswith("\n\nFrom dev to prod: 2 added, 3 removed, 1 changed.\n"), out)


class BadUsage(Diff):
    def refused(self, *arguments):
        result = self.run_program("inventory", *arguments)
        self.assertEqual((result.code, result.out), (2, ""), arguments)
        return result.err

    def test_environments(self):
        self.prod()
        self.assertIn("two environments", self.refused("diff", "--from", "dev", "--to", "DEV"))
        self.assertIn("did you mean `prod`?", self.refused("diff", "--from", "dev", "--to", "prd"))
        self.assertIn("--to is required", self.refused("diff", "--from", "dev"))

    def test_an_environment_without_an_inventory(self):
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\n")
        self.assertIn("inventory/prod.yaml", self.refused("diff", "--from", "dev", "--to", "prod"))

    def test_commands_of_inventory(self):
        self.assertIn("did you mean `diff`; see `keyref inventory --help`", self.refused("dif"))
        self.assertIn("which command?", self.refused())
        self.assertIn("unknown option `--form`; did you mean `--from`; see `keyref inventory diff --help`",
                      self.refused("diff", "--from", "dev", "--to", "prod", "--form"))


if __name__ == "__main__":
    program.main()
