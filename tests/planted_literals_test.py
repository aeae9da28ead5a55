"""Values planted in every kind of file that is read for literals: no output holds one, nor a piece of one.

In the texts below `‡` is a name's place; `§` is a value's, `¶` one in base64, `¤` a percent-encoded one; see planting.py.
"""

import random

import program
from planting import IN_ANY_TEXT, KINDS, Planted

CODE = """\
const password = '§';
private readonly apiKey: string = "§";
const a = {password: '§', 'dbPassword': "§", ‡: 'text', secret: `§`};
process.env.DB_PASSWORD = '§';
const b = process.env.DB_PASSWORD || '§';
const c = process.env['JWT_SECRET'] ?? "§";
jwt.sign(payload, '§');
createHmac('sha256', '§');
app.use(session({ secret: '§' }));
config.set('password', '§');
request.setHeader('Authorization', 'Basic ¶');
request.setHeader('‡', 'Bearer §');
const d = "postgres://app:¤@db.example.com:5432/main?password=¤";
// password = '§'
/* token: "§" ‡ */
const password_‡ = '§';
new Wallet('§');
const e = '{"password": "§"}';
"""

CALLS = """\
db.connect(host="db", user="app", password="§")
os.environ["DB_PASSWORD"] = "§"
PASSWORD = os.getenv("DB_PASSWORD", "§")
SECRET_KEY = b'§'
TOKENS = {"api_token": "§", "‡": "x", "password": ["§", "§"]}
password = (
    "§"
)
# password: §
"""

DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: {password: "§", ‡: "§", "example.com/api-key": "§"}
spec:
  template:
    spec:
      containers:
        - name: "‡"
          image: "registry.example.com/‡:1"
          command: [sh, -c, "mysql -p§ -e 'ALTER USER app IDENTIFIED BY \\"§\\"'"]
          args: ["--password=§", "--api-token", "§", "--‡=x", "DB_PASSWORD=§"]
          env:
            - {name: DB_PASSWORD, value: "§"}
            - {name: "DB_PASSWORD_‡", value: "§"}
            - {name: "‡", value: "§"}
            - {name: DATABASE_URL, value: "postgres://app:¤@db:5432/main"}
            - name: JWT_SECRET
              value: |
                §
          livenessProbe: {httpGet: {path: "/?token=¤", httpHeaders: [{name: Authorization, value: "Bearer §"}, {name: "‡", value: "§"}]}}
          lifecycle: {postStart: {exec: {command: ["curl", "-u", "app:§", "https://example.com/"]}}}
"""

CONFIG_MAP = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: "settings-‡"}
data:
  DB_PASSWORD: "§"
  ‡: "§"
  application.properties: |
    db.password=§
    ‡=§
    url=jdbc:postgresql://db/main?user=app&password=¤
  config.json: |
    {"password": "§", "‡": "§"}
  .npmrc: |
    //registry.example.com/:_authToken=§
  nested.yaml: |
    database:
      password: "§"
    ‡: {secret: "§"}
"""

SECRET = """\
apiVersion: v1
kind: Secret
metadata:
  name: web
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","kind":"Secret","data":{"password":"¶"},"stringData":{"‡":"§"}}
type: Opaque
stringData:
  password: "§"
  ‡: "§"
  config.yaml: |
    password: "§"
  URL: "amqp://app:¤@queue:5672/"
data:
  api-key: ¶
  ‡: ¶
  token: >-
    ¶
"""

JSON_SECRET = """\
{"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "web"}, "data": {"password": "¶", "‡": "¶"},
 "stringData": {"token": "§", "‡": "§"}}
"""

COMPOSE = """\
services:
  db:
    image: postgres
    environment:
      POSTGRES_PASSWORD: "§"
      ‡: "§"
      DB_URL: ${DB_URL:-postgres://app:¤@db/main}
    command: ["--requirepass", "§"]
  web:
    environment:
      - "POSTGRES_PASSWORD=§"
      - "‡=§"
      - 'API_TOKEN=${API_TOKEN:-§}'
    healthcheck: {test: "redis-cli -a § ping"}
    build: {args: {NPM_TOKEN: "§"}}
"""

HELM_VALUES = """\
database: {password: "§", ‡: "§", existingSecret: "‡"}
auth:
  rootPassword: §
extraEnv:
  - name: API_TOKEN
    value: "§"
ingress: {annotations: {"‡": "§"}}
"""

