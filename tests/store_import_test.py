"""`keyref inventory import` reads what the command lines of other stores list, and takes names alone."""

import base64
import json
import random
import textwrap

import yaml

import program
from planting import KINDS, Plants, memory_behind

RULE = "missing-store-secret"


def secrets_manager(*names, more=()):
    """As `aws secretsmanager list-secrets` prints them."""
    arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:"
    return json.dumps({"SecretList": [{"ARN": f"{arn}{name}-a1b2c3", "Name": name, "LastChangedDate": "2026-01-02T03:04:05.678000+01:00",
                                       "RotationEnabled": True, "RotationRules": {"AutomaticallyAfterDays": 30},
                                       "Tags": [{"Key": "Name", "Value": "of-a-tag"}],
                                       "SecretVersionsToStages": {"01234567-89ab-4def-8123-456789abcdef": ["AWSCURRENT"]}} | dict(more)
                                      for name in names]}, indent=4)


def parameters(*names, value=None, more=()):
    """As `aws ssm describe-parameters` prints them; with a value, as `get-parameters-by-path`."""
    known = {"Type": "SecureString", "LastModifiedDate": "2026-01-02T03:04:05.678000+01:00", "Version": 1, "DataType": "text"}
    return json.dumps({"Parameters": [{"Name": name} | ({} if value is None else {"Value": value}) | known for name in names]} | dict(more))


def github(*names):
    """As `gh secret list --json name,updatedAt` prints them."""
    return json.dumps([{"name": name, "updatedAt": "2026-01-02T03:04:05Z"} for name in names])


def jenkins_table(*domains):
    """As `list-credentials` prints the domains of a store: each a list of (id, name)."""
    lines = []
    for rows in domains:
        width = max([len("# of Credentials")] + [len(key) for key, _ in rows])
        names = max([len(name) for _, name in rows], default=0)
        rule = "=" * (width + names + 1)
        head = [("Domain", "(global)"), ("Description", ""), ("# of Credentials", str(len(rows)))]
        lines += [rule, *(f"{key:{width}} {value}" for key, value in head), rule, f"{'Id':{width}} Name",
                  "=" * width + " " + "=" * names, *(f"{key:{width}} {name}" for key, name in rows), rule, ""]
    return "\n".join(lines) + "\n"


def jenkins_xml(*ids, secret="<secret-redacted/>", description=""):
    """As `list-credentials-as-xml` prints them."""
    entries = "".join(f"""
      <org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl plugin="plain-credentials@1">
        <scope>GLOBAL</scope>
        <id>{key}</id>
        <description>{description}</description>
        <secret>
          {secret}
        </secret>
      </org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl>""" for key in ids)
    return f"""<list>
  <com.cloudbees.plugins.credentials.domains.DomainCredentials plugin='credentials@1'>
    <domain>
      <specifications/>
    </domain>
    <credentials>{entries}
    </credentials>
  </com.cloudbees.plugins.credentials.domains.DomainCredentials>
</list>
"""


def jenkins_json(*ids):
    impl = "com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl"
    return json.dumps({"_class": "com.cloudbees.plugins.credentials.CredentialsStoreAction$DomainWrapper",
                       "credentials": [{"_class": impl, "id": key, "typeName": "Username with password"} for key in ids]})


class Import(program.Fleet):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\n")

    def text(self):
        return (self.top / "inventory/dev.yaml").read_text()

    def import_list(self, listed, *more, code=0):
        result = self.run_program("inventory", "import", "--env", "dev", *more, stdin=listed.encode())
        self.assertEqual(result.code, code, result.err)
        return result

    def stores(self, listed):
        """What a first inventory says of the stores."""
        (self.top / "inventory/dev.yaml").unlink(missing_ok=True)
        self.assertEqual(self.import_list(listed).err, "")
        return yaml.safe_load(self.text())["stores"]

    def becomes(self, before, after, listed, *more, err=""):
        """A text of an inventory becomes another one, which a second import leaves as it is."""
        self.write("inventory/dev.yaml", textwrap.dedent(before))
        result = self.import_list(listed, *more)
        self.assertEqual((self.text(), result.err), (textwrap.dedent(after), err))
        self.import_list(listed, *more)
        self.assertEqual(self.text(), textwrap.dedent(after))
        return result


