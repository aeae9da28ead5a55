"""`keyref uses`: what holds on to a secret, from the manifest to the line of code."""

import program
from program import deployment

INVENTORY = """\
environment: {}
global:
  regcred: {{type: kubernetes.io/dockerconfigjson, keys: [.dockerconfigjson]}}
  unused: [KEY]
services:
  web:
    web-secrets: [API_KEY, DB_URL]
    web-tls: {{type: kubernetes.io/tls, keys: [tls.crt, tls.key]}}
"""
EVERYTHING = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      imagePullSecrets: [{name: regcred}]
      containers:
        - name: app
          envFrom:
            - {prefix: WEB_, secretRef: {name: web-secrets}}
          env:
            - name: KEY
              valueFrom: {secretKeyRef: {name: web-secrets, key: API_KEY}}
      volumes:
        - {name: a, secret: {secretName: web-secrets}}
        - {name: b, secret: {secretName: web-secrets, items: [{key: DB_URL, path: url}]}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: front}
spec:
  tls: [{hosts: [web.example], secretName: web-tls}]
"""


class Uses(program.Fleet):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY.format("dev"))
        self.write("inventory/prod.yaml", INVENTORY.format("prod"))

    def list(self, *arguments, code=0, **more):
        result = self.run_program("uses", "--format", "json", *arguments, **more)
        self.assertEqual(result.code, code, result.err)
        return result.json["uses"]

    def rows(self, *arguments, fields=("file", "line", "kind", "variable", "key")):
        return [tuple(use.get(field) for field in fields) for use in self.list(*arguments)]

    def places(self, *arguments):
        return self.rows(*arguments, fields=("file", "line"))


class Manifests(Uses):
    def setUp(self):
        super().setUp()
        self.write("web/deployment.yaml", EVERYTHING)

    def kinds(self, *arguments):
        return self.rows(*arguments, fields=("line", "kind", "variable", "key"))

    def test_a_use_in_full(self):
        [use] = [each for each in self.list("web-secrets") if each["kind"] == "env"]
        self.assertEqual(use, {"file": "web/deployment.yaml", "line": 14, "column": 48, "service": "web", "workload": "web",
                               "container": "app", "kind": "env", "variable": "KEY", "secret": "web-secrets", "key": "API_KEY",
                               "pickup": "restart", "environments": ["dev", "prod"]})

    def test_every_kind(self):
        self.assertEqual(self.kinds("web-secrets"), [(11, "envFrom", None, None), (14, "env", "KEY", "API_KEY"),
                                                     (16, "volume", None, None), (17, "volume", None, "DB_URL")])
        self.assertEqual(self.kinds("regcred"), [(7, "imagePullSecret", None, None)])
        [use] = self.list("web-tls")
        self.assertEqual((use["kind"], use["line"], use["service"]), ("tls", 23, "web"))
        self.assertNotIn("workload", use)

    def test_other_places_that_name_a_secret(self):
        self.write("web/values.yaml", "database:\n  existingSecret: web-secrets\n")
        self.assertIn(("web/values.yaml", 2, "other", None, None), self.rows("web-secrets"))

    def test_what_takes_all_keys_takes_the_one(self):
        self.assertEqual(self.kinds("web-secrets/DB_URL"), [(11, "envFrom", "WEB_DB_URL", "DB_URL"), (16, "volume", None, "DB_URL"),
                                                            (17, "volume", None, "DB_URL")])

    def test_but_not_one_that_the_secret_lacks(self):
        self.write("inventory/prod.yaml", INVENTORY.format("prod").replace(", DB_URL", ""))
        uses = self.list("web-secrets/DB_URL")
        self.assertEqual([(use["line"], use["environments"]) for use in uses], [(11, ["dev"]), (16, ["dev"]), (17, ["dev", "prod"])])

    def test_env_selects(self):
        self.write("web/prod/job.yaml", deployment("web", ("X", "web-secrets", "API_KEY")))
        self.assertEqual([use["environments"] for use in self.list("web-secrets/API_KEY", "--env", "dev")], [["dev"]] * 3)
        self.assertIn(("web/prod/job.yaml", 13), self.places("web-secrets", "--env", "prod"))

    def test_the_whole_repository_from_any_folder(self):
        self.write("keyref.yaml", "version: 1\n")
        self.write("api/src/readme.txt", "nothing")
        self.assertEqual(len(self.list("web-secrets", folder=self.top / "api/src")), 4)

    def test_without_inventories(self):
        for name in ("dev", "prod"):
            (self.top / f"inventory/{name}.yaml").unlink()
        uses = self.list("web-secrets/API_KEY")
        self.assertEqual([(use["line"], use["environments"]) for use in uses], [(11, []), (14, []), (16, [])])

    def test_names_that_the_pipeline_fills_in(self):
        self.write("keyref.yaml", "environments: {dev: {variables: {ENV: dev}}, prod: {variables: {ENV: prod}}}\n")
        self.write("api/deployment.yaml", deployment("api", ("X", "api-${ENV}", "KEY")))
        self.assertEqual([use["environments"] for use in self.list("api-prod/KEY")], [["prod"]])

    def test_what_stays_computed_is_told_apart(self):
        self.write("api/deployment.yaml", deployment("api", ("X", "api-${ENV}", "KEY")))
        result = self.run_program("uses", "api-prod")
        self.assertEqual((result.code, len(self.list("api-prod"))), (0, 0))
        self.assertIn("api/deployment.yaml:13", result.err)
        self.assertNotIn("api/deployment.yaml", self.run_program("uses", "web-secrets").err)
        self.assertNotIn("api/deployment.yaml", self.run_program("uses", "api-prod/OTHER").err)


class Code(Uses):
    READ = "web/src/main.ts"

    def code(self, *arguments):
        return [row[:2] + row[3:] for row in self.rows(*arguments) if row[2] == "code"]

    def test_by_env(self):
        self.write("web/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY"), ("OTHER", "web-secrets", "DB_URL")))
        self.write(self.READ, "log(1);\nconst key = process.env.KEY;\nconst other = process.env.OTHER;\nconst port = process.env.PORT;\n")
        self.write("web/src/main.spec.ts", "test(process.env.KEY);\n")
        self.assertEqual(self.code("web-secrets/API_KEY"), [(self.READ, 2, "KEY", "API_KEY")])
        self.assertEqual(self.code("web-secrets"), [(self.READ, 2, "KEY", "API_KEY"), (self.READ, 3, "OTHER", "DB_URL")])
        [use] = [each for each in self.list("web-secrets/API_KEY") if each["kind"] == "code"]
        self.assertEqual((use["column"], use["service"], use["workload"], use["container"], use["environments"]),
                         (13, "web", "web", "app", ["dev", "prod"]))

    def test_by_env_from_with_its_prefix(self):
        self.write("web/deployment.yaml", EVERYTHING)
        self.write(self.READ, "use(process.env.WEB_DB_URL, process.env.DB_URL, process.env.WEB_OTHER);\n")
        self.assertEqual(self.code("web-secrets"), [(self.READ, 1, "WEB_DB_URL", "DB_URL")])
        self.assertEqual(self.code("web-secrets/DB_URL"), [(self.READ, 1, "WEB_DB_URL", "DB_URL")])
        self.assertEqual(self.code("web-secrets/API_KEY"), [])

    def test_where_keys_are_not_known_only_the_one_that_is_asked_for(self):
        self.write("inventory/dev.yaml", "environment: dev\nservices: {web: {web-secrets: {keys: unknown}}}\n")
        (self.top / "inventory/prod.yaml").unlink()
        self.write("web/deployment.yaml", EVERYTHING)
        self.write(self.READ, "use(process.env.WEB_DB_URL, process.env.WEB_OTHER);\n")
        self.assertEqual(self.code("web-secrets"), [])
        self.assertEqual(self.code("web-secrets/OTHER"), [(self.READ, 1, "WEB_OTHER", "OTHER")])

    def test_a_variable_that_gets_its_value_elsewhere_is_no_way(self):
        self.write("web/deployment.yaml", EVERYTHING.replace("- name: KEY", "- {name: WEB_DB_URL, value: here}\n            - name: KEY"))
        self.write(self.READ, "use(process.env.WEB_DB_URL);\n")
        self.assertEqual(self.code("web-secrets/DB_URL"), [])

    def test_only_of_the_service_that_gets_it(self):
        self.write("web/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY")))
        self.write("api/deployment.yaml", deployment("api", ("KEY", "unused", "KEY")))
        for name in ("web", "api"):
            self.write(f"{name}/src/main.ts", "import { lib } from '../../lib';\nlib(process.env.KEY);\n")
        self.write("lib/index.ts", "export const lib = () => process.env.KEY;\n")
        self.assertEqual([row[0] for row in self.code("web-secrets")], ["lib/index.ts", "web/src/main.ts"])

    def test_one_entry_for_code_that_several_manifests_lead_to(self):
        for name in ("dev", "prod"):
            self.write(f"web/k8s/{name}/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY")))
        self.write(self.READ, "use(process.env.KEY);\n")
        self.assertEqual([(use["file"], use["environments"]) for use in self.list("web-secrets")],
                         [("web/k8s/dev/deployment.yaml", ["dev"]), ("web/k8s/prod/deployment.yaml", ["prod"]),
                          (self.READ, ["dev", "prod"])])


class Built(Uses):
    def test_helm(self):
        self.write("web/chart/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
        self.write("web/chart/values.yaml", "secret: web-secrets\n")
        self.write("web/chart/values-prod.yaml", "secret: web-live\n")
        self.write("web/chart/templates/deployment.yaml", deployment("web", ("KEY", "{{ .Values.secret }}", "API_KEY")))
        self.write("web/src/main.ts", "use(process.env.KEY);\n")
        template = "web/chart/templates/deployment.yaml"
        fields = ("file", "line", "kind", "environments")
        self.assertEqual(self.rows("web-secrets/API_KEY", fields=fields),
                         [(template, 13, "env", ["dev"]), ("web/src/main.ts", 1, "code", ["dev"])])
        self.assertEqual(self.rows("web-live/API_KEY", fields=fields),
                         [(template, 13, "env", ["prod"]), ("web/src/main.ts", 1, "code", ["prod"])])

    def test_kustomize(self):
        self.write("web/base/deployment.yaml", deployment("web", ("KEY", "made", "API_KEY"), ("URL", "web-secrets", "DB_URL")))
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\nsecretGenerator: [{name: made, envs: [made.env]}]\n")
        self.write("web/base/made.env", "API_KEY=\n")
        for name in ("dev", "prod"):
            self.write(f"web/overlays/{name}/kustomization.yaml", f"resources: [../../base]\nnamePrefix: {name}-\n")
        self.write("web/src/main.ts", "use(process.env.KEY);\n")
        fields = ("file", "line", "kind", "environments")
        self.assertEqual(self.rows("dev-made", fields=fields),
                         [("web/base/deployment.yaml", 13, "env", ["dev"]), ("web/src/main.ts", 1, "code", ["dev"])])
        self.assertEqual(self.rows("web-secrets", fields=fields), [("web/base/deployment.yaml", 16, "env", ["dev", "prod"])])
        result = self.run_program("uses", "made")
        self.assertEqual((result.code, result.out), (0, "Nothing here uses made.\n"))
        self.assertEqual(result.err, "keyref: of the name `made`, a build makes `dev-made` and `prod-made`\n")


class Text(Uses):
    def test_by_service_and_environments_with_the_way_of_a_new_value(self):
        self.write("web/deployment.yaml", EVERYTHING)
        self.write("web/src/main.ts", "use(process.env.KEY);\n")
        self.write("web/prod/deployment.yaml", deployment("web-job", ("KEY", "web-secrets", "DB_URL")))
        result = self.run_program("uses", "web-secrets")
        self.assertEqual((result.code, result.err), (0, ""))
        self.assertEqual(result.out, """\
