"""SARIF as others check it: Microsoft's validator with GitHub's rules, and the schema that it brings."""

import json
import re
import subprocess

import jsonschema

import program
from program import deployment

TOOL = program.TOP / "tests/sarif/node_modules/@microsoft/sarif-multitool-linux"
# What it says beside errors, and why that stays.
ACCEPTED = {"SARIF2005": "there is no page on the web that `informationUri` could name"}


class Validator(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal:\n  shared-db: [URL]\n  forgotten: [K]\n")
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {shared-db: [URL]}\n")
        self.write("clean/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        references = (("A", "gone", "URL"), ("B", "shared-db", "URI"), ("D", "shared-db", "URL"), ("D", "shared-db", "URL"))
        for name in ("web", "ä folder/100% #1", "<&'\">"):
            self.write(f"services/{name}/deployment.yaml", deployment("web", *references))
        self.write("services/web/.env", "DB_PASSWORD=Tulip7Garden!x2\n")
        self.write("broken/pod.yaml", "apiVersion: v1\nkind: Pod\nx: [\n")
        for name, paths in (("clean", ["clean"]), ("all", ["."]), ("none", ["empty"])):
            (self.top / "empty").mkdir(exist_ok=True)
            self.run_program("scan", *paths, "--report", f"sarif={name}.sarif")
        self.reports = [self.top / f"{name}.sarif" for name in ("clean", "all", "none")]

    def validate(self, *files):
        """Rules and texts of what it tells. It exits with 0 whatever it finds."""
        validator = TOOL / "Sarif.Multitool"
        validator.chmod(0o755)
        completed = subprocess.run([validator, "validate", "--rule-kind", "Sarif;Ghas", *files], capture_output=True, text=True, timeout=300,
                                   check=False, env=program.clean_environment(self.top, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1"))
        self.assertIn(f"{len(files)} files scanned", completed.stdout, completed.stdout + completed.stderr)
        return re.findall(r": (?:error|warning|note) (\w+): (.*)", completed.stdout)

    def test_it_has_nothing_to_say(self):
        golden = program.TOP / "testdata/literals.sarif"
        told = self.validate(*self.reports, golden)
        self.assertEqual([each for each in told if each[0] not in ACCEPTED], [])
        self.assertEqual({rule for rule, _ in told}, set(ACCEPTED), "what is not told any more needs no reason")

    def test_it_can_fail(self):
        wrong = []
        for member in ("message", "locations"):
            report = json.loads(self.reports[1].read_text())
            del report["runs"][0]["results"][0][member]
            wrong.append(self.write(f"no-{member}.sarif", json.dumps(report)))
        rules = [rule for rule, _ in self.validate(*wrong)]
        self.assertIn("JSON1002", rules)
        self.assertTrue(any(rule.startswith("GH") for rule in rules), rules)

    def test_the_schema(self):
        schema = json.loads((TOOL / "sarif-2.1.0.json").read_text())
        validator = jsonschema.validators.validator_for(schema)(schema)
        for file in self.reports:
            self.assertEqual([error.message[:300] for error in validator.iter_errors(json.loads(file.read_text()))], [], file.name)
        self.assertFalse(validator.is_valid({"version": "2.1.0", "runs": [{"results": []}]}))


if __name__ == "__main__":
    program.main()
