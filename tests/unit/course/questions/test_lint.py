"""The lint over our banks, and that it finds what it is for."""

import copy

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.lint import bank_complaints, course_complaints, lint, question_complaints
from attention_helpers.course.questions.parts.markup import parse, walk

GOOD = {
    "id": "09.good",
    "type": "multiple_choice",
    "topic": "training",
    "section": "09_none.ipynb",
    "difficulty": 1,
    "question": "Which one is it?",
    "explanation": "Because it is.",
    "answers": [
        {"answer": "the first of them", "correct": True},
        {"answer": "the second of them", "correct": False, "feedback": "Look again.", "misconception": "second"},
        {"answer": "the third of them", "correct": False, "feedback": "Count again.", "misconception": "third"},
    ],
}
NUMBER = {
    "id": "09.number",
    "type": "numeric",
    "topic": "training",
    "section": "09_none.ipynb",
    "difficulty": 1,
    "question": "How many?",
    "explanation": "Count.",
    "answers": [{"type": "value", "value": 3, "correct": True}, {"type": "default", "feedback": "Count again."}],
}


def complaints(of, **changes):
    changed = copy.deepcopy({**of, **changes})
    changed = {key: value for key, value in changed.items() if value is not None}
    return list(question_complaints(bank.load([changed]).questions[0]))


def test_our_banks_are_clean():
    assert lint() == []


def test_no_text_of_ours_shows_an_asterisk_in_japanese():
    """What is stressed in the catalogue is markup, not two asterisks."""
    for questions in bank.all_banks():
        for question in questions:
            for text in texts_in(question.shown("ja")):
                pieces = [piece for piece in walk(parse(text)) if piece["kind"] not in ("code", "math", "pre")]
                assert not any("*" in piece["text"] for piece in pieces), (question.id, text)


