#!/usr/bin/env python3
"""Files made to be slow to read for literals, by name and the text that each repeats; and a look whether twice the text
takes twice the time.

    python3 bench/hostile.py PROGRAM
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

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
    "reads.ts": "const a = process.env.A || 'x';\nfunction f() { return other(and, more, and, more); }\n", "sinks.ts": "jwt.sign(p, KEY);\n",
    "allowed.txt": f'password = "{TOKEN}" # keyref: allow literal-in-source -- x\n', "allows.txt": "# keyref: allow missing-key -- x\n",
}


def text_of(name, size):
    return (FILES[name] * (size // len(FILES[name]))).encode("utf-8", "surrogateescape")


def seconds(program, name, size):
    """Of the processor, for one file with reports of all formats."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(text_of(name, size))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "scan", name, "--report=text=out.txt", "--report=sarif=out.sarif"], cwd=folder, check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    program = Path(sys.argv[1]).resolve()
    steeper = []
    for name in FILES:
        once, twice = (min(seconds(program, name, size) for _ in range(3)) for size in (5 * SIZE, 10 * SIZE))
        print(f"{name:20} {once:6.2f} s {twice:6.2f} s")
        if twice > 2.8 * once + 0.1:
            steeper.append(name)
    sys.exit(f"more than linear: {', '.join(steeper)}" if steeper else 0)


if __name__ == "__main__":
    main()
