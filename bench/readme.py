"""Writes tables into README.md beside this file, between a table's markers; what people wrote around them stays."""

from pathlib import Path

README = Path(__file__).resolve().parent / "README.md"


def write_table(name, text):
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    readme = README.read_text()
    before, after = readme.split(start)[0], readme.split(end)[1]
    README.write_text(f"{before}{start}\n{text}\n{end}{after}")
