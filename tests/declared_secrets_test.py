"""Secrets that controllers make from custom resources: each kind with a present, an absent and an unknown answer, and what they refuse."""

import program

KEYS = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n    - name: app\n      env:\n"
ISSUER = "  issuerRef: {name: ca}\n"


def resource(api, kind, body, name="x"):
    return f"apiVersion: {api}\nkind: {kind}\nmetadata: {{name: {name}}}\n{body}"


def external(body, **more):
    return resource("external-secrets.io/v1", "ExternalSecret", body, **more)


def sealed(body, **more):
    return resource("bitnami.com/v1alpha1", "SealedSecret", body, **more)


def certificate(body, **more):
    return resource("cert-manager.io/v1", "Certificate", body, **more)


def classes(body):
    return resource("secrets-store.csi.x-k8s.io/v1", "SecretProviderClass", body)


def vault(body, kind="VaultStaticSecret"):
    return resource("secrets.hashicorp.com/v1beta1", kind, body)


FETCH = "  data: [{secretKey: A, remoteRef: {key: r}}]\n"
FROM = "  dataFrom: [{extract: {key: r}}]\n"


class Declared(program.Fleet):
    def ask(self, declaration, *keys, secret="x", inventory="environment: dev\n"):
        """The rules that are told of a pod's references to the keys, and of all else."""
        self.write("inventory/dev.yaml", inventory)
        self.write("pod.yaml", KEYS + "".join(
            f"        - {{name: V{i}, valueFrom: {{secretKeyRef: {{name: {secret}, key: {key}}}}}}}\n" for i, key in enumerate(keys)))
        self.write("declared.yaml", declaration)
        findings = self.scan().findings
        answers = {finding.get("key"): finding["rule"] for finding in findings if finding["file"] == "pod.yaml"}
        words = {None: "present", "missing-key": "absent", "unknown-reference": "unknown", "missing-secret": "missing"}
        others = [(finding["rule"], finding["line"]) for finding in findings if finding["file"] != "pod.yaml"]
        return [words[answers.get(key, answers.get(None))] for key in keys], others

    def check(self, declaration, wanted, others=(), **more):
        keys = list(wanted)
        self.assertEqual(self.ask(declaration, *keys, **more), (list(wanted.values()), list(others)), declaration)

    def test_external_secret(self):
        self.check(external("spec:\n" + FETCH), {"A": "present", "B": "absent"})
        self.check(external("spec:\n" + FETCH + FROM), {"A": "present", "B": "unknown"})
        self.check(external("spec:\n  target: {name: other}\n" + FETCH), {"A": "present"}, secret="other")
        self.check(external("spec:\n  target: {name: other}\n" + FETCH), {"A": "missing"})
        self.check(external("spec:\n  target: {creationPolicy: Orphan}\n" + FETCH), {"A": "present", "B": "absent"})
        self.check(external("spec:\n  target: {creationPolicy: None}\n" + FETCH), {"A": "missing"})
        self.check(external("spec:\n  target: {manifest: {apiVersion: v1, kind: ConfigMap}}\n" + FETCH), {"A": "missing"})

    def test_templates_of_an_external_secret(self):
        def with_template(content, rest=FETCH):
            return external(f"spec:\n  target: {{template: {content}}}\n{rest}")
        self.check(with_template("{data: {T: x}}"), {"T": "present", "A": "absent"})
        self.check(with_template("{data: {T: x}}", FROM), {"T": "present", "A": "absent"})
        self.check(with_template("{mergePolicy: Merge, data: {T: x}}"), {"T": "present", "A": "present", "B": "absent"})
        self.check(with_template("{mergePolicy: Merge, data: {T: x}}", FROM), {"T": "present", "A": "unknown"})
        self.check(with_template("{type: Opaque}"), {"A": "present", "B": "absent"})
        self.check(with_template("{templateFrom: [{literal: x}]}"), {"A": "unknown"})
        self.check(with_template("{templateFrom: [{target: Labels, literal: x}], data: {T: x}}"), {"T": "present", "A": "absent"})
        self.check(with_template("{templateFrom: [{configMap: {name: m, items: [{key: T}]}}]}"), {"T": "present", "A": "absent"})

    def test_an_external_secret_that_merges_adds_keys_to_what_exists(self):
        merging = external("spec:\n  target: {name: x, creationPolicy: Merge}\n" + FETCH)
        self.check(merging, {"A": "missing"}, [("missing-secret", 5)])
        inventory = "environment: dev\nglobal: {x: [B]}\n"
        self.check(merging, {"A": "present", "B": "present", "C": "absent"}, inventory=inventory)
        two = external("spec:\n" + FETCH) + "---\n" + merging.replace("A,", "C,")
        self.check(two, {"A": "present", "C": "present", "D": "absent"})

    def test_refused_external_secrets(self):
        for body, line in (("spec:\n  target: {name: x}\n", 4), ("spec:\n  data: []\n", 4),
                           ("spec:\n  data:\n    - remoteRef: {key: r}\n", 6), ("spec:\n  data:\n    - secretKey: A\n", 6),
                           ("spec:\n  data:\n    - {secretKey: A, remoteRef: {}}\n", 6), ("spec:\n  dataFrom:\n    - rewrite: []\n", 6),
                           ("spec:\n  target: {name: X_Y}\n" + FETCH, 5),
                           ("spec:\n  target: {creationPolicy: Merge, name: y, deletionPolicy: Delete}\n" + FETCH, 5)):
            with self.subTest(body=body):
                self.assertIn(("invalid-reference", line), self.ask(external(body))[1])
        self.check(external("spec:\n  data: [{secretKey: A, remoteRef: {key: ''}}]\n"), {"A": "present"})

    def test_cluster_external_secret(self):
        def cluster(body):
            return resource("external-secrets.io/v1", "ClusterExternalSecret", body)
        inner = "  externalSecretSpec:\n  " + FETCH
        self.check(cluster("spec:\n" + inner), {"A": "present", "B": "absent"})
        self.check(cluster("spec:\n  externalSecretName: made\n" + inner), {"A": "present"}, secret="made")
        self.check(cluster("spec:\n  externalSecretSpec:\n  " + FROM), {"A": "unknown"})
        self.check(cluster("spec: {externalSecretName: y}\n"), {}, [("invalid-reference", 4)])

    def test_push_secret_uses(self):
        push = resource("external-secrets.io/v1alpha1", "PushSecret", "spec:\n  selector: {secret: {name: pushed}}\n")
        self.check(push, {}, [("missing-secret", 5)])
        self.check(push, {}, inventory="environment: dev\nglobal: {pushed: [A]}\n")
        self.check(push, {"A": "missing"}, [("missing-secret", 5)], secret="pushed")

    def test_push_secret_uses_keys(self):
        def push(body, kind="PushSecret", indent="  "):
            lines = ["selector: {secret: {name: pushed}}", *body]
            return resource("external-secrets.io/v1alpha1", kind, "spec:\n" + ("  pushSecretSpec:\n" if indent != "  " else "") +
                            "".join(f"{indent}{line}\n" for line in lines))
        remote = "remoteRef: {remoteKey: r}"
        there = "environment: dev\nglobal: {pushed: [A]}\n"
        both = ["data:", f"  - match: {{secretKey: A, {remote}}}", f"  - match: {{secretKey: B, {remote}}}"]
        self.check(push(both), {}, [("missing-key", 8)], inventory=there)
        self.check(push(both, "ClusterPushSecret", "    "), {}, [("missing-key", 9)], inventory=there)
        self.check(push(["data:", f"  - match: {{{remote}}}"]), {}, inventory=there)
        self.check(push([*both, "    conversionStrategy: ReverseUnicode"]), {}, inventory=there)
        self.check(push([*both, "template: {data: {B: x}}"]), {}, inventory=there)
        self.check(push([*both, "template: {templateFrom: [{literal: x}]}"]), {}, inventory=there)
        self.check(push([*both, "template: {data: {C: x}}"]), {}, [("missing-key", 8)], inventory=there)
        self.check(push(both[:2]), {}, [("missing-secret", 5)])

    def test_sealed_secret(self):
        body = "spec:\n  encryptedData: {A: c}\n  template: {metadata: {name: other}, data: {T: t}}\n"
        self.check(sealed(body), {"A": "present", "T": "present", "B": "absent"})
        self.check(sealed(body), {"A": "missing"}, secret="other")
        self.check(sealed("spec: {data: blob}\n"), {"A": "unknown"})
        self.check(sealed("spec: {encryptedData: {}, template: {data: {T: t}}}\n"), {"T": "present", "A": "absent"})
        self.check(sealed("spec: {template: {type: Opaque}}\n"), {}, [("invalid-reference", 4)])

    def test_secret_provider_class(self):
        body = "spec:\n  secretObjects:\n    - {secretName: x, type: Opaque, data: [{objectName: o, key: A}]}\n"
        self.check(classes(body), {"A": "present", "B": "absent"})
        self.check(classes(body.replace("key: A", "key: '${K}'")), {"B": "unknown"})
        self.check(classes("spec: {provider: aws}\n"), {})
        for broken in ("secretName: x, ", "type: Opaque, ", ", key: A", "objectName: o, "):
            self.assertIn(("invalid-reference", 6), self.ask(classes(body.replace(broken, "")))[1], broken)
        self.check(classes("spec:\n  secretObjects:\n    - {secretName: x, type: Opaque}\n"), {}, [("invalid-reference", 6)])

    def test_certificate(self):
        self.check(certificate("spec:\n  secretName: x\n" + ISSUER),
                   {"tls.crt": "present", "tls.key": "present", "ca.crt": "unknown", "keystore.jks": "absent"})
        formats = "  additionalOutputFormats: [{type: CombinedPEM}, {type: DER}]\n"
        self.check(certificate("spec:\n  secretName: x\n" + ISSUER + formats), {"tls-combined.pem": "present", "key.der": "present"})
        stores = "  keystores: {jks: {create: true, passwordSecretRef: {name: pw, key: p}}, pkcs12: {create: false, password: x}}\n"
        self.check(certificate("spec:\n  secretName: x\n" + ISSUER + stores),
                   {"keystore.jks": "present", "truststore.jks": "unknown", "keystore.p12": "absent"}, [("missing-secret", 7)])
        self.check(resource("networking.internal.knative.dev/v1alpha1", "Certificate", "spec: {secretName: x}\n"), {"tls.crt": "missing"})
        self.check(certificate("spec:\n" + ISSUER), {}, [("invalid-reference", 4)])
        self.check(certificate("spec: {secretName: x}\n"), {}, [("invalid-reference", 4)])
        self.check(certificate("spec:\n  secretName: x\n  issuerRef: {kind: Issuer}\n"), {}, [("invalid-reference", 6)])

    def test_vault(self):
        for kind in ("VaultStaticSecret", "VaultDynamicSecret", "VaultPKISecret"):
            body = "spec:\n  destination: {name: x, create: true, transformation: {templates: {T: {text: t}}}}\n"
            self.check(vault(body, kind), {"T": "present", "A": "unknown"})
            self.check(vault("spec: {destination: {create: true}}\n", kind), {}, [("invalid-reference", 4)])
            self.check(vault("spec: {mount: kv}\n", kind), {}, [("invalid-reference", 4)])
        only = "spec:\n  destination: {name: x, create: true, transformation: {excludes: ['.*'], templates: {T: {text: t}}}}\n"
        self.check(vault(only), {"T": "present", "A": "absent", "_raw": "unknown"})
        tls = "spec:\n  destination: {name: x, create: true, type: kubernetes.io/tls}\n"
        self.check(vault(tls, "VaultPKISecret"), {"tls.crt": "present"})
        self.check(vault("spec:\n  destination: {name: x}\n"), {"A": "missing"}, [("missing-secret", 5)])
        self.check(vault("spec:\n  destination: {name: x}\n"), {"B": "present", "A": "unknown"},
                   inventory="environment: dev\nglobal: {x: [B]}\n")

    def test_sops(self):
        secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {A: 'ENC[a]'}\nsops: {mac: 'ENC[m]'}\n"
        self.check(secret, {"A": "present", "B": "absent"})
        self.check(secret.replace("A:", "'ENC[k]':"), {"B": "unknown"})
        sops = resource("isindir.github.com/v1alpha3", "SopsSecret", "spec:\n  secretTemplates:\n    - {name: x, stringData: {A: 'ENC[a]'}}\n")
        self.check(sops, {"A": "present", "B": "absent"})
        self.check(sops.replace("A:", "'ENC[k]':"), {"B": "unknown"})
        self.check(sops.replace("name: x, ", ""), {}, [("invalid-reference", 6)])

    def test_names_that_are_filled_in(self):
        config = "version: 1\nenvironments: {dev: {variables: {ENV: dev}}}\n"
        self.write("keyref.yaml", config)
        self.check(external("spec:\n  target: {name: '${ENV}-x'}\n" + FETCH), {"A": "present", "B": "absent"}, secret="dev-x")
        self.check(external("spec:\n  target: {name: '{{ .Release.Name }}-x'}\n" + FETCH), {}, [])

    def test_values_are_never_shown(self):
        value = "ghp_" + "a1B2c3D4e5F6g7H8i9J0" * 2
        result = self.ask(external(f"spec:\n  target: {{name: {value}}}\n" + FETCH))
        self.assertIn(("invalid-reference", 5), result[1])
        self.ask(external(f"spec:\n  data: [{{secretKey: {value}, remoteRef: {{key: r}}}}]\n"), "A")
        for form in ("text", "json", "sarif"):
            self.assertNotIn(value, self.run_program("scan", "--format", form).out)

    def test_a_patch_need_not_be_whole(self):
        self.write("kustomization.yaml", "resources: ['https://example.com/base?ref=1']\npatches: [{path: declared.yaml}]\n")
        self.check(external("spec: {refreshInterval: 5m}\n"), {})

    def test_an_orphan_is_handed_over(self):
        self.check(external("spec:\n  target: {creationPolicy: Orphan}\n" + FROM) + "---\n" + certificate("spec:\n  secretName: x\n" + ISSUER),
                   {"tls.crt": "present", "ca.crt": "unknown"})

    def test_annotations_ask_for_certificates(self):
        def annotated(api, kind, spec):
            metadata = "metadata: {name: web, annotations: {cert-manager.io/cluster-issuer: ca}}"
            return f"apiVersion: {api}\nkind: {kind}\n{metadata}\nspec: {spec}\n"
        ingress = annotated("networking.k8s.io/v1", "Ingress", "{tls: [{secretName: x}]}")
        self.check(ingress, {"tls.crt": "present", "ca.crt": "unknown", "a": "absent"})
        self.check(ingress + "---\n" + ingress.replace("web", "again"), {"tls.crt": "present"})
        gateway = annotated("gateway.networking.k8s.io/v1", "Gateway", "{listeners: [{tls: {certificateRefs: [{name: x}]}}]}")
        self.check(gateway, {"tls.crt": "present", "ca.crt": "unknown", "a": "absent"})
        self.check(ingress.replace("cert-manager.io/cluster-issuer", "example.com/issuer"), {"tls.crt": "missing"}, [("missing-secret", 4)])

    def test_a_template_from_a_secret_refers_to_it(self):
        body = "spec:\n  target: {template: {templateFrom: [{secret: {name: gone, items: [{key: T}]}}]}}\n" + FETCH
        self.check(external(body), {"T": "present", "A": "absent"}, [("missing-secret", 5)])

    def test_what_a_controller_makes_is_opaque_unless_it_says(self):
        pull = "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\nimagePullSecrets: [{name: x}]\n"
        typed = "template: {type: kubernetes.io/dockerconfigjson}"
        for body, others in ((f"spec:\n  target: {{{typed}}}\n", []), ("spec:\n  target: {}\n", [("wrong-secret-type", 11)])):
            self.check(external(body + "  data: [{secretKey: .dockerconfigjson, remoteRef: {key: r}}]\n") + pull, {}, others)
        self.check(sealed(f"spec:\n  {typed}\n  encryptedData: {{.dockerconfigjson: a}}\n") + pull, {})
        self.check(sealed("spec: {encryptedData: {.dockerconfigjson: a}}\n") + pull, {}, [("wrong-secret-type", 9)])

    def test_a_type_that_looks_like_a_value_is_not_shown(self):
        value = "Zq7a1B2c3D4e5F6g7H8i9J0k"
        self.write("pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {imagePullSecrets: [{name: x}]}\n")
        self.write("declared.yaml", f"apiVersion: v1\nkind: Secret\nmetadata: {{name: x}}\ntype: {value}\n")
        self.write("inventory/dev.yaml", "environment: dev\n")
        self.assertNotIn(value[:6], self.run_program("scan").out)

    def test_what_cannot_be_fetched_or_stored_is_refused(self):
        for body in ("  data: [{secretKey: a/b, remoteRef: {key: r}}]\n", "  data: [{secretKey: my key, remoteRef: {key: r}}]\n",
                     "  dataFrom: [{extract: {version: a}}]\n", "  dataFrom: [{extract: {key: a}, find: {}}]\n",
                     "  dataFrom: [{extract: {key: a}, sourceRef: {generatorRef: {kind: Password, name: a}}}]\n",
                     "  data: [{secretKey: A, remoteRef: {key: r}}, {secretKey: A, remoteRef: {key: s}}]\n"):
            self.check(external("spec:\n" + body), {}, [("invalid-reference", 5)])
        self.check(external("spec:\n  target: {creationPolicy: owner}\n" + FETCH), {}, [("invalid-reference", 5)])
        self.check(external("spec:\n  target: {deletionPolicy: Merge}\n  data: [{secretKey: A, remoteRef: {key: r}}, "
                            "{secretKey: A, remoteRef: {key: s}}]\n"), {"A": "present"})
        self.check(external("spec:\n  dataFrom: [{extract: {key: a}, sourceRef: {storeRef: {name: a}}}]\n"), {"A": "unknown"})
        self.check(resource("external-secrets.io/v1alpha1", "ExternalSecret", "spec:\n  dataFrom: [{key: r}]\n"), {"A": "unknown"})
        self.check(sealed("spec: {encryptedData: {a/b: x}}\n"), {}, [("invalid-reference", 4)])


if __name__ == "__main__":
    program.main()
