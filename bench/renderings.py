#!/usr/bin/env python3
"""Compares what keyref reads out of charts' templates with what Helm makes of them.

    python3 bench/renderings.py PROGRAM HELM FOLDER… [--values FILE…] [--switched] [--list]

Every folder below FOLDER with a Chart.yaml is a chart, but for those in another chart's `charts/`. A chart is rendered with its
values.yaml, and once more with each file of its `ci/`; with --switched also with all that is called `enabled` switched the other
way, and with names for all secrets that its values leave empty. Both programs see the same copy of it, with the release's name and namespace
written in, so that names can be compared. Dependencies that are not there are looked for among the charts of FOLDER; those found
nowhere are left out for both.

Needs Helm 3 and PyYAML: `go install helm.sh/helm/v3/cmd/helm@latest`, tests/requirements.txt.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml
from references import references_of

RELEASE, NAMESPACE = "krl", "krns"
FILLED = [(re.compile(r"[\w.$]*\.Release\.Name\b"), f"`{RELEASE}`"), (re.compile(r"[\w.$]*\.Release\.Namespace\b"), f"`{NAMESPACE}`")]
PARTS = ("Chart.yaml", "values.yaml", "templates", "charts", "crds", "files", "values.schema.json")
ENVIRONMENT = "dev"
KUBERNETES = "1.33.0"  # Helm assumes what it was built with


class Loader(yaml.CSafeLoader):
    """YAML as Helm reads it: `=` is a string."""


Loader.add_constructor("tag:yaml.org,2002:value", lambda loader, node: node.value)


def charts_below(folder):
    """Folders of charts by their names; subcharts come with the chart that holds them."""
    found = sorted(path.parent for path in folder.rglob("Chart.yaml"))
    return [path for path in found if not any(parent / "charts" in path.parents for parent in path.parents if parent in found)]


def load_yaml(path):
    return yaml.load(path.read_text(), Loader=Loader) or {}


def fill_in(path):
    try:
        text = path.read_text()
    except UnicodeDecodeError:
        return
    for pattern, name in FILLED:
        text = pattern.sub(name, text)
    path.write_text(text)


def copy_chart(chart, target, known, depth=0):
    """Copies what makes a chart, with its dependencies in `charts/`. The names of those that are nowhere."""
    target.mkdir(parents=True)
    for part in PARTS:
        if (chart / part).is_dir():
            shutil.copytree(chart / part, target / part)
        elif (chart / part).exists():
            shutil.copy(chart / part, target / part)
    about = load_yaml(target / "Chart.yaml")
    wanted, missing = about.get("dependencies") or [], []
    if (chart / "requirements.yaml").exists():
        wanted = load_yaml(chart / "requirements.yaml").get("dependencies") or []
    if not wanted:
        return missing
    kept = []
    for dependency in wanted:
        name = dependency["name"]
        if not (target / "charts" / name).is_dir():
            if name not in known or depth > 3:
                missing.append(name)
                continue
            missing += copy_chart(known[name], target / "charts" / name, known, depth + 1)
        kept.append({**dependency, "version": "*-0", "repository": ""})
    about.update(apiVersion="v2", dependencies=kept)
    (target / "Chart.yaml").write_text(yaml.safe_dump(about, sort_keys=False))
    return missing


def switched(values, path=()):
    """The values that are switches, the other way; and names of secrets, where there are none."""
    changed = {}
    for key, value in values.items():
        if isinstance(value, dict):
            below = switched(value, (*path, str(key)))
            if below:
                changed[key] = below
        elif key == "enabled" and isinstance(value, bool):
            changed[key] = not value
        elif "secret" in str(key).lower() and value in ("", None):
            changed[key] = "-".join((*path, str(key))).lower()
    return changed


def variants(chart, extra, scratch, switch):
    """Values files that the chart is rendered with, beside its own."""
    yield None
    yield from sorted(chart.glob("ci/*.y*ml"))
    yield from extra
    if switch and (chart / "values.yaml").exists():
        path = scratch / "switched.yaml"
        path.write_text(yaml.safe_dump(switched(load_yaml(chart / "values.yaml"))))
        yield path


def render(helm, folder):
    """What `helm template` makes, or why it makes nothing."""
    command = [helm, "template", RELEASE, str(folder), "--namespace", NAMESPACE, "--skip-schema-validation", "--kube-version", KUBERNETES]
    values = folder / f"values-{ENVIRONMENT}.yaml"
    done = subprocess.run([*command, *(["--values", str(values)] if values.exists() else [])], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None, next((line for line in done.stderr.splitlines() if line.startswith("Error:")), "")[-160:]
    return references_of(yaml.load_all(done.stdout, Loader=Loader)), None


def inventory_pairs(path):
    """The names and keys that `keyref init` wrote down; `*` where something uses all keys of a secret, so that it names none."""
    inventory = load_yaml(path)
    pairs = set()
    for section in [inventory.get("global") or {}, *(inventory.get("services") or {}).values()]:
        for name, entry in section.items():
            keys = entry.get("keys", []) if isinstance(entry, dict) else entry
            pairs |= {(name, None)} | {(name, key) for key in (["*"] if keys == "unknown" else keys)}
    return pairs


def read_with_keyref(program, folder):
    """What keyref finds: names and keys, those of values files that no template writes, and why references are unknown."""
    subprocess.run([program, "init", "--env", ENVIRONMENT, str(folder)], check=True, capture_output=True)
    found = inventory_pairs(folder / "inventory" / f"{ENVIRONMENT}.yaml")
    done = subprocess.run([program, "scan", "--format", "json", str(folder)], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    return found, report["summary"]["references"], report["findings"]


class Tally:
    """Figures of one folder of charts."""

    def __init__(self):
        self.counts, self.failures, self.reasons, self.lines = Counter(), Counter(), Counter(), []

    def add(self, name, rendered, found, counts, findings):
        found = {pair for pair in found if pair[1] != "*"} | {pair for pair in rendered if (pair[0], "*") in found}
        self.counts.update(renderings=1, rendered=len(rendered), found=len(rendered & found), only_keyref=len(found - rendered),
                           present=counts["present"], unknown=counts["unknown"], absent=counts["absent"])
        for finding in findings:
            if finding["rule"] == "unknown-reference":
                self.reasons[re.sub(r"`[^`]*`", "`…`", finding["message"])] += 1
            if finding["rule"] in ("unknown-reference", "syntax-error", "missing-secret", "missing-key", "invalid-reference"):
                self.lines.append(f"{name}: {finding['rule']} {finding['file']}:{finding['line']} {finding['message']}")
        self.lines += [f"{name}: not found {pair}" for pair in sorted(rendered - found, key=str)]
        self.lines += [f"{name}: only keyref {pair}" for pair in sorted(found - rendered, key=str)]

    def print(self, label, details):
        count = self.counts
        share = 100 * count["found"] / max(1, count["rendered"])
        print(f"{label}: {count['renderings']} renderings, {count['rendered']} references in them; found {count['found']} ({share:.1f} %), "
              f"only in keyref {count['only_keyref']}; references counted by keyref: {count['present']} known, {count['unknown']} unknown, "
              f"{count['absent']} absent; not rendered by helm: {sum(self.failures.values())}; missing dependencies: {count['missing']}")
        for what, number in [*self.reasons.most_common(), *(self.failures.most_common() if details else [])]:
            print(f"  {number:5} {what}")
        print(*self.lines if details else [], sep="\n")


def compare(program, helm, folder, extra, switch, scratch):
    tally = Tally()
    charts = charts_below(folder)
    known = {}
    for chart in charts:
        known.setdefault(load_yaml(chart / "Chart.yaml").get("name", chart.name), chart)
    for chart in charts:
        for values in variants(chart, extra, scratch, switch):
            name = f"{chart.relative_to(folder)}{'+' + values.name if values else ''}"
            copy = scratch / "chart" / chart.name
            shutil.rmtree(copy.parent, ignore_errors=True)
            tally.counts["missing"] += len(copy_chart(chart, copy, known))
            if values:
                shutil.copy(values, copy / f"values-{ENVIRONMENT}.yaml")
            for path in copy.rglob("*"):
                if path.is_file():
                    fill_in(path)
            rendered, failure = render(helm, copy)
            if rendered is None:
                tally.failures[f"{name}: {failure}"] += 1
            else:
                tally.add(name, rendered, *read_with_keyref(program, copy))
    return tally


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("helm")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--values", nargs="*", type=Path, default=[], help="files that each chart is rendered with once more")
    parser.add_argument("--switched", action="store_true", help="each chart once more, with its switches the other way")
    parser.add_argument("--list", action="store_true", help="every difference, every unknown, and what helm could not render")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for folder in arguments.folders:
            tally = compare(str(arguments.program.resolve()), arguments.helm, folder, arguments.values, arguments.switched, Path(scratch))
            tally.print(folder.name, arguments.list)


if __name__ == "__main__":
    sys.exit(main())
