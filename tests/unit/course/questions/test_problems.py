"""What is refused in a question, and with which words."""

import json

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.bank import BankError
from tests.unit.course.questions.sample import changed

REFUSED = [
    ({"type": "essay", "question": "?"}, "'type' must be one of 'multiple_choice', 'many_choice', 'numeric', "),
    ({"question": "?"}, "there is no 'type'"),
    ("a question", "a question must be an object, not text"),
    (changed("09.choice", answers=[{"answer": "a", "correct": False}]), "no answer is right"),
    (changed("09.choice", answers=[]), "'answers' must be a list of at least 1"),
    (
        changed("09.choice", answers=[{"answer": "a", "correct": "yes"}]),
        "answer 1: 'correct' must be true or false, not",
    ),
    (changed("09.choice", answers=[{"correct": True}]), "answer 1 has neither 'answer' nor 'code'"),
    (
        changed("09.choice", answers=[{"answer": "a", "correct": True}, {"answer": "a ", "correct": False}]),
        "two options are the same",
    ),
    (changed("09.choice", answers="a"), "'answers' must be a list"),
    (changed("09.choice", ja="どれか"), "'ja' must be an object, not text"),
    (changed("09.choice", ja={"question": 3}), "'ja': 'question' must be text"),
    (changed("09.choice", question=7), "'question' must be text, not a number"),
    (changed("09.choice", topic="cooking"), "'using-the-course', not 'cooking'"),
    (changed("09.choice", id=""), "'id' must be text that is not empty"),
    (changed("09.numeric", answers=[{"type": "range", "range": [2, 1], "correct": True}]), "upside down or empty"),
    (changed("09.numeric", answers=[{"type": "range", "range": [2], "correct": True}]), "'range' must be two numbers"),
    (changed("09.numeric", answers=[{"type": "default", "feedback": "x", "correct": True}]), "no answer is right"),
    (changed("09.numeric", answers=[{"type": "value", "value": "V * H", "correct": True}]), "names H, not a variable"),
    (changed("09.numeric", answers=[{"type": "value", "value": "V.__class__", "correct": True}]), "holds more than"),
    (changed("09.numeric", answers=[{"type": "value", "value": "open(V)", "correct": True}]), "holds more than"),
    (changed("09.numeric", answers=[{"type": "value", "value": "V *", "correct": True}]), "cannot be read"),
    (
        changed("09.numeric", answers=[{"type": "value", "value": "x", "correct": True}], variables=None, question="?"),
        "'value' must be a number, not 'x'",
    ),
    (changed("09.numeric", variables={"V": [1]}), "{{D}} stands in a text"),
    (changed("09.numeric", variables={"V": [], "D": [1]}), "'variables': 'V' must be a list of numbers, not"),
    (changed("09.choice", ja={"answers": "x"}), "'ja' has 'answers', which translates neither"),
    (changed("09.choice", ja={"answers": ["x"]}), "'ja' has 'answers', which translates neither"),
    (changed("09.choice", ja={"type": "open"}), "'ja' has 'type', which translates neither"),
    (changed("09.choice", ja={"id": "01.what"}), "'ja' has 'id', which translates neither"),
    (changed("09.cell", ja={"columns": ["a"]}), "'ja' has 'columns', which translates neither"),
    (changed("09.numeric", ja={"question": "{{V}} {{W}}"}), "{{W}} stands in a text"),
    (changed("09.choice", id="x" * 201), "'id'"),
    (changed("09.choice", answers=[{"answer": "\u200b", "correct": True}, {"answer": "b"}]), "answer 1 has neither"),
    (changed("09.choice", answers=[{"answer": "", "correct": True}, {"answer": "b"}]), "answer 1 has neither"),
    (changed("09.choice", answers=[{"correct": True}, {"answer": "b"}]), "answer 1 has neither"),
    (changed("09.string", answers=[{"answer": "", "correct": True}]), "must be text that is not empty"),
    (changed("09.string", answers=[{"answer": "a"}, {"answer": "a", "correct": True}]), "'a' is marked wrong"),
    (changed("09.cell", rows=["r"] * 51, weights=[[0] * 3] * 51), "'rows' must be 1 to 50 words, not a list of 51"),
    (changed("09.numeric", precision=-1), "'precision' must be"),
    (changed("09.string", answers=[{"answer": "x", "correct": True, "fuzzy_threshold": 2}]), "between 0 and 1, not 2"),
    (changed("09.string", answers=[{"answer": " ", "correct": True}]), "must be text that is not empty"),
    (changed("09.matching", pairs=[{"left": "a", "right": "b"}]), "'pairs' must be a list of at least 2"),
    (changed("09.matching", pairs=[{"left": "a", "right": "b"}, {"left": "a", "right": "c"}]), "two left sides"),
    (changed("09.matching", extra=[{"right": "pen"}]), "an extra right side is also the right side of a pair"),
    (changed("09.ordering", items=[{"item": "a"}, {"item": "b"}, {"item": "a"}]), "two items are the same"),
    (changed("09.cell", weights=[[1, 0, 0]]), "'weights' must have 2 rows of 3 numbers"),
    (changed("09.cell", weights=[[2, 0, 0], [0, 0, 0]]), "every weight must lie between 0 and 1"),
    (changed("09.cell", answers=[{"cell": [2, 0], "correct": True}]), "outside of what is shown"),
    (changed("09.word", answers=[{"word": 9, "correct": True}]), "outside of what is shown"),
    (changed("09.word", words=["one"]), "'words' must be a list of at least 2 words"),
    (changed("09.open", model_answer=""), "'model_answer' must be text that is not empty, not ''"),
    (changed("09.open", model_answer=None), "there is no 'model_answer'"),
    (changed("09.open", question=None), "there is neither a question nor code"),
    (changed("09.open", points=[{"point": 3}]), "point 1: 'point' must be text that is not empty, not a number"),
    (changed("09.numeric", variables={"V": ["x"], "D": [1]}), "'variables': V 1 must be a number, not text"),
    (changed("09.numeric", variables={"V": [1e999], "D": [1]}), "variable 'V': every choice must be a finite number"),
    (changed("09.choice", ja={"type": 3}), "'ja': 'type' must be text or a list of texts, not a number"),
    (changed("09.numeric", variables={"V W": [1], "D": [1]}), "'variables': the name 'V W' must be letters, digits"),
    (changed("09.numeric", answers=[{"type": "exact"}]), "answer 1: 'type' must be one of 'value', 'range', 'default'"),
    (changed("09.numeric", answers=[{"correct": True}]), "answer 1: there is no 'value'"),
    (
        changed("09.numeric", variables=None, answers=[{"value": float("nan"), "correct": True}], question="?"),
        "answer 1: 'value' must be a number, not nan",
    ),
    (changed("09.word", answers=[{"word": True, "correct": True}]), "answer 1: 'word' must be a whole number, not"),
    (changed("09.word", layout="rows"), "'layout' must be one of 'words', 'lines', not 'rows'"),
    (changed("09.cell", weights=[[0, 0, None], [0, 0, 0]]), "weight 1: entry 3 must be a number, not nothing"),
    (changed("09.many", answers=[{"answer": "x", "correct": True, "feedback": 3}]), "'feedback' must be text"),
    (changed("09.open", points=[]), "'points' must be a list of at least 1"),
]


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_an_error_is_refused_with_file_question_and_reason(question, reason, tmp_path):
    path = tmp_path / "lesson.json"
    path.write_text(json.dumps([changed("09.many"), question], ensure_ascii=False), encoding="utf-8")
    with pytest.raises(BankError) as raised:
        bank.load(path)
    message = str(raised.value)
    assert message.startswith("lesson.json, question 2"), message
    assert reason in message
