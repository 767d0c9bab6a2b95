"""From an answer to a verdict, for every type of question."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.marking import mark, right_answer, shown_items, shown_rights
from attention_helpers.course.questions.numerals import parse_number
from tests.unit.course.questions.sample import ALL

BANK = bank.load(ALL)


def verdict(id, answer):
    return mark(BANK[id].shown(), answer, id)


def numeric(*answers, **more):
    return {"type": "numeric", "question": "?", "answers": list(answers), **more}


def value(number, correct=True, **more):
    return {"type": "value", "value": number, "correct": correct, **more}


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


def test_nothing_typed_is_not_zero():
    question = numeric(value(0), {"type": "default", "feedback": "no"})
    assert mark(question, "").status == "empty"
    assert mark(question, "0").correct is True


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


def test_one_choice():
    assert verdict("09.choice", 0).correct is True
    wrong = verdict("09.choice", 1)
    assert (wrong.correct, wrong.credit, wrong.misconception) == (False, 0.0, "no sum")
    assert wrong.feedback == ("No **sum** here.",)
    assert wrong.parts == (None, False)


@pytest.mark.parametrize(
    ("ticked", "credit", "missing"),
    [([0, 2], 1.0, 0), ([0], 0.5, 1), ([0, 1], 0.0, 1), ([0, 1, 2], 0.5, 0), ([0, 1, 2, 3], 0.0, 0), ([1, 3], 0.0, 2)],
)
def test_ticking_more_than_is_right_costs_what_it_earns(ticked, credit, missing):
    result = verdict("09.many", ticked)
    assert (result.credit, result.missing, result.correct) == (credit, missing, credit == 1)
    assert all(result.parts[i] is (i in (0, 2)) if i in ticked else result.parts[i] is None for i in range(4))


def test_a_wrong_tick_names_its_misconception_and_a_missing_one_does_not():
    assert verdict("09.many", [0, 1]).misconception == "odd taken for even"
    assert verdict("09.many", [0, 1]).feedback == ("3 is odd.",)
    assert verdict("09.many", [0]).misconception is None


@pytest.mark.parametrize(
    "typed", ["1536", " 1,536 ", "１５３６", "1536.0", "1.536e3", "3072/2", "+1536", "1536\u200f", "1 536"]
)
def test_ways_to_write_a_number(typed):
    assert mark(numeric(value(1536)), typed).correct is True


@pytest.mark.parametrize(
    "typed", ["15,36", "1/0", "nan", "inf", "1e999", "0x10", "1_000", "12 apples", "9" * 61, "1,5"]
)
def test_what_is_no_number_costs_no_try(typed):
    result = mark(numeric(value(1536)), typed)
    assert result.status == "unreadable" and result.correct is None and result.reason


def test_negative_numbers_by_every_minus():
    for minus in "-−–ー‐":
        assert parse_number(f"{minus}2") == -2


def test_the_first_answer_that_fits_wins():
    question = numeric(value(2, False, feedback="first"), value(2), {"type": "range", "range": [1, 3], "correct": True})
    assert mark(question, "2").feedback == ("first",)
    assert mark(question, "2.5").correct is True


def test_a_range_takes_its_start_and_not_its_end():
    question = numeric({"type": "range", "range": [0.3, 0.4], "correct": True}, {"type": "default", "feedback": "no"})
    assert mark(question, "0.3").correct is True and mark(question, "0.399").correct is True
    assert mark(question, "0.4").correct is False and mark(question, "0.4").feedback == ("no",)


def test_precision_counts_significant_digits_on_both_sides():
    third = numeric(value(1 / 3), precision=2)
    assert mark(third, "0.33").correct is True and mark(third, "1/3").correct is True
    assert mark(third, "0.3333").correct is True and mark(third, "0.34").correct is False
    assert mark(numeric(value(3.14159), precision=3), "3.14").correct is True


def test_a_precision_does_not_put_a_narrow_range_out_of_reach():
    question = numeric({"type": "range", "range": [0.501, 0.504], "correct": True}, precision=2)
    assert mark(question, "0.5025").correct is True


def test_a_formula_and_its_known_mistake():
    shown = BANK["09.numeric"].shown(draw=5)
    right, added = (answer["value"] for answer in shown["answers"][:2])
    assert mark(shown, str(right)).correct is True
    assert mark(shown, str(added)).misconception == "sizes added"
    assert mark(shown, "7").feedback == ("Draw the matrix.",)


@pytest.mark.parametrize(
    "typed", ["softmax", " SoftMax ", "ｓｏｆｔｍａｘ", "sofmax", "ソフトマックス", "ｿﾌﾄﾏｯｸｽ", "soft\u202emax"]
)
def test_ways_to_write_a_word(typed):
    assert verdict("09.string", typed).correct is True


def test_a_wrong_word_with_a_known_mistake():
    assert verdict("09.string", "argmax").misconception == "argmax for softmax"
    assert verdict("09.string", "sigmoid").correct is False


def test_case_and_likeness_count_only_where_asked():
    exact = {"type": "string", "question": "?", "answers": [{"answer": "GRU", "correct": True, "match_case": True}]}
    assert mark(exact, "gru").correct is False and mark(exact, "GRU").correct is True
    fuzzy = {
        "type": "string",
        "question": "?",
        "answers": [{"answer": "attention", "correct": True, "fuzzy_threshold": 0.88}],
    }
    assert mark(fuzzy, "atention").correct is True  # 1 - 1/9 = 0.889
    assert mark(fuzzy, "atenton").correct is False  # 1 - 2/9 = 0.778
    assert mark(fuzzy, "x" * 100_000).correct is False


def test_matching_pays_by_the_pair():
    rights = shown_rights(BANK["09.matching"].shown(), "09.matching")
    assert sorted(rights) == ["I", "am", "have", "pen"]
    at = rights.index
    assert verdict("09.matching", [at("I"), at("pen"), at("have")]).correct is True
    two = verdict("09.matching", [at("I"), at("have"), at("have")])
    assert two.credit == pytest.approx(2 / 3) and two.status == "partly" and two.parts == (True, False, True)
    assert two.misconception == "ペン mistaken"
    assert two.feedback == ("What is written with?", "Look at lesson 05.")


def test_ordering_pays_for_the_longest_run_in_order():
    places = shown_items(BANK["09.ordering"].shown(), "09.ordering")  # places[shown] = place in the right order

    def answer(order):
        return [places.index(item) for item in order]

    assert verdict("09.ordering", answer([0, 1, 2, 3])).correct is True
    assert verdict("09.ordering", answer([3, 2, 1, 0])).credit == 0
    moved = verdict("09.ordering", answer([3, 0, 1, 2]))
    assert moved.credit == pytest.approx(2 / 3) and moved.parts == (False, True, True, True)


def test_cell_and_word():
    assert verdict("09.cell", [1, 1]).correct is True
    assert verdict("09.cell", [0, 0]).misconception == "wrong row"
    assert verdict("09.cell", [1, 2]).feedback == ("Find the row first.",)
    assert verdict("09.word", 2).correct is True
    assert verdict("09.word", 0).feedback == ("The subject.",)
    assert verdict("09.word", 3).feedback == ()


def test_an_open_answer_waits_for_the_learner_and_takes_their_marks():
    assert verdict("09.open", {"text": "mine", "points": None}).status == "unmarked"
    assert verdict("09.open", {"text": "mine", "points": [True, False]}).credit == 0.5
    assert verdict("09.open", {"text": "mine", "points": [True, True]}).correct is True


def test_the_right_answer_in_words():
    def words(id):
        return right_answer({**BANK[id].shown(), "type": BANK[id].type})

    assert words("09.choice") == ["`weights @ values`"]
    assert words("09.many") == ["2", "4"]
    assert words("09.string") == ["softmax"]
    assert words("09.cell") == ["have · 持って"]
    assert words("09.bug") == ["`return e / e.max()`"]
    assert words("09.matching")[0] == "私 — I"
    assert words("09.ordering")[0] == "1. score"
