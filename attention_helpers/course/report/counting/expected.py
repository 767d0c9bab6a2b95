"""A list of those who are expected to hand in, held against those who did."""

import csv
import re
import unicodedata

from attention_helpers.course.records.files import contents
from attention_helpers.course.records.reading import readable

EXPECTED = "expected a text with one name a line, or CSV whose first column holds the names, in UTF-8"
HEADS = ("learner", "name")  # of a CSV's first column, as in the report's own learners.csv
MARK = re.compile(r"\.[0-9a-f]{8}$")  # of the folder on a learner's own computer: hanako.1a2b3c4d


def names_in(path):
    """The names in the file at `path` (a Path), each once; ValueError, one sentence, for a file that holds no list."""
    try:
        text = contents(path).decode("utf-8")
    except OSError as error:
        raise ValueError(f"learners: {str(path)!r} cannot be read ({error.strerror}); {EXPECTED}.") from None
    except UnicodeDecodeError:
        raise ValueError(f"learners: {str(path)!r} is not UTF-8; {EXPECTED}.") from None
    if "\0" in text:
        raise ValueError(f"learners: {str(path)!r} is no text; {EXPECTED}.")
    lines = text.splitlines()
    if path.suffix.lower() == ".csv":
        lines = _first_column(lines, path)
    names = list(dict.fromkeys(filter(None, map(_plain, lines))))
    if not names:
        raise ValueError(f"learners: {str(path)!r} holds no name; {EXPECTED}.")
    return names


def _first_column(lines, path):
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    try:
        cells = [row[0] for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error as error:
        raise ValueError(f"learners: {str(path)!r} is no CSV ({error}); {EXPECTED}.") from None
    return cells[1:] if cells and _plain(cells[0]).lower() in HEADS else cells


def compare(names, learners):
    """Hold names against a class, a list of Learner: (names that handed in nothing, those of them that have not even a
    folder, learners' names that are not on the list).

    Of a name is also what bears a mark behind it, hanako.1a2b3c4d, and a hub's user in a folder of that name. A folder
    without a single record is nothing.
    """
    spelled = [(one, _spellings(one.name)) for one in learners]
    there = set().union(*(several for _, several in spelled))
    came = set().union(*(several for one, several in spelled if one.last_seen))
    missing = [name for name in names if name not in came]
    absent = [name for name in missing if name not in there]
    return missing, absent, [one.name for one, several in spelled if not several.intersection(names)]


def _spellings(name):
    plain = _plain(name)
    folder = plain.partition("/")[0]
    return {plain, MARK.sub("", plain), folder, MARK.sub("", folder)}


def _plain(name):
    """A name as it is compared: without spaces round it, and in one form, for some systems store が as two letters."""
    return unicodedata.normalize("NFC", readable(name)).strip()