web in dev and prod:
  web/deployment.yaml:11:48  envFrom                    new value: restart web
  web/deployment.yaml:14:48  env      KEY from API_KEY  new value: restart web
    web/src/main.ts:1:5      code     KEY from API_KEY  new value: as the variable
  web/deployment.yaml:16:42  volume                     new value: by itself, within about a minute
  web/deployment.yaml:17:42  volume   key DB_URL        new value: by itself, within about a minute

web-job in prod:
  web/prod/deployment.yaml:13:38  env   KEY from DB_URL  new value: restart web-job
    web/src/main.ts:1:5           code  KEY from DB_URL  new value: as the variable

web-secrets: 5 places of manifests and 1 place of code, of 2 services.

To bring a new value to what does not take it by itself:
  kubectl rollout restart deployment/web  # in dev and prod
  kubectl rollout restart deployment/web-job  # in prod
Without `-n`, kubectl takes the namespace of its context: that of the workload is not known here.
""")

    def test_other_kinds(self):
        self.write("web/deployment.yaml", EVERYTHING)
        self.assertIn("imagePullSecret  new value: with the next pull\n", self.run_program("uses", "regcred").out)
        self.assertIn("tls  new value: by itself", self.run_program("uses", "web-tls").out)

    def test_paths_and_services_do_not_act_on_the_terminal(self):
        self.write("web/a\x1b[31m.yaml", EVERYTHING)
        out = self.run_program("uses", "web-secrets").out
        self.assertNotIn("\x1b", out)
        self.assertIn("web/a\\x1b[31m.yaml:14:48", out)


class Pickup(Uses):
    """How a new value arrives, and what is to be restarted for it."""

    def pickups(self, secret="web-secrets"):
        return [use["pickup"] for use in self.list(secret)]

    def commands(self, secret="web-secrets"):
        _, _, block = self.run_program("uses", secret).out.partition("take it by itself:\n")
        return [line.strip() for line in block.splitlines() if line.startswith("  ")]

    def test_of_every_kind(self):
        self.write("web/deployment.yaml", EVERYTHING)
        self.write("web/src/main.ts", "use(process.env.KEY);\n")
        self.write("web/values.yaml", "database:\n  existingSecret: web-secrets\n")
        self.assertEqual(self.pickups(), ["restart", "restart", "reload", "reload", "variable", "unknown"])
        self.assertEqual((self.pickups("regcred"), self.pickups("web-tls")), (["next-pull"], ["controller"]))
        self.assertEqual((self.commands("regcred"), self.commands("web-tls")), ([], []))

    def volume(self, mount, kind="Deployment", fields="spec: {template: {spec: {volumes: [{name: a, secret: {secretName: web-secrets}}], "
                                                      "containers: [{name: app, volumeMounts: [MOUNT]}]}}}"):
        api = {"Deployment": "apps/v1", "StatefulSet": "apps/v1", "Job": "batch/v1"}[kind]
        self.write("web/deployment.yaml", f"apiVersion: {api}\nkind: {kind}\nmetadata: {{name: web}}\n" + fields.replace("MOUNT", mount) + "\n")

    def test_a_mount_with_subpath_does_not_see_it(self):
        self.volume("{name: a, mountPath: /a}")
        self.assertEqual((self.pickups(), self.commands()), (["reload"], []))
        for part in ("subPath: KEY", "subPathExpr: $(POD)"):
            self.volume("{name: a, mountPath: /a, %s}" % part)
            self.assertEqual((self.pickups(), self.commands()),
                             (["restart"], ["kubectl rollout restart deployment/web  # in dev and prod"]))
        self.assertIn("new value: restart web, which mounts it with subPath\n", self.run_program("uses", "web-secrets").out)
        self.volume("{name: other, mountPath: /a, subPath: KEY}")
        self.assertEqual(self.pickups(), ["reload"])

    def test_storage_that_it_opens(self):
        self.volume("", fields="spec: {template: {spec: {volumes: [{name: a, azureFile: {secretName: web-secrets, shareName: s}}]}}}")
        self.assertEqual((self.pickups(), self.commands()), (["next-mount"], []))

    def test_what_runs_and_ends(self):
        container = "containers: [{name: app, envFrom: [{secretRef: {name: web-secrets}}]}]"
        for head, pod, pickup in [("batch/v1, kind: Job", f"template: {{spec: {{{container}}}}}", "recreate"),
                                  ("v1, kind: Pod", container, "recreate"),
                                  ("batch/v1, kind: CronJob", f"jobTemplate: {{spec: {{template: {{spec: {{{container}}}}}}}}}", "next-run")]:
            self.write("web/deployment.yaml", f"{{apiVersion: {head}, metadata: {{name: web}}, spec: {{{pod}}}}}\n")
            self.assertEqual((self.pickups(), self.commands()), ([pickup], []), head)

    def test_a_kind_that_kubectl_does_not_restart(self):
        self.write("web/rollout.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY")).replace("apps/v1", "argoproj.io/v1alpha1")
                   .replace("kind: Deployment", "kind: Rollout"))
        self.assertEqual((self.pickups(), self.commands()), (["restart"], ["# by other means: Rollout web in dev and prod"]))

    def test_each_workload_once_where_it_runs(self):
        self.write("keyref.yaml", "environments: {dev: {variables: {ENV: dev}}, prod: {variables: {ENV: prod}}}\n")
        self.write("web/deployment.yaml", EVERYTHING.replace("{name: web}", "{name: web, namespace: 'web-${ENV}'}"))
        self.write("web/db.yaml", deployment("db", ("KEY", "web-secrets", "API_KEY")).replace("Deployment", "StatefulSet"))
        self.assertEqual(self.commands(), ["kubectl rollout restart statefulset/db  # in dev and prod",
                                           "kubectl -n web-dev rollout restart deployment/web  # in dev",
                                           "kubectl -n web-prod rollout restart deployment/web  # in prod"])

    def test_a_namespace_that_only_the_inventory_says(self):
        self.write("web/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY")))
        entry = "environment: {}\nservices: {{web: {{web-secrets: {}}}}}\n"
        self.write("inventory/dev.yaml", entry.format("dev", "{namespace: web-dev, keys: [API_KEY]}"))
        for prod, command, note in (("{namespace: web, keys: [API_KEY]}", "kubectl -n web rollout restart deployment/web  # in prod", False),
                                    ("{namespace: [web, edge], keys: [API_KEY]}", "kubectl rollout restart deployment/web  # in prod", True),
                                    ("[API_KEY]", "kubectl rollout restart deployment/web  # in prod", True)):
            self.write("inventory/prod.yaml", entry.format("prod", prod))
            self.assertEqual(sorted(self.commands()), sorted(["kubectl -n web-dev rollout restart deployment/web  # in dev", command]))
            self.assertEqual("Without `-n`" in self.run_program("uses", "web-secrets").out, note)

    def test_by_the_name_that_a_build_gives_it(self):
        self.write("web/base/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY")))
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n")
        for name in ("dev", "prod"):
            self.write(f"web/overlays/{name}/kustomization.yaml", f"resources: [../../base]\nnamePrefix: {name}-\nnamespace: {name}\n")
        self.assertEqual(self.commands(), ["kubectl -n dev rollout restart deployment/dev-web  # in dev",
                                           "kubectl -n prod rollout restart deployment/prod-web  # in prod"])

    def test_a_name_that_stays_computed_is_no_command(self):
        self.write("web/deployment.yaml", deployment("'web-${COLOUR};id'", ("KEY", "web-secrets", "API_KEY")))
        [line] = self.commands()
        self.assertTrue(line.startswith("# by other means: Deployment "), line)


class Names(Uses):
    def setUp(self):
        super().setUp()
        self.write("web/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY"), ("X", "referenced-only", "KEY")))

    def nothing(self, name):
        result = self.run_program("uses", name)
        self.assertEqual((result.code, result.out), (0, f"Nothing here uses {name}.\n"))
        self.assertEqual(len(result.err.splitlines()), 1, result.err)
        self.assertEqual(self.list(name), [])
        return result.err

    def test_a_name_that_nobody_knows_gets_near_ones(self):
        self.assertIn("`web-secrets`?", self.nothing("web-secret"))
        self.assertIn("`referenced-only`?", self.nothing("refrenced-only"))
        self.assertNotIn("did you mean", self.nothing("something-else-altogether"))

    def test_so_does_a_key(self):
        self.assertIn("`API_KEY`?", self.nothing("web-secrets/API_KEI"))

    def test_a_secret_that_nothing_uses(self):
        self.assertEqual(self.nothing("unused"), "keyref: nothing here uses `unused`\n")
        self.assertEqual(self.nothing("unused/KEY"), "keyref: nothing here uses the key `KEY` of `unused`\n")

    def test_no_name_is_bad_usage_and_not_shown(self):
        value = "zq7" + "Rk2Vt9Lw4Xn8Pb3Jd6"
        hexes = "0f3a" * 9
        for word in (value, hexes, f"web-secrets/{value}", f"{hexes}/KEY", "web=secrets", "", "web-secrets/a b", "${A}"):
            result = self.run_program("uses", word)
            self.assertEqual((result.code, result.out), (2, ""), word)
            self.assertTrue(result.err.startswith("keyref: "))
            for secret in (value, hexes, "web=secrets"):
                self.assertNotIn(secret, result.err)

    def test_names_that_only_other_stores_can_have(self):
        for word in ("Web_Secrets", "/web/key", "a/b/c"):
            self.assertIn(f"names a secret `{word}`", self.nothing(word))

    def test_bad_usage(self):
        for arguments in ([], ["web-secrets", "more"], ["web-secrets", "--format", "sarif"], ["web-secrets", "--env", "live"],
                          ["web-secrets", "--config", "missing.yaml"]):
            result = self.run_program("uses", *arguments)
            self.assertEqual((result.code, result.out), (2, ""), arguments)

    def test_what_could_not_be_read_may_use_it(self):
        self.write("api/deployment.yaml", deployment("api", ("X", "web-secrets", "DB_URL")) + "  broken: [\n")
        result = self.run_program("uses", "web-secrets")
        self.assertEqual(result.code, 3)
        self.assertIn("Not finished", result.out.splitlines()[-1])
        self.assertIn("keyref: api/deployment.yaml:15", result.err)
        self.assertEqual(len(self.list("web-secrets", code=3)), 1)

    def test_a_folder_without_files_is_no_answer(self):
        (self.top / "empty").mkdir()
        self.assertEqual(self.run_program("uses", "web-secrets", folder=self.write("bare/.git/HEAD", "").parent.parent).code, 3)


if __name__ == "__main__":
    program.main()
