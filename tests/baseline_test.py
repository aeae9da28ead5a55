"""A baseline hides what was found before, and nothing else: whatever moves, whatever is mended, whatever breaks anew."""

import json
import re

import jsonschema
import yaml

import program
from planting import VALUES, Planted
from program import deployment

FILE = "keyref-baseline.yaml"
ENTRY = re.compile(r"  - \{file: .+\}")


class Baselines(program.Fleet):
    def setUp(self):
        super().setUp()
        self.inventory("dev", "URL")
        self.inventory("prod", "URL")
        self.write("keyref.yaml", "version: 1\nenvironments: {dev: {}, prod: {}}\n")
        self.write("web/deployment.yaml", deployment("web", ("A", "shared-db", "URL"), ("B", "shared-db", "ADDRESS"), ("C", "gone", "K")))
        self.write("web/src/db.ts", 'export const dbPassword = "Tulip7Garden!x2";\n')

    def inventory(self, environment, *keys):
        self.write(f"inventory/{environment}.yaml", f"environment: {environment}\nglobal: {{shared-db: [{', '.join(keys)}]}}\n")

    def record(self, *arguments):
        result = self.scan("--write-baseline", FILE, *arguments)
        self.assertEqual((result.code, result.err), (0, ""))
        return result

    def shrink(self):
        return self.scan("--baseline", FILE, "--write-baseline", FILE)

    def told(self, *arguments):
        return [(each["rule"], each["file"]) for each in self.scan("--baseline", FILE, *arguments).findings]

    @property
    def text(self):
        return (self.top / FILE).read_text()

    @property
    def entries(self):
        return yaml.safe_load(self.text)["findings"]


