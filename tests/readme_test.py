"""The README's example is a small repository; what it shows as output is what the program prints."""

import re
import subprocess

import program

FILE = re.compile(r"`([\w./-]+)`:\n\n```yaml\n(.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n\$ keyref ([^\n]+)\n(.*?)```", re.DOTALL)
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
        self.write("keyref.yaml", CONFIGURATION.search(self.text)[1])
        self.write("inventory/prod.yaml", INVENTORY.search(self.text)[1])
        self.write("inventory/dev.yaml", "environment: dev\n")
        result = self.scan()
        self.assertEqual((result.code, result.err), (0, ""))

    def test_its_hooks_take_every_file_that_matters(self):
        wanted = ["a/d.yaml", "d.yml", "d.json", "infra/main.tf", "main.tofu", "main.tf.json", "dev.tfvars", "Kustomization", "a/Kustomization",
                  "chart/templates/_helpers.tpl"]
        others = ["a/main.go", "motd.tpl", "yaml"]
        pattern = re.search(r"files: '([^']+)'", self.text)[1]
        self.assertEqual([path for path in wanted + others if re.search(pattern, path)], wanted)
        for path in wanted + others:
            self.write(path, "")
        self.git("init", "-q")
        self.git("add", ".")
        command = re.search(r"^git diff --cached .*? \|$", self.text, re.MULTILINE)[0].rstrip("|").replace(" -z", "")
        listed = subprocess.run(command, shell=True, cwd=self.top, check=True, capture_output=True, text=True).stdout
        self.assertEqual(sorted(listed.split()), sorted(wanted))

    def test_it_names_what_is_there(self):
        for path in re.findall(r"`([A-Za-z]+(?:/[\w.-]+)*\.md|schemas/)`", self.text):
            self.assertTrue((program.TOP / path).exists(), path)


if __name__ == "__main__":
    program.main()
