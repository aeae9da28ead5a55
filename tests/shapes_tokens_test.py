"""Secrets that say by their form what they are, and what lowers them."""

import codecs

import program
import shapes
from shapes import TOKENS, der, filled, jwt, key_of, letters


class Tokens(shapes.Shapes):
    def test_formats_anywhere(self):
        self.check("""\
=== notes.txt
The deploy token is «@github@».   ⇒ error secret-token
stripe: «@stripe@», in the browser @stripe-public@   ⇒ error secret-token
bot «@slack@»   ⇒ error secret-token
=== values.yaml
encoded: «@github-base64@»   ⇒ error secret-token
key: «@stripe@»   ⇒ error secret-token
=== main.py
# «@npm@»   ⇒ error secret-token
""")

    def test_what_lowers(self):
        self.check("""\
=== a.txt
«@stripe-test@»   ⇒ warning secret-token
«@unchecked@»   ⇒ warning secret-token
«@jwt@»   ⇒ error secret-token
«@jwt-expired@»   ⇒ warning secret-token
key AKIAIOSFODNN7EXAMPLE of the documentation
=== test/a.txt
«@github@»   ⇒ warning secret-token
«@stripe-test@»   ⇒ note secret-token
=== web.spec.ts
const password = '«maple4Tor9»';   ⇒ warning literal-in-source
=== a.html
<script src="https://maps.googleapis.com/maps/api/js?key=«@google@»"></script>   ⇒ note secret-token
=== server.env
MAPS_KEY=«@google@»   ⇒ warning secret-token
VITE_MAPS_KEY=«@google@»   ⇒ note secret-token
""".replace("key AKIAIOSFODNN7EXAMPLE", "key «AKIAIOSFODNN7EXAMPLE»").replace("documentation\n", "documentation   ⇒ note secret-token\n"))

    def test_public_by_design(self):
        self.check("""\
=== a.env
SENTRY_DSN=https://@hex32@@o12345.ingest.sentry.io/67890
STRIPE_PUBLISHABLE_KEY=@stripe-public@
RECAPTCHA_SITE_KEY=6L@random@
GOOGLE_CLIENT_ID=123456789012-@hex32@.apps.googleusercontent.com
=== account.json
{"type": "service_account", "private_key_id": "@hex40@", "client_email": "robot@acme.iam.gserviceaccount.com"}
=== users.sql
INSERT INTO users (name, password) VALUES ('app', '$2b$10$@random@abcdefghijklmnopqrstu');
""")

    def test_private_keys(self):
        ssh = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW"
        self.check(f"""\
=== id_rsa
«{key_of('RSA ', der(16))}»
""".replace("KEY-----»", "KEY-----»   ⇒ error private-key") + f"""\
=== id_ed25519
«{key_of('OPENSSH ', ssh + letters(180) + '==')}»   ⇒ error private-key
=== encrypted.pem
«{key_of('ENCRYPTED ', der(16))}»   ⇒ warning private-key
=== tls.crt
-----BEGIN CERTIFICATE-----
{der(8)}
-----END CERTIFICATE-----
=== secret.yaml
apiVersion: v1
kind: Secret
metadata: {{name: tls}}
stringData:
  tls.key: |
    «{key_of('RSA ', der(16)).replace(chr(10), chr(10) + '    ')}»   ⇒ error private-key
  tls.crt: |
    -----BEGIN CERTIFICATE-----
    {letters(64)}
    -----END CERTIFICATE-----
=== keys.txt
«AGE-SECRET-KEY-1{letters(58, '023456789ACDEFGHJKLMNPQRSTUVWXYZ')}»   ⇒ error secret-token
The key starts with -----BEGIN RSA PRIVATE KEY----- and a line break.
""")

    def test_key_stores(self):
        self.write("deploy/store.jks", b"\xfe\xed\xfe\xed" + bytes((0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1)) + bytes(200))
        self.write("deploy/client.p12", b"\x30\x82\x0a\x10\x02\x01\x03\x30\x82\x09\xd6\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01" + bytes(200))
        self.write("deploy/trust.jks", b"\xfe\xed\xfe\xed" + bytes((0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2)) + bytes(200))
        found = [(each["file"], each["severity"], each["rule"]) for each in self.scan().findings]
        self.assertEqual(found, [("deploy/client.p12", "warning", "private-key"), ("deploy/store.jks", "warning", "private-key")])

    def test_blockchains(self):
        self.check("""\
=== a.env
CONTRACT_ADDRESS=0x@hex40@
TX_HASH=0x@hex64@
DEPLOYER_PRIVATE_KEY=«0x@hex64@»   ⇒ error dotenv-value
PRIVATE_KEY=«@hex64@»   ⇒ error dotenv-value
TOKEN_ADDRESS=0x@hex40@
TOKEN_SYMBOL=ACME
RPC_URL=https://mainnet.infura.io/v3/«@hex32@»   ⇒ error secret-token
PUBLIC_RPC_URL=https://rpc.ankr.com/eth
CHAIN_ID=137
=== token.json
{"tokenId": "12345", "tokenAddress": "0x@hex40@", "tokenSymbol": "ACME", "tokenSupply": "1000000", "blockHash": "0x@hex64@",
 "bytecode": "0x@hex64@@hex64@", "cid": "Qm@random@abcdefghijkl"}
""")

    def test_utf_16(self):
        for byte_order, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            self.write("a.ini", byte_order + filled("[db]\npassword = maple4Tor9\n; é @github@\n").encode(encoding))
            found = [(each["line"], each["column"], each["endColumn"], each["rule"]) for each in self.scan().findings]
            self.assertEqual(found, [(2, 12, 22, "literal-in-manifest"), (3, 5, 45, "secret-token")])


class Messages(shapes.Shapes):
    """What a user reads of each: what it is, and why Keyref takes it for one."""

    def messages(self, path, text):
        self.write(path, filled(text))
        return [each["message"] for each in self.scan().findings]

    def test_reasons(self):
        for text, message in (
                ("A=@github@", "a GitHub personal access token (classic) stands here: its form says so, its checksum fits"),
                ("A=@unchecked@", "a GitHub personal access token (classic) stands here: its form says so, its checksum does not fit"),
                ("A=@stripe-test@", "a Stripe secret key (test mode) stands here: its form says so, it opens only a test mode"),
                ("A=@jwt-expired@", "a JSON Web Token stands here: its form says so, it has expired"),
                ("DB_PASSWORD=maple4Tor9", "`DB_PASSWORD` is given a password: the name says `PASSWORD`, the value is made as passwords are"),
                ("CLIENT_SECRET=@random@", "`CLIENT_SECRET` is given a random key: the name says `CLIENT_SECRET`, the value is random"),
                ("CLIENT_SECRET=changeme", "`CLIENT_SECRET` is given a placeholder for a secret: the name says `CLIENT_SECRET`, the value is a placeholder"),
        ):
            with self.subTest(text):
                self.assertEqual(self.messages("a.env", text + "\n"), [message])

    def test_they_hold_nothing_of_the_value(self):
        for name, token in TOKENS.items():
            text = f"PASSWORD={token}\nurl: postgres://app:{token}@db/x\n"
            result = "".join(self.messages("a.env", text)) + self.run_program("scan").out
            self.assertNotIn(token, result, name)


if __name__ == "__main__":
    program.main()
