"""Texts with the secrets that Keyref tells of them.

A text holds files, each behind a line `=== its/path`. «» stand around what is told, and `⇒` behind the line says how, in
the order of the spans; neither is part of the file. What has no mark must stay silent.

    === services/api/compose.yaml
    environment: [POSTGRES_PASSWORD=«maple4Tor9»]   ⇒ error literal-env-value

`@name@` is a token that is made up each time (`TOKENS`), so that none stands in the repository.
"""

import base64
import binascii
import json
import random
import re

import program
from marks import place_of, read_marks

BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
HEX = "0123456789abcdef"
BASE64URL = BASE62 + "-_"
TOLD = re.compile(r"\s*⇒ (.+)$", re.MULTILINE)

_dice = random.Random(20261124)


def letters(count, digits=BASE62):
    return "".join(_dice.choice(digits) for _ in range(count))


def with_checksum(prefix):
    """As GitHub and npm make their tokens: the CRC32 of 30 characters behind them, in base 62."""
    text, rest, check = letters(30), 0, ""
    rest = binascii.crc32(text.encode())
    while rest:
        rest, digit = divmod(rest, 62)
        check = BASE62[digit] + check
    return prefix + text + check.rjust(6, "0")


def base64url(data):
    return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


def jwt(**claims):
    return ".".join((base64url({"alg": "HS256", "typ": "JWT"}), base64url(claims), letters(43, BASE64URL)))


def key_of(kind, body=None, lines=12):
    text = body or base64.b64encode(_dice.randbytes(48 * lines)).decode()
    wrapped = "\n".join(text[at:at + 64] for at in range(0, len(text), 64))
    return f"-----BEGIN {kind}PRIVATE KEY-----\n{wrapped}\n-----END {kind}PRIVATE KEY-----"


def der(lines):
    """What an unencrypted RSA key begins with, and random bytes."""
    data = _dice.randbytes(48 * lines)
    return base64.b64encode(b"\x30\x82" + (len(data) - 4).to_bytes(2, "big") + b"\x02\x01\x00\x02" + data[8:]).decode()


TOKENS = {
    "github": with_checksum("ghp_"),
    "unchecked": "ghp_" + letters(30) + "000000",
    "npm": with_checksum("npm_"),
    "stripe": "sk_" + "live_" + letters(24),
    "stripe-test": "sk_" + "test_" + letters(24),
    "stripe-public": "pk_" + "live_" + letters(24),
    "slack": "xoxb-" + letters(12, "123456789") + "-" + letters(12, "123456789") + "-" + letters(24),
    "google": "AIza" + letters(35),
    "jwt": jwt(sub="robot", exp=1999999999),
    "jwt-expired": jwt(sub="robot", exp=1600000000),
    "aws-old": "AKIA" + "J" + letters(15, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    "aws-secret": letters(40, BASE62 + "+/"),
    "hex16": letters(16, HEX),
    "hex32": letters(32, HEX),
    "hex40": letters(40, HEX),
    "hex64": letters(64, HEX),
    "random": letters(32),
    "uuid": "-".join(letters(n, HEX) for n in (8, 4, 4, 4, 12)),
}
TOKENS["github-base64"] = base64.b64encode(TOKENS["github"].encode()).decode()


def filled(text):
    return re.sub(r"@([a-z0-9-]+)@", lambda match: TOKENS[match[1]] if match[1] in TOKENS else match[0], text)


def files_of(text):
    """Path, content, and what is to be told: (line, column, endLine, endColumn, severity, rule)."""
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        path, content = part.split("\n", 1)
        told = [each.split() for line in TOLD.findall(content) for each in line.split(", ")]
        plain, places = read_marks(filled(TOLD.sub("", content)))
        assert len(told) == len(places), f"{path}: {len(places)} marks, {len(told)} findings"
        yield path, plain, [(*place, *each) for place, each in zip(places, told)]


def shown(content, line, column, end_line, end_column, severity, rule):
    """A finding as one line, with the text that it is about."""
    end = f"{end_line}:{end_column}" if end_line != line else end_column
    return f"{line}:{column}-{end} {severity} {rule}   {content.split(chr(10))[line - 1].strip()}\n"


class Shapes(program.Fleet):
    def check(self, text):
        """Scans all files of the text at once, each in a folder of its own."""
        wanted = {}
        for number, (path, content, told) in enumerate(files_of(text)):
            path = f"{number}/{path}"
            self.write(path, content)
            wanted[path] = (content, told)
        result = self.scan()
        self.assertIn(result.code, (0, 1), result.err)
        for path, (content, told) in wanted.items():
            found = [each for each in result.findings if each["file"] == path]
            with self.subTest(path):
                self.maxDiff = None
                told = "".join(shown(content, *each) for each in sorted(told))
                self.assertEqual("".join(shown(content, *place_of(each), each["severity"], each["rule"]) for each in found), told)
        return result
