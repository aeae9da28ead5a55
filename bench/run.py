#!/usr/bin/env python3
"""Measures speed and memory of keyref, and writes the table of README.md beside this file.

    python3 bench/run.py PROGRAM [--quick] [--charts]

The fleets, and the programs to compare with, are kept in build/bench/ for the next time.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from measure import measure, peak_memory
from readme import write_table

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / "build" / "bench"
SCALE = 20
CHARTS, ENVIRONMENTS = 200, 4
LARGE_SHARE = 0.4  # of the runs: one of the large fleet takes as long as twenty of the other
KUBE_LINTER = "golang.stackrox.io/kube-linter/cmd/kube-linter@v0.7.6"
KUBE_LINTER_ARGUMENTS = "lint --do-not-auto-add-defaults --include env-value-from ."
SINGLE = "services/ordinary/deployment.yaml"
BROKEN = "services/ordinary-broken/deployment.yaml"


def fleet(name, scale, *options):
    """The folder of a fleet, generated anew only where the generator changed."""
    folder, stamp = WORK / name, WORK / f"{name}.stamp"
    sources = b"".join((HERE / each).read_bytes() for each in ("generate.py", "manifests.py", "charts.py"))
    wanted = hashlib.sha256(sources + f"{scale}{options}".encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        stamp.unlink(missing_ok=True)
        subprocess.run([sys.executable, str(HERE / "generate.py"), str(folder), "--scale", str(scale), *options], check=True)
        stamp.write_text(wanted)
    return folder


def size(folder, pattern):
    """Megabytes of the files that match."""
    return sum(path.stat().st_size for path in folder.glob(pattern)) / 1e6


def kube_linter():
    """The program, or why there is none."""
    tools = WORK / "tools"
    program = tools / "kube-linter"
    if program.exists():
        return program, ""
    if not shutil.which("go"):
        return None, "there is no `go`"
    tools.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["go", "install", KUBE_LINTER], env={**os.environ, "GOBIN": str(tools)}, text=True, check=False,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode == 0 and program.exists():
        return program, ""
    print(done.stderr, file=sys.stderr)
    lines = done.stderr.strip().splitlines() or ["no message"]
    return None, "`go install` failed: " + lines[-1].rsplit(": ", 1)[-1]


def groups_of(program, small, large, charts, linter):
    """What is run where, and what share of the runs it gets. Names carry the fleet: ratios are asked for by name."""
    def scans(fleet_name):
        return {f"{fleet_name} -j1": f"{program} scan --jobs 1", f"{fleet_name}": f"{program} scan",
                f"{fleet_name} rg -j1": "rg -j1 -c secretKeyRef .", f"{fleet_name} rg": "rg -c secretKeyRef ."}
    first = scans("fleet")
    first |= {"single": f"{program} scan {SINGLE}", "broken": f"{program} scan {BROKEN}", "version": f"{program} --version"}
    if linter:
        first["kube-linter"] = f"{linter} {KUBE_LINTER_ARGUMENTS}"
    return [(small, first, 1), (large, scans("large"), LARGE_SHARE), charts_group(program, charts)]


def charts_group(program, charts):
    return charts, {"charts -j1": f"{program} scan --jobs 1", "charts": f"{program} scan"}, 1


def check(groups):
    """A program that fails at once would be a fast one."""
    for folder, commands, _ in groups:
        for name, command in commands.items():
            done = subprocess.run(command.split(), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
            if done.returncode not in (0, 1) or not done.stdout + done.stderr:
                sys.exit(f"bench: `{name}` ended with {done.returncode}: {done.stderr.decode()[-400:]}")


def row(what, figure, target="", met=None):
    return f"| {what} | {figure} | {target} | {'' if met is None else 'yes' if met else '**no**'} |"


def speed_row(figures, name, megabytes):
    speed = megabytes / figures.milliseconds(f"{name} -j1", "cpu") * 1000
    return row(f"{name}: manifests a second and core, end to end", f"{speed:.1f} MB/s", "≥ 30 MB/s", speed >= 30)


def time_row(figures, what, name, target=None):
    wall = figures.milliseconds(name)
    figure = f"{wall:.1f} ms (CPU {figures.milliseconds(name, 'cpu'):.1f} ms)"
    return row(what, figure, f"≤ {target} ms" if target else "", wall <= target if target else None)


def chart_rows(figures):
    each = figures.milliseconds("charts -j1", "cpu") / (CHARTS * ENVIRONMENTS)
    return [time_row(figures, "charts, `--jobs 1`", "charts -j1"), time_row(figures, "charts, all cores", "charts"),
            row("charts: CPU time for one chart and environment", f"{each:.2f} ms")]


def table(figures, memory, sizes, missing):
    """All rows. What is divided by something else stands with it in the row's name."""
    linear = figures.ratio("large -j1", "fleet -j1", "cpu") / (sizes["large"] / sizes["fleet"])
    rows = ["| what | on this run's machine | target | met |", "|---|---|---|---|"]
    rows += [speed_row(figures, name, sizes[name]) for name in ("fleet", "large")]
    for name in ("fleet", "large"):
        rows += [time_row(figures, f"{name}, `--jobs 1`", f"{name} -j1"), time_row(figures, f"{name}, all cores", name)]
    rows += chart_rows(figures)
    rows.append(row("CPU time a byte, large / fleet", f"{linear:.2f}", "≤ 1.10 (linear)", linear <= 1.1))
    rows.append(row("peak memory, fleet", f"{memory['fleet']:.0f} MB", "< 100 MB", memory["fleet"] < 100))
    growth = memory["large"] / memory["fleet"] / (sizes["large"] / sizes["fleet"])
    rows.append(row("peak memory, large", f"{memory['large']:.0f} MB ({growth:.2f} of linear)"))
    rows.append(time_row(figures, "one manifest of the fleet, named", "single", 15))
    rows.append(time_row(figures, "the same with a misspelt key in it", "broken"))
    rows.append(time_row(figures, "`keyref --version`", "version"))
    for name in ("fleet", "large"):
        rows.append(row(f"keyref / `rg -c secretKeyRef`, {name}, one thread",
                        f"{figures.ratio(f'{name} -j1', f'{name} rg -j1'):.1f} times"))
        rows.append(row(f"keyref / `rg -c secretKeyRef`, {name}, all cores", f"{figures.ratio(name, f'{name} rg'):.1f} times"))
    if missing:
        rows.append(row("keyref / kube-linter, fleet", f"not measured: {missing}"))
    else:
        rows.append(row("keyref / kube-linter, fleet", f"{figures.ratio('fleet', 'kube-linter'):.3f} times"))
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--quick", action="store_true", help="few runs, and the table is only printed")
    parser.add_argument("--charts", action="store_true", help="only the fleet of charts, whose rows are only printed")
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    program = options.program.resolve()
    charts = fleet("charts", 1, "--charts")
    rounds, runs = (3, 3) if options.quick else (7, 5)
    if options.charts:
        groups = [charts_group(program, charts)]
        check(groups)
        print("\n".join(chart_rows(measure(groups, rounds, runs))))
        return
    small, large = fleet("fleet", 1), fleet("large", SCALE)
    linter, missing = kube_linter()
    groups = groups_of(program, small, large, charts, linter)
    check(groups)
    figures = measure(groups, rounds, runs)
    memory = {name: peak_memory(f"{program} scan", folder) for name, folder in (("fleet", small), ("large", large))}
    sizes = {name: size(folder, "services/*/*.yaml") for name, folder in (("fleet", small), ("large", large))}
    note = (f"fleet: 200 services, {sizes['fleet']:.1f} MB of manifests, 4 inventories of 5,000 keys each "
            f"({size(small, 'inventory/*'):.1f} MB). large: {SCALE} times that ({sizes['large']:.1f} MB and "
            f"{size(large, 'inventory/*'):.1f} MB). charts: the services of the fleet, each a Helm chart with {ENVIRONMENTS} values "
            f"files ({size(charts, 'services/**/*.*'):.1f} MB).\n"
            f"Medians of {rounds} rounds. Megabytes are millions of bytes of manifests, over user and system time of "
            f"`--jobs 1`;\ninventories cost time there, but count for nothing.")
    text = note + "\n\n" + table(figures, memory, sizes, missing)
    print(text)
    if not options.quick:
        write_table("references", text)


if __name__ == "__main__":
    main()
