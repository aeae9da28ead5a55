"""Kustomize: what overlays make of bases is judged for each overlay's environments, at the place that a user would change."""

import program
from program import entry

DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
        - name: web
          env:
"""


class Kustomize(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {db: [URL], dev-only: [URL]}\n")
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {db: [URL]}\n")
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\nrules: {unused-secret: off}\n")
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n")
        self.base(entry("db"))
        for environment in ("dev", "prod"):
            self.overlay(environment, "")

    def base(self, env):
        self.write("web/base/deployment.yaml", DEPLOYMENT + env)

    def overlay(self, environment, text):
        self.write(f"web/overlays/{environment}/kustomization.yaml", "resources: [../../base]\n" + text)

    def told(self, *arguments):
        return [(each["rule"], "/".join(filter(None, (each.get("secret"), each.get("key")))), each["file"], each["line"],
                 ",".join(each["environments"])) for each in self.scan(*arguments).findings]


class Overlays(Kustomize):
    def test_a_base_is_judged_in_the_environments_of_its_overlays(self):
        self.base(entry("dev-only"))
        self.assertEqual(self.told(), [("missing-secret", "dev-only/URL", "web/base/deployment.yaml", 11, "prod")])
        self.assertEqual(self.counts(), (1, 1, 0))

    def test_a_base_that_nothing_uses_is_judged_everywhere(self):
        self.base(entry("dev-only"))
        for environment in ("dev", "prod"):
            self.write(f"web/overlays/{environment}/kustomization.yaml", "resources: []\n")
        self.assertEqual([each[-1] for each in self.told()], ["prod"])

    def test_an_overlay_that_another_one_uses_is_deployed_too(self):
        self.base(entry("neither"))
        self.write("web/overlays/prod/kustomization.yaml", "resources: [../dev]\n")
        self.assertEqual([each[-1] for each in self.told()], ["dev,prod"])

    def test_one_root_may_bring_in_overlays_of_several_environments(self):
        self.base(entry("dev-only"))
        self.write("web/kustomization.yaml", "resources: [overlays/dev, overlays/prod]\n")
        self.assertEqual(self.told(), [("missing-secret", "dev-only/URL", "web/base/deployment.yaml", 11, "prod")])

    def test_kustomizations_that_use_each_other_come_to_an_end(self):
        self.base(entry("gone"))
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml, ../overlays/dev]\n")
        self.assertIn("missing-secret", [each[0] for each in self.told()])

    def test_what_is_brought_in_twice_over_and_over_comes_to_an_end(self):
        for i in range(40):
            self.write(f"deep/{i}/kustomization.yaml", f"resources: [../{i + 1}, ../{i + 1}/]\n")
        self.write("deep/40/kustomization.yaml", "resources: [deployment.yaml]\n")
        self.write("deep/40/deployment.yaml", DEPLOYMENT + entry("gone"))
        self.assertIn("gone/URL", [each[1] for each in self.told()])

    def test_a_broken_kustomization_costs_itself(self):
        self.overlay("prod", "patches: [{\n")
        self.base(entry("gone"))
        result = self.scan()
        self.assertEqual(result.code, 3)
        self.assertEqual(sorted(result.rules()), ["missing-secret", "syntax-error"])

    def test_a_broken_inline_patch_is_told_where_it_stands(self):
        self.overlay("dev", "patches:\n  - target: {kind: Deployment}\n    patch: |\n      - op: add\n        path: [\n")
        result = self.scan()
        self.assertEqual(result.code, 3)
        self.assertEqual([(each["rule"], each["file"], each["line"]) for each in result.findings],
                         [("syntax-error", "web/overlays/dev/kustomization.yaml", 6)])


class Names(Kustomize):
    GENERATOR = "secretGenerator:\n  - name: web\n    literals: [URL=, TOKEN=]\n"

    def test_a_reference_follows_a_generated_secret(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR)
        self.base(entry("web") + entry("web", "NONE", "Y"))
        self.overlay("dev", "namePrefix: dev-\n")
        self.overlay("prod", "nameSuffix: -live\n")
        told = self.scan().findings
        self.assertEqual([(each["rule"], each["key"], each["line"], each["environments"]) for each in told],
                         [("missing-key", "NONE", 13, ["dev", "prod"])])
        self.assertIn("`dev-web` and `web-live`", told[0]["message"])

    def test_another_build_cannot_name_a_secret_with_a_hash(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR)
        self.write("other/deployment.yaml", DEPLOYMENT + entry("web"))
        self.assertEqual([each[:3] for each in self.told()], [("missing-secret", "web/URL", "other/deployment.yaml")])

    def test_without_the_hash_it_can(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR +
                   "generatorOptions: {disableNameSuffixHash: true}\n")
        self.write("other/deployment.yaml", DEPLOYMENT + entry("web"))
        self.assertEqual(self.told(), [])

    def test_an_overlay_adds_keys(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR)
        self.base(entry("web", "MORE"))
        self.overlay("prod", "secretGenerator:\n  - name: web\n    behavior: merge\n    literals: [MORE=]\n")
        self.assertEqual([(each[0], each[-1]) for each in self.told()], [("missing-key", "dev")])

    def test_an_overlay_replaces_keys(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR)
        self.base(entry("web", "TOKEN"))
        self.overlay("prod", "secretGenerator:\n  - name: web\n    behavior: replace\n    literals: [MORE=]\n")
        self.assertEqual([(each[0], each[-1]) for each in self.told()], [("missing-key", "prod")])

    def test_an_overlay_has_another_secret_in_its_place(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR)
        self.base(entry("web", "NONE"))
        self.overlay("prod", """\
