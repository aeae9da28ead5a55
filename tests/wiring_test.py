"""Variables that code reads and manifests provide."""

import json

import program

INVENTORY = "environment: {}\nglobal: {{}}\nservices:\n  web: {{web-secrets: [{}]}}\n"


def workload(name, *env, env_from=(), kind="Deployment", image=None, more=""):
    """`env`: names, or lines of YAML; `env_from`: lines."""
    lines = ["apiVersion: apps/v1", f"kind: {kind}", f"metadata: {{name: {name}}}", "spec:", "  template:", "    spec:",
             "      containers:", "        - name: app"]
    lines += [f"          image: {image}"] if image else []
    lines += [f"          {more}"] if more else []
    lines += ["          envFrom:"] + [f"            - {each}" for each in env_from] if env_from else []
    lines += ["          env:"] if env else []
    lines += [f"            - {each if ':' in each else f'{{name: {each}, value: x1}}'}" for each in env]
    return "\n".join(lines) + "\n"


class Wiring(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY.format("dev", "API_KEY"))
        self.write("inventory/prod.yaml", INVENTORY.format("prod", "API_KEY"))

    def told(self, *arguments, rule="unprovided-env"):
        result = self.scan(*arguments)
        self.assertIn(result.code, (0, 1), result.err)
        return [each for each in result.findings if each["rule"] == rule]

    def variables(self, *arguments, rule="unprovided-env"):
        return [(each.get("service"), each["variable"], each["severity"]) for each in self.told(*arguments, rule=rule)]

    def unread(self, *arguments):
        return [(each["file"], each["line"], each["variable"]) for each in self.told(*arguments, rule="unread-env")]


