"""The fleets of testdata/ give the output that stands beside them, with any number of threads."""

import difflib

import goldens
import program


class Goldens(program.Fleet):
    def compare(self, fleet, form, *options):
        expected = goldens.golden(fleet, form).read_text()
        got = goldens.output(program.program(), fleet, form, *options)
        if got != expected:
            diff = "\n".join(difflib.unified_diff(expected.splitlines(), got.splitlines(), "expected", "got", lineterm="", n=2))
            self.fail(f"testdata/{fleet}, {form} (./dev goldens writes it anew):\n{diff[:8000]}")

    def test_output_is_as_expected(self):
        for fleet in goldens.FLEETS:
            for form in goldens.FORMATS:
                with self.subTest(fleet=fleet, format=form):
                    self.compare(fleet, form)

    def test_the_number_of_threads_changes_nothing(self):
        for jobs in ("1", "2", "7"):
            for fleet in goldens.FLEETS:
                with self.subTest(fleet=fleet, jobs=jobs):
                    self.compare(fleet, "json", "--jobs", jobs)


if __name__ == "__main__":
    program.main()
