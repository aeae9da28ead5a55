#!/usr/bin/env python3
"""Measures the inventory's life: what an import of a large cluster takes, and what a hook pays to read an inventory.

    python3 bench/inventories.py PROGRAM [--quick]

The dump is one of 50,000 Secrets and 1 GB, as `kubectl get secrets -A -o json` prints it; --quick: a fiftieth of that.
"""

import argparse
import base64
import json
import random
import shutil
import sys
import time
from pathlib import Path

from measure import measure, peak_memory
from readme import write_table
from run import WORK

SECRETS = 50_000
KEYS = 4
VALUE = 3_700  # bytes; as base64, some 20 KB a Secret
MOST_MEMORY = 100  # MB
MOST_READING = 10  # milliseconds for an inventory of 5,000 keys


def write_dump(path, secrets):
    """Values are made of few random blocks: what they hold is dropped, and making a gigabyte takes time."""
    made = random.Random(7)
    blocks = [base64.b64encode(made.randbytes(VALUE)).decode() for _ in range(16)]
    with path.open("w") as out:
        out.write('{\n    "apiVersion": "v1",\n    "items": [\n')
        for number in range(secrets):
            secret = {"apiVersion": "v1", "data": {f"KEY_{key}": blocks[(number + key) % 16] for key in range(KEYS)},
                      "kind": "Secret", "metadata": {"name": f"secret-{number:05}", "namespace": f"team-{number % 200:03}"}, "type": "Opaque"}
            text = json.dumps(secret, indent=4).replace("\n", "\n        ")
            out.write(("        " if number == 0 else ",\n        ") + text)
        out.write('\n    ],\n    "kind": "List"\n}\n')


def import_rows(program, folder, secrets):
    """Into an empty inventory, then once more, where nothing changes."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "inventory").mkdir(parents=True)
    (folder / "keyref.yaml").write_text("environments: {dev: {inventory: inventory/dev.yaml}}\n")
    dump = folder / "dump.json"
    write_dump(dump, secrets)
    size = dump.stat().st_size / 1e6
    rows, most = [], 0.0
    for name in ("an empty inventory", "the same again"):
        begun = time.monotonic()
        memory = peak_memory(f"{program} inventory import --env dev {dump}", folder)
        seconds = time.monotonic() - begun
        most = max(most, memory)
        listed = (folder / "inventory/dev.yaml").read_text().count("secret-")
        if listed != secrets:
            sys.exit(f"{listed} of {secrets} Secrets were imported")
        rows.append(f"| import of {secrets:,} Secrets, {size:,.0f} MB, into {name} | {seconds:.1f} s, {size / seconds:.0f} MB/s | {memory:.0f} MB |")
    dump.unlink()
    return rows, most


def write_inventory(path, keys):
    lines = ["environment: dev", "services:"]
    for service in range(keys // 50):
        lines.append(f"  service-{service:03}:")
        for secret in range(5):
            names = [f"DATABASE_{word}_{secret}" for word in ("URL", "PASSWORD", "USER", "HOST", "PORT", "NAME", "TOKEN", "CA", "CERT", "KEY")]
            lines.append(f"    service-{service:03}-{secret}: [{', '.join(names)}]")
    path.write_text("\n".join(lines) + "\n")


def reading_row(program, folder, rounds, runs):
    """What `inventory check` takes longer for 5,000 keys than for none."""
    for keys in (0, 5_000):
        write_inventory(folder / f"{keys}.yaml", keys)
    commands = {str(keys): f"{program} inventory check {folder / f'{keys}.yaml'}" for keys in (0, 5_000)}
    figures = measure([(folder, commands, 1)], rounds, runs)
    more = figures.milliseconds("5000") - figures.milliseconds("0")
    return f"| reading and checking an inventory of 5,000 keys | {more:.1f} ms | |", more


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--quick", action="store_true", help="less of everything, and the table is only printed")
    options = parser.parse_args()
    program = options.program.resolve()
    folder = WORK / "inventories"
    rows, memory = import_rows(program, folder, SECRETS // 50 if options.quick else SECRETS)
    row, reading = reading_row(program, folder, *((2, 5) if options.quick else (7, 20)))
    text = "\n".join(["| what | time | most memory |", "|---|---|---|", *rows, row])
    print(text)
    if not options.quick:
        write_table("inventories", text)
    missed = []
    if memory > MOST_MEMORY:
        missed.append(f"an import holds {memory:.0f} MB, where {MOST_MEMORY} is the goal")
    if reading > MOST_READING:
        missed.append(f"an inventory of 5,000 keys takes {reading:.1f} ms to read, where {MOST_READING} is the goal")
    sys.exit("\n".join(missed) or 0)


if __name__ == "__main__":
    main()