class Unprovided(Wiring):
    def test_place_service_environments_and_what_would_provide_it(self):
        self.write("web/deployment.yaml", workload("web", "LOG_LEVEL"))
        self.write("web/src/main.ts", "log(process.env.LOG_LEVEL);\nconst key = process.env.API_KEY;\n")
        [finding] = self.told()
        self.assertEqual((finding["file"], finding["line"], finding["column"], finding["endColumn"]), ("web/src/main.ts", 2, 13, 32))
        self.assertEqual((finding["service"], finding["environments"], finding["variable"], finding["severity"]),
                         ("web", ["dev", "prod"], "API_KEY", "warning"))
        self.assertEqual((finding["secret"], finding["key"]), ("web-secrets", "API_KEY"))
        for word in ("`API_KEY`", "`web`", "dev and prod", "`web-secrets`"):
            self.assertIn(word, finding["message"])

    def test_severities(self):
        self.write("web/deployment.yaml", workload("web", "LOG_LEVEL"))
        self.write("web/src/main.ts", "log(process.env.LOG_LEVEL);\nuse(process.env.PLAIN_NAME, process.env.DB_PASSWORD);\n"
                   "const host = this.configService.getOrThrow('MAIL_HOST');\n"
                   "const size = this.configService.get('PAGE_SIZE', 10);\nconst mode = process.env.RUN_MODE ?? 'fast';\n")
        self.assertEqual(self.variables(), [("web", "PLAIN_NAME", "note"), ("web", "DB_PASSWORD", "warning"), ("web", "MAIL_HOST", "error")])
        self.assertEqual(self.scan().code, 1)

    def test_env_from_of_an_inventorys_secret_and_of_a_config_map(self):
        self.write("web/deployment.yaml", workload("web", env_from=["secretRef: {name: web-secrets}", "configMapRef: {name: settings}"]))
        self.write("web/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {MAIL_HOST: a}\n")
        self.write("web/src/main.ts", "use(process.env.API_KEY, process.env.MAIL_HOST, process.env.OTHER_ONE);\n")
        self.assertEqual(self.variables(), [("web", "OTHER_ONE", "note")])
        (self.top / "web/config.yaml").unlink()
        self.assertEqual(self.variables(), [])

    def test_a_secret_whose_keys_are_not_known_provides_everything(self):
        self.write("inventory/prod.yaml", "environment: prod\nservices: {web: {web-secrets: {keys: unknown}}}\n")
        self.write("web/deployment.yaml", workload("web", env_from=["secretRef: {name: web-secrets}"]))
        self.write("web/src/main.ts", "use(process.env.API_KEY, process.env.OTHER_ONE);\n")
        self.assertEqual([each["environments"] for each in self.told()], [["dev"]])

    def test_each_environment_by_kustomize(self):
        self.write("web/base/deployment.yaml", workload("web", "LOG_LEVEL", env_from=["configMapRef: {name: settings}"]))
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\nconfigMapGenerator: [{name: settings, literals: [A_HOST=a]}]\n")
        self.write("web/overlays/dev/kustomization.yaml", "resources: [../../base]\nnamePrefix: dev-\n")
        self.write("web/overlays/prod/kustomization.yaml", "resources: [../../base]\nnamePrefix: live-\n"
                   "configMapGenerator: [{name: settings, behavior: merge, literals: [B_HOST=b]}]\n")
        self.write("web/src/main.ts", "use(process.env.LOG_LEVEL, process.env.A_HOST, process.env.B_HOST);\n")
        self.assertEqual([(each["variable"], each["environments"], each["service"]) for each in self.told()], [("B_HOST", ["dev"], "web")])

    def test_each_environment_by_helm(self):
        self.write("web/chart/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
        self.write("web/chart/values.yaml", "mail: false\n")
        self.write("web/chart/values-prod.yaml", "mail: true\n")
        self.write("web/chart/templates/deployment.yaml",
                   workload("web", "LOG_LEVEL", env_from=['configMapRef: {name: "{{ .Release.Name }}-settings"}'])
                   + "            {{- if .Values.mail }}\n            - {name: MAIL_HOST, value: a}\n            {{- end }}\n")
        self.write("web/chart/templates/config.yaml", 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ .Release.Name }}-settings"}\n'
                   "data: {A_HOST: a}\n")
        self.write("web/src/main.ts", "use(process.env.LOG_LEVEL, process.env.A_HOST, process.env.MAIL_HOST);\n")
        self.assertEqual([(each["variable"], each["environments"]) for each in self.told()], [("MAIL_HOST", ["dev"])])

    def test_any_workload_of_the_service_counts(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST") + "---\n" + workload("web-worker", "B_HOST"))
        self.write("web/src/main.ts", "use(process.env.A_HOST, process.env.B_HOST, process.env.C_HOST);\n")
        self.assertEqual(self.variables(), [("web", "C_HOST", "note")])

    def test_a_command_that_brings_variables_provides_everything(self):
        self.write("web/src/main.ts", "use(process.env.A_HOST, process.env.B_HOST);\n")
        for more, told in {'command: [node, main.js]': 1, 'command: [sh, -c, "source /vault/secrets/config && node main.js"]': 0,
                           'command: [chamber, exec, web, --, node, main.js]': 0}.items():
            self.write("web/deployment.yaml", workload("web", "A_HOST", more=more))
            self.assertEqual(len(self.told()), told, more)

    def test_tests_never(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST"))
        self.write("web/src/main.ts", "use(process.env.A_HOST);\n")
        for path in ("web/src/main.spec.ts", "web/test/a.ts", "web/e2e/a.ts"):
            self.write(path, "use(process.env.ONLY_HERE);\n")
        self.assertEqual(self.variables(), [])

    def test_no_workload_in_the_tree(self):
        self.write("web/service.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n")
        self.write("web/src/main.ts", "use(process.env.A_HOST);\n")
        self.assertEqual(self.variables(), [])

    def test_the_images_own_variables(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST"))
        self.write("web/Dockerfile", "FROM node:20\nENV CACHE_DIR=/tmp\n")
        self.write("web/src/main.ts", "use(process.env.A_HOST, process.env.CACHE_DIR, process.env.PORT, process.env.NODE_ENV);\n")
        self.assertEqual(self.variables(), [])

    def test_what_next_js_puts_into_the_code(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST"))
        self.write("web/next.config.js", """module.exports = {
  env: {
    // PORT_OF: of nobody
    publicKey: pick ? 'a:b,' : "c", /* X: */ 'SITE_NAME': `${f({ INNER: 1 })}`,
  },
  other: { LATER: 1 },
};
""")
        self.write("web/pages/index.jsx", "use(process.env.A_HOST, process.env.publicKey, process.env.SITE_NAME, process.env.INNER, "
                   "process.env.LATER);\n")
        self.assertEqual([each[1] for each in self.variables()], ["INNER", "LATER"])

    def test_a_near_name_is_suggested(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST", "MAIL_SERVER_HOST"))
        self.write("web/src/main.ts", "use(process.env.A_HOST, process.env.MAILSERVER_HOST);\n")
        self.assertEqual([each["suggestion"] for each in self.told()], ["MAIL_SERVER_HOST"])

    def test_one_finding_a_variable_with_its_other_reads(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST"))
        self.write("web/src/a.ts", "use(process.env.A_HOST, process.env.B_HOST);\n")
        self.write("web/src/b.ts", "const b = config.getOrThrow('B_HOST');\n")
        [finding] = self.told()
        self.assertEqual((finding["file"], finding["severity"]), ("web/src/b.ts", "error"))
        self.assertEqual([each["file"] for each in finding["related"]], ["web/src/a.ts"])

    def test_it_can_be_allowed_and_set(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST"))
        self.write("web/src/a.ts", "use(process.env.A_HOST);\n// keyref: allow unprovided-env -- only on machines of developers\n"
                   "use(process.env.B_HOST);\n")
        self.assertEqual(self.scan().json["summary"]["allowed"], 1)
        self.write("keyref.yaml", "rules: {unprovided-env: off}\n")
        self.assertEqual(self.variables(), [])

    def test_what_looks_like_a_value_is_no_name_to_show(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST"))
        value = "zq7" + "Rk2Vt9Lw4Xn8Pb3Jd6" + "Hs5Mc1Gf0"
        self.write("web/src/a.ts", f"use(process.env.A_HOST, process.env['{value}'], process.env.{value});\n")
        result = self.scan()
        self.assertEqual(self.told(), [])
        self.assertNotIn(value, result.out)

    def test_python_and_go(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST"))
        self.write("web/app.py", "import os\nhost = os.environ['A_HOST']\nname = os.environ['B_NAME']\n")
        self.write("web/main.go", 'package main\n\nimport "os"\n\nvar c = os.Getenv("C_NAME")\n')
        self.assertEqual({each[1] for each in self.variables()}, {"B_NAME", "C_NAME"})


class Monorepo(Wiring):
    def setUp(self):
        super().setUp()
        for name in ("x", "y"):
            self.write(f"apps/{name}/k8s/deployment.yaml", workload(name, f"{name.upper()}_HOST"))
        self.write("libs/common/src/index.ts", "export * from './mail';\n")
        self.write("libs/common/src/mail.ts", "export const mail = () => process.env.MAIL_PASSWORD;\n")

    def main(self, name, *imports):
        lines = [f"import {{ a }} from '{each}';\n" for each in imports]
        self.write(f"apps/{name}/src/main.ts", "".join(lines) + f"start(process.env.{name.upper()}_HOST);\n")

    def test_each_app_counts_its_own_and_what_it_imports(self):
        self.main("x", "../../../libs/common/src")
        self.main("y")
        [finding] = self.told()
        self.assertEqual((finding["file"], finding["service"], finding["severity"]), ("libs/common/src/mail.ts", "x", "note"))

    def test_by_paths_of_a_tsconfig(self):
        self.main("x", "@app/common")
        self.main("y", "@nestjs/common")
        self.write("tsconfig.json", '{"compilerOptions": {"baseUrl": ".", "paths": {"@app/common": ["libs/common/src"]}}}\n')
        self.assertEqual([each[0] for each in self.variables()], ["x"])

    def test_by_the_name_of_a_package(self):
        self.main("x", "@acme/common")
        self.main("y", "@acme/common")
        self.write("package.json", '{"name": "acme", "workspaces": ["apps/*", "libs/*"]}\n')
        self.write("libs/common/package.json", '{"name": "@acme/common", "main": "dist/index.js"}\n')
        self.assertEqual([each[0] for each in self.variables()], ["x", "y"])

    def test_manifests_apart_from_code(self):
        self.write("deploy/z/deployment.yaml", workload("z", "Z_HOST"))
        self.write("nest-cli.json", '{"projects": {"z": {"sourceRoot": "projects/z/src"}}}\n')
        self.write("projects/z/src/main.ts", "start(process.env.Z_HOST, process.env.Z_NAME);\n")
        self.assertEqual(self.variables(), [("z", "Z_NAME", "note")])

    def test_a_library_is_not_what_an_image_of_its_name_runs(self):
        self.write("infra/deps/cache.yaml", workload("x-cache", "Z_HOST", image="redis:7"))
        self.write("libs/redis/src/index.ts", "connect(process.env.REDIS_HOST);\n")
        self.write("libs/redis/package.json", '{"name": "@acme/redis"}\n')
        self.assertEqual([each[:2] for each in self.variables()], [("x-cache", "REDIS_HOST")])
        for path, content in {"libs/redis/project.json": '{"projectType": "library"}',
                              "nest-cli.json": '{"projects": {"redis": {"type": "library", "root": "libs/redis"}}}'}.items():
            self.write(path, content)
            self.assertEqual(self.variables(), [], path)
            (self.top / path).unlink()

    def test_the_source_of_keyref_yaml(self):
        self.write("deploy/z/deployment.yaml", workload("z", "Z_HOST"))
        self.write("elsewhere/main.ts", "start(process.env.Z_HOST, process.env.Z_NAME);\n")
        self.assertEqual(self.variables(), [])
        self.write("keyref.yaml", "services: {z: {manifests: ['deploy/z/**'], source: [elsewhere]}}\n")
        self.assertEqual(self.variables(), [("z", "Z_NAME", "note")])


class Unread(Wiring):
    def setUp(self):
        super().setUp()
        self.write("web/deployment.yaml", workload("web", "A_HOST", "OLD_HOST"))

    def test_at_the_manifests_entry(self):
        self.write("web/src/main.ts", "use(process.env.A_HOST);\n")
        [finding] = self.told(rule="unread-env")
        self.assertEqual((finding["file"], finding["line"], finding["column"], finding["variable"], finding["service"], finding["severity"],
                          finding["environments"]),
                         ("web/deployment.yaml", 11, 22, "OLD_HOST", "web", "note", ["dev", "prod"]))

    def test_silent_without_source_and_where_reads_are_not_known(self):
        self.assertEqual(self.unread(), [])
        for code in ("use(process.env[name]);\n", "run({ ...process.env });\n"):
            self.write("web/src/main.ts", "use(process.env.A_HOST);\n" + code)
            self.assertEqual(self.unread(), [], code)

    def test_used_by_arguments_values_and_commands(self):
        self.write("web/src/main.ts", "use(process.env.A_HOST);\n")
        for more in ('args: ["$(OLD_HOST)"]', 'command: [sh, -c, "serve $OLD_HOST"]', 'livenessProbe: {exec: {command: [ping, "$(OLD_HOST)"]}}'):
            self.write("web/deployment.yaml", workload("web", "A_HOST", "OLD_HOST", more=more))
            self.assertEqual(self.unread(), [], more)
        self.write("web/deployment.yaml", workload("web", "OLD_HOST", "{name: A_HOST, value: 'http://$(OLD_HOST)'}"))
        self.assertEqual(self.unread(), [])

    def test_schemas_are_known(self):
        self.write("web/src/env.ts", "export const env = z.object({ A_HOST: z.string() }).parse(process.env);\n")
        self.assertEqual([each[2] for each in self.unread()], ["OLD_HOST"])

    def test_keys_of_env_from_are_none(self):
        self.write("web/deployment.yaml", workload("web", "A_HOST", env_from=["secretRef: {name: web-secrets}"]))
        self.write("web/src/main.ts", "use(process.env.A_HOST);\n")
        self.assertEqual(self.unread(), [])


class Paths(Wiring):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "rules: {unused-secret: off}\n")
        self.write("web/k8s/deployment.yaml", workload("web", "A_HOST", "OLD_HOST"))
        self.write("web/src/main.ts", "import { b } from '@acme/lib';\nuse(process.env.A_HOST, process.env.C_HOST);\n")
        self.write("web/src/more.ts", "use(process.env.B_HOST);\n")
        self.write("libs/lib/package.json", '{"name": "@acme/lib"}\n')
        self.write("libs/lib/index.ts", "export const b = process.env.L_HOST;\n")
        self.write("other/k8s/deployment.yaml", workload("other", "A_HOST"))
        self.write("other/src/main.ts", "use(process.env.A_HOST);\n")

    def test_the_whole(self):
        self.assertEqual([each[:2] for each in self.variables()], [("web", "L_HOST"), ("web", "C_HOST"), ("web", "B_HOST")])
        self.assertEqual(self.unread(), [("web/k8s/deployment.yaml", 11, "OLD_HOST")])

    def test_code_alone_is_joined_with_its_manifests(self):
        self.assertEqual([each[:2] for each in self.variables("web/src/main.ts")], [("web", "C_HOST")])
        self.assertEqual([each[:2] for each in self.variables("web/src/more.ts")], [("web", "B_HOST")])
        self.assertEqual(self.variables("other/src/main.ts"), [])

    def test_a_manifest_alone_is_joined_with_its_code(self):
        self.assertEqual(self.unread("web/k8s/deployment.yaml"), [("web/k8s/deployment.yaml", 11, "OLD_HOST")])
        self.write("libs/lib/index.ts", "export const b = process.env.OLD_HOST;\n")
        self.assertEqual(self.unread("web/k8s/deployment.yaml"), [])

    def test_a_library_is_joined_with_the_services_that_import_it(self):
        self.assertEqual([each[:2] for each in self.variables("libs/lib/index.ts")], [("web", "L_HOST")])

    def test_what_gos_tools_have_vendored_gets_on_by_itself(self):
        read = 'package auth\n\nimport "os"\n\nvar c = os.Getenv("LIBRARY_FILE")\n'
        self.write("web/vendor/github.com/acme/auth/auth.go", read)
        self.write("web/vendor/auth.go", read.replace("LIBRARY_FILE", "VENDOR_HOST"))
        self.assertEqual([each[1] for each in self.variables("web") if "_FILE" in each[1] or "VENDOR" in each[1]], ["VENDOR_HOST"])

    def test_what_is_elsewhere_may_provide_it(self):
        self.write("web/k8s/deployment.yaml", workload("web", "A_HOST", env_from=["configMapRef: {name: shared}"]))
        self.write("platform/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\ndata: {B_HOST: b}\n")
        self.assertEqual(self.variables("web/src/more.ts"), [])

    def test_counts_are_of_what_is_named(self):
        self.assertEqual(self.scan("web/src/main.ts").json["summary"]["files"], 1)

    def test_ignored_code_stays_unread(self):
        self.git("init", "-q")
        self.write(".gitignore", "generated/\n")
        self.write("web/generated/a.ts", "use(process.env.OLD_HOST);\n")
        self.assertEqual(len(self.unread("web/k8s")), 1)


class Jobs(Wiring):
    def test_output_does_not_depend_on_the_number_of_threads(self):
        for name in ("a", "b", "c"):
            self.write(f"{name}/deployment.yaml", workload(name, "A_HOST"))
            for file in range(6):
                self.write(f"{name}/src/{file}.ts", f"use(process.env.A_HOST, process.env.V_{file}, process.env.SHARED);\n")
        self.assertEqual(json.dumps(self.scan("--jobs", "1").findings), json.dumps(self.scan("--jobs", "4").findings))


if __name__ == "__main__":
    program.main()
