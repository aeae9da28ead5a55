"""Files made to be slow to read for literals: twice the text takes about twice the time."""

import resource

import program

SIZE = 100_000
TOKEN = "Tulip7Garden1"
FILES = {
    "akia.txt": "AKIA", "jwt.txt": "eyJ", "begin.txt": "-----BEGIN PRIVATE KEY-----", "names.txt": "password=",
    "url.txt": "https://a:b@", "colons.txt": "password:", "tags.xml": f"<password>{TOKEN}</password>",
    "quotes.ts": 'password="', "lines.ts": f'password="{TOKEN}",\n', "line.ts": f'password="{TOKEN}", ',
    "lines.env": f"DB_PASSWORD={TOKEN}\n", "crlf.env": f"DB_PASSWORD={TOKEN}\r\n", "cr.env": f"DB_PASSWORD={TOKEN}\r",
    "deep.yaml": "password: [", "maps.yaml": "{password: ", "many.yaml": f"- password: {TOKEN}\n", "deep.json": '{"password":',
    "actions.yaml": "password: {{ ", "deep.tf": 'a { password = "x"\n', "broken.tf": 'password = x ? "abc12" :\n',
    "templates.tf": 'password = "${', "heredocs.tf": "password = <<EOF\n", "substitutions.sh": "PASSWORD=$(", "ticks.sh": "PASSWORD=`",
    "documents.sh": f"mysql -p{TOKEN} <<A <<B\n", "Dockerfile": f"ENV DB_PASSWORD={TOKEN}\n", "Jenkinsfile": 'sh "mysql -p${TOKEN}',
    "open.sql": "ALTER USER a IDENTIFIED BY '", "array.toml": f'password = ["{TOKEN}",\n', "fences.md": f"```sh\nmysql -p{TOKEN}\n",
    "nul.txt": f"password={TOKEN}\0\n", "bytes.ts": f'password="{TOKEN}"; // \udcff\udcc3\n',
    "allowed.txt": f'password = "{TOKEN}" # keyref: allow literal-in-source -- x\n', "allows.txt": "# keyref: allow missing-key -- x\n",
}


class Hostile(program.Fleet):
    def seconds(self, path, content):
        self.write(path, content.encode("utf-8", "surrogateescape"))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = self.scan(path, f"--report=text={self.top}/out.txt", f"--report=sarif={self.top}/out.sarif")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertIn(result.code, (0, 1, 3), path)
        self.assertNotIn(TOKEN, result.out + result.err)
        return after.ru_utime - before.ru_utime

    def test_time_is_linear(self):
        for path, text in FILES.items():
            with self.subTest(path):
                once = self.seconds(path, text * (SIZE // len(text)))
                twice = self.seconds(path, text * (2 * SIZE // len(text)))
                self.assertLess(twice, 2.8 * once + 0.5)
                self.assertLess(twice, 10)

    def test_what_is_broken_is_read_for_literals_all_the_same(self):
        for path in ("cr.env", "crlf.env", "nul.txt", "bytes.ts", "tags.xml"):
            self.seconds(path, FILES[path] * 10)
            self.assertEqual(len([each for each in self.scan(path).findings if each["rule"] != "syntax-error"]), 10, path)


if __name__ == "__main__":
    program.main()
