"""SARIF: the structure that SARIF 2.1.0 demands, what GitHub's code scanning demands of it, and that it says what JSON says."""

import gzip
import json
import re

import jsonschema

import program
from program import deployment

INVENTORY = "environment: dev\nglobal:\n  shared-db: [URL]\n  forgotten: [K]\nservices: {api: {api-secrets: [KEY]}}\n"
LEVELS = ("error", "warning", "note")
RESULTS_FOR_GITHUB = 25_000
LOCATIONS_FOR_GITHUB = 1_000
BYTES_FOR_GITHUB = 10 << 20  # gzipped


def closed(required, **properties):
    """An object with these members and no others."""
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def listed(item, least=0):
    return {"type": "array", "items": item, "minItems": least}


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}
LEVEL = {"enum": LEVELS}
MESSAGE = closed(["text"], text=TEXT)
HELP = closed(["text", "markdown"], text=TEXT, markdown=TEXT)
CORNERS = ["startLine", "startColumn", "endLine", "endColumn"]
REGION = closed(CORNERS, **dict.fromkeys(CORNERS, COUNT))
URI = {"type": "string", "pattern": r"^([A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$", "not": {"pattern": "^/|^[.][.]/"}}
ARTIFACT = closed(["uri"], uri=URI, uriBaseId=TEXT)
PLACE = closed(["artifactLocation", "region"], artifactLocation=ARTIFACT, region=REGION)
LOCATION = closed(["physicalLocation"], physicalLocation=PLACE)
RELATED = closed(["id", "physicalLocation", "message"], id={"type": "integer", "minimum": 0}, physicalLocation=PLACE, message=MESSAGE)
TAGS = closed(["tags"], **{
    "tags": listed({"type": "string"}),
    "precision": {"enum": ["very-high", "high", "medium", "low"]},
    "problem.severity": {"enum": ["error", "warning", "recommendation"]},
    "security-severity": {"type": "string", "pattern": r"^(10(\.0)?|\d(\.\d)?)$"},
})
RULE = closed(["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"], id=TEXT, name=TEXT,
              shortDescription=MESSAGE, fullDescription=MESSAGE, help=HELP, helpUri={"type": "string", "pattern": "^https://"},
              defaultConfiguration=closed(["level"], level=LEVEL, enabled={"type": "boolean"}), properties=TAGS)
RESULT = closed(["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"], ruleId=TEXT,
                ruleIndex={"type": "integer", "minimum": 0}, level=LEVEL, message=MESSAGE,
                locations={**listed(LOCATION, 1), "maxItems": 1},
                relatedLocations=listed(RELATED, 1),
                partialFingerprints={"type": "object", "minProperties": 1, "additionalProperties": TEXT},
                properties={"type": "object"})
NOTIFICATION = closed(["level", "message"], level=LEVEL, message=MESSAGE)
DRIVER = closed(["name", "version", "rules"], name=TEXT, version=TEXT, rules=listed(RULE, 1),
                informationUri={"type": "string", "pattern": "^https://"},
                semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"})
RUN = closed(["tool", "results", "columnKind", "invocations"], tool=closed(["driver"], driver=DRIVER), results=listed(RESULT),
             columnKind={"const": "unicodeCodePoints"},
             invocations=listed(closed(["executionSuccessful"], executionSuccessful={"type": "boolean"},
                                       toolExecutionNotifications=listed(NOTIFICATION, 1)), 1),
             automationDetails=closed(["id"], id=TEXT), originalUriBaseIds={"type": "object"})
LOG = jsonschema.Draft7Validator(closed(["$schema", "version", "runs"], **{
    "$schema": {"type": "string", "pattern": "^https://.*sarif.*2[.]1[.]0"},
    "version": {"const": "2.1.0"},
    "runs": {**listed(RUN, 1), "maxItems": 1},
}))


class Sarif(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY)
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {shared-db: [URL]}\n")

    def scan_sarif(self, *arguments, **more):
        result = self.run_program("scan", "--format", "sarif", *arguments, **more)
        log = result.json
        self.assertEqual([f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in LOG.iter_errors(log)], [])
        self.code = result.code
        return log["runs"][0]

    def write_everything(self):
        """Findings of every severity, of many rules, in many kinds of place."""
        references = (("A", "gone", "URL"), ("B", "shared-db", "URI"), ("C", "api-secrets", "KEY"), ("D", "shared-db", "URL"),
                      ("D", "shared-db", "URL"), ("E", '"x-${ENV}"', "URL"))
        pod = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: ä😀}\nspec: {imagePullSecrets: [{name: ä}, {name: 'away'}]}\n"
        self.write("services/web/deployment.yaml", deployment("web", *references) + pod)
        self.write("ä folder/100% #1.yaml", deployment("ä", ("A", "gone", "K, optional: true")))
        self.write("broken/pod.yaml", "apiVersion: v1\nkind: Pod\nx: [\n")
        self.write("twice/a.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: twice}\nstringData: {}\n")
        self.write("twice/b.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: twice}\nstringData: {}\n")


