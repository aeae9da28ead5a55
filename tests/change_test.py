"""--staged and --since tell what a change brings or breaks, whatever else is wrong in the tree."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import program
from program import deployment

INVENTORY = "environment: dev\nglobal:\n  shared-db: [URL, PASSWORD]\n"
GOOD = deployment("web", ("URL", "shared-db", "URL"))
OLD = deployment("web", ("OLD", "shared-db", "OLD_KEY"), ("URL", "shared-db", "URL"))
PASSWORD = "Tr0ub4dor&3"


class Change(program.Fleet):
    def setUp(self):
        super().setUp()
        self.git("init", "-q", "-b", "main")
        self.write("inventory/dev.yaml", INVENTORY)
        self.write("web/deployment.yaml", OLD)
        self.git("add", "-A")

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-qm", "x")

    def stage(self, path, content):
        self.write(path, content)
        self.git("add", path)

    def staged(self, *arguments, **more):
        """(rule, file, line) of each finding."""
        result = self.scan("--staged", *arguments, **more)
        self.assertIn(result.code, (0, 1), result.err)
        return [(each["rule"], each["file"], each["line"]) for each in result.findings] if result.out else []


class Staged(Change):
    def setUp(self):
        super().setUp()
        self.commit()

    def test_nothing_staged_is_one_line_and_clean(self):
        result = self.run_program("scan", "--staged")
        self.assertEqual((result.code, result.out, result.err), (0, "", "keyref: nothing is staged\n"))

    def test_nothing_staged_is_a_report_where_one_is_asked_for(self):
        result = self.scan("--staged", "--report", "junit=report.xml")
        self.assertEqual((result.code, result.err), (0, "keyref: nothing is staged\n"))
        self.assertEqual((result.findings, result.json["summary"].get("complete", True)), ([], True))
        self.assertIn('failures="0"', (self.top / "report.xml").read_text())
        self.assertEqual(self.run_program("scan", "--since", "HEAD", "--report", "json=/dev/full").code, 3)

    def test_what_is_good_prints_nothing(self):
        self.stage("web/deployment.yaml", OLD + "# a comment\n")
        result = self.run_program("scan", "--staged")
        self.assertEqual((result.code, result.out, result.err), (0, "", ""))

    def test_a_new_reference_is_told_and_an_old_one_is_not(self):
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 18)])

    def test_an_old_finding_of_another_file_of_the_service_is_not_told(self):
        self.stage("web/other.yaml", GOOD.replace("name: web", "name: web-jobs"))
        self.assertEqual(self.staged(), [])

    def test_what_is_only_in_the_work_tree_is_not_told(self):
        self.stage("web/deployment.yaml", OLD + "# staged\n")
        self.write("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertEqual(self.staged(), [])

    def test_what_is_mended_only_in_the_work_tree_is_told(self):
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.write("web/deployment.yaml", GOOD)
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 18)])

    def test_an_inventory_counts_as_it_is_staged(self):
        self.write("inventory/dev.yaml", INVENTORY.replace("URL", "URL, NEW_KEY"))
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertEqual(len(self.staged()), 1)
        self.git("add", "-A")
        self.assertEqual(self.staged(), [])

    def test_a_key_taken_out_of_an_inventory_breaks_references_elsewhere(self):
        self.stage("inventory/dev.yaml", INVENTORY.replace("URL, ", ""))
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 16)])

    def test_a_removed_declaration_breaks_references_elsewhere(self):
        self.write("platform/secret.yaml",
                   "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: vaulted}\n"
                   "spec: {target: {name: vaulted}, data: [{secretKey: TOKEN, remoteRef: {key: a}}]}\n")
        self.write("api/deployment.yaml", deployment("api", ("TOKEN", "vaulted", "TOKEN")))
        self.commit()
        self.git("rm", "-q", "platform/secret.yaml")
        self.assertEqual(self.staged(), [("missing-secret", "api/deployment.yaml", 13)])

    def test_a_key_taken_out_of_a_declaration_breaks_references_elsewhere(self):
        secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: plain}\nstringData:\n  A: ''\n  B: ''\n"
        self.write("platform/secret.yaml", secret)
        self.write("api/deployment.yaml", deployment("api", ("B", "plain", "B")))
        self.commit()
        self.stage("platform/secret.yaml", secret.replace("  B: ''\n", ""))
        self.assertEqual(self.staged(), [("missing-key", "api/deployment.yaml", 13)])

    def test_a_removed_allow_tells_what_it_hid(self):
        allowed = OLD.replace("key: OLD_KEY}", "key: OLD_KEY}  # keyref: allow missing-key -- until it is there")
        self.write("web/deployment.yaml", allowed)
        self.commit()
        self.stage("web/deployment.yaml", "# moved\n" + OLD)
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 14)])

    def test_a_removed_variable_is_told_where_code_reads_it(self):
        self.write("web/deployment.yaml", GOOD)
        self.write("web/package.json", "{}")
        self.write("web/src/main.ts", "const url = process.env.URL;\nif (!url) throw new Error('URL');\n")
        self.commit()
        self.stage("web/deployment.yaml", deployment("web", ("PASSWORD", "shared-db", "PASSWORD")))
        self.assertIn(("unprovided-env", "web/src/main.ts", 1), self.staged())

    def test_a_literal_on_a_new_line_is_told_and_an_old_one_is_not(self):
        self.write("web/notes.env", f"OLD_PASSWORD={PASSWORD}\n")
        self.commit()
        self.stage("web/notes.env", f"OLD_PASSWORD={PASSWORD}\nNEW_PASSWORD={PASSWORD}\n")
        self.assertEqual(self.staged(), [("dotenv-value", "web/notes.env", 2)])

    def test_a_literal_that_is_staged_again_elsewhere_is_told(self):
        self.write("a.env", f"DB_PASSWORD={PASSWORD}\n")
        self.commit()
        self.stage("b.env", f"X=1\nDB_PASSWORD={PASSWORD}\n")
        self.assertEqual(self.staged(), [("dotenv-value", "b.env", 2)])

    def test_a_renamed_file_brings_nothing_where_nothing_else_changes(self):
        self.write("a.env", f"DB_PASSWORD={PASSWORD}\n")
        self.commit()
        self.git("mv", "a.env", "b.env")
        self.git("mv", "web", "site")
        self.assertEqual(self.staged(), [])

    def test_a_manifest_moved_to_another_environment_is_told_where_it_fails_there(self):
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {}\n")
        self.write("keyref.yaml", "version: 1\nrules: {promotion-gap: off}\n")
        self.git("mv", "web", "dev")
        self.commit()
        self.git("mv", "dev", "prod")
        self.assertEqual(self.staged(), [("missing-secret", "prod/deployment.yaml", 13), ("missing-secret", "prod/deployment.yaml", 16)])

    def test_changed_settings_concern_everything(self):
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {}\n")
        self.write("keyref.yaml", "version: 1\nenvironments:\n  dev: {}\n  prod: {manifests: [none]}\n")
        self.write("web/deployment.yaml", GOOD)
        self.git("mv", "web", "dev")
        self.commit()
        self.stage("keyref.yaml", "version: 1\nenvironments:\n  dev: {}\n  prod: {manifests: ['dev/**']}\n")
        self.assertEqual([each[0] for each in self.staged()], ["missing-secret"])

    def test_an_entry_taken_out_of_the_baseline_tells_the_finding_again(self):
        self.write("notes/old.env", f"OLD_PASSWORD={PASSWORD}\n")
        for name in (None, "keyref.yaml"):
            with self.subTest(configuration=name):
                arguments = [] if name else ["--baseline", "known.yaml"]
                self.assertEqual(self.run_program("scan", "--write-baseline", "known.yaml").code, 0)
                if name:
                    self.write(name, "version: 1\nbaseline: known.yaml\n")
                self.commit()
                lines = (self.top / "known.yaml").read_text().splitlines(keepends=True)
                self.stage("known.yaml", "".join(line for line in lines if "old.env" not in line))
                self.assertEqual(self.staged(*arguments), [("dotenv-value", "notes/old.env", 1)])
                self.stage("known.yaml", "".join(line for line in lines if "missing-key" not in line))
                self.assertEqual(self.staged(*arguments), [("missing-key", "web/deployment.yaml", 13)])
                self.stage("known.yaml", "# the same\n" + "".join(lines))
                self.assertEqual(self.staged(*arguments), [])

    def test_what_keyref_yaml_hid_is_told_again(self):
        self.write("notes/old.env", f"OLD_PASSWORD={PASSWORD}\n")
        hidden = (("allow:\n  - {rule: dotenv-value, path: 'notes/**', reason: a test's}\n", 1), ("rules: {dotenv-value: off}\n", 1),
                  ("ignore: ['notes/**']\n", 1), ("rules: {unused-secret: off}\n", 0))
        for text, told in hidden:
            with self.subTest(text):
                self.write("keyref.yaml", "version: 1\n" + text)
                self.commit()
                self.stage("keyref.yaml", "version: 1\n")
                self.assertEqual(self.staged(), [("dotenv-value", "notes/old.env", 1)] * told)
                self.git("rm", "-qf", "keyref.yaml")
                self.assertEqual(self.staged(), [("dotenv-value", "notes/old.env", 1)] * told)

    def test_settings_that_do_not_validate_are_told_as_staged(self):
        self.stage("keyref.yaml", "versoin: 1\n")
        result = self.run_program("scan", "--staged")
        self.assertEqual(result.code, 2)
        self.assertIn("keyref.yaml:1:1", result.err)

    def test_settings_are_found_however_their_paths_are_written(self):
        self.write("keyref.yaml", "version: 1\nbaseline: ./deploy/../known.yaml\nenvironments:\n  dev: {inventory: ./web/../inventory/dev.yaml}\n")
        self.assertEqual(self.run_program("scan", "--write-baseline", "known.yaml").code, 0)
        self.commit()
        self.stage("web/deployment.yaml", "# moved\n" + OLD)
        self.assertEqual(self.staged(), [])
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertEqual(len(self.staged()), 1)

    def link_inventories(self, **links):
        """To `shared`, by links that are tracked; settings name them by the first."""
        self.git("mv", "inventory", "shared")
        for name, target in links.items():
            os.symlink(target, self.top / name)
        self.write("keyref.yaml", f"version: 1\nenvironments:\n  dev: {{inventory: {next(iter(links))}/dev.yaml}}\n")
        self.commit()

    def test_settings_behind_links_to_folders_count_as_staged(self):
        self.link_inventories(current="web/latest", **{"web/latest": "../shared"})
        self.stage("shared/dev.yaml", INVENTORY.replace("URL, ", ""))
        self.write("shared/dev.yaml", INVENTORY)
        (self.top / "current").unlink()
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 16)])

    def test_settings_behind_links_that_go_in_circles_cannot_be_read(self):
        self.link_inventories(one="two", two="one")
        self.stage("web/deployment.yaml", OLD + "# x\n")
        result = self.run_program("scan", "--staged")
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertIn("keyref.yaml:3:20: error: this file cannot be read", result.err)

    def test_settings_behind_a_link_out_of_the_repository_are_read_there(self):
        outside = tempfile.mkdtemp(prefix="keyref-test-")
        self.addCleanup(shutil.rmtree, outside)
        (Path(outside) / "dev.yaml").write_text(INVENTORY.replace("URL", "URL, NEW_KEY"))
        self.link_inventories(elsewhere=outside)
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY", "Y") + program.entry("shared-db", "NEWER_KEY", "Z"))
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 20)])

    def test_a_mended_keyref_yaml_tells_nothing_old(self):
        self.write("keyref.yaml", "versoin: 1\n")
        self.commit()
        self.stage("keyref.yaml", "version: 1\n")
        self.assertEqual(self.staged(), [])

    def test_a_manifest_that_does_not_parse_is_not_finished(self):
        self.stage("web/deployment.yaml", OLD + "   x: [\n")
        result = self.run_program("scan", "--staged")
        self.assertEqual(result.code, 3)
        self.assertIn("syntax-error", result.out)

    def test_a_broken_manifest_beside_what_is_staged_is_somebody_elses(self):
        self.write("web/broken.yaml", "apiVersion: v1\nkind: [\n")
        self.commit()
        self.stage("web/deployment.yaml", OLD + "# x\n")
        self.assertEqual(self.run_program("scan", "--staged").code, 0)

    def test_only_references_on_changed_lines_are_counted(self):
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "PASSWORD"))
        self.assertEqual(self.scan("--staged").json["summary"]["references"], {"present": 1, "absent": 0, "unknown": 0})

    def test_paths_limit_it_further(self):
        self.stage("a.env", f"A_PASSWORD={PASSWORD}\n")
        self.stage("web/b.env", f"B_PASSWORD={PASSWORD}\n")
        self.assertEqual(self.staged("web"), [("dotenv-value", "web/b.env", 1)])
        self.assertEqual(self.staged(self.top / "a.env"), [("dotenv-value", "a.env", 1)])

    def test_a_path_may_be_gone_from_the_disk(self):
        self.stage("a.env", f"A_PASSWORD={PASSWORD}\n")
        (self.top / "a.env").unlink()
        self.assertEqual(self.staged("a.env"), [("dotenv-value", "a.env", 1)])
        result = self.run_program("scan", "--staged", "typo.env")
        self.assertEqual(result.code, 2)
        self.assertIn("typo.env", result.err)

    def test_it_is_asked_from_any_folder(self):
        self.stage("a.env", f"A_PASSWORD={PASSWORD}\n")
        self.assertEqual(self.staged(folder=self.top / "web"), [("dotenv-value", "a.env", 1)])

    def test_names_that_need_quotes(self):
        for name in ("a b.env", "tab\t.env", "new\nline.env", 'quo"te.env', "ümlaut.env", "-dash.env", ":colon.env"):
            self.stage(f"./{name}", f"A_PASSWORD={PASSWORD}\n")
        self.assertEqual(len(self.staged()), 7)

    def test_whatever_the_users_git_is_told(self):
        (self.top / ".gitconfig").write_text(
            "[diff]\n\tnoprefix = true\n\tinterHunkContext = 9\n\tcontext = 7\n\trenames = copies\n\tmnemonicPrefix = true\n"
            "\texternal = false\n\tsubmodule = log\n\torderFile = order\n[color]\n\tui = always\n[core]\n\tquotePath = true\n\tpager = false\n")
        (self.top / "order").write_text("*.zzz\nweb/*\n")
        self.write(".gitattributes", "*.env diff=x\n")
        self.stage("a.env", f"A=1\n\n\n\nA_PASSWORD={PASSWORD}\n")
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertEqual(self.staged(), [("dotenv-value", "a.env", 5), ("missing-key", "web/deployment.yaml", 18)])

    def test_what_is_intended_to_be_added_is_not_there_yet(self):
        self.write("a.env", f"A_PASSWORD={PASSWORD}\n")
        self.git("add", "-N", "a.env")
        self.assertEqual(self.run_program("scan", "--staged").err, "keyref: nothing is staged\n")

    def test_a_file_that_becomes_a_link_or_the_other_way_round(self):
        self.write("secrets.txt", f"password = {PASSWORD}\n")
        os.symlink("secrets.txt", self.top / "config.env")
        self.commit()
        (self.top / "config.env").unlink()
        self.stage("config.env", f"DB_PASSWORD={PASSWORD}\n")
        (self.top / "secrets.txt").unlink()
        os.symlink("config.env", self.top / "secrets.txt")
        self.git("add", "-A")
        self.assertEqual(self.staged(), [("dotenv-value", "config.env", 1)])

    def test_files_that_git_shows_no_lines_of(self):
        self.stage("utf16.env", b"\xff\xfe" + f"A=1\nDB_PASSWORD={PASSWORD}\n".encode("utf-16-le"))
        self.stage("nul.env", b"A=\x00\nDB_PASSWORD=" + PASSWORD.encode() + b"\n")
        self.stage("mac.env", f"A=1\rDB_PASSWORD={PASSWORD}\r".encode())
        self.assertEqual([each[1:] for each in self.staged()], [("mac.env", 2), ("nul.env", 2), ("utf16.env", 2)])
        self.commit()
        self.stage("mac.env", f"A=2\rDB_PASSWORD={PASSWORD}\r".encode())
        self.assertEqual([each[1:] for each in self.staged()], [("mac.env", 2)])

    def test_a_file_over_16_mib(self):
        self.stage("big.env", "# filler\n" * (2 << 20) + f"DB_PASSWORD={PASSWORD}\n")
        self.assertEqual([each[1:] for each in self.staged()], [("big.env", (2 << 20) + 1)])

    def test_a_sparse_checkout(self):
        self.write("api/deployment.yaml", deployment("api", ("URL", "shared-db", "URL")))
        self.commit()
        self.git("sparse-checkout", "set", "--cone", "web")
        self.assertFalse((self.top / "inventory").exists())
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY", "Y") + program.entry("shared-db", "PASSWORD", "Z"))
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 18)])

    def test_what_a_filter_stores_counts(self):
        """Git keeps another content than what lies on the disk, in files that it calls unchanged."""
        self.git("config", "filter.rename.clean", "sed s/ON_DISK/IN_INDEX/")
        self.git("config", "filter.rename.smudge", "sed s/IN_INDEX/ON_DISK/")
        self.write(".gitattributes", "*.yaml filter=rename\n")
        self.write("inventory/dev.yaml", INVENTORY.replace("URL,", "URL, IN_INDEX,"))
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "ON_DISK", "Y"))
        self.git("add", "-A")
        self.assertEqual(self.staged(), [])
        self.stage("inventory/dev.yaml", INVENTORY)
        self.assertEqual([finding[0] for finding in self.staged()], ["missing-key"])
        self.assertEqual(self.scan("--staged").findings[0]["key"], "IN_INDEX")

    def test_line_breaks_that_git_converts(self):
        self.git("config", "core.autocrlf", "true")
        (self.top / "web/deployment.yaml").write_bytes(
            (OLD + program.entry("shared-db", "NEW_KEY", "Y")).replace("\n", "\r\n").encode())
        self.git("add", "-A")
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 18)])

    def test_a_fifo_where_a_tracked_file_was(self):
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY", "Y"))
        for path in ("inventory/dev.yaml", "web/deployment.yaml"):
            (self.top / path).unlink()
            os.mkfifo(self.top / path)
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 18)])

    def test_an_index_of_every_form(self):
        self.write("api/deployment.yaml", deployment("api", ("URL", "shared-db", "URL")))
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY", "Y") + program.entry("shared-db", "PASSWORD", "Z"))
        for form in ("--index-version=2", "--index-version=3", "--index-version=4", "--split-index", "--no-split-index", "--untracked-cache"):
            self.git("update-index", *form.split("="))
            with self.subTest(form):
                self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 18)])

    def test_a_repository_of_sha256(self):
        shutil.rmtree(self.top / ".git")
        self.git("init", "-q", "--object-format=sha256")
        self.commit()
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY", "Y"))
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 18)])

    def test_a_sparse_index(self):
        self.write("api/deployment.yaml", deployment("api", ("URL", "shared-db", "URL")))
        self.commit()
        self.git("sparse-checkout", "set", "--cone", "--sparse-index", "web")
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY", "Y"))
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 18)])

    def test_a_linked_work_tree(self):
        self.git("worktree", "add", "-q", "-b", "other", "tree")
        self.write("tree/web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.git("-C", "tree", "add", "-A")
        self.assertEqual(self.staged(folder=self.top / "tree"), [("missing-key", "web/deployment.yaml", 18)])
        self.assertEqual(self.run_program("scan", "--staged").err, "keyref: nothing is staged\n")

    def test_a_submodule_is_another_repository_whose_secrets_count(self):
        self.write("other/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: of-submodule}\nstringData: {A: ''}\n")
        self.git("init", "-q", "other")
        self.git("-C", "other", "add", "-A")
        self.git("-C", "other", "commit", "-qm", "x")
        self.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", "./other", "other")
        self.commit()
        self.stage("web/deployment.yaml", OLD + program.entry("of-submodule", "A", "Y") + program.entry("of-submodule", "B", "Z"))
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 20)])

    def test_a_conflict_that_is_not_resolved_is_told(self):
        self.git("checkout", "-q", "-b", "theirs")
        self.write("web/deployment.yaml", "a\n")
        self.commit()
        self.git("checkout", "-q", "main")
        self.write("web/deployment.yaml", "b\n")
        self.commit()
        with self.assertRaises(subprocess.CalledProcessError):
            self.git("merge", "-q", "theirs")
        result = self.run_program("scan", "--staged")
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertIn("conflict", result.err)

    def test_ignored_by_keyref_yaml(self):
        self.write("keyref.yaml", "version: 1\nignore: ['vendor/**']\n")
        self.commit()
        self.stage("vendor/a.env", f"A_PASSWORD={PASSWORD}\n")
        self.assertEqual(self.staged(), [])

    def test_node_modules_are_never_read(self):
        self.stage("node_modules/a.env", f"A_PASSWORD={PASSWORD}\n")
        self.assertEqual(self.staged(), [])

    def test_a_root_below_the_work_tree(self):
        self.write("deploy/keyref.yaml", "version: 1\n")
        self.git("mv", "inventory", "deploy/inventory")
        self.git("mv", "web", "deploy/web")
        self.commit()
        self.stage("deploy/web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.stage("beside.env", f"A_PASSWORD={PASSWORD}\n")
        self.assertEqual(self.staged(folder=self.top / "deploy"), [("missing-key", "web/deployment.yaml", 18)])

    def test_a_root_above_the_work_tree(self):
        repository = self.top / "checkouts" / "web-repo"
        self.write("checkouts/keyref.yaml", "version: 1\n")
        self.write("checkouts/inventory/dev.yaml", INVENTORY)
        self.write("checkouts/platform/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: beside}\nstringData: {A: ''}\n")
        self.write("checkouts/web-repo/deployment.yaml", OLD)
        self.git("init", "-q", str(repository))
        self.git("-C", str(repository), "add", "-A")
        self.git("-C", str(repository), "commit", "-qm", "x")
        self.write("checkouts/web-repo/deployment.yaml", OLD + program.entry("beside", "A", "Y") + program.entry("beside", "B", "Z"))
        self.git("-C", str(repository), "add", "-A")
        self.assertEqual(self.staged(folder=repository), [("missing-key", "web-repo/deployment.yaml", 20)])

    def test_inventories_elsewhere(self):
        elsewhere = self.write("elsewhere/dev.yaml", INVENTORY.replace("URL", "URL, OTHER"))
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "OTHER"))
        self.assertEqual(len(self.staged()), 1)
        self.assertEqual(self.staged("--inventory", elsewhere.parent), [])

    def test_outside_of_git(self):
        outside = self.top.parent / (self.top.name + "-outside")
        outside.mkdir()
        self.addCleanup(outside.rmdir)
        result = self.run_program("scan", "--staged", folder=outside)
        self.assertEqual((result.code, result.err), (2, "keyref: --staged: this is no git work tree\n"))

    def test_without_git(self):
        self.stage("a.env", f"A_PASSWORD={PASSWORD}\n")
        result = self.run_program("scan", "--staged", PATH=str(self.top))
        self.assertEqual(result.code, 2)
        self.assertIn("git", result.err)

    def test_it_does_not_go_with_standard_input_or_since(self):
        self.assertEqual(self.run_program("scan", "--staged", "-").code, 2)
        self.assertEqual(self.run_program("scan", "--staged", "--since", "HEAD").code, 2)

    def test_nothing_of_the_repository_is_touched(self):
        self.stage("a.env", f"A_PASSWORD={PASSWORD}\n")
        self.write("web/deployment.yaml", GOOD)
        before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in self.top.rglob("*") if path.is_file()}
        self.staged()
        after = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in self.top.rglob("*") if path.is_file()}
        self.assertEqual(before, after)


class UnbornBranch(Change):
    def test_all_that_is_staged_is_new(self):
        self.assertEqual(self.staged(), [("missing-key", "web/deployment.yaml", 13)])


class Hooks(Change):
    """`git commit` runs the hook, in an environment of its own."""

    def setUp(self):
        super().setUp()
        self.commit()
        hook = self.write(".git/hooks/pre-commit", f"#!/bin/sh\nexec '{program.program()}' scan --staged\n")
        hook.chmod(0o755)

    def commits(self, *arguments):
        completed = subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "x", *arguments],
                                   cwd=self.top, capture_output=True, env=program.clean_environment(self.top))
        return completed.returncode == 0, completed.stdout.decode() + completed.stderr.decode()

    def test_a_commit_that_brings_a_secret_fails_and_shows_no_value(self):
        self.stage("a.env", f"A_PASSWORD={PASSWORD}\n")
        done, output = self.commits()
        self.assertFalse(done)
        self.assertIn("dotenv-value", output)
        self.assertNotIn(PASSWORD, output)

    def test_a_commit_that_brings_none_passes_and_prints_nothing(self):
        self.stage("web/deployment.yaml", OLD + program.entry("shared-db", "PASSWORD"))
        self.assertEqual(self.commits(), (True, ""))

    def test_a_commit_of_some_files_has_an_index_of_its_own(self):
        self.stage("a.env", f"A_PASSWORD={PASSWORD}\n")
        self.write("web/deployment.yaml", OLD + "# good\n")
        self.assertEqual(self.commits("web/deployment.yaml"), (True, ""))
        self.write("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertFalse(self.commits("web/deployment.yaml")[0])

    def test_a_commit_of_all(self):
        self.write("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertFalse(self.commits("-a")[0])

    def test_a_commit_in_a_linked_work_tree(self):
        self.git("worktree", "add", "-q", "-b", "other", "tree")
        self.write("tree/web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertFalse(self.commits_in("tree", "-a")[0])

    def commits_in(self, folder, *arguments):
        completed = subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "x", *arguments],
                                   cwd=self.top / folder, capture_output=True, env=program.clean_environment(self.top))
        return completed.returncode == 0, completed.stdout.decode()


class Since(Change):
    def setUp(self):
        super().setUp()
        self.commit()
        self.git("checkout", "-q", "-b", "feature")

    def since(self, revision="main", *arguments):
        result = self.scan("--since", revision, *arguments)
        self.assertIn(result.code, (0, 1), result.err)
        return [(each["rule"], each["file"], each["line"]) for each in result.findings] if result.out else []

    def test_what_a_branch_brought(self):
        self.write("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.commit()
        self.write("a.env", f"A_PASSWORD={PASSWORD}\n")
        self.commit()
        self.assertEqual(self.since(), [("dotenv-value", "a.env", 1), ("missing-key", "web/deployment.yaml", 18)])

    def test_what_is_not_committed_yet_counts_untracked_files_too(self):
        self.write("a.env", f"A_PASSWORD={PASSWORD}\n")
        self.write("hidden.env", f"A_PASSWORD={PASSWORD}\n")
        self.write(".gitignore", "hidden.env\n")
        self.write("web/deployment.yaml", OLD + program.entry("shared-db", "NEW_KEY"))
        self.assertEqual(self.since(), [("dotenv-value", "a.env", 1), ("missing-key", "web/deployment.yaml", 18)])

    def test_what_the_other_branch_brought_since_is_not_told(self):
        self.git("checkout", "-q", "main")
        self.write("a.env", f"A_PASSWORD={PASSWORD}\n")
        self.commit()
        self.git("checkout", "-q", "feature")
        self.write("b.txt", "x\n")
        self.commit()
        self.assertEqual(self.since(), [])

    def test_a_key_that_the_branch_took_out_of_an_inventory(self):
        self.write("inventory/dev.yaml", INVENTORY.replace("URL, ", ""))
        self.commit()
        self.assertEqual(self.since(), [("missing-key", "web/deployment.yaml", 16)])

    def test_a_removed_file(self):
        self.git("rm", "-q", "inventory/dev.yaml")
        self.commit()
        self.assertEqual(self.since(), [])  # no inventory: nothing is known to be missing

    def test_nothing_has_changed(self):
        result = self.run_program("scan", "--since", "main")
        self.assertEqual((result.code, result.out, result.err), (0, "", "keyref: nothing has changed\n"))

    def test_a_revision_that_is_not_there(self):
        for revision in ("nonsense", "--output=x", PASSWORD):
            result = self.run_program("scan", f"--since={revision}")
            self.assertEqual(result.code, 2)
            self.assertNotIn(PASSWORD, result.err)
            self.assertIn("no such revision", result.err)

    def test_a_shallow_clone_has_no_common_ancestor(self):
        self.write("a.txt", "x\n")
        self.commit()
        self.git("checkout", "-q", "main")
        self.write("b.txt", "x\n")
        self.commit()
        self.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{self.top}", "shallow")
        result = self.run_program("scan", "--since", "origin/feature", folder=self.top / "shallow")
        self.assertEqual(result.code, 2)
        self.assertIn("shallow", result.err)


class PreCommit(Change):
    """pre-commit names files, and says that it does."""

    def setUp(self):
        super().setUp()
        self.commit()

    def test_files_of_a_commit_are_checked_as_staged(self):
        self.stage("web/deployment.yaml", OLD + "# x\n")
        self.assertEqual(self.staged("web/deployment.yaml", PRE_COMMIT="1"), [])

    def test_files_of_no_commit_are_checked_as_they_are(self):
        self.assertEqual(self.staged("web/deployment.yaml", PRE_COMMIT="1"), [("missing-key", "web/deployment.yaml", 13)])
        self.assertEqual(self.staged("web/deployment.yaml"), [])


if __name__ == "__main__":
    program.main()
