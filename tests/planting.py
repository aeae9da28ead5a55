"""Values to plant in files, and a look for them, and pieces of them, in all that the program prints and writes.

`@` in a text is a place; each in turn gets a value, the others an ordinary word.
"""

import base64
import random
import string

import program

PIECE = 6
LETTERS = string.ascii_letters + string.digits
NAMES = ("Zq7mixed", "hex", "base64", "spaces", "symbols")


def make_values():
    dice = random.Random(20261124)
    mixed = "Zq7" + "".join(dice.choice(string.ascii_letters) + dice.choice(string.digits) for _ in range(14))
    hexadecimal = "".join(dice.choice("0123456789abcdef") for _ in range(40))
    encoded = base64.b64encode(dice.randbytes(31)).decode()
    spaced = " ".join("".join(dice.choice(LETTERS) for _ in range(9)) for _ in range(4))
    symbols = "".join(dice.choice(LETTERS) + dice.choice("!$%^*()+~;<>?") for _ in range(16))
    return dict(zip(NAMES, (mixed, hexadecimal, encoded, spaced, symbols), strict=True))


VALUES = make_values()


def leaks(value, output):
    """The pieces of a value, and its base64, that are in an output."""
    pieces = [value[at:at + PIECE] for at in range(len(value) - PIECE + 1)] if len(value) > PIECE + 2 else [value]
    return [piece for piece in [*pieces, base64.b64encode(value.encode()).decode().rstrip("=")] if piece in output]


def plants(text, value, quote=True):
    """The text once for each of its places, with the value there."""
    parts = text.split("@")
    for place in range(1, len(parts)):
        planted = f"'{value}'" if quote else value
        yield "filler".join(parts[:place]) + planted + "filler".join(parts[place:])


def documents(text):
    return text.split("---\n")


class Planted(program.Fleet):
    REPORTS = ("out.json", "out.sarif", "out.txt")

    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\n"
                   "global: {shared-db: [URL], typed: {type: kubernetes.io/tls}}\nservices: {api: {api-db: [K]}}\n")

    def outputs(self, *arguments, **more):
        reports = zip(("json", "sarif", "text"), self.REPORTS, strict=True)
        result = self.run_program("scan", "--verbose", *arguments, *(f"--report={form}={file}" for form, file in reports), **more)
        self.assertIn(result.code, (0, 1, 2, 3))
        files = [(self.top / file).read_text() for file in self.REPORTS if (self.top / file).exists()]
        return "\n".join([result.out, result.err, *files])

    def check(self, path, text, *arguments, quote=True):
        for name, value in VALUES.items():
            for planted in plants(text, value, quote):
                with self.subTest(path=path, value=name):
                    self.write(path, planted)
                    found = leaks(value, self.outputs(*arguments))
                    line = next(line for line in planted.splitlines() if value in line)
                    self.assertEqual(found, [], f"{name} of {path}: {line}")
