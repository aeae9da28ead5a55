"""Argo CD's Applications and Flux's HelmReleases: the values that they give to charts hold references, and may be those of a chart here."""

import program

INVENTORY = {"dev": "environment: dev\nglobal: {db: {keys: [URL], namespace: shop}, shop-mail: [USER]}\n",
             "prod": "environment: prod\nglobal: {db: {keys: [URL], namespace: shop}, shop-mail: [USER]}\n"}
APPLICATION = """\
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  destination: {namespace: shop, server: https://kubernetes.default.svc}
  source:
    repoURL: https://git.example.com/shop.git
"""
RELEASE = """\
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
"""


class GitOps(program.Fleet):
    def setUp(self):
        super().setUp()
        for name, text in INVENTORY.items():
            self.write(f"inventory/{name}.yaml", text)
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\nrules: {unused-secret: off}\n")

    def told(self, *arguments):
        return [(each["rule"], each.get("secret"), each["file"], each["line"], each["column"], each["environments"])
                for each in self.scan(*arguments).findings]

    def names(self):
        return [(each[1], each[5]) for each in self.told()]


class Values(GitOps):
    def test_of_a_block_scalar_stand_where_they_are_written(self):
        self.write("apps/shop.yaml", APPLICATION + "    helm:\n      values: |\n        # all of it\n\n        auth:\n          existingSecret: gone\n"
                   "        env:\n          - name: A\n            valueFrom: {secretKeyRef: {name: db, key: URI}}\n")
        self.assertEqual(self.told(), [("missing-secret", "gone", "apps/shop.yaml", 13, 27, ["dev", "prod"]),
                                       ("missing-key", "db", "apps/shop.yaml", 16, 55, ["dev", "prod"])])

    def test_of_other_scalars_and_of_an_object(self):
        for values in ("values: '{existingSecret: gone}'", 'values: "existingSecret: gone\\nx: 1"', "valuesObject: {existingSecret: gone}",
                       "values: >-\n        existingSecret: gone", "valuesObject: {existingSecret: gone}\n      values: 'existingSecret: not-used'"):
            self.write("apps/shop.yaml", APPLICATION + f"    helm:\n      {values}\n")
            self.assertEqual(self.names(), [("gone", ["dev", "prod"])], values)

    def test_of_several_sources_and_of_an_application_set(self):
        sources = "  sources:\n    - helm: {valuesObject: {existingSecret: gone}}\n    - helm: {valuesObject: {existingSecret: lost}}\n"
        self.write("apps/shop.yaml", APPLICATION.split("  source:")[0] + sources)
        self.assertEqual([each[0] for each in self.names()], ["gone", "lost"])
        self.write("apps/shop.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: shops}\nspec:\n  template:\n    spec:\n"
                   "      source: {helm: {values: 'existingSecret: \"{{env}}-gone\"'}}\n")
        self.assertEqual(self.counts(), (0, 0, 2))

    def test_that_are_no_yaml_are_none(self):
        self.write("apps/shop.yaml", APPLICATION + "    helm:\n      values: |\n        {{- if x }}\n        a: [\n")
        self.assertEqual((self.scan().code, self.counts()), (0, (0, 0, 0)))

    def test_count_in_the_namespace_that_they_are_deployed_to(self):
        self.write("apps/shop.yaml", APPLICATION + "    helm: {valuesObject: {existingSecret: db}}\n")
        self.assertEqual((self.told(), self.counts()), ([], (2, 0, 0)))
        self.write("apps/shop.yaml", APPLICATION.replace("namespace: shop,", "namespace: other,") + "    helm: {valuesObject: {existingSecret: db}}\n")
        self.assertEqual(self.names(), [("db", ["dev", "prod"])])
        self.write("apps/shop.yaml", APPLICATION.replace("namespace: shop,", "") + "    helm: {valuesObject: {existingSecret: db}}\n")
        self.assertEqual(self.counts(), (2, 0, 0))

    def test_of_a_helm_release(self):
        self.write("apps/shop.yaml", RELEASE + "  values: {auth: {existingSecret: gone}, mail: {existingSecret: '{{ .Release.Name }}-mail'}}\n"
                   "  valuesFrom: [{kind: Secret, name: lost, valuesKey: a}, {kind: ConfigMap, name: map}, {kind: Secret, name: db}]\n"
                   "  kubeConfig: {secretRef: {name: cluster, key: value}}\n")
        self.assertEqual(sorted(each[0] for each in self.names()), ["cluster", "gone", "lost"])
        self.assertEqual(self.counts(), (4, 6, 0))


TEMPLATE = """\
apiVersion: v1
kind: Pod
metadata: {name: app}
spec:
  containers:
    - name: app
      env: [{name: X, valueFrom: {secretKeyRef: {name: {{ .Values.secret }}, key: URL}}}]
"""


