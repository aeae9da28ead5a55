"""Literals in files over 16 MiB, which are read in parts."""

import program

LARGE = 17 << 20
VALUE = "Tulip7Garden!x2"
SECRET = f'password = "{VALUE}"'
ALLOW = "allow literal-in-source -- a database for tests"


class LargeFiles(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {}\n")

    def padded(self, text, line="nothing here\n", size=LARGE):
        return line * (size // 2 // len(line)) + text + line * (size // 2 // len(line) + 1)

    def told(self, content, path="dump.txt", *arguments):
        self.write(path, content)
        result = self.scan(*arguments)
        self.assertNotIn(VALUE, result.out + result.err)
        return [(each["rule"], each["line"], each["column"]) for each in result.findings]

    def test_comments_allow(self):
        before = LARGE // 2 // len("nothing here\n")
        found = ("literal-in-source", before + 1, 13)
        self.assertEqual(self.told(self.padded(f"{SECRET}\n")), [found])
        self.assertEqual(self.told(self.padded(f"{SECRET}  # keyref: {ALLOW}\n")), [])
        self.assertEqual(self.told(self.padded(f"# keyref: {ALLOW}\n{SECRET}\n")), [])
        self.assertEqual([each[:2] for each in self.told(self.padded(f"# keyref: {ALLOW}\nnothing\n{SECRET}\n"))],
                         [("unused-allow", before + 1), ("literal-in-source", before + 3)])
        self.assertEqual([each[0] for each in self.told(self.padded(f"{SECRET}  # keyref: allow literal-in-source\n"))],
                         ["literal-in-source", "allow-without-reason"])

    def test_comments_on_both_sides_of_where_a_part_ends(self):
        line = "nothing here at all\n"
        for at in (2 << 20, 6 << 20, 10 << 20):
            for shift in range(-70_000, 70_000, 29_973):
                front = line * ((at + shift) // len(line))
                text = f"{front}# keyref: {ALLOW}\n{SECRET}\n"
                self.write(f"d{at}-{shift}.txt", text + line * ((LARGE - len(text)) // len(line) + 1))
            self.assertEqual(self.scan().findings, [])
            for file in self.top.glob("d*.txt"):
                file.unlink()

    def test_utf_16(self):
        for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
            for path in ("dump.txt", "dump.unknown"):
                text = self.padded(f"{SECRET}\n", line="nothing h\u00e9re \U0001f511\n", size=LARGE // 2)
                [found] = self.told(mark + text.encode(encoding), path)
                self.assertEqual((found[0], found[2]), ("literal-in-source", 13))
                (self.top / path).unlink()

    def test_line_breaks(self):
        for line_break in ("\r\n", "\r"):
            text = self.padded(f"{SECRET}\n").replace("\n", line_break)
            self.assertEqual([each[0] for each in self.told(text)], ["literal-in-source"], repr(line_break))

    def test_minified_code(self):
        code = 'var a={password:"' + VALUE + '"},b="npm_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";' * 3
        self.assertEqual({each[0] for each in self.told(self.padded(code, line="function(a){return b};"), "app.js")}, {"secret-token"})


if __name__ == "__main__":
    program.main()
