#!/usr/bin/env python3
"""Measures what a commit hook costs: `keyref scan --staged`, beside `git diff --cached` and gitleaks on the same commit.

    python3 bench/hook.py PROGRAM [--quick]

In a repository of 200 services and some 60 MB one manifest is staged, without a mistake.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from applications import write_applications
from literals import program_of
from measure import measure
from readme import write_table
from run import SINGLE, WORK, fleet

SERVICES = 200
FILES_OF_SERVICE = 21
OVER_GIT = 0.010  # seconds
GITLEAKS_SHARE = 4


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0", *arguments],
                   cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def repository():
    """A fleet with its code, committed; and a line of one manifest staged."""
    folder = fleet("hook", 1)
    if not (folder / "apps").exists():  # the fleet is a git work tree already, without a commit
        write_applications(folder, SERVICES, FILES_OF_SERVICE)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "first")
        git(folder, "gc", "-q")
    manifest = folder / SINGLE
    manifest.write_text(manifest.read_text().replace("replicas: 2", "replicas: 3"))
    git(folder, "add", "-A")
    return folder


def size(folder):
    listed = subprocess.run(["git", "ls-files"], cwd=folder, check=True, capture_output=True, text=True).stdout.splitlines()
    return len(listed), sum((folder / name).stat().st_size for name in listed) / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--quick", action="store_true", help="few runs, and the table is only printed")
    options = parser.parse_args()
    folder = repository()
    commands = {"git diff --cached": "git diff --cached", "keyref scan --staged": f"{options.program.resolve()} scan --staged"}
    if gitleaks := program_of("gitleaks"):
        commands["gitleaks git --staged"] = f"{gitleaks} git --staged --no-banner --log-level error"
    rounds, runs = (2, 5) if options.quick else (7, 20)
    figures = measure([(folder, commands, 1)], rounds, runs)
    rows = ["| what | wall | CPU | times git diff, wall |", "|---|---|---|---|"]
    rows += [f"| `{name}` | {figures.milliseconds(name):.1f} ms | {figures.milliseconds(name, 'cpu'):.1f} ms | "
             f"{figures.ratio(name, 'git diff --cached'):.1f} |" for name in commands]
    files, megabytes = size(folder)
    text = f"One manifest staged, of {files:,} files and {megabytes:.0f} MB. Medians of {rounds} rounds.\n\n" + "\n".join(rows)
    print(text)
    if not options.quick:
        write_table("hook", text)
    missed = []
    over = (figures.milliseconds("keyref scan --staged") - figures.milliseconds("git diff --cached")) / 1000
    if over > OVER_GIT:
        missed.append(f"the hook takes {1000 * over:.1f} ms over `git diff --cached`, where {1000 * OVER_GIT:.0f} is the goal")
    if gitleaks and figures.ratio("gitleaks git --staged", "keyref scan --staged") < GITLEAKS_SHARE:
        missed.append(f"the hook takes more than a {GITLEAKS_SHARE}th of what gitleaks takes")
    sys.exit("\n".join(missed) or 0)


if __name__ == "__main__":
    main()
