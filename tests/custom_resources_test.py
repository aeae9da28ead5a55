"""Kinds that Keyref does not know: what is written as Kubernetes writes it refers to a secret there too."""

import program


class CustomResources(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\n")

    def named(self, text):
        self.write("a.yaml", text)
        return sorted((each["secret"], each.get("key"), each["severity"]) for each in self.scan().findings)

    def workflow(self, spec):
        return self.named("apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: w}\nspec:\n" + spec)

    def test_variables(self):
        self.assertEqual(self.workflow("  env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: K}}}]\n"), [("a", "K", "error")])
        self.assertEqual(self.workflow("  envFrom: [{secretRef: {name: a}}]\n"), [("a", None, "error")])

    def test_volumes(self):
        self.assertEqual(self.workflow("  volumes: [{name: v, secret: {secretName: a}}]\n"), [("a", None, "error")])
        self.assertEqual(self.workflow("  volumes: [{name: v, secret: {secretName: a, items: [{key: K, path: p}]}}]\n"), [("a", "K", "error")])

    def test_pull_secrets(self):
        self.assertEqual(self.workflow("  imagePullSecrets: [{name: a}, {name: b}]\n"), [("a", None, "warning"), ("b", None, "warning")])

    def test_what_only_looks_alike(self):
        self.assertEqual(self.workflow("  secret: {name: a}\n  tokenSecret: b\n  imagePullSecrets: [c]\n"), [])

    def test_an_openshift_template_holds_objects(self):
        template = "apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: t}\nparameters: [{name: NAME}]\nobjects:\n"
        pod = "  - apiVersion: v1\n    kind: Pod\n    metadata: {name: '${NAME}'}\n    spec:\n      containers:\n        - name: c\n" \
              "          env: [{name: A, valueFrom: {secretKeyRef: {name: %s, key: K}}}]\n"
        self.assertEqual(self.named(template + pod % "a" + pod % "b"), [("a", "K", "error"), ("b", "K", "error")])
        self.assertEqual(self.named(template + "  - {apiVersion: v1, kind: Secret, metadata: {name: a}, data: {K: ''}}\n" + pod % "a"), [])


if __name__ == "__main__":
    program.main()