def texts_in(value):
    """Yield every text within a question, but for code and formulas of numbers."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from texts_in(part) if key not in ("code", "value", "words", "section") else ()
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, str):
        yield value


def test_good_questions_are_left_alone():
    assert complaints(GOOD) == [] and complaints(NUMBER) == []
    assert complaints(GOOD, topic="using-the-course", question="What has this lesson?") == []  # in no mixed test


def answers(*changes):
    made = copy.deepcopy(GOOD["answers"])
    for place, change in changes:
        made[place].update(change)
    return made


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"explanation": None}, "'explanation' is missing"),
        ({"difficulty": 9}, "difficulty 9"),
        ({"section": "somewhere"}, "does not start with a notebook's name"),
        ({"section": "08_none.ipynb"}, "lies in another lesson"),
        ({"answers": answers((1, {"feedback": ""}))}, "has no feedback"),
        ({"answers": [*GOOD["answers"], {"answer": "the fourth"}]}, "does not say whether it is correct"),
        ({"answers": answers((1, {"misconception": ""}))}, "has no misconception"),
        (
            {
                "answers": answers(
                    (0, {"answer": "the first of them, because it stands before the others in every list there is"})
                )
            },
            "far longer",
        ),
        (
            {
                "answers": answers(
                    (1, {"answer": "a very long and winding option, far longer than needed"}),
                    (2, {"answer": "another very long and winding option, longer than needed"}),
                )
            },
            "far shorter",
        ),
        (
            {"answers": answers((1, {"answer": "always the second one"}), (2, {"answer": "never the first one"}))},
            "absolute word",
        ),
        ({"answers": answers((2, {"answer": "none of the above"}))}, "speaks of the options above"),
        ({"question": "What is $\\softmax x$?"}, "not set as mathematics"),
        ({"question": "What is $ x $?"}, "not closed or starts with a space"),
        ({"question": "What does the model of this lesson do?"}, "'this lesson' (en) says nothing in a mixed test"),
        ({"ja": {"question": "この課のモデルは何をしますか。"}}, "'この課' (ja) says nothing in a mixed test"),
        ({"answers": answers((1, {"feedback": "As in the earlier question."}))}, "'earlier question' (en)"),
        ({"answers": answers((1, {"feedback": "No: the first of them."}))}, "tells the right answer"),
        ({"answers": answers((2, {"feedback": "Look here."}), (1, {"feedback": "Look here."}))}, "have one feedback"),
    ],
)
def test_what_is_poor_in_a_choice_is_found(changes, reason):
    assert any(reason in line for line in complaints(GOOD, **changes)), complaints(GOOD, **changes)


def number(*found):
    return {"answers": [*found, NUMBER["answers"][1]]}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"answers": NUMBER["answers"][:1]}, "no default answer"),
        (
            {"answers": [NUMBER["answers"][0], {**NUMBER["answers"][1], "misconception": "any slip"}]},
            "the default answer names a misconception, 'any slip'",
        ),
        (
            {"precision": 2, **number({"type": "value", "value": 3.14159, "correct": True})},
            "more digits than the precision 2",
        ),
        (
            {"precision": 1, **number({"type": "range", "range": [0.501, 0.509], "correct": True})},
            "no number falls into",
        ),
        (
            {
                "variables": {"V": [3, 12]},
                **number(
                    {"type": "range", "range": [0, 9], "correct": False, "feedback": "x", "misconception": "y"},
                    {"type": "value", "value": "V", "correct": True},
                ),
            },
            "an earlier answer takes it",
        ),
        (
            {
                "variables": {"V": [2, 3]},
                **number(
                    {"type": "value", "value": "V + V", "correct": True},
                    {"type": "value", "value": "V * V", "correct": False, "feedback": "x", "misconception": "y"},
                ),
            },
            "is marked right",
        ),
    ],
)
def test_a_right_number_out_of_reach_is_found(changes, reason):
    assert any(reason in line for line in complaints(NUMBER, **changes)), complaints(NUMBER, **changes)


def choices(rights, kind="multiple_choice", count=4, words="{}{}{}"):
    """A bank of one question for each entry of `rights`: the places of its right options, of `count`."""
    return bank.load(
        [
            {
                **GOOD,
                "id": f"09.q{n}",
                "type": kind,
                "answers": [
                    {"answer": words.format("right " * (place in right), "option ", place), "correct": place in right}
                    | ({} if place in right else {"feedback": f"f{place}", "misconception": f"m{place}"})
                    for place in range(count)
                ],
            }
            for n, right in enumerate(rights)
        ]
    )


def test_a_bank_that_gives_itself_away_is_found():
    found = " ".join(bank_complaints(choices([{0}] * 8)))
    assert "the option at place 1 is right in 8 of 8" in found and "1 types of question" in found
    assert "the right option is the longest in 8 of 8 questions (en)" in found
    assert "2 questions" in " ".join(bank_complaints(bank.load([GOOD, NUMBER])))


def test_places_and_counts_of_many_choice_are_looked_at_as_well():
    found = " ".join(bank_complaints(choices([{0, 1}, {0, 2}, {0, 3}, {0, 4}] * 2, "many_choice", 5)))
    assert "the option at place 1 is right in 8 of 8" in found and "2 options are right in 8 of 8" in found
    fine = choices([{0, 1}, {2, 3}, {3}, {1, 2, 4}] * 2, "many_choice", 5)
    assert "at place" not in " ".join(bank_complaints(fine)) and "options are right" not in " ".join(
        bank_complaints(fine)
    )


def test_a_habit_too_weak_for_one_bank_is_found_over_all():
    weak = [{0}, {0}, {0}, {1}, {2}, {3}]
    banks = [choices(weak, words="{1}{2}") for _ in range(6)]
    assert not any("at place" in line for line in bank_complaints(banks[0]))
    assert any("place 1 is right in 18 of 36" in line for line in course_complaints(banks))


@pytest.mark.parametrize(("place", "name"), [(0, "first"), (4, "last")])
def test_the_faulty_line_is_not_always_the_first_or_the_last(place, name):
    lines = {"type": "word", "layout": "lines", "question": "Which?", "words": ["a", "b", "c", "d", "e"]}
    same = [{**lines, "id": f"09.w{n}", "answers": [{"word": place, "correct": True}]} for n in range(4)]
    assert f"the {name} word or line is right in 4 of 4 questions" in list(bank_complaints(bank.load(same)))
    each = [{**lines, "id": f"09.w{n}", "answers": [{"word": n, "correct": True}]} for n in range(5)]
    assert not any("word or line" in line for line in bank_complaints(bank.load(each)))


def test_a_topic_with_few_questions_for_a_test_is_found():
    found = list(course_complaints([bank.load([GOOD]), bank.load([NUMBER])]))
    assert "2 questions for a test about 'training'; at least 8" in found


def test_two_banks_with_the_same_id():
    one = bank.Bank("a.json", bank.load([GOOD]).questions)
    assert any("already used in a.json" in line for line in lint([one, bank.Bank("b.json", one.questions)]))
