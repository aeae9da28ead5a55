"""Cloud accounts in files of environments that do not use them: told where, how and for which environments."""

import program
from marks import place_of, read_marks

DEV, PROD, SHARED, STRANGER = "766597584338", "137355570712", "609629065308", "210987654321"
CONFIGURATION = f"""\
version: 1
environments:
  dev: {{account: "{DEV}"}}
  rc: {{account: "{DEV}"}}
  prod: {{account: "{PROD}"}}
  local: {{}}
accounts: {{shared: ["{SHARED}"]}}
"""


class ForeignAccounts(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", CONFIGURATION)

    def check(self, path, text, *wanted, options=()):
        """`wanted`: of each marked span, the severity, and the environments."""
        plain, places = read_marks(text)
        self.write(path, plain)
        found = [(*place_of(each), each["severity"], each["environments"]) for each in self.scan(*options).findings
                 if each["rule"] == "foreign-account" and each["file"] == path]
        self.assertEqual(found, [(*place, *each) for place, each in zip(places, wanted, strict=True)], plain)

    def test_manifests(self):
        self.check("web/prod/serviceaccount.yaml", f"""\
apiVersion: v1
kind: ServiceAccount
metadata: {{name: web, annotations: {{eks.amazonaws.com/role-arn: "arn:aws:iam::«{DEV}»:role/web"}}}}
""", ("error", ["prod"]))

    def test_values_of_charts(self):
        self.check("chart/values-prod.yaml", f"""\
image: {{repository: «{DEV}».dkr.ecr.eu-west-1.amazonaws.com/web}}
aws: {{accountId: "«{DEV}»", region: eu-west-1}}
bucket: acme-backups-«{DEV}»
own: arn:aws:iam::{PROD}:role/web
shared: {SHARED}.dkr.ecr.eu-west-1.amazonaws.com/base
# dev has {DEV}
size: 12 # not {DEV}
number: 1{DEV}
word: x{DEV}
""", *[("error", ["prod"])] * 3)

    def test_overlays_of_a_kustomization(self):
        self.write("web/base/kustomization.yaml", "resources: [role.yaml]\n")
        self.write("web/overlays/prod/kustomization.yaml", "resources: [../../base]\n")
        role = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  annotations: {a: 'arn:aws:iam::%s:role/web'}\n"
        self.check("web/base/role.yaml", role % f"«{DEV}»", ("error", ["prod"]))
        self.write("web/overlays/dev/kustomization.yaml", "resources: [../../base]\n")
        self.check("web/base/role.yaml", role % DEV)

    def test_terraform(self):
        self.check("infra/dev/main.tf", f"""\
provider "aws" {{
  allowed_account_ids = ["«{PROD}»"]
  assume_role {{ role_arn = "arn:aws:iam::«{PROD}»:role/deploy" }} # of {PROD}
}}
""", *[("error", ["dev"])] * 2)

    def test_documents_with_environments_of_their_own(self):
        account = "---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: %s\n  labels: {environment: %s}\n" \
                  "  annotations: {a: 'arn:aws:iam::%s:role/web'}\n"
        self.check("web/accounts.yaml", account % ("a", "prod", f"«{DEV}»") + account % ("b", "rc", DEV), ("error", ["prod"]))

    def test_an_account_that_nobody_declared_is_a_note_once_in_a_file(self):
        self.check("web/prod/a.yaml", f"role: arn:aws:iam::«{STRANGER}»:role/a\nother: arn:aws:iam::{STRANGER}:role/b\nn: {STRANGER}\n",
                   ("note", ["prod"]))

    def test_vendors_and_examples(self):
        self.check("web/prod/a.yaml", "add: 602401143452.dkr.ecr.eu-west-1.amazonaws.com/x\nlogs: arn:aws:iam::156460612806:root\n"
                                      "example: arn:aws:iam::123456789012:role/x\npolicy: arn:aws:iam::aws:policy/ReadOnlyAccess\n")

    def test_files_of_several_environments_and_of_one_without_account(self):
        self.check("web/base.yaml", f"registry: {DEV}.dkr.ecr.eu-west-1.amazonaws.com\nprod: arn:aws:iam::{PROD}:role/x\n")
        self.write("inventory/prod.yaml", "environment: prod\n")
        self.check("web/local/a.yaml", f"registry: {DEV}.dkr.ecr.eu-west-1.amazonaws.com\n")
        self.check("web/base.yaml", f"registry: {DEV}.dkr.ecr.eu-west-1.amazonaws.com\n", options=("--env", "prod"))

    def test_no_account_is_declared(self):
        self.write("keyref.yaml", "version: 1\nenvironments: {dev: {}, prod: {}}\n")
        self.check("web/prod/a.yaml", f"role: arn:aws:iam::{DEV}:role/a\n")

    def test_what_is_told(self):
        self.write("web/prod/a.yaml", f"role: arn:aws:iam::{DEV}:role/a\n")
        finding, = [each for each in self.scan().findings if each["rule"] == "foreign-account"]
        self.assertEqual(finding["account"], DEV)
        self.assertEqual(finding["message"],
                         f"this ARN is of account `{DEV}`, which is that of dev and rc, and stands in a file of prod")

    def test_inline_and_shared_accounts_are_allowed(self):
        self.check("web/prod/a.yaml", f"# keyref: allow foreign-account -- their role\nrole: arn:aws:iam::{DEV}:role/a\n")


if __name__ == "__main__":
    program.main()
