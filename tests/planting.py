"""Values to plant in files, and a look for them, and pieces of them, in all that the program prints and writes.

A place in a text is a character; each in turn gets a value of each kind, the others an ordinary word. Every value is
planted once, in a file in a folder of its own, so that one run of the program shows which of all places leaks.
"""

import base64
import html
import os
import random
import re
import shutil
import string
import subprocess
import tempfile
import time
import urllib.parse
from pathlib import Path
from typing import Callable, NamedTuple

import program

PIECE = 6
LETTERS = string.ascii_letters + string.digits
ORDINARY = "filler"


def random_text(dice, length, letters=LETTERS):
    return "".join(dice.choice(letters) for _ in range(length))


KINDS = {
    "mixed": lambda dice: "Zq7" + "".join(dice.choice(string.ascii_letters) + dice.choice(string.digits) for _ in range(14)),
    "hex": lambda dice: random_text(dice, 40, "0123456789abcdef"),
    "base64": lambda dice: base64.b64encode(dice.randbytes(31)).decode(),
    "spaces": lambda dice: " ".join(random_text(dice, 9) for _ in range(4)),
    "symbols": lambda dice: "".join(dice.choice(LETTERS) + dice.choice("!$%^*()+~;<>?") for _ in range(16)),
    "token": lambda dice: "npm_" + random_text(dice, 36),
    "short": lambda dice: random_text(dice, 5, string.ascii_lowercase) + random_text(dice, 4, string.digits),
}
#: What is told from a name by its looks.
NO_NAMES = ("mixed", "hex", "base64", "spaces", "symbols", "token")
VALUES = {kind: KINDS[kind](random.Random(20261124)) for kind in NO_NAMES}


class Place(NamedTuple):
    """What a place gets: values of which kinds, and how they are written."""

    kinds: tuple
    write: Callable = str


IN_YAML = {"@": Place(NO_NAMES, lambda value: f"'{value}'")}
AS_IT_IS = {"@": Place(NO_NAMES)}
#: A name's place, then those of values: as they are, in base64, percent-encoded.
IN_ANY_TEXT = {"‡": Place(NO_NAMES), "§": Place(tuple(KINDS)),
               "¶": Place(tuple(KINDS), lambda value: base64.b64encode(value.encode()).decode()),
               "¤": Place(tuple(KINDS), urllib.parse.quote)}


def pieces_of(value):
    """The value's pieces, as they are and encoded."""
    plain = [value[at:at + PIECE] for at in range(len(value) - PIECE + 1)]
    encoded = [[piece, piece[::-1], base64.b64encode(piece.encode()).decode(), piece.encode().hex()] for piece in plain]
    return {form for forms in encoded for form in forms 
            if len(form) > PIECE or not form.isdigit()}  # a number may stand in a report by chance


class Plants:
    """Values that have been planted."""

    def __init__(self):
        self.dice = random.Random(20261124)
        self.places = {}

    def value(self, kind, place):
        value = KINDS[kind](self.dice)
        self.add(value, f"{kind} in {place}")
        return value

    def add(self, value, place):
        self.places.update((piece, place) for piece in pieces_of(value))

    def leaks(self, output):
        """The places whose values, or pieces of them, are in an output."""
        # Sixteen random digits are those of a value now and then.
        output = re.sub(r'"(fingerprint|primaryLocationLineHash)": "[0-9a-f]{16}"', "", output)
        lines = set(output.splitlines())
        lines |= {urllib.parse.unquote(line) for line in lines if "%" in line}
        lines |= {html.unescape(line) for line in lines if "&" in line}
        lengths = {len(piece) for piece in self.places}
        found = {line[at:at + length] for line in lines for length in lengths for at in range(len(line) - length + 1)}
        return sorted(f"{self.places[piece]} shows as {piece}" for piece in found & self.places.keys())


def plants(text, places):
    """Calls for each place in a text and each kind of value: the kind, the line, and what makes the text with a value."""
    parts = re.split(f"([{''.join(places)}])", text)
    for at in range(1, len(parts), 2):
        place = places[parts[at]]
        front, behind = (ORDINARY.join(part) for part in (parts[:at:2], parts[at + 1::2]))
        line = (front.rsplit("\n", 1)[-1] + parts[at] + behind.split("\n", 1)[0]).strip()
        for kind in place.kinds:
            yield kind, line, lambda value, front=front, behind=behind, place=place: (front + place.write(value), behind)


def documents(text):
    return text.split("---\n")


class Planted(program.Fleet):
    def setUp(self):
        super().setUp()
        self.plants = Plants()
        self.files = 0
        self.reports = Path(tempfile.mkdtemp(prefix="keyref-reports-"))
        self.addCleanup(shutil.rmtree, self.reports, ignore_errors=True)
        self.write("inventory/dev.yaml", "environment: dev\n"
                   "global: {shared-db: [URL], typed: {type: kubernetes.io/tls}}\nservices: {api: {api-db: [K]}}\n")

    def plant(self, path, text, places=IN_YAML, change=lambda front, behind: front + behind):
        """Writes the text once for each of its places and each kind of value. `change`: puts the two halves together."""
        for kind, line, planted in plants(text, places):
            self.files += 1
            value = self.plants.value(kind, f"{path}: {line}")
            self.write(f"f{self.files}/{path}", change(*planted(value)))

    def outputs(self, *arguments, **more):
        """All that a scan with every kind of report prints and writes."""
        forms = ("json", "sarif", "text", "html")
        reports = (f"--report={form}={self.reports / form}" for form in forms)
        result = self.run_program("scan", "--verbose", *reports, *arguments, **more)
        self.assertIn(result.code, (0, 1, 2, 3))
        files = [(self.reports / form).read_text() for form in forms if (self.reports / form).exists()]
        return "\n".join([result.out, result.err, *files])

    def check(self, *arguments, **more):
        self.assertEqual(self.plants.leaks(self.outputs(*arguments, **more)), [])


def memory_behind(test, start):
    """What an import has in memory that has read the start of a dump, and waits for more of it."""
    if program.is_sanitized():
        test.skipTest("freed memory is kept by the sanitizer")
    if os.geteuid() != 0:
        test.skipTest("only root may read the memory of a process that is not dumpable")
    with subprocess.Popen([program.program(), "inventory", "import", "--env", "dev"], cwd=test.top, stdin=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=program.clean_environment(test.top)) as process:
        process.stdin.write(start.encode())
        process.stdin.flush()
        while int(Path(f"/proc/{process.pid}/io").read_text().split()[1]) < len(start):
            time.sleep(0.01)
        memory = memory_of(process.pid)
        process.kill()
    return memory


def memory_of(pid):
    """All that a process can write to."""
    parts = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            begin, end = (int(word, 16) for word in span.split("-"))
            memory.seek(begin)
            parts.append(memory.read(end - begin))
    return b"\n".join(parts)
