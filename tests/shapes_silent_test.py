"""What only looks like a literal secret: nothing here may be told."""

import program
import shapes


class Silent(shapes.Shapes):
    def test_references(self):
        self.check("""\
=== values.yaml
password: ${DB_PASSWORD}
secret: $(SECRET)
apiKey: "{{ api_key }}"
token: <%= token %>
clientSecret: "%(secret)s"
dbPassword: vault:secret/data/db#password
rootPassword: ref+vault://secret/db#/password
userPassword: op://prod/db/password
adminPassword: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf
encrypted: {password: "ENC[AES256_GCM,data:@random@,iv:@random@,type:str]"}
jasypt: {password: "ENC(@random@)"}
secretName: db-credentials
existingSecret: shop-postgres-credentials
auth: {existingSecret: shop-auth, secretKeys: {adminPasswordKey: postgres-password}}
=== stack.yaml
Resources:
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUserPassword: !Ref DbPassword
      Url: !Sub "postgres://${User}:${Password}@${Host}"
      Secret: !GetAtt Key.Secret
=== main.tf
resource "x" "y" {
  password = var.db_password
  token    = local.token
  secret   = data.aws_ssm_parameter.secret.value
  api_key  = "${var.api_key}"
}
=== external-secret.yaml
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db}
spec:
  data:
    - {secretKey: secret00, remoteRef: {key: OqPt3Vd37My7G8rTb-8Q, property: password}}
  dataFrom: [{extract: {key: OqPt3Vd37My7G8rTb-8Q}}]
=== chart/templates/secret.yaml
apiVersion: v1
kind: Secret
metadata: {name: binding}
data:
  provider: {{ print "acme" | b64enc | quote }}
  port: {{ "5432" | b64enc | quote }}
  password: {{ include "acme.password" . | b64enc }}
=== users.tpl
login(password=user["password"], token=data['token'])
=== key.age
-----BEGIN AGE ENCRYPTED FILE-----
@random@@random@
-----END AGE ENCRYPTED FILE-----
""")

    def test_texts_for_people(self):
        self.check("""\
=== i18n/en.json
{"LABEL_PASSWORD": "Password", "password": "Password", "password.placeholder": "Enter your password",
 "forgotPassword": "Forgot your password?", "PASSWORD_TOO_SHORT": "The password is too short", "secret": "Secret",
 "errors": {"invalidToken": "The token is not valid any more", "password": "must have 12 characters"}}
=== i18n/de.json
{"password": "Passwort", "passwordRepeat": "Passwort wiederholen", "apiKey": "API-Schlüssel"}
=== README.md
Set the password to what you like. `DB_PASSWORD` is required, `API_KEY` is not.

| variable | meaning |
|---|---|
| `DB_PASSWORD` | the database's password |
| `TOKEN_TTL` | how long a token lives |

    password: the password of the user
    token: a token as `login` returns it
=== openapi.yaml
openapi: 3.0.0
components:
  schemas:
    Login:
      properties:
        password: {type: string, format: password, description: The user's password}
        token: {type: string, example: string}
  securitySchemes:
    apiKey: {type: apiKey, in: header, name: X-Api-Key}
""")

    def test_names_that_only_look_sensitive(self):
        self.check("""\
=== settings.yaml
passenger: maple4Tor9
passthrough: maple4Tor9
compass: maple4Tor9
secretary: maple4Tor9
monkey: maple4Tor9
keyboard: maple4Tor9
rowId: maple4Tor9
publicKey: @random@
tokenize: maple4Tor9
tokenExpiry: 2026-11-24
passwordResetUrl: https://acme.internal/reset?x=@random@
PASSWORD_MIN_LENGTH: 12
DB_PASSWORD_FILE: /run/secrets/maple4Tor9
SECRET_PATH: secret/data/maple4Tor9
SECRET_NAME: maple4Tor9
TOKEN_TTL: 15m
KEY_ID: maple4Tor9
tokenType: Bearer
tokenEndpoint: https://login.internal/oauth/token
authMethod: client_secret_post
passwordPolicy: strong-9chars
""")

    def test_hashes_and_identifiers(self):
        self.check("""\
=== package-lock.json
{"packages": {"node_modules/token": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/token/-/token-1.0.0.tgz",
 "integrity": "sha512-@random@@random@@random@=="}}}
=== values.yaml
image: {repository: token-service, digest: "sha256:@hex64@"}
commit: @hex40@
tokenId: @uuid@
etag: "@hex32@"
certificate: MIIB@random@@random@
=== go.sum
github.com/golang-jwt/jwt v3.2.2 h1:@random@abcdefghijk=
=== go.mod
require github.com/acme/token v0.0.0-20260101000000-abcdefabcdef
""")

    def test_urls(self):
        self.check("""\
=== a.txt
mailto:user:pass@acme.internal
https://registry.npmjs.org/@acme/token
https://acme.internal/login?userpass=
postgres://user:password@localhost/shop
postgres://${USER}:${PASSWORD}@db/shop
postgres://<user>:<password>@db/shop
redis://redis:6379/0
the pattern ^https?://[^:]+:[^@]+@
""")

    def test_code_that_speaks_of_secrets(self):
        self.check("""\
=== login.ts
if (kind === 'password' || typeof password !== 'string') return;
const field = { name: 'password', type: 'password', column: 'password', select: ['password'] };
const path = '/reset-password';
emitter.emit('password.changed', id);
enum Keys { PASSWORD = 'PASSWORD', API_KEY = 'apiKey' }
const header = 'x-api-key', cookie = 'session_token';
const token = req.headers['authorization'];
const secret = config.get('JWT_SECRET');
throw new Error('password: must not be empty');
document.querySelector('input[name=password]');
this.logger.log('token: received');
=== login.py
password = os.environ["PASSWORD"]
parser.add_argument("--password", help="the password")
assert token == "expected", "token: differs"
""")


if __name__ == "__main__":
    program.main()
