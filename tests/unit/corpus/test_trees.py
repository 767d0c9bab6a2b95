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


def test_line_ends_of_every_system_and_blank_lines(tmp_path):
    (tmp_path / "x.txt").write_bytes("(1 good)\r\r\n(0 a\u2028)\r(-1 bad)".encode())
    assert [tree["word"] for tree in corpus.read_trees(tmp_path / "x.txt")] == ["good", "a", "bad"]


CYCLE = {"left": {"word": "a", "label": 0}, "label": 0}
CYCLE["right"] = CYCLE


@pytest.mark.parametrize(
    "tree, message",
    [
        (CYCLE, "contains itself"),
        ({"word": "a b", "label": 0}, "one word without brackets"),
        ({"word": "(", "label": 0}, "one word without brackets"),
        ({"word": "", "label": 0}, "one word without brackets"),
        ({"word": 3, "label": 0}, "one word without brackets"),
        ("good", "one word without brackets"),
        ({"word": "good"}, "label must be one of .* got None"),
        ({"word": "good", "label": True}, "label must be one of"),
        ({"word": "good", "label": 5}, "label must be one of"),
        ({"left": {"word": "a", "label": 0}, "label": 0}, '"left" and "right"'),
    ],
)
def test_what_could_not_be_read_back_is_not_written(tmp_path, tree, message):
    with pytest.raises(ValueError, match=rf"write_trees: trees\[1\]: .*{message}"):
        corpus.write_trees(tmp_path / "x.txt", [{"word": "good", "label": 1}, tree])
    assert not (tmp_path / "x.txt").exists()


@pytest.mark.parametrize("path", [True, 1, None])
def test_a_path_that_is_none_closes_no_output(path):
    with pytest.raises(TypeError, match="write_trees: path must be text or a Path"):
        corpus.write_trees(path, [{"word": "good", "label": 1}])
    with pytest.raises(TypeError, match="read_trees: path must be text or a Path"):
        corpus.read_trees(path)


def test_no_tree_is_too_deep(tmp_path):
    tree = {"word": "x", "label": 0}
    for _ in range(30_000):
        tree = {"left": {"word": "y", "label": 1}, "right": tree, "label": -1}
    corpus.write_trees(tmp_path / "x.txt", [tree])
    (again,) = corpus.read_trees(tmp_path / "x.txt")
    assert corpus.tree_words(again) == ["y"] * 30_000 + ["x"]
