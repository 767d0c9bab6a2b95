"""How near a typed text is to an answer."""

import pytest

from attention_helpers.course.typed.words import Near, alternatives, is_part, nearness, undecided


@pytest.mark.parametrize(
    ("typed", "answer", "near"),
    [
        ("GRU", "gru", Near.SAME),
        ("don’t", "don't", Near.SAME),
        ("self‐attention", "self-attention", Near.SAME),
        ("self attention", "self-attention", Near.MEANT),
        ("weights", "weight", Near.MEANT),
        ("sofmax", "softmax", Near.SLIP),
        ("grv", "gru", None),
        ("decoder", "encoder", None),
    ],
)
def test_nearness(typed, answer, near):
    assert nearness(typed, answer) == near


def test_likeness_is_one_less_the_share_of_edits():
    assert nearness("GRU", "gru") == Near.SAME and nearness("GRU", "gru", match_case=True) is None
    assert nearness("atention", "attention", threshold=8 / 9) == Near.ALIKE
    assert nearness("atention", "attention", threshold=0.89) is None, "an author's own threshold is kept"
    assert nearness("x" * 501, "x" * 500, threshold=0.1) is None, "too long to be compared"
    assert nearness("x" * 501, "x" * 501, threshold=0.1) == Near.SAME


def test_names_of_keys_count_only_among_keys():
    assert nearness("enter", "return") is None and nearness("enter", "return", keys={"enter"}) == Near.MEANT


def test_several_answers():
    assert alternatives("softmax or argmax") == ["softmax", "argmax"] and alternatives("softmax") == []


def test_one_thing_or_another():
    for typed in ("pre or post", "シフトかコントロール", "後か前", "ctrl / shift", "self or cross attention"):
        assert undecided(typed), typed
    for typed in ("post-order", "細かい注意", "かえりがけ", "or", "order"):
        assert not undecided(typed), typed


def test_a_proper_part_of_a_name():
    for typed in ("bias", "exposure", "the bias", "some kind of bias", "exposure… something", "Biases"):
        assert is_part(typed, "exposure bias"), typed
    assert is_part("仮説", "分布仮説") and is_part("仮説の一種", "分布仮説") and is_part("order", "post-order")
    for typed in ("exposure bias", "selection bias", "expo", "bi", "teacher"):
        assert not is_part(typed, "exposure bias"), typed
    assert (
        not is_part("分布仮説", "分布仮説") and not is_part("分散", "分布仮説") and not is_part("enter", "shift+enter")
    )


def test_no_part_is_sought_of_what_is_no_name():
    """A name of n words has n² / 2 parts: a bank with long answers would stall the kernel."""
    words = [f"word{i}" for i in range(400)]
    assert not is_part("word7", " ".join(words)) and is_part("word7", " ".join(words[4:12]))