patches:
  - patch: '{apiVersion: v1, kind: Secret, metadata: {name: web}, $patch: delete}'
""")
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {web: [NONE]}\n")
        self.assertEqual([(each[0], each[-1]) for each in self.told()], [("missing-key", "dev")])

    def test_keys_come_from_files(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\nsecretGenerator:\n  - name: web\n"
                   "    files: [certs/tls.crt, key=other.pem]\n    envs: [web.env]\n")
        self.write("web/base/web.env", "# comment\nUSER=a\n\nPASSWORD=b=c\nFROM_OUTSIDE\n")
        keys = ("tls.crt", "key", "USER", "PASSWORD", "FROM_OUTSIDE", "comment")
        self.base("".join(entry("web", key, f"V{i}") for i, key in enumerate(keys)))
        self.assertEqual([each[:2] for each in self.told()], [("missing-key", "web/comment")])

    def test_a_file_that_is_not_there_leaves_keys_open(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\nsecretGenerator:\n  - name: web\n"
                   "    literals: [URL=]\n    envs: [secret.env]\n")
        self.base(entry("web") + entry("web", "PASSWORD", "Y"))
        self.assertEqual(self.counts(), (2, 0, 2))

    def test_values_of_generators_are_never_shown(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\nsecretGenerator:\n  - name: web\n"
                   "    literals: [URL=hunter2planted]\n    envs: [web.env]\n")
        self.write("web/base/web.env", "PASSWORD=hunter3planted\nhunter4planted/=\n")
        self.base(entry("web", "NONE"))
        for form in ("text", "json", "sarif"):
            result = self.scan("--format", form, "--verbose") if form != "json" else self.scan()
            self.assertNotIn("planted", result.out + result.err)

    def test_two_copies_of_a_base_have_secrets_of_their_own(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR)
        self.base(entry("web", "MORE"))
        self.write("web/overlays/dev/a/kustomization.yaml", "resources: [../../../base]\nnamePrefix: a-\n")
        self.write("web/overlays/dev/b/kustomization.yaml", "resources: [../../../base]\nnamePrefix: b-\n"
                   "secretGenerator: [{name: web, behavior: merge, literals: [MORE=]}]\n")
        self.write("web/overlays/dev/kustomization.yaml", "resources: [a, b]\n")
        self.write("web/overlays/prod/kustomization.yaml", "resources: []\n")
        self.assertEqual(self.counts(), (1, 1, 0))

    def test_a_prefix_renames_what_declares_a_secret_but_not_who_names_it(self):
        self.base(entry("vault") + "---\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: vault}\nspec:\n"
                  "  data: [{secretKey: URL, remoteRef: {key: x}}]\n")
        self.overlay("dev", "namePrefix: dev-\n")
        self.assertEqual([each[:2] + each[-1:] for each in self.told()], [("missing-secret", "vault/URL", "dev")])

    def test_references_of_custom_resources_are_renamed_where_the_configuration_says_so(self):
        rollout = DEPLOYMENT.replace("apps/v1", "argoproj.io/v1alpha1").replace("Deployment", "Rollout")
        self.write("web/base/deployment.yaml", rollout + entry("web"))
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR)
        self.assertEqual([each[0] for each in self.told()], ["missing-secret"])
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\nconfigurations: [names.yaml]\n" + self.GENERATOR)
        self.write("web/base/names.yaml", "nameReference:\n  - kind: Secret\n    fieldSpecs:\n      - kind: Rollout\n"
                   "        path: spec/template/spec/containers/env/valueFrom/secretKeyRef/name\n")
        self.assertEqual(self.told(), [])

    def test_a_namespace_of_each_overlay(self):
        for environment in ("dev", "prod"):
            self.overlay(environment, f"namespace: {environment}-web\n")
            self.write(f"inventory/{environment}.yaml",
                       f"environment: {environment}\nglobal: {{db: {{keys: [URL], namespace: {environment}-web}}}}\n")
        self.assertEqual(self.counts(), (2, 0, 0))

    def test_overlays_of_one_environment_have_namespaces_of_their_own(self):
        secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: local}\ndata: {%s: ''}\n"
        self.base(entry("local", "EAST"))
        for cluster in ("east", "west"):
            self.write(f"web/overlays/prod/{cluster}/kustomization.yaml",
                       f"namespace: web-{cluster}\nresources: [../../../base, secret.yaml]\n")
            self.write(f"web/overlays/prod/{cluster}/secret.yaml", secret % cluster.upper())
        for environment in ("dev", "prod"):
            self.write(f"web/overlays/{environment}/kustomization.yaml", "resources: []\n")
        self.assertEqual([each[:2] for each in self.told()], [("missing-key", "local/EAST")])
        self.assertEqual(self.counts(), (1, 1, 0))

    def test_an_inventory_names_it_with_its_hash(self):
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n" + self.GENERATOR)
        self.base(entry("web"))
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\n")
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {web-gck8f22h2f: [URL, TOKEN], web-old: [URL]}\n")
        self.write("inventory/prod.yaml", "environment: prod\nglobal: {}\n")
        self.assertEqual([each[:2] for each in self.told()], [("unused-secret", "web-old")])


class Patches(Kustomize):
    PATCH = DEPLOYMENT.replace("{name: web}", "\n  name: web")

    def test_a_patch_mends_its_environment_only(self):
        self.base(entry("dev-only"))
        self.overlay("prod", "patches: [{path: patch.yaml}]\n")
        self.write("web/overlays/prod/patch.yaml", DEPLOYMENT + entry("db"))
        self.assertEqual(self.told(), [])

    def test_a_finding_stands_in_the_patch_that_makes_it(self):
        self.overlay("prod", "patchesStrategicMerge: [patch.yaml]\n")
        self.write("web/overlays/prod/patch.yaml", DEPLOYMENT + entry("dev-only"))
        told = [("missing-secret", "dev-only/URL", "web/overlays/prod/patch.yaml", 11, "prod")]
        self.assertEqual(self.told(), told)
        self.assertEqual(self.told("web/overlays/prod/patch.yaml"), told)
        self.assertEqual(self.told("web/base"), [])

    def test_a_file_that_a_pipeline_fills_in_is_read_by_itself(self):
        self.base(entry("{{ENV}}-db") + entry("db", "NONE", "Y"))
        self.assertEqual([each[:2] for each in self.told()], [("unknown-reference", "{{ENV}}-db/URL"), ("missing-key", "db/NONE")])

    def test_an_inline_patch(self):
        patch = "".join("      " + line + "\n" for line in (DEPLOYMENT + entry("gone")).splitlines())
        self.overlay("dev", "patches:\n  - patch: |-\n" + patch)
        self.assertEqual(self.told(),
                         [("missing-secret", "gone/URL", "web/overlays/dev/kustomization.yaml", 14, "dev")])

    def test_json_patches(self):
        self.overlay("dev", """\
