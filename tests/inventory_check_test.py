"""`keyref inventory check`: what is wrong with inventories, wherever they are."""

import program

RIGHT = "environment: {}\nglobal:\n  shared-db: [URL]\n"


class Check(program.Fleet):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", RIGHT.format("dev"))
        self.write("inventory/prod.yaml", RIGHT.format("prod"))

    def check(self, *arguments, **more):
        return self.run_program("inventory", "check", "--format", "json", *arguments, **more)

    def told(self, *arguments, code=0):
        result = self.check(*arguments)
        self.assertEqual((result.code, result.err), (code, ""))
        return [(each["rule"], each["file"], each["line"], each["environments"]) for each in result.findings]


class Mistakes(Check):
    def test_right_ones(self):
        result = self.check()
        self.assertEqual((result.code, result.findings, result.err), (0, [], ""))
        self.assertEqual((result.json["summary"]["files"], result.json["summary"]["environments"]), (2, ["dev", "prod"]))

    def test_what_was_looked_at(self):
        self.assertEqual(self.run_program("inventory", "check").out, "Looked at 2 inventories of dev and prod.\nNothing found.\n")
        self.assertEqual(self.run_program("inventory", "check", "--env", "dev").out, "Looked at 1 inventory of dev.\nNothing found.\n")

    def test_a_mistake_is_a_finding(self):
        self.write("inventory/prod.yaml", "environment: prod\nglobals: {}\nglobal:\n  shared-db: {kys: [URL]}\n")
        self.assertEqual(self.told(code=1), [("invalid-inventory", "inventory/prod.yaml", 2, ["prod"]),
                                             ("invalid-inventory", "inventory/prod.yaml", 4, ["prod"])])
        self.assertIn("did you mean `global`", self.check().findings[0]["message"])
        self.assertEqual(self.scan().code, 2)

    def test_every_mistake_has_a_fingerprint_of_its_own_that_stays_when_lines_move(self):
        text = "environment: prod\nglobals: {}\nservices: {web: [], api: []}\n"
        self.write("inventory/prod.yaml", text)
        before = [each["fingerprint"] for each in self.check().findings]
        self.write("inventory/prod.yaml", "# moved\n" + text)
        self.assertEqual([each["fingerprint"] for each in self.check().findings], before)
        self.assertEqual(len(set(before)), 3)

    def test_a_text_that_is_no_yaml(self):
        self.write("inventory/prod.yaml", "environment: prod\nglobal: [\n")
        [(rule, file, _, environments)] = self.told(code=1)
        self.assertEqual((rule, file, environments), ("invalid-inventory", "inventory/prod.yaml", ["prod"]))

    def test_no_value_is_shown(self):
        value = "zq7" + "Rk2Vt9Lw4Xn8Pb3Jd6"
        self.write("inventory/prod.yaml", f"environment: prod\nglobal:\n  shared-db: {{URL: {value}}}\n  {value}: [URL]\n")
        for form in ("text", "json", "sarif"):
            result = self.run_program("inventory", "check", "--format", form)
            self.assertEqual(result.code, 1)
            self.assertNotIn(value, result.out + result.err)

    def test_age_rotation_and_doubles(self):
        self.write("inventory/prod.yaml", "environment: prod\ntaken: 2026-10-01\nglobal:\n"
                                          "  shared-db: {keys: [URL], rotated: 2026-01-01, rotate_every: 4w}\n  shared-db: [URL]\n")
        self.assertEqual(self.told(), [("stale-inventory", "inventory/prod.yaml", 2, ["prod"]),
                                       ("rotation-overdue", "inventory/prod.yaml", 4, ["prod"]),
                                       ("duplicate-secret", "inventory/prod.yaml", 5, ["prod"])])
        self.assertEqual(self.check("--fail-on", "warning").code, 1)

    def test_only_of_the_environments_that_are_named(self):
        self.write("inventory/prod.yaml", "globals: {}\n")
        self.assertEqual(self.told("--env", "dev"), [])
        self.assertEqual(len(self.told("--env", "prod", code=1)), 1)


