"""Lines and cells: line ends of every system, and quotes that a spreadsheet put, never a writer's."""

import csv
import io
from pathlib import Path

import pytest

from attention_helpers.corpus.tables.rows import lines_of, rows_of

ROWS = [["a", "b"], ["c d", "e"], ["f", "g"]]


def cells(text, name="f.tsv"):
    return [row for _, row in rows_of(text, Path(name))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\r\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_every_systems_line_ends(end, last):
    text = end.join("\t".join(row) for row in ROWS) + end * last
    assert cells(text) == ROWS
    assert [line for _, line in lines_of(text)] == ["a\tb", "c d\te", "f\tg"]


def test_mixed_ends_count_lines_and_other_breaks_are_spaces():
    assert [number for number, _ in lines_of("a\r\nb\rc\n\nd")] == [1, 2, 3, 5]
    assert cells("a\u2028b\tc\x85d\ne\x0cf\tg\x0bh\n") == [["a\u2028b", "c\x85d"], ["e\x0cf", "g\x0bh"]]


@pytest.mark.parametrize("delimiter, name", [("\t", "f.tsv"), (",", "f.csv"), (";", "f.CSV"), ("\t", "f.csv")])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_a_spreadsheet_writes_is_read_back(delimiter, name, quoting, end):
    rows = [["He said, “no”", 'x "yes" y'], [f"two{end}lines", "a;b,c"], ['"', "plain"], ["tab\there", "だ、。"]]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    assert cells(stream.getvalue(), name) == rows


@pytest.mark.parametrize(
    "rows",
    [
        [['"Hello," he said.', "「やあ」"], ["a", "b"]],
        [['"Hello!"', "「やあ」"], ["a", "b"]],
        [['He said "no"', "x"]],
        [['"', "x"], ["y", '"']],
        [["a", '"b said'], ['c said"', "d"], ["e", "f"]],
        [['"A, b"', "x"], ['"C," he said, "d"', "y"]],
    ],
)
def test_a_writers_quotes_stay(rows):
    assert cells("".join("\t".join(row) + "\n" for row in rows)) == rows


def test_a_first_line_that_names_the_delimiter():
    assert cells("sep=;\na, b;c\n", "f.csv") == [["a, b", "c"]]


@pytest.mark.parametrize(
    "text, name, message",
    [
        ("a b\nc\n", "f.txt", r"f\.txt, line 1: expected a source, a tab and a target, found no tab in 'a b'$"),
        ("a,b\n", "f.txt", r"found no tab in 'a,b'; the name of a file with commas .* must end with \.csv"),
        ("a, b,c\nd,e\n", "f.csv", r"f\.csv, line 2: expected as many columns as in other lines"),
        ("a\nb\n", "f.csv", r"f\.csv, line 1: expected as many columns"),
        ('"a,b\nc,d\n', "f.csv", r"f\.csv, line 1: a cell's quotes do not match"),
        ("a," + "b" * 200_000 + "\n", "f.csv", r"line 1: a cell's quotes do not match, or it is too long"),
    ],
)
def test_what_is_no_table_is_refused(text, name, message):
    with pytest.raises(ValueError, match=message):
        rows_of(text, Path(name))


def test_an_empty_text_has_no_rows():
    assert rows_of(" \n\r\n", Path("f.csv")) == []
