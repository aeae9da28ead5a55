"""What people install: the Debian package in a root where nothing else is, npm's packages, the wheel. All hold a program that needs nothing."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import guides
import program
from program import deployment

NOTICES_OF = ["yaml-cpp", "libyaml", "re2", "vectorscan", "cli11", "nlohmann", "fmt", "tree-sitter-typescript", "tree-sitter-hcl"]


def packages():
    return program.Path(program.program()).parent / "packages"


def one(pattern):
    (found,) = packages().glob(pattern)
    return found


def as_root():
    """Root, or what an ordinary user may have of it."""
    return [] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user"]


def end_group(leader):
    """Ends what a test may have left behind: it would keep the pipes of this one open."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


class Package(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("fleet/inventory/dev.yaml", "environment: dev\nglobal: {db: [URL]}\n")
        self.write("fleet/web/deployment.yaml", deployment("web", ("URL", "db", "URI")))
        self.write("clean/inventory/dev.yaml", "environment: dev\nglobal: {db: [URL]}\n")
        self.write("clean/web/deployment.yaml", deployment("web", ("URL", "db", "URL")))

    def call(self, *command, folder=None, **more):
        completed = subprocess.run([str(each) for each in command], cwd=folder or self.top, capture_output=True, timeout=300,
                                   env=program.clean_environment(self.top, **more))
        return program.Result(completed)

    def check_program(self, *command, **more):
        """It has its exit codes, and writes where it is told to."""
        for folder, code, words in (("clean", 0, "Nothing found"), ("fleet", 1, "missing-key"), ("none", 2, "")):
            result = self.call(*command, "scan", folder, **more)
            self.assertEqual(result.code, code, result.err)
            self.assertIn(words, result.out)


class Program(Package):
    def test_it_needs_no_library(self):
        dynamic = self.call("readelf", "--dynamic", "--wide", program.program()).out
        self.assertNotIn("NEEDED", dynamic)
        self.assertNotIn("INTERP", self.call("readelf", "--program-headers", "--wide", program.program()).out)

    def test_nobody_without_a_home_may_run_it(self):
        done = subprocess.run(["env", "-i", program.program(), "scan", "fleet"], cwd=self.top, capture_output=True)
        self.assertEqual(done.returncode, 1, done.stderr)


class Debian(Package):
    def test_it_installs_into_an_empty_root_and_runs_there(self):
        root = self.top / "root"
        for folder in ("info", "updates", "triggers"):
            (root / "var/lib/dpkg" / folder).mkdir(parents=True)
        self.write("root/var/lib/dpkg/status", "")
        done = self.call(*as_root(), "dpkg", f"--root={root}", "--log=/dev/null", "--force-not-root", "--install", one("*.deb"),
                         PATH=os.environ["PATH"] + ":/usr/sbin:/sbin")
        self.assertEqual(done.code, 0, done.err)
        for tree in ("fleet", "clean"):
            shutil.copytree(self.top / tree, root / tree)
        self.check_program(*as_root(), "chroot", root, "/usr/bin/keyref", PATH=os.environ["PATH"] + ":/usr/sbin:/sbin")
        self.assertEqual(self.call("dpkg", f"--root={root}", "--verify", "keyref").out, "")

    def test_what_is_in_it(self):
        root = self.top / "root"
        self.call("dpkg-deb", "--extract", one("*.deb"), root)
        share = root / "usr/share"
        self.assertEqual((share / "bash-completion/completions/keyref").read_text(), self.run_program("completion", "bash").out)
        self.assertEqual((share / "zsh/vendor-completions/_keyref").read_text(), self.run_program("completion", "zsh").out)
        self.assertEqual((share / "fish/vendor_completions.d/keyref.fish").read_text(), self.run_program("completion", "fish").out)
        manual = self.call("mandoc", share / "man/man1/keyref.1.gz")
        self.assertEqual((manual.code, manual.err), (0, ""))
        self.assertIn("keyref", manual.out)
        rules = [rule["id"] for rule in self.run_program("rules", "--format", "json").json["rules"]]
        self.assertEqual(sorted(page.stem for page in (share / "doc/keyref/rules").iterdir()), sorted(rules))
        self.assertTrue((share / "keyref/schemas/keyref.schema.json").is_file())
        pages = [share / "doc/keyref/README.md", *sorted(share.glob("doc/keyref/docs/*.md"))]
        self.assertEqual([page.name for page in pages], [page.name for page in guides.GUIDES])
        self.assertEqual([link for page in pages for link in guides.dead_links(page)], [])

    def test_it_tells_whose_work_is_linked_in(self):
        self.call("dpkg-deb", "--extract", one("*.deb"), self.top / "root")
        notices = (self.top / "root/usr/share/doc/keyref/copyright").read_text().lower()
        for name in NOTICES_OF:
            self.assertIn(name, notices)
        self.assertGreater(notices.count("permission is hereby granted, free of charge"), 5)

    def test_its_fields(self):
        fields = self.call("dpkg-deb", "--field", one("*.deb")).out
        version = self.run_program("--version").out.split()[1]
        self.assertIn(f"Version: {version}\n", fields)
        self.assertNotIn("Depends:", fields)
        self.assertIn("Recommends: git\n", fields)


class Npm(Package):
    def setUp(self):
        super().setUp()
        self.write("package.json", '{"private": true}')
        done = self.call("npm", "install", "--offline", "--no-audit", "--no-fund", one("keyref-linux-*.tgz"), one("keyref-[0-9]*.tgz"))
        self.assertEqual(done.code, 0, done.err)
        self.keyref = self.top / "node_modules/.bin/keyref"
        self.script = self.top / "node_modules/keyref/keyref.js"

    def test_it_runs(self):
        self.check_program(self.keyref)
        self.check_program("npx", "--offline", "keyref")

    def test_its_script_runs_with_node_alone(self):
        self.check_program("node", self.script)

    def test_the_packages_are_of_one_version_and_run_nothing_at_installation(self):
        for folder in ("keyref", "@keyref/linux-x64"):
            package = json.loads((self.top / "node_modules" / folder / "package.json").read_text())
            self.assertEqual(package["version"], self.run_program("--version").out.split()[1])
            self.assertNotIn("scripts", package)
            for version in package.get("optionalDependencies", {}).values():
                self.assertEqual(version, package["version"])

    def test_where_no_program_fits_it_says_so_and_does_not_pass(self):
        shutil.rmtree(self.top / "node_modules/@keyref")
        result = self.call(self.keyref, "scan", "clean")
        self.assertEqual((result.code, result.out), (3, ""))
        self.assertRegex(result.err, r"^keyref: the package @keyref/linux-\w+ is not installed.*; nothing was checked\n$")

    def test_a_signal_ends_both(self):
        os.mkfifo(self.top / "input")
        for command in ([self.keyref], ["node", self.script]):
            with self.subTest(command=command):
                # It waits for its standard input, which nobody writes.
                with open(self.top / "input", "rb+", buffering=0) as nothing:
                    running = subprocess.Popen([*map(str, command), "scan", "-"], cwd=self.top, stdin=nothing, stdout=subprocess.PIPE,
                                               start_new_session=True, env=program.clean_environment(self.top))
                    self.addCleanup(end_group, running.pid)
                    while not any("keyref" in name for name in self.programs_of(running.pid)):
                        time.sleep(0.01)
                    running.send_signal(signal.SIGTERM)
                    running.communicate(timeout=300)  # until the last of both has closed its end
                    self.assertEqual(running.returncode, -signal.SIGTERM)

    def programs_of(self, pid):
        """The command of the process, or those of its children."""
        children = program.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [program.Path(f"/proc/{each}/exe").resolve().as_posix() for each in [pid, *children]]


class Wheel(Package):
    def test_it_installs_and_runs(self):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
        done = self.call(*pip, f"--prefix={self.top}/prefix", one("*.whl"))
        self.assertEqual(done.code, 0, done.err)
        self.check_program(self.top / "prefix/bin/keyref")

    def test_its_tags_take_in_glibc_and_musl(self):
        for tag in ("manylinux_2_17", "manylinux2014", "musllinux_1_1"):
            self.assertIn(tag, one("*.whl").name)


class Docker(Package):
    def test_hadolint_finds_nothing(self):
        result = self.call(program.TOP / ".venv/bin/hadolint", program.TOP / "integrations/docker/Dockerfile")
        self.assertEqual((result.code, result.out, result.err), (0, "", ""))


if __name__ == "__main__":
    program.main()
