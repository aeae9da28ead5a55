"""Which files are read for literals: every text file below the PATHs, whatever its name, and no other."""

import program
from program import deployment

INVENTORY = "environment: dev\nglobal:\n  shared-db: [URL]\n"
NAMES = ["README.md", "Makefile", ".env", ".npmrc", "src/main.ts", "src/a b.unknown", "id_rsa", "deep/er/x.properties"]


class TextFiles(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY)
        self.write("web/deployment.yaml", deployment("web", ("URL", "shared-db", "URL")))
        self.counted = self.summary()["files"]

    def summary(self, *arguments):
        return self.scan(*arguments).json["summary"]

    def test_every_text_file_is_looked_at(self):
        for name in NAMES:
            self.write(name, "nothing\n")
        self.assertEqual(self.summary()["files"], self.counted + len(NAMES))

    def test_settings_count_once(self):
        self.write("keyref.yaml", "version: 1\nbaseline: known.json\n")
        self.run_program("scan", "--write-baseline", "known.json")
        self.assertEqual(self.summary()["files"], len(["inventory", "manifest", "keyref.yaml", "baseline"]))

    def test_only_those_below_the_paths_count(self):
        self.write("src/main.ts", "nothing\n")
        self.write("other/main.ts", "nothing\n")
        self.assertEqual(self.summary("src")["files"], 1)
        self.assertEqual(self.summary("other/main.ts")["files"], 1)

    def test_a_tree_without_manifests_was_checked(self):
        self.write("only/main.ts", "nothing\n")
        self.assertEqual(self.run_program("scan", "only").code, 0)

    def test_what_is_never_read(self):
        for folder in (".git", "node_modules", "a/node_modules/b"):
            self.write(f"{folder}/main.ts", "nothing\n")
        self.assertEqual(self.summary()["files"], self.counted)

    def test_binary_files_are_counted_and_listed(self):
        self.write("logo.png", "\x89PNG\0\0")
        self.write("big.bin", "\0" + "x" * (17 << 20))
        result = self.scan("--verbose")
        self.assertEqual(result.json["summary"]["skipped"]["binary"], 2)
        self.assertEqual(result.json["summary"]["skipped"]["large"], 0)
        self.assertEqual(result.json["summary"]["files"], self.counted)
        self.assertIn("logo.png", result.err)

    def test_a_nul_in_a_source_file_does_not_make_it_binary(self):
        self.write("src/main.ts", "const a = '\0';\n")
        self.assertEqual(self.summary()["skipped"]["binary"], 0)

    def test_minified_files_are_counted_and_listed(self):
        self.write("web/dist/main.js", "a\n")
        self.write("web/app.min.js", "a\n")
        self.write("web/long.js", "x" * 5000)
        result = self.scan("--verbose")
        self.assertEqual(result.json["summary"]["skipped"]["minified"], 3)
        self.assertEqual(result.json["summary"]["files"], self.counted + 3)
        self.assertIn("web/app.min.js", result.err)
        self.assertIn("3 minified or generated", self.run_program("scan").out)

    def test_large_texts_are_counted_and_no_finding_where_no_reference_could_be(self):
        self.write("dump.sql", "-- nothing\n" * (2 << 20))
        result = self.scan()
        self.assertEqual(result.json["summary"]["skipped"]["large"], 1)
        self.assertEqual(result.json["summary"]["files"], self.counted + 1, "the text rules have read it")
        self.assertEqual(result.findings, [])


if __name__ == "__main__":
    program.main()
