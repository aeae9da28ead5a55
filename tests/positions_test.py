"""Exact places of findings. In a test's source «» stand around the expected span; they are no part of the file."""

import codecs

import program
from marks import place_of, read_marks

INVENTORY = "environment: dev\nglobal:\n  shared-db: [URL]\n  other-db: [URL]\n"
POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n"
CONTAINER = POD + "  containers:\n    - name: app\n"


def key_reference(text, indent=8):
    """A Pod with one secretKeyRef, whose fields are this text."""
    lines = [" " * (indent + 8) + line for line in text.strip("\n").split("\n")]
    return CONTAINER + "      env:\n        - name: URL\n          valueFrom:\n            secretKeyRef:\n" + "\n".join(lines) + "\n"


def pull(text):
    return POD + f"  imagePullSecrets: {text}\n"


class Positions(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY)

    def check(self, text, *rules, path="web.yaml", encode=str.encode):
        plain, places = read_marks(text)
        self.assertTrue(places)
        self.write(path, encode(plain))
        result = self.scan()
        found = sorted((*place_of(each), each["rule"]) for each in result.findings if each["file"] == path)
        wanted = sorted((*place, rule) for place, rule in zip(places, rules * len(places)))
        self.assertEqual(found, wanted, plain + result.err)
        return result


class Scalars(Positions):
    def test_plain_and_quoted(self):
        for value in ("«gone»", "'«gone»'", '"«gone»"', "   «gone»   ", "«gone» # a comment", "'«gone»'   # a comment"):
            self.check(key_reference(f"name: {value}\nkey: URL"), "missing-secret")
            self.check(key_reference(f"key: {value}\nname: shared-db"), "missing-key")

    def test_quoted_with_escapes(self):
        for value in (r'"«go\x6ee»"', r'"«\u0067one»"', r'"«\U00000067\u006F\x6ee»"', '"«go\\\n    ne»"'):
            result = self.check(key_reference(f"name: {value}\nkey: URL"), "missing-secret")
            self.assertEqual([each["secret"] for each in result.findings if each["file"] == "web.yaml"], ["gone"])

    def test_after_an_anchor_or_a_tag(self):
        for value in ("&a «gone»", "!!str «gone»", "!!str &a '«gone»'", '&a !!str "«gone»"', "&a\n    «gone»", "! «gone»"):
            self.check(key_reference(f"name: {value}\nkey: URL"), "missing-secret")

    def test_on_a_line_of_its_own(self):
        self.check(key_reference("name:\n  «gone»\nkey:\n\n  # between\n  URL"), "missing-secret")

    def test_block_scalars_stand_on_their_first_content_line(self):
        for head in ("|-", ">-", "|2-", "!!str &a >-", "|-  # a comment"):
            self.check(key_reference(f"name: {head}\n  «gone»\nkey: URL"), "missing-secret")
        self.check(key_reference("key: >-\n  «URI»\nname: shared-db"), "missing-key")

    def test_flow_mappings(self):
        self.check(key_reference("{name: «gone», key: URL}"), "missing-secret")
        self.check(key_reference('{ "name":"«gone»" , "key":"URL" }'), "missing-secret")
        self.check(key_reference("{\n  key: URL,\n  name:\n    '«gone»'\n}"), "missing-secret")
        self.check(pull("[{name: «gone»}, {name: «away»}, {name: '«left»'}]"), "missing-secret")

    def test_an_explicit_key(self):
        self.check(key_reference("? name\n: «gone»\n? key\n: URL"), "missing-secret")


class Aliases(Positions):
    def test_an_aliased_name_is_told_at_the_alias(self):
        self.check(key_reference("name: *db\nkey: URL").replace("name: web", "name: web, labels: {db: &db gone}")
                   .replace("*db", "«*db»"), "missing-secret")

    def test_an_aliased_key_is_told_at_the_alias(self):
        self.check(key_reference("key: «*k»  # the key\nname: shared-db").replace("name: web", "name: web, labels: {k: &k URI}"),
                   "missing-key")

    def test_what_an_aliased_mapping_holds_is_told_once_where_it_is_written(self):
        self.check(CONTAINER + """\
      env:
        - name: A
          valueFrom: &from
            secretKeyRef: {name: «gone», key: URL}
        - {name: B, valueFrom: *from}
    - name: second
      env:
        - {name: C, valueFrom: *from}
""", "missing-secret")

    def test_what_an_aliased_list_holds_is_told_once_where_it_is_written(self):
        self.check(CONTAINER + """\
      envFrom: &all
        - secretRef: {name: «gone»}
        - secretRef: {name: shared-db}
        - secretRef: {name: «away»}
    - name: second
      envFrom: *all
""", "missing-secret")

    def test_merged_keys_are_told_where_they_are_written(self):
        self.check(CONTAINER + """\
      env:
        - name: A
          valueFrom: {secretKeyRef: &ref {name: «gone», key: URL}}
        - name: B
          valueFrom: {secretKeyRef: {<<: *ref, key: URI}}
        - name: C
          valueFrom: {secretKeyRef: {<<: *ref, name: «away»}}
""", "missing-secret")

    def test_a_merged_container(self):
        self.check(POD + """\
  containers:
    - &base
      name: app
      envFrom: [{secretRef: {name: «gone»}}]
    - <<: *base
      name: second
""", "missing-secret")


