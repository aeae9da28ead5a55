"""The man page is made of what --help shows, and mandoc finds nothing wrong with it."""

import re
import subprocess

import program


class ManPage(program.Fleet):
    def page(self):
        result = self.run_program("man")
        self.assertEqual((result.code, result.err), (0, ""))
        return result.out

    def rendered(self):
        done = subprocess.run(["mandoc", "-T", "utf8"], input=self.page().encode(), capture_output=True, check=True)
        return re.sub(".\b", "", done.stdout.decode())

    def commands(self, *above):
        """Of each command its words, from what --help lists."""
        names = re.findall(r"^  ([a-z]+)  ", self.run_program(*above, "--help").out, re.MULTILINE)
        return [words for name in names for words in self.commands(*above, name)] if names else [above]

    def test_mandoc_warns_of_nothing(self):
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning"], input=self.page().encode(), capture_output=True)
        self.assertEqual((done.returncode, done.stdout.decode()), (0, ""))

    def test_it_tells_of_every_command_and_option(self):
        text = re.sub(r"\s+", " ", self.rendered())
        for words in self.commands():
            self.assertIn(" ".join(["keyref", *words]), text)
            for option, help in re.findall(r"(--[a-z-]+).*?\n? {2,}(\S.*)", self.run_program(*words, "--help").out):
                with self.subTest(command=words, option=option):
                    self.assertIn(option, text)
                    self.assertIn(help, text)

    def test_its_date_is_that_of_the_build(self):
        self.assertIn('.TH KEYREF 1 2026-11-24 "keyref ', self.page())


if __name__ == "__main__":
    program.main()