class Structure(Sarif):
    def test_a_clean_scan_has_no_results(self):
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {shared-db: [URL]}\n")
        self.write("web/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        run = self.scan_sarif()
        self.assertEqual((self.code, run["results"]), (0, []))
        self.assertTrue(run["invocations"][0]["executionSuccessful"])

    def test_every_kind_of_finding(self):
        self.write_everything()
        run = self.scan_sarif()
        self.assertEqual(self.code, 3)
        self.assertGreaterEqual(len({result["ruleId"] for result in run["results"]}), 8)
        self.assertEqual({result["level"] for result in run["results"]}, set(LEVELS))
        self.assertFalse(run["invocations"][0]["executionSuccessful"], "something could not be read")

    def test_the_schema_of_this_test_can_fail(self):
        self.write_everything()
        log = self.run_program("scan", "--format", "sarif").json
        for member in ("tool", "results", "columnKind"):
            run = {key: value for key, value in log["runs"][0].items() if key != member}
            self.assertFalse(LOG.is_valid({**log, "runs": [run]}), member)
        self.assertFalse(LOG.is_valid({**log, "runs": [{**log["runs"][0], "more": 1}]}))
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "/etc/a b"
        self.assertFalse(LOG.is_valid(log))

    def test_the_tool(self):
        driver = self.scan_sarif()["tool"]["driver"]
        self.assertEqual((driver["name"], f"keyref {driver['version']}"), ("keyref", self.run_program("--version").out.splitlines()[0]))

    def test_all_rules_are_described_once(self):
        rules = self.scan_sarif()["tool"]["driver"]["rules"]
        known = {rule["id"]: rule["severity"] for rule in self.run_program("rules", "--format", "json").json["rules"]}
        self.assertEqual({rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}, known)
        self.assertEqual(len(rules), len(known))
        for rule in rules:
            self.assertEqual(rule["help"]["markdown"], self.run_program("explain", rule["id"]).out)
            self.assertLessEqual(len(rule["shortDescription"]["text"]), 1024)
            self.assertLessEqual(len(rule["fullDescription"]["text"]), 1024)
            self.assertLessEqual(len(rule["name"]), 255)

    def test_secrets_that_others_can_read_have_a_security_severity(self):
        rules = self.scan_sarif()["tool"]["driver"]["rules"]
        severe = {rule["id"] for rule in rules if "security-severity" in rule["properties"]}
        self.assertEqual(severe, {rule["id"] for rule in rules if "security" in rule["properties"]["tags"]}, "GitHub wants both")
        for rule in ("secret-token", "private-key", "literal-in-source", "dotenv-value", "committed-secret"):
            self.assertIn(rule, severe)
        for rule in ("missing-key", "syntax-error", "unread-env", "unused-secret"):
            self.assertNotIn(rule, severe)

    def test_environments_that_were_not_checked_are_told(self):
        self.write("keyref.yaml", "environments: {dev: {}, rc: {}, prod: {}}\n")
        notifications = self.scan_sarif()["invocations"][0]["toolExecutionNotifications"]
        self.assertRegex(notifications[0]["message"]["text"], r"\brc\b")


class Results(Sarif):
    def setUp(self):
        super().setUp()
        self.write_everything()
        self.run_ = self.scan_sarif()
        self.results = self.run_["results"]

    def uris(self, results):
        return {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}

    def test_rule_and_index_agree(self):
        rules = self.run_["tool"]["driver"]["rules"]
        for result in self.results:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])

    def test_they_are_what_json_says(self):
        findings = self.scan().findings
        self.assertEqual(len(findings), len(self.results))
        for finding, result in zip(findings, self.results, strict=True):
            region = result["locations"][0]["physicalLocation"]["region"]
            self.assertEqual((result["ruleId"], result["level"]), (finding["rule"], finding["severity"]))
            self.assertEqual(list(region.values()), [finding[name] for name in ("line", "column", "endLine", "endColumn")])
            self.assertIn(finding["fingerprint"], result["partialFingerprints"].values())
            self.assertTrue(result["message"]["text"].startswith(finding["message"]), result["message"]["text"])
            self.assertEqual(len(result.get("relatedLocations", [])), len(finding.get("related", [])))

    def test_regions_do_not_end_before_they_begin(self):
        for result in self.results:
            region = result["locations"][0]["physicalLocation"]["region"]
            self.assertLessEqual((region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"]))

    def test_uris_are_relative_and_percent_encoded(self):
        uris = self.uris(self.results)
        self.assertIn("%C3%A4%20folder/100%25%20%231.yaml", uris)
        self.assertIn("services/web/deployment.yaml", uris)

    def test_uris_do_not_depend_on_the_working_folder(self):
        self.write("keyref.yaml", "version: 1\n")
        self.assertEqual(self.uris(self.scan_sarif(".", folder=self.top / "services")["results"]), {"services/web/deployment.yaml"})

    def test_standard_input_has_a_valid_uri(self):
        run = self.scan_sarif("--env", "dev", "-", stdin=deployment("web", ("A", "gone", "URL")).encode())
        self.assertEqual([result["ruleId"] for result in run["results"]], ["missing-secret"])

    def test_fingerprints_tell_findings_apart_and_survive_moved_lines(self):
        def fingerprints(results):
            return [tuple(sorted(result["partialFingerprints"].items())) for result in results if result["ruleId"] != "syntax-error"]

        before = fingerprints(self.results)
        self.assertEqual(len(set(before)), len(before))
        path = self.top / "services/web/deployment.yaml"
        path.write_text("# one\n# two\n\n" + path.read_text())
        self.assertEqual(fingerprints(self.scan_sarif()["results"]), before)

    def test_no_message_has_a_control_character(self):
        for result in self.results:
            self.assertIsNone(re.search(r"[\x00-\x08\x0b-\x1f\x7f]", result["message"]["text"]))


class Limits(Sarif):
    """GitHub refuses a file that is over one of them. Such a fleet is made up as a report of its own."""

    def made_up(self, number, **more):
        """One of many findings, as long as they get."""
        name = f"services/{number % 500}/{number * 2654435761 % 2 ** 32:08x}/deployment.yaml"
        return {"rule": "missing-secret", "severity": LEVELS[number % 3], "file": name, "line": number + 1, "column": 1, "endLine": number + 1,
                "endColumn": 9, "message": f"secret `s-{number}` does not exist in " + ", ".join(f"environment-{i}" for i in range(20)),
                "fingerprint": f"{number * 11400714819323198485 % 2 ** 64:016x}", **more}

    def sarif_of(self, findings):
        report = self.scan().json
        report["findings"] = findings
        self.write("made-up.json", json.dumps(report))
        merged = self.run_program("merge", "made-up.json", "--format", "sarif")
        self.assertEqual([error.message[:300] for error in LOG.iter_errors(merged.json)], [])
        return merged.out, merged.json["runs"][0]

    def test_more_results_than_github_takes(self):
        """The least severe go first, and it is said that they did."""
        text, run = self.sarif_of([self.made_up(number) for number in range(30_000)])
        self.assertEqual(len(run["results"]), RESULTS_FOR_GITHUB)
        levels = [result["level"] for result in run["results"]]
        self.assertEqual([levels.count(level) for level in LEVELS], [10_000, 10_000, 5_000])
        self.assertIn("5000 findings", run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"])
        self.assertLess(len(gzip.compress(text.encode())), BYTES_FOR_GITHUB)

    def test_more_locations_than_github_takes(self):
        place = {"file": "a.yaml", "column": 1, "endColumn": 2, "message": "here"}
        related = [{**place, "line": number, "endLine": number} for number in range(1, 2000)]
        _, run = self.sarif_of([self.made_up(1, related=related)])
        [result] = run["results"]
        self.assertEqual(len(result["locations"]) + len(result["relatedLocations"]), LOCATIONS_FOR_GITHUB)


if __name__ == "__main__":
    program.main()
