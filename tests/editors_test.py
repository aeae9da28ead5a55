"""Editors: what a problem matcher of VS Code and vim's :make take from the text is what json says. The settings are those of docs/editor.md."""

import json
import subprocess

import guides
import program
from program import deployment

GUIDE = guides.guide("editor")
GO = 'package main\n\nfunc main() {\n\tif true {\n\t\tapi.Connect("db", "user", secret)\n\t\tconst password = "Tr0ub4dor&3"\n\t}\n}\n'
VIM_TYPES = {"E": "error", "W": "warning", "I": "note"}
# VS Code takes a `note` as an info by itself; here that is the matcher's own severity, for what it does not know.
MATCHER_SEVERITIES = {"error": "error", "warning": "warning", "info": "note"}


class Editors(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal:\n  shared-db: [URL]\n  forgotten: [K]\n")
        references = (("A", "gone", "URL"), ("B", "shared-db", "URI"), ("C", "gone", "K, optional: true"), ("A", "shared-db", "URL"))
        for name in ("web", "a b", "ä😀", "c:1:2"):
            self.write(f"services/{name}/deployment.yaml", deployment("web", *references))
        self.write("services/web/main.go", GO)
        self.write("services/web/.env", "note=error[missing-key]: --> x:1:1\nDB_PASSWORD=Tr0ub4dor&3\n")
        self.findings = self.scan().findings
        self.assertEqual({each["severity"] for each in self.findings}, {"error", "warning", "note"})
        self.assertTrue([each for each in self.findings if each["file"].endswith(".go") and each["column"] > 3])

    def call(self, *command, **more):
        return subprocess.run(command, check=True, capture_output=True, timeout=100, text=True, **more).stdout

    def wanted(self):
        return [(each["file"], each["line"], each["column"], each["severity"], each["rule"], each["message"]) for each in self.findings]

    def test_vs_code(self):
        tasks = self.write(".vscode/tasks.json", guides.block(GUIDE, "json", "problemMatcher"))
        [task] = json.loads(tasks.read_text())["tasks"]
        text = self.run_program(*task["command"].split()[1:]).out
        read = json.loads(self.call("node", program.TOP / "tests/editors/read_problems.js", tasks, input=text))
        self.assertEqual([(each["file"], each["line"], each["column"], MATCHER_SEVERITIES[each["severity"]], each["code"], each["message"])
                          for each in read], self.wanted())

    def test_vim(self):
        self.write("home/.vim/compiler/keyref.vim", guides.block(GUIDE, "vim", "errorformat"))
        self.write("bin/keyref", f'#!/bin/sh\nexec "{program.program()}" "$@"\n').chmod(0o755)
        self.write(".gitignore", "/home/\n/bin/\n/quickfix\n")
        self.git("init", "-q")
        environment = program.clean_environment(self.top / "home")
        environment["PATH"] = f"{self.top}/bin:{environment['PATH']}"
        entries = "map(getqflist(), {_, each -> extend(each, {'file': bufname(each.bufnr)})})"
        self.call("vim", "-u", "NONE", "-N", "-e", "-s", "-c", "compiler keyref", "-c", "silent make!",
                  "-c", f"call writefile([json_encode({entries})], 'quickfix')", "-c", "qall!", cwd=self.top, env=environment)
        read = json.loads((self.top / "quickfix").read_text())
        self.assertEqual([(each["file"], each["lnum"], each["col"], VIM_TYPES[each["type"]], each["text"]) for each in read],
                         [(*place, f"[{rule}]: {message}") for *place, rule, message in self.wanted()])


if __name__ == "__main__":
    program.main()
