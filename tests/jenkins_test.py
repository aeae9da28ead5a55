"""Jenkins: what its parsers read of the reports is what json says, and the pipeline's step ends as the program does."""

import json
import os
import subprocess
import xml.etree.ElementTree as Xml

import guides
import program
from program import deployment

HERE = program.TOP / "tests/jenkins"
STEP = program.TOP / "integrations/jenkins"
EXTENSIONS = {"sarif": "sarif", "jenkins": "json", "gitlab": "json", "junit": "xml"}
SEVERITIES = {"error": "HIGH", "warning": "NORMAL", "note": "LOW"}
# Runs are short, and Groovy 2.4 is of Java 8.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
OPENED = [word for package in ("lang", "util") for word in ("--add-opens", f"java.base/java.{package}=ALL-UNNAMED")]
BROKEN = "apiVersion: v1\nkind: Pod\nx: [\n"


def java(*arguments, **more):
    completed = subprocess.run([*JAVA, *OPENED, "-cp", f"{HERE}/libs/*", *map(str, arguments)], capture_output=True, check=False, timeout=300,
                               text=True, **more)
    if completed.returncode != 0:
        raise AssertionError(completed.stderr[-4000:])
    return json.loads(completed.stdout.splitlines()[-1])


class Fleet(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments: {dev: {}, rc: {}, sandbox: {}, prod: {}}\nrules: {unused-secret: off, promotion-gap: off}\n")
        for name in ("dev", "rc", "sandbox", "prod"):
            self.write(f"inventory/{name}.yaml", f"environment: {name}\nglobal: {{shared-db: [URL]}}\n")


class Parsers(Fleet):
    """Of the Warnings plugin."""

    def read(self):
        words = []
        for form, extension in EXTENSIONS.items():
            file = self.top / f"report-{form}.{extension}"
            self.run_program("scan", "services", "--report", f"{form}={file}")
            words += [form, file]
        return java(HERE / "ReadReports.java", *words)

    def test_they_read_what_json_says(self):
        entries = (("A", "shared-db", "URI"), ("B", "gone", "URL"), ("B", "shared-db", "URL"), ("C", "gone", "K, optional: true"))
        for name in ("api", "a b", "percent%20", "ä😀", "<&\"'>"):
            self.write(f"services/{name}/deployment.yaml", deployment("web", *entries))
        findings = self.scan("services").findings
        self.assertEqual({each["severity"] for each in findings}, set(SEVERITIES))
        read = self.read()
        for form in ("sarif", "jenkins", "gitlab"):
            self.assertEqual(sorted(map(self.place_of, read[form])),
                             sorted((each["file"], each["line"], SEVERITIES[each["severity"]], each["rule"]) for each in findings), form)
            for issue, finding in zip(self.in_order(read[form]), self.in_order(findings), strict=True):
                self.assertIn(finding["message"], issue["message"], form)
        for issue, finding in zip(self.in_order(read["jenkins"]), self.in_order(findings), strict=True):
            self.assertEqual((issue["column"], issue["endColumn"], issue["fingerprint"]),
                             (finding["column"], finding["endColumn"] - 1, finding["fingerprint"]))
        failing = [each for each in findings if each["severity"] == "error"]
        self.assertEqual(len(read["junit"]), len(failing))
        for finding in failing:
            self.assertTrue(any(finding["message"] in issue["message"] for issue in read["junit"]), finding)

    @staticmethod
    def place_of(issue):
        severity = issue["severity"]
        return issue["file"], issue["line"], {"ERROR": "HIGH"}.get(severity, severity), issue["rule"]

    @staticmethod
    def in_order(found):
        return sorted(found, key=lambda each: (each["file"], each["line"], each["column"] if each["column"] else 0, each["message"]))

    def test_nothing_found_is_read_too(self):
        self.write("services/api/deployment.yaml", deployment("api", ("A", "shared-db", "URL")))
        self.assertEqual(self.read(), dict.fromkeys(EXTENSIONS, []))


class Pipelines(Fleet):
    """Of a Jenkins whose `sh` runs the program."""

    def setUp(self):
        super().setUp()
        (self.top / "libraries").mkdir()
        (self.top / "libraries/keyref@main").symlink_to(STEP)
        (self.top / "bin").mkdir()
        (self.top / "bin/keyref").symlink_to(program.program())
        self.write("services/api/deployment.yaml", deployment("api", ("A", "shared-db", "URL")))
        self.write("services/web/deployment.yaml", deployment("web", ("A", "shared-db", "URI")))
        self.builds = []

    def add(self, script, warnings=True, folder="."):
        file = script if os.path.isabs(script) else self.write(f"pipelines/{len(self.builds)}", script)
        self.builds.append({"script": str(file), "folder": str(self.top / folder), "warnings": warnings})

    def results(self):
        return java("groovy.ui.GroovyMain", HERE / "RunPipelines.groovy", self.top / "libraries", f"{self.top}/bin:{os.environ['PATH']}",
                    input=json.dumps(self.builds), cwd=self.top, env=os.environ | {"SOURCE_DATE_EPOCH": program.NOW})

    @staticmethod
    def steps(result, name):
        return [each[name] for each in result["steps"] if name in each]


class Step(Pipelines):
    """keyrefScan.groovy"""

    def test_how_a_build_ends(self):
        self.write("broken/pod.yaml", BROKEN)
        wanted = (("keyrefScan environment: 'prod', paths: 'services/api'", 0, None),
                  ("keyrefScan environment: 'prod', paths: ['services/api', 'services/web']", 1, "Keyref: findings for prod"),
                  ("keyrefScan environment: 'prod', paths: 'services', baseline: 'known.yaml', config: 'keyref.yaml', inventory: 'inventory'", 0, None),
                  ("keyrefScan paths: 'services', failOn: 'none'", 0, None),
                  ("keyrefScan environment: 'production', paths: 'services/api'", 2, "Keyref: nothing was checked for production"),
                  ("keyrefScan environment: ['dev', 'prod'], paths: 'broken'", 3, "Keyref: not everything could be checked for dev and prod"),
                  ("keyrefScan program: './nothing'", 127, "Keyref: nothing was checked for all environments"),
                  ("keyrefScan program: './killed'", 137, "Keyref: nothing is known for all environments"))
        self.run_program("scan", "services", "--write-baseline", "known.yaml")
        self.write("killed", "#!/bin/sh\nkill -9 $$\n").chmod(0o755)
        for script, _, _ in wanted:
            self.add(script)
        for result, (script, code, failure) in zip(self.results(), wanted, strict=True):
            with self.subTest(script=script):
                [ran] = [each for each in result["steps"] if "sh" in each]
                self.assertEqual(ran["code"], code, ran["log"])
                self.assertTrue((result["failure"] or "").startswith(failure or ""), result["failure"])
                self.assertEqual(result["failure"] is None, code == 0)
                self.assertEqual(bool(self.steps(result, "echo")), code == 0, "only what was checked is said to be")
                self.assertEqual(len(self.steps(result, "recordIssues")), code in (0, 1, 3))
                self.assertEqual(len(self.steps(result, "archiveArtifacts")), code in (0, 1, 3))
        self.assertTrue((self.top / "keyref-dev-prod.sarif").exists())

    def test_what_it_hands_over(self):
        """To the shell and to other steps; in one run, since Groovy takes seconds to start."""
        odd = "services/$(touch broken) `x` 'y' \"z\" *; #"
        self.write(f"{odd}/deployment.yaml", deployment("odd", ("A", "shared-db", "URI")))
        for name in ("keyref-nowhere.sarif", "keyref-nowhere.json", "keyref-nowhere.xml"):
            self.write(name, "{}")
        self.add(f"keyrefScan environment: 'dev', paths: {json.dumps(odd).replace('$', chr(92) + '$')}")
        self.add("keyrefScan env: 'dev'")
        self.add("keyrefScan environment: 'dev', paths: 'services/web', failOn: 'note', reports: 'a report'", warnings=False)
        self.add("keyrefScan environment: 'nowhere'")
        branch = "$(touch${IFS}broken)'`x`"
        self.git("init", "--quiet", f"--initial-branch={branch}")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=begin")
        self.write("services/api/deployment.yaml", deployment("api", ("A", "shared-db", "URI")))
        self.add("keyrefScan since: 'HEAD'")
        self.add(f"keyrefScan since: {json.dumps(branch).replace('$', chr(92) + '$')}, paths: 'services/web'")
        self.add("keyrefScan since: 'nowhere'")
        quoted, misspelt, without_plugin, _, since, unchanged, unknown = self.results()
        self.assertIn("Keyref: findings", quoted["failure"])
        self.assertIn("Looked at 1 file ", quoted["steps"][0]["log"])
        self.assertFalse((self.top / "broken").exists())
        self.assertIn("there is no option `env`", misspelt["failure"])
        self.assertEqual(misspelt["steps"], [], "it is no scan of everything")
        [arguments] = self.steps(without_plugin, "junit")
        self.assertEqual(arguments["testResults"], "a report-dev.xml")
        self.assertEqual(Xml.parse(self.top / "a report-dev.xml").getroot().attrib["failures"], "1")
        self.assertEqual(since["failure"].partition(";")[0], "Keyref: findings for all environments since HEAD")
        self.assertIn("1 error", since["steps"][0]["log"], "what was there before is not told")
        self.assertIsNone(unchanged["failure"], unchanged["steps"][0]["log"])
        self.assertEqual(self.steps(unchanged, "echo"), [f"Keyref: what has changed was checked for all environments since {branch}"])
        self.assertIn("Keyref: nothing was checked for all environments since nowhere", unknown["failure"])
        self.assertEqual(list(self.top.glob("keyref-nowhere*")), [], "reports of an earlier build are gone")


class Promote(Pipelines):
    """keyrefPromote.groovy"""

    def test_how_a_build_ends(self):
        self.write("services/new/deployment.yaml", deployment("new", ("A", "new-db", "URL")))
        self.write("inventory/rc.yaml", "environment: rc\nglobal: {shared-db: [URL, URI], new-db: [URL]}\n")
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {shared-db: [URL, URI], new-db: [URL]}\n")
        self.write("odd/it's $(touch broken).yaml", "environments: {dev: {}, rc: {}}\n")
        wanted = (("from: 'dev', to: 'rc'", 0, None, True),
                  ("from: 'rc', to: 'prod'", 1, "Keyref: secrets are missing for the promotion from rc to prod; keyref-promote-rc-prod.md lists them", True),
                  ("from: 'dev', to: 'nowhere'", 2, "Keyref: nothing is known of the promotion from dev to nowhere", False),
                  ("from: 'dev', to: 'rc', inventory: 'inventory', config: 'odd/it\\'s $(touch broken).yaml'", 0, None, True),
                  ("from: 'dev'", None, "keyrefPromote: from which environment, and to which?", False),
                  ("from: 'dev', to: 'rc', environment: 'rc'", None, "keyrefPromote: there is no option `environment`", False))
        for options, *_ in wanted:
            self.add(f"keyrefPromote {options}")
        results = self.results()
        for result, (options, code, failure, kept) in zip(results, wanted, strict=True):
            with self.subTest(options=options):
                self.assertEqual([each["code"] for each in result["steps"] if "sh" in each], [] if code is None else [code])
                self.assertTrue((result["failure"] or "").startswith(failure or ""), result["failure"])
                self.assertEqual((result["failure"] is None, bool(self.steps(result, "echo"))), (code == 0, code == 0))
                self.assertEqual(len(self.steps(result, "archiveArtifacts")), kept)
        self.assertIn("- [ ] missing `new-db/URL` (global)", (self.top / "keyref-promote-rc-prod.md").read_text())
        self.assertFalse((self.top / "broken").exists())


class Promotion(Pipelines):
    """The Jenkinsfile."""

    def add_promotion(self, folder, secret):
        self.write(f"{folder}/keyref.yaml", (self.top / "keyref.yaml").read_text())
        for name in ("dev", "rc", "sandbox", "prod"):
            more = ", new-db: [URL]" if name in ("dev", "rc") else ""
            self.write(f"{folder}/inventory/{name}.yaml", f"environment: {name}\nglobal: {{shared-db: [URL]{more}}}\n")
        self.write(f"{folder}/services/web/deployment.yaml", deployment("web", ("A", secret, "URL")))
        self.write(f"{folder}/deploy.sh", '#!/bin/sh\necho "$1" >>deployed\n').chmod(0o755)
        self.add(str(STEP / "Jenkinsfile"), folder=folder)

    def test_each_gate_stops_what_comes_after(self):
        self.add_promotion("new", "new-db")
        self.add_promotion("old", "shared-db")
        stopped, passed = self.results()
        self.assertIn("Keyref: findings for sandbox", stopped["failure"])
        self.assertEqual((self.top / "new/deployed").read_text().split(), ["dev", "rc"])
        self.assertEqual(self.steps(stopped, "stage"), ["dev", "rc", "sandbox"])
        self.assertIsNone(passed["failure"])
        self.assertEqual((self.top / "old/deployed").read_text().split(), ["dev", "rc", "sandbox", "prod"])
        self.assertEqual([each["tool"]["id"] for each in self.steps(passed, "recordIssues")],
                         ["keyref-dev", "keyref-rc", "keyref-sandbox", "keyref-prod"], "Jenkins wants a name of its own for each")


class Guide(Pipelines):
    """What docs/jenkins.md shows."""

    def test_its_pipelines_stop_at_a_mistake(self):
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=begin")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.write("services/api/deployment.yaml", deployment("api", ("A", "shared-db", "URI")))
        self.write("deploy.sh", '#!/bin/sh\ntouch deployed\n').chmod(0o755)
        for script in guides.blocks(guides.guide("jenkins"), "groovy"):
            self.add(script)
        gate, branch, promotion, plain = self.results()
        self.assertIn("Keyref: findings for prod", gate["failure"])
        self.assertFalse((self.top / "deployed").exists())
        self.assertIn("Keyref: findings for all environments since origin/main", branch["failure"])
        self.assertIn("Keyref: secrets are missing for the promotion from sandbox to prod", promotion["failure"])
        self.assertEqual(plain["failure"], "script returned exit code 1")
        [arguments] = self.steps(plain, "recordIssues")
        self.assertEqual(arguments["tool"], {"id": "keyref", "name": "Keyref", "pattern": "keyref.json"})
        self.assertTrue((self.top / "keyref.json").exists())


class InventoryImport(Pipelines):
    """Jenkinsfile.inventory"""

    def test_it_pushes_a_branch_where_the_cluster_differs(self):
        self.git("init", "--quiet", "--bare", "remote")
        self.git("clone", "--quiet", "remote", "clone")
        self.write("clone/keyref.yaml", "environments: {prod: {}}\n")
        self.write("clone/inventory/prod.yaml", "taken: 2026-11-24T12:00:00Z\nglobal: {db: [URL]}\n")
        self.git("-C", "clone", "add", "--all")
        self.git("-C", "clone", "commit", "--quiet", "--message=begin")
        dump = {"apiVersion": "v1", "kind": "List", "items": [
            {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db", "namespace": "shop"}, "data": {"URL": "aHVudGVyMg=="}}]}
        kubectl = "#!/bin/sh\nexec cat ../dump.json\n"
        self.write("bin/kubectl", kubectl).chmod(0o755)
        for changes in (False, True):
            self.write("dump.json", json.dumps(dump))
            dump["items"][0]["data"]["USER"] = "aHVudGVyMg=="
            self.builds = []
            self.add(str(STEP / "Jenkinsfile.inventory"), folder="clone")
            [result] = self.results()
            self.assertIsNone(result["failure"], result["steps"])
            self.assertNotIn("aHVudGVyMg", json.dumps(result))
            branches = subprocess.run(["git", "branch", "--list", "keyref/prod"], cwd=self.top / "remote", capture_output=True, check=True)
            self.assertEqual(bool(branches.stdout), changes)
        shown = subprocess.run(["git", "show", "keyref/prod"], cwd=self.top / "remote", capture_output=True, text=True, check=True).stdout
        self.assertIn("+global: {db: [URL, USER]}\n", shown)
        self.assertIn("| global | added | `db/USER` |", shown)

    def test_a_cluster_that_does_not_answer_fails_the_build(self):
        self.write("bin/kubectl", "#!/bin/sh\nexit 1\n").chmod(0o755)
        self.add(str(STEP / "Jenkinsfile.inventory"))
        [result] = self.results()
        self.assertEqual(result["failure"], "script returned exit code 3")
        self.assertEqual((self.top / "inventory/prod.yaml").read_text(), "environment: prod\nglobal: {shared-db: [URL]}\n")


if __name__ == "__main__":
    program.main()
