"""html is one page that needs nothing else, is valid, and says what json and `keyref uses` say."""

import base64
import hashlib
import re
from collections import Counter

import html5lib
import program
from program import deployment

ODD_NAMES = ("a b", "line\nbreak", "\x1b[31mred", "<script>alert(1)</script>", "<&\"'>", "&lt;", "ä😀", "]]>-->", "\ufffe", "\u202eevil", "`tick")
BROKEN = "apiVersion: v1\nkind: Pod\nx: [\n"
INVENTORY = "environment: {}\nglobal:\n  shared-db: [URL]\n  vault: {{keys: unknown}}\n"
STATES = ("present", "absent", "unknown")


def text_of(element):
    return " ".join("".join(element.itertext()).split())


class Page:
    def __init__(self, text):
        self.text = text
        # A parse error is an exception.
        self.root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
        self.by_id = {element.get("id"): element for element in self.root.iter() if element.get("id")}
        self.elements = list(self.root.iter())

    def all(self, tag, within=None):
        return [element for element in (self.root if within is None else within).iter(tag)]

    def findings(self):
        """Each as what stands around it and what it is: (service's section, heading of severity and rule, article)."""
        return [(section, group.find("h4"), article) for section in self.section("services").findall("section")
                for group in self.all("div", section) for article in group.findall("article")]

    def section(self, heading):
        return next(each for each in self.all("section") if each.get("aria-labelledby") == heading)

    def rows(self, table):
        """Each row as a mapping of the heads of its columns."""
        heads = [text_of(head) for head in self.all("th", table.find(".//thead"))]
        return [dict(zip(heads, row, strict=True)) for row in self.all("tr", table.find(".//tbody"))]

    @property
    def matrix(self):
        """(service, environment) → counts by state."""
        cells = {}
        for row in self.rows(self.section("matrix")):
            service = text_of(row.pop("Service"))
            row.pop("Findings")
            for environment, cell in row.items():
                cells[service, environment] = {state: int(count) for count, state in re.findall(rf"(\d+) ({'|'.join(STATES)})", text_of(cell))}
        return cells

    @property
    def secrets(self):
        """Name → rows of what refers to it, as texts."""
        return {text_of(each.find("summary/h3")): [{head: text_of(cell) for head, cell in row.items()} for row in self.rows(each)]
                for each in self.all("details")}

    def total(self):
        total = Counter(dict.fromkeys(STATES, 0))
        for cell in self.matrix.values():
            total.update(cell)
        return dict(total)


class Html(program.Fleet):
    def setUp(self):
        super().setUp()
        self.write("keyref.yaml", "environments: {dev: {}, rc: {}, prod: {}}\nrules: {unused-secret: off}\n")
        for name in ("dev", "prod"):
            self.write(f"inventory/{name}.yaml", INVENTORY.format(name))

    def write_findings(self):
        self.write("services/api/deployment.yaml", deployment("api", ("A", "shared-db", "URI"), ("B", "gone", "URL"), ("B", "vault", "K")))
        self.write("services/web/deployment.yaml", deployment("web", ("A", "shared-db", "URL"), ("C", "gone", "K, optional: true")))
        self.write("services/web/.env", "DB_PASSWORD=Tulip7Garden!x2\n")

    def page(self, *arguments, **more):
        result = self.run_program("scan", "--format", "html", *arguments, **more)
        self.assertIn(result.code, (0, 1, 3), result.err)
        return Page(result.out)


