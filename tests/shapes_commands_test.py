"""Literal secrets in Dockerfiles, scripts, pipelines, Terraform, SQL and the files that tools read credentials from."""

import program
import shapes


class Commands(shapes.Shapes):
    def test_dockerfiles(self):
        self.check("""\
=== Dockerfile
FROM node:20 AS build
ARG «NPM_TOKEN»   ⇒ warning dockerfile-secret
ARG NODE_ENV=production
ARG API_KEY=«@hex32@»   ⇒ error dockerfile-secret
ENV NPM_TOKEN=«$NPM_TOKEN»   ⇒ warning dockerfile-secret
ENV DB_PASSWORD maple4Tor9
ENV PORT=8080 DB_PASS="«maple4Tor9»" \\   ⇒ error dockerfile-secret
    # the session's
    SESSION_SECRET='«@random@»'   ⇒ error dockerfile-secret
ENV EMPTY_TOKEN=
RUN echo "//registry.npmjs.org/:_authToken=«${NPM_TOKEN}»" > .npmrc \\   ⇒ warning dockerfile-secret
    && npm ci \\
    # then the registry
    && curl -u deploy:«maple4Tor9» https://artifacts.internal/x \\   ⇒ error dockerfile-secret
    && PGPASSWORD='«maple4Tor9»' psql -h db -c 'select 1'   ⇒ error dockerfile-secret
RUN --mount=type=secret,id=npm NPM_TOKEN=$(cat /run/secrets/npm) npm ci
RUN <<EOF
set -e
mysql -uroot -p«maple4Tor9» -e "select 1"   ⇒ error dockerfile-secret
EOF
COPY <<EOF /etc/app.ini
[smtp]
password = «maple4Tor9»   ⇒ error dockerfile-secret
EOF
HEALTHCHECK CMD redis-cli -a «maple4Tor9» ping   ⇒ error dockerfile-secret
CMD ["node", "main.js", "--api-key", "«@hex32@»"]   ⇒ error dockerfile-secret
# ENV DB_PASSWORD=old
""".replace("ENV DB_PASSWORD maple4Tor9", "ENV DB_PASSWORD «maple4Tor9»   ⇒ error dockerfile-secret"))

    def test_scripts(self):
        self.check("""\
=== deploy.sh
#!/bin/sh
export DB_PASSWORD='«maple4Tor9»'   ⇒ error literal-in-source
DB_PASSWORD=$(vault kv get -field=password secret/db)
API_KEY="${API_KEY:-«@hex32@»}"   ⇒ error literal-in-source
: "${TOKEN:?set it}"
PGPASSWORD=«maple4Tor9» psql -h db -c "ALTER ROLE app PASSWORD '«maple4Tor9»'"   ⇒ error literal-in-source, error literal-in-source
mysql -u root -p«maple4Tor9» shop < dump.sql   ⇒ error literal-in-source
mysql -u root -p shop < dump.sql
mysql -u root -e "CREATE USER app IDENTIFIED BY '«maple4Tor9»'"   ⇒ error literal-in-source
curl -su "deploy:«maple4Tor9»" https://artifacts.internal/x   ⇒ error literal-in-source
curl -u "$USER:$PASSWORD" https://artifacts.internal/x
curl -H "Authorization: Bearer «@random@»" https://api.internal   ⇒ error literal-in-source
curl -H 'X-Api-Key: «@hex32@»' https://api.internal   ⇒ error literal-in-source
curl -H "Authorization: Bearer $TOKEN" https://api.internal
docker login -u deploy -p «maple4Tor9» registry.internal   ⇒ error literal-in-source
echo "$PASSWORD" | docker login -u deploy --password-stdin registry.internal
sshpass -p «maple4Tor9» ssh deploy@host   ⇒ error literal-in-source
redis-cli -h cache -a «maple4Tor9» ping   ⇒ error literal-in-source
mongosh "mongodb://app:«maple4Tor9»@mongo.internal/shop"   ⇒ error credential-url
kubectl create secret generic db --from-literal=password=«maple4Tor9»   ⇒ error literal-in-source
helm upgrade web ./chart --set auth.password=«maple4Tor9»,replicas=2   ⇒ error literal-in-source
node main.js --token-file /run/token --token-ttl 15m --password "$PASSWORD"
aws configure set aws_secret_access_key «@aws-secret@»   ⇒ error literal-in-source
cat > app.ini <<EOF
password = «maple4Tor9»   ⇒ error literal-in-source
user = app
EOF
=== Makefile
DB_PASSWORD ?= «maple4Tor9»   ⇒ error literal-in-source
DB_HOST = db
TOKEN = $(shell cat token)
migrate:
\tPGPASSWORD=«maple4Tor9» psql -h db -f schema.sql   ⇒ error literal-in-source
\t@curl -u deploy:«maple4Tor9» https://artifacts.internal/x   ⇒ error literal-in-source
test:
\tDB_PASSWORD=$(DB_PASSWORD) go test ./...
=== package.json
{
  "name": "web",
  "scripts": {
    "start": "node main.js --password=«maple4Tor9»",   ⇒ error literal-in-manifest
    "migrate": "PGPASSWORD=«maple4Tor9» psql -f schema.sql",   ⇒ error literal-in-manifest
    "deploy": "curl -u \\"deploy:«maple4Tor9»\\" https://artifacts.internal/x",   ⇒ error literal-in-manifest
    "test": "jest --token-cache=false",
    "login": "cross-env NPM_TOKEN=$NPM_TOKEN npm whoami"
  },
  "dependencies": {"jsonwebtoken": "9.0.2", "passport": "0.7.0"}
}
""")

    def test_sql(self):
        self.check("""\
=== migrations/001.sql
CREATE TABLE users (id int, password varchar(60) NOT NULL, reset_token text DEFAULT '');
ALTER ROLE app WITH LOGIN PASSWORD '«maple4Tor9»';   ⇒ error literal-in-source
CREATE USER 'app'@'%' IDENTIFIED BY '«maple4Tor9»';   ⇒ error literal-in-source
CREATE ROLE web PASSWORD :'password';
SELECT password FROM users WHERE password <> 'none';
""")

    def test_jenkinsfiles(self):
        self.check("""\
=== Jenkinsfile
pipeline {
  environment {
    NPM_TOKEN = credentials('npm-token')
    DEPLOY_PASSWORD = '«maple4Tor9»'   ⇒ error jenkins-secret
    REGISTRY = 'registry.internal'
  }
  stages {
    stage('publish') {
      steps {
        withCredentials([string(credentialsId: 'npm', variable: 'TOKEN'),
                         usernamePassword(credentialsId: 'registry', usernameVariable: 'USER', passwordVariable: 'PASSWORD')]) {
          sh 'docker login -u $USER -p $PASSWORD registry.internal'
          sh "docker login -u ${USER} -p «${PASSWORD}» registry.internal"   ⇒ warning jenkins-secret
          sh "curl -H 'Authorization: Bearer «@random@»' https://api.internal"   ⇒ error jenkins-secret
          sh '''
            set -e
            mysql -uroot -p«maple4Tor9» -e 'select 1'   ⇒ error jenkins-secret
          '''
        }
        withEnv(['API_KEY=«@hex32@»', 'STAGE=prod']) {   ⇒ error jenkins-secret
          sh 'make deploy'
        }
      }
    }
  }
}
""")

    def test_terraform(self):
        self.check("""\
=== main.tf
variable "db_password" {
  type      = string
  sensitive = true
  default   = "«maple4Tor9»"   ⇒ error terraform-secret
}
variable "token_ttl" { default = "15m" }
variable "api_token" {
  description = "The registry's token"
  default     = ""
}
resource "aws_db_instance" "shop" {
  username             = "app"
  password             = "«maple4Tor9»"   ⇒ error terraform-secret
  master_user_secret   = null
  db_subnet_group_name = "shop"
}
resource "aws_db_instance" "other" { password = var.db_password }
resource "aws_ssm_parameter" "key" {
  name  = "/shop/api_key"
  type  = "SecureString"
  value = "«@hex32@»"   ⇒ error terraform-secret
}
resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = jsonencode({ username = "app", password = "«maple4Tor9»" })   ⇒ error terraform-secret
}
provider "datadog" {
  api_key = "«@hex32@»"   ⇒ error terraform-secret
  app_key = var.app_key
}
resource "helm_release" "web" {
  set_sensitive {
    name  = "auth.password"
    value = "«maple4Tor9»"   ⇒ error terraform-secret
  }
}
resource "kubernetes_secret" "db" {
  metadata { name = "db" }
  data = {
    password = "«maple4Tor9»"   ⇒ error terraform-secret
    username = "app"
  }
}
=== prod.tfvars
db_password = "«maple4Tor9»"   ⇒ error terraform-secret
region      = "eu-west-1"
=== user_data.tf
resource "aws_instance" "web" {
  user_data = <<-EOF
    #!/bin/sh
    export DB_PASSWORD=«maple4Tor9»   ⇒ error terraform-secret
  EOF
}
""")

    def test_credential_files(self):
        self.check("""\
=== .npmrc
registry=https://registry.internal/
//registry.npmjs.org/:_authToken=«@npm@»   ⇒ error secret-token
//registry.internal/:_password=«bWFwbGU0VG9yOQ==»   ⇒ error npm-auth-token
//other.internal/:_authToken=${NPM_TOKEN}
always-auth=true
=== .yarnrc.yml
npmRegistries:
  "//registry.internal":
    npmAuthToken: «@random@»   ⇒ error npm-auth-token
    npmAlwaysAuth: true
npmScopes:
  acme: {npmAuthToken: "${NPM_TOKEN}"}
=== .pypirc
[distutils]
index-servers = internal
[internal]
repository = https://pypi.internal
username = deploy
password = «maple4Tor9»   ⇒ error literal-in-manifest
=== .netrc
machine artifacts.internal login deploy password «maple4Tor9»   ⇒ error literal-in-manifest
machine other.internal
  login deploy
  password «maple4Tor9»   ⇒ error literal-in-manifest
=== .pgpass
# host:port:database:user:password
db.internal:5432:shop:app:«maple4Tor9»   ⇒ error literal-in-manifest
=== .aws/credentials
[default]
aws_access_key_id = «@aws-old@»   ⇒ error secret-token
aws_secret_access_key = «@aws-secret@»   ⇒ error literal-in-manifest
region = eu-west-1
=== .docker/config.json
{"auths": {"registry.internal": {"auth": "«ZGVwbG95Om1hcGxlNFRvcjk=»"}}}   ⇒ error literal-in-manifest
=== .env
DB_PASSWORD=«maple4Tor9»   ⇒ error dotenv-value
DB_HOST=db
export SESSION_SECRET="«@random@»" # of dev   ⇒ error dotenv-value
JWT_SECRET=
NEXT_PUBLIC_MAPS=«@google@»   ⇒ note secret-token
# OLD_PASSWORD=«birch7Lam2»   ⇒ note dotenv-value
=== .env.example
DB_PASSWORD=changeme
DB_HOST=localhost
JWT_SECRET=
API_KEY=«@hex32@»   ⇒ error dotenv-value
PORT=3000
GITHUB_TOKEN=<your-token>
=== application.properties
spring.datasource.username=app
spring.datasource.password=«maple4Tor9»   ⇒ error literal-in-manifest
password.min.length=12
=== requests.http
@token = «@random@»   ⇒ warning literal-in-source
GET https://api.internal/orders
Authorization: Bearer «@random@»   ⇒ error literal-in-source
###
GET https://api.internal/orders
Authorization: Bearer {{token}}
=== README.md
Set `DB_PASSWORD` first. The password is stored in Vault.

```sh
export DB_PASSWORD=«maple4Tor9»   ⇒ note literal-in-source
psql postgres://app:pass@localhost/shop
```
""")


if __name__ == "__main__":
    program.main()
