"""Values planted in keyref.yaml, in inventories, in options and in the environment: nothing shows one, nor a piece of one.

`@` in a text below is a place; each in turn gets each value, the others an ordinary word.
"""

import program
from planting import VALUES, Planted, documents, leaks

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

    def test_a_configuration(self):
        self.check("keyref.yaml", CONFIGURATION)

    def test_a_wrong_configuration(self):
        for document in documents(WRONG_CONFIGURATION):
            self.check("keyref.yaml", document, quote="*@" not in document and '"@' not in document)

    def test_inventories(self):
        for document in documents(INVENTORY):
            self.check("inventory/dev.yaml", document, quote="*@" not in document and '"@' not in document)

    def test_options(self):
        for name, value in VALUES.items():
            for arguments in (["--token", value], ["--token=" + value], ["-t" + value], ["--" + value], ["--env", value],
                              ["--format", value], ["--fail-on", value], ["--jobs", value], ["--report", value], ["--report", value + "=x"]):
                result = self.run_program("scan", *arguments)
                self.assertEqual((result.code, leaks(value, result.out + result.err)), (2, []), (name, arguments[0]))
            for arguments in ([value], ["explain", value], ["rules", "--format", value], ["init", "--env", value],
                              ["--" + value], ["init", "--x", value]):
                result = self.run_program(*arguments)
                self.assertEqual((result.code, leaks(value, result.out + result.err)), (2, []), (name, arguments[0]))

    def test_environment_variables(self):
        for value in VALUES.values():
            self.assertEqual(leaks(value, self.outputs(ENV=value, API_TOKEN=value, SOURCE_DATE_EPOCH=value)), [])


if __name__ == "__main__":
    program.main()