class Lines(Positions):
    ONE_LINE = ('{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","annotations":{"a":"%s"}},'
                '"spec":{"imagePullSecrets":[{"name":"«gone»"}]}}')

    def test_a_json_file_in_one_line(self):
        self.check(self.ONE_LINE % "b", "missing-secret", path="web.json")
        self.check(self.ONE_LINE % "b" + "\n", "missing-secret", path="web.json")

    def test_columns_are_code_points(self):
        for before in ("ä", "日本語", "😀😀", "e\u0301", "\u00a0", "👩\u200d🚀", "\\u00e4"):
            self.check(self.ONE_LINE % before, "missing-secret", path="web.json")
            self.check(f'{{apiVersion: v1, kind: Pod, metadata: {{name: web, annotations: {{a: "{before}"}}}}, '
                       "spec: {imagePullSecrets: [{name: «gone»}]}}", "missing-secret")
            self.check(f"# {before}\n" + pull("[{name: «gone»}]"), "missing-secret")

    def test_tabs_are_one_column(self):
        self.check(key_reference("name:\t«gone»\t# a\tcomment\nkey: URL"), "missing-secret")
        self.check(self.ONE_LINE.replace(",", ",\t") % "b", "missing-secret", path="web.json")

    def test_carriage_returns(self):
        def encode(text):
            return text.replace("\n", "\r\n").encode()
        self.check(pull("[{name: «gone»}]"), "missing-secret", encode=encode)
        self.check(key_reference("name: |-\n  «gone»\nkey: URL"), "missing-secret", encode=encode)
        self.check(key_reference("key: «URI»\nname: shared-db"), "missing-key", encode=encode)

    def test_a_byte_order_mark_is_no_column(self):
        self.check(self.ONE_LINE % "ä", "missing-secret", path="web.json", encode=lambda text: codecs.BOM_UTF8 + text.encode())
        self.check(pull("[{name: «gone»}]"), "missing-secret", encode=lambda text: codecs.BOM_UTF8 + text.encode())

    def test_utf_16(self):
        for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            def encode(text, mark=mark, name=name):
                return mark + text.encode(name)
            self.check(self.ONE_LINE % "ä日😀", "missing-secret", path="web.json", encode=encode)
            self.check("# ä\n" + pull("[{name: «gone»}]"), "missing-secret", path="web.json", encode=encode)

    def test_a_later_document(self):
        self.check(pull("[{name: «gone»}]") + "---\n" + pull("[]").replace("spec", "# a\n\nspec") + "...\n%YAML 1.1\n---\n"
                   + pull("\n  - name: «away»"), "missing-secret")

    def test_an_item_of_a_list(self):
        self.check("apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: web}\n"
                   "  spec:\n    imagePullSecrets:\n    - name: «gone»\n", "missing-secret")


class Rules(Positions):
    def test_several_findings_of_one_line(self):
        self.check(key_reference("{name: shared-db, key: «URI»}")
                   + "        - {name: B, valueFrom: {secretKeyRef: {name: «gone», key: URL}}}\n", "missing-key", "missing-secret")
        self.check(CONTAINER + "      envFrom: [{secretRef: {name: «gone»}}, {secretRef: {name: shared-db}}, "
                   "{secretRef: {name: «gone»}}]\n", "missing-secret")

    def test_a_missing_field_is_told_at_the_word(self):
        for fields in ("name: shared-db", "key: URL", "optional: false", "{name: shared-db}"):
            self.check(key_reference(fields).replace("secretKeyRef", "«secretKeyRef»"), "invalid-reference")

    def test_a_foreign_secret_is_told_at_its_name(self):
        self.write("inventory/dev.yaml", INVENTORY + "services: {api: {api-secrets: [URL]}}\n")
        self.check(key_reference("name: '«api-secrets»'\nkey: URL"), "foreign-secret")

    def test_a_promotion_gap_is_told_at_the_reference(self):
        self.write("inventory/prod.yaml", INVENTORY.replace("dev", "prod").replace("other-db: [URL]", "other-db: [URI]"))
        self.check(key_reference("name: other-db\nkey: «URL»"), "promotion-gap", path="dev/web.yaml")

    def test_a_duplicate_key_is_told_at_the_later_one(self):
        self.check(key_reference("name: gone\n«name»: shared-db\nkey: URL"), "duplicate-key")

    def test_the_losing_entry_of_two(self):
        self.write("web.yaml", key_reference("name: shared-db\nkey: URL") + "        - {name: URL, value: b}\n")
        [finding] = self.scan("web.yaml").findings
        self.assertEqual((finding["rule"], finding["variable"]), ("shadowed-env", "URL"))
        self.assertEqual(finding["line"], 8, "the later one wins")

    def test_findings_in_inventories(self):
        self.write("web.yaml", key_reference("name: shared-db\nkey: URL"))
        self.write("inventory/dev.yaml", "environment: dev\nglobal:\n  shared-db: [URL]\n  other-db:\n    - URL\ntaken: 2020-01-01\n")
        self.assertEqual([(each["rule"], each["line"], each["environments"]) for each in self.scan().findings],
                         [("unused-secret", 4, ["dev"]), ("stale-inventory", 6, ["dev"])])

    def test_text_tells_the_same_place(self):
        result = self.check(pull("[{name: «gone»}]  # ä").replace("metadata", '"metadata"'), "missing-secret")
        finding = next(each for each in result.findings if each["file"] == "web.yaml")
        self.assertIn(f"--> web.yaml:{finding['line']}:{finding['column']}\n", self.run_program("scan").out)


if __name__ == "__main__":
    program.main()