class Files(Check):
    def test_outside_the_repository(self):
        top = self.write("repository/keyref.yaml", "environments: {dev: {}, prod: {aliases: [production]}}\n").parent
        file = self.write("elsewhere/prod.yaml", "environment: production\ntaken: 2026-10-01\n")
        result = self.check(file, folder=top)
        self.assertEqual([(each["rule"], each["file"], each["environments"]) for each in result.findings],
                         [("stale-inventory", str(file), ["prod"])])
        file.write_text("environment: dev\n")
        [finding] = self.check(file, folder=top).findings
        self.assertEqual((finding["rule"], finding["line"]), ("invalid-inventory", 1))

    def test_by_the_path_that_keyref_yaml_says(self):
        self.write("keyref.yaml", "environments: {dev: {inventory: lists/all.yaml}}\n")
        self.write("lists/all.yaml", "environment: prod\n")
        self.assertEqual(self.told("lists/all.yaml", code=1), [("invalid-inventory", "lists/all.yaml", 1, ["dev"])])

    def test_one_that_no_environment_knows_may_be_any(self):
        self.write("new.yaml", "environment: staging\nglobal: {db: [URL]}\n")
        self.assertEqual(self.told("new.yaml"), [])
        self.write("new.yaml", "environment: [staging]\nglobal: {db: [URL]}\n")
        self.assertEqual(self.told("new.yaml", code=1), [("invalid-inventory", "new.yaml", 1, ["new"])])

    def test_only_the_named_ones_and_each_once(self):
        self.write("inventory/dev.yaml", "globals: {}\n")
        self.write("inventory/prod.yaml", "globals: {}\n")
        self.assertEqual([row[1] for row in self.told("inventory/dev.yaml", "./inventory/dev.yaml", code=1)], ["inventory/dev.yaml"])

    def test_two_of_one_environment(self):
        for folder in "ab":
            self.write(f"{folder}/prod.yaml", "environment: prod\nglobal: {x: [A], x: [A]}\n")
        self.assertEqual([row[1:] for row in self.told("a/prod.yaml", "b/prod.yaml")],
                         [("a/prod.yaml", 2, ["prod"]), ("b/prod.yaml", 2, ["prod"])])

    def test_bad_usage(self):
        for arguments in (["missing.yaml"], ["inventory"], ["inventory/dev.yaml", "--env", "dev"], ["--env", "live"]):
            result = self.check(*arguments)
            self.assertEqual((result.code, result.out), (2, ""), arguments)
            self.assertTrue(result.err.startswith("keyref: "), result.err)


class Settings(Check):
    def test_a_rule_that_is_off_is_not_told_but_for_mistakes(self):
        self.write("keyref.yaml", "rules: {stale-inventory: off, invalid-inventory: off}\n")
        self.write("inventory/prod.yaml", "taken: 2026-10-01\nglobals: {}\n")
        self.assertEqual([row[0] for row in self.told(code=1)], ["invalid-inventory"])

    def test_an_allow_in_the_file(self):
        self.write("inventory/prod.yaml", "environment: prod\n# keyref: allow stale-inventory -- nobody may read this cluster\ntaken: 2026-10-01\n")
        result = self.check()
        self.assertEqual((result.code, result.findings, result.json["summary"]["allowed"]), (0, [], 1))

    def test_without_an_inventory_nothing_was_checked(self):
        for name in ("dev", "prod"):
            (self.top / f"inventory/{name}.yaml").unlink()
        result = self.check()
        self.assertEqual(result.code, 3)
        self.assertIn("there is no inventory", result.err)

    def test_a_scan_tells_of_age_and_rotation_inside_the_root_only(self):
        text = "environment: dev\ntaken: 2026-10-01\nglobal: {db: {keys: [URL], rotated: 2026-01-01, rotate_every: 4w}}\n"
        self.write("inventory/dev.yaml", text)
        self.assertEqual(self.scan("--env", "dev").rules(), ["rotation-overdue", "stale-inventory", "unused-secret"])
        top = self.write("repository/keyref.yaml", "environments: {dev: {}}\n").parent
        result = self.scan("--inventory", self.top / "inventory", folder=top)
        self.assertEqual((result.code, result.findings), (0, []))
        self.assertEqual([each["rule"] for each in self.check("--inventory", self.top / "inventory", folder=top).findings],
                         ["stale-inventory", "rotation-overdue"])


if __name__ == "__main__":
    program.main()
