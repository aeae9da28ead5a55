"""`keyref promote`: what an environment lacks of what the services of another one use."""

import program
from program import deployment

DEV = """\
environment: dev
global:
  shared-db: [URL, PASSWORD]
services:
  web:
    web-secrets: [API_KEY, JWT_SECRET]
"""


class Promote(program.Fleet):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments: {dev: {}, rc: {}, prod: {}}\n")
        self.write("inventory/dev.yaml", DEV)
        self.prod(DEV)
        self.write("web/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY"), ("URL", "shared-db", "URL")))

    def prod(self, text):
        self.write("inventory/prod.yaml", text.replace("environment: dev", "environment: prod"))

    def promote(self, *more, code):
        result = self.run_program("promote", "--from", "dev", "--to", "prod", *more)
        self.assertEqual((result.code, result.err), (code, ""), result.out)
        return result

    def plan(self, code=0):
        return self.promote("--format", "json", code=code).json

    def names(self, state, code=0):
        return [each["secret"] + ("/" + each["key"] if "key" in each else "") for each in self.plan(code)[state]]


class Answers(Promote):
    def test_all_there(self):
        plan = self.plan()
        self.assertEqual((plan["from"], plan["to"], plan["present"]), ("dev", "prod", 2))
        self.assertEqual([plan[state] for state in ("missing", "unknown", "planned", "optional", "allowed", "fewerKeys", "fromOnly", "unused")], [[]] * 8)

    def test_a_missing_key_in_full(self):
        self.prod(DEV.replace("API_KEY, ", ""))
        self.assertEqual(self.plan(1)["missing"], [{
            "secret": "web-secrets", "key": "API_KEY", "scope": "web", "services": ["web"],
            "uses": [{"file": "web/deployment.yaml", "line": 13, "column": 56}]}])

    def test_a_missing_secret_is_of_the_section_that_lists_it_elsewhere(self):
        self.prod("environment: dev\n")
        self.write("web/second.yaml", deployment("api", ("URL", "shared-db", "URL")))
        missing = {each["secret"]: each for each in self.plan(1)["missing"]}
        self.assertEqual([(name, each["scope"], each["services"], len(each["uses"])) for name, each in missing.items()],
                         [("shared-db", "global", ["api", "web"], 2), ("web-secrets", "web", ["web"], 1)])

    def test_one_that_is_taken_whole_says_its_keys(self):
        self.write("web/deployment.yaml", deployment("web").replace("env:\n", "envFrom: [{secretRef: {name: web-secrets}}]\n"))
        self.prod("environment: dev\n")
        [missing] = self.plan(1)["missing"]
        self.assertEqual((missing["secret"], missing.get("key"), missing["keys"]), ("web-secrets", None, ["API_KEY", "JWT_SECRET"]))
        self.prod(DEV.replace(", JWT_SECRET", ""))
        self.assertEqual((self.names("missing"), self.names("fewerKeys")), ([], ["web-secrets/JWT_SECRET"]))

    def test_unknown_is_told_and_not_present(self):
        self.prod(DEV.replace("[API_KEY, JWT_SECRET]", "{keys: unknown}"))
        self.write("web/other.yaml", deployment("web", ("X", "web-${COLOUR}", "KEY")))
        plan = self.plan()
        self.assertEqual((self.names("unknown"), plan["missing"], plan["present"]), (["web-${COLOUR}/KEY", "web-secrets/API_KEY"], [], 1))
        self.assertNotIn("unused", plan)
        self.assertIn("that nothing uses is not known", self.promote(code=0).out)

    def test_planned_optional_and_unused(self):
        self.prod(DEV.replace("[API_KEY, JWT_SECRET]", "{keys: [API_KEY], planned: true}") + "    web-old: [X]\n")
        self.write("web/more.yaml", deployment("web", ("X", "web-extra", "KEY")).replace("key: KEY", "key: KEY, optional: true"))
        plan = self.plan()
        self.assertEqual((self.names("planned"), self.names("optional")), (["web-secrets/API_KEY"], ["web-extra/KEY"]))
        self.assertEqual(plan["unused"], [{"secret": "web-old", "scope": "web"}])

    def test_a_key_that_the_planned_one_adds_to_what_the_tree_declares(self):
        self.write("web/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: web-secrets}\nstringData: {JWT_SECRET: ''}\n")
        self.prod(DEV.replace("[API_KEY, JWT_SECRET]", "{keys: [API_KEY], planned: true}"))
        self.assertEqual(self.names("planned"), ["web-secrets/API_KEY"])

    def test_what_somebody_accepted_is_told_apart(self):
        self.prod(DEV.replace("API_KEY, ", ""))
        self.write("web/other.yaml", deployment("web", ("OTHER", "web-gone", "KEY")))
        allow = "environments: {dev: {}, prod: {}}\nallow:\n  - {rule: RULE, path: web/other.yaml, reason: made by hand}\n"
        for rule in ("missing-secret", "promotion-gap"):
            self.write("keyref.yaml", allow.replace("RULE", rule))
            self.assertEqual((self.names("missing", 1), self.names("allowed", 1)), (["web-secrets/API_KEY"], ["web-gone/KEY"]))
        self.write("keyref.yaml", allow.replace("RULE", "missing-key"))
        self.assertEqual(self.names("allowed", 1), [])
        self.write("web/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY")).replace(
            "key: API_KEY}", "key: API_KEY}  # keyref: allow missing-key -- made by hand"))
        (self.top / "web/other.yaml").unlink()
        self.assertEqual(self.names("allowed"), ["web-secrets/API_KEY"])

    def test_another_services_secret_is_missing(self):
        self.prod(DEV.replace("  web:\n", "  api:\n"))
        [missing] = self.plan(1)["missing"]
        self.assertEqual((missing["secret"], missing["scope"]), ("web-secrets", "web"))
        self.assertIn("the secret is another service's", self.promote(code=1).out)

    def test_names_are_those_of_the_environment(self):
        self.write("keyref.yaml", "environments: {dev: {variables: {ENV: dev}}, prod: {variables: {ENV: live}}}\n")
        self.write("web/deployment.yaml", deployment("web", ("KEY", "web-${ENV}", "KEY")))
        self.assertEqual(self.names("missing", 1), ["web-live/KEY"])