patches:
  - target: {kind: Deployment, name: w.b}
    patch: |-
      - op: replace
        path: /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/name
        value: gone
      - op: add
        path: /spec/template/spec/containers/0/env/-
        value: {name: Y, valueFrom: {secretKeyRef: {name: db, key: NONE}}}
patchesJson6902:
  - target: {version: v1, group: apps, kind: Deployment, name: web}
    path: more.json
""")
        self.write("web/overlays/dev/more.json", '[{"op": "add", "path": "/spec/template/spec/imagePullSecrets", '
                                                 '"value": [{"name": "registry"}]}]')
        path = "web/overlays/dev/kustomization.yaml"
        self.assertEqual(self.told(), [("missing-secret", "gone/URL", path, 7, "dev"), ("missing-key", "db/NONE", path, 10, "dev"),
                                       ("missing-secret", "registry", "web/overlays/dev/more.json", 1, "dev")])

    def test_a_patch_deletes(self):
        self.base(entry("dev-only") + entry("db", variable="Y"))
        self.overlay("prod", "patches: [{path: patch.yaml}]\n")
        self.write("web/overlays/prod/patch.yaml", DEPLOYMENT + "            - {name: X, $patch: delete}\n")
        self.assertEqual(self.counts(), (3, 0, 0))

    def test_a_patch_sets_a_value_beside_the_reference(self):
        self.overlay("prod", "patches: [{path: patch.yaml}]\n")
        self.write("web/overlays/prod/patch.yaml", DEPLOYMENT + "            - {name: X, value: plain}\n")
        self.assertEqual([(each[0], each[-1]) for each in self.told()], [("invalid-reference", "prod")])

    def test_a_patch_is_not_judged_without_what_it_changes(self):
        self.overlay("prod", "patches: [{path: patch.yaml}]\n")
        self.write("web/overlays/prod/patch.yaml", DEPLOYMENT + "            - name: X\n              valueFrom: {secretKeyRef: {name: db}}\n")
        self.assertEqual(self.told(), [])

    def test_a_patch_of_something_that_is_not_here_is_read_by_itself(self):
        self.overlay("prod", "patches: [{path: patch.yaml}]\n")
        self.write("web/overlays/prod/patch.yaml", DEPLOYMENT.replace("web}", "remote}") + entry("dev-only"))
        self.assertEqual([each[:2] + each[-1:] for each in self.told()], [("missing-secret", "dev-only/URL", "prod")])

    def test_components_change_what_uses_them(self):
        self.write("web/components/proxy/kustomization.yaml", "kind: Component\npatches:\n  - target: {kind: Deployment}\n    patch: |\n"
                   "      - {op: add, path: /spec/template/spec/containers/-, value: {name: p, envFrom: [{secretRef: {name: proxy}}]}}\n")
        self.overlay("prod", "components: [../../components/proxy]\n")
        self.assertEqual(self.told(),
                         [("missing-secret", "proxy", "web/components/proxy/kustomization.yaml", 5, "prod")])

    def test_replacements_copy_names(self):
        self.base(entry("PLACEHOLDER"))
        self.overlay("dev", """\
configMapGenerator:
  - name: names
    literals:
      - database=elsewhere
replacements:
  - source: {kind: ConfigMap, name: names, fieldPath: data.database}
    targets:
      - select: {kind: Deployment}
        fieldPaths: ["spec.template.spec.containers.[name=web].env.[name=X].valueFrom.secretKeyRef.name"]
""")
        self.write("web/overlays/prod/kustomization.yaml", "resources: []\n")
        self.assertEqual(self.told(),
                         [("missing-secret", "elsewhere/URL", "web/overlays/dev/kustomization.yaml", 5, "dev")])

    def test_a_key_written_twice_is_told_once(self):
        self.base(entry("db") + "      hostNetwork: true\n      hostNetwork: true\n")
        self.assertEqual([(each[0], each[3]) for each in self.told()], [("duplicate-key", 13)])


if __name__ == "__main__":
    program.main()