class Forms(Import):
    def test_secrets_manager(self):
        self.assertEqual(self.stores(secrets_manager("payments/db", "web/key")),
                         {"aws-secrets-manager": {"payments/db": "unknown", "web/key": "unknown"}})

    def test_a_secret_that_is_to_be_deleted_is_not_there(self):
        listed = json.loads(secrets_manager("a", "b"))
        listed["SecretList"][0]["DeletedDate"] = "2026-01-02T03:04:05+01:00"
        self.assertEqual(self.stores(json.dumps(listed)), {"aws-secrets-manager": {"b": "unknown"}})

    def test_parameters(self):
        self.assertEqual(self.stores(parameters("/payments/url", "/payments/key")), {"aws-ssm": ["/payments/key", "/payments/url"]})
        self.assertEqual(self.stores(parameters("/payments/url", value="hunter2")), {"aws-ssm": ["/payments/url"]})

    def test_github(self):
        named = {"github-actions": ["DEPLOY_KEY", "NPM_TOKEN"]}
        self.assertEqual(self.stores(github("NPM_TOKEN", "DEPLOY_KEY")), named)
        self.assertEqual(self.stores('[{"name": "NPM_TOKEN"}]\n[{"name": "DEPLOY_KEY"}]\n'), named)
        self.assertEqual(self.stores("NPM_TOKEN\t2026-01-02T03:04:05Z\nDEPLOY_KEY\t2026-01-02T03:04:05Z\tPRIVATE\n"), named)
        self.assertEqual(self.stores(json.dumps({"total_count": 2, "secrets": [
            {"name": name, "created_at": "2026-01-02T03:04:05Z", "updated_at": "2026-01-02T03:04:05Z"} for name in named["github-actions"]]})), named)

    def test_sst(self):
        self.assertEqual(self.stores("# fallback\nShared=1\n\n# shop/dev\nStripeKey=sk\nDatabaseUrl=postgres://x=y\n"),
                         {"sst": ["DatabaseUrl", "Shared", "StripeKey"]})

    def test_jenkins(self):
        table = jenkins_table([("deploy-key", "deploy (for the cluster)"), ("nexus", "robot/******"), ("index-0", "none")],
                              [], [("a-very-long-name-of-a-credential", "x")])
        named = {"jenkins": ["a-very-long-name-of-a-credential", "deploy-key", "nexus"]}
        self.assertEqual(self.stores(table), named)
        self.assertEqual(self.stores(table.replace("\n", "\r\n")), named)
        self.assertEqual(self.stores(jenkins_xml(*named["jenkins"])), named)
        self.assertEqual(self.stores("<?xml version='1.1'?>\n<!-- <id>no</id> -->\n" + jenkins_xml(*named["jenkins"])), named)
        self.assertEqual(self.stores(jenkins_json(*named["jenkins"])), named)

    def test_several_lists_in_one_stream(self):
        self.assertEqual(self.stores(secrets_manager("a") + parameters("/b") + github("C")),
                         {"aws-secrets-manager": {"a": "unknown"}, "aws-ssm": ["/b"], "github-actions": ["C"]})

    def test_a_list_beside_secrets_of_kubernetes(self):
        cluster = {"apiVersion": "v1", "kind": "List", "items": [
            {"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": {"name": "db", "namespace": "web"}, "data": {"URL": "eA=="}}]}
        self.assertEqual(self.stores(json.dumps(cluster) + parameters("/b")), {"aws-ssm": ["/b"]})
        self.assertIn("  db: {namespace: web, keys: [URL]}\n", self.text())

    def test_what_is_no_list(self):
        for text in ('[{"name": "kv", "id": "https://vault.example.com/secrets/kv"}]', '["a", "b"]', '{"Parameters": [{"ParameterName": "a"}]}',
                     '{"SecretList": [{"Name": "a"}]}', '{"credentials": [{"id": "a"}]}', '{"SecretList": []}',
                     "[]", "# shop/dev\n", "Hello, world\n", "<html><body>Login</body></html>", "<list><credentials><a><id>x</id>",
                     jenkins_table([])):
            with self.subTest(text):
                told = self.import_list(text, code=3).err
                self.assertRegex(told, "no list of a store's secrets|it is no JSON")
                self.assertFalse((self.top / "inventory/dev.yaml").exists())

    def test_what_an_account_names_is_no_list(self):
        account = {"kind": "ServiceAccount", "secrets": [{"name": "web-token"}], "metadata": {"name": "web"}, "apiVersion": "v1"}
        self.assertNotIn("web-token", self.import_list(json.dumps(account) + json.dumps({"items": [account]}) + parameters("/b"), "--output", "-").out)


