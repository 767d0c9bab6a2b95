"""From an answer to a verdict: what holds for every kind."""

import pytest

from tests.unit.course.questions.sample import BANK, verdict


@pytest.mark.parametrize(
    ("id", "empty"),
    [
        ("09.choice", None),
        ("09.many", []),
        ("09.many", None),
        ("09.numeric", ""),
        ("09.numeric", " 　"),
        ("09.string", "\u200f "),
        ("09.matching", [None, 0, 1]),
        ("09.cell", None),
        ("09.word", None),
        ("09.open", {"text": " \n"}),
    ],
)
def test_nothing_answered_is_never_an_answer(id, empty):
    result = verdict(id, empty)
    assert (result.status, result.correct, result.credit) == ("empty", None, None)


@pytest.mark.parametrize("answer", ["x", -1, 9, True, 1.0, [0], {"a": 1}])
def test_what_no_front_end_sends_is_refused(answer):
    with pytest.raises(ValueError, match=r"09\.choice: .* is no answer to a multiple_choice question"):
        verdict("09.choice", answer)


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        ("09.many", [7]),
        ("09.numeric", 5),
        ("09.matching", [0]),
        ("09.matching", [9, 9, 9]),
        ("09.ordering", [0, 0, 1, 2]),
        ("09.cell", [5, 0]),
        ("09.cell", "a"),
        ("09.word", 4),
        ("09.open", {"text": "a", "points": [True]}),
        ("09.open", "a"),
    ],
)
def test_answers_of_the_wrong_form_are_refused(id, answer):
    with pytest.raises(ValueError, match="is no answer to a"):
        verdict(id, answer)


def test_the_right_answer_in_words():
    def words(id):
        return BANK[id].kind.right_answer(BANK[id].shown())

    assert words("09.choice") == ["`weights @ values`"]
    assert words("09.many") == ["2", "4"]
    assert words("09.string") == ["softmax"]
    assert words("09.cell") == ["have · 持って"]
    assert words("09.bug") == ["`return e / e.max()`"]
    assert words("09.matching")[0] == "私 — I"
    assert words("09.ordering")[0] == "1. score"
