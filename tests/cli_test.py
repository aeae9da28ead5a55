"""The command line as a user knows it: exit codes, options, standard input, and the commands beside `scan`."""

import json

import program
from program import deployment

INVENTORY = "environment: dev\nglobal:\n  shared-db: [URL]\n"
RIGHT = deployment("web", ("URL", "shared-db", "URL"))
WRONG = deployment("web", ("URL", "shared-db", "URI"))


class ExitCodes(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY)
        self.write("web/deployment.yaml", RIGHT)

    def codes(self, *severities):
        return [self.scan("--fail-on", severity).code for severity in severities]

    def test_0_when_clean(self):
        result = self.scan()
        self.assertEqual((result.code, result.findings, result.err), (0, [], ""))
        self.assertEqual(result.json["summary"]["references"], {"present": 1, "absent": 0, "unknown": 0})

    def test_1_for_an_error(self):
        self.write("web/deployment.yaml", WRONG)
        result = self.scan()
        self.assertEqual((result.code, result.rules()), (1, ["missing-key"]))

    def test_each_format_has_the_same_code(self):
        self.write("web/deployment.yaml", WRONG)
        for form in ("text", "json", "sarif"):
            self.assertEqual(self.run_program("scan", "--format", form).code, 1)

    def test_fail_on_counts_an_error_always(self):
        self.write("web/deployment.yaml", WRONG)
        self.assertEqual(self.codes("error", "warning", "note"), [1, 1, 1])

    def test_fail_on_with_a_warning(self):
        self.write("web/deployment.yaml", deployment("web", ("URL", "shared-db", "URL"), ("URL", "shared-db", "URL")))
        self.assertEqual(self.scan().rules(), ["shadowed-env"])
        self.assertEqual(self.codes("error", "warning", "note"), [0, 1, 1])

    def test_fail_on_with_a_note(self):
        self.write("web/deployment.yaml", RIGHT.replace("key: URL}", "key: URI, optional: true}"))
        self.write("web/use.yaml", RIGHT)
        self.assertEqual(self.scan().rules(), ["missing-optional"])
        self.assertEqual(self.codes("error", "warning", "note"), [0, 0, 1])

    def test_2_for_a_missing_path(self):
        result = self.scan("no/such/folder")
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertIn("no/such/folder", result.err)

    def test_a_missing_path_beside_a_right_one_is_2_too(self):
        self.assertEqual(self.scan("web", "webb").code, 2)

    def test_2_for_a_mistake_in_the_configuration(self):
        self.write("keyref.yaml", "version: 1\nenvironmnets: {}\n")
        result = self.scan()
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertRegex(result.err, r"^keyref\.yaml:2:1: error.*`environments`")

    def test_2_for_a_mistake_in_an_inventory(self):
        self.write("inventory/dev.yaml", "environment: dev\nglobals: {}\n")
        result = self.scan()
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertRegex(result.err, r"^inventory/dev\.yaml:2:1: error\[invalid-inventory\].*`global`")

    def test_3_for_a_manifest_that_does_not_parse(self):
        self.write("api/deployment.yaml", RIGHT + "  broken: [\n")
        result = self.scan()
        self.assertEqual((result.code, result.rules()), (3, ["syntax-error"]))
        self.assertTrue(result.err)

    def test_3_outweighs_findings(self):
        self.write("web/deployment.yaml", WRONG)
        self.write("api/deployment.yaml", RIGHT + "  broken: [\n")
        result = self.scan()
        self.assertEqual((result.code, result.rules()), (3, ["missing-key", "syntax-error"]))

    def test_3_in_text_ends_with_it_and_does_not_look_clean(self):
        self.write("api/deployment.yaml", RIGHT + "  broken: [\n")
        result = self.run_program("scan")
        self.assertEqual(result.code, 3)
        self.assertIn("Not finished", result.out.splitlines()[-1])

    def test_3_where_nothing_was_checked(self):
        (self.top / "empty").mkdir()
        self.write("keyref.yaml", "version: 1\n")
        for paths in (["empty"], ["web", "empty"]):
            result = self.scan(*paths)
            self.assertEqual(result.code, 3, paths)
            self.assertIn("nothing was checked", result.err)

    def test_3_in_an_empty_folder_without_a_repository(self):
        (self.top / "empty").mkdir()
        result = self.run_program("scan", folder=self.top / "empty")
        self.assertEqual(result.code, 3)
        self.assertIn("nothing was checked", result.err)


