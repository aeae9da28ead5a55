"""Expected output of the fleets in testdata/, in every format: `./dev goldens` writes it, goldens_test.py compares.

    python tests/goldens.py --write PROGRAM
"""

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
NOW = "1795521600"  # 2026-11-24T12:00:00Z
FLEETS = ("company", "clean", "charts", "kustomize", "placeholders", "gitops", "literals")
FORMATS = ("text", "json", "sarif")


def golden(fleet, form):
    return TOP / "testdata" / f"{fleet}.{'txt' if form == 'text' else form}"


def output(program, fleet, form, *options):
    """What a scan of a fleet prints, its exit code in the last line of the text format."""
    completed = subprocess.run([program, "scan", "--format", form, *options], cwd=TOP / "testdata" / fleet, capture_output=True,
                               env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": NOW},
                               check=False)
    text = completed.stdout.decode()
    return text + f"exit {completed.returncode}\n" if form == "text" else text


def write(program):
    for fleet in FLEETS:
        for form in FORMATS:
            golden(fleet, form).write_text(output(program, fleet, form))


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "--write":
        sys.exit(__doc__)
    write(str(Path(sys.argv[2]).resolve()))
