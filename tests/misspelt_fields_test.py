"""Fields that are written where or how the API server does not take them: each is told, and none is dropped in silence."""

import program

POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n"
CONTAINER = POD + "  containers:\n    - name: app\n"

# What is written, and what is told of it: the line, and a word of the message or the suggestion.
WRONG = (
    (POD + "  imagePullSecrets: [regcred]\n", 5, "no mapping"),
    (POD + "  imagePullSecrets: regcred\n", 5, "no list"),
    (POD + "  imagePullSecrets: {name: regcred}\n", 5, "no list"),
    (POD + "  initContainer: []\n", 5, "initContainers"),
    (POD + "  volumes: [{name: v, secret: {secretName: db, items: [A]}}]\n", 5, "items"),
    (POD + "  volumes: [{name: v, secret: {secretName: db, items: {key: A, path: a}}}]\n", 5, "no list"),
    (POD + "  volumes:\n    - name: v\n      secret:\n      secretName: db\n", 8, "below `secret:`"),
    (CONTAINER + "      env: {X: y}\n", 7, "no list"),
    (CONTAINER + "      env: ['X=y']\n", 7, "no mapping"),
    (CONTAINER + "      envFrom: {secretRef: {name: db}}\n", 7, "no list"),
    (CONTAINER + "      envFrom: [{secret: {name: db}}]\n", 7, "no source"),
    (CONTAINER + "      envFrom: [{secretKeyRef: {name: db}}]\n", 7, "`secretRef`"),
    (CONTAINER + "      env: [{name: X, valueFrom: {secretRef: {name: db, key: A}}}]\n", 7, "`secretKeyRef`"),
    (CONTAINER + "      env: [{name: X, valueFrom: {secretKeyRef: [{name: db, key: A}]}}]\n", 7, "no mapping"),
    (CONTAINER + "      env: [{name: X, valueFrom: {secretKeyRef: {name: db, key: 5}}}]\n", 7, "`key` is a number"),
    (CONTAINER + "      env: [{name: X, valueFrom: {secretKeyRef: {name: yes, key: A}}}]\n", 7, "`name` is a boolean"),
    (CONTAINER + "      env: [{name: X, valueFrom: {secretKeyRef: {name: db, key: A, optional: 'true'}}}]\n", 7, "neither `true` nor `false`"),
    (CONTAINER + "      env: [{name: X, valueFrom: {secretKeyRef: {name: db, key: A, namespace: x}}}]\n", 7, "name, key and optional"),
    (CONTAINER + "      env: [{name: X, optional: true, valueFrom: {secretKeyRef: {name: db, key: A}}}]\n", 7, "into `secretKeyRef`"),
    (CONTAINER + "      envFrom: [{secretRef: {name: db, key: A}}]\n", 7, "name and optional"),
    (CONTAINER + "      envFrom: [{secretRef: null}]\n", 7, "names no source"),
    (CONTAINER + "      imagePullSecrets: [{name: regcred}]\n", 7, "beside `containers:`"),
    (POD + "  imagePullSecrets: [{secretName: regcred}]\n", 5, "`name`"),
    (POD + "  volumes: [{name: v, secret: {secretName: db, items: [{key: A}]}}]\n", 5, "no path"),
    (POD + "  volumes: [{name: v, csi: {driver: d, nodePublishSecretRef: {}}}]\n", 5, "names no secret"),
    (POD.replace("kind: Pod", "kind: Ingress").replace("v1", "networking.k8s.io/v1") + "  tls: [{secret: edge-tls}]\n", 5, "hosts and secretName"),
)
RIGHT = (
    POD + "  imagePullSecrets: []\n  volumes:\n",
    CONTAINER + "      env:\n      envFrom: null\n",
    CONTAINER + "      envFrom: [{configMapRef: {name: settings}, prefix: A_}]\n",
    POD + "  imagePullSecrets: [{name: regcred}]\n",
    CONTAINER + "      env: [{name: X, valueFrom: {secretKeyRef: {name: db, key: A, optional: yes}}}]\n",
    CONTAINER + "      env: [{name: X, valueFrom: {secretKeyRef: {name: db, key: A, optional: null}}}]\n",
    CONTAINER + "      env: [{name: X, valueFrom: {secretKeyRef: {name: db, key: A, optional: '${OPTIONAL}'}}}]\n",
)


class Misspelt(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {db: [A], regcred: {type: kubernetes.io/dockerconfigjson}}\n")
        self.write("keyref.yaml", "rules: {unused-secret: off}\n")

    def test_each_is_told_at_its_line(self):
        for text, line, said in WRONG:
            with self.subTest(text=text[len(POD):]):
                self.write("pod.yaml", text)
                result = self.scan()
                self.assertEqual((result.code, result.rules()), (1, ["invalid-reference"]))
                [finding] = result.findings
                self.assertEqual(finding["line"], line)
                self.assertIn(said, self.run_program("scan").out)

    def test_what_the_api_server_takes_is_not(self):
        for text in RIGHT:
            with self.subTest(text=text[len(POD):]):
                self.write("pod.yaml", text)
                self.assertEqual((self.scan().code, self.scan().rules()), (0, []))

    def test_a_list_that_is_filled_in_later_is_not_known(self):
        self.write("pod.yaml", CONTAINER + "      env: ${ENTRIES}\n")
        self.assertEqual((self.scan().code, self.scan().rules()), (0, ["unknown-reference"]))

    def test_a_secret_in_a_misspelt_field_is_not_called_unused(self):
        (self.top / "keyref.yaml").unlink()
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {db: [A]}\n")
        self.write("pod.yaml", CONTAINER + "      envFrom: [{secret: {name: db}}]\n")
        self.assertEqual(self.scan().rules(), ["invalid-reference"])


if __name__ == "__main__":
    program.main()
