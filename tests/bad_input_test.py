"""Hostile input is normal input: it gets a finding with its place, and everything else is told all the same."""

import time

import program
from program import deployment

POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
WRONG = deployment("web", ("URL", "gone", "URL"))
DEEP = 10_000


class BadInput(program.Fleet):
    """Each test puts something bad between two files with a finding each."""

    def setUp(self):
        super().setUp()
        self.write("inventory/dev.yaml", "environment: dev\n")
        self.write("a/deployment.yaml", WRONG)
        self.write("z/deployment.yaml", WRONG)

    def expect(self, *bad, code=3, paths=()):
        """Findings in other files than the two, as (file, rule, severity)."""
        result = self.scan(*paths)
        self.assertEqual(result.code, code, result.err)
        findings = result.findings
        for finding in findings:
            self.assertGreaterEqual(finding["line"], 1)
            self.assertGreaterEqual(finding["column"], 1)
        good = ("a/deployment.yaml", "z/deployment.yaml")
        self.assertEqual([each["file"] for each in findings if each["file"] in good], list(good), "the other files' findings")
        self.assertEqual([(each["file"], each["rule"], each["severity"]) for each in findings if each["file"] not in good], list(bad))
        text = self.run_program("scan", *paths)
        self.assertEqual((text.code, text.out.count("error[missing-secret]")), (code, result.rules().count("missing-secret")))
        return result

    def expect_syntax_error(self, content, path="m/deployment.yaml", line=None):
        self.write(path, content)
        result = self.expect((path, "syntax-error", "error"))
        if line:
            self.assertEqual([each["line"] for each in result.findings if each["file"] == path], [line])
        (self.top / path).unlink()

    def expect_told_or_checked(self, content, path="m/deployment.yaml"):
        """The file references a secret that is missing: either that is told, or that the file could not be checked."""
        self.write(path, content)
        result = self.scan()
        told = [(each["rule"], each["severity"]) for each in result.findings if each["file"] == path]
        self.assertIn((result.code, told), [(3, [("syntax-error", "error")]), (1, [("missing-secret", "error")])])
        self.assertEqual(len([each for each in result.findings if each["file"] != path]), 2, "the other files' findings")
        (self.top / path).unlink()


class Broken(BadInput):
    def test_an_unclosed_quote_or_bracket(self):
        for tail in ('x: "abc\n', "x: 'abc\n", "x: [a, b\n", "x: {a: b\n", "x: ]\n"):
            self.expect_syntax_error(POD + tail)
        self.expect_syntax_error('{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"', "m/pod.json")

    def test_tabs_as_indentation(self):
        self.expect_syntax_error(POD + "spec:\n\tcontainers: []\n", line=5)

    def test_wrong_indentation(self):
        self.expect_syntax_error(POD + "spec:\n   a: b\n  c: d\n")
        self.expect_syntax_error(POD + "spec: a: b\n", line=4)

    def test_an_undefined_alias_is_an_error_at_its_line(self):
        self.expect_syntax_error(POD + "spec:\n  containers: *containers\n", line=5)
        self.expect_syntax_error(POD + "spec:\n  containers: [{<<: *base}]\n", line=5)

    def test_an_anchor_of_another_document_is_undefined(self):
        self.expect_syntax_error(POD + "x: &here []\n---\n" + POD + "x: *here\n", line=9)

    def test_an_alias_within_its_own_anchor(self):
        self.expect_syntax_error(POD + "spec: &spec\n  containers: [*spec]\n", line=5)

    def test_documents_before_the_mistake_are_checked(self):
        self.write("m/deployment.yaml", WRONG + "---\n" + POD + "x: [\n")
        self.expect(("m/deployment.yaml", "missing-secret", "error"), ("m/deployment.yaml", "syntax-error", "error"))

    def test_what_is_no_manifest_gets_a_note_and_the_exit_code_stays(self):
        self.write("m/values.yaml", "secretRef: [a\n")
        self.expect(("m/values.yaml", "syntax-error", "note"), code=1)

    def test_a_broken_file_that_a_glob_names_is_a_manifest(self):
        self.write("keyref.yaml", "services: {m: {manifests: ['m/**']}}\n")
        self.expect_syntax_error("secretRef: [a\n", "m/values.yaml")

    def test_a_broken_kustomization_is_a_manifest(self):
        self.expect_syntax_error("resources: [\n", "m/kustomization.yaml")

    def test_an_empty_file_and_one_with_comments_only_are_fine(self):
        for number, content in enumerate(("", "\n", "# nothing\n", "---\n", "---\n---\n...\n", "\ufeff", "null\n", "[]\n", "text\n")):
            self.write(f"m/{number}.yaml", content)
            self.write(f"m/{number}.json", content)
        self.expect(code=1)

    def test_a_merge_conflict(self):
        self.expect_syntax_error(f"<<<<<<< HEAD\n{POD}=======\n{POD}>>>>>>> other\n")


