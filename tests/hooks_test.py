"""Commits in real repositories, under pre-commit (of PyPI and of Debian), husky and lint-staged: what must fail, what must pass, and what is
staged only in part."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import guides
import program
import yaml
from program import deployment

PACKAGES = Path(sys.argv[1]).resolve().parent / "packages"
NODE = program.TOP / "tests/hooks"
RIGHT = deployment("web", ("URL", "db", "URL"))
WRONG = RIGHT.replace("key: URL}", "key: URI}")
LITERAL = RIGHT + "            - name: DB_PASSWORD\n              value: Tr0ub4dor&3\n"
VERSION = re.search(r"project\(keyref VERSION (\S+)", (program.TOP / "CMakeLists.txt").read_text()).group(1)
REVISION = f"v{VERSION}"
GUIDE = guides.guide("commit-hook")
LINT_STAGED = {"*": "keyref scan --staged"}
# What tools set for hooks, or may read of who runs the tests.
DROPPED = ("GIT_", "PRE_COMMIT", "SKIP", "HUSKY", "CI", "KEYREF_", "FORCE_COLOR", "NO_COLOR")


def package(pattern):
    (found,) = PACKAGES.glob(pattern)
    return str(found)


def npm_packages():
    return [package("keyref-[0-9]*.tgz"), package("keyref-linux-*.tgz")]


def documented(language, word):
    """The guide's block that holds the word: what is documented is what is tried."""
    return guides.block(GUIDE, language, word)


def installers_environment(home):
    """As the tests' own, since pip and npm need to know how to reach their registries."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(DROPPED)}
    return kept | {"HOME": str(home), "LANG": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}


class Hook(program.Fleet):
    """A repository with a hook; which one, subclasses say."""

    shared = None  # a folder of the class, for what is installed once
    program_in_path = True

    @classmethod
    def setUpClass(cls):
        cls.shared = Path(tempfile.mkdtemp(prefix="keyref-hooks-"))
        cls.addClassCleanup(shutil.rmtree, cls.shared, ignore_errors=True)
        (cls.shared / "bin").mkdir()
        if cls.program_in_path:
            (cls.shared / "bin/keyref").symlink_to(program.program())
        cls.environment = installers_environment(cls.shared) | {"PRE_COMMIT_HOME": str(cls.shared / "pre-commit")}
        cls.environment["PATH"] = f"{cls.shared}/bin:{os.environ['PATH']}"

    def setUp(self):
        super().setUp()
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("inventory/dev.yaml", "environment: dev\nglobal: {db: [URL]}\n")
        self.write("web/deployment.yaml", RIGHT)
        self.write("web/notes.txt", "one\ntwo\nthree\n")
        self.set_up_hook()
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message=begin")

    def call(self, *command):
        completed = subprocess.run([str(each) for each in command], cwd=self.top, capture_output=True, timeout=500, env=self.environment)
        return program.Result(completed)

    def commit(self):
        return self.call("git", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message=change")

    def commits(self):
        return int(self.call("git", "rev-list", "--count", "HEAD").out)

    def fails(self, rule):
        result = self.commit()
        told = result.out + result.err
        self.assertNotEqual(result.code, 0, told)
        self.assertIn(f"error[{rule}]", told)
        self.assertNotIn("Tr0ub4dor", told)
        self.assertEqual(self.commits(), 1)

    def passes(self):
        result = self.commit()
        self.assertEqual(result.code, 0, result.out + result.err)
        self.assertEqual(self.told(result), "")
        self.assertEqual(self.commits(), 2)

    def told(self, result):
        """What is printed, but for the hook manager's own lines."""
        return result.out + result.err


class Basics:
    """What is tried with every hook."""

    def test_a_literal_fails(self):
        self.write("web/deployment.yaml", LITERAL)
        self.git("add", "--all")
        self.fails("literal-env-value")

    def test_what_is_right_passes(self):
        self.write("web/deployment.yaml", RIGHT.replace("name: URL", "name: DATABASE"))
        self.git("add", "--all")
        self.passes()


class Commits(Basics):
    """And with every way of running it, since what is staged only in part is treated by each in its own."""

    def test_a_reference_that_is_broken_fails(self):
        self.write("web/deployment.yaml", WRONG)
        self.git("add", "--all")
        self.fails("missing-key")

    def test_a_mistake_that_is_not_staged_passes(self):
        self.write("web/deployment.yaml", "# checked by the hook\n" + RIGHT)
        self.git("add", "--all")
        self.write("web/deployment.yaml", "# checked by the hook\n" + LITERAL)
        self.passes()
        self.assertIn("Tr0ub4dor", (self.top / "web/deployment.yaml").read_text(), "the work tree stays as it was")

    def test_a_mistake_that_is_mended_only_in_the_work_tree_fails(self):
        self.write("web/deployment.yaml", LITERAL)
        self.git("add", "--all")
        self.write("web/deployment.yaml", RIGHT + "# mended\n")
        self.fails("literal-env-value")
        self.assertIn("# mended", (self.top / "web/deployment.yaml").read_text())


class PlainHook(Commits, Hook):
    def set_up_hook(self):
        self.write(".git/hooks/pre-commit", documented("sh", "--staged")).chmod(0o755)


