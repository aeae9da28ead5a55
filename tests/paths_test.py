"""PATHs limit what a scan reports, not what it knows; keyref.yaml and the inventories may be elsewhere."""

import program
from program import deployment

INVENTORY = "environment: dev\nglobal:\n  shared-db: [URL]\n"
WRONG = deployment("web", ("URL", "shared-db", "URI"))
DECLARED = "apiVersion: v1\nkind: Secret\nmetadata: {name: declared}\nstringData: {URL: changeme}\n"


def uses(secret, name="web"):
    return deployment(name, ("URL", secret, "URL"))


class Paths(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "version: 1\n")
        self.write("inventory/dev.yaml", INVENTORY)

    def files(self, *arguments, **more):
        return [each["file"] for each in self.scan(*arguments, **more).findings]

    def test_the_root_is_the_nearest_folder_upwards_with_keyref_yaml(self):
        self.write("services/web/deployment.yaml", WRONG)
        folder = self.top / "services" / "web"
        self.assertEqual(self.files(folder=folder), ["services/web/deployment.yaml"])
        self.assertEqual(self.files("deployment.yaml", folder=folder), ["services/web/deployment.yaml"])
        self.assertEqual(self.files(self.top / "services", folder="/"), ["services/web/deployment.yaml"])

    def test_the_root_is_else_the_work_tree_of_git(self):
        (self.top / "keyref.yaml").unlink()
        self.git("init", "-q")
        self.write("services/web/deployment.yaml", WRONG)
        self.assertEqual(self.files(folder=self.top / "services" / "web"), ["services/web/deployment.yaml"])

    def test_the_root_is_else_the_path(self):
        (self.top / "keyref.yaml").unlink()
        self.write("web/inventory/dev.yaml", "environment: dev\nglobal: {}\n")
        self.write("web/deployment.yaml", uses("shared-db"))
        self.assertEqual(self.files("web"), ["deployment.yaml"])

    def test_paths_limit_what_is_reported_and_counted(self):
        self.write("web/deployment.yaml", WRONG)
        self.write("api/deployment.yaml", WRONG.replace("web", "api"))
        result = self.scan("api")
        self.assertEqual([each["file"] for each in result.findings], ["api/deployment.yaml"])
        self.assertEqual(result.json["summary"]["references"], {"present": 0, "absent": 1, "unknown": 0})
        self.assertEqual(result.json["summary"]["findings"], {"error": 1, "warning": 0, "note": 0})
        self.assertEqual(result.json["summary"]["services"], 1)

    def test_a_path_that_begins_like_another_is_another(self):
        self.write("web/deployment.yaml", uses("shared-db"))
        self.write("web-2/deployment.yaml", WRONG)
        self.assertEqual(self.files("web"), [])

    def test_a_path_given_twice_is_told_once(self):
        self.write("web/deployment.yaml", WRONG)
        self.assertEqual(len(self.files("web", "web/deployment.yaml", ".")), 1)

    def test_declared_secrets_come_from_the_whole_root(self):
        self.write("web/deployment.yaml", uses("declared"))
        self.write("platform/secret.yaml", DECLARED)
        self.assertEqual(self.scan("web").code, 0)
        self.assertEqual(self.scan("web/deployment.yaml").code, 0)
        (self.top / "platform" / "secret.yaml").unlink()
        self.assertEqual(self.scan("web").rules(), ["missing-secret"])

    def test_inventories_come_from_the_whole_root_and_are_not_reported(self):
        self.write("inventory/dev.yaml", INVENTORY + "  forgotten: [K]\n")
        self.write("web/deployment.yaml", uses("shared-db"))
        self.assertEqual(self.scan("web").rules(), [])
        self.assertEqual(self.scan().rules(), ["unused-secret"])
        self.assertEqual(self.scan("inventory", "web").rules(), ["unused-secret"])

    def test_use_elsewhere_in_the_root_counts(self):
        self.write("web/deployment.yaml", uses("shared-db"))
        self.assertEqual(self.scan("inventory").rules(), [])

    def test_unused_allow_needs_the_whole_root(self):
        self.write("web/deployment.yaml", uses("shared-db") + "# keyref: allow missing-key -- no longer needed\n")
        self.assertEqual(self.scan().rules(), ["unused-allow"])
        self.assertEqual(self.scan("web").rules(), [])

    def test_broken_files_outside_the_paths_do_not_end_with_3(self):
        self.write("web/deployment.yaml", uses("shared-db"))
        self.write("api/deployment.yaml", WRONG + "x: [\n")
        result = self.scan("web")
        self.assertEqual((result.code, result.findings), (0, []))

    def test_a_path_that_begins_with_a_dash(self):
        self.write("-web.yaml", WRONG)
        self.assertEqual(self.files("--", "-web.yaml"), ["-web.yaml"])


