"""junit, github, gitlab, jenkins and jsonl say what json says, in the form that their readers take."""

import json
import os
import re
import urllib.parse
import xml.etree.ElementTree as Xml

import jsonschema

import program
from program import deployment

BROKEN = "apiVersion: v1\nkind: Pod\nx: [\n"
ODD_NAMES = ("a b", "line\nbreak", "\x1b[31mred", "percent%0A", "comma,colon:", "<&\"'>", "ä😀", "]]>", "back\\slash", "\ufffe", "::error::")
COMMAND = re.compile(r"::(error|warning|notice) ((?:[^:,=]+=[^:,]*,)*[^:,=]+=[^:,]*)::(.*)")
NAMES = {"error": "error", "warning": "warning", "notice": "note"}

# GitLab's documentation of Code Quality: what it needs of each issue.
CODE_QUALITY = jsonschema.Draft7Validator({"type": "array", "items": {
    "type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"], "properties": {
        "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "minLength": 1}, "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {"type": "object", "required": ["path", "lines"], "properties": {
            "path": {"type": "string", "minLength": 1, "not": {"pattern": r"^(/|\./)"}},
            "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}})

# Of junit-10.xsd, by which Jenkins' xUnit plugin accepts a report: which attributes an element needs, and which others it may have.
COUNTS = {"name", "tests", "failures", "errors"}
JUNIT = {"testsuites": (set(), COUNTS | {"time"}), "testsuite": (COUNTS, {"skipped", "time", "timestamp", "hostname", "id", "package", "file"}),
         "testcase": ({"name"}, {"classname", "time", "group"}), "failure": (set(), {"type", "message"}),
         "error": (set(), {"type", "message"}), "skipped": (set(), {"type", "message"})}


class Formats(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments: {dev: {}, rc: {}, prod: {}}\nrules: {unused-secret: off}\n")
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {shared-db: [URL]}\n")
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {shared-db: [URL]}\n")

    def write_findings(self):
        entries = (("A", "shared-db", "URI"), ("B", "gone", "URL"), ("B", "shared-db", "URL"), ("C", "gone", "K, optional: true"))
        for name in ("api", *ODD_NAMES):
            folder = os.path.join(self.top, "services", name)
            os.makedirs(folder)
            with open(os.path.join(folder, "deployment.yaml"), "w") as file:
                file.write(deployment("web", *entries))
        bytes_name = os.path.join(os.fsencode(self.top), b"services", b"bad\xff")
        os.makedirs(bytes_name)
        with open(os.path.join(bytes_name, b"pod.yaml"), "w") as file:
            file.write(deployment("web", *entries))

    def write_clean(self):
        self.write("services/api/deployment.yaml", deployment("api", ("A", "shared-db", "URL")))

    def form(self, form, *arguments):
        return self.run_program("scan", "--format", form, *arguments)

    def checked(self):
        """Findings as JSON tells them, after a look that there are many sorts."""
        findings = self.scan().findings
        self.assertEqual({each["severity"] for each in findings}, {"error", "warning", "note"})
        self.assertGreater(len(findings), 40)
        return findings

    @staticmethod
    def is_plain(name):
        """Is a name shown as it is where others are shown escaped?"""
        return name.isprintable() and "\ufffd" not in name

    @staticmethod
    def full_message(finding):
        suggestion = finding.get("suggestion")
        return finding["message"] + (f"; did you mean `{suggestion}`?" if suggestion else "")


class Jsonl(Formats):
    def test_a_line_each_and_the_summary_last(self):
        self.write_findings()
        *lines, last = map(json.loads, self.form("jsonl").out.splitlines())
        whole = self.scan().json
        self.assertEqual(last, {"type": "summary", "tool": whole["tool"], "summary": whole["summary"]})
        self.assertEqual(lines, [{"type": "finding", "tool": "keyref", **each} for each in self.checked()])


class Github(Formats):
    def commands(self, text):
        for line in text.splitlines()[:-1]:
            match = COMMAND.fullmatch(line)
            self.assertTrue(match, line)
            properties = dict(pair.split("=", 1) for pair in match[2].split(","))
            yield NAMES[match[1]], {key: urllib.parse.unquote(value) for key, value in properties.items()}, urllib.parse.unquote(match[3])

    def test_each_finding_is_a_command(self):
        self.write_findings()
        commands = list(self.commands(self.form("github").out))
        findings = self.checked()
        self.assertEqual(commands[-1][0], "warning")
        self.assertIn("references in rc were not checked", commands[-1][2])
        self.assertEqual(len(commands), len(findings) + 1)
        for (severity, at, message), finding in zip(commands, findings, strict=False):
            self.assertEqual((severity, at["title"], int(at["line"]), int(at["endLine"]), int(at["col"]), int(at["endColumn"])),
                             (finding["severity"], finding["rule"], *(finding[name] for name in ("line", "endLine", "column", "endColumn"))))
            self.assertEqual(message, self.full_message(finding))
            if self.is_plain(finding["file"]):
                self.assertEqual(at["file"], finding["file"])

    def test_a_region_of_several_lines_has_no_columns(self):
        self.write("web/key.txt", "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA7bq0Xw3hGk2p9sVd\n" * 12 + "-----END RSA PRIVATE KEY-----\n")
        [(_, at, _)] = [each for each in self.commands(self.form("github").out) if each[1]["title"] == "private-key"]
        self.assertEqual((at["line"], at["endLine"], "col" in at), ("1", "14", False))

    def test_the_last_line_counts(self):
        self.write("services/web/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        self.assertEqual(self.form("github").out.splitlines()[-1], "keyref: nothing found")
        self.write_findings()
        self.assertRegex(self.form("github").out.splitlines()[-1], r"^keyref: \d+ errors, \d+ warnings and \d+ notes; GitHub shows the first 10")

    def test_what_did_not_finish_says_so(self):
        self.write("services/api/pod.yaml", BROKEN)
        self.assertIn("error", [severity for severity, at, _ in self.commands(self.form("github").out) if at["title"] == "keyref"])


class Gitlab(Formats):
    def test_it_is_code_quality(self):
        self.write_findings()
        issues = json.loads(self.form("gitlab").out)
        self.assertEqual([error.message for error in CODE_QUALITY.iter_errors(issues)], [])
        severities = {"error": "critical", "warning": "minor", "note": "info"}
        self.assertEqual([(each["check_name"], each["description"], each["severity"], each["fingerprint"], each["location"]["path"],
                           each["location"]["lines"]) for each in issues],
                         [(each["rule"], self.full_message(each), severities[each["severity"]], each["fingerprint"], each["file"],
                           {"begin": each["line"], "end": each["endLine"]}) for each in self.checked()])
        self.assertEqual(len({each["fingerprint"] for each in issues}), len(issues), "GitLab shows equal ones once")

    def test_nothing_found_is_an_empty_list(self):
        self.write_clean()
        self.assertEqual(json.loads(self.form("gitlab").out), [])


class Jenkins(Formats):
    def test_each_finding_is_an_issue(self):
        self.write_findings()
        report = json.loads(self.form("jenkins").out)
        severities = {"error": "HIGH", "warning": "NORMAL", "note": "LOW"}
        for issue, finding in zip(report["issues"], self.checked(), strict=True):
            self.assertEqual((issue["type"], issue["message"], issue["severity"], issue["fingerprint"], issue["fileName"], issue["lineStart"],
                              issue["lineEnd"], issue["columnStart"], issue["columnEnd"]),
                             (finding["rule"], self.full_message(finding), severities[finding["severity"]], finding["fingerprint"],
                              finding["file"], finding["line"], finding["endLine"], finding["column"], finding["endColumn"] - 1))

    def test_nothing_found_is_an_empty_list(self):
        self.write_clean()
        self.assertEqual(json.loads(self.form("jenkins").out)["issues"], [])


class Junit(Formats):
    def suite(self, *arguments):
        suites = Xml.fromstring(self.form("junit", *arguments).out.encode())
        [suite] = suites
        self.assertEqual((suites.tag, suite.tag, {case.tag for case in suite}), ("testsuites", "testsuite", {"testcase"}))
        self.assertEqual(suites.attrib.items(), suite.attrib.items() - {("skipped", suite.attrib["skipped"])})
        for element in suites.iter():
            needed, more = JUNIT[element.tag]
            self.assertLessEqual(needed, element.attrib.keys(), element.tag)
            self.assertLessEqual(element.attrib.keys(), needed | more, element.tag)
        for name, path in (("tests", "."), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            count = len(suite) if path == "." else sum(case.find(path) is not None for case in suite)
            self.assertEqual(int(suite.attrib[name]), count, name)
        names = [(case.attrib["classname"], case.attrib["name"]) for case in suite]
        self.assertEqual(len(set(names)), len(names), "equal tests would be one")
        return list(suite)

    def test_what_fails_the_scan_fails_a_test(self):
        self.write_findings()
        for fail_on, failing in (("error", {"error"}), ("warning", {"error", "warning"}), ("note", {"error", "warning", "note"})):
            findings = self.checked()
            cases = [case for case in self.suite("--fail-on", fail_on) if case.attrib["classname"] != "keyref"]
            self.assertEqual([case.attrib["classname"] for case in cases], ["keyref." + each["rule"] for each in findings])
            for case, finding in zip(cases, findings, strict=True):
                failure, skipped = case.find("failure"), case.find("skipped")
                if finding["severity"] in failing:
                    self.assertEqual((failure.attrib["message"], failure.attrib["type"]), (self.full_message(finding), finding["rule"]))
                    self.assertIn(f".yaml:{finding['line']}:{finding['column']}\n", failure.text)
                    self.assertIn("environments: ", failure.text)
                else:
                    self.assertEqual(skipped.attrib["message"], f"{finding['severity']}: {self.full_message(finding)}")
                if self.is_plain(finding["file"]):
                    self.assertTrue(case.attrib["name"].startswith(finding["file"] + ": "))

    def test_there_is_a_test_where_nothing_is_found(self):
        self.write_clean()
        cases = self.suite("--env", "dev")
        self.assertEqual([(case.attrib["classname"], len(case)) for case in cases], [("keyref", 0)])

    def test_what_was_not_checked_is_no_success(self):
        self.write_clean()
        skipped = [case.attrib["name"] for case in self.suite() if case.find("skipped") is not None]
        self.assertEqual(skipped, ["references in rc"])
        self.write("services/api/pod.yaml", BROKEN)
        self.assertEqual([case.attrib["classname"] for case in self.suite() if case.find("error") is not None], ["keyref"])

    def test_a_test_keeps_its_name_where_lines_move(self):
        self.write_findings()
        before = [case.attrib["name"] for case in self.suite()]
        for path in (self.top / "services").glob("*/deployment.yaml"):
            path.write_text("# one\n# two\n" + path.read_text())
        self.assertEqual([case.attrib["name"] for case in self.suite()], before)


if __name__ == "__main__":
    program.main()
