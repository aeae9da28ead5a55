"""--fix corrects what is certain, touches no other byte, and leaves alone what is not certain."""

import json
import os
import stat
import subprocess

import program
from planting import Planted
from program import deployment

RIGHT = "DATABASE_PASSWORD"
WRONG = "DATABASE_PASWORD"


class Fixes(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "version: 1\nrules: {unused-secret: off}\nenvironments: {dev: {}, prod: {}}\n")
        for environment in ("dev", "prod"):
            self.inventory(environment)

    def inventory(self, environment, keys=f"[{RIGHT}]", more=""):
        self.write(f"inventory/{environment}.yaml", f"environment: {environment}\nglobal: {{shared-db: {keys}{more}}}\n"
                   "services: {web: {web-secrets: [API_TOKEN]}}\n")

    def manifest(self, *entries, path="web/deployment.yaml"):
        return self.write(path, deployment("web", *(entries or (("A", "shared-db", WRONG),))))

    def fix(self, *arguments):
        return self.scan("--fix", *arguments)

    def assert_fixed(self, *arguments, count=1):
        result = self.fix(*arguments)
        self.assertEqual((result.code, result.err, result.findings), (0, "", []))
        self.assertEqual(result.json["summary"]["fixed"], count)

    def assert_left(self, path="web/deployment.yaml", *arguments):
        before = (self.top / path).read_bytes()
        result = self.fix(*arguments)
        self.assertEqual((self.top / path).read_bytes(), before)
        self.assertEqual(result.json["summary"]["fixed"], 0)
        self.assertTrue(result.findings)
        self.assertEqual(self.run_program("scan", "--fix", "--dry-run", *arguments).out, "")
        return result

    def tree(self):
        return {path.relative_to(self.top): (path.lstat().st_mode, path.lstat().st_mtime_ns, path.read_bytes())
                for path in self.top.rglob("*") if path.is_file()}


