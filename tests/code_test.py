"""Source code at the user's surface: what is told where, also across files, and what could not be read."""

import program

INVENTORY = "environment: dev\n"
VALUE = "dishwasher7"


class Code(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", INVENTORY)

    def told(self, *arguments):
        return [(each["severity"], each["rule"], each["file"], each["line"], each["column"]) for each in self.scan(*arguments).findings]

    def test_a_constant_that_another_file_hands_to_a_sink(self):
        self.write("web/src/constants.ts", f"export const FIRST = 1;\nexport const COOKIE = '{VALUE}';\n")
        self.write("web/src/main.ts", "import { COOKIE as signing } from './constants';\napp.use(cookieParser(signing));\n")
        self.assertEqual(self.told(), [("error", "literal-in-source", "web/src/constants.ts", 2, 24)])
        self.write("web/src/main.ts", "import { COOKIE } from './constants';\napp.use(other(COOKIE));\n")
        self.assertEqual(self.told(), [])

    def test_an_entry_of_an_object_of_another_file(self):
        self.write("web/src/settings.js", f"module.exports.settings = 1;\nexport const settings = {{ jwt: {{ signing: '{VALUE}' }} }};\n")
        self.write("web/src/main.js", "const { settings } = require('./settings');\njwt.sign(payload, settings.jwt.signing);\n")
        self.assertEqual(self.told(), [("error", "literal-in-source", "web/src/settings.js", 2, 44)])

    def test_what_an_import_may_bring(self):
        signed = "warning", "literal-in-source"
        for path, text, imported, used, told in (
                ("x.ts", "export default { jwt: { signing: 'tulip' } };", "import x from './x'", "x.jwt.signing", signed),
                ("x.ts", "const all = { signing: 'tulip' };\nexport default all;", "import x from './x'", "x.signing", signed),
                ("x.js", "module.exports = { signing: 'tulip' };", "import x from './x'", "x.signing", signed),
                ("x.js", "exports.signing = 'tulip';", "const x = require('./x')", "x.signing", signed),
                ("x.js", "module.exports.signing = 'tulip';", "const { signing } = require('./x')", "signing", signed),
                ("x.ts", "export const all = { signing: 'tulip' };", "import * as x from './x'", "x.all.signing", signed),
                ("x.ts", "export class X { static SIGNING = 'tulip'; }", "import { X } from './x'", "X.SIGNING", signed),
                ("x.ts", "export enum X { Signing = 'tulip' }", "import { X } from './x'", "X.Signing", signed),
                ("x.ts", "export const signing = process.env.SIGNING ?? 'tulip';", "import { signing } from './x'", "signing",
                 ("warning", "literal-fallback"))):
            with self.subTest(text):
                self.write(f"web/src/{path}", text + "\n")
                self.write("web/src/main.ts", f"{imported};\njwt.sign(payload, {used});\n")
                self.assertEqual([each[:3] for each in self.told()], [(*told, f"web/src/{path}")])
                (self.top / "web/src" / path).unlink()

    def test_the_account_of_another_environment(self):
        self.write("inventory/prod.yaml", "environment: prod\n")
        self.write("keyref.yaml", """\
version: 1
environments:
  dev: {account: "766597584338"}
  prod: {account: "137355570712"}
""")
        self.write("infra/dev/stack.ts", """\
new AppStack(app, 'Dev', { env: { account: '137355570712', region: 'eu-west-1' } });
const own = 'arn:aws:iam::766597584338:role/deploy', other = 'arn:aws:iam::137355570712:role/deploy';
""")
        self.assertEqual([(each[1], each[3]) for each in self.told()], [("foreign-account", 1), ("foreign-account", 2)])

    def test_only_where_the_constants_file_is_reported(self):
        self.write("web/src/constants.ts", f"export const COOKIE = '{VALUE}';\n")
        self.write("web/src/main.ts", "import { COOKIE } from './constants';\napp.use(cookieParser(COOKIE));\n")
        self.assertEqual(self.told("web/src/main.ts"), [])

    def test_code_that_does_not_parse_is_read_around_the_mistake(self):
        self.write("src/broken.ts", "const a = {;\nconst password = 'Tr0ub4dor&3';\n")
        result = self.scan()
        self.assertEqual([(each["severity"], each["rule"], each["line"]) for each in result.findings],
                         [("note", "syntax-error", 1), ("error", "literal-in-source", 2)])
        self.assertEqual(result.code, 1)

    def test_a_comment_is_a_note(self):
        self.write("src/a.ts", "const a = 1;\n// const password = 'Tr0ub4dor&3';\n")
        self.assertEqual(self.told(), [("note", "literal-in-source", "src/a.ts", 2, 22)])

    def test_comparisons_types_and_labels_are_silent(self):
        self.write("src/a.ts", """\
if (password === 'Tr0ub4dor&3') throw new Error('password is Tr0ub4dor&3');
type Token = { type: 'password'; secret: 'Tr0ub4dor' };
const column = { column: 'password', select: ['password', 'secret'] };
@Inject('SECRET_TOKEN_KEY') class A {}
const route = '/reset-password';
""")
        self.assertEqual(self.told(), [])

    def test_only_a_part_of_the_code_is_parsed(self):
        self.write("src/a.ts", "export function f(token: string) { return g(token); }\n" * 2000 + "const password = 'Tr0ub4dor&3';\n")
        result = self.scan("--verbose")
        self.assertEqual(len(result.findings), 1)
        parsed = int(result.err.split("keyref: parsed ")[1].split()[0])
        self.assertLess(parsed, 200)


if __name__ == "__main__":
    program.main()
