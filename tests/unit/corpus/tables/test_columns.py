"""Columns: pairs in the forms of public collections are found; ids, languages and names are never taken for text."""

from pathlib import Path

import pytest

from attention_helpers.corpus.tables.columns import Layout, find_columns, without_heading

CREDIT = "CC-BY 2.0 (France) Attribution: tatoeba.org #1276 (CM) & #4811 (x)"
JA, EN = ["雨が降った。", "店は開いている。"], ["It rained.", "The shop is open."]


def layout(*columns, **more):
    rows = list(enumerate(map(list, zip(*columns, strict=True)), 1))
    return find_columns(without_heading(rows), Path("f.tsv"), **more)


@pytest.mark.parametrize(
    "columns, expected",
    [
        ((JA, EN), (0, 1)),
        ((EN, JA, [CREDIT] * 2), (0, 1)),
        ((["4702", "4703"], JA, ["77", "78"], EN), (1, 3)),
        ((["4702", "4703"], JA, EN), (1, 2)),
        ((["eng"] * 2, EN, ["jpn"] * 2, JA), (1, 3)),
        ((["0.78", "1.2e-3"], EN, JA), (1, 2)),
        ((["http://a.example/x"] * 2, ["https://b.example"] * 2, ["0.9", "0.8"], EN, JA), (3, 4)),
        ((JA, EN, ["2024-01-02", "2023-11-30 10:00:00"]), (0, 1)),
        ((JA, EN, ["17", "18"]), (0, 1)),
        ((JA, ["17", "18"], EN), (0, 2)),
        ((JA, EN, ["", ""]), (0, 1)),
        ((["1", "2"], JA, EN, [CREDIT, ""]), (1, 2)),
        ((["a", "b"], ["c", "d"]), (0, 1)),
    ],
)
def test_pairs_are_found(columns, expected):
    assert layout(*columns)[:2] == expected


@pytest.mark.parametrize(
    "columns",
    [
        (["201", "202"], ["jpn"] * 2, JA),
        (["201", "202"], ["jpn"] * 2, JA, ["trang", "ck"], ["2011-01-02 03:04:05", "\\N"], ["\\N"] * 2),
        (["201", "202"], ["jpn"] * 2, JA, ["of a list", "of another list"]),
        (["201", "202"], JA),
        (["jpn"] * 2, JA),
        (["1", "2"], ["3", "4"]),
        (["201", "202"], JA, ["trang", "ck"]),
        (["1", "2"], EN, JA, ["other text", "more"]),
        (JA, ["1", "2"]),
    ],
)
def test_other_tables_are_refused_by_a_sentence_about_columns(columns):
    with pytest.raises(
        ValueError, match=r"f\.tsv: expected .* columns.*; the columns look like .*columns=\(source, target\)"
    ):
        layout(*columns)


def test_a_stray_cell_makes_no_text_of_ids():
    ids = [*map(str, range(100, 150)), "n/a"]
    with pytest.raises(ValueError, match="look like number, text"):
        layout(ids, JA * 25 + ["犬"])


def test_links_and_parse_come_after_the_sentences():
    links, parse = ["0-0 1-1", "0-1"], ["(a b)", "(c d)"]
    assert layout(["a b", "c d"], ["x y", "z w"], links, parse) == Layout(0, 1, 2, 3)
    assert layout(["1", "2"], ["a b", "c d"], ["x y", "z w"], links) == Layout(1, 2, 3, None)
    assert layout(["a b", "c d"], ["x y", "z w"], ["0-0", ""], [CREDIT] * 2) == Layout(0, 1, 2, None)


def test_columns_by_number_where_it_is_not_plain():
    assert layout(["1", "2"], ["one", "two"], columns=(0, 1))[:2] == (0, 1)
    assert layout(["1", "2"], JA, EN, columns=(2, 1))[:2] == (2, 1)


@pytest.mark.parametrize(
    "columns, error", [((0, 2), ValueError), ((1, 1), ValueError), (3, TypeError), ("ab", TypeError)]
)
def test_columns_that_are_not_there_are_refused(columns, error):
    with pytest.raises(error, match="columns must be two"):
        layout(["1", "2"], JA, columns=columns)


@pytest.mark.parametrize(
    "heading", [["English", "日本語"], ["en", "ja"], ["source_text", "target"], ["Sentence 1", "Text (ja)"]]
)
def test_a_line_of_headings_is_passed_over(heading):
    rows = [(1, heading), (2, ["I see.", "なるほど。"])]
    assert without_heading(rows) == rows[1:]


def test_a_first_pair_is_no_heading():
    rows = [(1, ["I see.", "なるほど。"])]
    assert without_heading(rows) == rows and without_heading([(1, ["Japanese", "日本の"])]) != []
