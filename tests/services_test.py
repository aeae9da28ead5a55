"""Whose a manifest is, whose a secret is, and the namespaces of both."""

import program
from program import deployment

INVENTORY = """\
environment: dev
global:
  shared-db: [URL]
services:
  api: {api-secrets: [KEY]}
"""


def account(name, secret, **metadata):
    """A ServiceAccount, which is no workload."""
    more = "".join(f", {key}: {value}" for key, value in metadata.items())
    return f"apiVersion: v1\nkind: ServiceAccount\nmetadata: {{name: {name}{more}}}\nimagePullSecrets: [{{name: {secret}}}]\n"


def labelled(text, **labels):
    names = {"name": "app.kubernetes.io/name", "app": "app"}
    pairs = ", ".join(f"{names[key]}: {value}" for key, value in labels.items())
    return text.replace("metadata:\n", f"metadata:\n  labels: {{{pairs}}}\n", 1)


def in_namespace(text, namespace):
    return text.replace("  name: web\n", f"  name: web\n  namespace: {namespace}\n", 1)


class Services(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "rules: {unused-secret: off, duplicate-secret: off, wrong-secret-type: off}\n")
        self.write("inventory/dev.yaml", INVENTORY)

    def service_of(self, path, text):
        self.write(path, text)
        [finding] = self.scan(path).findings
        self.assertEqual(finding["rule"], "missing-secret")
        return finding["service"]


class Names(Services):
    WRONG = deployment("web", ("URL", "gone", "URL"))

    def test_the_configuration_names_it_first(self):
        self.write("keyref.yaml", "services: {shop: {manifests: ['deploy/**']}}\n")
        self.assertEqual(self.service_of("deploy/a.yaml", labelled(self.WRONG, name="labelled")), "shop")
        self.assertEqual(self.service_of("other/a.yaml", self.WRONG), "web")

    def test_then_the_label_then_the_workload_then_the_folder(self):
        self.assertEqual(self.service_of("one/a.yaml", labelled(self.WRONG, name="labelled", app="app")), "labelled")
        self.assertEqual(self.service_of("two/a.yaml", labelled(self.WRONG, app="app")), "web")
        self.assertEqual(self.service_of("three/a.yaml", account("robot", "gone")), "three")

    def test_folders_that_name_no_service(self):
        for folder in ("base", "overlays", "templates", "deploy", "k8s", "manifests", "dev", "k8s/overlays/dev"):
            self.assertEqual(self.service_of(f"shop/{folder}/a.yaml", account("robot", "gone")), "shop", folder)

    def test_a_document_without_a_workload_goes_with_the_one_in_its_folder(self):
        self.write("shop/deployment.yaml", deployment("web", ("URL", "shared-db", "URL")))
        self.assertEqual(self.service_of("shop/account.yaml", account("robot", "gone")), "web")

    def test_base_and_overlays_are_one_service(self):
        self.write("shop/base/deployment.yaml", deployment("web", ("URL", "shared-db", "URL")))
        self.write("shop/base/kustomization.yaml", "resources: [deployment.yaml]\n")
        self.write("shop/overlays/dev/kustomization.yaml", "resources: [../../base]\n")
        self.write("shop/overlays/dev/account.yaml", account("robot", "gone"))
        result = self.scan()
        self.assertEqual([each["service"] for each in result.findings], ["web"])
        self.assertEqual(result.json["summary"]["services"], 1)

    def test_services_are_counted(self):
        for name in ("web", "api", "jobs"):
            self.write(f"{name}/deployment.yaml", deployment(name, ("URL", "shared-db", "URL")))
        self.assertEqual(self.scan().json["summary"]["services"], 3)


class Owning(Services):
    USES = (("KEY", "api-secrets", "KEY"),)

    def rules(self, path, text):
        self.write(path, text)
        result = self.scan()
        (self.top / path).unlink()
        return result.rules()

    def check(self, path, text, owned=True):
        self.assertEqual(self.rules(path, text), [] if owned else ["foreign-secret"], path)

    def test_by_each_of_its_names(self):
        web = deployment("web", *self.USES)
        self.check("x/a.yaml", web, owned=False)
        self.check("x/a.yaml", deployment("api", *self.USES))
        self.check("x/a.yaml", labelled(web, name="api"))
        self.check("x/a.yaml", labelled(web, app="api"))
        self.check("x/a.yaml", labelled(deployment("api", *self.USES), name="other", app="another"))

    def test_by_the_configuration(self):
        self.write("keyref.yaml", "services: {api: {manifests: ['x/**']}}\nrules: {unused-secret: off}\n")
        self.check("x/a.yaml", deployment("web", *self.USES))
        self.check("y/a.yaml", deployment("web", *self.USES), owned=False)

    def test_by_its_folder_and_its_parents(self):
        web = deployment("web", *self.USES)
        for path in ("api/a.yaml", "api/worker/a.yaml", "services/api/k8s/overlays/dev/a.yaml", "api/v1/b/c/a.yaml"):
            self.check(path, web)
        for path in ("apis/a.yaml", "my-api/a.yaml", "api.yaml", "x/api.yaml"):
            self.check(path, web, owned=False)

    def test_not_by_folders_that_name_no_service(self):
        for section in ("base", "overlays", "templates", "deploy", "k8s", "manifests", "dev"):
            self.write("inventory/dev.yaml", INVENTORY.replace("  api:", f"  {section}:"))
            self.check(f"x/{section}/a.yaml", deployment("web", *self.USES), owned=False)

    def test_a_document_without_a_workload_has_the_names_of_those_in_its_folder(self):
        for workload in (deployment("api"), labelled(deployment("web"), name="api"), labelled(deployment("web"), app="api")):
            self.write("x/deployment.yaml", workload.replace("          env:\n", ""))
            self.check("x/account.yaml", account("robot", "api-secrets"))
        self.write("x/deployment.yaml", deployment("web").replace("          env:\n", ""))
        self.check("x/account.yaml", account("robot", "api-secrets"), owned=False)

    def test_each_workload_of_a_folder_for_itself(self):
        self.write("x/api.yaml", deployment("api", *self.USES))
        self.check("x/web.yaml", deployment("web", *self.USES), owned=False)