HELM_TEMPLATE = """\
apiVersion: v1
kind: Secret
metadata: {name: "{{ .Release.Name }}-‡"}
stringData:
  password: {{ .Values.database.password | default "§" | quote }}
  ‡: {{ .Values.‡ | quote }}
  token: "§"
data:
  key: {{ "§" | b64enc }}
  other: ¶
"""

KUSTOMIZATION = """\
secretGenerator:
  - name: "‡"
    literals: ["password=§", "‡=§"]
    envs: [.env]
configMapGenerator:
  - {name: settings, literals: ['API_TOKEN=§']}
patches:
  - patch: |-
      apiVersion: v1
      kind: Secret
      metadata: {name: web}
      stringData: {password: "§"}
"""

WORKFLOW = """\
on: push
env: {DB_PASSWORD: "§", ‡: "§"}
jobs:
  test:
    runs-on: ubuntu-latest
    services: {db: {image: postgres, env: {POSTGRES_PASSWORD: "§"}}}
    steps:
      - uses: actions/setup@v4
        with: {token: "§", ‡: x}
      - run: |
          curl -H 'Authorization: token §' https://example.com/
          export NPM_TOKEN=§
          echo "//registry.example.com/:_authToken=§" > .npmrc
          npm config set //registry.example.com/:_authToken §
          docker login -u app -p § registry.example.com
"""

GITLAB = """\
variables: {DB_PASSWORD: "§", ‡: "§"}
test:
  script:
    - PGPASSWORD=§ psql -h db
    - 'curl --header "PRIVATE-TOKEN: §" https://example.com/'
    - mysql --password=§ -u "‡"
"""

JENKINSFILE = """\
pipeline {
  environment {
    DB_PASSWORD = '§'
    ‡ = '§'
  }
  stages { stage('‡') { steps {
    sh 'curl -u app:§ https://example.com/'
    sh "mysql -p§"
    sh '''
      export API_TOKEN=§
      ‡ --password §
    '''
    sh "curl -H 'Authorization: Bearer ${DEPLOY_TOKEN}' ‡"
    withEnv(['API_KEY=§', '‡=§']) { sh 'true' }
    withCredentials([string(credentialsId: '‡', variable: 'DEPLOY_TOKEN')]) { sh "x ${DEPLOY_TOKEN}" }
    def password = "§"
  } } }
}
// password = '§'
"""

DOCKERFILE = """\
# password: §
FROM node:20 AS ‡
ARG NPM_TOKEN=§
ARG ‡
ENV DB_PASSWORD=§ ‡=x
ENV API_TOKEN §
LABEL password="§" ‡="x"
RUN echo "//registry.example.com/:_authToken=§" > .npmrc && npm ci
RUN curl -u app:§ https://example.com/‡
RUN --mount=type=secret,id=‡ PGPASSWORD=§ psql
RUN <<EOF
export SECRET_KEY=§
mysql --password='§'
EOF
COPY <<EOF /app/.env
DB_PASSWORD=§
‡=§
EOF
CMD ["server", "--password=§", "--‡"]
ENTRYPOINT ["sh", "-c", "API_KEY=§ server"]
HEALTHCHECK CMD redis-cli -a § ping
ONBUILD ENV DB_PASSWORD=§
USER ‡
"""

SHELL = """\
#!/bin/bash
export DB_PASSWORD='§'
API_TOKEN="§"
‡=text
mysql -u app -p§ <<SQL
ALTER USER app IDENTIFIED BY '§';
SQL
cat > .env <<'EOF'
DB_PASSWORD=§
EOF
curl -H "Authorization: Bearer §" -d "password=¤&‡=x" "https://app:¤@example.com/"
psql "postgresql://app:¤@db/main"
export SECRET=${SECRET:-§}
$(kubectl create secret generic db --from-literal=password=§ --from-literal=‡=§)
openssl enc -k § -pass pass:§
# export DB_PASSWORD=§
"""

MAKEFILE = """\
DB_PASSWORD ?= §
‡ := x
deploy:
\thelm upgrade web . --set database.password=§ --set ‡=x
\t@curl -u 'app:§' https://example.com/
"""

TERRAFORM = """\
variable "db_password" {
  default = "§"
}
locals {
  api_token = "§"
  ‡ = "x"
  tokens = ["§", "§"]
}
resource "aws_db_instance" "‡" {
  username = "app"
  password = "§"
  tags = { secret = "§", "‡" = "x" }
}
resource "kubernetes_secret" "web" {
  metadata { name = "‡" }
  data = { password = "§", ‡ = "§" }
}
resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{ name = "web", environment = [{ name = "DB_PASSWORD", value = "§" }, { name = "‡", value = "§" }] }])
  user_data = <<-EOF
    export DB_PASSWORD=§
    mysql -p§
  EOF
  key = base64decode("¶")
  password = var.local ? "§" : "§"
}
# password = "§"
"""

