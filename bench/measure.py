"""Taking times and memory in a way that a noisy, shared machine cannot spoil.

Commands that are compared run in turn, a few runs each, round after round. A ratio is taken inside a round, where both
saw the same neighbours, and the median of the rounds' ratios is what counts.
"""

import json
import re
import subprocess
import tempfile
from pathlib import Path
from statistics import median


class Rounds:
    """The times of several commands, a list a command with one figure a round."""

    def __init__(self):
        self.wall = {}
        self.cpu = {}

    def add(self, results):
        """One round of hyperfine's results."""
        for result in results:
            self.wall.setdefault(result["command"], []).append(result["median"])
            self.cpu.setdefault(result["command"], []).append(result["user"] + result["system"])

    def ratio(self, above, below, figure="wall"):
        """The median of the ratios of paired rounds."""
        figures = getattr(self, figure)
        return median(a / b for a, b in zip(figures[above], figures[below]))

    def milliseconds(self, name, figure="wall"):
        return 1000 * median(getattr(self, figure)[name])


def hyperfine(commands, folder, runs):
    """One round: every command `runs` times without a shell. Findings make keyref exit with 1, which is no failure."""
    with tempfile.TemporaryDirectory() as scratch:
        export = Path(scratch) / "round.json"
        words = ["hyperfine", "-N", "-i", "--style", "none", "--warmup", "1", "--runs", str(runs), "--export-json", str(export)]
        for name, command in commands.items():
            words += ["-n", name, command]
        subprocess.run(words, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return json.loads(export.read_text())["results"]


def measure(groups, rounds, runs):
    """Rounds over groups of commands: a folder to stand in, the commands, and what share of the runs they get."""
    figures = Rounds()
    for _ in range(rounds):
        for folder, commands, share in groups:
            figures.add(hyperfine(commands, folder, max(1, round(runs * share))))
    return figures


def peak_memory(command, folder):
    """The most memory a command held at once, in MB of 1,000,000 bytes, as /usr/bin/time sees it."""
    done = subprocess.run(["/usr/bin/time", "-v", *command.split()], cwd=folder, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, check=False)
    return int(re.search(r"Maximum resident set size \(kbytes\): (\d+)", done.stderr)[1]) * 1024 / 1e6
