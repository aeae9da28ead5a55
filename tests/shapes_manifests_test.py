"""Literal secrets in manifests, charts' values, kustomizations, compose and CI files: what is told, and where."""

import base64

import program
import shapes

POD = """\
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: app
"""


class Manifests(shapes.Shapes):
    def test_variables_of_workloads(self):
        for kind, head in (("apps/v1\nkind: Deployment", "spec:\n  template:\n    spec:\n"),
                           ("apps/v1\nkind: StatefulSet", "spec:\n  template:\n    spec:\n"),
                           ("batch/v1\nkind: Job", "spec:\n  template:\n    spec:\n"),
                           ("batch/v1\nkind: CronJob", "spec:\n  jobTemplate:\n   spec:\n    template:\n     spec:\n"),
                           ("apps.openshift.io/v1\nkind: DeploymentConfig", "spec:\n  template:\n    spec:\n")):
            self.check(f"""\
=== web.yaml
apiVersion: {kind}
metadata: {{name: web}}
{head}\
      initContainers:
        - name: init
          env: [{{name: DB_PASSWORD, value: «maple4Tor9»}}]   ⇒ error literal-env-value
      containers:
        - name: app
          env:
            - name: DB_PASSWORD
              value: "«maple4Tor9»"   ⇒ error literal-env-value
            - value: '«maple4Tor9»'   ⇒ error literal-env-value
              name: SMTP_PASS
            - {{name: JWT_SECRET, value: «keyboard-cat»}}   ⇒ warning literal-env-value
            - {{name: API_TOKEN, value: «@random@»}}   ⇒ error literal-env-value
            - {{name: GITHUB_TOKEN, value: «@github@»}}   ⇒ error secret-token
            - {{name: DATABASE_URL, value: 'postgres://app:«maple4Tor9»@db:5432/app'}}   ⇒ warning credential-url
            - {{name: DB_HOST, value: db.internal}}
            - {{name: DB_PASSWORD_FILE, value: /run/secrets/db}}
            - {{name: PASSWORD_MIN_LENGTH, value: "12"}}
            - {{name: TOKEN_TTL, value: 15m}}
            - {{name: NAME, valueFrom: {{secretKeyRef: {{name: db-password, key: password}}}}}}
""")

    def test_lists_of_pairs(self):
        self.check("""\
=== task.json
{"containerDefinitions": [{"environment": [
  {"name": "DB_PASSWORD", "value": "«maple4Tor9»"},   ⇒ error literal-env-value
  {"name": "DB_HOST", "value": "db.internal"}]}],
 "tags": [{"key": "PASS", "value": "«maple4Tor9»"},   ⇒ error literal-in-manifest
          {"key": "OWNER", "value": "maple4Tor9"}]}
=== settings.yaml
settings:
  - {key: clientSecret, value: «@random@»}   ⇒ error literal-in-manifest
  - {name: clientId, value: @random@}
passwords:
  - «maple4Tor9»   ⇒ error literal-in-manifest
  - «birch7Lam2»   ⇒ error literal-in-manifest
apiKeys: [«@hex32@»]   ⇒ error literal-in-manifest
""")

    def test_probes_hooks_arguments_and_annotations(self):
        self.check(f"""\
=== web.yaml
{POD}\
      command: [mailer, --smtp-password, «maple4Tor9», --port, "25"]   ⇒ error literal-in-manifest
      args: ["--token=«@random@»", "--token-ttl=15m", "--password-file=/run/x"]   ⇒ error literal-in-manifest
      livenessProbe:
        httpGet:
          path: /health
          httpHeaders:
            - {{name: Authorization, value: "Bearer «@random@»"}}   ⇒ error literal-in-manifest
            - {{name: X-Api-Key, value: «@hex32@»}}   ⇒ error literal-in-manifest
            - {{name: Accept, value: application/json}}
      readinessProbe:
        exec: {{command: [sh, -c, "mysqladmin ping -uroot -p«maple4Tor9»"]}}   ⇒ error literal-in-manifest
      lifecycle:
        postStart: {{exec: {{command: [redis-cli, -a, «maple4Tor9», ping]}}}}   ⇒ error literal-in-manifest
=== script.yaml
{POD}\
      command:
        - sh
        - -c
        - |
          set -e
          PGPASSWORD=«maple4Tor9» psql -h db -c 'select 1'   ⇒ error literal-in-manifest
          curl -u deploy:«maple4Tor9» https://artifacts.internal/x   ⇒ error literal-in-manifest
=== ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    haproxy.org/auth-password: «maple4Tor9»   ⇒ error literal-in-manifest
    nginx.ingress.kubernetes.io/auth-secret: basic-auth
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/configuration-snippet: |
      proxy_set_header Authorization "Bearer @random@";
spec: {{}}
""")

    def test_config_maps(self):
        self.check("""\
=== config.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data:
  DB_PASSWORD: «maple4Tor9»   ⇒ error literal-in-manifest
  DB_HOST: db.internal
  REDIS_URL: redis://:«maple4Tor9»@redis:6379/0   ⇒ warning credential-url
  LABEL_PASSWORD: Password
  application.yaml: |
    # the service's own
    spring:
      datasource:
        username: app
        password: «maple4Tor9»   ⇒ error literal-in-manifest
        url: jdbc:postgresql://db/app
  application.properties: |
    server.port=8080
    spring.datasource.password=«maple4Tor9»   ⇒ error literal-in-manifest
  config.json: |-
    {
      "host": "db",
      "apiKey": "«@hex32@»"   ⇒ error literal-in-manifest
    }
  app.env: |
    LOG_LEVEL=debug
    SESSION_SECRET=«@random@»   ⇒ error literal-in-manifest
  settings.toml: |
    [smtp]
    password = "«maple4Tor9»"   ⇒ error literal-in-manifest
  start.sh: |
    export DB_PASSWORD='«maple4Tor9»'   ⇒ error literal-in-manifest
  quoted.json: "{\\n\\"password\\": \\"«maple4Tor9»\\"}\\n"   ⇒ error literal-in-manifest
  one-line.json: '{"password": "«maple4Tor9»", "port": 1}'   ⇒ error literal-in-manifest
  folded.yaml: >-
    password: «maple4Tor9»   ⇒ error literal-in-manifest
""")

    def test_comments(self):
        self.check("""\
=== values.yaml
# password: «maple4Tor9»   ⇒ note literal-in-manifest
# token «@github@» of the robot   ⇒ error secret-token
# password: the database's
auth: {username: app} # its password is in Vault
""")

    def test_charts_values(self):
        self.check("""\
=== deploy/values.yaml
image: {repository: web, tag: "1.2"}
auth:
  username: app
  password: «maple4Tor9»   ⇒ error literal-in-manifest
  existingSecret: ""
  secretKeys: {adminPasswordKey: postgres-password}
env:
  JWT_SECRET: «@random@»   ⇒ error literal-env-value
  LOG_LEVEL: debug
extraEnv:
  - {name: API_KEY, value: «@hex32@»}   ⇒ error literal-env-value
postgresql: {postgresqlPassword: «changeme»}   ⇒ note literal-in-manifest
redis: {password: ""}
imagePullSecrets: [{name: regcred}]
=== chart/Chart.yaml
apiVersion: v2
name: web
version: 1.0.0
=== chart/templates/deployment.yaml
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: app
      env:
        - {name: A, value: {{ .Values.a | quote }}}
        - name: DB_PASSWORD
          value: {{ .Values.password | default "«maple4Tor9»" | quote }}   ⇒ error literal-env-value
        - name: JWT_SECRET
          value: {{ .Values.jwt | quote }}
        - name: API_KEY
          value: {{ default "«@hex32@»" .Values.key }}   ⇒ error literal-env-value
        - name: SMTP_PASSWORD
          value: {{ "«maple4Tor9»" | quote }}   ⇒ error literal-env-value
        - name: REDIS_PASSWORD
          value: "«maple4Tor9»"   ⇒ error literal-env-value
        - name: WEBHOOK_SECRET
          value: {{ include "web.secret" . }}
""")

    def test_kustomize_generators(self):
        self.check("""\
=== base/kustomization.yaml
secretGenerator:
  - name: db
    literals:
      - username=app
      - password=«maple4Tor9»   ⇒ error committed-secret
      - 'token=«@random@»'   ⇒ error committed-secret
    files: [tls.key=secret/tls.key]
    envs: [.env.secret]
configMapGenerator:
  - name: settings
    literals:
      - DB_PASSWORD=«maple4Tor9»   ⇒ error literal-in-manifest
      - LOG_LEVEL=debug
""")

    def test_compose(self):
        self.check("""\
=== docker-compose.yml
services:
  db:
    image: postgres:16
    environment:
      - POSTGRES_USER=app
      - POSTGRES_PASSWORD=«maple4Tor9»   ⇒ error literal-env-value
      - "POSTGRES_INITDB_ARGS=--data-checksums"
      - PGPASSWORD=${PGPASSWORD}
      - RABBIT_PASSWORD=${RABBIT_PASSWORD:-«maple4Tor9»}   ⇒ error literal-env-value
      - TOKEN_FILE=/run/secrets/token
  web:
    image: web
    environment:
      DATABASE_URL: postgres://app:«maple4Tor9»@db/app   ⇒ warning credential-url
      JWT_SECRET: «keyboard cat»   ⇒ warning literal-env-value
      SESSION_SECRET: ${SESSION_SECRET:?set it}
    command: ["node", "main.js", "--api-key=«@hex32@»"]   ⇒ error literal-in-manifest
    healthcheck: {test: ["CMD", "redis-cli", "-a", "«maple4Tor9»", "ping"]}   ⇒ error literal-in-manifest
secrets:
  db_password: {file: ./db_password.txt}
""")

    def test_pipelines(self):
        self.check("""\
=== .github/workflows/ci.yml
on: push
env:
  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}
  DEPLOY_PASSWORD: «maple4Tor9»   ⇒ error literal-env-value
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {token: "${{ secrets.GH_TOKEN }}"}
      - uses: docker/login-action@v3
        with:
          username: deploy
          password: «maple4Tor9»   ⇒ error literal-in-manifest
      - run: docker login -u deploy -p «maple4Tor9» registry.internal   ⇒ error literal-in-manifest
      - run: |
          echo "//registry.npmjs.org/:_authToken=${NPM_TOKEN}" > .npmrc
          npm ci
          helm upgrade web ./chart --set db.password=«maple4Tor9»,replicas=2   ⇒ error literal-in-manifest
=== .gitlab-ci.yml
variables:
  POSTGRES_PASSWORD: «maple4Tor9»   ⇒ error literal-env-value
  API_TOKEN: {value: «@random@», description: "of the registry"}   ⇒ error literal-env-value
deploy:
  before_script:
    - export VAULT_TOKEN=$CI_VAULT_TOKEN
  script:
    - 'curl -H "PRIVATE-TOKEN: «@random@»" https://gitlab.internal/api/v4/projects'   ⇒ error literal-in-manifest
    - mysql -uroot -p«maple4Tor9» -e 'select 1'   ⇒ error literal-in-manifest
    - PGPASSWORD=$DB_PASSWORD psql -h db
=== .circleci/config.yml
jobs:
  test:
    docker:
      - image: postgres:16
        environment: {POSTGRES_PASSWORD: «maple4Tor9»}   ⇒ error literal-env-value
    steps:
      - run: {name: login, command: "sshpass -p '«maple4Tor9»' ssh deploy@host"}   ⇒ error literal-in-manifest
""")


