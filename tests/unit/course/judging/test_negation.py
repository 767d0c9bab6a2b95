"""What a text denies, and how far a negation reaches."""

import pytest

from attention_helpers.course.judging.claims import Reading


def order_and_state(text):
    """What a text says of order and of state: True, False, or None for nothing."""
    reading = Reading(text, "en", ["rnn", "word2vec"], ["in-order", "state"])
    return tuple(reading.hits[name][0].yes if name in reading.hits else None for name in ("in-order", "state"))


@pytest.mark.parametrize(
    "text, order, state",
    [
        ("It is without order", False, None),
        ("It does not care about the order, but it has a state", False, True),
        ("It doesn't use order or state", False, False),
        ("It has no order and keeps a state", False, True),
        ("Order plays no role for its state", False, True),
        ("the order of the words is ignored", False, None),
        ("It is stateless", None, False),
        ("It keeps the order instead of a state", True, False),
        ("It no longer knows the order", False, None),
        ("It cannot keep a state", None, False),
        ("It is not only about order", None, None),
        ("Not without order", True, None),
        ("語順を見ない", False, None),
        ("語順を見ずに状態を持つ", False, True),
        ("語順を考えぬ。", False, None),
        ("語順も、状態も持たない", False, False),
        ("語順を見るわけではない", False, None),
        ("語順を見ないわけではない", True, None),
        ("語順を見なければならない", True, None),
        ("状態しか持たない", None, True),
        ("状態だけを持つ", None, True),
        ("語順だけでなく状態を持つ", None, True),
        ("語順は無視して状態を持つ", False, True),
    ],
)
def test_scope(text, order, state):
    assert order_and_state(text) == (order, state)