class PreCommit(Hook):
    command = [sys.executable, "-m", "pre_commit"]

    def configuration(self):
        """The repository of the hook as a team names it, at a revision."""
        source = self.shared / "hooks"
        if not source.exists():
            source.mkdir()
            shutil.copy(program.TOP / ".pre-commit-hooks.yaml", source)
            for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=hook"], ["tag", REVISION]):
                subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments], cwd=source, check=True,
                               capture_output=True, env=self.environment)
        configuration = yaml.safe_load(documented("yaml", "rev: v"))
        self.assertEqual(configuration["repos"][0]["rev"], REVISION)
        configuration["repos"][0]["repo"] = str(source)
        return configuration

    def set_up_hook(self):
        self.write(".pre-commit-config.yaml", json.dumps(self.configuration()))
        done = self.call(*self.command, "install", "--install-hooks")
        self.assertEqual(done.code, 0, done.out + done.err)

    def told(self, result):
        lines = (result.out + result.err).splitlines()
        own = ("[WARNING] Unstaged files detected.", "[INFO]")
        return "\n".join(line for line in lines if not line.startswith(own) and not (line.startswith("keyref...") and line.endswith("Passed")))


class Names:
    """Of files, which pre-commit hands over as arguments."""

    def test_a_name_that_begins_as_an_option_does(self):
        self.write("-dash.env", "A=1\n")
        self.git("add", "--all")
        self.passes()

    def test_what_is_in_such_a_file_fails(self):
        self.write("--env", "DB_PASSWORD=Tr0ub4dor&3\n")
        self.git("add", "--all")
        self.fails("literal-in-source")

    def test_options_of_a_teams_own_go_before_it(self):
        configuration = self.configuration()
        configuration["repos"][0]["hooks"][0]["args"] = ["--fail-on", "none", "--"]
        self.write(".pre-commit-config.yaml", json.dumps(configuration))
        self.write("-dash.env", "DB_PASSWORD=Tr0ub4dor&3\n")
        self.git("add", "--all")
        self.assertEqual(self.commit().code, 0)
        self.assertEqual(self.commits(), 2)


class PreCommitOfPyPI(Names, Commits, PreCommit):
    def run_hook(self, *arguments):
        return self.call(*self.command, "run", *arguments)

    def test_all_files_are_checked_where_nothing_is_staged(self):
        self.assertEqual(self.run_hook("--all-files").code, 0)
        self.write("web/deployment.yaml", LITERAL)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message=mistake")
        result = self.run_hook("--all-files")
        self.assertEqual(result.code, 1)
        self.assertIn("error[literal-env-value]", result.out)

    def test_a_range_of_commits_is_checked(self):
        self.write("web/deployment.yaml", WRONG)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message=mistake")
        result = self.run_hook("--from-ref", "HEAD~1", "--to-ref", "HEAD")
        self.assertEqual(result.code, 1)
        self.assertIn("error[missing-key]", result.out)


class PreCommitOfDebian(Commits, PreCommit):
    command = ["/usr/bin/pre-commit"]


class PreCommitBringsIt(PreCommit):
    """Nothing is in the PATH."""

    program_in_path = False

    def configuration(self):
        configuration = yaml.safe_load(documented("yaml", "additional_dependencies"))
        (hook,) = configuration["repos"][0]["hooks"]
        self.assertEqual((hook["language"], hook["additional_dependencies"]), ("python", [f"keyref=={VERSION}"]))
        return {"repos": [{"repo": "local", "hooks": [hook | self.where_it_is()]}]}


class PreCommitWithTheWheel(Names, Basics, PreCommitBringsIt):
    def where_it_is(self):
        return {"additional_dependencies": [package("*.whl")]}


class PreCommitWithNpm(Basics, PreCommitBringsIt):
    def where_it_is(self):
        return {"language": "node", "additional_dependencies": npm_packages()}


class Node(Hook):
    program_in_path = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        project = cls.shared / "project"
        shutil.copytree(NODE, project, symlinks=True)
        subprocess.run(["npm", "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", *npm_packages()], cwd=project,
                       check=True, capture_output=True, env=cls.environment)

    def set_up_hook(self):
        (self.top / "node_modules").symlink_to(self.shared / "project/node_modules")
        self.write(".gitignore", "node_modules\n")
        self.write("package.json", json.dumps({"private": True, "lint-staged": LINT_STAGED}))
        self.write(".husky/pre-commit", self.script)
        done = self.call("node_modules/.bin/husky")
        self.assertEqual((done.code, done.out), (0, ""), done.err)


class Husky(Commits, Node):
    script = "keyref scan --staged\n"

    def test_the_guide_says_so(self):
        self.assertIn(f"one line, `{self.script.strip()}`", guides.prose(GUIDE))


class LintStaged(Commits, Node):
    script = "lint-staged --quiet\n"

    def test_the_guide_says_so(self):
        self.assertIn(json.dumps(LINT_STAGED).strip("{}"), guides.prose(GUIDE))


del Hook, PreCommit, PreCommitBringsIt, Node  # they are no tests by themselves

if __name__ == "__main__":
    program.main()
