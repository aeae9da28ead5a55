"""The published JSON Schemas and the program's own reader agree, on what is right and on what is not."""

import json

import jsonschema
import yaml

import program

RIGHT_CONFIGURATIONS = """
---
---
version: 1
---
environments: {dev: , prod: {}}
---
environments:
  dev: {account: "766597584338", inventory: inventory/dev.yaml, variables: {ENV: dev, N: 1}}
  prod: {account: 137355570712, aliases: [production, live], manifests: ["**/prod/**"]}
---
environments: {dev: {aliases: development, manifests: "dev/**"}}
---
services: {payments: {manifests: ["deploy/payments/**"], source: [apps/payments, libs]}}
---
rules: {unused-secret: off, missing-key: warning, stale-inventory: {after: 14d, severity: note}}
---
allow: [{rule: missing-key, path: "e2e/**", reason: "made by the test", until: 2027-01-31}, {rule: missing-key, path: a}]
---
{ignore: [vendor/], accounts: {shared: ["123456789012"]}}
---
baseline: known.yaml
---
import: {labels: [app.kubernetes.io/name, team], namespaces: "{service}", names: ["{service}-*", "x-{service}"], ignore: ["*/*-tls"]}
---
import: {labels: , ignore: kube-system}
"""

WRONG_CONFIGURATIONS = """
---
[1]
---
version: 2
---
enviroments: {}
---
environments: [dev]
---
environments: {dev: {acount: "766597584338"}}
---
environments: {dev: {account: "7665"}}
---
environments: {"a b": {}}
---
environments: {dev: {aliases: [1.5, "x y"]}}
---
environments: {dev: {variables: [a]}}
---
environments: {dev: {variables: {A: "a b"}}}
---
services: {payments: {sources: [a]}}
---
rules: {no-such-rule: off}
---
rules: {missing-key: loud}
---
rules: {stale-inventory: {after: 14}}
---
rules: {stale-inventory: {before: 14d}}
---
allow: [{rule: missing-key}]
---
allow: [{path: a}]
---
allow: [{rule: missing-key, path: a, until: tomorrow}]
---
allow: {rule: missing-key}
---
accounts: {shared: [dev]}
---
baseline: [known.yaml]
---
import: [team]
---
import: {label: team}
---
import: {labels: ["a/b/c"]}
---
import: {labels: ["a b"]}
---
import: {names: ["payments-*"]}
---
import: {namespaces: ["{service}-{service}"]}
"""

RIGHT_INVENTORIES = """
---
---
environment: dev
---
{environment: dev, taken: 2026-11-20T10:00:00Z, global: {a: [K, k.x, tls.crt]}}
---
{taken: 2026-11-20, global: {}, services: {payments: {a: {keys: [K]}, b: {keys: unknown}}}}
---
global: {a: {type: kubernetes.io/tls}, b: {type: Opaque, keys: []}, c.d-e: []}
---
global: {a: {planned: true, keys: [K], rotated: 2026-08-01, rotate_every: 90d, namespace: x}}
---
stores: {jenkins: [deploy-key, a.b_c], aws-ssm: [/payments/url], github-actions: NPM_TOKEN, sst: [StripeKey]}
---
stores: {jenkins: [a, {name: b, planned: true}], aws-secrets-manager: {a: {keys: [X], planned: true}, b: {keys: unknown}}}
---
stores: {jenkins: , aws-secrets-manager: {payments/db: [USER], payments/licence: [], payments/partner: unknown}}
---
global: {a: [{namespace: x, keys: [K]}, {namespace: [y, z], keys: [L]}]}
"""

WRONG_INVENTORIES = """
---
[a]
---
stores: [jenkins]
---
stores: {vault: [a]}
---
stores: {jenkins: {a: b}}
---
stores: {jenkins: ["a b"]}
---
stores: {aws-secrets-manager: [payments/db]}
---
stores: {aws-secrets-manager: {payments/db: }}
---
stores: {aws-secrets-manager: {payments/db: some}}
---
stores: {sst: ["a=b"]}
---
stores: {jenkins: [{planned: true}]}
---
stores: {jenkins: [{name: a, keys: [X]}]}
---
stores: {jenkins: [{name: a, planned: soon}]}
---
stores: {aws-secrets-manager: {a: {planned: true}}}
---
stores: {aws-secrets-manager: {a: {keys: [X], type: Opaque}}}
---
globals: {}
---
taken: yesterday
---
global: [a]
---
global: {A_B: [K]}
---
global: {a: }
---
global: {a: K}
---
global: {a: {}}
---
global: {a: {type: Opaque}}
---
global: {a: {keys: some}}
---
global: {a: {keys: [K], planned: maybe}}
---
global: {a: {keys: [K], rotate_every: 90}}
---
global: {a: {K: value}}
---
global: {a: [K: value]}
---
global: {a: ["K L"]}
---
global: {a: [..]}
---
global: {a: [{keys: [K]}]}
---
services: {payments: [a]}
---
services: {"pay ments": {}}
"""


class Loader(yaml.SafeLoader):
    """Dates stay strings, as they are for Keyref."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def documents(text):
    return [part.strip("\n") for part in text.split("\n---\n")[1:]]


def schema(name):
    content = json.loads((program.TOP / "schemas" / f"{name}.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(content)
    return jsonschema.Draft7Validator(content)


class Schemas(program.Fleet):
    def accepted(self, path, text):
        """Does the program read this file? Its own words are checked for a place."""
        self.write(path, text)
        result = self.run_program("scan")
        if result.code == 2:
            self.assertRegex(result.err, rf"^{path}:\d+:\d+: error")
        return result.code != 2

    def check(self, path, name, texts, right):
        validator = schema(name)
        for text in documents(texts):
            with self.subTest(text=text):
                self.assertEqual(self.accepted(path, text + "\n"), right, "the program")
                self.assertEqual(validator.is_valid(yaml.load(text, Loader)), right, "the schema")

    def test_configurations(self):
        for environment in ("dev", "prod"):
            self.write(f"inventory/{environment}.yaml", "{}\n")
        self.write("known.yaml", "version: 1\n")
        self.check("keyref.yaml", "keyref", RIGHT_CONFIGURATIONS, True)
        self.check("keyref.yaml", "keyref", WRONG_CONFIGURATIONS, False)

    def test_inventories(self):
        self.check("inventory/dev.yaml", "inventory", RIGHT_INVENTORIES, True)
        self.check("inventory/dev.yaml", "inventory", WRONG_INVENTORIES, False)

    def test_the_schema_knows_every_rule(self):
        rules = self.run_program("rules", "--format", "json").json["rules"]
        self.assertEqual([rule["id"] for rule in sorted(rules, key=lambda rule: rule["id"])],
                         schema("keyref").schema["definitions"]["rule"]["enum"])


if __name__ == "__main__":
    program.main()
