"""Whatever happens while keyref writes, what is there afterwards is whole: the old file or the new one, and nothing beside it."""

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import yaml

import program
from program import deployment

LINES = 800  # of findings: reports, a baseline and a manifest of some 100 KiB each


def has_unnamed_files(folder):
    """Can a file be written there before it has a name? Else one that is killed leaves what it has written."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY))
    except OSError:
        return False
    return True


class Interrupted(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {shared-db: [PASSWORD]}\n")
        self.write("web/deployment.yaml", deployment("web", *((f"V{number}", "shared-db", "PASWORD") for number in range(LINES))))
        self.out = Path(tempfile.mkdtemp(prefix="keyref-out-", dir=self.top.parent))
        self.addCleanup(shutil.rmtree, self.out, ignore_errors=True)

    def start(self, *arguments, **more):
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE} | more
        return subprocess.Popen([program.program(), "scan", *map(str, arguments)], cwd=self.top, env=program.clean_environment(self.top),
                                **streams)

    def run_to_end(self, *arguments, **more):
        with self.start(*arguments, **more) as running:
            error = running.communicate(timeout=300)[1]
        return running.returncode, (error or b"").decode()

    def reports(self):
        return [f"--report={form}={self.out / form}" for form in ("json", "sarif", "text")]

    def files(self, folder):
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Killed(Interrupted):
    def kill_often(self, arguments, is_whole):
        """Kills scans at moments spread over the time that one takes."""
        begin = time.monotonic()
        self.run_to_end(*arguments)
        duration = time.monotonic() - begin
        dice = random.Random(7)
        for _ in range(15):
            with self.start(*arguments) as running:
                try:
                    running.wait(timeout=duration * dice.random())
                except subprocess.TimeoutExpired:
                    pass
                self.sent = dice.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
                running.send_signal(self.sent)
                running.communicate(timeout=300)
            is_whole()

    def assert_only(self, folder, names):
        """SIGKILL, which nothing can wait with, may come when a whole file has a name but not its own yet."""
        if not has_unnamed_files(folder):
            return
        others = {path.name for path in folder.iterdir()} - names
        if self.sent == signal.SIGKILL and len(others) == 1:
            beside = folder / others.pop()
            self.assertRegex(beside.name, rf"^({'|'.join(map(re.escape, sorted(names)))})\.\d+\.\d+$")
            self.assertTrue(beside.read_text().endswith(("\n", "}")))
            beside.unlink()
        self.assertEqual(others, set())

    def test_reports_and_baselines_are_whole_or_not_there(self):
        def is_whole():
            self.assert_only(self.out, {"json", "sarif", "text", "b.yaml"})
            for name in ("json", "sarif"):
                if (self.out / name).exists():
                    json.loads((self.out / name).read_text())
            if (self.out / "b.yaml").exists():
                self.assertEqual((self.out / "b.yaml").read_text().count("\n"), LINES + 4)
            self.assertEqual(self.files(self.top), tree)

        tree = self.files(self.top)
        self.kill_often([*self.reports(), "--write-baseline", self.out / "b.yaml"], is_whole)

    def test_files_are_fixed_or_as_they_were(self):
        def is_whole():
            self.assert_only(file.parent, {"deployment.yaml"})
            self.assertIn(file.read_text(), (wrong, right))
            file.write_text(wrong)

        file = self.top / "web/deployment.yaml"
        wrong = file.read_text()
        right = wrong.replace("PASWORD", "PASSWORD")
        self.kill_often(["--fix"], is_whole)


class NoRoom(Interrupted):
    def limited(self, *arguments):
        """No file may grow beyond 64 KiB, as on a full disk."""
        limit = 64 << 10
        return self.run_to_end(*arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))

    def test_reports(self):
        for old in ({}, {name: b"old" for name in ("json", "sarif", "text")}):
            for name, content in old.items():
                (self.out / name).write_bytes(content)
            code, error = self.limited(*self.reports())
            self.assertEqual((code, error.count("cannot write the report")), (3, 3))
            self.assertEqual({path.name: content for path, content in self.files(self.out).items()}, old)

    def test_a_baseline(self):
        baseline = self.out / "b.yaml"
        self.assertEqual(self.run_to_end("--write-baseline", baseline)[0], 0)
        before = self.files(self.out)
        for more in ([], ["--baseline", baseline]):
            code, error = self.limited(*more, "--write-baseline", baseline)
            self.assertEqual(code, 3)
            self.assertIn("cannot write the baseline", error)
            self.assertEqual(self.files(self.out), before)

    def test_a_file_to_be_fixed(self):
        before = self.files(self.top)
        code, error = self.limited("--fix")
        self.assertEqual(code, 3)
        self.assertRegex(error, r"^keyref: web/deployment\.yaml is not fixed: ")
        self.assertEqual(self.files(self.top), before)

    def test_a_baseline_is_written_where_the_report_does_not_arrive(self):
        for stdout in ("/dev/full", None):
            baseline = self.out / "b.yaml"
            with open(stdout or os.devnull, "wb") as out:
                read, write = os.pipe()
                os.close(read)
                code, _ = self.run_to_end("--write-baseline", baseline, stdout=out if stdout else write)
                os.close(write)
            self.assertEqual(code, 3)
            self.assertEqual(len(yaml.safe_load(baseline.read_text())["findings"]), LINES)
            baseline.unlink()

    def test_a_diff_that_nobody_reads_is_3(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(self.run_to_end("--fix", "--dry-run", stdout=full)[0], 3)


class AtOnce(Interrupted):
    def together(self, *arguments):
        running = [self.start(*arguments) for _ in range(6)]
        return {(process.communicate(timeout=300)[1], process.returncode) for process in running}

    def test_reports_and_baselines(self):
        tree = self.files(self.top)
        arguments = [*self.reports(), "--write-baseline", self.out / "b.yaml"]
        self.assertEqual(self.run_to_end(*arguments)[0], 0)
        alone = self.files(self.out)
        self.assertEqual(self.together(*arguments), {(b"", 0)})
        self.assertEqual(self.files(self.out), alone)
        self.assertEqual(self.files(self.top), tree)

    def test_taking_out_of_one_baseline(self):
        baseline = self.out / "b.yaml"
        self.run_to_end("--write-baseline", baseline)
        before = self.files(self.out)
        self.assertEqual(self.together("--baseline", baseline, "--write-baseline", baseline), {(b"", 0)})
        self.assertEqual(self.files(self.out), before)

    def test_fixes(self):
        file = self.top / "web/deployment.yaml"
        right = file.read_text().replace("PASWORD", "PASSWORD")
        outcomes = self.together("--fix")
        self.assertLessEqual({code for _, code in outcomes}, {0, 3}, "one that finds another's work says so")
        self.assertLessEqual({error for error, code in outcomes if code == 3},
                             {b"keyref: web/deployment.yaml is not fixed: it has changed since it was read\n"})
        self.assertEqual(file.read_text(), right)
        self.assertEqual([path.name for path in file.parent.iterdir()], ["deployment.yaml"])


class ReadOnly(Interrupted):
    def test_a_tree_that_may_not_be_written_is_scanned(self):
        before = self.files(self.top)
        for path in (self.top, *self.top.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
            self.addCleanup(path.chmod, 0o755)
        self.assertEqual(self.run_to_end(*self.reports())[0], 1)
        self.assertEqual(self.files(self.top), before)


if __name__ == "__main__":
    program.main()