class Facts(Html):
    def test_findings_are_those_of_json(self):
        self.write_findings()
        page = self.page()
        findings = self.scan().findings
        self.assertEqual({each["severity"] for each in findings}, {"error", "warning", "note"})
        self.assertEqual(len(page.all("article")), len(findings))
        self.assertEqual(len(page.findings()), len(findings))
        for section, head, article in page.findings():
            finding = findings[int(article.get("id").removeprefix("finding-"))]
            self.assertEqual(text_of(head).split()[1:], [finding["severity"], finding["rule"]])
            message, place = article.findall("p")[:2]
            self.assertEqual(text_of(message), finding["message"].replace("`", ""))
            where = f"{finding['file']}:{finding['line']}:{finding['column']}"
            among = finding.get("environments", [])
            self.assertTrue(text_of(place).startswith(where))
            self.assertEqual(re.findall(r"\w+", text_of(place)[len(where):].replace(" and ", " ")), ["in", *among] if among else [])
            self.assertEqual("Did you mean" in text_of(article), "suggestion" in finding)
            self.assertIn(f"rule-{finding['rule']}", page.by_id)
            self.assertTrue(text_of(section.find("h3")).startswith(finding.get("service") or "No service"))

    def test_the_line_is_shown_as_text_shows_it(self):
        self.write_findings()
        text = self.run_program("scan").out
        page = self.page()
        for line in page.all("pre"):
            number, _, shown = text_of(line).partition(" ")
            self.assertRegex(text, rf"(?m)^ *{number} \| +{re.escape(shown)}$")
        self.assertEqual({text_of(mark) for mark in page.all("mark")}, {"gone", "URI", "****", "B", "K"})

    def test_cells_count_references(self):
        self.write_findings()
        page = self.page()
        self.assertEqual(page.matrix["api", "dev"], {"absent": 2, "unknown": 1})
        self.assertEqual(page.matrix["api", "rc"], {"unknown": 3})
        self.assertEqual(page.matrix["web", "prod"], {"present": 1, "absent": 1})
        self.assertEqual(page.total(), self.scan().json["summary"]["references"])
        for row in page.rows(page.section("matrix")):
            [link] = page.all("a", row["Service"])
            for cell in row.values():
                leads = [each.get("href") for each in page.all("a", cell)]
                self.assertEqual(leads, [] if re.fullmatch(r"– none|✓ \d+ present", text_of(cell)) else [link.get("href")])

    def test_all_fleets(self):
        for folder in sorted(path for path in (program.TOP / "testdata").iterdir() if path.is_dir()):
            with self.subTest(fleet=folder.name):
                page = self.page(folder=folder)
                whole = self.scan(folder=folder).json
                self.assertEqual(page.total(), whole["summary"]["references"])
                self.assertEqual(len(page.all("article")), len(whole["findings"]))
                gaps = [each for each in whole["findings"] if each["rule"] == "promotion-gap"]
                tables = page.all("table", page.section("promotion"))
                rows = page.rows(tables[0]) if tables else []
                self.assertEqual([(text_of(row["Service"]), text_of(row["Lacking in"]), text_of(row["Secret"])) for row in rows],
                                 [(gap["service"], " and ".join(gap["environments"]), gap["secret"]) for gap in gaps])

    def test_what_findings_share_is_told_once(self):
        self.write("services/web/deployment.yaml", deployment("web", ("A", "gone", "K"), ("B", "gone", "L"), ("C", "shared-db", "URI"), ("D", "gone", "M")))
        page = self.page("--env", "dev")
        groups = [[text_of(each).split()[0] if each.tag != "article" else each.get("id") for each in group]
                  for group in page.all("div", page.section("services"))]
        self.assertEqual(groups, [["✗", "finding-0", "finding-1", "Help:"], ["✗", "finding-2", "Help:"], ["✗", "finding-3", "Help:"]])

    def test_what_refers_to_a_secret(self):
        self.write_findings()
        self.write("services/api/src/main.ts", "const a = process.env.A;\nconst b = process.env.B;\n")
        self.write("services/web/src/main.ts", "const a = process.env.A, c = process.env['C'];\n")
        secrets = self.page().secrets
        self.assertEqual(sorted(secrets), ["gone", "shared-db", "vault"])
        for name, rows in secrets.items():
            told = [(row["Service"], row["File"], row["How"].split(" ")[0].strip(","), *taken) for row in rows
                    for taken in re.findall(r"(\d+): (\S+)(?: as (\S+))?", row["Line and key"])]
            uses = self.run_program("uses", name, "--format", "json").json["uses"]
            self.assertIn("code", [use["kind"] for use in uses])
            self.assertEqual(told, [(use["service"], use["file"], use["kind"], str(use["line"]), use["key"], use["variable"]) for use in uses])
        [api, code, web, _] = secrets["shared-db"]
        self.assertEqual([code[name] for name in ("How", "dev", "rc", "prod")], ["code", "reads it", "reads it", "reads it"])
        self.assertEqual((api["dev"], api["rc"], web["prod"]), ("✗ absent: no such key", "? unknown: no inventory", "✓ present"))
        self.assertEqual(secrets["vault"][0]["dev"], "? unknown: its keys are not known")
        self.assertEqual([row["How"] for row in secrets["gone"]], ["env of container app", "env, optional of container app", "code"])

    def test_what_differs_only_in_its_key_shares_a_row(self):
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {shared-db: [A, B, C]}\n")
        self.write("web/deployment.yaml", deployment("web", *((key, "shared-db", key) for key in "ABDC")))
        rows = self.page("--env", "dev").secrets["shared-db"]
        self.assertEqual([(row["Line and key"], row["dev"][0]) for row in rows], [("13: A16: B", "✓"), ("19: D", "✗"), ("22: C", "✓")])

    def test_a_base_is_told_once_for_its_overlays(self):
        self.write("web/base/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        self.write("web/base/kustomization.yaml", "resources: [deployment.yaml]\n")
        for name in ("dev", "prod"):
            self.write(f"web/overlays/{name}/kustomization.yaml", "resources: [../../base]\n")
        page = self.page()
        [row] = page.secrets["shared-db"]
        self.assertEqual((row["dev"], row["rc"], row["prod"]), ("✓ present", "– not there", "✓ present"))
        self.assertEqual(page.total(), self.scan().json["summary"]["references"])

    def test_code_reads_a_variable_where_the_secret_gives_it(self):
        self.write("web/src/main.py", "import os\nos.environ['A']\n")
        self.write("web/k8s/dev/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        self.write("web/k8s/prod/deployment.yaml", deployment("web", ("A", "vault", "URL")))
        secrets = self.page().secrets
        for name, (there, elsewhere) in {"shared-db": ("dev", "prod"), "vault": ("prod", "dev")}.items():
            [_, code] = secrets[name]
            self.assertEqual([code[head] for head in ("File", "Line and key", there, elsewhere)],
                             ["web/src/main.py", "2: URL as A", "reads it", "– not there"])

    def test_what_a_change_touches(self):
        self.write_findings()
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")
        self.write("services/new/deployment.yaml", deployment("new", ("A", "shared-db", "URL")))
        self.git("add", "-A")
        page = self.page("--staged")
        self.assertEqual(page.total(), self.scan("--staged").json["summary"]["references"])
        self.assertEqual(list(page.secrets), ["shared-db"])

    def test_only_what_env_names(self):
        self.write_findings()
        page = self.page("--env", "dev")
        self.assertEqual({environment for _, environment in page.matrix}, {"dev"})
        self.assertEqual(page.total(), self.scan("--env", "dev").json["summary"]["references"])


class Large(Html):
    """What would take a browser long to lay out is a text for its script, and all there without scripts."""

    def setUp(self):
        super().setUp()
        for service in range(30):
            names = [(f"V{i}", "shared-db", "URL" if i % 2 else f"URI{i}") for i in range(170)]
            self.write(f"services/s{service}/deployment.yaml", deployment(f"s{service}", *names))
            self.write(f"services/s{service}/main.py", "import os\nos.environ['V1']\n")

    def test_it_says_what_a_small_one_does(self):
        page = self.page()
        whole = self.scan().json
        self.assertEqual(page.total(), whole["summary"]["references"])
        self.assertEqual({int(each.get("id").removeprefix("finding-")) for *_, each in page.findings()}, set(range(len(whole["findings"]))))
        self.assertEqual(len([row for row in page.secrets["shared-db"] if row["How"] == "code"]), 30)

    def test_a_browser_with_scripts_has_little_to_lay_out(self):
        page = self.page()
        texts = page.all("noscript")
        within = {id(element) for text in texts for element in text.iter()}
        self.assertEqual(len(texts), 1 + 30 + 1)  # of the matrix, of services, of secrets
        self.assertLess(len(page.elements) - len(within), 1000)
        self.assertGreater(len(within), 20000)
        self.assertIn("stopped", page.by_id)
        self.assertNotIn("noscript", {each.tag for each in self.page("services/s1").elements})


class Truth(Html):
    """What was not checked is never clean."""

    def summary(self, *arguments):
        return [text_of(each) for each in self.page(*arguments).section("summary").iter("p")]

    def test_nothing_found(self):
        self.write("services/web/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        self.assertEqual(self.summary("--env", "dev")[0], "Nothing found.")
        self.assertEqual(self.summary()[:2], ["Not checked: references in rc, for which there is no inventory.",
                                              "Not known: whether 1 reference finds what it names."])

    def test_what_did_not_finish_says_so_first(self):
        self.write("services/web/deployment.yaml", BROKEN)
        self.assertTrue(self.summary()[0].startswith("Not finished"))
        self.assertIn("there may be more", text_of(self.page().section("promotion")))

    def test_without_inventories(self):
        for path in (self.top / "keyref.yaml", self.top / "inventory/dev.yaml", self.top / "inventory/prod.yaml"):
            path.unlink()
        self.write("services/web/deployment.yaml", deployment("web", ("A", "shared-db", "URL")))
        self.assertTrue(self.summary()[0].startswith("Not checked: any reference"))
        page = self.page()
        self.assertEqual(page.matrix, {("web", "any environment"): {"unknown": 1}})
        self.assertEqual(page.secrets["shared-db"][0]["any environment"], "? unknown: no inventory")

    def test_merged_reports_have_no_references(self):
        self.write_findings()
        self.run_program("scan", "--report", "json=1.json", "services/api")
        self.run_program("scan", "--report", "json=2.json", "services/web")
        page = Page(self.run_program("merge", "1.json", "2.json", "--format", "html").out)
        self.assertEqual(len(page.all("article")), len(self.scan("services").findings))
        for heading in ("matrix", "secrets"):
            self.assertTrue(text_of(page.section(heading)).split(" ", 1)[1].find("Not in this page") >= 0)

    def test_inventories_alone(self):
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {a: [K], a: [K]}\n")
        page = Page(self.run_program("inventory", "check", "--format", "html").out)
        self.assertEqual(len(page.all("article")), 1)


class Form(Html):
    """The page as a document."""

    def setUp(self):
        super().setUp()
        self.write_findings()

    def test_it_needs_nothing_else(self):
        page = self.page()
        self.assertFalse({each.tag for each in page.elements} & {"link", "img", "iframe", "object", "embed", "base", "video"})
        for element in page.elements:
            self.assertFalse({"src", "style", "srcset", "action"} & element.attrib.keys())
            self.assertFalse([name for name in element.attrib if name.startswith("on")])
        self.assertNotRegex(page.text, r"https?:|url\(|@import")

    def test_the_policy_allows_its_own_style_and_script_alone(self):
        page = self.page()
        [policy] = [each.get("content") for each in page.all("meta") if each.get("http-equiv") == "Content-Security-Policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        self.assertEqual(rules["default-src"], "'none'")
        for name in ("style", "script"):
            [element] = page.all(name)
            digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
            self.assertEqual(rules[f"{name}-src"], f"'sha256-{digest}'")

    def test_links_lead_to_one_place_of_the_page(self):
        page = self.page()
        ids = Counter(each.get("id") for each in page.elements if each.get("id"))
        self.assertEqual([name for name, count in ids.items() if count > 1], [])
        links = [each.get("href") for each in page.all("a")]
        self.assertGreater(len(links), 20)
        for link in links:
            self.assertIn(link.removeprefix("#"), ids)

    def test_a_screen_reader_finds_its_way(self):
        page = self.page()
        self.assertEqual(page.root.get("lang"), "en")
        self.assertEqual([len(page.all(tag)) for tag in ("h1", "main", "header", "footer", "nav", "title")], [1] * 6)
        levels = [int(each.tag[1]) for each in page.elements if re.fullmatch("h[1-6]", str(each.tag))]
        for before, level in zip([0, *levels], levels, strict=False):
            self.assertLessEqual(level, before + 1)
        self.assertEqual({each.get("scope") for each in page.all("th")}, {"row", "col"})
        for row in page.all("tr"):
            self.assertEqual(row[0].tag, "th")
        for element in page.elements:
            if element.get("role") == "region":
                self.assertTrue(element.get("aria-label") and element.get("tabindex") == "0")

    def test_what_colours_say_stands_there_in_words(self):
        page = self.page()
        for element in page.elements:
            kinds = set((element.get("class") or "").split()) & {"present", "absent", "unknown"}
            if element.tag in ("td", "span") and kinds:
                self.assertIn(kinds.pop(), text_of(element))

    def test_hostile_names(self):
        for name in ODD_NAMES:
            folder = f"services/{name}"
            self.write(f"{folder}/deployment.yaml", deployment("web", ("A", "gone", "URL")))
            self.write(f"{folder}/k8s/rbac.yaml", "apiVersion: v1\nkind: ServiceAccount\nimagePullSecrets: [{name: gone}]\n")
        before = Counter(each.tag for each in self.page("services/web").elements)
        page = self.page()
        after = Counter(each.tag for each in page.elements)
        self.assertEqual((after["script"], after["style"]), (before["script"], before["style"]))
        self.assertLessEqual(after.keys(), before.keys() | {"article", "mark", "pre"})
        shown = text_of(page.root)
        for name in ("<script>alert(1)</script>", "<&\"'>", "&lt;", "ä😀", "]]>-->", "\\x1b[31mred", "\\u202eevil", "`tick"):
            self.assertIn(f"services/{name}/deployment.yaml:", shown)


if __name__ == "__main__":
    program.main()
