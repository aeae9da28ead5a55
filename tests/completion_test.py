"""Completion as shells do it: bash and zsh at a terminal, where a tab is pressed, and fish by `complete -C`."""

import os
import pty
import select
import subprocess

import program

TIMEOUT = 60  # seconds without a byte

# What is typed, and what its last word is behind a tab.
COMPLETED = [
    ("keyref sc", "scan"),
    ("keyref scan --form", "--format"),
    ("keyref scan --format sar", "sarif"),
    ("keyref scan --format=sar", "--format=sarif"),
    ("keyref scan --fail-on w", "warning"),
    ("keyref scan --report sar", "sarif="),
    ("keyref scan --report sarif=serv", "sarif=services"),
    ("keyref scan --report=sarif=serv", "--report=sarif=services"),
    ("keyref scan --env sand", "sandbox"),
    ("keyref scan --env=sand", "--env=sandbox"),
    ("keyref scan --config other.yaml --env st", "staging"),
    ("keyref scan --config oth", "other.yaml"),
    ("keyref scan --inventory serv", "services"),
    ("keyref scan --verbose services/web/dep", "services/web/deployment.yaml"),
    ("keyref scan --format json -- services/web/dep", "services/web/deployment.yaml"),
    ("keyref uses db --env sand", "sandbox"),
    ("keyref inv", "inventory"),
    ("keyref inventory di", "diff"),
    ("keyref inventory diff --from sand", "sandbox"),
    ("keyref explain missing-k", "missing-key"),
    ("keyref completion fi", "fish"),
]


class Terminal:
    """A shell at a terminal of its own."""

    def __init__(self, command, folder, environment):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        self.shown = ""

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)

    def send(self, text):
        os.write(self.terminal, text.encode())

    def read_until(self, wanted):
        while wanted not in self.shown:
            if not select.select([self.terminal], [], [], TIMEOUT)[0]:
                raise AssertionError(f"no {wanted!r} in {self.shown!r}")
            self.shown += os.read(self.terminal, 65536).decode("utf-8", "replace")
        before, _, self.shown = self.shown.partition(wanted)
        return before

    def last_word_behind_tab(self, line):
        # The line is finished behind the tab so that it prints its own words: Ctrl-E goes to its end, Ctrl-A to its beginning.
        self.send(line + "\t\x05 end\x01printf '<%s>' \n")
        self.read_until("<keyref>")
        last = self.read_until("<end>").strip("<>").split("><")[-1]
        return last.removesuffix("/")  # zsh takes it back when a space follows


class Completion(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "version: 1\nenvironments: {dev: {}, sandbox: {}, prod: {}}\n")
        self.write("other.yaml", "version: 1\nenvironments: {staging: {}}\n")
        self.write("services/web/deployment.yaml", "")
        (self.top / "bin").mkdir()
        (self.top / "bin/keyref").symlink_to(program.program())
        self.environment = program.clean_environment(self.top, TERM="dumb")
        self.environment["PATH"] = f"{self.top}/bin:{self.environment['PATH']}"

    def check_at_a_terminal(self, shell, setup):
        terminal = Terminal(shell, self.top, self.environment)
        self.addCleanup(terminal.close)
        terminal.send(setup + "; echo set''up\n")
        terminal.read_until("setup\r\n")
        for line, word in COMPLETED:
            with self.subTest(line=line):
                self.assertEqual(terminal.last_word_behind_tab(line), word)

    def test_bash(self):
        self.check_at_a_terminal(["bash", "--norc", "--noprofile", "-i"], 'eval "$(keyref completion bash)"')

    def test_zsh(self):
        self.check_at_a_terminal(["zsh", "-f", "-i"], 'autoload -U compinit; compinit -u -D; eval "$(keyref completion zsh)"')

    def test_fish(self):
        for line, word in COMPLETED:
            with self.subTest(line=line):
                done = subprocess.run(["fish", "--no-config", "-c", f"keyref completion fish | source; complete -C '{line}'"],
                                      cwd=self.top, env=self.environment, capture_output=True, text=True, check=True)
                self.assertEqual([each.partition("\t")[0].removesuffix("/") for each in done.stdout.splitlines()], [word])

    def offered(self, *words):
        result = self.run_program("complete", "--", *words)
        self.assertEqual((result.code, result.err), (0, ""))
        return [line.partition("\t")[0] for line in result.out.splitlines()]

    def test_what_is_offered_is_what_help_lists(self):
        commands = self.offered("")
        self.assertIn("scan", commands)
        self.assertNotIn("complete", commands, "it is for scripts")
        for command in commands:
            with self.subTest(command=command):
                text = self.run_program(command, "--help").out
                options = self.offered(command, "-")
                self.assertIn("--help", options)
                for option in options:
                    self.assertIn(option, text)
                self.assertEqual(text.count("\n  -"), len(options))

    def test_every_rule_and_environment(self):
        rules = [rule["id"] for rule in self.run_program("rules", "--format", "json").json["rules"]]
        self.assertEqual(self.offered("explain", ""), rules)
        self.assertEqual(self.offered("scan", "--env", ""), ["dev", "sandbox", "prod"])

    def test_a_variable_names_the_configuration(self):
        result = self.run_program("complete", "--", "scan", "--env", "", KEYREF_CONFIG="other.yaml")
        self.assertEqual(result.out, "staging\t\n")

    def test_nothing_is_offered_where_nothing_is_known(self):
        self.assertEqual(self.offered("scan", "--jobs", ""), [])
        self.assertEqual(self.offered("rules", ""), [])
        self.assertEqual(self.offered("scan", "--unknown="), [])

    def test_a_broken_configuration_offers_no_environment(self):
        self.write("keyref.yaml", "version: 7\n")
        self.assertEqual(self.run_program("complete", "--", "scan", "--env", "").out, "")


if __name__ == "__main__":
    program.main()
