"""Environments without a keyref.yaml, and the placeholders that differ by environment."""

import program
from program import deployment


class WithoutConfiguration(program.Fleet):
    def environments(self, *names):
        for name in names:
            self.write(f"inventory/{name}.yaml", f"environment: {name}\n")
        self.write("web/deployment.yaml", deployment("web", ("URL", "gone", "URL")))
        result = self.scan()
        self.assertEqual([each["environments"] for each in result.findings], [result.json["summary"]["environments"]])
        return result.json["summary"]["environments"]

    def test_they_are_the_files_of_the_inventory_folder_in_the_usual_order(self):
        self.assertEqual(self.environments("prod", "sandbox", "rc", "dev", "staging"), ["dev", "rc", "staging", "sandbox", "prod"])

    def test_other_names_are_in_order(self):
        self.assertEqual(self.environments("gamma", "alpha", "beta"), ["alpha", "beta", "gamma"])

    def test_a_configuration_without_environments_changes_nothing(self):
        self.write("keyref.yaml", "rules: {unused-secret: off}\n")
        self.assertEqual(self.environments("prod", "dev"), ["dev", "prod"])

    def test_they_can_be_selected_and_named_by_paths(self):
        self.environments("prod", "dev")
        self.write("dev/deployment.yaml", deployment("web", ("URL", "gone", "URL")))
        result = self.scan("--env", "prod")
        self.assertEqual([(each["file"], each["environments"]) for each in result.findings], [("web/deployment.yaml", ["prod"])])

    def test_other_files_of_the_folder_are_none(self):
        for name in ("README.md", "dev.yaml.bak", ".hidden.yaml", "dev.json"):
            self.write(f"inventory/{name}", "x")
        self.assertEqual(self.environments("dev"), ["dev"])


class Placeholders(program.Fleet):
    FORMS = ("${ENV}", "$(ENV)", "{{ENV}}", "__ENV__", "%ENV%")

    def setUp(self):
        super().setUp()
        for environment, suffix in {"dev": "d", "prod": "p"}.items():
            self.write(f"inventory/{environment}.yaml", f"environment: {environment}\nglobal: {{web-{suffix}-db: [URL-{suffix}]}}\n")

    def configure(self, dev="d", prod="p"):
        self.write("keyref.yaml", f"environments: {{dev: {{variables: {{ENV: {dev}}}}}, prod: {{variables: {{ENV: {prod}}}}}}}\n")

    def references(self, name, key):
        self.write("web/deployment.yaml", deployment("web", ("URL", f'"{name}"', f'"{key}"')))
        result = self.scan()
        self.assertNotEqual(result.code, 2, result.err)
        return result.json["summary"]["references"], result

    def test_each_form_expands_for_each_environment(self):
        self.configure()
        for form in self.FORMS:
            counts, result = self.references(f"web-{form}-db", f"URL-{form}")
            self.assertEqual((counts, result.code), ({"present": 2, "absent": 0, "unknown": 0}, 0), form)

    def test_what_is_missing_in_one_environment_is_told_with_its_expansion(self):
        self.configure(prod="q")
        for form in self.FORMS:
            counts, result = self.references(f"web-{form}-db", f"URL-{form}")
            self.assertEqual(counts, {"present": 1, "absent": 1, "unknown": 0}, form)
            [finding] = [each for each in result.findings if each["rule"] == "missing-secret"]
            self.assertEqual(finding["environments"], ["prod"], form)
            self.assertIn("`web-q-db`", finding["message"])

    def test_a_key_expands_before_it_is_checked(self):
        self.configure()
        counts, result = self.references("web-${ENV}-db", "URI-${ENV}")
        self.assertEqual(counts, {"present": 0, "absent": 2, "unknown": 0})
        self.assertEqual({each["rule"] for each in result.findings}, {"missing-key"})

    def test_nothing_expands_by_default(self):
        for form in self.FORMS:
            counts, result = self.references(f"web-{form}-db", "URL-d")
            self.assertEqual((counts, result.code), ({"present": 0, "absent": 0, "unknown": 2}, 0), form)
            self.assertLessEqual(set(result.rules()), {"unknown-reference"})

    def test_the_programs_own_environment_does_not_expand(self):
        self.write("web/deployment.yaml", deployment("web", ("URL", '"web-${ENV}-db"', "URL-d")))
        self.assertEqual(self.scan(ENV="d").json["summary"]["references"]["unknown"], 2)

    def test_a_variable_of_one_environment_only(self):
        self.write("keyref.yaml", "environments: {dev: {variables: {ENV: d}}, prod: {}}\n")
        counts, result = self.references("web-${ENV}-db", "URL-d")
        self.assertEqual(counts, {"present": 1, "absent": 0, "unknown": 1})
        self.assertEqual([each["environments"] for each in result.findings], [["prod"]] * len(result.findings))

    def test_another_variable_stays_unknown(self):
        self.configure()
        self.assertEqual(self.references("web-${STAGE}-db", "URL-d")[0], {"present": 0, "absent": 0, "unknown": 2})
        self.assertEqual(self.references("web-${ENV}-${STAGE}", "URL-d")[0], {"present": 0, "absent": 0, "unknown": 2})

    def test_unknown_is_not_silent_where_it_is_in_doubt(self):
        self.configure()
        result = self.references("web-${STAGE}-db", "URL-d")[1]
        self.assertEqual(result.rules(), ["unknown-reference"])
        self.assertEqual(result.findings[0]["severity"], "note")


if __name__ == "__main__":
    program.main()
