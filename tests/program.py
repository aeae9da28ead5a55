"""Runs the program as a user does, in an environment without surprises."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
NOW = "1795521600"  # 2026-11-24T12:00:00Z

_program = [None]


def main():
    """Runs the tests of the calling script; its first argument is the program."""
    _program[0] = str(Path(sys.argv[1]).resolve())
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])


def program():
    return _program[0]


def is_sanitized():
    """Is it a build whose memory is mostly the address sanitizer's?"""
    return b"__asan_init" in Path(program()).read_bytes()


def clean_environment(home, **more):
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": NOW} | more


class Result:
    def __init__(self, completed):
        self.code = completed.returncode
        self.out = completed.stdout.decode("utf-8", "surrogateescape")
        self.err = completed.stderr.decode("utf-8", "surrogateescape")

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def findings(self):
        return self.json["findings"]

    def rules(self):
        return sorted(finding["rule"] for finding in self.findings)


def run(*arguments, folder, stdin=b"", **environment):
    completed = subprocess.run([program(), *map(str, arguments)], cwd=folder, input=stdin, capture_output=True, timeout=600,
                               env=clean_environment(folder, **environment))
    return Result(completed)


class Fleet(unittest.TestCase):
    """A test with a folder of its own to build a repository in."""

    def setUp(self):
        self.top = Path(tempfile.mkdtemp(prefix="keyref-test-"))
        self.addCleanup(shutil.rmtree, self.top, ignore_errors=True)

    def write(self, path, content):
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def run_program(self, *arguments, **more):
        return run(*arguments, folder=more.pop("folder", self.top), **more)

    def scan(self, *arguments, **more):
        return self.run_program("scan", "--format", "json", *arguments, **more)

    def counts(self, *arguments):
        """References present, absent and unknown."""
        references = self.scan(*arguments).json["summary"]["references"]
        return references["present"], references["absent"], references["unknown"]

    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments], cwd=self.top, check=True,
                       capture_output=True, env=clean_environment(self.top))


def entry(name, key="URL", variable="X"):
    """An entry of a container's `env`, as deep as in a Deployment."""
    return f"            - name: {variable}\n              valueFrom: {{secretKeyRef: {{name: {name}, key: {key}}}}}\n"


def deployment(name, *entries, secret=None):
    """A Deployment whose container has these `env` entries, given as (variable, secret, key)."""
    lines = ["apiVersion: apps/v1", "kind: Deployment", "metadata:", f"  name: {name}", "spec:", "  template:", "    spec:",
             "      containers:", "        - name: app", "          env:"]
    for variable, of, key in entries:
        lines += [f"            - name: {variable}", "              valueFrom:",
                  f"                secretKeyRef: {{name: {of}, key: {key}}}"]
    return "\n".join(lines) + "\n"