class Merging(Import):
    def test_only_what_has_changed_changes(self):
        self.becomes("""\
            # of the platform team
            environment: dev
            taken: 2026-01-01   # of the cluster
            global:
              db: [URL]
            stores:
              aws-secrets-manager:   # by hand
                payments/db: [USER, PASSWORD]   # both
                payments/gone: []
                payments/licence: []
                payments/soon: {keys: [KEY], planned: true}
              jenkins: [nexus]
            """, """\
            # of the platform team
            environment: dev
            taken: 2026-01-01   # of the cluster
            global:
              db: [URL]
            stores:
              aws-secrets-manager:   # by hand
                payments/db: [USER, PASSWORD]   # both
                payments/licence: []
                payments/new: unknown
                payments/soon: {keys: [KEY]}
              jenkins: [nexus]
            """, secrets_manager("payments/db", "payments/licence", "payments/new", "payments/soon"))

    def test_lists_stay_as_they_are_written(self):
        self.becomes("environment: dev\nstores: {jenkins: [nexus, deploy]}\n", "environment: dev\nstores: {jenkins: [deploy, npm]}\n",
                     jenkins_json("npm", "deploy"))
        self.becomes("""\
            environment: dev
            stores:
              jenkins:
                - "deploy"   # of the cluster
                - gone
                - {name: next, planned: true}
                - {name: later, planned: true}
            """, """\
            environment: dev
            stores:
              jenkins:
                - "deploy"   # of the cluster
                - next
                - {name: later, planned: true}
                - npm
            """, jenkins_json("npm", "deploy", "next"))

    def test_an_empty_list_is_filled(self):
        for before in ("jenkins: []", "jenkins:"):
            self.becomes(f"environment: dev\nstores:\n  {before}\n", "environment: dev\nstores:\n  jenkins:\n    - npm\n", jenkins_json("npm"))

    def test_case_of_github_stays(self):
        self.becomes("environment: dev\nstores:\n  github-actions: [npm_token, gone]\n",
                     "environment: dev\nstores:\n  github-actions: [npm_token, DEPLOY]\n", github("NPM_TOKEN", "DEPLOY"))

    def test_all_of_a_list_are_others(self):
        self.becomes("environment: dev\nstores:\n  jenkins: [gone]\n  aws-ssm: [/a]\n",
                     "environment: dev\nstores:\n  jenkins:\n    - npm\n  aws-ssm: [/a]\n", jenkins_json("npm"))

    def test_of_a_part_nothing_goes(self):
        before = "environment: dev\nstores:\n  aws-ssm:\n    - /a\n"
        told = "keyref: 1 of the inventory's entries are not in what was read, which does not say that they are gone; they stay\n"
        for listed, more in ((parameters("/b"), ["--partial"]), (parameters("/b", value="hunter2"), []), (parameters("/b", more={"NextToken": "x"}), [])):
            self.becomes(before, before + "    - /b\n", listed, *more, err=told)
        before = "environment: dev\nstores:\n  sst:\n    - A\n"
        self.becomes(before, before + "    - B\n", "# fallback\nB=1\n", err=told)

    def test_other_secrets_are_not_spoken_of(self):
        before = "environment: dev\nglobal:\n  db: [URL]\nstores:\n  aws-ssm: [/a]\n"
        self.assertIn("0 removed", self.becomes(before, before + "  jenkins:\n    - npm\n", jenkins_json("npm")).out)

    def test_what_is_told(self):
        self.write("inventory/dev.yaml", "environment: dev\nstores:\n  jenkins: [deploy]\n")
        self.assertEqual(self.import_list(jenkins_json("npm"), "--output", "-").err, """\
store jenkins:
  - deploy
  + npm

From inventory/dev.yaml to the dump: 1 added, 1 removed, 0 changed.
""")
        told = json.loads(self.import_list(jenkins_json("npm"), "--format", "json").out)
        self.assertEqual(told["added"], [{"secret": "npm", "scope": "jenkins", "store": "jenkins"}])

    def test_a_comparison_writes_nothing(self):
        self.write("inventory/dev.yaml", "environment: dev\nstores:\n  jenkins: [deploy]\n")
        (self.top / "list").write_text(jenkins_json("npm"))
        result = self.run_program("inventory", "diff", "--env", "dev", "list")
        self.assertEqual((result.code, result.out.count("npm")), (1, 1))
        self.assertIn("[deploy]", self.text())

    def test_environments_are_compared(self):
        self.write("inventory/dev.yaml", "environment: dev\nstores:\n  jenkins: [deploy, npm]\n  aws-secrets-manager: {a: [X, Y]}\n")
        self.write("inventory/prod.yaml", "environment: prod\nstores:\n  jenkins: [npm]\n  aws-secrets-manager: {a: [Y, Z]}\n")
        result = self.run_program("inventory", "diff", "--from", "dev", "--to", "prod")
        self.assertEqual(result.out, """\
store jenkins:
  - deploy

store aws-secrets-manager:
  + a/Z
  - a/X

From dev to prod: 1 added, 2 removed, 0 changed.
""")

    def test_what_shares_an_anchor_is_refused(self):
        before = "environment: dev\nstores:\n  jenkins: &a [x]\n  sst: *a\n"
        self.write("inventory/dev.yaml", before)
        self.assertIn("cannot be changed where it stands", self.import_list(jenkins_json("npm"), code=2).err)
        self.assertEqual(self.text(), before)


