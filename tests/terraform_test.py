"""Secrets that Terraform declares: kubernetes_secret and kubernetes_secret_v1."""

import json

import program
from program import deployment


def resource(name, data, *more, kind="kubernetes_secret", metadata=""):
    lines = [f'resource "{kind}" "x" {{', "  metadata {", f"    name = {name}", f"    {metadata}", "  }", f"  data = {data}", *more, "}"]
    return "\n".join(lines) + "\n"


class Terraform(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal:\n  listed: [A]\n")
        self.write("keyref.yaml", "version: 1\nrules: {unused-secret: off}\n")
        self.write("app/d.yaml", deployment("app", ("X", "db", "URL")))

    def answer(self, text, path="infra/main.tf"):
        """What becomes of the reference to db/URL."""
        self.write(path, text)
        references = self.scan().json["summary"]["references"]
        (answer,) = [word for word, count in references.items() if count]
        return answer

    def test_literal_names_and_keys(self):
        for kind in ("kubernetes_secret", "kubernetes_secret_v1"):
            for name in ('"db"', '"${local.db}"', "local.db", '("db")'):
                with self.subTest(kind=kind, name=name):
                    self.assertEqual(self.answer('locals {\n  db = "db"\n}\n' + resource(name, '{ URL = "x" }', kind=kind)), "present")

    def test_forms_of_data(self):
        for data in ('{ "URL" = var.x }', "{ URL : var.x, B : 1 }", 'merge({ A = 1 }, { URL = "x" })', "sensitive({ URL = 1 })",
                     "local.data", "{ (local.key) = 1 }"):
            with self.subTest(data=data):
                text = 'locals {\n  key = "URL"\n  data = { URL = 1 }\n}\n' + resource('"db"', data)
                self.assertEqual(self.answer(text), "present")
        for word in ("binary_data", "data_wo"):
            with self.subTest(word=word):
                self.assertEqual(self.answer(resource('"db"', "{}", f"  {word} = {{ URL = 1 }}")), "present")

    def test_a_key_that_is_not_there(self):
        self.assertEqual(self.answer(resource('"db"', '{ URI = "x" }')), "absent")
        (finding,) = self.scan().findings
        self.assertEqual((finding["rule"], finding["suggestion"]), ("missing-key", "URI"))

    def test_keys_that_are_computed_are_unknown(self):
        for data in ("var.data", "jsondecode(var.x)", "merge({ A = 1 }, var.x)", '{ "${var.k}" = 1 }', "{ for k in var.x : k => 1 }",
                     "var.a ? { URL = 1 } : {}", "local.elsewhere", "merge(var.list...)", "{ URL = null }"):
            with self.subTest(data=data):
                self.assertEqual(self.answer(resource('"db"', data)), "unknown")
        self.assertEqual(self.answer(resource('"db"', "{ A = 1 }", "  lifecycle {\n    ignore_changes = [data]\n  }")), "unknown")

    def test_keys_of_a_dynamic_block_are_unknown(self):
        block = '  dynamic "{}" {{\n    for_each = var.all\n    content {{\n    }}\n  }}'
        self.assertEqual(self.answer(resource('"db"', "{ A = 1 }", block.format("data"))), "unknown")
        self.assertEqual(self.answer(resource('"db"', "{ A = 1 }", block.format("timeouts"))), "absent")

    def test_what_is_made_conditionally_has_unknown_keys(self):
        for line in ("  count = var.on ? 1 : 0", "  for_each = var.all"):
            with self.subTest(line=line):
                self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }", line)), "unknown")
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }", "  count = 0")), "absent")
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }", "  count = 1")), "present")

    def test_names_that_are_computed_declare_nothing(self):
        for name in ('"${var.env}-db"', "var.name", "each.key", 'upper("db")', 'format("%d", 1)', "local.elsewhere", "local.round",
                     '"${var.a}${var.b}"', '"${var.a}-${var.b}"'):
            with self.subTest(name=name):
                self.assertEqual(self.answer("locals {\n  round = local.round\n}\n" + resource(name, "{ URL = 1 }")), "absent")
                self.assertEqual([finding["rule"] for finding in self.scan().findings], ["missing-secret"])
        self.assertEqual(self.answer('resource "kubernetes_secret" "x" {\n  metadata {\n    generate_name = "db"\n  }\n}\n'), "absent")
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }").replace("  metadata {", '  dynamic "metadata" {')), "absent")

    def test_names_that_can_be_worked_out(self):
        other = 'variable "x" {\n  default = "d"\n}\nlocals {\n  names = { db = { name = "db" } }\n  list = ["a", "db"]\n}\n'
        self.write("infra/other.tf", other)
        for name in ('"d\\u0062"', 'format("%sb", var.x)', '"${var.x}b"', "local.names.db.name", 'local.names["db"].name', "local.list[1]",
                     '"${local.list[1]}"', "<<EOF\ndb\nEOF"):
            with self.subTest(name=name):
                expected = "absent" if "EOF" in name else "present"  # a heredoc ends with a line break
                self.assertEqual(self.answer(resource(name, "{ URL = 1 }")), expected)

    def test_what_is_written_of_a_computed_name_may_become_the_name(self):
        self.write("app/d.yaml", deployment("app", ("X", "shop-db", "URL")))
        for name, answer in (('"${var.service}-db"', "unknown"), ('"shop-${var.x}"', "unknown"), ('"sh${var.x}b"', "unknown"),
                             ('"${var.service}-cache"', "absent"), ("var.name", "absent"), ('"${var.x}-${var.y}"', "absent"), ('"${var.x}b"', "absent")):
            with self.subTest(name=name):
                self.assertEqual(self.answer(resource(name, "{ URL = 1 }")), answer)
        self.answer(resource('"${var.service}-db"', "{ URL = 1 }"))
        (finding,) = self.scan().findings
        self.assertEqual((finding["rule"], finding["file"], finding["related"][0]["file"]), ("unknown-reference", "app/d.yaml", "infra/main.tf"))
        self.write("keyref.yaml", "version: 1\nenvironments: {dev: {variables: {var.service: shop}}}\nrules: {unused-secret: off}\n")
        self.assertEqual(self.answer(resource('"${var.service}-db"', "{ URL = 1 }")), "present")

    def test_values_of_variables(self):
        variable = 'variable "name" {\n  default = "db"\n}\n'
        text = variable + resource("var.name", "{ URL = 1 }")
        self.assertEqual(self.answer(text), "present")
        self.write("infra/terraform.tfvars", 'name = "other"\n')
        self.assertEqual(self.answer(text), "absent")
        self.write("infra/terraform.tfvars", 'name = "db"\n')
        self.assertEqual(self.answer(text.replace('"db"', '"other"')), "present")
        self.write("infra/terraform.tfvars", "")
        self.write("infra/dev.tfvars", 'name = "dev-db"\n')  # somebody may give it
        self.assertEqual(self.answer(text), "absent")

    def test_variables_that_a_caller_gives(self):
        text = 'variable "name" {\n  default = "db"\n}\n' + resource("var.name", "{ URL = 1 }")
        for call, answer in (('module "x" {\n  source = "../modules/x"\n  name = "other"\n}\n', "absent"),
                             ('module "x" {\n  source = "../modules/x"\n}\n', "present"),
                             ('module "x" {\n  source = "../modules/y"\n  name = "other"\n}\n', "present")):
            with self.subTest(call=call):
                self.write("live/main.tf", call)
                self.assertEqual(self.answer(text, "modules/x/main.tf"), answer)
        self.write("live/main.tf.json", json.dumps({"module": {"x": {"source": "../modules/x", "name": "other"}}}))
        self.assertEqual(self.answer(text, "modules/x/main.tf"), "absent")

    def test_each_of_a_set_or_a_map(self):
        for each in ('toset(["a", "db"])', '{ db = 1, a = 2 }', "local.names"):
            for data, answer in (("{ URL = 1 }", "present"), ("{ URI = 1 }", "absent"), ("each.value", "unknown")):
                with self.subTest(each=each, data=data):
                    text = 'locals {\n  names = toset(["db"])\n}\n' + resource("each.key", data, f"  for_each = {each}")
                    self.assertEqual(self.answer(text), answer)
        for each in ('var.on ? toset(["db"]) : toset([])', 'toset(var.on ? ["db"] : [])'):
            self.assertEqual(self.answer(resource("each.key", "{ URL = 1 }", f"  for_each = {each}")), "unknown")
        text = resource('"${each.key}b"', "each.value", "  for_each = { d = { URL = 1 }, x = { A = 1 } }")
        self.assertEqual(self.answer(text), "present")
        self.assertEqual(self.answer(resource("each.value.name", "{ URL = 1 }", '  for_each = { x = { name = "db" } }')), "present")

    def test_json(self):
        def declared(body, **more):
            return json.dumps({"resource": {"kubernetes_secret_v1": {"x": body}}, **more})
        name = {"metadata": {"name": "db"}}
        for body, answer in (({**name, "data": {"URL": "x"}}, "present"), ({**name, "data": {"A": "x"}}, "absent"),
                             ([{"metadata": [{"name": "${local.db}"}], "data": {"URL": "${var.x}"}}], "present"),
                             ({**name, "data": "${var.data}"}, "unknown"), ({**name, "data": {"URL": 1}, "count": "${var.on}"}, "unknown"),
                             ({"metadata": {"name": "${each.key}"}, "data": {"URL": 1}, "for_each": {"db": {}}}, "present")):
            with self.subTest(body=body):
                self.assertEqual(self.answer(declared(body, locals={"db": "db"}), "infra/main.tf.json"), answer)
        self.assertEqual(self.answer("{ kubernetes_secret: [", "infra/main.tf.json"), "absent")

    def test_keys_for_a_secret_that_something_else_makes(self):
        data = resource('"db"', "{ URL = 1 }", kind="kubernetes_secret_v1_data")
        self.write("infra/main.tf", data)
        self.assertEqual(self.scan().rules(), ["missing-secret", "missing-secret"])
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {db: [A]}\n")
        self.assertEqual(self.scan().rules(), [])

    def test_other_resources_and_comments_declare_nothing(self):
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }", kind="kubernetes_config_map") + "# kubernetes_secret\n"), "absent")
        self.assertEqual(self.answer("/*\n" + resource('"db"', "{ URL = 1 }") + "*/\n"), "absent")
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }").replace("resource", "data")), "absent")

    def test_namespaces(self):
        self.write("app/d.yaml", deployment("app", ("X", "db", "URL")).replace("name: app\nspec", "name: app\n  namespace: shop\nspec"))
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }", metadata='namespace = "other"')), "absent")
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }", metadata='namespace = "shop"')), "present")
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }", metadata="namespace = var.namespace")), "present")

    def test_environments_come_from_the_path(self):
        self.write("inventory/prod.yaml", "environment: prod\n")
        self.write("infra/prod/main.tf", resource('"db"', "{ URL = 1 }"))
        (finding,) = self.scan().findings
        self.assertEqual((finding["rule"], finding["environments"]), ("missing-secret", ["dev"]))

    def test_places(self):
        self.write("infra/a.tf", resource('"db"', "{ URL = 1 }"))
        self.write("infra/b.tf", "# ü\n" + resource('"db"', "{ URL = 1 }"))
        (finding,) = self.scan().findings
        self.assertEqual(finding["rule"], "duplicate-secret")
        self.assertEqual([finding[word] for word in ("file", "line", "column", "endColumn")], ["infra/b.tf", 4, 13, 15])

    def test_computed_names_that_are_written_alike(self):
        for name, told in (("upper(var.x)", []), ("var.x", ["duplicate-secret"]), ('"${var.x}-db"', ["duplicate-secret"])):
            with self.subTest(name=name):
                self.write("app/d.yaml", "")
                self.write("infra/main.tf", resource(name, "{ URL = 1 }") + resource(name, "{ URL = 1 }").replace('"x"', '"y"'))
                result = self.scan()
                self.assertEqual(result.rules(), told)
                self.assertTrue(all("\n" not in each["message"] for each in result.findings))
        pod = ('resource "kubernetes_pod" "p" {\n  metadata {\n    name = "p"\n  }\n  spec {\n    image_pull_secrets {\n'
               "      name = lower(var.y)\n    }\n  }\n}\n")
        self.assertEqual(self.answer(resource("upper(var.x)", "{ URL = 1 }") + pod), "unknown")

    def test_two_folders_are_applied_apart(self):
        for folder in ("a", "b"):
            self.write(f"{folder}/main.tf", resource('"db"', "{ URL = 1 }"))
        self.assertEqual(self.scan().findings, [])

    def test_two_in_computed_namespaces_are_no_twins(self):
        for folder in ("a", "b"):
            self.write(f"{folder}/main.tf", resource('"db"', "{ URL = 1 }", metadata="namespace = var.namespace"))
        self.assertEqual(self.scan().findings, [])

    def test_a_mistake_is_noted_and_the_rest_counts(self):
        text = "locals { {{{ ]]\n" + resource('"db"', "{ URL = 1 }") + 'variable x "\n'
        self.assertEqual(self.answer(text), "present")
        result = self.scan()
        self.assertEqual([(f["rule"], f["severity"], f["file"]) for f in result.findings], [("syntax-error", "note", "infra/main.tf")])
        self.assertEqual(result.code, 0)

    def test_a_broken_resource_has_unknown_keys(self):
        text = resource('"db"', '{ A = "x"') + resource('"other"', "{ B = 1 }")
        self.assertEqual(self.answer(text), "unknown")

    def test_hostile_text_ends(self):
        for text in ("kubernetes_secret = " + "(" * 50_000, 'kubernetes_secret = "' + '${"' * 20_000,
                     'resource "kubernetes_secret" "x" {\n' * 5_000, "kubernetes_secret\0\xff" * 1_000,
                     resource('"db"', "merge(" * 5_000 + "{}" + ")" * 5_000)):
            with self.subTest(text=text[:30]):
                self.write("infra/main.tf", text.encode("latin-1"))
                self.assertIn(self.scan().code, (0, 1))

    def test_the_rest_is_read_where_an_answer_depends_on_it(self):
        self.write("infra/main.tf", resource('"db"', "{ URL = 1 }"))
        self.git("init", "-q")
        self.git("add", ".")
        result = self.scan("app/d.yaml")
        self.assertEqual((result.findings, result.json["summary"]["references"]["present"]), ([], 1))

    def test_other_file_names(self):
        self.assertEqual(self.answer(resource('"db"', "{ URL = 1 }"), "infra/main.tofu"), "present")
        (self.top / "infra/main.tofu").rename(self.top / "infra/main.hcl")
        self.assertEqual(self.scan().rules(), ["missing-secret"])

    def test_a_promotion_gap_is_not_hidden_by_terraform(self):
        self.write("inventory/dev.yaml", "environment: dev\nglobal:\n  only: [URL]\n")
        self.write("inventory/prod.yaml", "environment: prod\n")
        self.write("app/d.yaml", "")
        self.write("services/a/dev/d.yaml", deployment("a", ("X", "only", "URL")))
        self.write("services/a/prod/main.tf", resource('"db"', "{ URL = 1 }"))
        self.assertEqual(self.scan().rules(), ["promotion-gap"])

    def test_values_are_never_shown(self):
        value = "ghp_" + "a1B2" * 9
        self.write("infra/a.tf", resource('"db"', f'{{ {value} = 1, B = "{value}" }}') + resource(f'"{value.lower()}"', "{}"))
        self.write("infra/b.tf", resource('"db"', "{ URI = 1 }") + f'x = "{value}" }} {{{{\n')
        for form in ("text", "json", "sarif"):
            shown = self.run_program("scan", "--format", form)
            self.assertNotIn(value, shown.out + shown.err)


if __name__ == "__main__":
    program.main()
