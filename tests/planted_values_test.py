"""Values planted in every place of manifests: no output and no written file holds one, nor a piece of one.

`@` in a text below is a place; each in turn gets each value, the others an ordinary word.
"""

import base64

import program
from planting import VALUES, Planted, documents, leaks, plants

MANIFEST = """\
apiVersion: v1
kind: Pod
metadata:
  name: @
  namespace: @
  labels: {app: @, app.kubernetes.io/name: @, environment: @, plain: @, @: text}
  annotations: {plain: @, @: text}
spec:
  serviceAccountName: @
  hostname: @
  imagePullSecrets: [{name: @}, {nmae: @}, @]
  volumes:
    - {name: @, secret: {secretName: @, items: [{key: @, path: @}]}}
    - {name: one, projected: {sources: [{secret: {name: @, items: [{key: @, path: a}]}}]}}
    - {name: two, csi: {driver: @, nodePublishSecretRef: {name: @}}}
    - {name: three, secret: {secretName: typed, @: text}}
  containers:
    - name: @
      image: @
      command: [@, "--password", @]
      args: ["--password=", @]
      envFrom:
        - {prefix: @, secretRef: {name: @}}
        - secretRef: {nmae: @}
        - secretRef: @
        - @
      env:
        - {name: @, value: @}
        - {name: @, value: @}
        - {name: NUMBER, value: 12, @: text}
        - {name: LIST, value: [@]}
        - {name: URL, valueFrom: {secretKeyRef: {name: @, key: @}}}
        - {name: @, valueFrom: {secretKeyRef: {name: gone, key: @}}}
        - {name: KEY, valueFrom: {secretKeyRef: {name: shared-db, key: @}}}
        - {name: OPTIONAL, valueFrom: {secretKeyRef: {name: shared-db, key: @, optional: true}}}
        - {name: UNKNOWN, valueFrom: {secretKeyRef: {name: "x-${ENV}", key: @}}}
        - {name: MISSPELT, valueFrom: {secretKeyRef: {name: shared-db, kye: @}}}
        - {name: FIELD, valueFrom: {secretKeyRef: {name: shared-db, key: URL, @: @}}}
        - {name: WHOLE, valueFrom: {secretKeyRef: @}}
        - {name: OTHER, valueFrom: {@: {name: shared-db, key: URL}}}
        - {name: TWICE, value: @}
        - {name: TWICE, value: @}
      livenessProbe: {httpGet: {path: @, httpHeaders: [{name: Authorization, value: @}]}}
---
apiVersion: v1
kind: Secret
metadata: {name: @}
type: @
stringData: {@: @, URL: @}
data: {@: @}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {@: @}
---
apiVersion: example.com/v1
kind: @
metadata: {name: custom}
spec: {secretRef: {name: @}, secretKeyRef: {name: @, key: @}, existingSecret: @, @: text, envFrom: [{secretRef: {name: @}}]}
---
apiVersion: @
kind: Unheard
existingSecret: @
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: @}
spec:
  target: {name: @, creationPolicy: @, deletionPolicy: @, template: {type: @, mergePolicy: @, data: {@: @}}}
  data: [{secretKey: @, remoteRef: {key: @}}, {secretKey: A}, @]
  dataFrom: [{@: text}, {extract: {key: @}}]
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: @}
spec: {encryptedData: {@: @}, template: {type: @, data: {@: @}}}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web}
spec: {secretName: @, issuerRef: {kind: @}, keystores: {jks: {create: true, password: @}, pkcs12: {passwordSecretRef: {name: @, key: @}}}}
---
apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: {name: web}
spec: {parameters: {@: @}, secretObjects: [{secretName: @, type: @, data: [{objectName: @, key: @}]}]}
---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: web}
spec: {mount: @, destination: {name: @, type: @, transformation: {templates: {@: {text: @}}}}}
---
apiVersion: isindir.github.com/v1alpha3
kind: SopsSecret
metadata: {name: web}
spec: {secretTemplates: [{name: @, type: @, stringData: {@: @}}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot}
secrets: [{name: @, namespace: @}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {tls: [{hosts: [@], secretName: @}]}
"""

