#!/usr/bin/env python3
"""Runs the examples of rules/*.md: python3 tests/rule_pages_test.py build/keyref

A section of a page that is `## Example` or has a `###` heading is a small repository: code blocks, each behind a line with
its path, as "`inventory/dev.yaml`:". What Keyref must tell of it stands in it, and it must tell nothing else:

    key: DATABASE_URI  # error: [missing-key], warning: [other-rule]     the finding is on this line
    <!-- error: [syntax-error] path/to/file:LINE -->                     where no comment can stand in the line
    <!-- stderr: inventory/dev.yaml:4:7: -->                             the page's rule, told on standard error
    <!-- exit: 2 -->                                                     where the findings do not say the exit code
    <!-- fifo: path -->                                                  there is a FIFO
    <!-- env: NAME=value -->                                             a variable of the environment
"""

import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import typing
import unittest

RULES = pathlib.Path(__file__).resolve().parent.parent / "rules"
KEYREF = ""
NOW = "1795521600"  # 2026-11-24T12:00:00Z
TIMEOUT = 300
PROSE_WIDTH = 100

HEADING = re.compile(r"(#+) (.+)")
PATH = re.compile(r"`([^`]+)`:")
COMMENT = re.compile(r"#\s*((?:(?:error|warning|note)\b|\w+:\s*\[).*)")
DIRECTIVE = re.compile(r"<!-- (.+?): (.+) -->")
TOLD = re.compile(r"(error|warning|note): \[([a-z-]+)\]")
PLACE = re.compile(r"(.+) ([^ :]+):(\d+)")
STDERR = re.compile(r"^(\S+:\d+:\d+:) error\[([a-z-]+)\]", re.MULTILINE)
UNFINISHED = {"syntax-error", "unreadable-file"}


class PageError(Exception):
    pass


class Finding(typing.NamedTuple):
    file: str
    line: int
    severity: str
    rule: str


@dataclasses.dataclass
class Example:
    title: str
    files: dict = dataclasses.field(default_factory=dict)
    findings: list = dataclasses.field(default_factory=list)
    stderr: list = dataclasses.field(default_factory=list)
    fifos: list = dataclasses.field(default_factory=list)
    environment: dict = dataclasses.field(default_factory=lambda: {"SOURCE_DATE_EPOCH": NOW})
    exit: int | None = None

    def exit_code(self):
        if self.exit is not None:
            return self.exit
        errors = {finding.rule for finding in self.findings if finding.severity == "error"}
        return 3 if errors & UNFINISHED else 1 if errors else 0

    def tells(self, rule):
        return bool(self.stderr) or any(finding.rule == rule for finding in self.findings)


def read_told(text):
    """`error: [a], warning: [b]` as pairs."""
    told = []
    for part in text.split(", "):
        match = TOLD.fullmatch(part.strip())
        if not match:
            raise PageError(f"unknown marker: {part}")
        told.append(match.groups())
    return told


def read_findings(text, file, line):
    return [Finding(file, line, severity, rule) for severity, rule in read_told(text)]


class PageReader:
    """Takes a page line by line; `block` is the path of the file whose text is being read."""

    def __init__(self):
        self.examples = []
        self.example = None
        self.path = None
        self.block = None
        self.in_code = False

    def read(self, text):
        for number, line in enumerate(text.splitlines(), 1):
            try:
                self.take(line)
            except PageError as error:
                raise PageError(f"line {number}: {error}") from None
        if self.in_code:
            raise PageError("a code block has no end")
        return [example for example in self.examples if example.files or example.fifos]

    def take(self, line):
        if line.startswith("```"):
            self.turn_code()
        elif self.in_code:
            self.take_code(line)
        else:
            self.take_prose(line)

    def turn_code(self):
        self.in_code = not self.in_code
        if not self.in_code or not self.example:
            self.block = None
            return
        if not self.path:
            raise PageError("a file of an example has no path before it")
        if self.path in self.example.files:
            raise PageError(f"{self.path} is there twice")
        self.block, self.path = self.path, None
        self.example.files[self.block] = ""

    def take_code(self, line):
        if not self.block:
            return
        self.example.files[self.block] += line + "\n"
        if marker := COMMENT.search(line):
            number = self.example.files[self.block].count("\n")
            self.example.findings += read_findings(marker[1], self.block, number)

    def take_prose(self, line):
        if len(line) > PROSE_WIDTH:
            raise PageError(f"longer than {PROSE_WIDTH} characters")
        if heading := HEADING.fullmatch(line):
            self.start_section(*heading.groups())
        elif line.startswith("<!--"):
            self.take_directive(line)
        elif path := PATH.fullmatch(line):
            self.path = path[1]

    def start_section(self, level, title):
        self.example = Example(title) if level == "###" or (level, title) == ("##", "Example") else None
        self.path = None
        if self.example:
            self.examples.append(self.example)

    def take_directive(self, line):
        match = DIRECTIVE.fullmatch(line)
        if not match or not self.example:
            raise PageError(f"unknown marker, or outside an example: {line}")
        word, value = match.groups()
        if word == "stderr":
            self.example.stderr.append(value)
        elif word == "fifo":
            self.example.fifos.append(value)
        elif word == "exit":
            self.example.exit = int(value)
        elif word == "env":
            self.example.environment.update([value.split("=", 1)])
        else:
            self.take_finding(f"{word}: {value}")

    def take_finding(self, text):
        match = PLACE.fullmatch(text)
        if not match:
            raise PageError(f"unknown marker: {text}")
        self.example.findings += read_findings(match[1], match[2], int(match[3]))


def read_page(text):
    return PageReader().read(text)


