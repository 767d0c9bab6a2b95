"""Which kinds there are, what each must say of itself, and one from outside the package."""

import copy

import pytest

from attention_helpers import course
from attention_helpers.course.questions import bank, kinds
from attention_helpers.course.questions import mixed_test as mixed
from attention_helpers.course.questions.kinds import registry
from attention_helpers.course.questions.lint import question_complaints
from attention_helpers.course.records import store
from tests.unit.course.questions.sample import ALL
from tests.unit.course.questions.scale.scale import Scale

QUESTION = {
    "id": "09.strength",
    "type": "scale",
    "question": "How many per cent does *have* read of 持って?",
    "low": 0,
    "high": 100,
    "right": [75, 85],
    "feedback": "Look at the row of *have*.",
    "explanation": "Its weight is 0.8.",
    "ja": {"question": "*have* は「持って」を何%読んでいるか。"},
}


@pytest.fixture
def scale(monkeypatch):
    """The kind from outside, registered in one line, and gone after the test."""
    monkeypatch.setattr(registry, "_KINDS", kinds.all_kinds())
    kinds.register(Scale())


def test_a_name_that_is_not_registered_is_refused():
    with pytest.raises(bank.BankError, match=r"'type' must be one of .*, not 'scale'"):
        bank.load([QUESTION])


def test_a_kind_from_outside_is_asked_marked_and_remembered(scale):
    quiz = course.quiz([QUESTION, ALL[0]])
    assert 'addField("scale"' in quiz._esm and 'addField("cell"' in quiz._esm and ".ah-scale" in quiz._css
    assert quiz.views[0]["hint"] == "Move the mark; arrow keys move it, too." and "right" not in quiz.views[0]
    assert "1. How many per cent does *have* read of 持って?\n   0 ├──────┤ 100" in quiz.plain_text()
    assert "何%読んでいるか" in course.quiz([QUESTION], language="ja").plain_text()
    assert quiz.check("09.strength", None)["words"] == "Move the mark first."
    assert quiz.check("09.strength", 10)["words"] == "Not right. You have a second try."
    wrong = quiz.check("09.strength", 20)
    assert wrong["feedback"] and wrong["solution"][0][0][0]["text"] == "75 … 85"
    quiz.again("09.strength")
    assert quiz.check("09.strength", 80)["words"] == "Right."
    assert course.quiz([QUESTION]).states["09.strength"]["words"] == "Answered before. Right."
    assert [row["answer"] for row in store.history("quiz")] == [10, 20, 80]
    with pytest.raises(ValueError, match="'far' is no answer to a scale question"):
        course.quiz([{**QUESTION, "id": "09.other"}]).check("09.other", "far")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"right": [75]}, "'right' must be two numbers, not a list of 1"),
        ({"low": "0"}, "'low' must be a number, not text"),
        ({"right": [75, 120]}, r"'right' is \[75, 120\], outside of the scale"),
        ({"topic": "cooking"}, "not 'cooking'"),
        ({"ja": 3}, "'ja' must be an object, not a number"),
    ],
)
def test_its_bank_is_checked_as_ours_are(scale, change, reason):
    with pytest.raises(bank.BankError, match=reason):
        bank.load([{**copy.deepcopy(QUESTION), **change}])


def test_it_is_linted_and_drawn_into_mixed_tests(scale):
    questions = bank.load([{**QUESTION, "feedback": ""}])
    assert "no 'feedback' for a wrong place" in list(question_complaints(questions.questions[0]))
    assert [question.type for question in mixed.draw(1, 0, [questions])] == ["scale"]


@pytest.mark.parametrize("kind", kinds.all_kinds().values(), ids=lambda kind: kind.name)
def test_every_kind_brings_its_front_end(kind):
    scripts = [path.read_text(encoding="utf-8") for path in kind.front if path.suffix == ".js"]
    assert any("addField(" in script and kind.name in script for script in scripts)
