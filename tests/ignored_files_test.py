"""Which files a scan leaves out: what git ignores, what keyref.yaml ignores, and symbolic links that lead elsewhere."""

import os

import program
from program import deployment

INVENTORY = "environment: dev\nglobal:\n  shared-db: [URL]\n"
RIGHT = deployment("web", ("URL", "shared-db", "URL"))
WRONG = deployment("web", ("URL", "shared-db", "URI"))


class Ignored(program.Fleet):
    def setUp(self):
        super().setUp()
        self.git("init", "-q")
        self.write("inventory/dev.yaml", INVENTORY)
        self.write(".gitignore", "generated/\n*.local.yaml\n")
        self.write("web/deployment.yaml", RIGHT)
        self.write("generated/web.yaml", WRONG)
        self.write("web/debug.local.yaml", WRONG)

    def expect(self, result, files, ignored):
        self.assertEqual([each["file"] for each in result.findings], files)
        self.assertEqual(result.json["summary"]["skipped"]["ignored"], ignored)

    def test_what_git_ignores_is_skipped_and_counted(self):
        result = self.scan("--verbose")
        self.expect(result, [], 2)
        self.assertIn("generated", result.err)
        self.assertIn("web/debug.local.yaml", result.err)
        self.assertIn("Skipped: 2 ignored", self.run_program("scan").out)

    def test_no_ignore_reads_it(self):
        self.expect(self.scan("--no-ignore"), ["generated/web.yaml", "web/debug.local.yaml"], 0)

    def test_what_git_tracks_is_read_although_ignored(self):
        self.git("add", "-f", "generated/web.yaml")
        self.expect(self.scan(), ["generated/web.yaml"], 1)

    def test_what_a_path_names_is_read(self):
        self.expect(self.scan("web/debug.local.yaml"), ["web/debug.local.yaml"], 0)
        self.expect(self.scan("generated"), ["generated/web.yaml"], 0)

    def test_nested_gitignore_and_negation(self):
        self.write("web/.gitignore", "!debug.local.yaml\nother.yaml\n")
        self.write("web/other.yaml", WRONG)
        self.expect(self.scan(), ["web/debug.local.yaml"], 2)

    def test_ignore_in_the_configuration_is_not_read_and_counted(self):
        self.write("keyref.yaml", "ignore: ['vendor/**', '**/skip.yaml']\n")
        for file in ("vendor/a/b.yaml", "web/skip.yaml", "skip.yaml"):
            self.write(file, WRONG + "x: [\n")
        self.git("add", "vendor")
        result = self.scan("--no-ignore", "--verbose")
        self.assertEqual([each["file"] for each in result.findings], ["generated/web.yaml", "web/debug.local.yaml"])
        self.assertGreaterEqual(result.json["summary"]["skipped"]["ignored"], 3)
        self.assertIn("skip.yaml", result.err)

    def test_ignore_in_the_configuration_holds_for_named_paths_too(self):
        """A commit hook names every changed file."""
        self.write("keyref.yaml", "ignore: ['vendor/**', '**/skip.yaml']\n")
        self.write("vendor/a/b.yaml", WRONG)
        self.write("web/skip.yaml", WRONG)
        self.expect(self.scan("web/deployment.yaml", "web/skip.yaml", "vendor/a/b.yaml"), [], 2)

    def test_git_and_node_modules_are_never_read(self):
        self.write("node_modules/a/deployment.yaml", WRONG)
        self.write("web/node_modules/a/deployment.yaml", WRONG)
        self.write(".git/deployment.yaml", WRONG)
        self.git("add", "-f", "node_modules")
        self.expect(self.scan(), [], 2)

    def test_hidden_folders_are_read(self):
        self.write(".deploy/web.yaml", WRONG)
        self.expect(self.scan(), [".deploy/web.yaml"], 2)


class SymbolicLinks(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("repo/keyref.yaml", "version: 1\n")
        self.write("repo/inventory/dev.yaml", INVENTORY)
        self.write("repo/web/deployment.yaml", RIGHT)

    def link(self, path, to):
        file = self.top / "repo" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        os.symlink(to, file)

    def expect(self, *files, paths=()):
        result = self.scan(*paths, folder=self.top / "repo")
        self.assertEqual([each["file"] for each in result.findings], list(files), result.err)
        return result

    def test_a_file_reached_twice_is_told_once_by_its_real_path(self):
        self.write("repo/web/deployment.yaml", WRONG)
        self.link("a/link.yaml", "../web/deployment.yaml")
        self.link("z/link.yaml", "../a/link.yaml")
        self.expect("web/deployment.yaml")
        self.expect("web/deployment.yaml", paths=["a/link.yaml", "web/deployment.yaml"])
        self.expect("web/deployment.yaml", paths=["a"])

    def test_links_out_of_the_root_are_not_followed(self):
        self.write("outside/deployment.yaml", WRONG)
        self.link("web/link.yaml", self.top / "outside" / "deployment.yaml")
        self.link("web/folder", self.top / "outside")
        self.assertEqual(self.expect().code, 0)

    def test_links_to_folders_are_not_followed(self):
        self.link("copy", "web")
        self.write("repo/web/deployment.yaml", WRONG)
        self.expect("web/deployment.yaml")

    def test_loops_and_links_to_nowhere_end(self):
        for path, to in {"a.yaml": "b.yaml", "b.yaml": "a.yaml", "c.yaml": "c.yaml", "web/up": "..", "gone.yaml": "nowhere"}.items():
            self.link(path, to)
        self.write("repo/web/deployment.yaml", WRONG)
        self.expect("web/deployment.yaml")

    def test_a_link_as_path_stands_for_what_it_leads_to(self):
        self.write("repo/web/deployment.yaml", WRONG)
        self.link("copy", "web")
        self.expect("web/deployment.yaml", paths=["copy"])

    def test_a_linked_root_is_its_real_path(self):
        self.write("repo/web/deployment.yaml", WRONG)
        os.symlink("repo", self.top / "alias")
        result = self.scan("alias/web")
        self.assertEqual([each["file"] for each in result.findings], ["web/deployment.yaml"])


if __name__ == "__main__":
    program.main()