class Manifests(Promote):
    """Whose manifests count: those of the environment, and what is promoted there."""

    NEW = deployment("web", ("NEW", "web-new", "KEY"))

    def states(self, code):
        plan = self.plan(code)
        return {state for state in ("missing", "fromOnly") for each in plan[state] if each["secret"] == "web-new"}

    def test_of_both(self):
        self.write("web/deployment.yaml", self.NEW)
        self.assertEqual(self.states(1), {"missing"})

    def test_of_the_first_alone_are_what_is_promoted(self):
        (self.top / "web/deployment.yaml").unlink()
        self.write("web/dev/deployment.yaml", self.NEW)
        self.assertEqual(self.states(1), {"missing"})

    def test_but_not_where_the_service_has_its_own_in_the_second(self):
        self.write("web/dev/deployment.yaml", self.NEW)
        self.write("web/prod/deployment.yaml", deployment("web", ("URL", "shared-db", "URL")))
        self.assertEqual(self.states(0), {"fromOnly"})
        self.assertIn("only manifests of dev alone use it", self.promote(code=0).out)

    def test_of_the_second_alone(self):
        self.write("web/prod/deployment.yaml", self.NEW)
        self.assertEqual(self.states(1), {"missing"})

    def test_of_another_environment_do_not(self):
        self.write("web/rc/deployment.yaml", self.NEW)
        self.assertEqual(self.states(0), set())

    def test_a_patch_of_one_overlay(self):
        self.write("web/base/deployment.yaml", deployment("web", ("URL", "shared-db", "URL")))
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n")
        (self.top / "web/deployment.yaml").unlink()
        for name, patches in (("dev", "patches: [{path: patch.yaml}]\n"), ("prod", "")):
            self.write(f"web/overlays/{name}/kustomization.yaml", f"resources: [../../base]\n{patches}")
        self.write("web/overlays/dev/patch.yaml", self.NEW)
        self.assertEqual(self.states(0), {"fromOnly"})

    def test_what_is_promoted_is_used(self):
        (self.top / "web/deployment.yaml").unlink()
        self.write("web/dev/deployment.yaml", deployment("web", ("KEY", "web-secrets", "API_KEY")))
        self.assertEqual([each["secret"] for each in self.plan()["unused"]], ["shared-db"])


