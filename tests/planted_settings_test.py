"""Values planted in keyref.yaml, in inventories, in options and in the environment: nothing shows one, nor a piece of one.

`@` in a text below is a place; see planting.py.
"""

import program
from planting import AS_IT_IS, IN_YAML, VALUES, Planted, documents, plants

CONFIGURATION = """\
version: 1
environments:
  dev: {account: 123456789012, inventory: inventory/dev.yaml, variables: {ENV: @, A: a}, aliases: [@], manifests: [@]}
services: {@: {manifests: ["web/**"], source: [@]}}
rules: {missing-key: error}
allow: [{rule: missing-secret, path: @, reason: @}]
ignore: [@]
"""

WRONG_CONFIGURATION = """\
version: @
---
@: 1
---
environments: {@: {}}
---
environments: [@]
---
environments: {dev: {account: @}}
---
environments: {dev: {inventory: @}}
---
environments: {dev: {@: a}}
---
environments: {dev: {variables: {@: a}}}
---
environments: {dev: {variables: {A: [@]}}}
---
environments: {dev: {aliases: [[@]]}}
---
rules: {@: off}
---
rules: {missing-key: @}
---
rules: {stale-inventory: {after: @, @: a}}
---
allow: [{rule: @, path: a}, {rule: missing-key, path: a, until: @}, {@: a}, @]
---
accounts: {shared: [@]}
---
baseline: @
---
baseline: [@]
---
services: @
---
a: *@
---
a: "@
---
@
"""

INVENTORY = """\
environment: @
---
@: {}
---
taken: @
---
global: {@: [K]}
---
global: {a: [@, K]}
---
global: {a: @}
---
global: {a: {K: @}}
---
global: {a: {@: K}}
---
global: {a: {type: @, keys: [K]}}
---
global: {a: {keys: @}}
---
global: {a: {keys: [K], rotated: @, rotate_every: @, namespace: @, planned: @}}
---
services: {@: {a: [K]}}
---
services: {web: {@: [K], b: [@]}}
---
global: {a: [K: @]}
---
global: {a: ["@]}
---
global: {a: [K]} # @
---
global: *@
"""


class Settings(Planted):
    def setUp(self):
        super().setUp()
        references = (("A", '"x-${ENV}"', '"k-${ENV}"'), ("B", "shared-db", "URI"), ("C", "api-db", "K"))
        self.write("web/deployment.yaml", program.deployment("web", *references))

    def check_each(self, path, text):
        """There is one such file in a tree, so that each value needs a run of its own."""
        outputs = []
        for document in documents(text):
            places = AS_IT_IS if "*@" in document or '"@' in document else IN_YAML
            for kind, line, planted in plants(document, places):
                self.write(path, "".join(planted(self.plants.value(kind, f"{path}: {line}"))))
                outputs.append(self.outputs())
        self.assertEqual(self.plants.leaks("\n".join(outputs)), [])

    def test_a_configuration(self):
        self.check_each("keyref.yaml", CONFIGURATION)

    def test_a_wrong_configuration(self):
        self.check_each("keyref.yaml", WRONG_CONFIGURATION)

    def test_inventories(self):
        self.check_each("inventory/dev.yaml", INVENTORY)

    def test_options(self):
        outputs = []
        for kind, value in VALUES.items():
            self.plants.add(value, kind)
            scans = (["--token", value], ["--token=" + value], ["-t" + value], ["--" + value], ["--env", value], ["--format", value],
                     ["--fail-on", value], ["--jobs", value], ["--report", value], ["--report", value + "=x"])
            others = ([value], ["explain", value], ["rules", "--format", value], ["init", "--env", value], ["--" + value],
                      ["init", "--x", value])
            for arguments in (*(["scan", *scan] for scan in scans), *others):
                result = self.run_program(*arguments)
                self.assertEqual(result.code, 2, (kind, arguments[0]))
                outputs.append(result.out + result.err)
        self.assertEqual(self.plants.leaks("\n".join(outputs)), [])

    def test_environment_variables(self):
        for kind, value in VALUES.items():
            self.plants.add(value, kind)
            self.check(ENV=value, API_TOKEN=value, SOURCE_DATE_EPOCH=value)


if __name__ == "__main__":
    program.main()
