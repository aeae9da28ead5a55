"""Manifests that are YAML only after a pipeline has filled them in: everything else in them is checked as ever, at its place."""

import program
from program import entry

HEAD = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: app
          env:
"""
INVENTORY = "environment: {0}\nglobal:\n  {0}-db: [URL]\n  static: [URL, TOKEN]\n"


class Placeholders(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments:\n  dev: {variables: {ENV: dev, PART: db}}\n  prod: {variables: {ENV: prod, PART: db}}\n"
                                  "rules: {unused-secret: off}\n")
        for name in ("dev", "prod"):
            self.write(f"inventory/{name}.yaml", INVENTORY.format(name))

    def told(self, text, path="web.yaml"):
        self.write(path, text)
        result = self.scan()
        return [(each["rule"], each["severity"], each["line"], each.get("secret"), each.get("key")) for each in result.findings], result

    def counts(self, text):
        self.write("web.yaml", text)
        return super().counts()

    def nothing_told(self, text, unknown=0):
        found, result = self.told(text)
        self.assertEqual((found, result.code), ([], 0))
        self.assertEqual(result.json["summary"]["references"]["unknown"], unknown)


class Names(Placeholders):
    def test_every_way_to_write_one_is_filled_in_for_each_environment(self):
        for written in ("{{ENV}}-db", "{{ ENV }}-db", "{{{ENV}}}-db", "${ENV}-db", "${ENV:-dev}-db", "$ENV-db", "$(ENV)-db", "%ENV%-db",
                        "@ENV@-db", "__ENV__-db", "#{ENV}-db", "#{ENV}#-db", "#{{ENV}}#-db", "<%= ENV %>-db", "${{ ENV }}-db",
                        "{{ .Env.ENV }}-db", "{{ env \"ENV\" }}-db", "{{ENV}}-{{PART}}", "{{ENV}}-${PART}", "'{{ENV}}-db'",
                        "\"{{ env \"ENV\" }}-db\"", "&name {{ENV}}-db", "!!str {{ENV}}-db"):
            block = HEAD + f"            - name: X\n              valueFrom:\n                secretKeyRef:\n                  name: {written}\n" \
                           "                  key: URL\n"
            self.assertEqual(self.counts(block), (2, 0, 0), written)
            if not written.startswith("#"):  # a comment in flow collections
                self.assertEqual(self.counts(HEAD + entry(written)), (2, 0, 0), written)

    def test_what_variables_do_not_give_is_unknown(self):
        for written in ("{{OTHER}}-db", "{{ ENV | lower }}-db", "${OTHER:-dev}-db", "%OTHER%", "@OTHER@", "<%= f(ENV) %>", "#{Project.Env}#",
                        "$${ENV}-db", "{{ENV}}-{{OTHER}}", "{% if x %}a{% endif %}-db", "{{ if x }} a {{ else }} b {{ end }}"):
            block = HEAD + f"            - name: X\n              valueFrom:\n                secretKeyRef:\n                  name: {written}\n" \
                           "                  key: URL\n"
            found, result = self.told(block)
            self.assertEqual([(each[0], each[2]) for each in found], [("unknown-reference", 14)], written)
            self.assertEqual(result.code, 0)

    def test_a_name_that_is_filled_in_and_not_there(self):
        found, result = self.told(HEAD + entry("{{ENV}}-gone"))
        self.assertEqual((found, result.code), ([("missing-secret", "error", 12, "{{ENV}}-gone", "URL")], 1))
        self.assertEqual((result.findings[0]["column"], result.findings[0]["endColumn"]), (48, 60))
        self.assertEqual(result.findings[0]["environments"], ["dev", "prod"])

    def test_a_value_that_makes_no_valid_name(self):
        self.write("keyref.yaml", "environments: {dev: {variables: {ENV: Dev_}}, prod: {variables: {ENV: prod}}}\n"
                                  "rules: {unused-secret: off}\n")
        for written in ("{{ENV}}-db", "\"${ENV}-db\""):
            found, result = self.told(HEAD + entry(written))
            self.assertEqual([(each[0], each[2]) for each in found], [("missing-secret", 12)], written)
            self.assertEqual(result.findings[0]["environments"], ["dev"])

    def test_keys(self):
        self.write("keyref.yaml", "environments: {dev: {variables: {KEY: URL}}, prod: {variables: {KEY: TOKEN}}}\n"
                                  "rules: {unused-secret: off}\n")
        self.assertEqual(self.counts(HEAD + entry("static", "{{KEY}}")), (2, 0, 0))
        self.assertEqual(self.counts(HEAD + entry("static", "X_{{KEY}}")), (0, 2, 0))
        self.assertEqual(self.counts(HEAD + entry("static", "{{OTHER}}")), (0, 0, 2))

    def test_around_them_everything_is_read(self):
        text = HEAD.replace("web", "{{ENV}}-web").replace("spec:\n", "spec:\n  replicas: {{N}}\n", 1) + \
            "            - {name: PORT, value: {{PORT}}}\n            - name: {{NAME}}\n              value: {{X}}\n" + entry("{{ENV}}-db")
        self.nothing_told(text)
        found, _ = self.told(text.replace("containers:", "imagePullSecrets: [{name: {{ENV}}-db}]\n      containers:"))
        self.assertEqual([(each[0], each[2]) for each in found], [("wrong-secret-type", 9)])
        found, _ = self.told(HEAD + entry("{{ENV}}-db") + "            - {name: B, value: 5}\n")
        self.assertEqual([each[:3] for each in found], [("invalid-env", "error", 13)])

    def test_keys_of_mappings(self):
        self.nothing_told(HEAD.replace("  name: web\n", "  name: web\n  labels:\n    {{KEY}}: {{VALUE}}\n    {{PREFIX}}/part: web\n") +
                          entry("static"))

    def test_kind_and_version(self):
        for kind, version in (("{{KIND}}", "apps/v1"), ("Deployment", "{{API}}"), ("${KIND}", "apps/${V}")):
            text = HEAD.replace("Deployment", kind).replace("apps/v1", version)
            self.assertEqual(self.counts(text + entry("static")), (2, 0, 0), kind)
            self.assertEqual(self.counts(text + entry("static", "URI")), (0, 2, 0), kind)

    def test_json(self):
        self.write("web.json", '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": {{NAME}}}, "spec": {"containers": [{"name": "a",'
                               ' "envFrom": [{"secretRef": {"name": "{{ENV}}-db"}}, {"secretRef": {"name": {{ENV}}-gone}}]}]}}')
        [finding] = self.scan().findings
        self.assertEqual((finding["rule"], finding["secret"]), ("missing-secret", "{{ENV}}-gone"))

    def test_names_of_templates(self):
        for path in ("web.yaml.j2", "web.yml.erb", "a/web.yaml.tmpl", "web.json.template", "web.yaml.tpl", "web.yml.gotmpl"):
            file = self.write(path, HEAD + entry("{{ENV}}-gone"))
            self.assertEqual([each["file"] for each in self.scan().findings], [path])
            file.unlink()
        self.write("prod/web.prod.yaml.j2", HEAD + entry("{{ENV}}-gone"))
        self.assertEqual(self.scan().findings[0]["environments"], ["prod"])
        self.write("dev/web.txt.j2", HEAD + entry("{{ENV}}-gone"))
        self.assertEqual(len(self.scan().findings), 1)

    def test_standard_input(self):
        result = self.scan("--env", "dev", "-", stdin=(HEAD + entry("{{ENV}}-gone")).encode())
        self.assertEqual([(each["rule"], each["file"], each["line"]) for each in result.findings], [("missing-secret", "<stdin>", 12)])


class Lines(Placeholders):
    def test_control_lines_are_no_text(self):
        for opens, closes in (("{{#if x}}", "{{/if}}"), ("{% if x %}", "{% endif %}"), ("{%- for a in b %}", "{%- endfor %}"),
                              ("<% if x %>", "<% end %>"), ("{{- range .x }}", "{{- end }}"), ("%{ if x ~}", "%{ endif ~}"),
                              ("#{if X}", "#{/if}"), ("{{/* a */}}", "{{! b }}"), ("{# a\n b #}", "{% set x = 1 %}")):
            for indent in ("", "            ", "              "):
                self.nothing_told(HEAD + f"{indent}{opens}\n" + entry("static") + f"{indent}{closes}\n" + entry("{{ENV}}-db", variable="Y"))

    def test_both_branches_are_read(self):
        text = HEAD + "{{#if x}}\n" + entry("{{ENV}}-db") + "{{else}}\n" + entry("static", "TOKN") + "{{/if}}\n"
        found, result = self.told(text)
        self.assertEqual(found, [("missing-key", "error", 16, "static", "TOKN")])
        self.assertEqual(result.json["summary"]["references"], {"present": 2, "absent": 2, "unknown": 0})

    def test_a_key_in_each_branch_is_not_written_twice(self):
        text = HEAD + "            - name: X\n              valueFrom:\n                secretKeyRef:\n                  key: URL\n"
        text += "{% if x %}\n                  name: gone\n{% elif y %}\n                  name: static\n{% else %}\n" \
                "                  name: lost\n{% endif %}\n"
        found, _ = self.told(text)
        self.assertEqual([(each[0], each[2], each[3]) for each in found], [("missing-secret", 16, "gone"), ("missing-secret", 20, "lost")])
        found, _ = self.told(HEAD.replace("  name: web\n", "  name: web\n{{#a}}\n  labels: {}\n{{/a}}\n{{#b}}\n  labels: {a: b}\n{{/b}}\n"))
        self.assertEqual(found, [])
        found, _ = self.told(HEAD.replace("  name: web\n", "  name: web\n{{#a}}\n  labels: {}\n  labels: {a: b}\n{{/a}}\n"))
        self.assertEqual([each[:3] for each in found], [("duplicate-key", "error", 7)])

    def test_a_variable_in_each_branch_shadows_nothing(self):
        self.nothing_told(HEAD + "{{#if x}}\n" + entry("static") + "{{else}}\n" + entry("{{ENV}}-db") + "{{/if}}\n")
        self.nothing_told(HEAD + "{{#if x}}\n" + entry("static") + "{{/if}}\n{{#if y}}\n" + entry("{{ENV}}-db") + "{{/if}}\n")
        found, _ = self.told(HEAD + "{{#if x}}\n" + entry("static") + "{{/if}}\n" + entry("{{ENV}}-db"))
        self.assertEqual([each[:3] for each in found], [("shadowed-env", "warning", 12)])

    def test_lines_that_are_not_known_are_told_and_suppress_what_they_might_explain(self):
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\n")
        self.assertIn("unused-secret", {each[0] for each in self.told(HEAD + entry("static"))[0]})
        for line in ("            {{MORE}}", "            ${MORE}", "{{ file .MORE | indent 12 }}", "            $MORE", "            @MORE@"):
            found, result = self.told(HEAD + entry("static") + line + "\n")
            self.assertEqual([each[:3] for each in found], [("syntax-error", "note", 13)], line)
            self.assertEqual(result.code, 0)

    def test_lines_of_labels_and_the_like_hold_no_references(self):
        self.nothing_told(HEAD.replace("  name: web\n", "  name: web\n  labels:\n    app: web\n    {{LABELS}}\n") + entry("static"))
        self.nothing_told(HEAD.replace("          env:", "          resources:\n            {{RESOURCES}}\n          env:") + entry("static"))

    def test_a_reference_that_lines_fill_in_is_unknown(self):
        item = "            - name: X\n              valueFrom:\n                secretKeyRef:\n"
        for lines, count in (("                  {{REF}}\n", 2), ("                  {{REF}}\n                  optional: true\n", 2),
                             ("                  name: static\n                  {{KEY}}\n", 2),
                             ("                  key: URL\n                  ${NAME}\n", 2)):
            self.assertEqual(self.counts(HEAD + item + lines), (0, 0, count), lines)
        found, _ = self.told(HEAD + item + "                  name: static\n")
        self.assertEqual([each[0] for each in found], ["invalid-reference"])

    def test_values_and_lists_that_are_filled_in(self):
        for written in ("env: {{ENV_LIST}}", "envFrom:\n            ${SOURCES}", "envFrom: $SOURCES"):
            found, result = self.told(HEAD.replace("env:", written))
            self.assertEqual(([each[:3] for each in found], result.code), ([("unknown-reference", "note", 10)], 0), written)
        for path, line in (("containers", 8), ("volumes", 9), ("imagePullSecrets", 9)):
            text = HEAD[:HEAD.index("      containers")] + ("" if path == "containers" else "      containers: []\n") + f"      {path}: {{{{X}}}}\n"
            found, _ = self.told(text)
            self.assertEqual([each[:3] for each in found], [("unknown-reference", "note", line)], path)
        self.assertEqual(self.counts(HEAD + "            - name: X\n              valueFrom: {{SOURCE}}\n"), (0, 0, 2))

    def test_a_separator(self):
        text = HEAD + entry("static") + "{{NEXT}}\n" + HEAD + entry("gone")
        found, _ = self.told(text)
        self.assertEqual([(each[0], each[2]) for each in found if each[1] != "note"], [("missing-secret", 25)])

    def test_declared_secrets(self):
        secret = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ENV}}-own\ndata:\n  A: {{A}}\n"
        text = HEAD + entry("{{ENV}}-own", "A") + "---\n" + secret
        self.assertEqual(self.counts(text), (2, 0, 0))
        self.assertEqual(self.counts(text.replace("key: A", "key: B")), (0, 2, 0))
        self.assertEqual(self.counts(text.replace("key: A", "key: B") + "  {{MORE}}\n"), (0, 0, 2))

    def test_block_scalars_keep_templates_of_other_programs(self):
        text = HEAD + entry("static") + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ENV}}-a}\ndata:\n  t: |\n    {{ if x }}\n" \
                                        "  {{ y }}\n    {{ end\n  a: b\n"
        self.nothing_told(text)


class Broken(Placeholders):
    def test_a_mistake_elsewhere_is_told_at_its_place(self):
        found, result = self.told(HEAD + entry("{{ENV}}-db") + "            - name: A\n              value: b\n               c: d\n")
        self.assertEqual(([each[:3] for each in found], result.code), ([("syntax-error", "error", 15)], 3))

    def test_a_document_before_it_is_read(self):
        found, result = self.told(HEAD + entry("{{ENV}}-gone") + "---\napiVersion: v1\nkind: Pod\nmetadata:\n  labels: *none\n")
        self.assertEqual(([each[:3] for each in found], result.code),
                         ([("missing-secret", "error", 12), ("syntax-error", "error", 17)], 3))

    def test_what_cannot_be_bridged_is_a_template(self):
        found, result = self.told(HEAD + entry("static") + "            {{#if x}}- {name: Y{{/if}}}: [\n")
        self.assertEqual([each[:2] for each in found], [("syntax-error", "note")])
        self.assertEqual(result.code, 0)

    def test_what_a_placeholder_quotes_is_not_shown(self):
        value = "q9Xw7Lk2" + "Vb4Nz8Rt6Yp3"
        for text in (entry(f"{{{{ x | default \"{value}\" }}}}"), entry(f"${{ENV:-{value}}}"), entry(f"@{value}@"), entry("static", f"{{{{{value}}}}}"),
                     f"            {{{{ include \"{value}\" }}}}\n", f"{{{{! {value} }}}}\n"):
            self.write("web.yaml", HEAD + text)
            for form in ("text", "json", "sarif"):
                result = self.run_program("scan", "--format", form)
                self.assertNotIn(value, result.out + result.err, text)


if __name__ == "__main__":
    program.main()
