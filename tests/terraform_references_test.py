"""References in Terraform: workloads in its own words, manifests as objects and as text, charts' values."""

import program

VALUES = """resource "helm_release" "redis" {
  name      = "redis"
  namespace = "shop"
  values = [
    <<-EOF
    auth:
      existingSecret: ${local.prefix}-redis
    extraEnv:
      - name: TOKEN
        valueFrom:
          secretKeyRef: {name: gone, key: TOKEN}
    EOF
  ]
  set {
    name  = "metrics.existingSecret"
    value = "gone-too"
  }
}
"""

WORKLOAD = """resource "kubernetes_%s" "app" {
  metadata {
    name      = "app"
    namespace = "shop"
    labels    = { "app.kubernetes.io/name" = "shop" }
  }
  spec {
    template {
      spec {
        image_pull_secrets {
          name = "pull"
        }
        container {
          name = "web"
          env {
            name  = "PORT"
            value = 8080
          }
          env {
            name = "URL"
            value_from {
              secret_key_ref {
                name = "db"
                key  = "URI"
              }
            }
          }
          env_from {
            secret_ref {
              name = "all"
            }
          }
        }
        init_container {
          name = "first"
          env {
            name = "URL"
            value_from {
              secret_key_ref {
                name     = "db"
                key      = "URL"
                optional = true
              }
            }
          }
        }
        volume {
          name = "tls"
          secret {
            secret_name = "certificate"
            items {
              key  = "tls.key"
              path = "k"
            }
          }
        }
        volume {
          name = "several"
          projected {
            sources {
              secret {
                name = "first"
              }
              secret {
                name = "second"
              }
            }
          }
        }
      }
    }
  }
}
"""