def pages():
    return {path.stem: path.read_text() for path in sorted(RULES.glob("*.md"))}


def run(*arguments, folder, environment=None):
    scrubbed = {"PATH": os.environ["PATH"], "HOME": str(folder), **(environment or {})}
    return subprocess.run([KEYREF, *arguments], cwd=folder, env=scrubbed, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=TIMEOUT)


def build(example, root):
    for path, text in example.files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    for path in example.fifos:
        fifo = root / path
        fifo.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(fifo)


def scan(example):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        build(example, root)
        return run("scan", "--format", "json", folder=root, environment=example.environment)


def findings_of(report):
    findings = json.loads(report)["findings"] if report else []
    return [Finding(each["file"], each["line"], each["severity"], each["rule"]) for each in findings]


class PagesTest(unittest.TestCase):
    maxDiff = None

    def for_each_page(self, check):
        for rule, text in pages().items():
            with self.subTest(rule):
                check(rule, text)

    def test_each_example_tells_what_is_marked_and_nothing_else(self):
        self.for_each_page(self.check_examples)

    def check_examples(self, rule, text):
        for example in read_page(text):
            with self.subTest(f"{rule}: {example.title}"):
                self.check_example(rule, example)

    def check_example(self, rule, example):
        done = scan(example)
        self.assertEqual(sorted(findings_of(done.stdout)), sorted(example.findings), done.stderr)
        self.assertEqual(STDERR.findall(done.stderr), [(place, rule) for place in example.stderr], done.stderr)
        self.assertEqual(done.returncode, example.exit_code(), done.stderr)

    def test_each_page_has_a_flagged_and_an_unflagged_example(self):
        self.for_each_page(self.check_kinds)

    def check_kinds(self, rule, text):
        self.assertEqual({example.tells(rule) for example in read_page(text)}, {True, False})

    def test_each_rule_has_a_page_and_each_page_a_rule(self):
        with tempfile.TemporaryDirectory() as folder:
            done = run("rules", "--format", "json", folder=folder)
        rules = [rule["id"] for rule in json.loads(done.stdout)["rules"]]
        self.assertEqual(sorted(rules), sorted(pages()))

    def test_each_page_has_its_rule_as_heading_and_the_same_sections(self):
        self.for_each_page(self.check_sections)

    def check_sections(self, rule, text):
        self.assertEqual(text.splitlines()[0], f"# {rule}")
        sections = re.findall(r"^## (.+)", text, re.MULTILINE)
        self.assertEqual(sections[:3], ["Why it matters", "Example", "How to fix"])
        self.assertLessEqual(set(sections[3:]), {"When it stays silent"})

    def test_explain_prints_the_page(self):
        self.for_each_page(self.check_explain)

    def check_explain(self, rule, text):
        with tempfile.TemporaryDirectory() as folder:
            done = run("explain", rule, folder=folder)
        self.assertEqual(done.stdout, text)
        self.assertEqual(done.returncode, 0)


class ReaderTest(unittest.TestCase):
    """The test of the test: a page that is misread would pass."""

    def read_file(self, line, prose=""):
        return read_page(f"### Title\n\n`a/b.yaml`:\n\n```yaml\nkind: Pod\n{line}\n```\n{prose}\n")

    def test_reads_markers_with_their_lines(self):
        [example] = self.read_file("x: y  # error: [a], note: [b-c]", "<!-- warning: [d] e.yaml:7 -->")
        self.assertEqual(example.findings, [("a/b.yaml", 2, "error", "a"), ("a/b.yaml", 2, "note", "b-c"), ("e.yaml", 7, "warning", "d")])
        self.assertEqual(example.exit_code(), 1)
        self.assertTrue(example.tells("a"))
        self.assertFalse(example.tells("other"))

    def test_markers_stay_in_the_file(self):
        [example] = self.read_file("x: y  # error: [a]")
        self.assertEqual(example.files, {"a/b.yaml": "kind: Pod\nx: y  # error: [a]\n"})

    def test_refuses_an_unknown_marker(self):
        for line in ["x: y  # eror: [a]", "x: y  # error: [a], [b]", "x: y  # error: [A]", "x: y  # error: a"]:
            with self.subTest(line), self.assertRaisesRegex(PageError, "unknown marker"):
                self.read_file(line)
        for prose in ["<!-- fatal: [a] b.yaml:1 -->", "<!-- error: [a] b.yaml -->", "<!-- colour: red -->", "<!-- error -->"]:
            with self.subTest(prose), self.assertRaisesRegex(PageError, "unknown marker"):
                self.read_file("x: y", prose)

    def test_refuses_a_marker_outside_an_example(self):
        with self.assertRaisesRegex(PageError, "outside an example"):
            read_page("## How to fix\n\n<!-- exit: 2 -->\n")

    def test_refuses_a_file_without_a_path(self):
        with self.assertRaisesRegex(PageError, "no path"):
            read_page("### Title\n\n```yaml\nkind: Pod\n```\n")

    def test_code_outside_an_example_is_no_file(self):
        self.assertEqual(read_page("## How to fix\n\n```sh\nmake\n```\n"), [])

    def test_an_example_without_marks_is_clean(self):
        [example] = self.read_file("x: y")
        self.assertEqual((example.findings, example.exit_code()), ([], 0))

    def test_what_could_not_be_checked_ends_with_3(self):
        [example] = self.read_file("x: y  # error: [syntax-error]")
        self.assertEqual(example.exit_code(), 3)
        [example] = self.read_file("x: y  # note: [syntax-error]")
        self.assertEqual(example.exit_code(), 0)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: rule_pages_test.py KEYREF [TEST…]")
    KEYREF = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