SQL = """\
CREATE USER app WITH PASSWORD '§';
ALTER ROLE "‡" PASSWORD '§';
CREATE USER 'app'@'%' IDENTIFIED BY '§';
INSERT INTO users (name, password) VALUES ('‡', '§');
-- password: '§'
"""

HTTP = """\
@password = §
@‡ = text
POST https://app:¤@example.com/login?token=¤ HTTP/1.1
Authorization: Bearer §
X-Api-Key: §
‡: text
Cookie: session=§

{"password": "§", "‡": "x"}
"""

MARKDOWN = """\
# ‡

The password is `§`; password: §

```sh
export DB_PASSWORD=§
curl -u app:§ https://example.com/‡
```

```json
{"password": "§", "‡": "x"}
```

[link](https://app:¤@example.com/?access_token=¤)
"""

SETTINGS = """\
{"database": {"password": "§", "‡": "§", "url": "mysql://app:¤@db/main"},
 "headers": [{"name": "Authorization", "value": "Bearer §"}, {"key": "PASS", "value": "§"}, {"name": "‡", "value": "§"}],
 "secrets": ["§", "§"], "password": "\\u0041§", "encoded": {"secret": "¶"}}
"""

PACKAGE = """\
{"name": "‡", "scripts": {"deploy": "DB_PASSWORD=§ deploy --token § --password=§", "‡": "curl -u app:§ https://example.com/"},
 "config": {"password": "§"}, "dependencies": {"‡": "git+https://app:¤@example.com/x.git"}}
"""

INI = """\
[‡]
password = §
db_password: "§"
‡ = x
url = postgres://app:¤@db/main
; password = §
"""

TOML = """\
[database]
password = "§"
"‡" = "x"
secrets = ["§", '''§''']
inline = {api_key = "§", ‡ = "x"}
token = \"\"\"
§\"\"\"
"""

PROPERTIES = """\
spring.datasource.password=§
‡=x
api.token=§\\
  more
jwt.secret=${JWT_SECRET:§}
# db.password=§
"""

DOTENV = """\
DB_PASSWORD=§
export API_TOKEN="§"
JWT_SECRET='§'
‡=x
PASSWORD_‡=§
DATABASE_URL=postgres://app:¤@db:5432/main
# OLD_PASSWORD=§
PRIVATE_KEY="-----BEGIN PRIVATE KEY-----\\n§\\n-----END PRIVATE KEY-----"
BASIC_AUTH=¶
"""

NPMRC = """\
//registry.example.com/:_authToken=§
//registry.example.com/‡/:_password=¶
_auth=¶
@‡:registry=https://app:¤@registry.example.com/
email=‡
"""

YARNRC = """\
npmScopes: {‡: {npmAuthToken: "§", npmAuthIdent: "app:§", npmRegistryServer: "https://app:¤@registry.example.com"}}
npmAuthToken: §
"""

PYPIRC = """\
[‡]
repository = https://app:¤@pypi.example.com/
username = __token__
password = §
"""

PEM = """\
‡
-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,‡

§
¶
-----END RSA PRIVATE KEY-----
"""

XML = """\
<settings password="§">
  <server><id>‡</id><password>§</password></server>
  <add name="‡" connectionString="Server=db;User Id=app;Password=§;" />
  <!-- password: "§" -->
</settings>
"""

