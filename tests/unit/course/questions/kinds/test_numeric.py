"""numeric: values, ranges, precision, formulas."""

import random
import time

import numpy as np
import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.kinds import kind_of
from attention_helpers.course.questions.marking import mark
from attention_helpers.course.typed.numerals import as_number
from tests.unit.course.questions.sample import ALL


def numeric(*answers, **more):
    return {"type": "numeric", "question": "?", "answers": list(answers), **more}


def value(number, correct=True, **more):
    return {"type": "value", "value": number, "correct": correct, **more}


def test_nothing_typed_is_not_zero():
    question = numeric(value(0), {"type": "default", "feedback": "no"})
    assert mark(question, "").status == "empty"
    assert mark(question, "0").correct is True


@pytest.mark.parametrize(
    "typed", ["1536", " 1 536 ", "1,536.0", "１５３６", "1536.0", "1.536e3", "3072/2", "+1536", "1536\u200f", "1 536"]
)
def test_ways_to_write_a_number(typed):
    assert mark(numeric(value(1536)), typed).correct is True


@pytest.mark.parametrize(
    "typed", ["1,536", "1/0", "nan", "inf", "1e999", "0x10", "1 00", "12 apples", "9" * 61, "1 or 2"]
)
def test_what_is_no_number_costs_no_try(typed):
    result = mark(numeric(value(1536)), typed)
    assert result.status == "unreadable" and result.correct is None and result.reason


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
    shown = bank.load(ALL)["09.numeric"].shown(draw=5)
    right, added = (answer["value"] for answer in shown["answers"][:2])
    assert mark(shown, str(right)).correct is True
    assert mark(shown, str(added)).misconception == "sizes added"
    assert mark(shown, "7").feedback == ("Draw the matrix.",)


def shown_answer(question):
    return kind_of(question).right_answer(question)[0]


@pytest.mark.parametrize("precision", [None, 1, 2, 3])
@pytest.mark.parametrize(
    "number",
    [3.14159265, 1234567.5, 1 / 3, 0.00001234567, 1536, 10**7, -0.7, 0, 0.1 + 0.2, 1e30, "1/9", "1.5e3", 2 / 3e9],
)
def test_the_right_answer_as_shown_is_right_when_it_is_typed_in(number, precision):
    question = numeric(value(number), precision=precision)
    assert mark(question, shown_answer(question)).status == "right"


def test_the_right_answers_of_the_course_are_right_as_shown():
    for questions in bank.all_banks():
        for question in questions:
            if question.type in ("numeric", "string"):
                for draw in range(12):
                    shown = question.shown(draw=draw)
                    assert mark(shown, question.kind.right_answer(shown)[0]).status == "right", (question.id, draw)


def test_what_is_shown_of_a_range_says_that_its_end_is_outside_and_names_a_number_in_it():
    question = numeric({"type": "range", "range": [0, 10], "correct": True})
    assert shown_answer(question) == "0 ≤ x < 10, for example 5" and mark(question, "5").correct is True
    assert kind_of(question).right_answer({**question, "language": "ja"}) == ["0 ≤ x < 10（例：5）"]
    assert mark(question, "0").correct is True and mark(question, "10").correct is False


def test_shown_in_the_fewest_digits_that_count():
    assert shown_answer(numeric(value(3.14159), precision=3)) == "3.14"
    assert shown_answer(numeric(value(0.1 + 0.2))) == "0.3" and shown_answer(numeric(value(54000))) == "54000"
    assert shown_answer(numeric(value(210.0))) == "210" and shown_answer(numeric(value(210.0), precision=1)) == "210"


def test_units_and_percent_are_the_questions():
    half, percentage = numeric(value(0.5)), numeric(value(50), units=["%"])
    assert mark(half, "50 %").correct is True and mark(percentage, "50 %").correct is True
    assert mark(percentage, "0.5").correct is False and mark(half, "50").correct is False
    words = numeric(value(12), units=["words", "語"])
    for typed in ("12 words", "１２語", "12語です。", "約 12 words"):
        assert mark(words, typed).correct is True
    assert mark(half, "0.5 words").status == "unreadable"


