"""`keyref init`: what it writes is valid, checks the tree that it was made from, and never replaces a file."""

import os

import yaml

import program
from program import deployment

POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n"


class Init(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("services/web/deployment.yaml", deployment("web", ("URL", "shared-db", "URL"), ("KEY", "web-secrets", "KEY")))
        self.write("services/api/deployment.yaml", deployment("api", ("URL", "shared-db", "URL"), ("USER", "shared-db", "USER")))

    def init(self, *arguments, **more):
        result = self.run_program("init", *arguments, **more)
        self.assertEqual((result.code, result.err), (0, ""))
        return result

    def load(self, path):
        return yaml.safe_load((self.top / path).read_text())

    def written(self):
        files = [path.relative_to(self.top) for path in self.top.rglob("*") if path.is_file()]
        return sorted(str(path) for path in files if path.parts[0] != "services")

    def refuses(self, *arguments, code=2):
        before = {path: (self.top / path).read_bytes() for path in self.written()}
        result = self.run_program("init", *arguments)
        self.assertEqual((result.code, result.out), (code, ""))
        self.assertTrue(result.err)
        self.assertEqual({path: (self.top / path).read_bytes() for path in self.written()}, before)
        return result.err

    def test_the_result_scans_clean(self):
        self.init()
        self.assertEqual(self.written(), ["inventory/dev.yaml", "keyref.yaml"])
        result = self.scan()
        self.assertEqual((result.code, result.findings, result.err), (0, [], ""))
        self.assertEqual(result.json["summary"]["references"], {"present": 4, "absent": 0, "unknown": 0})
        self.assertEqual(result.json["summary"]["unchecked"], [])

    def test_it_says_what_it_wrote(self):
        output = self.init().out
        self.assertIn("keyref.yaml", output)
        self.assertIn("inventory/dev.yaml", output)

    def test_a_secret_of_one_service_is_its_own_and_one_of_several_global(self):
        self.init()
        inventory = self.load("inventory/dev.yaml")
        self.assertEqual(inventory["environment"], "dev")
        self.assertEqual(list(inventory["global"]), ["shared-db"])
        self.assertEqual(list(inventory["services"]), ["web"])
        self.assertEqual(list(inventory["services"]["web"]), ["web-secrets"])

    def test_named_environments_in_their_order(self):
        self.init("--env", "test", "--env", "live")
        self.assertEqual(list(self.load("keyref.yaml")["environments"]), ["test", "live"])
        self.assertEqual(self.written(), ["inventory/live.yaml", "inventory/test.yaml", "keyref.yaml"])
        self.assertEqual(self.scan("--env", "live").json["summary"]["references"], {"present": 4, "absent": 0, "unknown": 0})

    def test_environments_of_the_tree_in_the_order_of_promotion(self):
        for environment in ("prod", "dev", "rc"):
            self.write(f"services/web/{environment}/pod.yaml", POD + f"  imagePullSecrets: [{{name: pull-{environment}}}]\n")
        self.init()
        self.assertEqual(list(self.load("keyref.yaml")["environments"]), ["dev", "rc", "prod"])
        for environment in ("prod", "dev", "rc"):
            text = (self.top / f"inventory/{environment}.yaml").read_text()
            self.assertEqual([each for each in ("prod", "dev", "rc") if f"pull-{each}" in text], [environment])
        self.assertEqual(self.scan().code, 0)

    def test_secrets_whose_keys_nobody_names(self):
        self.write("services/web/pod.yaml", POD + """\
  imagePullSecrets: [{name: regcred}]
  volumes: [{name: v, secret: {secretName: files}}]
  containers: [{name: c, envFrom: [{secretRef: {name: everything}}]}]
""")
        self.init()
        self.assertEqual(self.scan().code, 0)

    def test_a_folder_may_be_named(self):
        self.init("services/web")
        self.assertTrue((self.top / "services/web/keyref.yaml").exists())
        self.assertTrue((self.top / "services/web/inventory/dev.yaml").exists())
        self.assertEqual(self.scan("services/web").code, 0)

    def test_a_tree_without_references(self):
        result = self.init(folder=self.write("empty/readme.txt", "nothing").parent)
        self.assertIn("keyref.yaml", result.out)
        self.assertNotEqual(self.run_program("scan", folder=self.top / "empty").code, 2, "what it writes is valid")

    def test_names_that_yaml_would_take_for_something_else(self):
        for name in ("null", "true", "1e3", "0x1f", "2026-01-01", "on", "1.5"):
            self.write(f"services/{name}/pod.yaml", deployment(f'"{name}"', ("A", f'"{name}"', f'"{name}"')))
        self.init()
        result = self.scan()
        self.assertEqual((result.code, result.err), (0, ""))
        self.assertEqual(result.json["summary"]["references"]["absent"], 0)

    def test_placeholders_are_not_written_as_names(self):
        self.write("services/job/pod.yaml", deployment("job", ("A", "job-${ENV}", "KEY")))
        self.init()
        self.assertNotIn("${ENV}", (self.top / "inventory/dev.yaml").read_text())
        self.assertEqual(self.scan().json["summary"]["references"]["absent"], 0)

    def test_nothing_is_written_over(self):
        for path in ("keyref.yaml", "inventory/dev.yaml"):
            self.write(path, "# mine\n")
            self.assertIn(path, self.refuses())
            (self.top / path).unlink()
        self.init()
        self.refuses()

    def test_an_inventory_of_another_environment_is_not_put_out_of_use(self):
        self.write("inventory/live.yaml", "# mine\n")
        self.assertIn("inventories", self.refuses("--env", "dev"))

    def test_one_existing_inventory_of_several_stops_all(self):
        self.write("inventory/prod.yaml", "# mine\n")
        self.assertIn("inventory/prod.yaml", self.refuses("--env", "dev", "--env", "prod"))

    def test_a_link_to_nowhere_is_not_written_through(self):
        (self.top / "inventory").mkdir()
        os.symlink(self.top / "elsewhere.yaml", self.top / "inventory" / "dev.yaml")
        self.run_program("init")
        self.assertFalse((self.top / "elsewhere.yaml").exists())

    def test_names_that_are_no_environments(self):
        for name in ("../x", "a/b", "", "a b", ".hidden", "a:b"):
            self.refuses("--env=" + name)

    def test_an_environment_named_twice(self):
        result = self.run_program("init", "--env", "dev", "--env", "dev")
        self.assertIn(result.code, (0, 2))
        if result.code == 0:
            self.assertEqual(list(self.load("keyref.yaml")["environments"]), ["dev"])
            self.assertEqual(self.scan().code, 0)

    def test_a_missing_folder_or_a_file(self):
        self.refuses("no/such/folder")
        self.refuses("services/web/deployment.yaml")

    def test_a_folder_that_cannot_be_written(self):
        self.write("inventory", "a file")
        result = self.run_program("init")
        self.assertNotEqual(result.code, 0)
        self.assertTrue(result.err)


if __name__ == "__main__":
    program.main()
