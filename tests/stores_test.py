"""Secrets of other stores that pipelines refer to by name: what an inventory lists, what is missing, what stays unknown."""

import program

RULE = "missing-store-secret"


def jenkinsfile(*steps):
    return "node {\n" + "".join(f"  {step}\n" for step in steps) + "}\n"


def workflow(*expressions, job="", on="push"):
    """A workflow with one job whose variables are these expressions."""
    lines = [f"on: {on}", "jobs:", "  release:", "    runs-on: ubuntu-latest"]
    lines += [f"    {line}" for line in job.splitlines()]
    lines += ["    steps:", "      - run: ./release.sh", "        env:"]
    lines += [f"          V{i}: ${{{{ {expression} }}}}" for i, expression in enumerate(expressions)]
    return "\n".join(lines) + "\n"


class Stores(program.Fleet):
    def inventory(self, environment, stores):
        lines = [f"environment: {environment}", "stores:"] + [f"  {store}: {names}" for store, names in stores.items()]
        self.write(f"inventory/{environment}.yaml", "\n".join(lines) + "\n")

    def missing(self, *arguments):
        """The name, the environments and the suggestion of each finding."""
        result = self.scan(*arguments)
        self.assertIn(result.code, (0, 1), result.err)
        self.assertLessEqual(set(result.rules()), {RULE})
        return [(each["secret"], each["environments"], each.get("suggestion", "")) for each in result.findings]


class Jenkins(Stores):
    def setUp(self):
        super().setUp()
        self.inventory("dev", {"jenkins": "[deploy-key, npm-token, nexus]"})

    def check(self, expected, *steps, path="Jenkinsfile"):
        self.write(path, jenkinsfile(*steps))
        self.assertEqual([name for name, _, _ in self.missing()], expected)

    def test_every_way_to_name_a_credential(self):
        self.check(["gone-a", "gone-b", "gone-c", "gone-d", "gone-e", "gone-f", "gone-g"],
                   "environment { A = credentials('gone-a') }",
                   "withCredentials([string(credentialsId: 'gone-b', variable: 'B'), string(credentialsId: \"npm-token\", variable: 'C')]) {}",
                   "sshagent(['deploy-key', 'gone-c']) {}", "sshagent(credentials: ['gone-d']) {}",
                   "git url: 'ssh://git.example.com/a', credentialsId: 'gone-e'", "sh './build.sh'",
                   "docker.withRegistry('https://registry.example.com', 'gone-f') {}",
                   "checkout([userRemoteConfigs: [[credentialsId: 'gone-g', url: 'ssh://git.example.com/b']]])")

    def test_what_is_computed_is_unknown(self):
        self.check([], "A = credentials(id)", "A = credentials('npm-' + stage)", "A = credentials(\"npm-${env.STAGE}\")",
                   "withCredentials([string(credentialsId: prod ? 'gone-a' : 'gone-b', variable: 'C')]) {}",
                   "withCredentials([string(credentialsId: 'gone'.concat(stage), variable: 'C')]) {}",
                   "sshagent([keyId]) {}", "docker.withRegistry(registry, registryKey) {}")
        self.assertEqual(self.counts(), (0, 0, 1))

    def test_near_misses_stay_silent(self):
        self.check([], "// A = credentials('gone')", "/* credentialsId: 'gone' */", "echo 'credentials(gone)'",
                   "echo \"credentialsId: 'gone'\"", "credentials(name: 'KEY', description: 'gone')",
                   "withCredentials([string(credentialsId: 'nexus', variable: 'gone')]) {}")

    def test_groovy_of_shared_libraries(self):
        self.check(["gone"], "withCredentials([string(credentialsId: 'gone', variable: 'X')]) {}", path="vars/deploy.groovy")

    def test_groovy_of_tests_asks_no_store(self):
        self.check([], "withCredentials([string(credentialsId: 'gone', variable: 'X')]) {}", path="src/test/groovy/DeployTest.groovy")

    def test_placeholders_are_filled_in(self):
        self.write("keyref.yaml", "environments:\n  dev: {variables: {STAGE: dev}}\n  prod: {variables: {STAGE: prod}}\n")
        self.inventory("dev", {"jenkins": "[npm-dev]"})
        self.inventory("prod", {"jenkins": "[npm-production]"})
        self.write("Jenkinsfile", jenkinsfile('A = credentials("npm-${STAGE}")'))
        self.assertEqual(self.missing(), [("npm-prod", ["prod"], "")])

    def test_a_suggestion_and_where_it_exists(self):
        self.inventory("prod", {"jenkins": "[deploy-key, npm-token, nexus, deploy-keys]"})
        self.write("Jenkinsfile", jenkinsfile("A = credentials('deploy-keys')"))
        finding, = self.scan().findings
        self.assertEqual(finding["message"], "Jenkins credential `deploy-keys` does not exist in dev; it exists in prod")
        self.assertEqual(finding["suggestion"], "deploy-key")
        self.assertEqual((finding["line"], finding["column"]), (2, 20))

    def test_a_name_that_holds_an_environments_is_asked_for_there(self):
        self.inventory("dev", {"jenkins": "[deploy-dev]"})
        self.inventory("prod", {"jenkins": "[deploy-prod]"})
        self.write("Jenkinsfile", jenkinsfile("A = credentials('deploy-dev')", "A = credentials('deploy-prod')",
                                              "A = credentials('cluster-prod')", "A = credentials('product')"))
        self.assertEqual(self.missing(), [("cluster-prod", ["prod"], ""), ("product", ["dev", "prod"], "")])

    def test_a_staged_inventory_breaks_a_pipeline(self):
        self.write("Jenkinsfile", jenkinsfile("A = credentials('nexus')"))
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-qm", "start")
        self.inventory("dev", {"jenkins": "[deploy-key]"})
        self.git("add", "-A")
        self.assertEqual(self.missing("--staged"), [("nexus", ["dev"], "")])
        self.inventory("dev", {"jenkins": "[nexus]"})
        self.git("add", "-A")
        self.assertEqual(self.missing("--staged"), [])


