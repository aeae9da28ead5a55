"""Where reports go: files, FIFOs, devices, standard output, a terminal; and that threads do not change them."""

import json
import os
import pty
import resource
import select
import struct
import subprocess
import termios
import threading
from fcntl import ioctl

import program
from program import deployment

INVENTORY = "environment: dev\nglobal:\n  shared-db: [URL]\n"
ESCAPE = "\x1b"
FORMATS = ("text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "jenkins", "html")


class Reports(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY)
        self.write("web/deployment.yaml", deployment("web", ("URL", "shared-db", "URI")))

    def read(self, path):
        return (self.top / path).read_text()

    def test_several_at_once_are_what_each_format_prints(self):
        outputs = {form: self.run_program("scan", "--format", form).out for form in FORMATS}
        reports = [f"--report={form}=out.{form}" for form in outputs]
        result = self.run_program("scan", "--no-ignore", *reports)
        self.assertEqual((result.code, result.out, result.err), (1, outputs["text"], ""))
        for form, output in outputs.items():
            self.assertEqual(self.read(f"out.{form}"), output)

    def test_one_format_may_go_to_two_files(self):
        self.run_program("scan", "--report", "json=a", "--report", "json=b")
        self.assertEqual(self.read("a"), self.read("b"))

    def test_a_file_is_replaced_by_rename(self):
        old = self.write("out.sarif", "what a reader has open")
        os.link(old, self.top / "old.sarif")
        self.assertEqual(self.run_program("scan", "--report", "sarif=out.sarif").code, 1)
        self.assertEqual(json.loads(self.read("out.sarif"))["version"], "2.1.0")
        self.assertEqual(self.read("old.sarif"), "what a reader has open")
        self.assertEqual(sorted(path.name for path in self.top.iterdir()), ["inventory", "old.sarif", "out.sarif", "web"])

    def test_a_fifo_is_written_as_it_is(self):
        fifo = self.top / "pipe"
        os.mkfifo(fifo)
        read = []
        reader = threading.Thread(target=lambda: read.append(fifo.read_bytes()), daemon=True)
        reader.start()
        result = self.run_program("scan", "web", "inventory", "--report", "json=pipe")
        reader.join(30)
        self.assertEqual(result.code, 1)
        self.assertEqual(json.loads(read[0])["findings"][0]["rule"], "missing-key")
        self.assertTrue(fifo.is_fifo())

    def test_a_device_is_written_as_it_is(self):
        device = os.stat("/dev/null")
        self.assertEqual(self.run_program("scan", "--report", "json=/dev/null").code, 1)
        self.assertEqual(os.stat("/dev/null").st_rdev, device.st_rdev)
        self.assertEqual(self.run_program("scan", "--report", "json=/dev/full").code, 3)

    def test_a_report_that_cannot_be_written_is_3_and_the_others_are_there(self):
        result = self.run_program("scan", "--report", "json=no/such/folder/x", "--report", "json=web", "--report", "sarif=right")
        self.assertEqual(result.code, 3)
        self.assertIn("no/such/folder/x", result.err)
        self.assertIn("web", result.err)
        self.assertIn("missing-key", result.out)
        self.assertEqual(json.loads(self.read("right"))["version"], "2.1.0")

    def test_two_reports_of_one_file_are_refused(self):
        (self.top / "link").symlink_to("web")
        self.write("web/there", "")
        (self.top / "alias").symlink_to("web/there")
        for first, second in (("a", "a"), ("a", "./a"), ("a", self.top / "a"), ("web/b", "link/b"), ("web/there", "alias")):
            result = self.run_program("scan", "--report", f"json={first}", "--report", f"sarif={second}")
            self.assertEqual((result.code, result.out), (2, ""), second)
            self.assertIn("--report", result.err)
            self.assertFalse((self.top / "a").exists())
        self.assertEqual(self.run_program("scan", "--report", "json=/dev/null", "--report", "sarif=/dev/null").code, 1)

    def test_a_report_over_the_file_of_another_option_is_refused(self):
        self.run_program("scan", "--write-baseline", "known.yaml")
        known = self.read("known.yaml")
        self.write("other.yaml", "version: 1\n")
        for option, more in (("--write-baseline", ()), ("--baseline", ()), ("--baseline", ("--write-baseline", "known.yaml")), ("--config", ())):
            file = "other.yaml" if option == "--config" else "known.yaml"
            result = self.run_program("scan", "--report", "json=web/../" + file, option, file, *more)
            self.assertEqual((result.code, result.out), (2, ""))
            self.assertIn(f"--report: it goes to the file of {option}; name another one", result.err)
        self.assertEqual(self.run_program("scan", "--report", "json=other.yaml", KEYREF_CONFIG="other.yaml").code, 2)
        self.assertEqual((self.read("known.yaml"), self.read("other.yaml")), (known, "version: 1\n"))
        self.assertEqual(self.run_program("scan", "--report", "json=new", "--baseline", "known.yaml", "--write-baseline", "known.yaml").code, 0)

    def test_a_disk_that_fills_up_leaves_nothing_behind(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

        self.write("old", "what was there")
        before = sorted(self.top.iterdir())
        completed = subprocess.run([program.program(), "scan", "--report", "sarif=new", "--report", "sarif=old", "--report", "junit=small"],
                                   cwd=self.top, env=program.clean_environment(self.top), capture_output=True, timeout=300, check=False,
                                   preexec_fn=limit, restore_signals=False)  # Python ignores the signal of a file that is too large
        self.assertEqual(completed.returncode, 3)
        self.assertIn(b"cannot write the report `new`", completed.stderr)
        self.assertEqual(self.read("old"), "what was there")
        self.assertEqual(sorted(self.top.iterdir()), sorted([*before, self.top / "small"]))

    def test_there_is_no_report_where_nothing_could_be_told(self):
        self.write("inventory/dev.yaml", "globals: {}\n")
        self.assertEqual(self.run_program("scan", "--report", "json=out").code, 2)
        self.assertFalse((self.top / "out").exists())


class StandardOutput(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY)
        for number in range(500):
            self.write(f"web/{number}.yaml", deployment("web", ("URL", "shared-db", "URI")))

    def start(self, *arguments, **more):
        environment = program.clean_environment(self.top)
        return subprocess.Popen([program.program(), *arguments], cwd=self.top, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                env=environment, **more)

    def test_a_full_disk_is_3(self):
        for arguments in (["scan"], ["scan", "--format", "json"], ["rules"], ["explain", "missing-key"], ["--version"], ["--help"]):
            with open("/dev/full", "wb") as full, self.start(*arguments, stdout=full) as running:
                error = running.communicate(timeout=300)[1]
            self.assertEqual(running.returncode, 3, arguments)
            if arguments[0] == "scan":
                self.assertIn(b"standard output", error)

    def test_a_clean_scan_on_a_full_disk_is_3_too(self):
        with open("/dev/full", "wb") as full, self.start("scan", "inventory", stdout=full) as running:
            running.communicate(timeout=300)
        self.assertEqual(running.returncode, 3)

    def test_a_reader_that_goes_away_is_3(self):
        with self.start("scan", stdout=subprocess.PIPE) as running:
            running.stdout.close()
            running.communicate(timeout=300)
        self.assertEqual(running.returncode, 3)

    def test_a_closed_standard_output_is_3(self):
        with self.start("scan", preexec_fn=lambda: os.close(1)) as running:
            running.communicate(timeout=300)
        self.assertEqual(running.returncode, 3)

    def test_the_number_of_threads_changes_nothing(self):
        for number in range(0, 500, 7):
            self.write(f"web/{number}.yaml", deployment(f"web{number % 3}", ("URL", "shared-db", "URL"), ("URL", "gone", "K")))
        self.write("broken/a.yaml", "apiVersion: v1\nkind: Pod\nx: [\n")
        for form in ("text", "json", "sarif", "html"):
            outputs = {self.run_program("scan", "--format", form, "--jobs", jobs).out for jobs in ("1", "2", "3", "8", "64")}
            self.assertEqual(len(outputs), 1, form)


class Terminal(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY)
        self.write("web/deployment.yaml", deployment("web", ("URL", "shared-db", "URI")))

    def scan_on_terminal(self, *arguments, columns=200, **environment):
        """What a terminal of that width gets."""
        ours, theirs = pty.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        environment = program.clean_environment(self.top, TERM="xterm-256color", **environment)
        output = b""
        with subprocess.Popen([program.program(), "scan", *arguments], cwd=self.top, stdin=subprocess.DEVNULL, stdout=theirs,
                              stderr=subprocess.PIPE, env=environment) as running:
            os.close(theirs)
            while select.select([ours], [], [], 60)[0]:
                try:
                    part = os.read(ours, 65536)
                except OSError:
                    break
                if not part:
                    break
                output += part
            running.communicate(timeout=300)
        os.close(ours)
        return output.decode().replace("\r\n", "\n")

    def test_a_terminal_gets_colour_and_a_pipe_none(self):
        self.assertIn(ESCAPE, self.scan_on_terminal())
        self.assertNotIn(ESCAPE, self.run_program("scan").out)

    def test_colour_is_all_that_a_terminal_changes(self):
        coloured = self.scan_on_terminal()
        plain = self.run_program("scan").out
        self.assertEqual(self.scan_on_terminal(NO_COLOR="1"), plain)
        while ESCAPE in coloured:
            before, _, after = coloured.partition(ESCAPE)
            coloured = before + after.partition("m")[2]
        self.assertEqual(coloured, plain)

    def test_no_color(self):
        self.assertNotIn(ESCAPE, self.scan_on_terminal(NO_COLOR="1"))

    def test_machines_get_no_colour_and_neither_do_files(self):
        self.assertNotIn(ESCAPE, self.scan_on_terminal("--format", "json"))
        self.assertNotIn(ESCAPE, self.scan_on_terminal("--format", "sarif"))
        self.assertIn(ESCAPE, self.scan_on_terminal("--report", "text=out.txt"))
        self.assertNotIn(ESCAPE, (self.top / "out.txt").read_text())

    def test_long_lines_are_cut_around_the_caret(self):
        wide = deployment("web", ("URL", "shared-db", "URI")).replace("{name", "{" + " " * 300 + "name").replace("}", " " * 300 + "}")
        self.write("web/deployment.yaml", wide)
        for output, width in ((self.run_program("scan").out, 160), (self.scan_on_terminal(NO_COLOR="1", columns=80), 80)):
            shown, caret = [line for line in output.splitlines() if "|" in line][1:3]
            self.assertIn("URI", shown)
            self.assertLessEqual(len(shown), width)
            begin = shown.index("URI")
            self.assertEqual(caret[begin - 1:begin + 4].rstrip(), " ^^^")


if __name__ == "__main__":
    program.main()
