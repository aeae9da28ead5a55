#!/usr/bin/env python3
"""Compares what keyref reads out of kustomizations with what kustomize builds of them.

    python3 bench/overlays.py PROGRAM KUSTOMIZE FOLDER… [--list]

Every kustomization below FOLDER that no other one uses is built. The references of all builds together are compared, by name and key,
with the inventory that `keyref init` writes for a copy of the folder; hashes that kustomize appends to names are taken off. Builds that
fail, mostly for want of another repository, are counted apart.

Needs kustomize 5 and PyYAML: `go install sigs.k8s.io/kustomize/kustomize/v5@v5.7.1`, tests/requirements.txt.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml
from references import references_of
from renderings import Loader, inventory_pairs

NAMES = ("kustomization.yaml", "kustomization.yml", "Kustomization")
HASH = re.compile(r"-[2456789bcdfghkmt]{10}$")
ENVIRONMENT = "dev"


def kustomizations_below(folder):
    return {path.parent: path for name in NAMES for path in sorted(folder.rglob(name)) if ".git" not in path.parts}


def roots_below(folder):
    """Folders of kustomizations that are built for themselves."""
    all_of_them, used = kustomizations_below(folder), set()
    for place, path in all_of_them.items():
        try:
            content = yaml.load(path.read_text(), Loader=Loader) or {}
        except yaml.YAMLError:
            continue
        if content.get("kind") == "Component":
            used.add(place.resolve())
        for word in ("resources", "bases", "components"):
            used |= {(place / entry).resolve() for entry in content.get(word) or [] if isinstance(entry, str)}
    return [place for place in all_of_them if place.resolve() not in used]


def build(kustomize, place):
    """References of what is built, or why nothing is."""
    done = subprocess.run([kustomize, "build", "--load-restrictor", "LoadRestrictionsNone", str(place)], capture_output=True, check=False)
    if done.returncode != 0:
        lines = [line for line in done.stderr.decode(errors="replace").splitlines() if line.startswith("Error:")]
        return None, (lines or ["failed"])[0][:100]
    documents = [each for each in yaml.load_all(done.stdout, Loader=Loader) if isinstance(each, dict)]
    generated = {each["metadata"]["name"] for each in documents if each.get("kind") == "Secret"}
    return {(HASH.sub("", name) if name in generated else name, key) for name, key in references_of(documents)}, None


def read_with_keyref(program, folder, scratch):
    copy = scratch / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, symlinks=True, ignore=shutil.ignore_patterns(".git", "inventory", "keyref.yaml"))
    subprocess.run([program, "init", "--env", ENVIRONMENT, str(copy)], check=True, capture_output=True)
    return inventory_pairs(copy / "inventory" / f"{ENVIRONMENT}.yaml")


def compare(program, kustomize, folder, scratch, details):
    roots, rendered, failures = roots_below(folder), {}, Counter()
    with ThreadPoolExecutor(2) as pool:
        for place, (references, failure) in zip(roots, pool.map(lambda place: build(kustomize, place), roots)):
            if references is None:
                failures[failure] += 1
            for pair in references or ():
                rendered.setdefault(pair, place)
    found = read_with_keyref(program, folder, scratch)
    missed = sorted((pair for pair in rendered if pair not in found and (pair[0], "*") not in found), key=str)
    share = 100 * (len(rendered) - len(missed)) / max(1, len(rendered))
    print(f"{folder.name}: {len(roots)} kustomizations, not built {sum(failures.values())}; {len(rendered)} references in what is built; "
          f"found {len(rendered) - len(missed)} ({share:.1f} %)")
    if details:
        print(*(f"  not found {pair} of {rendered[pair].relative_to(folder)}" for pair in missed), sep="\n")
        print(*(f"  {number:4} {what}" for what, number in failures.most_common()), sep="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("kustomize")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="every reference that was not found, and what kustomize could not build")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for folder in arguments.folders:
            compare(str(arguments.program.resolve()), arguments.kustomize, folder, Path(scratch), arguments.list)


if __name__ == "__main__":
    sys.exit(main())
