"""Expected spans in the text of a test: «» stand around them and are no part of the file."""

import re

MARK = re.compile("[«»]")


def read_marks(text):
    """The text without its marks, and their spans as (line, column, endLine, endColumn)."""
    places = []
    plain = ""
    for part in re.split("([«»])", text):
        if MARK.fullmatch(part):
            places.append((plain.count("\n") + 1, len(plain) - (plain.rfind("\n") + 1) + 1))
        else:
            plain += part
    return plain, [begin + end for begin, end in zip(places[::2], places[1::2], strict=True)]


def place_of(finding):
    return finding["line"], finding["column"], finding["endLine"], finding["endColumn"]