class Usage(program.Fleet):
    def refused(self, *arguments):
        result = self.run_program(*arguments)
        self.assertEqual((result.code, result.out), (2, ""), arguments)
        self.assertTrue(result.err.startswith("keyref: "), result.err)
        return result.err

    def test_a_command_is_needed(self):
        self.assertIn("--help", self.refused())

    def test_an_unknown_command_gets_the_nearest(self):
        self.assertIn("`scan`", self.refused("scna"))

    def test_an_unknown_option_gets_the_nearest(self):
        self.assertIn("`--format`", self.refused("scan", "--fromat", "json"))

    def test_an_unknown_option_never_echoes_its_value(self):
        value = "hunter2hunter2"
        for arguments in (["--token=" + value], ["--token", value], ["-p" + value], ["-phunter"], ["--" + value]):
            self.assertNotIn("hunter", self.refused("scan", *arguments))

    def test_wrong_values_of_options_are_not_echoed(self):
        value = "hunter2hunter2"
        for option in ("--format", "--fail-on", "--jobs", "--report", "--env"):
            self.assertNotIn("hunter2", self.refused("scan", option, value))

    def test_wrong_values_of_options(self):
        self.assertIn("sarif", self.refused("scan", "--format", "yaml"))
        self.assertIn("warning", self.refused("scan", "--fail-on", "never"))
        for jobs in ("0", "-1", "many", "1x", ""):
            self.refused("scan", "--jobs=" + jobs)
        for report in ("sarif", "yaml=x", "json=", "=x"):
            self.refused("scan", "--report", report)

    def test_an_option_without_its_value(self):
        for option in ("--env", "--format", "--report", "--config"):
            self.assertIn(option, self.refused("scan", option))

    def test_an_option_takes_one_value(self):
        self.write("inventory/dev.yaml", INVENTORY)
        self.assertIn("rc", self.refused("scan", "--env", "dev", "rc"), "the second word is a PATH that does not exist")


