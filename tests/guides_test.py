"""README and the guides: each command in them runs, what they show as output is what the program prints, their files are valid, and
their links lead somewhere."""

import json
import re
import subprocess

import guides
import program
import store_import_test as store_lists
import yaml

# A command of a shell, or of a step of a pipeline.
COMMAND = re.compile(r"^(?:- run:|-)? *((?:.*\| *|exec )?keyref .*)$")
# Programs of others that stand beside it in a pipe, what they print, some for their first argument, and those that only read.
DUMP = {"apiVersion": "v1", "kind": "List", "items": [
    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "shared-db", "namespace": "payments"}, "data": {"DATABASE_URL": "dXJs"}}]}
WRITERS = {"kubectl": json.dumps(DUMP), "aws secretsmanager": store_lists.secrets_manager("payments/db"),
           "aws ssm": store_lists.parameters("/payments/url"), "gh": store_lists.github("NPM_TOKEN"), "sst": "# shop/prod\nStripeKey=x\n",
           "java": store_lists.jenkins_table([("deploy-key", "Deploys")])}
READERS = ["reviewdog"]
PIPELINES = {"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD"}
# Whose blocks begin with the file that they are.
NAMED = re.compile(r"# ([\w./-]+\.yaml|\.gitlab-ci\.yml)\b")
PATH = re.compile(r"`((?:bench|cmake|docs|grammars|integrations|rules|schemas|testdata|tests)/[\w./-]*|[A-Z]+\.md)`")
SPAN = re.compile(r"`(keyref [a-z][^`]*)`")


class Guides(program.Fleet):
    def setUp(self):
        super().setUp()
        for path, content in guides.example():
            self.write(path, content)

    def add_history(self):
        """Of a repository with several services, in which one has changed since the last commit."""
        for name in "abc":
            self.write(f"services/{name}/deployment.yaml", program.deployment(name, ("URL", "shared-db", "DATABASE_URL")))
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.write("services/c/new.yaml", program.deployment("new", ("URL", "shared-db", "DATABASE_URL")))

    def add_programs(self):
        self.write("bin/keyref", f'#!/bin/sh\nexec "{program.program()}" "$@"\n').chmod(0o755)
        for words, output in WRITERS.items():
            self.write(f"output/{words}", output)
            name = words.split()[0]
            self.write(f"bin/{name}", f'#!/bin/sh\ncd "{self.top}/output"\nfile="{name} $1"\ntest -f "$file" || file={name}\nexec cat "$file"\n').chmod(0o755)
        for name in READERS:
            self.write(f"bin/{name}", "#!/bin/sh\nexec cat >/dev/null\n").chmod(0o755)
        self.write(".gitignore", "bin/\noutput/\n")

    def run_line(self, line):
        environment = program.clean_environment(self.top, **PIPELINES)
        environment["PATH"] = f"{self.top}/bin:{environment['PATH']}"
        return program.Result(subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=self.top, capture_output=True, timeout=100,
                                             env=environment))

    def test_every_command_runs(self):
        """Line by line, in the README's example, each page from the beginning."""
        for page in guides.GUIDES:
            lines = [line.strip() for content in guides.blocks(page, "sh", "yaml", "groovy") for line in content.splitlines()]
            commands = [found[1] for found in map(COMMAND.match, lines) if found]
            with self.subTest(page=page.name):
                self.setUp()
                self.add_programs()
                self.add_history()
                for command in commands:
                    if command.startswith("keyref init"):  # in a repository that has nothing of this yet
                        (self.top / "inventory").rename(self.top / "output/inventory")
                    result = self.run_line(command)
                    self.assertIn(result.code, (0, 1), f"{command}: {result.err}")

    def test_no_command_is_passed_over(self):
        for page in guides.GUIDES:
            for line in "".join(guides.blocks(page, "sh")).splitlines():
                with self.subTest(page=page.name, line=line):
                    self.assertTrue(COMMAND.match(line) or line.startswith(("./dev ", "#!")))

    def test_commands_in_a_sentence_have_these_options(self):
        for page in guides.GUIDES:
            for span in SPAN.findall(guides.prose(page)):
                with self.subTest(page=page.name, span=span):
                    words = span.split("|")[0].split()[1:]
                    options = [word for word in words if word.startswith("--")]
                    help = self.run_program(*[word for word in words if word.islower() and not word.startswith("-")][:2], "--help")
                    self.assertEqual(help.code, 0, help.err)
                    for option in options:
                        self.assertRegex(help.out, rf"{option}\b")

    def test_the_output_shown_is_what_is_printed(self):
        shown = [each.split("\n", 1) for page in guides.GUIDES for each in guides.blocks(page, "console")]
        self.assertGreater(len(shown), 4)
        for command, output in shown:
            with self.subTest(command=command):
                self.assertEqual(self.run_program(*command.removeprefix("$ keyref ").split()).out, output)

    def test_the_files_they_describe_are_valid(self):
        blocks = [content for page in guides.GUIDES for content in guides.blocks(page, "yaml")]
        named = [(NAMED.match(content)[1], content) for content in blocks if NAMED.match(content)]
        self.assertGreater(len(named), 8)
        self.write("inventory/prod.yaml", "environment: prod\n")
        for path, content in named:
            with self.subTest(content=content):
                self.write(path, content)
                self.write("inventory/dev.yaml", "environment: dev\n")
                result = self.scan("--fail-on", "none")
                self.assertEqual((result.code, result.err), (0, ""))
                self.assertEqual([each for each in result.findings if each["file"] == path and each["severity"] == "error"], [])

    def test_all_yaml_in_them_is_yaml(self):
        for page in guides.GUIDES:
            for content in guides.blocks(page, "yaml"):
                with self.subTest(page=page.name, content=content):
                    self.assertTrue(yaml.safe_load(content))

    def test_links_lead_somewhere(self):
        for page in [*guides.GUIDES, *program.TOP.glob("*.md")]:
            self.assertEqual(guides.dead_links(page), [], page.name)

    def test_the_readme_leads_to_each_guide(self):
        linked = {path for path, _ in guides.links(guides.README)}
        self.assertLessEqual({f"docs/{page.name}" for page in guides.GUIDES[1:]}, linked)

    def test_they_name_what_is_there(self):
        for page in guides.GUIDES:
            for path in PATH.findall(guides.prose(page)):
                with self.subTest(page=page.name, path=path):
                    self.assertTrue((program.TOP / path).exists())


if __name__ == "__main__":
    program.main()
