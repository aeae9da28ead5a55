"""`keyref merge`: JSON reports of the parts of one scan become the report of the whole."""

import json

import program
from program import deployment

BROKEN = "apiVersion: v1\nkind: Pod\nx: [\n"
SHARDS = ("services/api", "services/web", "services/x")


class Merge(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\nrules: {unused-secret: off}\n")
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {shared-db: [URL], only-dev: [URL]}\n")
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {shared-db: [URL]}\n")
        self.write("services/api/deployment.yaml", deployment("api", ("A", "shared-db", "URI"), ("B", "only-dev", "URL")))
        self.write("services/web/deployment.yaml", deployment("web", ("A", "shared-db", "URL"), ("A", "shared-db", "URL")))
        self.write("services/x/deployment.yaml", deployment("x", ("A", "gone", "URL"), ("B", "shared-db", "URL")))
        self.write("services/x/.env", "DB_PASSWORD=Tulip7Garden!x2\n")

    def shard(self, name, *arguments):
        self.run_program("scan", "--report", f"json={name}", *arguments)
        return name

    def shards(self):
        return [self.shard(f"{number}.json", path) for number, path in enumerate(SHARDS)]

    def merge(self, *arguments, **more):
        return self.run_program("merge", *arguments, **more)

    def refused(self, content):
        self.write("wrong.json", content)
        result = self.merge("wrong.json")
        self.assertEqual((result.code, result.out), (2, ""), content[:80])
        self.assertIn("cannot merge `wrong.json`: ", result.err)
        return result.err


class Whole(Merge):
    def test_shards_by_paths_are_the_whole(self):
        whole = self.scan("services")
        for order in (self.shards(), self.shards()[::-1]):
            result = self.merge(*order, "--format", "json")
            self.assertEqual((result.code, result.err), (1, ""))
            self.assertEqual(result.json, whole.json)
        self.assertGreaterEqual(len(whole.findings), 5)

    def test_of_any_format(self):
        shards = self.shards()
        for form in ("json", "jsonl", "sarif", "junit", "github", "gitlab", "jenkins"):
            self.assertEqual(self.merge(*shards, "--format", form).out, self.run_program("scan", "services", "--format", form).out, form)

    def test_text_has_all_but_lines_and_help(self):
        def told(text):
            return [line for line in text.splitlines() if line and "help:" not in line and " |" not in line]

        merged = told(self.merge(*self.shards()).out)
        whole = told(self.run_program("scan", "services").out)
        self.assertEqual([line.partition("; did you mean")[0] for line in merged], whole)
        self.assertIn("did you mean `URL`?", " ".join(merged))

    def test_one_report_is_itself(self):
        shard = self.shard("a.json", "services")
        self.assertEqual(self.merge(shard, "--format", "json").out, (self.top / shard).read_text())

    def test_reports_of_merge_can_be_merged(self):
        first, second, third = self.shards()
        self.merge(first, second, "--report", "json=both.json")
        self.assertEqual(self.merge("both.json", third, "--format", "json").out, self.scan("services").out)

    def test_what_two_shards_tell_counts_once(self):
        result = self.merge(self.shard("a.json", "services"), self.shard("b.json", "services/api"), "--format", "json").json
        self.assertEqual(result["findings"], self.scan("services").findings)
        self.assertEqual(result["summary"]["findings"], self.scan("services").json["summary"]["findings"])
        self.assertEqual(result["summary"]["services"], 4, "counts of what was looked at add up")

    def test_what_was_fixed_adds_up(self):
        for number in (1, 2):
            report = self.scan("services").json
            report["summary"]["fixed"] = number
            self.write(f"{number}.json", json.dumps(report))
        self.assertEqual(self.merge("1.json", "2.json", "--format", "json").json["summary"]["fixed"], 3)
        self.assertNotIn("fixed", self.merge(*self.shards(), "--format", "json").json["summary"])

    def test_shards_by_environments_are_united(self):
        shards = [self.shard(f"{name}.json", "services", "--env", name) for name in ("prod", "dev")]
        merged = self.merge(*shards, "--format", "json").json
        [gone] = [each for each in merged["findings"] if each.get("secret") == "gone"]
        self.assertEqual(sorted(gone["environments"]), ["dev", "prod"])
        self.assertIn("in prod", gone["message"])
        self.assertIn("in dev", gone["message"])
        places = [(each["file"], each["line"], each["column"], each["rule"]) for each in merged["findings"]]
        self.assertEqual(len(set(places)), len(places))


class ExitCodes(Merge):
    def test_as_a_scan(self):
        shards = self.shards()
        self.assertEqual(self.merge(*shards).code, 1)
        self.assertEqual(self.merge(shards[1]).code, 0)
        self.assertEqual(self.merge(shards[1], "--fail-on", "warning").code, 1)

    def test_3_where_a_part_did_not_finish(self):
        self.write("services/y/pod.yaml", BROKEN)
        broken = self.shard("broken.json", "services/y")
        self.assertIs(json.loads((self.top / broken).read_text())["summary"]["complete"], False)
        result = self.merge(*self.shards(), broken, "--format", "json", "--report", "json=whole.json")
        self.assertEqual(result.code, 3)
        self.assertIn("did not", result.err)
        self.assertIs(result.json["summary"]["complete"], False)
        self.assertEqual(self.merge("whole.json").code, 3, "what was merged from it did not finish either")

    def test_3_where_a_part_checked_nothing(self):
        (self.top / "services/empty").mkdir()
        shard = self.shard("empty.json", "services/empty")
        self.assertEqual(self.merge(*self.shards(), shard).code, 3)

    def test_3_where_it_cannot_be_written(self):
        result = self.merge(*self.shards(), "--report", "json=no/folder/x", "--report", "sarif=right.sarif")
        self.assertEqual(result.code, 3)
        self.assertIn("no/folder/x", result.err)
        self.assertTrue((self.top / "right.sarif").exists())


class Refused(Merge):
    def test_what_is_no_report(self):
        self.assertEqual(self.merge().code, 2)
        self.assertEqual(self.merge("no.json").code, 2)
        self.assertEqual(self.merge("services").code, 2)
        for content in ("", "{", "[]", "null", "{}", '{"findings": []}', "[" * 100_000):
            self.refused(content)
        for form in ("sarif", "jsonl", "gitlab", "jenkins", "junit", "text"):
            self.refused(self.run_program("scan", "services", "--format", form).out)

    def test_one_wrong_report_stops_all(self):
        self.write("wrong.json", "{}")
        result = self.merge(*self.shards(), "wrong.json", "--report", "json=out.json")
        self.assertEqual(result.code, 2)
        self.assertFalse((self.top / "out.json").exists())

    def test_a_mistake_is_told_by_its_place(self):
        for path, value in ((("tool", "name"), "other"), (("summary", "files"), "many"), (("summary", "files"), -1),
                            (("summary", "references"), []), (("summary", "complete"), "no"), (("summary", "environments"), [1]),
                            (("findings", 0, "rule"), "no-such-rule"), (("findings", 1, "line"), 0), (("findings", 1, "line"), 2 ** 40),
                            (("findings", 1, "severity"), "hunter2"), (("findings", 0, "message"), None), (("findings", 0, "file"), ""),
                            (("findings", 2), "hunter2"), (("findings",), {}), (("findings", 0, "related"), {})):
            report = self.scan("services").json
            at = report
            for step in path[:-1]:
                at = at[step]
            at[path[-1]] = value
            error = self.refused(json.dumps(report))
            self.assertNotIn("hunter2", error)
            if path[0] != "tool" and path[-1] != "rule":
                self.assertIn(f"`{path[0]}", error)
        report = self.scan("services").json
        del report["findings"][1]["fingerprint"]
        self.assertIn("`findings[1].fingerprint`", self.refused(json.dumps(report)))

    def test_another_version(self):
        report = self.scan("services").json
        report["tool"]["version"] = "hunter2"
        error = self.refused(json.dumps(report))
        self.assertIn("version", error)
        self.assertNotIn("hunter2", error)

    def test_nothing_of_a_report_acts_on_a_terminal(self):
        report = self.scan("services").json
        for finding in report["findings"]:
            for name in ("message", "file", "suggestion", "service"):
                finding[name] = "\x1b[31m\u202e\n::error::x" + finding.get(name, "")
            finding["related"] = [{"file": "\x1b", "line": 1, "column": 1, "endLine": 1, "endColumn": 2,
                                   "message": "\x1b"}]
        report["summary"]["environments"] = report["summary"]["unchecked"] = ["\x1b"]
        self.write("a.json", json.dumps(report))
        for form in ("text", "github", "junit"):
            out = self.merge("a.json", "--format", form).out
            self.assertNotIn("\x1b", out, form)
            self.assertNotIn("\u202e", out, form)
            self.assertNotIn("\n::error::x", out, form)


if __name__ == "__main__":
    program.main()