class GitHubActions(Stores):
    def setUp(self):
        super().setUp()
        self.inventory("dev", {"github-actions": "[NPM_TOKEN]"})
        self.inventory("prod", {"github-actions": "[NPM_TOKEN, DEPLOY_KEY]"})

    def check(self, expected, *expressions, path=".github/workflows/release.yml", **more):
        self.write(path, workflow(*expressions, **more))
        self.assertEqual([(name, environments) for name, environments, _ in self.missing()], expected)

    def test_a_missing_secret(self):
        self.check([("GONE", ["dev", "prod"]), ("OTHER", ["dev", "prod"])], "secrets.NPM_TOKEN", "secrets.GONE", "secrets['OTHER']")

    def test_case_does_not_count(self):
        self.check([], "secrets.npm_token", "Secrets.Npm_Token")

    def test_near_misses_stay_silent(self):
        self.check([], "secrets.GITHUB_TOKEN", "github.token", "inputs.secrets.GONE", "steps.vault.outputs.secrets", "vars.GONE",
                   "secrets.GONE || 'none'", "secrets.GONE != ''", "format('secrets.GONE {0}', secrets.NPM_TOKEN)", "secrets[matrix.name]",
                   "toJSON(secrets)", "env.my-secrets.GONE")

    def test_no_workflow_asks_nothing(self):
        self.check([], "secrets.GONE", path="docs/release.yml")

    def test_the_environment_of_the_job(self):
        self.check([("DEPLOY_KEY", ["dev"])], "secrets.DEPLOY_KEY", job="environment: dev")
        self.check([], "secrets.DEPLOY_KEY", job="environment:\n  name: prod\n  url: https://www.example.com")
        self.check([], "secrets.DEPLOY_KEY", job="environment: ${{ inputs.environment }}")
        self.check([], "secrets.DEPLOY_KEY", job="environment: github-pages")

    def test_the_environment_of_the_path(self):
        self.check([], "secrets.DEPLOY_KEY", path=".github/workflows/deploy-prod.yml")

    def test_a_called_workflow_is_given_its_secrets(self):
        self.check([], "secrets.GONE", on="workflow_call")
        self.check([("OTHER", ["dev", "prod"])], "secrets.GONE", "secrets.OTHER",
                   on="\n  push:\n  workflow_call:\n    secrets:\n      GONE: {required: true}")

    def test_block_scalars_have_their_place(self):
        self.write(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          set -e\n"
                                              "          ./login \"${{ secrets.GONE }}\"\n")
        finding, = self.scan().findings
        self.assertEqual((finding["line"], finding["column"], finding["endColumn"]), (7, 32, 36))

    def test_a_workflow_is_of_no_service(self):
        self.write(".github/workflows/a.yml", workflow("secrets.GONE"))
        self.assertNotIn("service", self.scan().findings[0])

    def test_a_workflow_that_is_no_yaml_is_no_crash(self):
        self.write(".github/workflows/a.yml", "on: push\njobs: {a: [${{ secrets.GONE }}\n")
        self.assertEqual(self.scan().code, 0)