class Bytes(BadInput):
    def test_invalid_utf_8(self):
        for byte in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc0\xaf"):
            self.expect_syntax_error(POD.encode() + b"x: a" + byte + b"b\n", line=4)

    def test_control_characters(self):
        for byte in (b"\x01", b"\x1b[31m", b"\x7f\x08"):
            self.expect_syntax_error(POD.encode() + b"x: a" + byte + b"b\n")

    def test_a_nul_in_a_manifest(self):
        self.expect_syntax_error(POD.encode() + b"x: a\x00b\n")
        self.expect_syntax_error(WRONG.encode() + b"\x00\x00\x00")

    def test_only_nuls_or_noise_is_no_manifest(self):
        self.write("m/nul.yaml", b"\x00" * 5000)
        self.write("m/noise.yaml", bytes(range(256)) * 40)
        result = self.scan()
        self.assertIn(result.code, (1, 3))
        self.assertEqual(result.rules().count("missing-secret"), 2)

    def test_half_a_utf_16_character(self):
        self.expect_told_or_checked(b"\xff\xfe" + WRONG.encode("utf-16-le") + b"x")
        self.expect_told_or_checked(b"\xff\xfe" + (WRONG + "# ").encode("utf-16-le") + b"\x00\xd8" + "\n".encode("utf-16-le"))

    def test_invalid_settings_are_2_with_their_place(self):
        for path in ("keyref.yaml", "inventory/dev.yaml"):
            for content in (b"environment: d\xffv\n", b"environment: \x00\n", b"environment: [\n", b"{" * DEEP, b"environment: *a\n"):
                before = self.top / path
                old = before.read_bytes() if before.exists() else None
                self.write(path, content)
                result = self.scan()
                self.assertEqual((result.code, result.out), (2, ""), (path, content[:30]))
                self.assertRegex(result.err, rf"(?m)^{path}:\d+:\d+: error")
                before.unlink()
                if old:
                    self.write(path, old)


