"""Names that no terminal, no JSON and no URI can show as they are, of files and of what is in them."""

import os
import re
import shutil
from urllib.parse import unquote_to_bytes

import program
from program import deployment

WRONG = deployment("web", ("URL", "gone", "URL"))
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Names(program.Fleet):
    NAMES = ("line\nbreak", "\x1b[31mred", "tab\tbell\x07", "del\x7f", "c1\x9b31m", "bidi\u202egnp", "isolate\u2066",
             "ä 日本 😀", " space ", "colon:1:1", "quo'te\"`", "back\\slash", "per%20cent", "#hash?query", "<stdin>", "-dash",
             "[glob]*", "a\rb")
    BYTES = (b"bad\xff\xfe", b"half\xc3", b"surrogate\xed\xa0\x80")

    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "version: 1\n")
        self.write("inventory/dev.yaml", "environment: dev\n")

    def put(self, name, content=WRONG):
        folder = os.path.join(os.fsencode(self.top), name)
        os.makedirs(folder)
        with open(os.path.join(folder, name + b".yaml"), "w") as file:
            file.write(content)
        return name + b"/" + name + b".yaml"

    def test_json_has_the_name_or_replacement_characters(self):
        for name in [*map(str.encode, self.NAMES), *self.BYTES]:
            path = self.put(name)
            [finding] = self.scan().findings
            self.assertEqual(finding["rule"], "missing-secret")
            shown = finding["file"]
            if name in self.BYTES:
                self.assertRegex(shown, "^[a-z]+\ufffd+/[a-z]+\ufffd+\\.yaml$")
            else:
                self.assertEqual(shown.encode(), path)
            shutil.rmtree(os.path.join(os.fsencode(self.top), name))

    def test_sarif_has_its_bytes_percent_encoded(self):
        paths = {self.put(name) for name in [*map(str.encode, self.NAMES), *self.BYTES]}
        results = self.run_program("scan", "--format", "sarif").json["runs"][0]["results"]
        uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
        for uri in uris:
            self.assertRegex(uri, r"^([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$")
        self.assertEqual({unquote_to_bytes(uri) for uri in uris}, paths)

    def check_text(self, text):
        self.assertIsNone(CONTROLS.search(text), CONTROLS.search(text) and text[max(0, CONTROLS.search(text).start() - 80):][:160])

    def test_text_has_them_escaped(self):
        names = [*map(str.encode, self.NAMES), *self.BYTES]
        for name in names:
            self.put(name)
        result = self.run_program("scan")
        self.check_text(result.out)
        for line in ("\\x1b[31mred", "\\x7f"):
            self.assertIn(line, result.out)
        places = [line for line in result.out.splitlines() if re.match(r" *--> ", line)]
        self.assertEqual(len(places), len(names), "a name with a line break would add or break one")
        for place in places:
            self.assertRegex(place, r"\.yaml:13:\d+$")

    def test_messages_on_standard_error_have_them_escaped(self):
        for name in self.NAMES:
            self.check_text(self.scan("./no" + name).err)
            self.check_text(self.scan("--config", "./no" + name).err)
            self.check_text(self.scan("--env", name).err)
            self.check_text(self.run_program("explain", "--", name).err)
            self.check_text(self.run_program(name).err)
        self.write("keyref.yaml", "ignore: ['*']\n")
        for name in map(str.encode, self.NAMES):
            self.put(name)
        result = self.run_program("scan", "--verbose", "--no-ignore", "inventory", ".")
        self.check_text(result.err + result.out)

    def test_broken_files_with_such_names(self):
        for name in map(str.encode, self.NAMES):
            self.put(name, WRONG + "x: [\n")
        self.check_text(self.run_program("scan").out)
        self.assertEqual(self.scan().rules().count("syntax-error"), len(self.NAMES))

    def test_inventories_with_such_names(self):
        (self.top / "keyref.yaml").unlink()
        self.write("web/deployment.yaml", WRONG)
        for name in self.NAMES:
            file = self.write(f"inventory/{name}.yaml", "{}\n")
            result = self.run_program("scan")
            self.assertIn(result.code, (1, 2), name)
            self.check_text(result.out + result.err)
            file.unlink()

    def test_names_within_manifests(self):
        for name in (r"\e[31mred", r"a\nb", r"\u202egnp", r"\x9b31m", r"\u2066"):
            name = f'"{name}"'
            text = deployment(name, (name, name, name), (name, "gone", name)).replace("name: app", f"name: {name}")
            self.write("web/deployment.yaml", text)
            result = self.run_program("scan")
            self.assertEqual(result.code, 1)
            self.check_text(result.out + result.err)


if __name__ == "__main__":
    program.main()
