"""ordering: lines in order."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.bank import BankError
from attention_helpers.course.questions.kinds.ordering import shown_items
from attention_helpers.course.questions.lint import question_complaints
from attention_helpers.course.questions.marking import mark
from tests.unit.course.questions.sample import BANK, verdict


def test_ordering_pays_for_the_longest_run_in_order():
    places = shown_items(BANK["09.ordering"].shown(), "09.ordering")  # places[shown] = place in the right order

    def answer(order):
        return [places.index(item) for item in order]

    assert verdict("09.ordering", answer([0, 1, 2, 3])).correct is True
    assert verdict("09.ordering", answer([3, 2, 1, 0])).credit == 0
    moved = verdict("09.ordering", answer([3, 0, 1, 2]))
    assert moved.credit == pytest.approx(2 / 3) and moved.parts == (False, True, True, True)


ORDER = {
    "id": "09.o",
    "type": "ordering",
    "question": "?",
    "feedback": "What needs what?",
    "items": [{"item": "scores"}, {"item": "weights"}, {"item": "context"}],
    "wrong": [
        {"item": "context", "before": "weights", "misconception": "mixed before weighted", "feedback": "Mixed how?"}
    ],
}


def loaded(**changes):
    return bank.load([{**ORDER, **changes}])["09.o"]


def answered(*items):
    shown = loaded().shown()
    places = [shown["items"][place]["item"] for place in shown_items(shown, "09.o")]
    return mark(shown, [places.index(item) for item in items], "09.o")


def test_two_items_the_wrong_way_round_name_their_mistake_and_others_none():
    early = answered("context", "scores", "weights")
    assert early.misconception == "mixed before weighted" and early.feedback == ("Mixed how?", "What needs what?")
    assert answered("weights", "scores", "context").misconception is None
    assert answered("scores", "weights", "context").misconception is None


@pytest.mark.parametrize(
    "wrong", [("weights", "context"), ("context", "context"), ("context", "a cat"), ("a cat", "context")]
)
def test_a_mistake_is_of_two_items_in_the_wrong_order(wrong):
    with pytest.raises(BankError, match="is no mistake of two items"):
        loaded(wrong=[dict(zip(("item", "before"), wrong, strict=True), misconception="x")])


def test_what_is_poor_is_found():
    found = " ".join(question_complaints(loaded(feedback="", misconception="mixed up", wrong=[])))
    for reason in ("no 'feedback'", "the whole question names a misconception", "no 'wrong' with a misconception"):
        assert reason in found and reason not in " ".join(question_complaints(loaded()))