def drawn(random):
    """A number of any magnitude: whole, decimal, computed, a fraction; as JSON or as text."""
    exponent = random.randint(-250, 250) if random.random() < 0.3 else random.randint(-8, 18)
    number = random.choice((-1, 1)) * random.random() * 10.0**exponent
    short = float(f"{number:.{random.randint(1, 5)}g}")
    half = random.randint(1, 999) / 2 ** random.randint(1, 6)
    fraction = f"{random.randint(-99, 99)}/{random.randint(1, 99)}"
    return random.choice((number, short, half, -half, int(short), repr(short), fraction, number * 3 / 7))


def typed_of(shown):
    """The number that a right answer as shown names."""
    return shown.rpartition("for example ")[2]


@pytest.mark.parametrize("seed", range(5))
def test_every_right_number_and_range_is_right_as_it_is_shown(seed):
    drawing = random.Random(seed)
    for _ in range(60):
        number, precision = drawn(drawing), drawing.choice((None, 0, 1, 2, 3, 5, 15, 100, "2"))
        question = bank.load([numeric(value(number), precision=precision)]).questions[0].data
        assert mark(question, shown_answer(question)).status == "right", (number, precision)
        assert mark(question, str(number)).status in ("right", "unreadable"), (number, precision)  # 1e300 digits
        low, high = sorted((drawn(drawing), drawn(drawing)), key=as_number)
        if as_number(low) != as_number(high):
            question = numeric({"type": "range", "range": [low, high], "correct": True}, precision=precision)
            typed = typed_of(shown_answer(bank.load([question]).questions[0].data))
            assert mark(question, typed).status == "right", (low, high, typed)


@pytest.mark.parametrize(
    ("number", "precision", "right", "wrong"),
    [
        (0.125, 2, "0.13", "0.12"),
        (2.5, 1, "3", "2"),
        (-2.5, 1, "-3", "-2"),
        (2.675, 3, "2.68", "2.67"),
        (1.005, 3, "1.01", "1.00"),
        (1.15 - 1, 1, "0.2", "0.1"),
        ("1/8", 2, "0.13", "0.12"),
        (99.5, 2, "100", "99"),
        (0.1 + 0.2, 1, "0.3", "0.4"),
    ],
)
def test_a_half_is_rounded_away_from_zero_as_in_schools(number, precision, right, wrong):
    question = numeric(value(number), precision=precision)
    assert mark(question, right).correct is True and mark(question, wrong).correct is False
    assert mark(question, shown_answer(question)).correct is True


def test_the_form_of_an_answer_is_what_it_has_where_it_does_not_say():
    question = numeric(
        {"range": [0, 1], "correct": False, "feedback": "low"}, {"value": 5, "correct": True}, {"type": "default"}
    )
    assert bank.load([question]) and mark(question, "0.5").feedback == ("low",) and mark(question, "5").correct is True
    as_declared = numeric({"type": "range", "value": 5, "correct": True})
    assert bank.load([as_declared]) and mark(as_declared, "5").correct is True
    none = numeric(value(0, False), {"type": "value", "value": False, "feedback": "none"}, value(1))
    assert bank.load([none]) and mark(none, "1").correct is True
    with pytest.raises(bank.BankError, match="answer 2: there is no 'value'; or answer 2: there is no 'range'"):
        bank.load([numeric(value(1), {"correct": True})])


@pytest.mark.parametrize("place", range(4))
def test_a_default_stands_anywhere_and_comes_last(place):
    answers = [value(1, False, feedback="one"), value(3), {"type": "range", "range": [5, 9], "feedback": "many"}]
    answers.insert(place, {"type": "default", "feedback": "else"})
    question = bank.load([numeric(*answers)]).questions[0].data
    said = {typed: mark(question, typed).feedback for typed in ("1", "6", "4")}
    assert said == {"1": ("one",), "6": ("many",), "4": ("else",)} and mark(question, "3").correct is True


def test_a_precision_of_0_asks_for_all_digits():
    question = bank.load([numeric(value(0.25), precision=0)]).questions[0].data
    assert mark(question, "0.25").correct is True and mark(question, "0.26").correct is False


