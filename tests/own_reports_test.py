"""Keyref's reports, left in the tree that is scanned, tell nothing: rules' pages in them quote examples of all that is told."""

import json
from pathlib import Path

import program

REPORTS = ("text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "jenkins", "html")


class OwnReports(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {shared-db: [URL]}\n")
        self.write("web/deployment.yaml", program.deployment("web", ("A", "shared-db", "URI"), ("B", "gone", "URL")))
        (self.top / "out").mkdir()
        self.write("web/.env", "DB_PASSWORD=Tulip7Garden!x2\n")

    def told(self):
        return [(each["rule"], each["file"]) for each in self.scan().findings]

    def test_reports_in_the_tree(self):
        first = self.told()
        self.assertEqual(len(first), 3)
        for _ in range(2):
            self.run_program("scan", *(f"--report={form}=out/report.{form}" for form in REPORTS))
            self.run_program("scan", *(f"--report={form}=out/{form}.txt" for form in REPORTS))
            self.assertEqual(self.told(), first)

    def test_what_rewrites_them_changes_nothing(self):
        first = self.told()
        names = {form: f"a.{form}" for form in ("json", "sarif", "gitlab", "jenkins")}
        self.run_program("scan", *(f"--report={form}=out/{name}" for form, name in names.items()))
        for name in names.values():
            report = json.loads(Path(self.top / "out" / name).read_text())
            self.write(f"out/short-{name}", json.dumps(report, separators=(",", ":")))
            self.write(f"out/wide-{name}.txt", json.dumps(report, indent=8))
        self.assertEqual(self.told(), first)

    def test_one_of_many_findings(self):
        self.write("web/many.env", "".join(f"DB_PASSWORD_{number}=Tulip7Garden!x{number}\n" for number in range(25_000)))
        first = self.told()
        self.run_program("scan", "--report=sarif=out/a.sarif")
        self.assertGreater((self.top / "out/a.sarif").stat().st_size, 17 << 20, "over the limit")
        self.assertEqual(self.told(), first)

    def test_other_programs_reports_are_read_for_tokens(self):
        token = "npm_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
        report = {"$schema": "x", "version": "2.1.0", "runs": [{"tool": {"driver": {"name": "other"}}, "results": [
            {"message": {"text": f"'password: \"Tulip7Garden!x2\"' {token}"}}]}]}
        self.write("out/other.sarif", json.dumps(report, indent=2))
        self.assertEqual([each for each in self.told() if "other" in each[1]], [("secret-token", "out/other.sarif")])


if __name__ == "__main__":
    program.main()
