#!/usr/bin/env python3
"""Measures the search for literals beside other scanners, on the same trees in the same run.

    python3 bench/literals.py PROGRAM [FOLDER…] [--quick]

Without a FOLDER a generated tree of applications is searched. The floor is `rg -uuu -c` of one literal. Of the other
scanners those are measured that are installed here, or that `go install`, `cargo install` and `pip install` bring.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from applications import write_applications
from measure import measure, peak_memory

WORK = Path(__file__).resolve().parent.parent / "build" / "bench"
TOOLS = WORK / "tools"
SERVICES = 40
GOAL = 5  # times rg

# How each is installed, and asked to search a folder without verifying anything over a network.
SCANNERS = {
    "ripsecrets": (["cargo", "install", "--root", str(TOOLS), "ripsecrets"], "{} ."),
    "gitleaks": (["go", "install", "github.com/zricethezav/gitleaks/v8@latest"], "{} dir . --no-banner --log-level error"),
    "kingfisher": (["pip", "install", "--quiet", "--target", str(TOOLS / "kingfisher-bin"), "kingfisher-bin"],
                   "{} scan . --no-validate --git-history none --no-update-check"),
}


def program_of(name):
    """The scanner, installed where it is missing; nothing where that does not go."""
    for place in (TOOLS / name, TOOLS / "bin" / name, TOOLS / "kingfisher-bin" / "bin" / name):
        if place.exists():
            return place
    if found := shutil.which(name):
        return found
    install = SCANNERS[name][0]
    if not shutil.which(install[0]):
        return None
    TOOLS.mkdir(parents=True, exist_ok=True)
    subprocess.run(install, env={**os.environ, "GOBIN": str(TOOLS / "bin")}, check=False, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return next((place for place in (TOOLS / "bin" / name, TOOLS / "kingfisher-bin" / "bin" / name) if place.exists()), None)


def applications():
    folder = WORK / "applications"
    if not (folder / "apps").exists():
        write_applications(folder, SERVICES)
    return folder


def runs_at_all(command, folder):
    """Scanners end with a number of their own for findings; what it means is known of rg and keyref only."""
    done = subprocess.run(command.split(), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode not in (2, 3, 126, 127) or not done.stderr


def commands_for(program):
    commands = {"rg": "rg -uuu -c secretKeyRef .", "rg -j1": "rg -uuu -j1 -c secretKeyRef .",
                "keyref": f"{program} scan --no-ignore", "keyref -j1": f"{program} scan --no-ignore --jobs 1"}
    missing = []
    for name, (_, arguments) in SCANNERS.items():
        if found := program_of(name):
            commands[name] = arguments.format(found)
        else:
            missing.append(name)
    return commands, missing


def table(figures, commands, memory):
    rows = ["| what | wall | CPU | times rg | peak memory |", "|---|---|---|---|---|"]
    for name in commands:
        floor = "rg -j1" if name.endswith("-j1") else "rg"
        rows.append(f"| {name} | {figures.milliseconds(name):.0f} ms | {figures.milliseconds(name, 'cpu'):.0f} ms | "
                    f"{figures.ratio(name, floor):.1f} | {memory[name]:.0f} MB |")
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--quick", action="store_true", help="few runs")
    options = parser.parse_args()
    commands, missing = commands_for(options.program.resolve())
    met = True
    for folder in options.folders or [applications()]:
        working = {name: command for name, command in commands.items() if runs_at_all(command, folder)}
        rounds, runs = (2, 2) if options.quick else (5, 3)
        figures = measure([(folder, working, 1)], rounds, runs)
        memory = {name: peak_memory(command, folder) for name, command in working.items()}
        print(f"{folder}\n\n{table(figures, working, memory)}\n")
        met = met and figures.ratio("keyref", "rg") <= GOAL
    if missing:
        print("Not measured, since not to be installed here: " + ", ".join(missing))
    sys.exit(0 if met else f"keyref takes more than {GOAL} times what rg takes")


if __name__ == "__main__":
    main()
