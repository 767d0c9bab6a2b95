"""open: what the judge reads and the learner marks."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.marking import mark
from tests.unit.course.questions.sample import changed, verdict

QUESTION = bank.load("05")["05.explain-gap"]
RIGHT = "Without attention the whole sentence must fit into one vector; attention keeps all encoder states."
SWAPPED = "Attention squeezes the sentence into one vector. The fixed vector model keeps all the encoder states."


def marked(text, points=None, language="en"):
    return mark(QUESTION.shown(language), {"text": text, "points": points}, QUESTION.id)


def test_an_open_answer_waits_for_the_learner_and_takes_their_marks():
    assert verdict("09.open", {"text": "mine", "points": None}).status == "unmarked"
    assert verdict("09.open", {"text": "mine", "points": [True, False]}).credit == 0.5
    assert verdict("09.open", {"text": "mine", "points": [True, True]}).correct is True
    assert verdict("09.open", {"text": "mine", "points": [True, True]}).judged is None


def test_a_bank_with_a_rubric_is_read_before_it_is_marked():
    first = marked(RIGHT)
    assert first.status == "unmarked" and first.judged["overall"] == "right"
    view = QUESTION.kind.marking_view(QUESTION.shown("en"), {"text": RIGHT, "points": None})
    assert [one["verdict"] for one in view["readings"]] == ["found", "not_found", "found", "not_found", "not_found"]
    assert view["readings"][2]["words"] == "attention keeps all encoder states"


def test_the_learner_has_the_last_word():
    taken = marked(RIGHT, [True, False, True, False, False])
    assert (taken.correct, taken.credit, taken.judged["overall"]) == (True, 1, "right")  # one point of each side
    less = marked(RIGHT, [True, True, False, False, False])
    assert (less.correct, less.credit, less.status) == (False, 0.5, "partly")
    own = marked(
        "Without attention all must fit into one vector. Attention is like a library.",
        [True, False, True, False, False],
    )
    assert own.correct is True and own.judged["overall"] == "part"


def test_ticks_do_not_make_right_what_seems_to_be_wrong():
    for text in (SWAPPED, "fixed vector, encoder states, weighted mean, attention, room", "x"):
        taken = marked(text, [True] * 5)
        assert (taken.correct, taken.credit, taken.status) == (None, None, "look"), text
    assert marked("x", [False] * 5).correct is False


def test_another_language():
    text = "固定ベクトルでは文全体を1つのベクトルに押し込む。アテンションは全部の状態を残す。"
    assert marked(text, language="ja").judged["overall"] == "right"


@pytest.mark.parametrize(("lines", "shown"), [(3, 3), (10**9, 40), (0, 5), ("9", 5), (None, 5)])
def test_the_field_is_as_high_as_a_page_bears(lines, shown):
    assert bank.load([changed("09.open", lines=lines)]).questions[0].view({})["lines"] == shown
