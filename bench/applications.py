"""Writes a tree of applications to measure the search for literals on: TypeScript, tests, settings, translations, a lock file.

The same arguments always write the same bytes. What looks like a secret is made of a counter, and nobody's.
"""

import random
from pathlib import Path

SEED = 20261125
NOUNS = "order invoice customer session payment refund ledger report search catalog shipment basket voucher device".split()
VERBS = "create find update remove check send load merge parse publish".split()
FILES_OF_SERVICE = 100


def method(chance, noun):
    verb, other = chance.choice(VERBS), chance.choice(NOUNS)
    return (f"  async {verb}{noun.title()}({other}Id: string, token: string): Promise<{noun.title()}> {{\n"
            f"    const {other} = await this.{other}Repository.findOne({{ where: {{ id: {other}Id }} }});\n"
            f"    if (!{other}) throw new NotFoundException('{other} not found');\n"
            f"    this.logger.debug(`{verb} ${{{other}.id}} for ${{this.options.region}}`);\n"
            f"    return this.{noun}Service.{verb}({other}, {{ token, retries: {chance.randint(1, 9)} }});\n  }}\n\n")


def source(chance, noun):
    """A file of code; one in a hundred holds a literal, a third reads a secret as it should."""
    text = "".join(f"import {{ {name.title()}Service }} from '../{name}/{name}.service';\n" for name in chance.sample(NOUNS, 4))
    text += f"\n/** Keeps {noun}s, and tells others of them. */\n@Injectable()\nexport class {noun.title()}Service {{\n"
    if chance.random() < 0.33:
        text += f"  private readonly apiKey = process.env.{noun.upper()}_API_KEY;\n"
    if chance.random() < 0.01:
        text += f"  private readonly password: string = 'S3cret-{chance.randint(1000, 9999)}-{noun}';\n"
    return text + "".join(method(chance, noun) for _ in range(chance.randint(6, 30))) + "}\n"


def translations(chance):
    entries = [f'  "{noun}.{verb}.{number}": "{verb.title()} your {noun}, or reset its password"'
               for number, (noun, verb) in enumerate((chance.choice(NOUNS), chance.choice(VERBS)) for _ in range(400))]
    return "{\n" + ",\n".join(entries) + "\n}\n"


def lock_file(chance):
    entries = [f'    "node_modules/{chance.choice(NOUNS)}-{number}": {{\n      "version": "1.{number}.0",\n'
               f'      "integrity": "sha512-{chance.randbytes(64).hex()}"\n    }}' for number in range(2000)]
    return '{\n  "packages": {\n' + ",\n".join(entries) + "\n  }\n}\n"


def write_applications(folder, services, files_of_service=FILES_OF_SERVICE):
    """About 0.3 MB a service, or what its number of files makes."""
    for index in range(services):
        chance = random.Random(f"{SEED}:{index}")
        top = Path(folder) / "apps" / f"{chance.choice(NOUNS)}-{index:03d}"
        files = {f"src/{noun}/{noun}.{number}.ts": source(chance, noun)
                 for number in range(files_of_service) for noun in [chance.choice(NOUNS)]}
        files["src/i18n/en.json"] = translations(chance)
        files[".env.example"] = f"PORT=3000\nDB_HOST=localhost\nDB_PASSWORD=changeme{index}\n"
        files["README.md"] = "# A service\n\n" + "It keeps things, and the token of the caller decides which.\n" * 40
        if index % 20 == 0:
            files["package-lock.json"] = lock_file(chance)
        for name, text in files.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