class StandardInput(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {}\n")
        self.write("inventory/prod.yaml", INVENTORY.replace("dev", "prod"))

    def test_findings_carry_the_file_stdin(self):
        result = self.scan("-", stdin=WRONG.encode())
        self.assertEqual(result.code, 1)
        self.assertEqual([(each["file"], each["line"], each["rule"]) for each in result.findings],
                         [("<stdin>", 13, "missing-secret"), ("<stdin>", 13, "missing-key")])
        self.assertIn("<stdin>:13:", self.run_program("scan", "-", stdin=WRONG.encode()).out)

    def test_it_belongs_to_the_named_environments(self):
        result = self.scan("--env", "dev", "-", stdin=RIGHT.encode())
        self.assertEqual([each["environments"] for each in result.findings], [["dev"]])
        self.assertEqual(self.scan("--env", "prod", "-", stdin=RIGHT.encode()).code, 0)

    def test_a_rendered_stream_names_its_templates(self):
        stream = "---\n# Source: shop/templates/a.yaml\n" + WRONG + "---\n# Source: shop/templates/b.yaml\n" + WRONG + "---\n" + WRONG
        messages = [each["message"] for each in self.scan("--env", "dev", "-", stdin=stream.encode()).findings]
        self.assertEqual([message.partition(", in `shop/")[2] for message in messages], ["templates/a.yaml`", "templates/b.yaml`", ""])

    def test_a_pipe_that_brings_nothing_is_not_clean(self):
        for text in (b"", b"\n", b"Error: build failed\n", b"plain text"):
            result = self.run_program("scan", "--env", "dev", "-", stdin=text)
            self.assertEqual(result.code, 3, text)
            self.assertIn("nothing was checked", result.err)
            self.assertNotIn("Nothing found", result.out)

    def test_only_standard_input_is_reported(self):
        self.write("web/deployment.yaml", WRONG)
        result = self.scan("--env", "prod", "-", stdin=RIGHT.encode())
        self.assertEqual((result.code, result.findings), (0, []))

    def test_it_may_stand_beside_paths(self):
        self.write("keyref.yaml", "version: 1\n")
        self.write("web/deployment.yaml", WRONG)
        result = self.scan("--env", "prod", "-", "web", stdin=WRONG.encode())
        self.assertEqual({each["file"] for each in result.findings}, {"<stdin>", "web/deployment.yaml"})

    def test_several_documents_and_json(self):
        text = RIGHT + "---\n" + json.dumps({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {
            "imagePullSecrets": [{"name": "gone"}], "containers": []}})
        result = self.scan("--env", "prod", "-", stdin=text.encode())
        self.assertEqual([each["secret"] for each in result.findings], ["gone"])

    def test_what_does_not_parse_is_told(self):
        result = self.scan("--env", "prod", "-", stdin=(RIGHT + "x: [\n").encode())
        self.assertEqual((result.code, result.rules()), (3, ["syntax-error"]))
        self.assertEqual(result.findings[0]["file"], "<stdin>")


class OtherCommands(program.Fleet):
    def test_version(self):
        result = self.run_program("--version")
        self.assertEqual((result.code, result.err), (0, ""))
        first, rules, *grammars = result.out.splitlines()
        self.write("inventory/dev.yaml", INVENTORY)
        tool = self.scan().json["tool"]
        self.assertEqual(first, f"{tool['name']} {tool['version']}")
        pages = list((program.TOP / "rules").glob("*.md"))
        providers = list((program.TOP / "rules/tokens").glob("*.yaml"))
        self.assertRegex(rules, rf"^rules: {len(pages)}, providers of tokens: {len(providers)}, pack: [0-9a-f]{{12}}$")
        pinned = json.loads((program.TOP / "grammars/package.json").read_text())["dependencies"]
        self.assertEqual(sorted(grammars), sorted(f"{name.rpartition('/')[2]}: {version}" for name, version in pinned.items()))

    def test_help(self):
        for arguments in (["--help"], ["scan", "--help"], ["merge", "--help"], ["uses", "--help"], ["init", "--help"], ["explain", "--help"], ["rules", "--help"],
                          ["completion", "--help"]):
            result = self.run_program(*arguments)
            self.assertEqual((result.code, result.err), (0, ""))
            self.assertIn("keyref", result.out)

    def test_rules_lists_every_rule_with_its_severity(self):
        text = self.run_program("rules").out
        rules = self.run_program("rules", "--format", "json").json["rules"]
        self.assertIn("missing-key", [rule["id"] for rule in rules])
        for rule in rules:
            self.assertRegex(text, rf"(?m)^{rule['id']} +{rule['severity']} ")

    def test_rules_knows_text_and_json_only(self):
        self.assertEqual(self.run_program("rules", "--format", "sarif").code, 2)

    def test_explain_of_an_unknown_rule_gets_the_nearest(self):
        result = self.run_program("explain", "mising-key")
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertIn("`missing-key`", result.err)
        self.assertEqual(self.run_program("explain").code, 2)

    def test_explain_does_not_echo_what_is_no_rule(self):
        self.assertNotIn("hunter2", self.run_program("explain", "hunter2hunter2").err)


if __name__ == "__main__":
    program.main()