def test_numbers_of_numpy_and_numbers_in_text():
    numbers = [np.int64(3), np.float64(0.1), np.float32(0.1), np.bool_(True), "１２", "0,25", "1/3"]
    for number, typed in zip(numbers, ["3", "0.1", "0.1", "1", "12", "1/4", "1/3"], strict=True):
        question = bank.load([numeric(value(number, np.bool_(True)), precision=np.int64(4))]).questions[0].data
        assert mark(question, typed).correct is True, number
        assert mark(question, shown_answer(question)).correct is True, number


def test_of_several_right_answers_one_is_shown_that_can_be_given():
    question = numeric({"type": "range", "range": [0, 9], "correct": False}, value(3), value(12))
    assert shown_answer(bank.load([question]).questions[0].data) == "12"
    half = numeric(
        {"type": "range", "range": [4, 6], "correct": False}, {"type": "range", "range": [0, 10], "correct": True}
    )
    assert mark(half, typed_of(shown_answer(half))).correct is True


V = {"V": [1, 2, 0]}


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (numeric(value("9**9**9")), "'value' must be a number, not '9**9**9'"),
        (numeric(value("V**9**9**9"), variables=V), "gives no number below 1e300 with V = 1"),
        (numeric(value("9**9**9"), variables=V), "the formula '9**9**9' gives no number below 1e300"),
        (numeric(value("1e300 * 1e300 * V"), variables=V), "gives no number below 1e300"),
        (numeric(value("2.0 ** 9999"), variables=V), "gives no number below 1e300"),
        (numeric(value("(0 - V) ** 0.5"), variables=V), "gives no number below 1e300 with V = 1"),
        (numeric(value("1/V"), variables=V), "the formula '1/V' divides by 0 with V = 0"),
        (numeric(value("V/(2-V)"), variables=V), "divides by 0 with V = 2"),
        (numeric(value("1 % V"), variables=V), "divides by 0 with V = 0"),
        (numeric(value("1//0"), variables=V), "the formula '1//0' divides by 0"),
        (numeric(value("+".join("V" * 200)), variables=V), "has 399 characters; at most 200"),
        (numeric(value("(" * 100 + "V" + ")" * 99), variables=V), "cannot be read"),
        (numeric(value("V\0"), variables=V), "cannot be read"),
        (numeric(value("1if 2else V"), variables=V), "holds more than numbers, names"),
        (numeric(value("__import__('os')"), variables=V), "holds more than numbers, names"),
        (numeric(value("W"), variables=V), "names W, not a variable"),
        (numeric(value("V+" * 30 + "W+X"), variables={n: list(range(1, 99)) for n in "VWX"}), "has too many draws"),
        (numeric(value("V"), question="{{W}}", variables=V), "{{W}} stands in a text, but 'variables' has no 'W'"),
        (numeric(value("V"), question="{{größe}}", variables=V), "{{größe}} stands in a text"),
        (numeric(value(1), precision=10**9), "'precision' must be a number of significant digits from 0 to 100"),
        (numeric(value(1), precision=-1), "'precision' must be a number of significant digits"),
        (numeric(value(1), precision="many"), "'precision' must be a number of significant digits"),
        (numeric(value(1e301)), "'value' must be a number, not 1e+301"),
        (numeric(value("1,234")), "'value' must be a number, not '1,234'"),
        (numeric(value(float("inf"))), "'value' must be a number, not inf"),
        (numeric({"type": "range", "range": [5, 5], "correct": True}), "upside down or empty"),
        (numeric({"type": "range", "range": [0, "9**9**9"], "correct": True}), "'range' must be two numbers"),
        (numeric(value(3, False), value(3)), "the right answer 3 is marked wrong: an earlier answer takes it"),
        (numeric(value(3), answers=[]), "'answers' must be a list of at least 1, not an empty list"),
    ],
    ids=range(29),
)
def test_what_could_stall_or_mislead_is_refused_at_once(question, reason):
    begun = time.process_time()
    with pytest.raises(bank.BankError) as raised:
        bank.load([question])
    assert reason in str(raised.value) and len(str(raised.value)) < 700
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("units", ["words", [1], [""]])
def test_units_are_a_list_of_words(units):
    with pytest.raises(bank.BankError, match="unit"):
        bank.load([numeric(value(1), units=units)])