class Charts(GitOps):
    """Charts that an object of the tree deploys: its values are laid over theirs."""

    def setUp(self):
        super().setUp()
        self.write("charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\n")
        self.write("charts/shop/values.yaml", "secret: default\n")
        self.write("charts/shop/templates/pod.yaml", TEMPLATE)

    def application(self, helm, path="apps/shop.yaml"):
        return self.write(path, APPLICATION + f"    path: charts/shop\n    helm: {helm}\n")

    def test_nothing_deploys(self):
        self.assertEqual(self.names(), [("default", ["dev", "prod"])])

    def test_values_of_an_application(self):
        for helm in ("{values: 'secret: db'}", "{valuesObject: {secret: db}}", "{parameters: [{name: secret, value: db}]}",
                     "\n      values: |\n        # a comment\n        secret: db"):
            self.application(helm)
            self.assertEqual((self.told(), self.counts()), ([], (2, 0, 0)), helm)
        self.application("\n      values: |\n        # a comment\n        secret: gone")
        [finding] = self.scan().findings
        self.assertEqual((finding["file"], finding["secret"], finding["related"][0]["file"], finding["related"][0]["line"]),
                         ("charts/shop/templates/pod.yaml", "gone", "apps/shop.yaml", 12))

    def test_values_files_of_an_application(self):
        self.write("charts/shop/ha.yaml", "secret: db\n")
        self.write("settings/shop/ha.yaml", "secret: db\n")
        for path in ("ha.yaml", "/charts/shop/ha.yaml", "../../settings/shop/ha.yaml", "$settings/settings/shop/ha.yaml"):
            self.application(f"{{valueFiles: [{path}]}}")
            self.assertEqual((self.told(), self.counts()), ([], (2, 0, 0)), path)
        self.application("{valueFiles: [https://files.example.com/ha.yaml]}")
        self.assertEqual(self.names(), [("default", ["dev", "prod"])], "values that are not here say nothing")

    def test_each_environment_has_its_own(self):
        self.application("{values: 'secret: db'}", "apps/dev/shop.yaml")
        self.application("{values: 'secret: lost'}", "apps/prod/shop.yaml")
        self.assertEqual(self.names(), [("lost", ["prod"])])
        self.write("apps/prod/shop.yaml", "")
        self.assertEqual(self.names(), [("default", ["prod"])])

    def test_files_of_an_application_set(self):
        self.write("charts/shop/values-dev.yaml", "secret: db\n")
        self.write("charts/shop/values-prod.yaml", "secret: lost\n")
        self.write("apps/shops.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: shops}\nspec:\n  template:\n"
                   "    spec: {source: {path: charts/shop, helm: {valueFiles: ['values-{{env}}.yaml'], values: 'other: 1'}}}\n")
        self.assertEqual(self.names(), [("lost", ["prod"])])

    def test_files_name_the_environment(self):
        self.write("charts/shop/values.yaml", "secret: db\n")
        self.write("charts/shop/values-prod.yaml", "secret: lost\n")
        self.application("{valueFiles: [values-prod.yaml]}")
        self.assertEqual(self.names(), [("lost", ["prod"])])

    def test_the_name_of_the_release_is_known(self):
        self.write("charts/shop/templates/pod.yaml", TEMPLATE.replace(".Values.secret", ".Release.Name") + "---\n"
                   + TEMPLATE.replace("{{ .Values.secret }}", '{{ printf "%s-mail" .Release.Name }}').replace("URL", "USER"))
        self.application("{}")
        self.assertEqual((self.names(), self.counts()), ([("shop", ["dev", "prod"])], (2, 2, 0)))
        self.application("{releaseName: db}")
        self.assertEqual(self.names(), [("db-mail", ["dev", "prod"])])

    def test_a_namespace_that_the_release_is_deployed_to(self):
        self.application("{values: 'secret: db'}")
        self.assertEqual(self.counts(), (2, 0, 0))
        self.write("apps/shop.yaml", APPLICATION.replace("namespace: shop,", "namespace: other,") + "    path: charts/shop\n    helm: {values: 'secret: db'}\n")
        self.assertEqual(self.names(), [("db", ["dev", "prod"])])

    def test_a_helm_release(self):
        self.write("apps/shop.yaml", RELEASE + "  chart: {spec: {chart: ./charts/shop, sourceRef: {kind: GitRepository, name: here}}}\n  values: {secret: db}\n")
        self.assertEqual((self.told(), self.counts()), ([], (2, 0, 0)))
        self.write("charts/shop/alone.yaml", "other: 1\n")
        self.write("apps/shop.yaml", RELEASE + "  chart: {spec: {chart: charts/shop, valuesFiles: [charts/shop/alone.yaml], sourceRef: {kind: GitRepository}}}\n")
        self.assertEqual(self.counts(), (0, 0, 2), "the chart's own values do not count then")


if __name__ == "__main__":
    program.main()
