#!/usr/bin/env python3
"""Shows which part of keyref the instructions go to.

    python3 bench/profile.py PROGRAM FOLDER [ARGUMENT…]

Instructions, counted by `valgrind --tool=callgrind`, are the same on every run and every machine, and callgrind follows
calls through an optimised program, which sampling cannot without frame pointers. They are no times: waiting, page faults
and cache misses are not in them.
"""

import argparse
import re
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

NAMED = re.compile(r"c?fn=\((\d+)\)(?: (.*))?")


class Calls:
    """Who called whom, with the instructions that each call cost, callees included."""

    def __init__(self, text):
        self.edges = defaultdict(int)
        self.own = defaultdict(int)
        self._names = {}
        self._read(text)

    def _name(self, line):
        """callgrind writes a name once and its number from then on."""
        number, name = NAMED.match(line).groups()
        return self._names.setdefault(number, name)

    def _read(self, text):
        caller = callee = None
        for line in text.splitlines():
            if line.startswith("fn="):
                caller, callee = self._name(line), None
            elif line.startswith("cfn="):
                callee = self._name(line)
            elif line[:1].isdigit() or line[:1] in "+-*":
                cost = int(line.split()[1]) if len(line.split()) > 1 else 0
                if callee is None:
                    self.own[caller] += cost
                else:
                    self.edges[caller, callee] += cost
                    callee = None

    def total(self):
        return sum(self.own.values())

    def of(self, callee, caller=""):
        """Instructions of all calls to functions whose name begins so, from those that hold the other text. A lambda's
        name holds its function's, but does not begin with it; what a function calls of itself is in it already."""
        return sum(cost for (above, below), cost in self.edges.items()
                   if below.startswith(callee) and caller in above and not above.startswith(callee))


def shares(calls):
    """The parts of a scan, in its order; what is left is the rest."""
    yaml = calls.of("keyref::YamlStream::parse(")
    libyaml = sum(calls.of(name, "keyref::Yaml") for name in
                  ("yaml_parser_parse", "yaml_event_delete", "yaml_parser_initialize", "yaml_parser_delete"))
    inventory_yaml = calls.of("keyref::YamlStream::parse(", "InventoryReader")
    inventories = calls.of("keyref::parse_inventory(")
    manifests = calls.of("keyref::parse_manifest(")
    manifest_yaml = calls.of("keyref::YamlStream::parse(", "keyref::parse_manifest")
    parts = {
        "YAML that libyaml reads": libyaml,
        "YAML else": yaml - libyaml,
        "inventories: checking and keeping names": inventories - inventory_yaml,
        "manifests: extraction of facts": manifests - manifest_yaml,
        "join": calls.of("keyref::join("),
        "rules, suggestions, allow": calls.of("keyref::run_rules("),
        "report": calls.of("keyref::text_report"),
    }
    parts["the rest: options, walking, reading, literals, freeing"] = calls.total() - sum(parts.values())
    return parts, inventories


def run(program, folder, arguments):
    """callgrind's own file of one run; git, which keyref may start, is not followed."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "callgrind.out"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, *arguments]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        if not out.exists():
            raise SystemExit(done.stderr)
        return out.read_text()


def short(name):
    """A function's name without namespaces that have none, parameters and the compiler's endings."""
    return re.split(r"[(\[.]", name.replace("(anonymous namespace)::", ""), maxsplit=1)[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="default: scan --jobs 1")
    options = parser.parse_args()
    calls = Calls(run(str(options.program.resolve()), options.folder, options.arguments or ["scan", "--jobs", "1"]))
    parts, inventories = shares(calls)
    total = calls.total()
    print(f"| part | share of {total / 1e6:.0f} million instructions |\n|---|---|")
    for name, cost in parts.items():
        print(f"| {name} | {100 * cost / total:.1f} % |")
    print(f"\nInventories with their YAML: {100 * inventories / total:.1f} %. The functions that cost most by themselves:\n")
    for name, cost in sorted(calls.own.items(), key=lambda item: -item[1])[:10]:
        print(f"- {100 * cost / total:.1f} % `{short(name)}`")


if __name__ == "__main__":
    main()
