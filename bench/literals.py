#!/usr/bin/env python3
"""Measures the search for literals beside other scanners, on the same trees in the same run.

    python3 bench/literals.py PROGRAM [FOLDER…] [--quick]

Without a FOLDER a generated tree of applications is searched, and the table goes into README.md beside this file. The
floor is `rg -uuu -c` of one literal. Of the other scanners those are measured that are installed here, or that
`cargo install`, `go install` and `pip install` bring.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from applications import write_applications
from measure import measure, peak_memory
from readme import write_table

WORK = Path(__file__).resolve().parent.parent / "build" / "bench"
TOOLS = WORK / "tools"
SERVICES = 40
GOAL = 5  # times rg, and as often faster than the fastest scanner
SLOW_SHARE = 0.2  # of the runs: scanners take seconds

# How each is installed, where the program is then, and how it is asked to search a folder without a network.
SCANNERS = {
    "kingfisher": (["pip", "install", "--quiet", "--target", str(TOOLS / "python"), "kingfisher-bin"],
                   TOOLS / "python/kingfisher/bin/kingfisher", "scan . --no-validate --git-history none --no-update-check"),
    "ripsecrets": (["cargo", "install", "--root", str(TOOLS), "ripsecrets"], TOOLS / "bin/ripsecrets", "."),
    "gitleaks": (["go", "install", "github.com/zricethezav/gitleaks/v8@latest"], TOOLS / "bin/gitleaks",
                 "dir . --no-banner --log-level error"),
    "betterleaks": (["go", "install", "github.com/betterleaks/betterleaks@latest"], TOOLS / "bin/betterleaks",
                    "dir . --no-banner --log-level error"),
}


def program_of(name):
    """The scanner, installed where it is missing; nothing where that does not go."""
    install, program, _ = SCANNERS[name]
    if found := shutil.which(name):
        return found
    if not program.exists() and shutil.which(install[0]):
        TOOLS.mkdir(parents=True, exist_ok=True)
        subprocess.run(install, env={**os.environ, "GOBIN": str(TOOLS / "bin")}, check=False, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    return program if program.exists() else None


def applications():
    folder = WORK / "applications"
    if not (folder / "apps").exists():
        write_applications(folder, SERVICES)
    # A repository of its own: else the scan is one of a part of this one, and reads what the part may depend on.
    (folder / "keyref.yaml").write_text("version: 1\n")
    return folder


def scanners():
    """Those that are here, as commands; and the names of the others."""
    found = {name: program_of(name) for name in SCANNERS}
    commands = {name: f"{program} {SCANNERS[name][2]}" for name, program in found.items() if program}
    return commands, [name for name, program in found.items() if not program]


def check(commands, folder):
    """A program that fails at once would be a fast one. Scanners end with a number of their own for findings."""
    for name, command in commands.items():
        done = subprocess.run(command.split(), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode in (2, 3, 126, 127) or b"Traceback" in done.stderr:
            sys.exit(f"bench: `{name}` ended with {done.returncode}: {done.stderr.decode()[-400:]}")


def table(figures, commands, folder):
    rows = ["| what | wall | CPU | times rg, wall | times rg, CPU | peak memory |", "|---|---|---|---|---|---|"]
    for name, command in commands.items():
        floor = "rg -j1" if name.endswith("-j1") else "rg"
        rows.append(f"| {name} | {figures.milliseconds(name):.0f} ms | {figures.milliseconds(name, 'cpu'):.0f} ms | "
                    f"{figures.ratio(name, floor):.1f} | {figures.ratio(name, floor, 'cpu'):.1f} | "
                    f"{peak_memory(command, folder):.0f} MB |")
    return "\n".join(rows)


def misses(figures, others):
    """The goals that are not met."""
    found = []
    if figures.ratio("keyref", "rg") > GOAL:
        found.append(f"keyref takes more than {GOAL} times what rg takes")
    for name in others:
        if figures.ratio(name, "keyref") < GOAL:
            found.append(f"{name} takes less than {GOAL} times what keyref takes")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--quick", action="store_true", help="few runs, and the table is only printed")
    options = parser.parse_args()
    program = options.program.resolve()
    fast = {"rg": "rg -uuu -c secretKeyRef .", "keyref": f"{program} scan --no-ignore",
            "rg -j1": "rg -uuu -j1 -c secretKeyRef .", "keyref -j1": f"{program} scan --no-ignore --jobs 1"}
    others, absent = scanners()
    missed = []
    for folder in options.folders or [applications()]:
        check(fast | others, folder)
        rounds, runs = (2, 2) if options.quick else (5, 5)
        figures = measure([(folder, fast, 1), (folder, others, SLOW_SHARE)], rounds, runs)
        text = table(figures, fast | others, folder)
        if absent:
            text += "\n\nNot measured, since not to be installed here: " + ", ".join(absent) + "."
        print(f"{folder}\n\n{text}\n")
        missed += [f"{folder}: {each}" for each in misses(figures, others)]
        if not options.quick and not options.folders:
            write_table("literals", f"Medians of {rounds} rounds.\n\n{text}")
    sys.exit("\n".join(missed) or 0)


if __name__ == "__main__":
    main()