FILES = {
    "main.ts": CODE, "main.unknown": CODE, "app.min.js": CODE.replace("\n", ";"), "page.vue": CODE, "db.py": CALLS, "db.rb": CALLS,
    "deployment.yaml": DEPLOYMENT, "config-map.yaml": CONFIG_MAP, "secret.yaml": SECRET, "secret.json": JSON_SECRET,
    "docker-compose.yml": COMPOSE, "values.yaml": HELM_VALUES, "kustomization.yaml": KUSTOMIZATION,
    ".github/workflows/test.yml": WORKFLOW, ".gitlab-ci.yml": GITLAB, "Jenkinsfile": JENKINSFILE, "Dockerfile": DOCKERFILE,
    "deploy.sh": SHELL, "Makefile": MAKEFILE, "main.tf": TERRAFORM, "main.tfvars": 'db_password = "§"\n‡ = "x"\ntokens = ["§"]\n',
    "schema.sql": SQL, "login.http": HTTP, "README.md": MARKDOWN, "settings.json": SETTINGS, "package.json": PACKAGE,
    "settings.ini": INI, "settings.toml": TOML, "application.properties": PROPERTIES, ".env": DOTENV, ".env.example": DOTENV,
    ".npmrc": NPMRC, ".yarnrc.yml": YARNRC, ".pypirc": PYPIRC, ".netrc": "machine ‡ login app password §\nmachine example.com\n  password §\n",
    ".pgpass": "db:5432:main:app:§\n‡:*:*:app:§\n", "key.pem": PEM, "settings.xml": XML, ".my.cnf": "[client]\npassword=§\n",
}
#: Enough for what does not depend on how a value looks.
FEW = {mark: place._replace(kinds=("mixed",)) for mark, place in IN_ANY_TEXT.items()}


class Literals(Planted):
    def plant_all(self, places=FEW, **more):
        for path, text in FILES.items():
            self.plant(path, text, places, **more)

    def test_every_place_of_every_kind_of_file(self):
        self.plant_all(IN_ANY_TEXT)
        told = {each["file"].split("/", 1)[1] for each in self.scan().findings if "/" in each["file"]}
        self.assertEqual(FILES.keys() - told, set())
        self.check()

    def test_each_format_on_standard_output(self):
        self.plant_all()
        for form in ("text", "json", "sarif", "html"):
            result = self.run_program("scan", "--format", form)
            self.assertEqual(self.plants.leaks(result.out + result.err), [])

    def test_charts(self):
        self.plant("templates/secret.yaml", HELM_TEMPLATE, IN_ANY_TEXT)
        self.plant("templates/deployment.yaml", DEPLOYMENT, IN_ANY_TEXT)
        self.plant("values.yaml", HELM_VALUES, IN_ANY_TEXT)
        for number in range(1, self.files + 1):
            self.write(f"f{number}/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n")
            self.write(f"f{number}/templates/more.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: more}\n"
                       "stringData: {password: {{ .Values.database.password }}, root: {{ .Values.auth.rootPassword | quote }}}\n")
        self.check()

    def test_files_that_end_behind_a_value(self):
        self.plant_all(change=lambda front, behind: front)
        self.check()

    def test_files_with_bytes_of_no_text_behind_a_value(self):
        self.plant_all(change=lambda front, behind: front.encode() + b"\0\xff\xc3" + behind.encode())
        self.check()

    def test_files_in_utf_16(self):
        self.plant_all(change=lambda front, behind: (front + behind).replace("\n", "\r\n").encode("utf-16"))
        self.check()

    def test_what_init_writes(self):
        (self.top / "inventory/dev.yaml").unlink()
        self.plant_all()
        before = {file for file in self.top.rglob("*") if file.is_file()}
        result = self.run_program("init")
        written = [file for file in self.top.rglob("*") if file.is_file() and file not in before]
        output = [result.out, result.err, *(str(file.relative_to(self.top)) + file.read_text() for file in written)]
        self.assertEqual(self.plants.leaks("\n".join(output)), [])

    def test_large_files(self):
        text = "".join(text.replace("‡", "x") for text in (DOTENV, CODE, SQL, SHELL))
        for kind in KINDS:
            value = self.plants.value(kind, "a large file")
            planted = text.replace("§", value).replace("¤", value).replace("¶", value)
            self.write(f"{kind}.txt", planted + "nothing here\n" * ((17 << 20) // 13) + planted)
            self.write(f"{kind}.js", (planted.replace("\n", ";") + "f(x);" * (9 << 18)) * 8)
        self.check()

    def test_key_stores(self):
        dice = random.Random(1)
        for kind in KINDS:
            value = self.plants.value(kind, "a key store").encode()
            store = b"\xfe\xed\xfe\xed\0\0\0\x02\0\0\0\x01\0\0\0\x01" + len(value).to_bytes(2, "big") + value + dice.randbytes(200)
            self.write(f"{kind}.jks", store)
            self.write(f"{kind}.yaml", store)
            self.write(f"{kind}.p12", b"\x30\x82\x0a\x06\x02\x01\x03\x30\x82\x09\xbc\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\0" + value)
        self.assertEqual(self.scan().rules().count("private-key"), 3 * len(KINDS))
        self.check()


if __name__ == "__main__":
    program.main()