class Size(BadInput):
    def test_very_many_mistakes_in_an_inventory_are_told_in_time(self):
        count = 100_000
        self.write("inventory/dev.yaml", "environment: dev\nglobal:\n" + "".join(f"  name-{i}: [not a key]\n" for i in range(count)))
        started = time.monotonic()
        result = self.scan()
        self.assertEqual((result.code, result.err.count(": error[invalid-inventory]: ")), (2, count))
        self.assertLess(time.monotonic() - started, 20)

    def test_deep_flow_nesting(self):
        for opening, closing in (("[", "]"), ("{a: ", "}"), ('{"a":', "}"), ("[{a: ", "}]")):
            self.expect_told_or_checked(WRONG + "x: " + opening * DEEP + "b" + closing * DEEP + "\n")
        json_job = ('{"x": %s, "apiVersion": "v1", "kind": "Job", '
                    '"spec": {"template": {"spec": {"volumes": [{"secret": {"secretName": "gone"}}]}}}}')
        self.expect_told_or_checked(json_job % ("[" * DEEP + "]" * DEEP), "m/pod.json")

    def test_deep_flow_nesting_without_an_end(self):
        self.expect_syntax_error(POD + "x: " + "[" * DEEP)
        self.expect_syntax_error(POD + "x: " + "{a: " * DEEP)

    def test_deep_block_nesting(self):
        self.expect_told_or_checked(WRONG + "x:\n" + "".join(" " * depth + "-\n" for depth in range(1, DEEP // 4)))
        self.expect_told_or_checked(WRONG + "x:\n" + "".join(" " * depth + "a:\n" for depth in range(1, DEEP // 4)))
        self.expect_told_or_checked(WRONG + "x:\n  " + "- " * DEEP + "a\n")

    def test_deep_nesting_where_references_are_looked_for(self):
        deep = "{containers: [" * DEEP + "]}" * DEEP
        for version, kind in (("v1", "Pod"), ("v1", "List"), ("example.com/v1", "Unheard")):
            self.write("m/pod.yaml", f"apiVersion: {version}\nkind: {kind}\nspec: {deep}\nitems: {deep}\n")
            result = self.scan()
            self.assertIn(result.code, (1, 3))
            self.assertEqual(result.rules().count("missing-secret"), 2)

    def bomb(self, leaf):
        lines = [f"a0: &a0 {leaf}"]
        lines += [f"a{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * 10) + "]" for level in range(1, 12)]
        return POD.replace("v1\nkind: Pod", "example.com/v1\nkind: Unheard") + "x:\n" + "".join(f"  {line}\n" for line in lines)

    def test_an_alias_bomb_that_holds_no_reference(self):
        self.write("m/deployment.yaml", self.bomb("[b]"))
        result = self.scan()
        self.assertIn(result.code, (1, 3))
        self.assertEqual(result.rules().count("missing-secret"), 2)
        told = [each["rule"] for each in result.findings if each["file"] == "m/deployment.yaml"]
        self.assertEqual(told, ["syntax-error"] if result.code == 3 else [])

    def test_an_alias_bomb_of_references_ends(self):
        self.write("m/deployment.yaml", self.bomb("{secretKeyRef: {name: gone, key: URL}}"))
        result = self.scan()
        self.assertIn(result.code, (1, 3))
        told = [each["rule"] for each in result.findings if each["file"] == "m/deployment.yaml"]
        self.assertEqual(len(told), 1, "once where it is written, or that it was too much")

    def test_a_merge_bomb_ends(self):
        lines = ["a0: &a0 {k0: v}"]
        lines += [f"a{level}: &a{level} {{<<: [" + ", ".join([f"*a{level - 1}"] * 10) + f"], k{level}: v}}" for level in range(1, 12)]
        self.write("m/deployment.yaml", POD + "".join(f"{line}\n" for line in lines))
        self.assertEqual(self.scan().rules().count("missing-secret"), 2)

    def test_a_file_over_the_limit_is_skipped_counted_and_listed(self):
        self.write("m/deployment.yaml", WRONG + "# " + "x" * (20 << 20) + "\n")
        result = self.scan("--verbose")
        self.assertEqual(result.json["summary"]["skipped"]["large"], 1)
        self.assertEqual(result.rules().count("missing-secret"), 2, "its references are not checked")
        self.assertIn("m/deployment.yaml", result.err)
        self.assertIn("1 over 16 MiB", self.run_program("scan").out)

    def test_a_large_file_under_the_limit_is_read(self):
        self.write("m/deployment.yaml", "\n---\n".join([WRONG] * 5) + "# " + "x" * (15 << 20) + "\n")
        self.assertEqual(self.scan().rules(), ["missing-secret"] * 7)

    def test_a_long_line(self):
        names = ", ".join(f"{{name: n{number}}}" for number in range(10_000))
        self.write("m/pod.yaml", POD + f"spec: {{imagePullSecrets: [{names}]}}\n")
        self.assertEqual(len(self.scan().findings), 10_002)
        self.assertEqual(self.run_program("scan").out.count("[missing-secret]"), 10_002)

    def test_many_documents(self):
        self.write("m/pod.yaml", "---\n" * 100_000 + POD + "spec: {imagePullSecrets: [{name: gone}]}\n")
        self.assertEqual(self.scan().rules(), ["missing-secret"] * 3)

    def test_a_deep_tree_of_folders(self):
        folder = "/".join(["d"] * 500)
        self.write(f"{folder}/pod.yaml", POD + "spec: {imagePullSecrets: [{name: gone}]}\n")
        self.assertEqual(sorted(each["file"] for each in self.scan().findings),
                         sorted(["a/deployment.yaml", f"{folder}/pod.yaml", "z/deployment.yaml"]))


if __name__ == "__main__":
    program.main()