def external_secret(*entries, store="aws", kind="ClusterSecretStore", data_from=()):
    """An ExternalSecret that fetches (key, property) pairs."""
    lines = ["apiVersion: external-secrets.io/v1", "kind: ExternalSecret", "metadata: {name: payments}", "spec:",
             f"  secretStoreRef: {{name: {store}, kind: {kind}}}"]
    lines += ["  data:"] if entries else []
    for i, (key, name) in enumerate(entries):
        lines += [f"    - secretKey: K{i}", "      remoteRef:", f"        key: {key}"]
        lines += [f"        property: {name}"] if name else []
    lines += ["  dataFrom:"] if data_from else []
    lines += [f"    - extract: {{key: {key}}}" for key in data_from]
    return "\n".join(lines) + "\n"


def secret_store(service, name="aws", kind="ClusterSecretStore", more=""):
    return (f"apiVersion: external-secrets.io/v1\nkind: {kind}\nmetadata: {{name: {name}}}\n"
            f"spec: {{provider: {{aws: {{service: {service}, region: eu-west-1{more}}}}}}}\n")


class ExternalSecrets(Stores):
    def setUp(self):
        super().setUp()
        self.inventory("dev", {"aws-secrets-manager": "{payments/db: [USER, PASSWORD], payments/blob: unknown}",
                               "aws-ssm": "[/payments/url]"})
        self.write("stores/aws.yaml", secret_store("SecretsManager"))

    def check(self, expected, *entries, **more):
        self.write("payments/secret.yaml", external_secret(*entries, **more))
        found = [(each["secret"], each.get("key", "")) for each in self.scan().findings if each["rule"] == RULE]
        self.assertEqual(found, expected)

    def test_names_and_keys(self):
        self.check([("payments/dbs", ""), ("payments/db", "PASSWORT")], ("payments/db", "USER"), ("payments/dbs", "USER"),
                   ("payments/db", "PASSWORT"), ("payments/db", None), ("payments/blob", "ANY"))
        findings = [each for each in self.scan().findings if each["rule"] == RULE]
        self.assertEqual([each["suggestion"] for each in findings], ["payments/db", "PASSWORD"])
        self.assertEqual(findings[1]["message"], "AWS secret `payments/db` has no key `PASSWORT` in dev")

    def test_the_store_may_be_anywhere(self):
        self.write("payments/secret.yaml", external_secret(("payments/gone", None)))
        self.assertEqual([each["secret"] for each in self.scan("payments").findings if each["rule"] == RULE], ["payments/gone"])

    def test_all_of_a_secret(self):
        self.check([("payments/gone", "")], data_from=("payments/gone", "payments/db"))

    def test_a_parameter_store(self):
        self.write("stores/aws.yaml", secret_store("ParameterStore"))
        self.check([("/payments/urls", "")], ("/payments/url", None), ("/payments/urls", None))

    def test_of_another_store_nothing_is_known(self):
        self.check([], ("gone", None), store="other")
        self.check([], ("gone", None), kind="SecretStore")
        self.write("stores/aws.yaml", secret_store("SecretsManager", more=", prefix: team/"))
        self.check([], ("gone", None))
        self.write("stores/aws.yaml", "apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata: {name: aws}\n"
                                      "spec: {provider: {vault: {server: 'https://vault.example.com'}}}\n")
        self.check([], ("gone", None))

    def test_what_cannot_be_known_stays_silent(self):
        self.check([], ("arn:aws:secretsmanager:eu-west-1:123456789012:secret:gone-AbCdEf", None), ("${STAGE}/gone", None),
                   ("payments/db", "a.b.c"))

    def test_a_chart_asks_for_one_name_in_each_environment(self):
        self.inventory("prod", {"aws-secrets-manager": "{prod/db: [USER]}"})
        self.inventory("dev", {"aws-secrets-manager": "{dev/db: [USER]}"})
        self.write("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
        self.write("web/values.yaml", "db: dev/db\n")
        self.write("web/values-dev.yaml", "db: dev/db\n")
        self.write("web/values-prod.yaml", "db: prod/dbs\n")
        self.write("web/templates/secret.yaml", external_secret(("{{ .Values.db }}", "USER")))
        self.assertEqual([(each["secret"], each["environments"]) for each in self.scan().findings if each["rule"] == RULE],
                         [("prod/dbs", ["prod"])])


class Terraform(Stores):
    def setUp(self):
        super().setUp()
        self.inventory("dev", {"aws-secrets-manager": "{payments/db: [USER]}", "aws-ssm": "[/payments/url]"})

    def test_data_sources_ask_and_resources_make(self):
        self.write("infra/main.tf", """\
resource "aws_secretsmanager_secret" "made" { name = "payments/made" }
resource "aws_ssm_parameter" "made" {
  name  = "/payments/made"
  type  = "String"
  value = "1"
}
data "aws_secretsmanager_secret" "db" { name = "payments/db" }
data "aws_secretsmanager_secret" "made" { name = "payments/made" }
data "aws_secretsmanager_secret" "gone" { name = "payments/gone" }
data "aws_secretsmanager_secret_version" "gone" { secret_id = "payments/lost" }
data "aws_secretsmanager_secret_version" "db" { secret_id = data.aws_secretsmanager_secret.db.id }
data "aws_ssm_parameter" "url" { name = "/payments/url" }
data "aws_ssm_parameter" "made" { name = "/payments/made" }
data "aws_ssm_parameter" "gone" { name = "/payments/gone" }
data "aws_ssm_parameter" "stage" { name = "/${var.stage}/gone" }
""")
        self.assertEqual([name for name, _, _ in self.missing()], ["payments/gone", "payments/lost", "/payments/gone"])

    def test_a_computed_name_may_be_the_one(self):
        self.write("infra/main.tf", """\
variable "stage" {}
resource "aws_ssm_parameter" "a" {
  name  = "/ledger/${var.stage}/key"
  type  = "String"
  value = "1"
}
data "aws_ssm_parameter" "a" { name = "/ledger/blue/key" }
data "aws_ssm_parameter" "b" { name = "/other/blue/key" }
""")
        self.assertEqual([name for name, _, _ in self.missing()], ["/other/blue/key"])


class Code(Stores):
    def setUp(self):
        super().setUp()
        self.inventory("dev", {"aws-secrets-manager": "{payments/db: [USER]}", "aws-ssm": "[/payments/url]", "sst": "[StripeKey]"})

    def check(self, expected, text, path="payments/src/secrets.ts"):
        self.write(path, text)
        self.assertEqual([name for name, _, _ in self.missing()], expected)

    def test_typescript(self):
        self.check(["payments/constant", "payments/gone", "/payments/gone", "/payments/lost"], """\
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
const ID = 'payments/constant';
export const load = async () => {
  await client.send(new GetSecretValueCommand({ SecretId: 'payments/db' }));
  await client.send(new GetSecretValueCommand({ SecretId: 'payments/gone', VersionStage: 'AWSCURRENT' }));
  await ssm.send(new GetParameterCommand({ Name: '/payments/url', WithDecryption: true }));
  await ssm.send(new GetParameterCommand({ Name: '/payments/gone' }));
  await ssm.send(new GetParametersCommand({ Names: ['/payments/url', '/payments/lost'] }));
  await client.send(new GetSecretValueCommand({ SecretId: ID }));
};
""")

    def test_near_misses_in_typescript(self):
        self.check([], """\
export const load = async (id: string) => {
  await client.send(new GetSecretValueCommand({ SecretId: id }));
  await client.send(new GetSecretValueCommand({ SecretId: `payments/${stage}` }));
  await client.send(new GetSecretValueCommand({ SecretId: process.env.DB_ID ?? 'payments/gone' }));
  await client.send(new GetSecretValueCommand({ SecretId: prod ? 'payments/gone' : 'payments/lost' }));
  await client.send(new GetSecretValueCommand({ SecretId: 'payments/' + stage }));
  await client.send(new DescribeParametersCommand({ Name: '/payments/gone' }));
  await request.getParameter({ key: '/payments/gone', nested: { Name: '/payments/gone' } });
  // new GetSecretValueCommand({ SecretId: 'payments/gone' })
};
""")

    def test_tests_ask_no_store(self):
        self.check([], "client.send(new GetSecretValueCommand({ SecretId: 'payments/gone' }));\n", "payments/src/secrets.spec.ts")

    def test_python(self):
        self.check(["payments/gone", "/payments/gone", "/payments/lost"], """\
import boto3

def load(name):
    client.get_secret_value(SecretId="payments/db")
    client.get_secret_value(SecretId='payments/gone')
    client.get_secret_value(SecretId=name)
    client.get_secret_value(SecretId=f"payments/{name}")
    ssm.get_parameter(Name="/payments/gone", WithDecryption=True)
    ssm.get_parameters(Names=["/payments/url", "/payments/lost"])
    node.get_parameter("gone")
""", "payments/secrets.py")

    def test_code_runs_where_its_service_is_deployed(self):
        self.inventory("prod", {"aws-secrets-manager": "{other: []}"})
        self.write("payments/deploy/dev/deployment.yaml", program.deployment("payments"))
        self.check([], "client.send(new GetSecretValueCommand({ SecretId: 'payments/db' }));\n")

    def test_sst(self):
        self.write("sst.config.ts", "export const secrets = { a: new sst.Secret('DeclaredKey') };\n"
                                    "export const link = new sst.Linkable('Settings', { properties: { value: 1 } });\n")
        self.check(["StripeKeys"], """\
import { Resource } from 'sst';
export const a = [Resource.StripeKey.value, Resource.DeclaredKey.value, Resource.Settings.value, Resource.MyBucket.name];
export const b = Resource.StripeKeys.value;
""")

    def test_sst_in_a_part_of_the_repository(self):
        self.write("infra/secrets.ts", "export const a = new sst.Secret('DeclaredKey');\n")
        self.write("payments/a.ts", "import { Resource } from 'sst';\nexport const a = [Resource.DeclaredKey.value, Resource.GoneKey.value];\n")
        self.assertEqual([name for name, _, _ in self.missing("payments")], ["GoneKey"])

    def test_another_resource_is_not_ssts(self):
        self.check([], "import { Resource } from './resource';\nexport const a = Resource.Gone.value;\n")


class Changes(Stores):
    """What a commit brings to code that asks stores."""

    READS = "import { Resource } from 'sst';\nexport const a = Resource.DeclaredKey.value;\n"

    def setUp(self):
        super().setUp()
        self.inventory("dev", {"sst": "[StripeKey]", "aws-ssm": "[/payments/url]"})
        self.write("infra/secrets.ts", "export const a = new sst.Secret('DeclaredKey');\n")
        self.write("infra/main.tf", 'resource "aws_ssm_parameter" "a" {\n  name = "/made"\n}\n')
        self.write("payments/a.ts", self.READS)
        self.write("payments/b.ts", "client.send(new GetParameterCommand({ Name: '/made' }));\n"
                                    "client.send(new GetParameterCommand({ Name: '/payments/url' }));\n")
        self.write("payments/old.ts", "import { Resource } from 'sst';\nexport const a = Resource.LongGone.value;\n")
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-qm", "start")

    def brings(self, expected):
        self.git("add", "-A")
        for option in (["--staged"], ["--since", "HEAD"]):
            self.assertEqual([name for name, _, _ in self.missing(*option)], expected, option)

    def test_code_that_asks(self):
        self.write("payments/c.ts", self.READS + "export const b = Resource.GoneKey.value;\n")
        self.brings(["GoneKey"])

    def test_a_declaration_is_renamed(self):
        self.write("infra/secrets.ts", "export const a = new sst.Secret('OtherKey');\n")
        self.brings(["DeclaredKey"])

    def test_a_declaration_goes(self):
        self.write("infra/secrets.ts", "export const a = 1;\n")
        self.brings(["DeclaredKey"])

    def test_a_declaration_goes_with_its_file(self):
        (self.top / "infra/secrets.ts").unlink()
        self.brings(["DeclaredKey"])

    def test_a_declaration_moves(self):
        (self.top / "infra/secrets.ts").rename(self.top / "sst.config.ts")
        self.brings([])

    def test_terraform_makes_another_one(self):
        self.write("infra/main.tf", 'resource "aws_ssm_parameter" "a" {\n  name = "/other"\n}\n')
        self.brings(["/made"])

    def test_an_inventory_loses_one(self):
        self.inventory("dev", {"sst": "[StripeKey]", "aws-ssm": "[]"})
        self.brings(["/payments/url"])

    def test_nothing_that_concerns_them(self):
        self.write("payments/d.ts", "export const d = 1;\n")
        self.brings([])


class Inventories(Stores):
    def test_a_store_that_is_not_listed_is_unknown(self):
        self.inventory("dev", {"jenkins": "[nexus]"})
        self.write("inventory/prod.yaml", "environment: prod\n")
        self.write("Jenkinsfile", jenkinsfile("A = credentials('nexus')"))
        self.assertEqual(self.counts(), (1, 0, 1))
        self.assertEqual(self.scan().json["summary"]["unlistedStores"], [{"store": "jenkins", "environments": ["prod"]}])
        told = "ot checked: references to jenkins in prod, whose inventory does not list it"
        for form in ("text", "github", "sarif", "junit"):
            with self.subTest(format=form):
                self.assertIn(told, self.run_program("scan", "--format", form).out)

    def test_a_store_that_no_inventory_lists_is_not_counted(self):
        self.write("inventory/dev.yaml", "environment: dev\n")
        self.git("init", "-q")
        self.write("Jenkinsfile", jenkinsfile("A = credentials('nexus')"))
        self.git("add", "-A")
        self.assertEqual(self.counts(), (0, 0, 0))
        self.assertIn("ot checked: references to jenkins in dev", self.run_program("scan").out)
        staged = self.run_program("scan", "--staged")
        self.assertEqual((staged.code, staged.out, staged.err), (0, "", ""))

    def test_merged_reports_say_what_was_not_checked(self):
        self.write("inventory/dev.yaml", "environment: dev\n")
        self.write("inventory/prod.yaml", "environment: prod\n")
        self.write("Jenkinsfile", jenkinsfile("A = credentials('nexus')"))
        for environment in ("dev", "prod"):
            self.run_program("scan", "--env", environment, "--report", f"json={environment}.report")
        merged = self.run_program("merge", "--format", "json", "dev.report", "prod.report").json
        self.assertEqual(merged["summary"]["unlistedStores"], [{"store": "jenkins", "environments": ["dev", "prod"]}])

    def test_an_empty_list_is_a_list(self):
        self.inventory("dev", {"jenkins": "[]"})
        self.write("Jenkinsfile", jenkinsfile("A = credentials('nexus')"))
        self.assertEqual(self.missing(), [("nexus", ["dev"], "")])

    def test_what_is_planned_may_be_referred_to(self):
        self.inventory("dev", {"jenkins": "[nexus, {name: next, planned: true}]", "aws-secrets-manager": "{db: {keys: [USER], planned: true}}"})
        self.write("Jenkinsfile", jenkinsfile("A = credentials('next')", "A = credentials('nexus')"))
        self.assertEqual((self.missing(), self.counts()), ([], (2, 0, 0)))

    def test_what_is_listed_twice(self):
        self.write("inventory/dev.yaml", "stores:\n  jenkins:\n    - nexus\n    - npm\n    - nexus\n  sst: [nexus]\n"
                                         "  github-actions: [TOKEN, Token]\n  aws-secrets-manager:\n    db: [A]\n    db: [B]\n")
        expected = [("duplicate-secret", 5), ("duplicate-secret", 7), ("duplicate-secret", 10)]
        for command in (["scan"], ["inventory", "check"]):
            result = self.run_program(*command, "--format", "json")
            found = [(each["rule"], each["line"]) for each in result.json["findings"]]
            self.assertEqual((found, result.code), (expected, 0), command)

    def test_mistakes_are_told_without_values(self):
        for text, told in (("jenkin: [a]", "did you mean `jenkins`"), ("jenkins: {a: b}", "must be a list"),
                           ("jenkins: ['hunter two']", "can be no secret's name"), ("aws-secrets-manager: [a]", "must be a mapping"),
                           ("jenkins: [{planned: true}]", "needs its `name`"), ("jenkins: [{name: a, plan: true}]", "known are `name` and `planned`"),
                           ("jenkins: [{name: 'hunter two'}]", "can be no secret's name"), ("aws-secrets-manager: {a: {planned: true}}", "needs a list"),
                           ("aws-secrets-manager: {a: }", "needs a list of the keys"), ("aws-secrets-manager: {a: some}", "must be a list, or `unknown`")):
            with self.subTest(text):
                self.write("inventory/dev.yaml", f"environment: dev\nstores:\n  {text}\n")
                result = self.scan()
                self.assertEqual(result.code, 2)
                self.assertIn(told, result.err)
                self.assertIn("inventory/dev.yaml:3:", result.err)
                self.assertNotIn("hunter", result.err)

    def test_an_import_leaves_the_stores_alone(self):
        self.inventory("dev", {"jenkins": "[nexus]   # of the old cluster"})
        self.run_program("inventory", "import", "--env", "dev",
                         stdin=b'{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Secret",'
                               b' "metadata": {"name": "db", "namespace": "web"}, "data": {"URL": "eA=="}}]}')
        text = (self.top / "inventory/dev.yaml").read_text()
        self.assertIn("  jenkins: [nexus]   # of the old cluster\n", text)
        self.assertIn("db:", text)


if __name__ == "__main__":
    program.main()