class Foreign(Services):
    WEB = deployment("web", ("KEY", "api-secrets", "KEY"))

    def setUp(self):
        super().setUp()
        self.write("web/deployment.yaml", self.WEB)

    def test_it_is_an_error_that_names_the_owner_and_counts_as_absent(self):
        result = self.scan()
        [finding] = result.findings
        self.assertEqual((finding["rule"], finding["severity"], finding["secret"], finding["service"], finding["environments"]),
                         ("foreign-secret", "error", "api-secrets", "web", ["dev"]))
        self.assertIn("`api`", finding["message"])
        self.assertEqual(result.json["summary"]["references"], {"present": 0, "absent": 1, "unknown": 0})
        self.assertEqual(result.code, 1)

    def test_its_keys_are_not_told_too(self):
        self.write("web/deployment.yaml", self.WEB.replace("key: KEY", "key: OTHER"))
        self.assertEqual(self.scan().rules(), ["foreign-secret"])

    def test_a_global_secret_of_that_name_is_not_foreign(self):
        self.write("inventory/dev.yaml", INVENTORY.replace("global:\n", "global:\n  api-secrets: [KEY]\n"))
        self.assertEqual(self.scan().rules(), [])

    def test_a_declared_secret_is_nobodys(self):
        self.write("api/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: api-secrets}\nstringData: {KEY: changeme}\n")
        self.assertNotIn("foreign-secret", self.scan().rules())
        self.assertEqual(self.scan().code, 0)

    def test_a_secret_that_two_sections_own(self):
        self.write("inventory/dev.yaml", INVENTORY + "  web: {api-secrets: [KEY]}\n")
        self.assertEqual(self.scan().rules(), [])
        self.write("inventory/dev.yaml", INVENTORY + "  jobs: {api-secrets: [KEY]}\n")
        self.assertEqual(self.scan().rules(), ["foreign-secret"])

    def test_each_environment_for_itself(self):
        self.write("inventory/rc.yaml", "environment: rc\nservices: {web: {api-secrets: [KEY]}}\n")
        self.write("inventory/prod.yaml", "environment: prod\n")
        result = self.scan()
        self.assertEqual(sorted((each["rule"], each["environments"]) for each in result.findings),
                         [("foreign-secret", ["dev"]), ("missing-secret", ["prod"])])

    def test_unused_secrets_of_a_section_carry_its_service(self):
        self.write("keyref.yaml", "version: 1\n")
        (self.top / "web/deployment.yaml").unlink()
        self.write("api/deployment.yaml", deployment("api", ("URL", "shared-db", "URL")))
        self.assertEqual([(each["rule"], each["service"], each["environments"]) for each in self.scan().findings],
                         [("unused-secret", "api", ["dev"])])


class Namespaces(Services):
    def rules(self, entry, namespace=None):
        self.write("inventory/dev.yaml", f"environment: dev\nglobal: {{tls: {entry}}}\n")
        text = deployment("web", ("CERT", "tls", "tls.crt"))
        self.write("web/deployment.yaml", in_namespace(text, namespace) if namespace else text)
        result = self.scan()
        self.assertNotEqual(result.code, 2, result.err)
        self.messages = [each["message"] for each in result.findings]
        return result.rules()

    def test_it_counts_only_where_both_sides_name_one(self):
        self.assertEqual(self.rules("{keys: [tls.crt]}", "edge"), [])
        self.assertEqual(self.rules("{namespace: edge, keys: [tls.crt]}"), [])
        self.assertEqual(self.rules("{namespace: edge, keys: [tls.crt]}", "edge"), [])

    def test_a_secret_of_another_namespace_is_missing_and_it_is_said_where_it_is(self):
        self.assertEqual(self.rules("{namespace: edge, keys: [tls.crt]}", "shop"), ["missing-secret"])
        self.assertIn("`edge`", self.messages[0])

    def test_a_list_of_namespaces(self):
        entry = "{namespace: [edge, shop], keys: [tls.crt]}"
        self.assertEqual([self.rules(entry, each) for each in ("edge", "shop", "jobs")], [[], [], ["missing-secret"]])

    def test_entries_that_differ_by_namespace(self):
        entry = "[{namespace: edge, keys: [tls.crt]}, {namespace: shop, keys: [tls.key]}]"
        self.assertEqual([self.rules(entry, each) for each in ("edge", "shop", "jobs")], [[], ["missing-key"], ["missing-secret"]])

    def test_a_placeholder_for_a_namespace_names_none(self):
        self.assertEqual(self.rules("{namespace: edge, keys: [tls.crt]}", '"${NAMESPACE}"'), [])

    def test_a_declared_secrets_namespace(self):
        self.write("other/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: own, namespace: edge}\n"
                   "stringData: {K: changeme}\n")
        for namespace, code in {"edge": 0, "shop": 1}.items():
            self.write("web/account.yaml", in_namespace(deployment("web", ("K", "own", "K")), namespace))
            self.assertEqual(self.scan().code, code, namespace)


if __name__ == "__main__":
    program.main()
