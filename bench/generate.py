#!/usr/bin/env python3
"""Writes a fleet to measure on: keyref.yaml, inventories, and the manifests of many services.

The same arguments always write the same bytes, so that figures of two days can be compared. Nothing in it is
anybody's: names are made of word lists, and there are no values.
"""

import argparse
import random
import shutil
import subprocess
from pathlib import Path

from charts import chart
from manifests import Service, manifest

SEED = 20261101
AREAS = "payments orders users catalog search billing media notify audit reports ledger pricing".split()
ROLES = "api worker gateway sync relay store".split()
STEMS = "DATABASE REDIS KAFKA STRIPE JWT SENTRY MAIL SMS S3 OAUTH SESSION WEBHOOK PARTNER SEARCH CRM".split()
ENDINGS = "URL PASSWORD USERNAME API_KEY SECRET TOKEN CLIENT_ID CLIENT_SECRET SIGNING_KEY DSN".split()
KEYS = [f"{stem}_{ending}" for stem in STEMS for ending in ENDINGS]
GLOBAL_SECRETS = 20
GLOBAL_KEYS = 10
MISTAKES = ("misspelt-key", "unknown-secret", "foreign-secret", "number", "not-in-last")
ACCOUNTS = {"dev": "766597584338", "rc": "766597584338"}
OTHER_ACCOUNT = "137355570712"
SINGLE = "ordinary"      # an ordinary manifest without a mistake, of 4 to 8 KB
BROKEN = "ordinary-broken"  # the same with a misspelt key


class Plan:
    """Which secrets exist, and what each service refers to. Every service has a random source of its own."""

    def __init__(self, services, keys, mistaken):
        self.mistaken = mistaken
        self.names = [SINGLE, BROKEN] + [f"{AREAS[i % len(AREAS)]}-{ROLES[i // len(AREAS) % len(ROLES)]}-{i:04d}"
                                         for i in range(services - 2)]
        scale = max(1, services // 200)
        self.globals = {f"shared-{i:03d}": KEYS[i * 7 % 100:][:GLOBAL_KEYS] for i in range(GLOBAL_SECRETS * scale)}
        self.globals["runtime"] = [f"RUNTIME_{ending}" for ending in ENDINGS]  # for envFrom: no other variable is so named
        left = max(0, keys - len(self.globals) * GLOBAL_KEYS - services)  # each service has a file, too
        self.each, self.more = divmod(left, services)

    def keys_of(self, index):
        """A service's own keys: `each`, and one more for the first ones, so that the sum is exact."""
        count = min(len(KEYS), self.each + (1 if index < self.more else 0))
        start = index * 13 % len(KEYS)
        return sorted((KEYS + KEYS)[start:start + count])

    def section(self, index):
        """The inventory section of one service: two secrets of keys, and one file."""
        name, keys = self.names[index], self.keys_of(index)
        half = len(keys) // 2
        return {f"{name}-secrets": keys[half:], f"{name}-db": keys[:half], f"{name}-files": ["credentials.json"]}

    def service(self, index):
        """The references that one service makes; a few percent of the services make one mistake."""
        name, chance = self.names[index], random.Random(f"{SEED}:{index}")
        own = [(key, secret, key) for secret, keys in self.section(index).items() for key in keys if "." not in key]
        shared = [(f"SHARED_{secret[-3:]}_{key}", secret, key) for secret, keys in self.globals.items()
                  if secret != "runtime" for key in keys]
        small = name in (SINGLE, BROKEN)
        wanted = 16 if small else chance.randint(10, 40)
        env = chance.sample(own, min(len(own), wanted * 2 // 3))
        env += chance.sample(shared, wanted - len(env))
        service = Service(name, env, mounted=f"{name}-files", settings=3 if small else chance.randint(30, 90))
        if not small:
            service.job_env = chance.sample(env, min(8, len(env)))
            service.env_from = ["runtime"]
            service.tls = "shared-tls"
        if name == BROKEN:
            make_mistake(service, "misspelt-key", self.names)
        elif not small and chance.random() < self.mistaken:
            make_mistake(service, chance.choice(MISTAKES), self.names)
        return service


def make_mistake(service, mistake, names):
    """One mistake, of the kinds that people make."""
    variable, secret, key = service.env[0]
    if mistake == "misspelt-key":
        service.env[0] = (variable, secret, key[:-2] + key[-1] + key[-2])
    elif mistake == "unknown-secret":
        service.env[0] = (variable, secret + "s", key)
    elif mistake == "foreign-secret":
        service.env[0] = (variable, f"{names[-1 if service.name != names[-1] else 2]}-secrets", key)
    elif mistake == "number":
        service.literal = "RETRY_COUNT"
    else:
        service.env.append(("NEW_FEATURE_TOKEN", f"{service.name}-next", "NEW_FEATURE_TOKEN"))


def inventory(plan, environment, last):
    """One environment's names. The last one lacks the secrets that are about to be promoted."""
    lines = [f"environment: {environment}", "global:",
             "  regcred: {type: kubernetes.io/dockerconfigjson, keys: [.dockerconfigjson]}",
             "  shared-tls: {type: kubernetes.io/tls, keys: [tls.crt, tls.key]}"]
    lines += [f"  {name}: [{', '.join(keys)}]" for name, keys in plan.globals.items()]
    lines.append("services:")
    for index, service in enumerate(plan.names):
        lines.append(f"  {service}:")
        for name, keys in plan.section(index).items():
            lines.append(f"    {name}: {{keys: [{', '.join(keys)}], rotated: 2026-08-01}}")
        if not last:
            lines.append(f"    {service}-next: {{planned: true, keys: [NEW_FEATURE_TOKEN]}}")
    return "\n".join(lines) + "\n"


def settings(environments):
    """keyref.yaml, in the order of promotion."""
    lines = [f'  {name}: {{account: "{ACCOUNTS.get(name, OTHER_ACCOUNT)}", inventory: inventory/{name}.yaml}}'
             for name in environments]
    return "version: 1\nenvironments:\n" + "\n".join(lines) + "\n"


def write_service(folder, service, environments, as_charts):
    files = chart(service, environments) if as_charts else {"deployment.yaml": manifest(service)}
    for name, text in files.items():
        path = folder / "services" / service.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def write_fleet(folder, plan, environments, as_charts):
    """Replaces the folder. It is a git work tree of its own, since a fleet is one wherever it is linted."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "inventory").mkdir(parents=True)
    (folder / "keyref.yaml").write_text(settings(environments))
    for environment in environments:
        text = inventory(plan, environment, environment == environments[-1])
        (folder / "inventory" / f"{environment}.yaml").write_text(text)
    for index in range(len(plan.names)):
        write_service(folder, plan.service(index), environments, as_charts)
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", "-C", str(folder), *command], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--services", type=int, default=200)
    parser.add_argument("--keys", type=int, default=5000, help="of each environment's inventory")
    parser.add_argument("--environments", nargs="+", default=["dev", "rc", "sandbox", "prod"])
    parser.add_argument("--scale", type=int, default=1, help="that many times as many services and keys")
    parser.add_argument("--mistakes", type=float, default=0.04, help="the share of the services that make one")
    parser.add_argument("--charts", action="store_true", help="each service is a Helm chart with a values file an environment")
    options = parser.parse_args()
    plan = Plan(options.services * options.scale, options.keys * options.scale, options.mistakes)
    write_fleet(options.folder, plan, options.environments, options.charts)


if __name__ == "__main__":
    main()