class Secrets(shapes.Shapes):
    def test_manifests_of_secrets(self):
        encoded = base64.b64encode(b"maple4Tor9").decode()
        self.check(f"""\
=== secret.yaml
# of the service
apiVersion: v1
data:
  # the database's
  password: {{p}}   ⇒ error committed-secret
  username: YXBw
  empty: ""
  token: "«@github-base64@»"   ⇒ error secret-token
type: Opaque
kind: Secret
metadata: {{name: db}}
---
kind: secret
apiVersion: v1
metadata: {{name: lower}}
stringData:
  password: '«maple4Tor9»'   ⇒ error committed-secret
  config.yaml: |
    db:
      password: «maple4Tor9»   ⇒ error committed-secret
      host: db.internal
  tls.crt: |
    -----BEGIN CERTIFICATE-----
    MIIB
    -----END CERTIFICATE-----
  placeholder: «changeme»   ⇒ note committed-secret
  filled-in: ${{DB_PASSWORD}}
---
{{"apiVersion": "v1", "kind": "Secret", "metadata": {{"name": "json"}}, "stringData": {{"key": "«maple4Tor9»"}}}}   ⇒ error committed-secret
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    metadata: {{name: listed}}
    data: {{password: {{p}}}}   ⇒ error committed-secret
  - apiVersion: v1
    kind: ConfigMap
    metadata: {{name: beside}}
    data: {{LOG_LEVEL: debug}}
---
apiVersion: v1
kind: SecretList
items:
  - metadata: {{name: listed-too}}
    data: {{password: {{p}}}}   ⇒ error committed-secret
""".replace("{p}", f"«{encoded}»"))

    def test_secrets_that_hold_no_values(self):
        self.check("""\
=== sealed.yaml
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: db}
spec: {encryptedData: {password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq@random@}}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db}
spec:
  data: [{secretKey: password, remoteRef: {key: prod/db, property: password}}]
---
apiVersion: v1
kind: Secret
metadata: {name: sops}
stringData: {password: "ENC[AES256_GCM,data:@random@,iv:@random@,tag:@random@,type:str]"}
sops: {mac: "ENC[AES256_GCM,data:@random@]"}
---
apiVersion: v1
kind: Secret
metadata: {name: robot, annotations: {kubernetes.io/service-account.name: robot}}
type: kubernetes.io/service-account-token
---
apiVersion: v1
kind: Secret
metadata: {name: vault}
stringData:
  password: vault:secret/data/db#password
  other: ref+vault://secret/db#/password
  third: op://prod/db/password
  arn: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf
""")


if __name__ == "__main__":
    program.main()
