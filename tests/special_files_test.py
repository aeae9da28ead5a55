"""FIFOs, sockets, devices, folders in place of files, and what the permissions forbid."""

import os
import shutil
import socket
import stat
import subprocess

import program
from program import deployment

WRONG = deployment("web", ("URL", "gone", "URL"))
NOBODY = 65534


class SpecialFiles(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "version: 1\n")
        self.write("inventory/dev.yaml", "environment: dev\n")
        self.write("a/deployment.yaml", WRONG)
        self.write("z/deployment.yaml", WRONG)

    def told(self, result):
        """Findings in other files than the two, which have theirs all the same."""
        good = ("a/deployment.yaml", "z/deployment.yaml")
        findings = result.findings
        self.assertEqual([each["file"] for each in findings if each["file"] in good], list(good))
        for finding in findings:
            self.assertEqual((finding["line"] >= 1, finding["column"] >= 1), (True, True))
        return [(each["file"].rstrip("/"), each["rule"], each["severity"]) for each in findings if each["file"] not in good]

    def check(self, code, *findings, paths=()):
        result = self.scan(*paths)
        self.assertEqual((self.told(result), result.code), (list(findings), code), result.err)
        self.assertEqual(self.run_program("scan", *paths).code, code)
        return result


class Kinds(SpecialFiles):
    def special(self, path):
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def test_a_fifo_with_a_manifests_name_is_an_error(self):
        for name in ("deployment.yaml", "web.yml", "pod.json", "kustomization.yaml"):
            fifo = self.special(f"m/{name}")
            os.mkfifo(fifo)
            result = self.check(3, (f"m/{name}", "unreadable-file", "error"))
            self.assertEqual(result.json["summary"]["skipped"]["special"], 1)
            self.assertTrue(stat.S_ISFIFO(fifo.stat().st_mode))
            fifo.unlink()

    def test_a_fifo_with_another_name_is_a_note(self):
        os.mkfifo(self.special("m/run"))
        self.check(1, ("m/run", "unreadable-file", "note"))

    def test_a_fifo_that_the_user_names_is_an_error(self):
        os.mkfifo(self.special("m/run"))
        self.check(3, ("m/run", "unreadable-file", "error"), paths=["a", "m/run", "z"])

    def test_a_fifo_that_is_the_only_path(self):
        os.mkfifo(self.special("m/deployment.yaml"))
        result = self.scan("m/deployment.yaml")
        self.assertEqual((result.code, [(each["rule"], each["file"]) for each in result.findings]),
                         (3, [("unreadable-file", "m/deployment.yaml")]))

    def test_a_socket(self):
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.special("m/deployment.yaml")))
            self.check(3, ("m/deployment.yaml", "unreadable-file", "error"))

    def test_a_link_to_a_device_leads_out_of_the_root(self):
        os.symlink("/dev/zero", self.special("m/deployment.yaml"))
        os.symlink("/dev/stdin", self.special("m/service.yaml"))
        self.check(1)

    def test_ignored_special_files_are_not_told(self):
        self.write("keyref.yaml", "ignore: ['m/**']\n")
        os.mkfifo(self.special("m/deployment.yaml"))
        self.check(1)

    def test_a_folder_named_like_a_manifest_is_a_folder(self):
        self.write("m/deployment.yaml/pod.yaml", WRONG)
        self.write("m/deployment.yaml/readme", "x")
        self.check(1, ("m/deployment.yaml/pod.yaml", "missing-secret", "error"))

    def test_settings_that_are_no_files_are_2(self):
        for path in ("keyref.yaml", "inventory/dev.yaml"):
            file = self.top / path
            kept = file.read_bytes()
            for make in (os.mkfifo, os.mkdir):
                file.unlink()
                make(file)
                result = self.scan()
                self.assertEqual((result.code, result.out), (2, ""), path)
                self.assertIn(path, result.err)
                file.rmdir() if file.is_dir() else file.unlink()
                file.write_bytes(kept)

    def test_a_fifo_as_configuration_is_2(self):
        os.mkfifo(self.special("pipe"))
        self.assertEqual(self.scan("--config", "pipe").code, 2)
        self.assertEqual(self.scan("--inventory", "pipe").code, 2)


class Unreadable(SpecialFiles):
    def setUp(self):
        super().setUp()
        self.program = program.program()
        if os.geteuid() == 0:  # who may read everything: the program runs as somebody else
            self.program = str(self.top / "program")
            shutil.copy(program.program(), self.program)
            self.top.chmod(0o755)

    def scan(self, *arguments, **more):
        somebody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run([self.program, "scan", "--format", "json", *arguments], cwd=self.top, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=300, env=program.clean_environment(self.top), check=False, **somebody)
        return program.Result(done)

    def check(self, code, *findings, paths=()):
        result = self.scan(*paths)
        self.assertEqual((self.told(result), result.code), (list(findings), code), result.err)

    def test_a_file(self):
        self.write("m/deployment.yaml", WRONG).chmod(0)
        self.check(3, ("m/deployment.yaml", "unreadable-file", "error"))
        self.check(3, ("m/deployment.yaml", "unreadable-file", "error"), paths=["a", "m/deployment.yaml", "z"])

    def test_a_folder(self):
        folder = self.write("m/deployment.yaml", WRONG).parent
        folder.chmod(0)
        self.addCleanup(folder.chmod, 0o755)
        self.check(3, ("m", "unreadable-file", "error"))

    def test_a_folder_whose_files_cannot_be_opened(self):
        folder = self.write("m/deployment.yaml", WRONG).parent
        folder.chmod(0o444)
        self.addCleanup(folder.chmod, 0o755)
        result = self.scan()
        self.assertEqual(result.code, 3)
        self.assertEqual({rule for _, rule, _ in self.told(result)}, {"unreadable-file"})

    def test_settings_are_2(self):
        for path in ("inventory/dev.yaml", "keyref.yaml"):
            (self.top / path).chmod(0)
            result = self.scan()
            self.assertEqual((result.code, result.out), (2, ""))
            self.assertIn(path, result.err)
            (self.top / path).chmod(0o644)


if __name__ == "__main__":
    program.main()
