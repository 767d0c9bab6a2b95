"""Labelled trees as text: tree and line are inverse, damage names its place, twins are found."""

import pytest

from attention_helpers import corpus
from attention_helpers.corpus import trees


def test_twins_differ_by_grouping_alone():
    wide = trees.parse_labelled("(-1 (0 not) (1 (1 clean) (1 (0 and) (1 cheap))))")
    narrow = trees.parse_labelled("(0 (-1 (0 not) (1 clean)) (1 (0 and) (1 cheap)))")
    other = trees.parse_labelled("(-1 (0 not) (1 cheap))")
    assert corpus.twins([wide, other, narrow]) == [wide, narrow]
    assert corpus.twins([wide, other]) == []


def test_text_and_tree_are_inverse():
    line = "(-1 (1 おいしく) (0 ない))"
    tree = trees.parse_labelled(line)
    assert tree == {"left": {"word": "おいしく", "label": 1}, "right": {"word": "ない", "label": 0}, "label": -1}
    assert trees.format_tree(tree) == line


@pytest.mark.parametrize(
    "line, words",
    [
        ("", "text is empty"),
        ("good", 'must begin with "\\("'),
        ("(1 good", r"1 '\(' never closed"),
        ("(1 good) (1 bad)", "found 2 parts side by side"),
        ("(1 good))", r"one '\)' too many"),
        ("(3 good)", "label must be one of"),
        ("(x good)", "label must be one of"),
        ("()", "label must be one of"),
        ("(1)", "got 0 part"),
        ("(1 very good)", "got 2 part"),
        ("(1 (1 good))", "got 1 part"),
        ("(1 (1 good) bad)", "got 2 part"),
        ("((1 good) (1 good))", "label must be"),
    ],
)
def test_a_damaged_line_is_refused(line, words):
    with pytest.raises(ValueError, match=words):
        trees.parse_labelled(line)


def test_a_damaged_file_names_file_and_line(tmp_path):
    (tmp_path / "x.txt").write_text("(1 good)\n(1 good\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.txt, line 2: "):
        corpus.read_trees(tmp_path / "x.txt")
    (tmp_path / "y.txt").write_bytes("(1 悪い)".encode("cp932"))
    with pytest.raises(ValueError, match=r"y\.txt, line 1: not UTF-8 text"):
        corpus.read_trees(tmp_path / "y.txt")


def test_what_is_written_is_read_back(tmp_path):
    made = corpus.load_trees("ja", "dev")[:5]
    corpus.write_trees(tmp_path / "x.txt", made)
    assert corpus.read_trees(tmp_path / "x.txt") == made


@pytest.mark.parametrize(
    "language, split, words", [("fr", "train", "language must be"), ("en", "all", "split must be")]
)
def test_trees_that_the_course_does_not_have_are_refused(language, split, words):
    with pytest.raises(ValueError, match=words):
        corpus.load_trees(language, split)
