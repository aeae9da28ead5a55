"""The layers of the design: includes go down only, and each library has its one room."""

import re
import sys
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent

# What each room may include, beside itself.
BELOW = {
    "linter/base": [],
    "linter/source": ["linter/base"],
    "linter/model": ["linter/base", "linter/source"],
    "linter/secret": ["linter/base"],
    "linter/join": ["linter/base", "linter/source", "linter/model"],
    "linter/lint": ["linter/base", "linter/source", "linter/model", "linter/join"],
    "linter/syntax": ["linter/base", "linter/source"],
    "linter/template": ["linter/base", "linter/source"],
    "linter/configuration": ["linter/base", "linter/source", "linter/model", "linter/secret", "linter/syntax"],
    "linter/kubernetes": ["linter/base", "linter/source", "linter/model", "linter/secret", "linter/syntax", "linter/template"],
    "linter/terraform": ["linter/base", "linter/source", "linter/model", "linter/secret", "linter/syntax", "linter/kubernetes"],
    "linter/cluster": ["linter/base", "linter/source", "linter/model", "linter/secret", "linter/syntax", "linter/kubernetes"],
    "linter/code": ["linter/base", "linter/source", "linter/model", "linter/syntax"],
    "linter/literals": ["linter/base", "linter/source", "linter/model", "linter/secret", "linter/syntax", "linter/template",
                        "linter/kubernetes", "linter/terraform", "linter/code"],
    "linter/packaging": ["linter/base", "linter/source", "linter/model", "linter/syntax", "linter/literals"],
    "linter/stores": ["linter/base", "linter/source", "linter/model", "linter/secret", "linter/syntax", "linter/literals"],
    "linter/helm": ["linter/base", "linter/source", "linter/model", "linter/join", "linter/syntax", "linter/kubernetes"],
    "linter/kustomize": ["linter/base", "linter/source", "linter/model", "linter/join", "linter/syntax", "linter/template",
                         "linter/kubernetes"],
    "linter/report": ["linter/base", "linter/source", "linter/model", "linter/lint"],
    "rules": ["linter/base", "linter/source", "linter/model", "linter/join", "linter/lint", "linter/secret"],
    "linter/cli": ["linter/base", "linter/source", "linter/model", "linter/secret", "linter/join", "linter/lint",
                   "linter/cluster", "linter/configuration", "linter/kubernetes", "linter/literals", "linter/packaging", "linter/stores", "linter/terraform", "linter/code", "linter/helm",
                   "linter/kustomize", "linter/report", "rules"],
}

# Which files may know a library.
LIBRARIES = {
    r"yaml\.h": ["linter/syntax/libyaml.cc"],
    r"yaml-cpp/.*": ["linter/configuration/"],
    r"tree_sitter/.*": ["linter/syntax/"],
    r"re2/.*": ["linter/secret/", "linter/helm/questions.cc", "linter/kustomize/resource.cc"],
    r"hs/.*": ["linter/secret/prefilter.cc"],
    r"CLI/.*": ["linter/cli/command_line", "linter/cli/option", "linter/cli/man_page.cc"],
    r"nlohmann/.*": ["linter/report/", "linter/cli/"],
    r"spawn\.h": ["linter/source/git_process.cc"],
    r"openssl/.*": ["linter/source/object_id.cc", "linter/secret/digests.cc"],
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def sources():
    for folder in ("linter", "rules"):
        yield from sorted(path for path in (TOP / folder).rglob("*") if path.suffix in (".cc", ".h"))


def room_of(path):
    return path.rpartition("/")[0]


def includes(path):
    return INCLUDE.findall(path.read_text())


class Layers(unittest.TestCase):
    def test_includes_go_down_only(self):
        for path in sources():
            name = path.relative_to(TOP).as_posix()
            room = room_of(name)
            self.assertIn(room, BELOW, f"{name} is in no room of the design")
            for quote, target in includes(path):
                if quote == "<":
                    continue
                with self.subTest(file=name, include=target):
                    self.assertTrue((TOP / target).exists(), "an include is written from the repository's top")
                    self.assertIn(room_of(target), [room, *BELOW[room]])

    def test_libraries_stay_in_their_rooms(self):
        for path in sources():
            name = path.relative_to(TOP).as_posix()
            for _, target in includes(path):
                for library, rooms in LIBRARIES.items():
                    if re.fullmatch(library, target):
                        with self.subTest(file=name, include=target):
                            self.assertTrue(any(name.startswith(room) for room in rooms))

    def test_the_picture_has_no_circles(self):
        for room, below in BELOW.items():
            for lower in below:
                self.assertNotIn(room, BELOW[lower], f"{room} and {lower} include each other")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