BARE = """\
# keyref: allow @
---
# keyref: allow missing-secret -- @
---
# keyref: allow @ -- because
---
x: &anchor a # @
---
data: {a: "@
---
x: '@
---
@
---
@: @: @
---
a: [@
---
{"password": "@"
---
{"a": "@" "b": "@"}
---
a: 1
	b: @
---
<<<<<<< @
---
a: |
  @
 b: c
"""


class Manifests(Planted):
    def test_the_test_sees_a_leak(self):
        self.assertEqual(leaks("Zq7aB3dE9f", "… B3dE9f …"), ["B3dE9f"])
        self.assertEqual(leaks("Zq7aB3dE9f", base64.b64encode(b"Zq7aB3dE9f").decode()), ["WnE3YUIzZEU5Zg"])
        self.assertEqual(leaks("Zq7aB3dE9f", "Zq7aB B3dE9"), [])
        self.write("web/pod.yaml", next(plants("apiVersion: v1\nkind: Pod\nspec: {imagePullSecrets: [{name: @}]}\n", "ordinary-name")))
        self.assertTrue(leaks("ordinary-name", self.outputs()))

    def test_every_place_of_manifests(self):
        for document in documents(MANIFEST):
            self.check("web/deployment.yaml", document)

    def test_a_finding_is_told_all_the_same(self):
        for name, value in VALUES.items():
            head = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
            self.write("web/pod.yaml", head + f"spec: {{imagePullSecrets: [{{name: '{value}'}}]}}\n")
            [finding] = [each for each in self.scan().findings if each["file"] == "web/pod.yaml"]
            self.assertIn(finding["rule"], ("missing-secret", "invalid-reference"), name)
            self.assertEqual((finding["line"], finding["column"], finding["endColumn"]), (4, 35, 35 + len(value)), name)

    def test_beside_a_mistake_in_the_same_file(self):
        for document in documents(MANIFEST)[:2]:
            self.check("web/deployment.yaml", document + "x: [\n")

    def test_files_that_do_not_parse(self):
        head = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
        for document in documents(BARE):
            self.check("web/deployment.yaml", head + document, quote=False)
            self.check("web/values.yaml", "secretRef: {name: a}\n" + document, quote=False)
            (self.top / "web/values.yaml").unlink()

    def test_anchors_aliases_and_tags(self):
        for text in ("a: &@ b\nc: *filler\n", "a: *@\n", "a: !@ b\n", "a: !<@> b\n", "%@ a\n--- b\n",
                     "%TAG !@! b\n--- c\n", "a: \"\\@\"\n"):
            for name in ("Zq7mixed", "hex"):
                for planted in plants(text, VALUES[name], quote=False):
                    self.write("web/deployment.yaml", planted + "apiVersion: v1\nkind: Pod\n")
                    self.assertEqual(leaks(VALUES[name], self.outputs()), [], planted)

    def test_json(self):
        text = ('{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": @, "labels": {"app": @}}, '
                '"spec": {"imagePullSecrets": [{"name": @}], "containers": [{"name": @, "env": [{"name": @, "value": @}, '
                '{"name": @, "valueFrom": {"secretKeyRef": {"name": @, "key": @}}}]}]}}')
        for end in ("\n", ",\n"):
            self.check("web/pod.json", text.replace("@", '"@"') + end, quote=False)

    def test_standard_input(self):
        for value in VALUES.values():
            for document in documents(MANIFEST):
                for planted in plants(document, value):
                    self.assertEqual(leaks(value, self.outputs("--env", "dev", "-", stdin=planted.encode())), [], planted)


class Init(Planted):
    def test_what_it_writes_holds_none(self):
        (self.top / "inventory/dev.yaml").unlink()
        for name, value in VALUES.items():
            for document in documents(MANIFEST):
                for planted in plants(document, value):
                    self.write("web/deployment.yaml", planted)
                    result = self.run_program("init")
                    written = [file for file in self.top.rglob("*") if file.is_file() and file.name != "deployment.yaml"]
                    files = [str(file.relative_to(self.top)) + file.read_text() for file in written]
                    output = "\n".join([result.out, result.err, *files])
                    line = next(line for line in planted.splitlines() if value in line)
                    self.assertEqual(leaks(value, output), [], f"{name}: {line}")
                    for file in written:
                        file.unlink()


if __name__ == "__main__":
    program.main()
