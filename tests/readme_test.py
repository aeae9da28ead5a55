"""The README's example is a small repository; what it shows as output is what the program prints."""

import re

import program

FILE = re.compile(r"`([\w./-]+)`:\n\n```yaml\n(.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n\$ keyref ([^\n]+)\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
CONFIGURATION = re.compile(r"```yaml\n(# keyref.yaml.*?)```", re.DOTALL)
INVENTORY = re.compile(r"```yaml\n(# inventory/prod.yaml.*?)```", re.DOTALL)


class Readme(program.Fleet):
    text = (program.TOP / "README.md").read_text()

    def test_the_example_gives_the_output_shown(self):
        for path, content in FILE.findall(self.text):
            self.write(path, content)
        shown = CONSOLE.findall(self.text)
        self.assertTrue(shown)
        for arguments, output in shown:
            self.assertEqual(self.run_program(*arguments.split()).out, output)

    def test_the_files_it_describes_are_valid(self):
        self.write("inventory/prod.yaml", INVENTORY.search(self.text)[1])
        self.write("inventory/dev.yaml", "environment: dev\n")
        for configuration in CONFIGURATION.findall(self.text):
            self.write("keyref.yaml", configuration)
            result = self.scan()
            self.assertEqual((result.code, result.err), (0, ""))

    def test_every_command_in_it_runs(self):
        """Those of the shell blocks, one after the other, in the example's repository."""
        for path, content in FILE.findall(self.text):
            self.write(path, content)
        for name in "abc":
            self.write(f"services/{name}/deployment.yaml", program.deployment(name, ("URL", "shared-db", "DATABASE_URL")))
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.write("services/c/new.yaml", program.deployment("new", ("URL", "shared-db", "DATABASE_URL")))
        commands = [line.split("#")[0].split() for block in SHELL.findall(self.text) for line in block.splitlines()]
        commands = [words[1:] for words in commands if words[:1] == ["keyref"]]
        self.assertGreater(len(commands), 7)
        for arguments in commands:
            result = self.run_program(*arguments)
            self.assertIn(result.code, (0, 1), f"{arguments}: {result.err}")

    def test_it_names_what_is_there(self):
        for path in re.findall(r"`([A-Za-z]+(?:/[\w.-]+)*\.md|schemas/)`", self.text):
            self.assertTrue((program.TOP / path).exists(), path)


if __name__ == "__main__":
    program.main()
