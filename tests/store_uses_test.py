"""`keyref uses` and `keyref promote` speak of secrets that services and pipelines have in other stores."""

import program
from program import deployment

DEV = """\
environment: dev
stores:
  jenkins: [nexus, unused-key]
  github-actions: [NPM_TOKEN]
  aws-secrets-manager: {payments/db: [USER, PASSWORD], payments/any: unknown}
  aws-ssm: [/payments/url]
  sst: [StripeKey]
"""
SECRET_STORE = """\
apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: {name: aws}
spec: {provider: {aws: {service: SecretsManager, region: eu-west-1}}}
"""
EXTERNAL_SECRET = """\
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: payments-db}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: aws}
  data:
    - {secretKey: USER, remoteRef: {key: payments/db, property: USER}}
  dataFrom:
    - extract: {key: payments/any}
"""
CODE = """\
import { Resource } from 'sst';
export const load = () => client.send(new GetSecretValueCommand({ SecretId: 'payments/db' }));
export const key = Resource.StripeKey.value;
"""


class Stores(program.Fleet):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\n")
        self.write("inventory/dev.yaml", DEV)
        self.prod(DEV)
        self.write("Jenkinsfile", "node {\n  A = credentials('nexus')\n  B = credentials('deploy-prod')\n}\n")
        self.write(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: ${{ secrets.npm_token }}\n")
        self.write("stores/aws.yaml", SECRET_STORE)
        self.write("payments/secret.yaml", EXTERNAL_SECRET)
        self.write("payments/deployment.yaml", deployment("payments"))
        self.write("payments/src/a.ts", CODE)
        self.write("infra/main.tf", 'data "aws_ssm_parameter" "url" { name = "/payments/url" }\n')

    def prod(self, text):
        self.write("inventory/prod.yaml", text.replace("environment: dev", "environment: prod"))


class Uses(Stores):
    def uses(self, word, *more, fields=("file", "line", "kind", "store", "key", "pickup")):
        result = self.run_program("uses", "--format", "json", word, *more)
        self.assertEqual(result.code, 0, result.err)
        return [tuple(use.get(field) for field in fields) for use in result.json["uses"]]

    def test_a_use_in_full(self):
        use, = self.run_program("uses", "--format", "json", "payments/db/USER").json["uses"][:1]
        self.assertEqual(use, {"file": "payments/secret.yaml", "line": 7, "column": 42, "service": "payments", "kind": "other",
                               "store": "aws-secrets-manager", "secret": "payments/db", "makes": "payments-db", "key": "USER", "pickup": "controller",
                               "environments": ["dev", "prod"]})

    def test_every_place_that_asks(self):
        self.assertEqual(self.uses("nexus"), [("Jenkinsfile", 2, "other", "jenkins", None, "next-run")])
        self.assertEqual(self.uses("NPM_TOKEN"), [(".github/workflows/a.yml", 5, "other", "github-actions", None, "next-run")])
        self.assertEqual(self.uses("/payments/url"), [("infra/main.tf", 1, "other", "aws-ssm", None, "unknown")])
        self.assertEqual(self.uses("StripeKey"), [("payments/src/a.ts", 3, "code", "sst", None, "unknown")])
        self.assertEqual(self.uses("payments/db"), [("payments/secret.yaml", 7, "other", "aws-secrets-manager", "USER", "controller"),
                                                    ("payments/src/a.ts", 2, "code", "aws-secrets-manager", None, "unknown")])

    def test_keys(self):
        both = ["payments/secret.yaml", "payments/src/a.ts"]
        self.assertEqual(self.uses("payments/db/USER", fields=("file",)), [(file,) for file in both])
        self.assertEqual(self.uses("payments/db/PASSWORD", fields=("file",)), [("payments/src/a.ts",)])
        self.assertEqual(self.uses("payments/db/GONE"), [])
        self.assertEqual(self.uses("payments/any/KEY"), [])  # nobody knows whether it is one

    def test_environments(self):
        self.assertEqual(self.uses("deploy-prod", fields=("line", "environments")), [(3, ["prod"])])
        self.assertEqual(self.uses("deploy-prod", "--env", "dev"), [])
        self.assertEqual(self.uses("nexus", "--env", "dev", fields=("environments",)), [(["dev"],)])

    def test_without_environments(self):
        for name in ("keyref.yaml", "inventory/dev.yaml", "inventory/prod.yaml"):
            (self.top / name).unlink()
        self.git("init", "-q")
        self.assertEqual(self.uses("nexus", fields=("file", "store", "environments")), [("Jenkinsfile", "jenkins", [])])
        self.assertEqual(self.uses("payments/db", fields=("file", "store")), [("payments/secret.yaml", None),
                                                                              ("payments/src/a.ts", "aws-secrets-manager")])

    def test_beside_a_secret_of_kubernetes(self):
        self.write("web/deployment.yaml", deployment("web", ("KEY", "nexus", "KEY")))
        self.assertEqual(self.uses("nexus", fields=("file", "kind", "store")), [("Jenkinsfile", "other", "jenkins"), ("web/deployment.yaml", "env", None)])
        self.assertEqual(self.run_program("uses", "nexus").out, """\
no service in dev and prod:
  Jenkinsfile:2:20  Jenkins credential  new value: with the next run

web in dev and prod:
  web/deployment.yaml:13:38  env  KEY  new value: restart web

nexus: 1 place of manifests and 0 places of code, and 1 place that asks a store, of 1 service.

To bring a new value to what does not take it by itself:
  kubectl rollout restart deployment/web  # in dev and prod
Without `-n`, kubectl takes the namespace of its context: that of the workload is not known here.
""")

    def test_text(self):
        self.assertEqual(self.run_program("uses", "payments/db").out, """\
payments in dev and prod:
  payments/secret.yaml:7:42  AWS secret  key USER  new value: by itself, into the Secret payments-db
  payments/src/a.ts:2:78     AWS secret            new value: depends on what reads it

payments/db: 2 places that ask a store, of 1 service.
""")

    def test_what_is_computed_may_become_it(self):
        self.write("Jenkinsfile", "node {\n  A = credentials(\"nexus-${env.STAGE}\")\n}\n")
        told = self.run_program("uses", "nexus-main")
        self.assertEqual(told.out, "Nothing here uses nexus-main.\n")
        self.assertIn("names are computed at Jenkinsfile:2, and may become this one", told.err)

    def test_nothing_uses_it(self):
        self.assertIn("nothing here uses `unused-key`", self.run_program("uses", "unused-key").err)
        self.assertIn("did you mean `/payments/url`", self.run_program("uses", "/payments/uri").err)
        self.assertIn("did you mean `payments/db`", self.run_program("uses", "payments/dbs").err)

    def test_code_is_its_services(self):
        self.write("payments/src/b.ts", "client.send(new GetSecretValueCommand({ SecretId: 'payments/gone' }));\n")
        finding, = [each for each in self.scan().findings if each["secret"] == "payments/gone"]
        self.assertEqual((finding["service"], finding["environments"]), ("payments", ["dev", "prod"]))


class Promote(Stores):
    def setUp(self):
        super().setUp()
        self.write("Jenkinsfile", "node {\n  A = credentials('nexus')\n}\n")

    def promote(self, *more, code=0):
        result = self.run_program("promote", "--from", "dev", "--to", "prod", *more)
        self.assertEqual((result.code, result.err), (code, ""), result.out)
        return result

    def plan(self, code=0):
        """Of each state the secrets, each with its store."""
        read = self.promote("--format", "json", code=code).json
        self.present = read["present"]
        return {state: [(each["secret"] + ("/" + each["key"] if "key" in each else ""), each["store"]) for each in secrets]
                for state, secrets in read.items() if isinstance(secrets, list) and secrets}

    def test_all_there(self):
        self.prod(DEV.replace("payments/any: unknown", "payments/any: [KEY]"))
        self.assertEqual((self.plan(), self.present), ({}, 7))

    def test_what_is_missing(self):
        self.prod("environment: dev\nstores: {jenkins: [], github-actions: [], aws-secrets-manager: {payments/db: [PASSWORD]}, aws-ssm: [], sst: []}\n")
        aws = "aws-secrets-manager"
        self.assertEqual(self.plan(1), {
            "missing": [("nexus", "jenkins"), ("npm_token", "github-actions"), ("/payments/url", "aws-ssm"), ("StripeKey", "sst"),
                        ("payments/any", aws), ("payments/db/USER", aws)],
            "fewerKeys": [("payments/db/USER", aws)]})
        self.assertEqual(self.promote("--format", "json", code=1).json["missing"][0], {
            "secret": "nexus", "scope": "jenkins", "store": "jenkins", "services": [], "uses": [{"file": "Jenkinsfile", "line": 2, "column": 20}]})

    def test_unknown_and_planned(self):
        self.prod("environment: dev\nstores: {github-actions: [NPM_TOKEN], jenkins: [{name: nexus, planned: true}], "
                  "aws-secrets-manager: {payments/db: unknown, payments/any: unknown}, sst: [StripeKey]}\n")
        self.assertEqual(self.plan(), {"unknown": [("/payments/url", "aws-ssm"), ("payments/db/USER", "aws-secrets-manager")],
                                       "planned": [("nexus", "jenkins")]})

    def test_a_store_that_no_inventory_lists_is_not_spoken_of(self):
        without = DEV.replace("  jenkins: [nexus, unused-key]\n", "")
        self.write("inventory/dev.yaml", without)
        self.prod(without)
        self.assertEqual((self.plan(), self.present), ({}, 6))

    def test_names_of_one_environment_are_elsewhere(self):
        self.write("Jenkinsfile", "node {\n  A = credentials('deploy-dev')\n}\n")
        self.write(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    environment: dev\n    steps:\n      - run: ${{ secrets.DEV_ONLY }}\n")
        self.assertEqual(self.plan(), {"fromOnly": [("DEV_ONLY", "github-actions"), ("deploy-dev", "jenkins")]})

    def test_what_runs_in_the_first_alone_is_promoted(self):
        self.write("api/overlays/dev/secret.yaml", EXTERNAL_SECRET.replace("payments/any", "api/gone"))
        self.assertEqual(self.plan(1)["missing"], [("api/gone", "aws-secrets-manager")])

    def test_what_somebody_accepted(self):
        self.write("Jenkinsfile", "node {\n  // keyref: allow missing-store-secret -- made by hand\n  A = credentials('deploy')\n}\n")
        self.assertEqual(self.plan(), {"allowed": [("deploy", "jenkins")]})

    def test_text_and_markdown(self):
        self.prod(DEV.replace("nexus, ", "").replace("/payments/url", "{name: /payments/url, planned: true}")
                  .replace("[USER, PASSWORD]", "[USER]"))
        self.assertEqual(self.promote(code=1).out, """\
no service:
  missing nexus (Jenkins): there is no such secret
    Jenkinsfile:2:20  Jenkins credential

infra:
  planned /payments/url (AWS Parameter Store): is planned; create it before
    infra/main.tf:1:42  AWS parameter

payments:
  fewer keys payments/db/PASSWORD (AWS Secrets Manager): dev has it, and the secret is taken whole
    payments/src/a.ts:2:78  AWS secret

From dev to prod: 6 references present, 1 missing, 1 planned, 1 fewer keys.
""")
        self.assertIn("- [ ] missing `nexus` (Jenkins): there is no such secret\n  - `Jenkinsfile:2:20` Jenkins credential\n",
                      self.promote("--format", "markdown", code=1).out)


if __name__ == "__main__":
    program.main()
