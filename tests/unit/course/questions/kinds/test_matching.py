"""matching: pairs."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.bank import BankError
from attention_helpers.course.questions.kinds.matching import shown_rights
from attention_helpers.course.questions.lint import question_complaints
from attention_helpers.course.questions.marking import mark
from tests.unit.course.questions.sample import BANK, verdict


def test_matching_pays_by_the_pair():
    rights = shown_rights(BANK["09.matching"].shown(), "09.matching")
    assert sorted(rights) == ["I", "am", "have", "pen"]
    at = rights.index
    assert verdict("09.matching", [at("I"), at("pen"), at("have")]).correct is True
    two = verdict("09.matching", [at("I"), at("have"), at("have")])
    assert two.credit == pytest.approx(2 / 3) and two.status == "partly" and two.parts == (True, False, True)
    assert two.misconception == "ペン mistaken"
    assert two.feedback == ("What is written with?", "Look at lesson 05.")


def test_matching_rights_stand_in_the_same_order_in_both_languages():
    question = {
        "id": "09.m",
        "type": "matching",
        "question": "?",
        "pairs": [
            {"left": "a", "right": "one", "ja": {"right": "一"}},
            {"left": "b", "right": "two", "ja": {"right": "二"}},
            {"left": "c", "right": "three", "ja": {"right": "三"}},
        ],
    }
    both = [shown_rights(bank.load([question])["09.m"].shown(name), "09.m") for name in ("en", "ja")]
    assert [["one", "two", "three"].index(x) for x in both[0]] == ["一二三".index(x) for x in both[1]]


MATCH = {
    "id": "09.m",
    "type": "matching",
    "question": "?",
    "feedback": "Look again.",
    "misconception": None,
    "pairs": [
        {
            "left": "key",
            "right": "compared",
            "wrong": [{"right": "handed over", "misconception": "key and value swapped"}],
        },
        {"left": "value", "right": "handed over", "feedback": "What comes back?"},
    ],
    "extra": [{"right": "asked"}],
}


def loaded(**changes):
    question = {**MATCH, **changes}
    return bank.load([{key: value for key, value in question.items() if value is not None}])["09.m"]


def answered(*rights):
    shown = loaded().shown()
    return mark(shown, [shown_rights(shown, "09.m").index(right) for right in rights], "09.m")


def test_a_known_wrong_pair_names_its_mistake_and_another_one_none():
    swapped = answered("handed over", "compared")
    assert swapped.misconception == "key and value swapped"
    assert swapped.feedback == ("What comes back?", "Look again.")
    assert answered("asked", "handed over").misconception is None
    assert answered("compared", "handed over").misconception is None


@pytest.mark.parametrize("right", ["compared", "something else"])
def test_a_wrong_pair_is_of_another_right_side(right):
    pairs = [{**MATCH["pairs"][0], "wrong": [{"right": right, "misconception": "x"}]}, MATCH["pairs"][1]]
    with pytest.raises(BankError, match=f"{right!r} is not another right side"):
        loaded(pairs=pairs)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"feedback": None}, "no 'feedback'"),
        ({"misconception": "mixed up"}, "the whole question names a misconception, 'mixed up'"),
        ({"pairs": [{"left": "key", "right": "compared"}, MATCH["pairs"][1]]}, "no 'wrong' with a misconception"),
        ({"extra": []}, "the last pair follows"),
    ],
)
def test_what_is_poor_is_found(changes, reason):
    assert any(reason in line for line in question_complaints(loaded(**changes)))
    assert not any(reason in line for line in question_complaints(loaded()))
