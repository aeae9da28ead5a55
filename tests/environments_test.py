"""Which environments a document belongs to, which ones `--env` keeps, and what is said of those that cannot be checked."""

import program
from program import deployment

ENVIRONMENTS = ("dev", "rc", "sandbox", "prod")
CONFIGURATION = """\
environments:
  dev: {}
  rc: {}
  sandbox: {}
  prod: {aliases: [production, live]}
"""
WRONG = deployment("web", ("URL", "gone", "URL"))


def labelled(label, value, text=WRONG):
    return text.replace("  name: web\n", f"  name: web\n  labels: {{{label}: {value}}}\n", 1)


class Environments(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", CONFIGURATION)
        for environment in ENVIRONMENTS:
            self.write(f"inventory/{environment}.yaml", f"environment: {environment}\n")

    def all(self, *arguments):
        """The environments of each missing secret, by file."""
        result = self.scan(*arguments)
        self.assertIn(result.code, (0, 1), result.err)
        self.assertLessEqual(set(result.rules()), {"missing-secret"})
        return {each["file"]: each["environments"] for each in result.findings}

    def check(self, expected, text=WRONG):
        for path in expected:
            self.write(path, text)
        self.assertEqual(self.all(), {path: list(environments) for path, environments in expected.items()})


class Belonging(Environments):
    def test_none_named_means_all(self):
        self.check({"web/deployment.yaml": ENVIRONMENTS, "pod.yaml": ENVIRONMENTS})

    def test_path_segments_all_that_name_one(self):
        self.check({"prod/web.yaml": ["prod"], "web/rc/web.yaml": ["rc"], "prod/dev/web.yaml": ["dev", "prod"],
                    "sandbox/a/rc/b/web.yaml": ["rc", "sandbox"]})

    def test_a_segment_names_one_only_as_a_whole(self):
        self.check({"products/web.yaml": ENVIRONMENTS, "prod-db/web.yaml": ENVIRONMENTS, "my.prod/web.yaml": ENVIRONMENTS,
                    "developer/web.yaml": ENVIRONMENTS})

    def test_folders_above_the_root_do_not_count(self):
        self.write("rc/repo/keyref.yaml", CONFIGURATION)
        self.write("rc/repo/inventory/dev.yaml", "environment: dev\n")
        self.write("rc/repo/web.yaml", WRONG)
        self.assertEqual([each["environments"] for each in self.scan(folder=self.top / "rc/repo").findings], [["dev"]])
        self.assertEqual(self.scan(folder=self.top / "rc/repo").json["summary"]["references"]["unknown"], 3)

    def test_a_part_of_the_files_stem(self):
        self.check({"web/values-prod.yaml": ["prod"], "web/deployment.rc.yml": ["rc"], "web/web_sandbox_2.json": ["sandbox"],
                    "web/dev.yaml": ["dev"], "web/products.yaml": ENVIRONMENTS, "web/rcfile.yaml": ENVIRONMENTS})

    def test_aliases_count(self):
        self.check({"production/web.yaml": ["prod"], "web/live/web.yaml": ["prod"], "web/web-live.yaml": ["prod"],
                    "alive/web.yaml": ENVIRONMENTS})
        self.write("web/label.yaml", labelled("env", "production"))
        self.assertEqual(self.all("web/label.yaml"), {"web/label.yaml": ["prod"]})

    def test_each_of_the_labels(self):
        for label in ("environment", "env", "app.kubernetes.io/environment"):
            self.write("web/deployment.yaml", labelled(label, "rc"))
            self.assertEqual(self.all(), {"web/deployment.yaml": ["rc"]}, label)

    def test_a_label_that_names_no_environment_says_nothing(self):
        self.check({"web/deployment.yaml": ENVIRONMENTS, "rc/deployment.yaml": ["rc"]}, labelled("env", "blue"))

    def test_documents_of_one_file_have_their_own(self):
        self.write("web/all.yaml", "---\n".join(labelled("env", each) for each in ("prod", "dev", "blue")))
        self.assertEqual([each["environments"] for each in self.scan().findings], [["prod"], ["dev"], list(ENVIRONMENTS)])

    def test_globs(self):
        self.write("keyref.yaml", CONFIGURATION.replace("rc: {}", "rc: {manifests: ['deploy/*.yaml', '**/blue/**']}"))
        self.check({"deploy/web.yaml": ["rc"], "deploy/a/web.yaml": ENVIRONMENTS, "a/blue/b/web.yaml": ["rc"],
                    "blue/web.yaml": ["rc"], "web.yaml": ENVIRONMENTS})

    def test_globs_of_several_environments(self):
        self.write("keyref.yaml", "environments: {dev: {manifests: ['deploy/**']}, rc: {}, prod: {manifests: ['deploy/**']}}\n")
        self.check({"deploy/web.yaml": ["dev", "prod"]})

    def test_the_first_match_wins(self):
        self.write("keyref.yaml", CONFIGURATION.replace("dev: {}", "dev: {manifests: ['globbed/**']}"))
        self.check({"globbed/prod/web-sandbox.yaml": ["dev"], "prod/web-sandbox.yaml": ["rc"]}, labelled("env", "rc"))
        self.write("prod/web-sandbox.yaml", WRONG)
        self.assertEqual(self.all("prod"), {"prod/web-sandbox.yaml": ["prod"]})

    def test_a_kustomize_base_belongs_to_the_overlays_that_use_it(self):
        self.write("base/web.yaml", WRONG)
        self.write("base/kustomization.yaml", "resources: [web.yaml]\n")
        self.write("overlays/rc/kustomization.yaml", "resources: [../../base]\n")
        self.write("overlays/prod/kustomization.yaml", "resources: [../../base]\n")
        self.assertEqual(self.all(), {"base/web.yaml": ["rc", "prod"]})

    def test_a_kustomize_component_likewise(self):
        self.write("parts/tls/web.yaml", WRONG)
        self.write("parts/tls/kustomization.yaml", "kind: Component\nresources: [web.yaml]\n")
        self.write("overlays/sandbox/kustomization.yaml", "components: [../../parts/tls]\n")
        self.assertEqual(self.all(), {"parts/tls/web.yaml": ["sandbox"]})


class Selecting(Environments):
    def test_env_keeps_only_the_named_ones(self):
        self.write("web/deployment.yaml", WRONG)
        self.assertEqual(self.all("--env", "rc"), {"web/deployment.yaml": ["rc"]})
        self.assertEqual(self.all("--env", "prod", "--env", "dev"), {"web/deployment.yaml": ["dev", "prod"]})
        self.assertEqual(self.scan("--env", "prod", "--env", "dev").json["summary"]["environments"], ["dev", "prod"])

    def test_an_alias_is_the_environment(self):
        self.write("web/deployment.yaml", WRONG)
        self.assertEqual(self.all("--env", "live", "--env", "prod"), {"web/deployment.yaml": ["prod"]})

    def test_a_document_left_with_none_is_skipped_and_counted(self):
        for path in ("prod/web.yaml", "rc/web.yaml", "dev/web.yaml"):
            self.write(path, WRONG)
        result = self.scan("--env", "rc")
        self.assertEqual([each["file"] for each in result.findings], ["rc/web.yaml"])
        self.assertEqual(result.json["summary"]["references"], {"present": 0, "absent": 1, "unknown": 0})
        self.assertEqual(result.json["summary"]["skipped"]["otherEnvironments"], 2)
        self.assertIn("2 documents of other environments", self.run_program("scan", "--env", "rc").out)

    def test_a_document_of_several_keeps_the_named_ones(self):
        self.write("prod/dev/web.yaml", WRONG)
        self.assertEqual(self.all("--env", "dev", "--env", "rc"), {"prod/dev/web.yaml": ["dev"]})

    def test_an_unknown_name_is_2_with_the_known_ones_and_the_nearest(self):
        result = self.scan("--env", "dev", "--env", "prdo")
        self.assertEqual((result.code, result.out), (2, ""))
        for name in ENVIRONMENTS:
            self.assertIn(f"`{name}`", result.err)
        self.assertIn("did you mean `prod`?", result.err)
        self.assertNotIn("did you mean", self.scan("--env", "elsewhere").err)

    def test_standard_input_belongs_to_the_named_ones(self):
        result = self.scan("--env", "rc", "--env", "prod", "-", stdin=labelled("env", "dev").encode())
        self.assertEqual([each["environments"] for each in result.findings], [["rc", "prod"]])


class Inventories(Environments):
    def setUp(self):
        super().setUp()
        self.write("web/deployment.yaml", WRONG)

    def refused(self, *arguments):
        result = self.scan(*arguments)
        self.assertEqual((result.code, result.out), (2, ""))
        return result.err

    def test_without_an_inventory_references_are_unknown_and_it_is_said(self):
        (self.top / "inventory/rc.yaml").unlink()
        result = self.scan()
        summary = result.json["summary"]
        self.assertEqual(summary["references"], {"present": 0, "absent": 3, "unknown": 1})
        self.assertEqual(summary["unchecked"], ["rc"])
        self.assertEqual([each["environments"] for each in result.findings if each["rule"] == "missing-secret"],
                         [["dev", "sandbox", "prod"]])
        self.assertRegex(self.run_program("scan").out, r"(?m)^Not checked: .*\brc\b")

    def test_all_unknown_is_no_error_and_not_silent(self):
        self.write("keyref.yaml", "environments: {test: {}, live: {}}\n")
        result = self.run_program("scan")
        self.assertEqual(result.code, 0)
        self.assertRegex(result.out, r"(?m)^Not checked: .*\btest and live\b")
        self.assertIn("References: 0 present, 0 absent, 2 unknown.", result.out)

    def test_no_environment_at_all_is_said(self):
        repository = self.write("bare/web.yaml", WRONG).parent
        self.write("bare/keyref.yaml", "version: 1\n")
        result = self.run_program("scan", folder=repository)
        self.assertEqual(result.code, 0)
        self.assertIn("Not checked", result.out)

    def test_a_selected_environment_needs_its_inventory(self):
        (self.top / "inventory/rc.yaml").unlink()
        self.assertIn("inventory/rc.yaml", self.refused("--env", "rc"))
        self.assertEqual(self.scan("--env", "dev").code, 1)

    def test_an_inventory_that_is_named_has_to_be_there(self):
        self.write("keyref.yaml", "environments: {dev: {}, rc: {inventory: lists/rc.yaml}}\n")
        for arguments in ([], ["--env", "dev"]):
            self.assertRegex(self.refused(*arguments), r"lists/rc\.yaml|keyref\.yaml:1:\d+:")
        self.write("lists/rc.yaml", "environment: rc\nglobal: {gone: [URL]}\n")
        self.assertEqual(self.all(), {"web/deployment.yaml": ["dev"]})

    def test_an_inventory_that_does_not_validate_or_parse(self):
        for content in ("environment: dev\n", "global: [a]\n", "global: {\n", "\xff\xfe\x00"):
            self.write("inventory/prod.yaml", content)
            self.assertIn("inventory/prod.yaml", self.refused())


if __name__ == "__main__":
    program.main()