class Certain(Fixes):
    def test_a_key(self):
        file = self.manifest()
        wanted = file.read_text().replace(WRONG, RIGHT)
        self.assert_fixed()
        self.assertEqual(file.read_text(), wanted)

    def test_a_secret(self):
        file = self.manifest(("A", "shared-bd", RIGHT), ("B", "web-secret", "API_TOKEN"))
        wanted = file.read_text().replace("shared-bd", "shared-db").replace("web-secret,", "web-secrets,")
        self.assert_fixed(count=2)
        self.assertEqual(file.read_text(), wanted)

    def test_several_in_a_line_and_in_many_files(self):
        line = f"            - {{name: A, valueFrom: {{secretKeyRef: {{name: shared-db, key: {WRONG}}}}}}}\n"
        self.write("web/a.yaml", deployment("a") + line)
        self.write("web/b.json", json.dumps({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b"}, "spec": {
            "containers": [{"name": "c", "env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "shared-db", "key": WRONG}}}],
                            "envFrom": [{"secretRef": {"name": "shareddb"}}]}]}}))
        for number in range(20):
            self.manifest(path=f"web/{number}.yaml")
        self.assert_fixed("web/a.yaml")
        self.assert_fixed(count=22)
        self.assertIn('{"name": "shared-db", "key": "DATABASE_PASSWORD"}', (self.top / "web/b.json").read_text())

    def test_the_bytes_around_it_stay(self):
        text = self.manifest().read_text()
        for name, change in (("CRLF", lambda text: text.replace("\n", "\r\n")), ("byte-order mark", lambda text: "\ufeff" + text),
                             ("no line break at the end", lambda text: text.rstrip("\n")), ("a document before it", lambda text: "---\n---\n" + text),
                             ("comments, blanks, quotes", lambda text: "# é\n\n" + text.replace(WRONG, f"  '{WRONG}'  ") + "  # ünï \t\n"),
                             ("double quotes", lambda text: text.replace(WRONG, f'"{WRONG}"')),
                             ("a block scalar", lambda text: text.replace(f"{{name: shared-db, key: {WRONG}}}",
                                                                          f"\n                  name: shared-db\n                  key: >-\n"
                                                                          f"                    {WRONG}\n"))):
            with self.subTest(name):
                changed = change(text)
                file = self.write("web/deployment.yaml", changed.encode())
                self.assert_fixed()
                self.assertEqual(file.read_bytes(), changed.replace(WRONG, RIGHT).encode())

    def test_the_mode_stays_and_a_link_stays_one(self):
        file = self.manifest(path="real/deployment.yaml")
        file.chmod(0o640)
        (self.top / "web").mkdir()
        (self.top / "web/deployment.yaml").symlink_to("../real/deployment.yaml")
        self.assert_fixed()
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o640)
        self.assertTrue((self.top / "web/deployment.yaml").is_symlink())
        self.assertIn(RIGHT, file.read_text())

    def test_a_base_that_both_overlays_use(self):
        for environment in ("dev", "prod"):
            self.write(f"web/overlays/{environment}/kustomization.yaml", "resources: [../../base]\n")
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n")
        file = self.manifest(path="web/base/deployment.yaml")
        self.assert_fixed()
        self.assertIn(RIGHT, file.read_text())

    def test_what_a_values_file_hands_to_templates(self):
        self.write("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
        values = self.write("web/values.yaml", f"keyOfPassword: {WRONG}\nenv:\n  - name: B\n    valueFrom:\n"
                            f"      secretKeyRef: {{name: shared-bd, key: {RIGHT}}}\n")
        template = self.write("web/templates/deployment.yaml", deployment("web", ("A", "shared-db", "{{ .Values.keyOfPassword }}"))
                              + "            {{- toYaml .Values.env | nindent 12 }}\n")
        before = template.read_bytes()
        self.assert_fixed(count=2)
        self.assertEqual(template.read_bytes(), before)
        self.assertEqual(values.read_text().count(RIGHT), 2)
        self.assertIn("name: shared-db", values.read_text())

    def test_what_remains_is_told(self):
        self.manifest(("A", "shared-db", WRONG), ("B", "nowhere", "K"))
        result = self.fix()
        self.assertEqual((result.code, result.rules(), result.json["summary"]["fixed"]), (1, ["missing-secret"], 1))
        self.manifest()
        self.assertIn("Nothing found; 1 fixed.", self.run_program("scan", "--fix").out)

    def test_only_what_is_reported_is_fixed(self):
        self.manifest()
        other = self.manifest(path="other/deployment.yaml").read_bytes()
        self.fix("web")
        self.assertEqual((self.top / "other/deployment.yaml").read_bytes(), other)
        self.assertIn(RIGHT, (self.top / "web/deployment.yaml").read_text())

    def test_what_is_accepted_is_left(self):
        file = self.write("web/deployment.yaml", deployment("web") + "            - name: A\n              valueFrom:\n"
                          "                secretKeyRef:\n                  name: shared-db\n"
                          f"                  key: {WRONG}  # keyref: allow missing-key -- as it is\n")
        before = file.read_bytes()
        self.assertEqual(self.fix().code, 0)
        self.assertEqual(file.read_bytes(), before)
        file = self.manifest()
        self.scan("--write-baseline", "b.yaml")
        before = file.read_bytes()
        self.assertEqual(self.fix("--baseline", "b.yaml").code, 0)
        self.assertEqual(file.read_bytes(), before)

    def test_what_cannot_be_fixed_may_be_recorded_in_the_same_scan(self):
        self.manifest(("A", "shared-db", WRONG), ("B", "nowhere", "K"))
        result = self.fix("--write-baseline", "b.yaml")
        self.assertEqual((result.code, result.json["summary"]["fixed"], result.json["summary"]["baselined"]), (0, 1, 1))
        self.assertNotIn("missing-key", (self.top / "b.yaml").read_text())


class NotCertain(Fixes):
    def test_two_that_are_near(self):
        self.manifest()
        self.inventory("prod", f"[{RIGHT}, DATABASE_PASSWORDS]")
        self.assert_left()

    def test_one_that_is_not_there_in_every_environment(self):
        self.manifest()
        self.inventory("dev", "[OTHER]")
        self.assert_left()

    def test_a_name_that_is_right_in_some_environment(self):
        self.manifest()
        self.inventory("dev", f"[{WRONG}, {RIGHT}]")
        self.assert_left()
        self.assert_left("web/deployment.yaml", "--env", "prod")

    def test_an_environment_that_is_unknown(self):
        self.manifest()
        self.write("keyref.yaml", "version: 1\nrules: {unused-secret: off}\nenvironments: {dev: {}, prod: {}, test: {}}\n")
        self.assert_left()

    def test_a_secret_that_has_not_the_key(self):
        self.manifest(("A", "shared-bd", "OTHER"))
        self.assert_left()

    def test_a_secret_of_another_service(self):
        self.manifest(("A", "api-secret", "K"))
        for environment in ("dev", "prod"):
            self.write(f"inventory/{environment}.yaml", "services: {api: {api-secrets: [K]}}\n")
        self.assert_left()

    def test_a_word_that_yaml_takes_for_no_string(self):
        for environment in ("dev", "prod"):
            self.inventory(environment, "[yes]")
        self.manifest(("A", "shared-db", "yess"))
        self.assert_left()
        self.manifest(("A", "shared-db", '"yess"'))
        self.assert_fixed()

    def test_an_alias_and_an_anchor(self):
        self.write("web/deployment.yaml", deployment("web") + f"            - name: &k {WRONG}\n              valueFrom:\n"
                   "                secretKeyRef: {name: shared-db, key: *k}\n")
        self.assert_left()
        self.write("web/deployment.yaml", deployment("web") + "            - valueFrom:\n"
                   f"                secretKeyRef: {{name: shared-db, key: &k {WRONG}}}\n              name: *k\n")
        self.assert_left()

    def test_an_escape(self):
        self.manifest(("A", "shared-db", r'"DATABASE_P\x41SWORD"'))
        self.assert_left()

    def test_a_placeholder(self):
        self.write("keyref.yaml", "version: 1\nrules: {unused-secret: off}\nenvironments: {dev: {variables: {X: DATABASE}}, prod: {variables: {X: DATABASE}}}\n")
        self.manifest(("A", "shared-db", "${X}_PASWORD"))
        self.assert_left()

    def test_a_template(self):
        self.write("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
        self.manifest(path="web/templates/deployment.yaml")
        self.assert_left("web/templates/deployment.yaml")

    def test_a_generated_file(self):
        file = self.manifest()
        file.write_text("# Generated by a program. DO NOT EDIT.\n" + file.read_text())
        self.assert_left()

    def test_a_base_of_which_one_overlay_is_right(self):
        for environment in ("dev", "prod"):
            self.write(f"web/overlays/{environment}/kustomization.yaml", "resources: [../../base]\n")
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n")
        self.manifest(path="web/base/deployment.yaml")
        self.inventory("dev", f"[{WRONG}, {RIGHT}]")
        self.assert_left("web/base/deployment.yaml")

    def test_a_scan_that_could_not_read_everything(self):
        self.manifest()
        self.write("web/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: shared-db\n")
        result = self.assert_left()
        self.assertEqual(result.code, 3)

    def test_bytes_that_are_not_the_text(self):
        text = self.manifest().read_text()
        for content in (text.encode("utf-16"), text.replace("\n", "\r").encode(), ("# a\r# b\n" + text).encode()):
            self.write("web/deployment.yaml", content)
            before = self.tree()
            result = self.fix()
            self.assertEqual((result.code, result.json["summary"]["fixed"]), (1, 0))
            self.assertRegex(result.err, r"^keyref: web/deployment\.yaml is not fixed: it is in UTF-16, or has lines that end in a")
            self.assertEqual(self.tree(), before)


class Refused(Fixes):
    def test_options_that_do_not_go_together(self):
        self.manifest()
        before = self.tree()
        for arguments in (["--dry-run"], ["--fix", "-"], ["--fix", "--dry-run", "--format", "json"]):
            result = self.run_program("scan", *arguments)
            self.assertEqual((result.code, result.out), (2, ""), arguments)
        self.assertEqual(self.tree(), before)

    def test_a_file_that_may_not_be_written(self):
        file = self.manifest()
        folder = file.parent
        for path, mode in ((folder, 0o555), (file, 0o444)):
            with self.subTest(path=path.name):
                before = self.tree()
                path.chmod(mode)
                self.addCleanup(path.chmod, 0o755)
                result = self.as_nobody("scan", "--fix", "--format", "json")
                path.chmod(0o755)
                self.assertEqual(result.code, 3)
                self.assertRegex(result.err, r"^keyref: web/deployment\.yaml is not fixed: permission denied")
                self.assertEqual([each[2] for each in self.tree().values()], [each[2] for each in before.values()])

    def as_nobody(self, *arguments):
        """Root may write everywhere."""
        if os.geteuid() != 0:
            return self.run_program(*arguments)
        for path in (self.top, *self.top.rglob("*")):
            os.chown(path, 65534, 65534)
        completed = subprocess.run([program.program(), *arguments], cwd=self.top, capture_output=True, user=65534, check=False,
                                   env=program.clean_environment(self.top))
        return program.Result(completed)


class DryRun(Fixes):
    def test_it_shows_a_diff_and_changes_nothing(self):
        self.manifest(("A", "shared-db", WRONG), ("B", "shared-db", RIGHT), ("C", "shared-bd", RIGHT))
        before = self.tree()
        result = self.run_program("scan", "--fix", "--dry-run", "--report", "json=/dev/null")
        self.assertEqual((result.code, result.err), (1, ""))
        self.assertEqual(result.out, DIFF)
        self.assertEqual(self.tree(), before)

    def test_hunks_are_where_diff_has_them(self):
        entries = [("V", "shared-db", RIGHT)] * 40
        for at in (0, 3, 20, 39):
            entries[at] = ("V", "shared-db", WRONG)
        file = self.manifest(*entries)
        before = file.read_text()
        shown = self.run_program("scan", "--fix", "--dry-run").out
        self.fix()
        (self.top / "old").write_text(before)
        told = subprocess.run(["diff", "-u", self.top / "old", file], capture_output=True, check=False).stdout.decode()
        self.assertEqual(self.frame(shown), self.frame(told))

    @staticmethod
    def frame(diff):
        """Where its hunks are, and what happens to each line."""
        return [line if line.startswith("@@") else line[0] for line in diff.splitlines()[2:]]

    def test_nothing_to_fix_shows_nothing(self):
        self.manifest(("A", "shared-db", RIGHT))
        result = self.run_program("scan", "--fix", "--dry-run")
        self.assertEqual((result.code, result.out, result.err), (0, "", ""))


DIFF = """\
--- a/web/deployment.yaml
+++ b/web/deployment.yaml
@@ -10,10 +10,10 @@
           env:
             - name: …
               valueFrom:
-                secretKeyRef: {name: shared-db, key: DATABASE_PASWORD}
+                secretKeyRef: {name: shared-db, key: DATABASE_PASSWORD}
             - name: …
               valueFrom:
                 secretKeyRef: {name: shared-db, key: DATABASE_PASSWORD}
             - name: …
               valueFrom:
-                secretKeyRef: {name: shared-bd, key: DATABASE_PASSWORD}
+                secretKeyRef: {name: shared-db, key: DATABASE_PASSWORD}
"""


class PlantedValues(Planted):
    def test_a_diff_shows_none(self):
        self.plant("web/deployment.yaml", "# @\n" + deployment("web", ("A", "shared-db", "URLL"))
                   + "            - {name: DB_PASSWORD, value: @}  # @\n            - {name: @, value: x}\n")
        result = self.run_program("scan", "--fix", "--dry-run")
        self.assertGreater(result.out.count("--- a/"), 10)
        self.assertEqual(self.plants.leaks(result.out + result.err), [])


if __name__ == "__main__":
    program.main()