class WritingAndReading(Baselines):
    def test_all_is_recorded_and_not_told_again(self):
        recorded = self.record().json
        self.assertEqual((recorded["findings"], recorded["summary"]["baselined"]), ([], 3))
        result = self.scan("--baseline", FILE)
        self.assertEqual((result.code, result.findings), (0, []))
        summary = result.json["summary"]
        self.assertEqual((summary["baselined"], summary["findings"]), (3, {"error": 0, "warning": 0, "note": 0}))
        self.assertEqual(len(json.loads(self.run_program("scan", "--format", "sarif", "--baseline", FILE).out)["runs"][0]["results"]), 0)
        self.assertEqual(self.scan().code, 1, "without the option all is told")

    def test_the_file_is_what_its_schema_says_and_can_be_read(self):
        self.record()
        schema = json.loads((program.TOP / "schemas/baseline.schema.json").read_text())
        jsonschema.Draft7Validator(schema).validate(yaml.safe_load(self.text))
        self.assertEqual([{name: value for name, value in each.items() if name != "address"} for each in self.entries], [
            {"file": "web/deployment.yaml", "rule": "missing-key", "secret": "shared-db", "key": "ADDRESS", "variable": "B",
             "environments": ["dev", "prod"]},
            {"file": "web/deployment.yaml", "rule": "missing-secret", "secret": "gone", "key": "K", "variable": "C",
             "environments": ["dev", "prod"]},
            {"file": "web/src/db.ts", "rule": "literal-in-source", "variable": "dbPassword"}])
        lines = [line for line in self.text.splitlines() if "{" in line]
        self.assertEqual(len(lines), 3)
        for line in lines:
            self.assertRegex(line, ENTRY)

    def test_the_same_findings_give_the_same_bytes(self):
        self.record()
        first = self.text
        self.write("a/unrelated.txt", "new\n")
        for jobs in ("1", "3"):
            self.record("--jobs", jobs)
            self.assertEqual(self.text, first)
        self.assertEqual(self.shrink().code, 0)
        self.assertEqual(self.text, first)

    def test_no_finding_is_a_baseline_too(self):
        self.write("web/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        (self.top / "web/src/db.ts").unlink()
        self.record()
        self.assertEqual(self.entries, [])
        self.assertEqual(self.scan("--baseline", FILE).code, 0)

    def test_in_the_tree_it_tells_nothing(self):
        self.write("web/b.yaml", deployment("b", ("DB_PASSWORD", "db-password", "password"), ("API_TOKEN", "api-token", "token")))
        before = self.scan().findings
        self.record()
        self.assertEqual(self.scan().findings, before)
        self.write(FILE, self.text.replace("\n", "\r\n"))
        self.write("old/baseline.txt", self.text)
        self.assertEqual(self.scan().findings, before)
        self.assertEqual(self.told(), [])

    def test_what_calls_itself_a_baseline_is_searched(self):
        self.write("a.yaml", "version: 1\nfindings:\n  - {file: a, rule: b, secret: npm_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8}\n")
        self.assertIn(("secret-token", "a.yaml"), [(each["rule"], each["file"]) for each in self.scan().findings])

    def test_names_of_files_that_yaml_would_take_for_something_else(self):
        for path in ("a: b, c#.ts", "'\".ts", "- {x}.ts", "true", "ünï\n.ts", "\t.ts", "*a.ts"):
            self.write(f"odd/{path}/a.ts", 'const dbPassword = "Tulip7Garden!x2";\n')
        (self.top / "odd" / b"\xff.ts".decode("utf-8", "surrogateescape")).write_text('const dbPassword = "Tulip7Garden!x2";\n')
        self.record()
        self.assertEqual(len(self.entries), 11)
        self.assertEqual(self.told(), [])

    def test_input_that_cannot_be_read_is_no_failure_when_it_is_known(self):
        self.write("broken/a.yaml", "apiVersion: v1\nkind: Pod\nx: [\n")
        self.assertEqual(self.scan().code, 3)
        self.record()
        self.assertEqual(self.scan("--baseline", FILE).code, 0)
        self.write("broken/b.yaml", "apiVersion: v1\nkind: Pod\nx: [\n")
        self.assertEqual(self.scan("--baseline", FILE).code, 3)

    def test_where_nothing_was_checked_nothing_is_written(self):
        (self.top / "empty").mkdir()
        self.assertEqual(self.scan("empty", "--write-baseline", FILE).code, 3)
        self.assertFalse((self.top / FILE).exists())

    def test_a_place_that_cannot_be_written_is_3(self):
        result = self.scan("--write-baseline", "no/such/folder/b.yaml")
        self.assertEqual(result.code, 3)
        self.assertIn("no/such/folder/b.yaml", result.err)
        self.assertEqual(self.scan("--write-baseline", "/dev/full").code, 3)


class Changes(Baselines):
    def test_lines_may_move(self):
        self.record()
        for path in ("web/deployment.yaml", "web/src/db.ts"):
            content = (self.top / path).read_text()
            self.write(path, ("# new\n" if path.endswith("yaml") else "// new\n") * 7 + content)
        self.assertEqual(self.told(), [])
        before = self.text
        self.shrink()
        self.assertEqual(self.text, before)

    def test_a_new_finding_is_told(self):
        self.record()
        self.write("web/deployment.yaml", (self.top / "web/deployment.yaml").read_text() + program.entry("gone", variable="D"))
        self.assertEqual(self.told(), [("missing-secret", "web/deployment.yaml")])
        self.assertEqual(self.scan("--baseline", FILE).code, 1)

    def test_the_same_again_is_told(self):
        self.record()
        self.write("web/src/db.ts", 'export const dbPassword = "Tulip7Garden!x2";\n' * 2)
        self.assertEqual(self.told(), [("literal-in-source", "web/src/db.ts")])
        self.record()
        self.assertEqual(self.told(), [])
        self.assertEqual([each.get("index") for each in self.entries], [None, None, None, 1])

    def test_a_changed_value_is_told(self):
        self.record()
        self.write("web/src/db.ts", 'export const dbPassword = "Tulip8Garden!x3";\n')
        self.assertEqual(self.told(), [("literal-in-source", "web/src/db.ts")])

    def test_an_environment_in_which_it_newly_fails_is_told(self):
        self.inventory("prod", "URL", "ADDRESS")
        self.record()
        self.assertEqual(self.entries[0]["environments"], ["dev"])
        self.inventory("prod", "URL")
        self.assertEqual(self.told(), [("missing-key", "web/deployment.yaml")])
        self.assertEqual(self.told("--env", "dev"), [])
        before = self.text
        self.assertEqual(self.shrink().code, 1)
        self.assertEqual(self.text, before, "dev's is still found, and prod's is not taken in")

    def test_a_new_environment_does_not_bring_back_what_is_in_the_files_themselves(self):
        self.write("web/b.yaml", deployment("b") + "            - {name: N, value: 3}\n")
        self.record()
        self.write("keyref.yaml", "version: 1\nenvironments: {dev: {}, test: {}, prod: {}}\n")
        self.inventory("test", "URL", "ADDRESS")
        self.assertEqual(self.told(), [("missing-secret", "web/deployment.yaml")], "which test does not have either")

    def test_fewer_environments_stay_known(self):
        self.record()
        self.inventory("dev", "URL", "ADDRESS")
        self.assertEqual(self.told(), [])
        self.shrink()
        self.assertEqual(self.entries[0]["environments"], ["prod"])
        self.inventory("dev", "URL")
        self.assertEqual(self.told(), [("missing-key", "web/deployment.yaml")])

    def test_what_is_mended_is_counted_and_goes(self):
        self.record()
        self.write("web/deployment.yaml", deployment("web", ("A", "shared-db", "URL"), ("C", "gone", "K")))
        text = self.run_program("scan", "--baseline", FILE).out
        self.assertIn("1 entry of the baseline is not needed any more: `--baseline FILE --write-baseline FILE` takes out", text)
        self.assertNotIn("not needed", self.run_program("scan", "web", "--baseline", FILE).out, "only the whole root knows")
        self.assertNotIn("not needed", self.run_program("scan", "--env", "dev", "--baseline", FILE).out)
        lines = self.text.splitlines()
        self.assertEqual(self.shrink().code, 0)
        self.assertEqual(self.text.splitlines(), [line for line in lines if "missing-key" not in line])
        self.assertNotIn("not needed", self.run_program("scan", "--baseline", FILE).out)

    def test_taking_out_records_nothing_new(self):
        self.record()
        before = self.text
        self.write("api/deployment.yaml", deployment("api", ("A", "gone", "URL")))
        result = self.shrink()
        self.assertEqual((result.code, result.rules()), (1, ["missing-secret"]))
        self.assertEqual(self.text, before)

    def test_taking_out_needs_a_look_at_everything(self):
        self.record()
        before = self.text
        for limit in (["web"], ["--env", "dev"]):
            result = self.scan(*limit, "--baseline", FILE, "--write-baseline", FILE)
            self.assertEqual((result.code, result.out), (2, ""))
            self.assertIn("whole repository", result.err)
        self.write("broken/a.yaml", "apiVersion: v1\nkind: Pod\nx: [\n")
        self.write("web/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        self.assertEqual(self.shrink().code, 3, "what stays unread may hold what is not found")
        self.assertEqual(self.text, before)


class Renames(Baselines):
    def move(self, old, new):
        (self.top / new).parent.mkdir(parents=True, exist_ok=True)
        (self.top / old).rename(self.top / new)

    def test_renamed_files_stay_known_and_the_baseline_follows(self):
        self.record()
        self.move("web/deployment.yaml", "web/k8s/web.yaml")
        self.move("web/src/db.ts", "web/src/database.ts")
        self.assertEqual(self.told(), [])
        self.assertEqual(self.told("web"), [], "also where only a part is looked at")
        self.shrink()
        self.assertEqual([each["file"] for each in self.entries], ["web/k8s/web.yaml"] * 2 + ["web/src/database.ts"])
        self.assertEqual(self.told(), [])

    def test_a_copy_is_told(self):
        self.record()
        self.write("web/src/copy.ts", (self.top / "web/src/db.ts").read_bytes())
        self.assertEqual(self.told(), [("literal-in-source", "web/src/copy.ts")])
        self.assertEqual(self.told("web/src/copy.ts"), [("literal-in-source", "web/src/copy.ts")])

    def test_one_of_two_copies_is_the_renamed_one(self):
        self.record()
        self.write("web/src/a.ts", (self.top / "web/src/db.ts").read_bytes())
        self.move("web/src/db.ts", "web/src/b.ts")
        self.assertEqual(self.told(), [("literal-in-source", "web/src/b.ts")])

    def test_another_value_in_the_renamed_file_is_told(self):
        self.record()
        (self.top / "web/src/db.ts").unlink()
        self.write("web/src/b.ts", 'export const dbPassword = "Tulip8Garden!x3";\n')
        self.assertEqual(self.told(), [("literal-in-source", "web/src/b.ts")])

    def test_an_address_without_a_name_says_too_little(self):
        self.write("a/notes.txt", "npm_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n")
        self.record()
        self.move("a/notes.txt", "a/other.txt")
        self.assertEqual([path for _, path in self.told()], ["a/other.txt"])

    def test_a_new_environment_is_told_in_a_renamed_file_too(self):
        self.inventory("prod", "URL", "ADDRESS")
        self.record()
        self.inventory("prod", "URL")
        self.move("web/deployment.yaml", "web/k8s/web.yaml")
        self.assertEqual(self.told(), [("missing-key", "web/k8s/web.yaml")])


class InKeyrefYaml(Baselines):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", f"version: 1\nenvironments: {{dev: {{}}, prod: {{}}}}\nbaseline: {FILE}\n")

    def test_it_is_used_from_any_folder_and_the_option_wins(self):
        self.record()
        self.assertEqual(self.scan().code, 0)
        self.assertEqual(self.scan(folder=self.top / "web").code, 0)
        self.write("none.yaml", "version: 1\n")
        self.assertEqual(len(self.scan("--baseline", "none.yaml").findings), 3)

    def test_writing_anew_does_not_depend_on_the_old_one(self):
        for old in (None, "broken: [", "version: 1\n"):
            if old is not None:
                self.write(FILE, old)
            self.record()
            self.assertEqual(len(self.entries), 3)

    def test_one_that_is_not_there_is_told_by_its_place(self):
        result = self.scan()
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertRegex(result.err, r"^keyref\.yaml:3:11: error: this file cannot be read")


BROKEN = {
    "": "there is nothing in it",
    "\n# only a comment\n": "there is nothing in it",
    "findings: []\n": "version",
    "version: 2\nfindings: []\n": "`version` must be 1",
    "version: 1\nfindigns: []\n": "unknown entry of a baseline",
    "version: 1\nfindings: {}\n": "must be a list",
    "version: 1\nfindings: [a]\n": "a finding must be a mapping",
    "version: 1\nfindings: [{file: a, rule: b}]\n": "needs a `address`",
    "version: 1\nfindings: [{file: a, rule: b, address: 12}]\n": "16 hexadecimal digits",
    "version: 1\nfindings: [{file: a, rule: b, address: '0123456789abcdef', index: 0}]\n": "number from 1",
    "version: 1\nfindings: [{file: a, rule: b, address: '0123456789abcdef', line: 3}]\n": "unknown entry of a finding",
    "version: 1\nfindings:\n  - {file: a, ru": "this is no YAML",
    "version: 1\nfindings:\n<<<<<<< HEAD\n  - {file: a}\n=======\n>>>>>>> b\n": "git left a conflict here",
}


class BrokenFiles(Baselines):
    def test_what_is_broken_is_refused_by_file_and_line(self):
        for text, why in BROKEN.items():
            with self.subTest(text=text):
                self.write("out/b.yaml", text)
                result = self.scan("--baseline", "out/b.yaml")
                self.assertEqual((result.code, result.out), (2, ""))
                self.assertRegex(result.err, r"^out/b\.yaml:\d+:\d+: error: ")
                self.assertIn(why, result.err)
                self.assertEqual(self.scan("--baseline", "out/b.yaml", "--write-baseline", "out/b.yaml").code, 2)
                self.assertEqual((self.top / "out/b.yaml").read_text(), text, "it is not written over")

    def test_the_schema_refuses_it_too(self):
        schema = jsonschema.Draft7Validator(json.loads((program.TOP / "schemas/baseline.schema.json").read_text()))
        for text in BROKEN:
            try:
                content = yaml.safe_load(text)
            except yaml.YAMLError:
                continue
            self.assertFalse(schema.is_valid(content), text)

    def test_the_line_of_a_conflict(self):
        self.record()
        lines = self.text.splitlines(keepends=True)
        self.write(FILE, "".join([*lines[:5], "<<<<<<< HEAD\n", *lines[5:], "=======\n", ">>>>>>> topic\n"]))
        result = self.scan("--baseline", FILE)
        self.assertEqual((result.code, result.err.splitlines()[0]), (2, f"{FILE}:6:1: error: git left a conflict here"))
        self.assertIn("keep those of both sides", result.err)

    def test_a_file_that_is_not_there(self):
        result = self.scan("--baseline", "nowhere.yaml")
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertIn("nowhere.yaml", result.err)


class Merges(Baselines):
    def test_git_puts_the_lines_of_two_branches_together(self):
        self.write(".gitattributes", f"{FILE} merge=union\n")
        self.record()
        self.git("init", "-q", "-b", "main")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "first")
        for branch in ("one", "two"):
            self.git("checkout", "-q", "-b", branch, "main")
            self.write(f"{branch}/deployment.yaml", deployment(branch, ("A", "gone", "URL")))
            self.write("same/deployment.yaml", deployment("same", ("A", "gone", "URL")))
            self.record()
            self.git("add", ".")
            self.git("commit", "-q", "-m", branch)
        self.git("merge", "-q", "one")
        self.assertEqual(self.told(), [])
        merged = sorted(set(self.text.splitlines()))
        self.record()
        self.assertEqual(sorted(self.text.splitlines()), merged)


class FailOnNone(Baselines):
    def test_findings_are_told_and_no_failure(self):
        result = self.scan("--fail-on", "none")
        self.assertEqual((result.code, len(result.findings)), (0, 3))

    def test_what_could_not_be_checked_still_is_one(self):
        self.write("broken/a.yaml", "apiVersion: v1\nkind: Pod\nx: [\n")
        self.assertEqual(self.scan("--fail-on", "none").code, 3)
        self.write("inventory/dev.yaml", "globals: {}\n")
        self.assertEqual(self.scan("--fail-on", "none").code, 2)


class PlantedValues(Planted):
    def test_no_value_gets_into_a_baseline(self):
        self.plant("a.env", "DB_PASSWORD=@\nA=postgres://u:@@db/x\n")
        self.plant("web/deployment.yaml", deployment("@", ("DB_PASSWORD", "@", "@")) + "            - {name: P, value: @}\n")
        self.plant("src/a.ts", "const dbPassword = @;\n")
        self.scan("--write-baseline", "b.yaml")
        text = (self.top / "b.yaml").read_text()
        self.assertEqual(self.plants.leaks(re.sub(r'address: "[0-9a-f]{16}"', "", text)), [])

    def test_a_broken_one_shows_none(self):
        outputs = []
        for kind, value in VALUES.items():
            self.plants.add(value, kind)
            for text in (f"version: '{value}'\n", f"version: 1\n'{value}': 1\n", f"version: 1\nfindings: ['{value}']\n", f"'{value}\n",
                         *(f"version: 1\nfindings: [{{{word}: '{value}', '{value}': 1}}]\n"
                           for word in ("file", "rule", "secret", "key", "variable", "environments", "address", "index"))):
                self.write("b.yaml", text)
                result = self.scan("--baseline", "b.yaml")
                self.assertEqual(result.code, 2)
                outputs.append(result.out + result.err)
        self.assertEqual(self.plants.leaks("\n".join(outputs)), [])


if __name__ == "__main__":
    program.main()