class Values(Import):
    """Values in all places of lists are nowhere afterwards."""

    def setUp(self):
        super().setUp()
        self.plants = Plants()

    def value(self, where, kind=None):
        return self.plants.value(kind or self.plants.dice.choice(list(KINDS)), where)

    def pem(self, where):
        text = base64.b64encode(random.Random(3).randbytes(100)).decode()
        self.plants.add(text, where)
        lines = "\n".join(textwrap.wrap(text, 64))
        return f"-----BEGIN PRIVATE KEY-----\n{lines}\n-----END PRIVATE KEY-----"

    def lists(self):
        tagged = {"Description": self.value("description"), "Tags": [{"Key": "Name", "Value": self.value("tag")}],
                  "Name2": self.value("another entry")}
        for kind in ("mixed", "hex", "token", "base64", "spaces", "symbols"):
            yield secrets_manager("known", self.value("a secret's name", kind), more=tagged)
            yield parameters("known", self.value("a parameter's name", kind), value=self.value("a parameter"))
            yield github("KNOWN", self.value("a secret's name", kind))
            yield jenkins_json("known", self.value("an id", kind))
            yield jenkins_table([("known", self.value("a credential's name", kind)), (self.value("an id", kind), "x")])
            yield jenkins_xml("known", self.value("an id", kind).replace("<", "_"), secret=self.value("a secret", kind).replace("<", "_"),
                              description=self.value("a description", kind).replace("<", "_"))
            yield "".join(f"{line}\n" for line in ("# shop/dev", "Known=" + self.value("a value of SST", kind), "Key=" + self.pem("a key in SST"),
                                                   self.value("a line of a value", kind), "Other=x"))
            yield f"KNOWN\t2026-01-02T03:04:05Z\n{self.value('a name', kind)}\t2026-01-02T03:04:05Z\n"
            yield f"KNOWN\t2026-01-02T03:04:05Z\n{self.value('no line of a list', kind)}\n"
        yield parameters("known", value="\\\"" + self.value("behind escapes"))
        yield json.dumps({"InvalidParameters": [self.value("invalid")], "Parameters": [{"Name": "known", "Type": "String", "Value": self.value("value")}]})

    def test_none_is_printed_or_written(self):
        for listed in self.lists():
            for text in (listed, listed[:-5]):
                for more in ([], ["--output", "-"], ["--format", "json"], ["--format", "markdown"]):
                    result = self.run_program("inventory", "import", "--env", "dev", "--partial", *more, stdin=text.encode())
                    self.assertIn(result.code, (0, 3), result.err)
                    self.assertEqual(self.plants.leaks(result.out + result.err), [], listed)
        self.assertEqual(self.plants.leaks(self.text()), [])
        read = yaml.safe_load(self.text())["stores"]
        self.assertEqual(read, {"aws-secrets-manager": {"known": "unknown"}, "aws-ssm": ["known"], "github-actions": ["KNOWN"],
                                "jenkins": ["known"], "sst": ["Key", "Known", "Other"]})

    def test_none_is_in_memory_once_it_has_been_read(self):
        lines = f"# shop/dev\nKnown={self.value('a value', 'mixed')}\nKey={self.pem('a key')}\n" + "# shop/dev\n" * (20 << 10)
        listed = parameters("known", value=self.value("a parameter", "mixed"))[:-2] + "," + " " * (256 << 10)
        xml = jenkins_xml("known", secret=self.value("a secret", "mixed"), description=self.value("a description", "mixed"))
        for text, name in ((lines, b"Known"), (listed, b"known"), (xml + "\n" * (256 << 10), b"known")):
            memory = memory_behind(self, text)
            self.assertIn(name, memory)
            self.assertEqual([place for piece, place in self.plants.places.items() if piece.encode() in memory], [])

    def test_the_end_of_a_value_in_base64_is_no_name(self):
        for lines in (["Key=QUJD" * 8, "Zm9v"], ["Key=" + "QUJD" * 8, "Zm9vYg=="], ["Key=" + "QUJD" * 8, "Zm9vYmE="]):
            self.assertEqual(self.stores("\n".join(["# shop/dev", *lines, "Other=1", ""])), {"sst": ["Key", "Other"]})

    def test_a_name_that_goes_on_in_a_second_line_is_no_id(self):
        self.assertEqual(self.stores(jenkins_table([("deploy", "of the\nhunter cluster of all teams"), ("nexus", "x")])),
                         {"jenkins": ["deploy", "nexus"]})


class Answers(Import):
    def test_what_was_imported_is_checked(self):
        self.import_list(jenkins_json("deploy-key"))
        self.write("Jenkinsfile", "node {\n  A = credentials('deploy-keys')\n  B = credentials('deploy-key')\n}\n")
        finding, = self.scan("--env", "dev").findings
        self.assertEqual((finding["rule"], finding["suggestion"]), (RULE, "deploy-key"))


if __name__ == "__main__":
    program.main()