class Elsewhere(program.Fleet):
    """A repository per service, with keyref.yaml and the inventories in another one."""

    def setUp(self):
        super().setUp()
        self.write("shop/web/deployment.yaml", WRONG)
        self.write("platform/keyref.yaml", "environments: {live: {aliases: [prod], inventory: lists/live.yaml}}\n")
        self.write("platform/lists/live.yaml", INVENTORY.replace("dev", "live"))
        self.write("elsewhere/live.yaml", "environment: live\nglobal: {}\n")

    def expect(self, rule, *arguments, **environment):
        result = self.scan(*arguments, folder=self.top / "shop", **environment)
        self.assertEqual([(each["rule"], each["file"], each["environments"]) for each in result.findings],
                         [(rule, "web/deployment.yaml", ["live"])], result.err)

    def test_config_with_its_inventories_relative_to_it(self):
        self.expect("missing-key", "--config", "../platform/keyref.yaml")

    def test_config_by_the_environment(self):
        self.expect("missing-key", KEYREF_CONFIG="../platform/keyref.yaml")

    def test_inventory_is_read_for_every_environment(self):
        self.expect("missing-secret", "--config", "../platform/keyref.yaml", "--inventory", "../elsewhere")

    def test_inventory_by_the_environment(self):
        self.expect("missing-secret", KEYREF_CONFIG="../platform/keyref.yaml", KEYREF_INVENTORY="../elsewhere")

    def test_an_option_goes_before_the_environment(self):
        self.expect("missing-key", "--config", "../platform/keyref.yaml", "--inventory", "../platform/lists",
                    KEYREF_CONFIG="/no/such/file", KEYREF_INVENTORY="../elsewhere")

    def test_inventory_without_a_configuration_names_the_environments(self):
        self.expect("missing-secret", "--inventory", "../elsewhere")

    def test_globs_of_a_configuration_elsewhere_are_relative_to_the_root(self):
        self.write("platform/keyref.yaml", "environments: {a: {}, live: {manifests: ['web/**'], inventory: lists/live.yaml}}\n")
        self.expect("missing-key", "--config", "../platform/keyref.yaml")

    def test_inventories_outside_the_root_are_not_reported(self):
        self.write("platform/lists/live.yaml", "environment: live\ntaken: 2020-01-01\nglobal: {shared-db: [A], more: [B]}\n")
        self.expect("missing-key", "--config", "../platform/keyref.yaml")

    def test_what_is_named_and_missing_is_2(self):
        for arguments in (["--config", "no.yaml"], ["--config", ".."], ["--inventory", "no"], ["--inventory", "web"],
                          ["--config", "../platform/keyref.yaml", "--inventory", "../platform"]):
            result = self.scan(*arguments, "--env=live", folder=self.top / "shop")
            self.assertEqual((result.code, result.out), (2, ""), arguments)
            self.assertTrue(result.err, arguments)

    def test_an_inventory_folder_that_is_missing_is_never_clean(self):
        for folder in ("no/such/folder", "web/deployment.yaml"):
            result = self.scan("--inventory", folder, folder=self.top / "shop")
            self.assertEqual((result.code, result.out), (2, ""), folder)
            self.assertIn(folder, result.err)
            self.assertEqual(self.scan(folder=self.top / "shop", KEYREF_INVENTORY=folder).code, 2)

    def test_an_inventory_folder_without_the_file_of_an_environment_is_2(self):
        self.write("platform/keyref.yaml", "environments: {live: {}, rc: {}}\n")
        result = self.scan("--config", "../platform/keyref.yaml", "--inventory", "../elsewhere", folder=self.top / "shop")
        self.assertEqual((result.code, result.out), (2, ""))
        self.assertIn("rc", result.err)


if __name__ == "__main__":
    program.main()