class Forms(Promote):
    def setUp(self):
        super().setUp()
        self.prod("environment: dev\nglobal:\n  shared-db: {keys: [URL], planned: true}\nservices:\n  web:\n    web-old: [X]\n")
        self.write("api/deployment.yaml", deployment("api", ("URL", "shared-db", "URL")))

    def test_text(self):
        self.assertEqual(self.promote(code=1).out, """\
web:
  missing web-secrets/API_KEY (section web): there is no such secret
    web/deployment.yaml:13:38  env KEY of web/app

api and web:
  planned shared-db/URL (global): is planned; create it before
    api/deployment.yaml:13:38  env URL of api/app
    web/deployment.yaml:16:38  env URL of web/app

Nothing will use in prod: web-old (section web).

From dev to prod: 2 references present, 1 missing, 1 planned.
""")

    def test_markdown(self):
        out = self.promote("--format", "markdown", code=1).out
        self.assertTrue(out.startswith("### Secrets for the promotion from dev to prod\n\n**web**\n\n- [ ] missing `web-secrets/API_KEY` (section web): "), out)
        self.assertIn("\n  - `web/deployment.yaml:13:38` env KEY of web/app\n", out)

    def test_paths_do_not_act_on_the_terminal(self):
        self.write("api/a\x1b[31m.yaml", deployment("api", ("KEY", "api-secrets", "KEY")))
        self.assertIn("api/a\\x1b[31m.yaml:13:38", self.promote(code=1).out)


class Agreement(program.Fleet):
    """Where a scan of the second environment finds a reference missing, a promotion to it does; else only where it is promoted."""

    def test_with_scans_of_whole_fleets(self):
        promoted = {f"services/recommendations/deploy/overlays/dev/deployment.yaml:{line}" for line in (44, 50)}
        for fleet, more in (("company", promoted), ("clean", set()), ("charts", set()), ("kustomize", set()), ("gitops", set())):
            folder = program.TOP / "testdata" / fleet
            found = program.run("scan", "--env", "prod", "--format", "json", folder=folder).findings
            missing = ("missing-secret", "missing-key", "foreign-secret", "missing-store-secret")
            scanned = {f"{each['file']}:{each['line']}" for each in found if each["rule"] in missing}
            plan = program.run("promote", "--from", "dev", "--to", "prod", "--format", "json", folder=folder).json
            places = {f"{use['file']}:{use['line']}" for each in plan["missing"] for use in each["uses"]}
            self.assertEqual(places, scanned | more, fleet)


class BadInput(Promote):
    def test_usage(self):
        for arguments in ([], ["--from", "dev"], ["--from", "dev", "--to", "dev"], ["--from", "dev", "--to", "live"],
                          ["--from", "dev", "--to", "rc"], ["--from", "dev", "--to", "prod", "--format", "sarif"]):
            result = self.run_program("promote", *arguments)
            self.assertEqual((result.code, result.out), (2, ""), arguments)
            self.assertTrue(result.err.startswith("keyref: "), result.err)

    def test_what_could_not_be_read_may_refer_to_more(self):
        self.write("bad/deployment.yaml", deployment("bad", ("URL", "shared-db", "URL")) + "  broken: [\n")
        result = self.run_program("promote", "--from", "dev", "--to", "prod", "--format", "json")
        self.assertEqual((result.code, result.json["complete"]), (3, False))
        self.assertIn("bad/deployment.yaml:15", result.err)


if __name__ == "__main__":
    program.main()