class References(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal:\n  db: [URL]\n")
        self.write("keyref.yaml", "version: 1\nrules: {unused-secret: off}\n")

    def told(self, text, path="infra/main.tf"):
        """(rule, secret, key, line) of every finding."""
        self.write(path, text)
        return [(each["rule"], each.get("secret"), each.get("key"), each["line"]) for each in self.scan().findings]

    def counts(self, text, path="infra/main.tf"):
        self.write(path, text)
        return {word: count for word, count in self.scan().json["summary"]["references"].items() if count}

    def line(self, text, word):
        return text[:text.index(word)].count("\n") + 1

    def test_workloads(self):
        for kind in ("deployment", "deployment_v1", "stateful_set", "daemonset", "daemon_set_v1", "job_v1", "replication_controller"):
            with self.subTest(kind=kind):
                told = self.told(WORKLOAD % kind)
                wanted = [("missing-secret", "pull", None), ("missing-key", "db", "URI"), ("missing-secret", "all", None),
                          ("missing-secret", "certificate", "tls.key"), ("missing-secret", "first", None), ("missing-secret", "second", None)]
                self.assertEqual([each[:3] for each in told], wanted)
                self.assertEqual(told[1][3], self.line(WORKLOAD, '"URI"'))
        finding = self.scan().findings[1]
        self.assertEqual((finding["service"], finding["variable"], finding["column"], finding["endColumn"], finding["suggestion"]),
                         ("shop", "URL", 25, 28, "URL"))

    def test_other_kinds(self):
        cases = {
            'resource "kubernetes_service_account" "x" {\n  metadata {\n    name = "x"\n  }\n  secret {\n    name = "a"\n  }\n'
            '  image_pull_secret {\n    name = "b"\n  }\n}\n': ["a", "b"],
            'resource "kubernetes_ingress_v1" "x" {\n  metadata {\n    name = "x"\n  }\n  spec {\n    tls {\n      secret_name = "a"\n    }\n'
            '    tls {\n      secret_name = "b"\n    }\n  }\n}\n': ["a", "b"],
            'resource "kubernetes_persistent_volume" "x" {\n  metadata {\n    name = "x"\n  }\n  spec {\n    persistent_volume_source {\n'
            '      azure_file {\n        secret_name = "a"\n      }\n    }\n  }\n}\n': ["a"],
            'resource "kubernetes_cluster_role_v1" "x" {\n  metadata {\n    name = "x"\n  }\n  rule {\n    resources = ["secrets"]\n'
            '    resource_names = ["a"]\n  }\n}\n': ["a"],
            'data "kubernetes_secret" "x" {\n  metadata {\n    name = "a"\n  }\n}\n': ["a"],
        }
        for text, names in cases.items():
            with self.subTest(text=text):
                self.assertEqual([each[1] for each in self.told(text)], names)

    def test_names_that_other_resources_have(self):
        secret = 'resource "%s" "db-x" {\n%s  metadata {\n    name = %s\n  }\n  data = { URL = 1 }\n}\n'
        pod = WORKLOAD[:WORKLOAD.index("        image_pull")] + """        container {
          name = "web"
          env {
            name = "URL"
            value_from {
              secret_key_ref {
                name = %s
                key  = "%s"
              }
            }
          }
        }
""" + "      }\n    }\n  }\n}\n"
        pod = pod.replace("%s", "deployment", 1)
        for kind in ("kubernetes_secret", "kubernetes_secret_v1"):
            for name in ('"made"', '"${var.a}"', "lower(var.a)", "var.a"):
                for reference in (".metadata[0].name", ".metadata.0.name"):
                    for key, answer in (("URL", "present"), ("OTHER", "absent" if name == '"made"' else "unknown")):
                        with self.subTest(kind=kind, name=name, reference=reference, key=key):
                            text = secret % (kind, "", name) + pod % (kind + ".db-x" + reference, key)
                            self.assertEqual(self.counts(text), {answer: 1})
        text = secret % ("kubernetes_secret", "  count = 1\n", '"made"') + pod % ("kubernetes_secret.db-x[0].metadata[0].name", "URL")
        self.assertEqual(self.counts(text), {"present": 1})
        self.assertEqual(self.counts(pod % ("kubernetes_secret.elsewhere.metadata[0].name", "URL")), {"unknown": 1})
        self.assertEqual(self.counts(pod % ("data.kubernetes_secret.x.metadata[0].name", "URL")), {"unknown": 1})
        source = 'data "kubernetes_secret" "x" {\n  metadata {\n    name = "db"\n  }\n}\n'
        self.assertEqual(self.counts(source + pod % ("data.kubernetes_secret.x.metadata[0].name", "URL")), {"present": 2})

    def test_keys_that_are_read_of_a_source(self):
        source = 'data "kubernetes_secret" "x" {\n  metadata {\n    name = "db"\n  }\n}\n'
        for read in ('data.kubernetes_secret.x.data["URI"]', "data.kubernetes_secret.x.data.URI", 'data.kubernetes_secret.x[0].data["URI"]'):
            for form in ("{}", '"a-${{{}}}"', "base64encode({})"):
                with self.subTest(read=read, form=form):
                    line = "  password = " + form.format(read)
                    self.assertEqual(self.told(source + 'resource "any" "y" {\n' + line + "\n}\n"), [("missing-key", "db", "URI", 7)])
                    finding = self.scan().findings[0]
                    self.assertEqual((finding["column"], finding["endColumn"]), (line.index("URI") + 1, line.index("URI") + 4))
        for text in ("# data.kubernetes_secret.x.data.URI\n", "locals {\n  a = data.kubernetes_secret.x.data.URL\n}\n",
                     "locals {\n  a = data.kubernetes_secret.x.data\n}\n", "locals {\n  a = data.kubernetes_secret.y.data.URI\n}\n"):
            self.assertEqual(self.told(source + text), [])

    def test_dynamic_blocks(self):
        dynamic = """          dynamic "env" {
            for_each = %s
            content {
              name = env.key
              value_from {
                secret_key_ref {
                  name = "db"
                  key  = env.value
                }
              }
            }
          }
"""
        pod = WORKLOAD % "deployment"
        begin, end = pod.index("          env {"), pod.index("          env_from {")
        rest = pod[pod.index("        init_container"):pod.index("        volume")]
        pod = pod[:begin] + "%s        }\n" + "      }\n    }\n  }\n}\n"
        pod = pod.replace('        image_pull_secrets {\n          name = "pull"\n        }\n', "")
        self.assertTrue(end and rest)
        self.assertEqual(self.counts(pod % (dynamic % '{ A = "URL", B = "URI" }')), {"present": 1, "absent": 1})
        self.assertEqual(self.counts(pod % (dynamic % "var.all")), {"unknown": 1})
        self.assertEqual(self.scan().rules(), ["unknown-reference"])
        for condition in ('var.on ? { A = "URI" } : {}', '(var.on ? null : { A = "URI" })'):
            self.assertEqual(self.counts(pod % (dynamic % condition)), {"absent": 1})  # it may be made, and then it is wrong
        self.assertEqual(self.counts(pod % (dynamic % "var.all" * 2)), {"unknown": 2})
        self.assertEqual(self.scan().rules(), ["unknown-reference"] * 2)  # no shadowed-env

    def test_manifests_as_objects(self):
        manifest = """resource "kubernetes_manifest" "x" {
  manifest = {
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = { name = "p", namespace = "shop" }
    spec = {
      containers = [{
        name = "app"
        env = [
          { name = "N", value = 1 },
          { name = "URL", valueFrom = { secretKeyRef = { name = "db", key = "URI" } } },
        ]
      }]
    }
  }
}
"""
        self.assertEqual(self.told(manifest), [("missing-key", "db", "URI", 11)])
        finding = self.scan().findings[0]
        self.assertEqual((finding["column"], finding["endColumn"], finding["variable"]), (78, 81, "URL"))
        made = ('resource "kubernetes_manifest" "es" {\n  manifest = {\n    apiVersion = "external-secrets.io/v1"\n    kind = "ExternalSecret"\n'
                '    metadata = { name = "db2" }\n    spec = { data = [{ secretKey = "A", remoteRef = { key = "r" } }] }\n  }\n}\n')
        self.write("infra/es.tf", made)
        self.assertEqual(self.counts(manifest.replace('"db"', '"db2"').replace("URI", "A")), {"present": 1})
        self.assertEqual(self.counts(manifest.replace('"db"', '"db2"').replace("URI", "B")), {"absent": 1})

    def test_manifests_as_text(self):
        text = """locals {
  name = "gone"
}
resource "kubectl_manifest" "x" {
  yaml_body = <<-YAML
    apiVersion: v1
    kind: Pod
    metadata: {name: p}
    spec:
      containers:
        - name: app
          envFrom:
            - secretRef:
                name: ${local.name}-x
            - secretRef: {name: "${var.other}"}
  YAML
}
"""
        self.assertEqual([each for each in self.told(text) if each[0] != "unknown-reference"], [("missing-secret", "gone-x", None, 14)])
        finding = self.scan().findings[0]
        self.assertEqual((finding["column"], finding["endColumn"]), (23, 38))
        self.assertEqual(self.counts(text), {"absent": 1, "unknown": 1})
        for odd in ('name: ${var.a ? "x: y" : local.b["c"]}', '${indent(4, "x: {y}")}', '%{ if var.a ~}\n      x: y\n      %{ endif }',
                    'name: ${var.a == "}" ? 1 : 2}'):
            with self.subTest(odd=odd):
                lines = text.replace("    metadata: {name: p}\n", f"    metadata:\n      {odd}\n      uid: x\n")
                self.assertIn(("missing-secret", "gone-x", None, self.line(lines, "name: ${local.name}-x")), self.told(lines))
                self.assertNotIn("syntax-error", self.scan().rules())
        broken = text.replace("envFrom:", "envFrom: [")
        self.assertEqual([each[0] for each in self.told(broken)], ["syntax-error"])
        encoded = ('resource "kubectl_manifest" "x" {\n  yaml_body = yamlencode({ apiVersion = "v1", kind = "ServiceAccount", metadata = { name = "a" },\n'
                   '    secrets = [{ name = "gone" }] })\n}\n')
        self.assertEqual(self.told(encoded), [("missing-secret", "gone", None, 3)])

    def test_values_of_charts(self):
        text = 'locals {\n  prefix = "shop"\n}\n' + VALUES
        self.assertEqual(self.told(text), [("missing-secret", "shop-redis", None, 10), ("missing-secret", "gone", "TOKEN", 14),
                                           ("missing-secret", "gone-too", None, 19)])
        self.assertEqual([each["severity"] for each in self.scan().findings], ["warning", "error", "warning"])
        encoded = 'resource "helm_release" "x" {\n  values = [yamlencode({ auth = { existingSecret = "gone" } })]\n}\n'
        self.assertEqual(self.told(encoded), [("missing-secret", "gone", None, 2)])
        pair = ('resource "helm_release" "x" {\n  set {\n    name = "env[0].valueFrom.secretKeyRef.name"\n    value = "db"\n  }\n'
                '  set {\n    name = "env[0].valueFrom.secretKeyRef.key"\n    value = "URI"\n  }\n}\n')
        self.assertEqual(self.told(pair), [("missing-key", "db", "URI", 8)])
        attribute = 'resource "helm_release" "x" {\n  set = [{ name = "a.existingSecret", value = "gone" }]\n}\n'
        self.assertEqual(self.told(attribute), [("missing-secret", "gone", None, 2)])

    def test_a_file_of_a_folder_is_checked_with_its_neighbours(self):
        self.write("infra/locals.tf", 'locals {\n  prefix = "shop"\n}\n')
        self.write("infra/main.tf", VALUES)
        self.git("init", "-q")
        self.git("add", ".")
        self.assertEqual([each["secret"] for each in self.scan("infra/main.tf").findings], ["shop-redis", "gone", "gone-too"])

    def test_hostile_text_ends(self):
        doubling = "locals {\n  l0 = { a = 1 }\n" + "".join(f"  l{i + 1} = merge(local.l{i}, local.l{i})\n" for i in range(60)) + "}\n"
        lists = "locals {\n  l0 = [1]\n" + "".join(f"  l{i + 1} = concat(local.l{i}, local.l{i})\n" for i in range(60)) + "}\n"
        each = 'resource "kubernetes_secret" "x" {\n  for_each = local.l60\n  metadata {\n    name = each.key\n  }\n  data = local.l60\n}\n'
        texts = ("locals {\n  l0 = \"x\"\n" + "".join(f'  l{i + 1} = "${{local.l{i}}}${{local.l{i}}}"\n' for i in range(60)) + "}\n")
        deep = 'resource "kubernetes_manifest" "x" {\n  manifest = ' + "{ a = [" * 5_000 + "] }" * 5_000 + "\n}\n"
        blocks = 'resource "kubernetes_deployment" "x" {\n' + "spec {\n" * 20_000 + "}\n" * 20_001
        dots = 'resource "helm_release" "x" {\n  set {\n    name = "' + "a." * 200_000 + 'b"\n    value = "x"\n  }\n}\n'
        for text in (blocks, dots, doubling + each, lists + each, texts + each.replace("each.key", "local.l60"), deep):
            with self.subTest(text=text[:40]):
                self.write("infra/main.tf", text)
                self.assertIn(self.scan().code, (0, 1))

    def test_values_are_never_shown(self):
        value = "ghp_" + "a1B2" * 9
        text = ('locals {\n  v = "' + value + '"\n}\n' + (WORKLOAD % "deployment").replace('"db"', "local.v").replace('"URI"', f'"{value}"')
                + VALUES.replace("gone-too", value).replace("{name: gone", "{name: ${local.v}"))
        self.write("infra/main.tf", text)
        for form in ("text", "json", "sarif"):
            shown = self.run_program("scan", "--format", form)
            self.assertNotIn(value, shown.out + shown.err)


if __name__ == "__main__":
    program.main()
