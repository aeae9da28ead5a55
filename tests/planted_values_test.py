"""Values planted in every place of manifests: no output and no written file holds one, nor a piece of one.

`@` in a text below is a place; see planting.py.
"""

import base64

import program
from planting import AS_IT_IS, IN_YAML, VALUES, Planted, Plants, documents, plants

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
        planted = Plants()
        planted.add("Zq7aB3dE9f", "a place")
        for shown in ("B3dE9f", "f9Ed3B", "WnE3YUIz", base64.b64encode(b"xxxZq7aB3dE9f").decode(), b"aB3dE9".hex(),
                      "aB3%64E9"):
            self.assertTrue(planted.leaks(f"… {shown} …"), shown)
        self.assertEqual(planted.leaks("Zq7aB B3dE9"), [])
        self.plants.add("ordinary-name", "a place")
        self.write("web/pod.yaml", "apiVersion: v1\nkind: Pod\nspec: {imagePullSecrets: [{name: ordinary-name}]}\n")
        self.assertTrue(self.plants.leaks(self.outputs()))

    def test_every_place_of_manifests(self):
        for document in documents(MANIFEST):
            self.plant("deployment.yaml", document)
        self.check()

    def test_a_finding_is_told_all_the_same(self):
        for name, value in VALUES.items():
            head = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
            self.write("web/pod.yaml", head + f"spec: {{imagePullSecrets: [{{name: '{value}'}}]}}\n")
            [finding] = [each for each in self.scan().findings if each["rule"] in ("missing-secret", "invalid-reference")]
            self.assertEqual(finding["file"], "web/pod.yaml", name)
            self.assertEqual((finding["line"], finding["column"], finding["endColumn"]), (4, 35, 35 + len(value)), name)

    def test_beside_a_mistake_in_the_same_file(self):
        for document in documents(MANIFEST)[:2]:
            self.plant("deployment.yaml", document + "x: [\n")
        self.check()

    def test_files_that_do_not_parse(self):
        for document in documents(BARE):
            self.plant("deployment.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n" + document, AS_IT_IS)
            self.plant("values.yaml", "secretRef: {name: a}\n" + document, AS_IT_IS)
        self.check()

    def test_anchors_aliases_and_tags(self):
        for text in ("a: &@ b\nc: *filler\n", "a: *@\n", "a: !@ b\n", "a: !<@> b\n", "%@ a\n--- b\n",
                     "%TAG !@! b\n--- c\n", "a: \"\\@\"\n"):
            self.plant("deployment.yaml", text + "apiVersion: v1\nkind: Pod\n", AS_IT_IS)
        self.check()

    def test_json(self):
        text = ('{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": @, "labels": {"app": @}}, '
                '"spec": {"imagePullSecrets": [{"name": @}], "containers": [{"name": @, "env": [{"name": @, "value": @}, '
                '{"name": @, "valueFrom": {"secretKeyRef": {"name": @, "key": @}}}]}]}}')
        for end in ("\n", ",\n"):
            self.plant("pod.json", text.replace("@", '"@"') + end, AS_IT_IS)
        self.check()

    def test_standard_input(self):
        texts = []
        for document in documents(MANIFEST):
            for kind, line, planted in plants(document, IN_YAML):
                texts.append("".join(planted(self.plants.value(kind, line))))
        self.check("--env", "dev", "-", stdin="---\n".join(texts).encode())


class Init(Planted):
    def test_what_it_writes_holds_none(self):
        (self.top / "inventory/dev.yaml").unlink()
        for document in documents(MANIFEST):
            self.plant("deployment.yaml", document)
        result = self.run_program("init")
        written = [file for file in self.top.rglob("*") if file.is_file() and file.name != "deployment.yaml"]
        self.assertTrue(written)
        output = [result.out, result.err, *(str(file.relative_to(self.top)) + file.read_text() for file in written)]
        self.assertEqual(self.plants.leaks("\n".join(output)), [])


if __name__ == "__main__":
    program.main()
