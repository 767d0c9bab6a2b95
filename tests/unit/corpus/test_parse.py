"""Bracketed parses: text and tree are inverse, leaves keep their order, damage is named."""

import random

import pytest

from attention_helpers import corpus

TEXT = "((私 は) ((ペン を) (持って いる)))"


def some_tree(rng, words):
    if len(words) == 1:
        return words[0]
    cut = rng.randrange(1, len(words))
    return {"left": some_tree(rng, words[:cut]), "right": some_tree(rng, words[cut:])}


def test_a_parse_becomes_nested_dictionaries():
    assert corpus.parse_tree(TEXT) == {
        "left": {"left": "私", "right": "は"},
        "right": {"left": {"left": "ペン", "right": "を"}, "right": {"left": "持って", "right": "いる"}},
    }
    assert corpus.parse_tree("私") == "私" == corpus.format_parse("私")


@pytest.mark.parametrize("seed", range(20))
def test_text_and_tree_are_inverse_and_the_leaves_keep_their_order(seed):
    rng = random.Random(seed)
    words = [f"w{i}" for i in range(rng.randrange(1, 12))]
    tree = some_tree(rng, words)
    assert corpus.parse_tree(corpus.format_parse(tree)) == tree
    assert corpus.leaves(tree) == words


def test_spaces_between_brackets_do_not_matter():
    assert corpus.format_parse(corpus.parse_tree(" ( (a  b)c ) ")) == "((a b) c)"


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "text is empty"),
        ("  ", "text is empty"),
        ("(a b", r"1 '\(' never closed in '\(a b'"),
        ("((a b)", r"1 '\(' never closed"),
        ("(a b))", r"one '\)' too many"),
        (")", r"one '\)' too many"),
        ("(a)", "must hold two parts, found 1"),
        ("(a b c)", "must hold two parts, found 3"),
        ("()", "must hold two parts, found 0"),
        ("a b", "expected one tree, found 2 parts"),
        ("(a b) (c d)", "expected one tree, found 2 parts"),
    ],
)
def test_a_damaged_parse_is_refused(text, message):
    with pytest.raises(ValueError, match=f"parse_tree: .*{message}"):
        corpus.parse_tree(text)


def test_what_is_no_text_is_refused():
    with pytest.raises(TypeError, match=r"text must be a string such as .* got dict"):
        corpus.parse_tree({"left": "a", "right": "b"})


def test_leaves_may_be_words_or_carry_labels_and_no_tree_is_too_deep():
    labelled = {"left": {"word": "not", "label": 0}, "right": {"word": "good", "label": 1}, "label": -1}
    assert corpus.leaves(labelled) == corpus.tree_words(labelled) == ["not", "good"]
    assert corpus.leaves("私") == ["私"]
    deep = "x"
    for i in range(5_000):
        deep = {"left": str(i), "right": deep}
    assert corpus.leaves(deep) == [*map(str, reversed(range(5_000))), "x"]


def test_text_of_any_depth():
    deep = "x"
    for i in range(30_000):
        deep = {"left": deep, "right": str(i)}
    text = corpus.format_parse(deep)
    assert corpus.format_parse(corpus.parse_tree(text)) == text and corpus.leaves(deep)[:3] == ["x", "0", "1"]
    with pytest.raises(ValueError, match=r"200000 '\(' never closed in '\(\(\(") as caught:
        corpus.parse_tree("(" * 200_000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("call", [corpus.leaves, corpus.tree_words, corpus.format_parse])
def test_a_tree_that_contains_itself_is_refused(call):
    inner = {"left": "a"}
    inner["right"] = {"left": "b", "right": inner}
    with pytest.raises(ValueError, match="the tree contains itself"):
        call({"left": "c", "right": inner})
    twice = {"left": "a", "right": "b"}
    call({"left": twice, "right": twice})  # the same node at two places is no cycle
    with pytest.raises(ValueError, match='must have "left" and "right"'):
        call({"left": "a"})
