"""Helm charts as fleets write them: references of templates are found without rendering, at the place that a user would change."""

import program
from program import entry

INVENTORY = {"dev": "environment: dev\nglobal: {db: [URL], shop-dev: [TOKEN]}\n",
             "prod": "environment: prod\nglobal: {db: [URL]}\n"}
HELPERS = """\
{{- define "shop.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}{{ .Release.Name }}{{- else -}}
{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}{{- end -}}
{{- end -}}
{{- define "shop.env" -}}
- name: HELPER
  valueFrom: {secretKeyRef: {name: gone, key: A}}
{{- end -}}
"""
HEAD = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}
spec:
  template:
    spec:
      containers:
        - name: app
          env:
"""


class Helm(program.Fleet):
    def setUp(self):
        super().setUp()
        for name, text in INVENTORY.items():
            self.write(f"inventory/{name}.yaml", text)
        self.write("keyref.yaml", "environments: {dev: {}, prod: {}}\nrules: {unused-secret: off}\n")
        self.write("shop/Chart.yaml", "apiVersion: v2\nname: shop\n")
        self.write("shop/values.yaml", "")
        self.write("shop/templates/_helpers.tpl", HELPERS)

    def template(self, env, path="shop/templates/deployment.yaml"):
        return self.write(path, HEAD + env)

    def told(self, *arguments):
        return [(each["rule"], each.get("secret"), each["file"], each["line"], each.get("environments"))
                for each in self.scan(*arguments).findings]


class Unset(Helm):
    def test_a_list_that_no_values_file_has_is_not_known(self):
        self.template("            {{- range $name, $key := .Values.keys }}\n            - name: {{ $name }}\n"
                      "              valueFrom: {secretKeyRef: {name: db, key: {{ $key }}}}\n            {{- end }}\n"
                      "            {{- range $name, $key := .Values.more }}\n            - name: {{ $name }}\n              value: x\n            {{- end }}\n")
        self.assertEqual([each[0] for each in self.told()], ["unknown-reference"])
        self.write("shop/values.yaml", "keys: {}\nmore: {}\n")
        self.assertEqual(self.told(), [])


class Values(Helm):
    def test_a_lookup_differs_between_environments(self):
        self.write("shop/values.yaml", "secret: shop-dev\n")
        self.write("shop/values-prod.yaml", "secret: shop-prod\n")
        self.template(entry("{{ .Values.secret | quote }}", "TOKEN"))
        [finding] = self.scan().findings
        self.assertEqual((finding["rule"], finding["secret"], finding["environments"], finding["line"], finding["column"]),
                         ("missing-secret", "shop-prod", ["prod"], 12, 48))
        [related] = finding["related"]
        self.assertEqual((related["file"], related["line"]), ("shop/values-prod.yaml", 1))
        self.assertEqual(self.counts(), (1, 1, 0))

    def test_layouts_of_values_files(self):
        self.write("shop/values.yaml", "secret: shop-dev\n")
        self.template(entry("{{ .Values.secret }}", "TOKEN"))
        for path in ("shop/values-prod.yaml", "shop/values/prod.yaml", "shop/environments/prod/values.yaml", "values-prod.yaml",
                     "prod/shop-values.yaml", "shop/prod.values.yaml"):
            file = self.write(path, "secret: in-prod\n")
            self.assertEqual([(each[0], each[1], each[4]) for each in self.told()], [("missing-secret", "in-prod", ["prod"])], path)
            file.unlink()

    def test_what_to_yaml_writes_is_told_once_and_in_the_values_file(self):
        self.write("shop/values.yaml", "env:\n  - name: X\n    valueFrom:\n      secretKeyRef: {name: db, key: URI}\n")
        self.template("            {{- toYaml .Values.env | nindent 12 }}\n")
        self.assertEqual(self.told(), [("missing-key", "db", "shop/values.yaml", 4, ["dev", "prod"])])
        [finding] = self.scan().findings
        self.assertEqual((finding["column"], finding["endColumn"], finding["suggestion"]), (37, 40, "URL"))

    def test_an_overridden_reference_is_not_judged(self):
        self.write("shop/values.yaml", "env:\n  - {name: X, valueFrom: {secretKeyRef: {name: shop-dev, key: TOKEN}}}\n")
        self.write("shop/values-prod.yaml", "env: []\n")
        self.template("            {{- toYaml .Values.env | nindent 12 }}\n")
        self.assertEqual((self.told(), self.counts()), ([], (1, 0, 0)))

    def test_what_nobody_sets_stays_unknown(self):
        self.write("shop/values.yaml", "empty: ''\n")
        for expression in (".Values.nowhere", ".Values.empty", 'required "m" .Values.nowhere', ".Values.a.b.c",
                           ".Values.nowhere | quote", '.Values.empty | default "" | squote', 'required "m" .Values.empty | quote',
                           'printf "%s-x" (include "nowhere" .) | quote', 'include "nowhere" . | sha256sum | trunc 8'):
            self.template(entry("{{ " + expression + " }}"))
            self.assertEqual(self.counts(), (0, 0, 2), expression)

    def test_expressions(self):
        self.write("shop/values.yaml", "a: d\nnames: [db]\nmap: {db: URL}\n")
        for expression in ('.Values.nowhere | default "db"', '"db" | quote', 'printf "%sb" .Values.a', 'tpl "{{ .Values.a }}b" .',
                           'coalesce .Values.x "db"', 'index .Values.names 0', 'ternary "db" "no" (eq .Values.a "d")',
                           '(dict "k" "db").k', 'first .Values.names', 'list .Values.a "b" | join ""', '"DB" | lower',
                           '(fromYaml "a: db").a', '(fromJson "{\\"a\\": [\\"db\\"]}").a | first', 'regexReplaceAll "(d)[0-9]+(b)" "d42b" "${1}${2}"',
                           '(set (dict) "k" "db").k', '(merge (dict "k" "db") (dict "k" "x")).k', '(mergeOverwrite (dict "k" "x") (dict "k" "db")).k',
                           'ternary "db" "x" (regexMatch "^d.$" "da")', 'ternary "db" "x" (semverCompare ">=1.19-0 <2" "v1.20.3")',
                           'ternary "x" "db" (empty (lookup "v1" "Secret" "a" "b") | not)', 'rest (list "a" "db") | first', '"d-b" | replace "-" ""',
                           'mustToJson (list "db") | fromJsonArray | first', '(split "/" "x/db")._1', 'without (list "a" "db") "a" | first', 'substr 1 3 "adbc"',
                           'untitle "Db"', '"d b" | kebabcase | replace "-" ""', 'snakecase "DB"', 'snakecase "dB" | replace "_" ""', 'camelcase "x_db" | trimPrefix "X" | lower',
                           'get (dict "x" "db") "x"', 'trimSuffix "-" "db-"', '$.Values.map | keys | first'):
            self.template(entry("{{ " + expression + " }}"))
            self.assertEqual(self.counts(), (2, 0, 0), expression)


class Control(Helm):
    def test_a_branch_that_the_values_close_is_not_checked(self):
        self.write("shop/values.yaml", "debug: false\n")
        self.write("shop/values-prod.yaml", "debug: true\n")
        self.template("            {{- if .Values.debug }}\n" + entry("gone") + "            {{- else }}\n" + entry("db")
                      + "            {{- end }}\n")
        self.assertEqual([each[:2] + each[4:] for each in self.told()], [("missing-secret", "gone", ["prod"])])

    def test_what_cannot_be_decided_is_checked(self):
        self.template('            {{- if .Capabilities.APIVersions.Has "a/v1" }}\n' + entry("gone") + "            {{- else }}\n"
                      + entry("lost") + "            {{- end }}\n")
        self.assertEqual([each[1] for each in self.told()], ["gone", "lost"])

    def test_range_and_with(self):
        self.write("shop/values.yaml", "list: [db, gone]\nmap: {ONE: db}\nnested: {secret: lost}\n")
        self.template("            {{- range .Values.list }}\n" + entry("{{ . }}", variable="{{ upper . }}") + "            {{- end }}\n"
                      "            {{- range $key, $name := .Values.map }}\n" + entry("{{ $name }}", variable="{{ $key }}")
                      + "            {{- end }}\n            {{- with .Values.nested }}\n" + entry("{{ .secret }}")
                      + "            {{- end }}\n")
        self.assertEqual(sorted(each[1] for each in self.told()), ["gone", "lost"])
        self.assertEqual(self.counts(), (4, 4, 0))

    def test_a_helper_is_told_where_it_is_written(self):
        self.template('            {{- include "shop.env" . | nindent 12 }}\n')
        self.assertEqual(self.told(), [("missing-secret", "gone", "shop/templates/_helpers.tpl", 7, ["dev", "prod"])])


class Release(Helm):
    def test_a_name_that_only_the_release_knows_is_the_charts_own(self):
        self.template(entry('{{ include "shop.fullname" . }}', "OWN") + "---\napiVersion: v1\nkind: Secret\n"
                      'metadata: {name: {{ include "shop.fullname" . }}}\nstringData: {OWN: ''}\n')
        self.assertEqual((self.told(), self.counts()), ([], (2, 0, 0)))

    def test_of_another_chart_it_stays_unknown(self):
        self.template(entry('{{ .Release.Name }}-other'))
        self.assertEqual(([each[0] for each in self.told()], self.counts()), (["unknown-reference"], (0, 0, 2)))

    def test_a_subchart_that_is_switched_off_is_not_checked(self):
        self.write("shop/charts/cache/Chart.yaml", "name: cache\n")
        self.write("shop/charts/cache/values.yaml", "secret: gone\n")
        self.template(entry("{{ .Values.secret }}"), "shop/charts/cache/templates/deployment.yaml")
        self.assertEqual([each[1] for each in self.told()], ["gone"])
        self.write("shop/values.yaml", "cache: {secret: db}\n")
        self.assertEqual(self.told(), [])
        self.write("shop/values.yaml", "cache: {enabled: false}\n")
        self.assertEqual(self.counts(), (0, 2, 0), "no condition asks for it")
        self.write("shop/Chart.yaml", "name: shop\ndependencies: [{name: cache, condition: 'global.cache, cache.enabled'}]\n")
        self.assertEqual(self.counts(), (0, 0, 0))
        self.write("shop/values.yaml", "cache: {enabled: false}\nglobal: {cache: true}\n")
        self.assertEqual(self.counts(), (0, 2, 0), "the first condition that has a value decides")

    def test_an_alias_names_the_values(self):
        self.write("shop/charts/cache/Chart.yaml", "name: cache\n")
        self.write("shop/charts/cache/values.yaml", "secret: gone\n")
        self.template(entry("{{ .Values.secret }}"), "shop/charts/cache/templates/deployment.yaml")
        self.write("shop/Chart.yaml", "name: shop\ndependencies:\n  - {name: cache, alias: hot}\n"
                                      "  - {name: cache, alias: cold, tags: [archive]}\n")
        self.write("shop/values.yaml", "hot: {secret: db}\ncold: {secret: lost}\ntags: {archive: false}\n")
        self.assertEqual((self.told(), self.counts()), ([], (2, 0, 0)))
        self.write("shop/values-prod.yaml", "tags: {archive: true}\n")
        self.assertEqual([(each[1], each[4]) for each in self.told()], [("lost", ["prod"])])

    def test_values_are_imported_and_globals_are_shared(self):
        self.write("shop/charts/cache/Chart.yaml", "name: cache\n")
        self.write("shop/charts/cache/values.yaml", "exports: {names: {cacheSecret: db}}\nown: {name: gone}\n")
        self.template(entry("{{ .Values.global.secret }}"), "shop/charts/cache/templates/deployment.yaml")
        self.template(entry("{{ .Values.cacheSecret }}") + entry("{{ .Values.taken.name }}", variable="Y"))
        self.write("shop/Chart.yaml", "name: shop\ndependencies:\n  - name: cache\n"
                                      "    import-values: [names, {child: own, parent: taken}]\n")
        self.write("shop/values.yaml", "global: {secret: lost}\n")
        self.assertEqual(sorted(each[1] for each in self.told()), ["gone", "lost"])
        self.assertEqual(self.counts(), (2, 4, 0))

    def test_values_of_a_chart_that_is_elsewhere_count_by_themselves(self):
        self.write("shop/Chart.yaml", "name: shop\ndependencies: [{name: postgres, condition: postgres.enabled, repository: 'https://charts.example.com'}]\n")
        self.write("shop/values.yaml", "postgres: {enabled: true, auth: {existingSecret: gone}}\n")
        self.write("shop/values-prod.yaml", "postgres: {auth: {existingSecret: lost}}\n")
        self.assertEqual([each[1:] for each in self.told()], [("lost", "shop/values-prod.yaml", 1, ["prod"]), ("gone", "shop/values.yaml", 1, ["dev"])])
        self.template(entry("{{ .Values.postgres.auth.existingSecret }}"))
        self.assertEqual([each[2] for each in self.told()], ["shop/templates/deployment.yaml"], "once")
        self.write("shop/templates/deployment.yaml", "")
        self.write("shop/values-prod.yaml", "postgres: {enabled: false}\n")
        self.assertEqual([(each[1], each[4]) for each in self.told()], [("gone", ["dev"])])

    def test_values_that_no_template_uses_are_not_judged(self):
        self.write("shop/values.yaml", "mail: {enabled: false, existingSecret: gone}\n")
        self.write("shop/ci/default-values.yaml", "mail: {enabled: true, existingSecret: lost}\n")
        self.write("shop/tests/mail_test.yaml", "suite: mail\ntests: [{asserts: [{equal: {value: {secretKeyRef: {name: lost, key: A}}}}]}]\n")
        self.write("shop/tests/mail.yaml", "tests: [{asserts: [{equal: {value: {secretKeyRef: {name: lost, key: A}}}}]}]\n")
        self.template("            {{- if .Values.mail.enabled }}\n" + entry("{{ .Values.mail.existingSecret }}") + "            {{- end }}\n")
        self.assertEqual((self.told(), self.counts()), ([], (0, 0, 0)))
        self.template("            {{- include \"common.env\" . | nindent 12 }}\n")
        self.assertEqual([each[1] for each in self.told()], ["gone"], "what the helper makes of it is not known")

    def test_a_chart_beside_it_gives_its_helpers(self):
        self.write("common/Chart.yaml", "name: common\ntype: library\n")
        self.write("common/templates/_env.tpl", '{{- define "common.env" }}\n- name: C\n  valueFrom: {secretKeyRef: {name: gone, key: A}}\n{{- end }}\n')
        self.template('            {{- include "common.env" . | indent 12 }}\n' + entry("db"))
        self.assertEqual((self.told(), self.counts()), ([], (2, 0, 0)), "what is not there to be read costs its line only")
        self.write("shop/Chart.yaml", "name: shop\ndependencies: [{name: common, repository: 'file://../common'}]\n")
        self.assertEqual([each[1:3] for each in self.told()], [("gone", "common/templates/_env.tpl")])


class Broken(Helm):
    def test_notes_are_no_manifest(self):
        self.write("shop/templates/NOTES.txt", "Read this:\n\n  kind: of, as: {{ .Release.Name }}\n$ kubectl logs -n {{ .Release.Namespace }} deploy/shop\n")
        self.assertEqual(self.told(), [])

    def test_a_broken_line_costs_that_line(self):
        self.template(entry("gone") + "            }{ : {{ .Values.x }}\n" + entry("lost"))
        told = self.told()
        self.assertEqual([each[1] for each in told if each[0] == "missing-secret"], ["gone", "lost"])
        self.assertIn("syntax-error", [each[0] for each in told])
        self.assertEqual(self.scan().code, 1)

    def test_a_template_that_is_none_is_an_error(self):
        for text in ("{{ if .Values.a }}\n", "{{ end }}\n", "{{ .Values.a\n", "{{ 'a }}\n", "{{ else }}\n", "{{ define }}{{ end }}\n"):
            self.template(text)
            result = self.scan()
            self.assertEqual((result.code, result.rules()), (3, ["syntax-error"]), text)

    def test_templates_without_end_end(self):
        self.write("shop/templates/_helpers.tpl", '{{- define "loop" }}{{ include "loop" . }}{{ include "loop" . }}x{{ end -}}\n')
        self.template('            {{- include "loop" . }}\n' + '            {{- range until 100000000 }}x{{ end }}\n')
        self.assertIn(self.scan().code, (0, 1, 3))

    def test_deep_templates(self):
        for depth in (90, 100_000):
            nested = "{{ if true }}" * depth + '{{ include "loop" . }}' + "{{ end }}" * depth
            self.write("shop/templates/_helpers.tpl", '{{ define "loop" }}' + nested + "{{ end }}\n")
            self.template('            {{- include "loop" . | nindent 12 }}\n' + entry("{{ " + "(" * depth + '"db"' + ")" * depth + " }}"))
            self.assertIn(self.scan().code, (0, 1, 3), depth)

    def test_maps_that_hold_themselves(self):
        self.template('            {{- $a := dict "k" "db" }}{{ $_ := set $a "x" $a }}{{ $_ := set $a "y" $a }}\n'
                      + "".join(f"            {{{{- {each} }}}}\n" for each in (
                          "$b := deepCopy $a", "$_ := merge $a (dict \"z\" $a)", "$_ := mergeOverwrite $a $a (dict \"x\" $a)", "$t := toJson $a | len",
                          "$t := toYaml $a | len", "$e := eq $a (dict \"k\" \"db\" \"x\" $a \"y\" $a)", "$f := fromYaml (toYaml $a)"))
                      + entry("{{ $a.k }}"))
        self.assertEqual(self.scan().rules(), ["syntax-error"], "a note says that not all was checked")

    def test_charts_that_name_each_other(self):
        self.write("other/templates/deployment.yaml", HEAD + entry("db"))
        for name, others in (("shop", ("other", "shop")), ("other", ("shop", "other"))):
            self.write(f"{name}/Chart.yaml", f"name: {name}\ndependencies:\n" + "".join(
                f"  - {{name: {each}, alias: {each}{i}, repository: 'file://../{each}'}}\n" for each in others for i in range(5)))
        self.template(entry("db"))
        self.assertIn(self.scan().code, (0, 1))

    def test_the_hook_sees_the_whole_chart(self):
        self.write("shop/values-prod.yaml", "secret: shop-prod\n")
        self.template(entry("{{ .Values.secret }}"))
        self.assertEqual([each[1] for each in self.told("shop/templates/deployment.yaml") if each[0] == "missing-secret"], ["shop-prod"])

    def test_no_value_of_a_values_file_is_shown(self):
        value = "Zq7" + "a1B2" * 6
        self.write("shop/values.yaml", f"password: {value}\n")
        for text in (entry("{{ .Values.password }}"), entry("db", "{{ .Values.password }}"),
                     f"            - name: P\n              value: {{{{ .Values.password }}}}\n              valueFrom: {{}}\n"):
            self.template(text)
            for form in ("text", "json", "sarif"):
                result = self.run_program("scan", "--format", form)
                self.assertNotIn(value[:8], result.out + result.err)


if __name__ == "__main__":
    program.main()
