"""Files made to be slow to read for literals come to an end, with what stands in them told and not shown."""

import sys

import program

sys.path.insert(0, str(program.TOP / "bench"))

from hostile import FILES, SIZE, TOKEN, text_of


class Hostile(program.Fleet):
    def test_they_come_to_an_end(self):
        for name in FILES:
            with self.subTest(name):
                self.write(name, text_of(name, SIZE))
                result = self.scan(name)
                self.assertIn(result.code, (0, 1, 3))
                self.assertNotIn(TOKEN, result.out + result.err)

    def test_what_is_broken_is_read_for_literals_all_the_same(self):
        for name in ("cr.env", "crlf.env", "nul.txt", "bytes.ts", "tags.xml"):
            self.write(name, text_of(name, 10 * len(FILES[name])))
            findings = [each for each in self.scan(name).findings if each["rule"] != "syntax-error"]
            self.assertEqual(len(findings), 10, name)


if __name__ == "__main__":
    program.main()
