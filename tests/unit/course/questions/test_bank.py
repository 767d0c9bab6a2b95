"""Loading banks: jupyterquiz's form as it is, ours, and what is refused."""

import copy
import json
import re

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.bank import BankError
from tests.unit.course.questions.sample import ALL


def written(folder, questions, name="bank.json"):
    path = folder / name
    path.write_text(json.dumps(questions, ensure_ascii=False), encoding="utf-8")
    return path


def changed(id_of, **changes):
    """The shared question of this id with some keys replaced (None: removed)."""
    question = copy.deepcopy(next(q for q in ALL if q["id"] == id_of))
    question.update(changes)
    return {key: value for key, value in question.items() if value is not None}


# Banks as jupyterquiz users write them, in our own words: no id, no topic, keys that only jupyterquiz knows.
JUPYTERQUIZ = [
    [
        {
            "question": "Capital of Japan?",
            "type": "multiple_choice",
            "answers": [
                {"answer": "Tokyo", "correct": True, "feedback": "Yes."},
                {"answer": "Kyoto", "correct": False},
            ],
        }
    ],
    [
        {
            "question": "Primes?",
            "type": "many_choice",
            "answer_cols": 3,
            "answers": [
                {"answer": "2", "correct": True},
                {"answer": "3", "correct": True},
                {"answer": "4", "correct": False},
            ],
        }
    ],
    [
        {
            "question": "",
            "type": "multiple_choice",
            "code": "[x for x in 'ab']",
            "answers": [
                {"code": "['a', 'b']", "correct": True},
                {"code": "'ab'", "correct": False, "feedback": "A list."},
            ],
        }
    ],
    [
        {
            "type": "numeric",
            "question": "$\\pi$ to three digits",
            "precision": 3,
            "answers": [
                {"type": "value", "value": 3.14, "correct": True, "feedback": "Yes."},
                {"type": "range", "range": [3, 3.1], "correct": False, "feedback": "Too small."},
                {"type": "range", "range": [-1e9, 0], "correct": False, "feedback": "Negative."},
                {"type": "default", "feedback": "No."},
            ],
        }
    ],
    [
        {
            "type": "string",
            "question": "The language of this course?",
            "input_width": 20,
            "answers": [
                {"answer": "Python", "correct": True, "match_case": True},
                {"answer": "pyhton", "correct": False, "feedback": "Spelling.", "fuzzy_threshold": 0.9},
                {"type": "default", "feedback": "It starts with P."},
            ],
        }
    ],
    [
        {"question": "Half of one?", "type": "numeric", "answers": [{"type": "value", "value": 0.5, "correct": True}]},
        {
            "question": "See [this](https://example.org), $x$ and $$y$$",
            "type": "multiple_choice",
            "hide": True,
            "answers": [{"answer": "$x^2$", "code": "x ** 2", "correct": True}, {"answer": 7, "correct": False}],
        },
    ],
]


@pytest.mark.parametrize("questions", JUPYTERQUIZ)
def test_a_bank_made_for_jupyterquiz_loads_unchanged(questions, tmp_path):
    from_list, from_file = bank.load(questions), bank.load(written(tmp_path, questions))
    assert len(from_list) == len(questions)
    assert [q.data for q in from_file] == questions


def test_without_ids_a_question_keeps_its_name_when_others_are_put_before_it(tmp_path):
    first = bank.load(written(tmp_path, JUPYTERQUIZ[0])).questions[0]
    later = bank.load(written(tmp_path, JUPYTERQUIZ[1] + JUPYTERQUIZ[0])).questions[1]
    assert first.id == later.id
    twice = bank.load(JUPYTERQUIZ[0] + JUPYTERQUIZ[0])
    assert len({question.id for question in twice}) == 2


def test_several_right_options_make_a_many_choice_whatever_is_declared():
    question = {
        "type": "multiple_choice",
        "question": "?",
        "answers": [{"answer": "a", "correct": True}, {"answer": "b", "correct": True}],
    }
    assert bank.load([question]).questions[0].type == "many_choice"


def test_our_own_types_load():
    assert [question.id for question in bank.load(ALL)] == [question["id"] for question in ALL]


REFUSED = [
    ({"type": "essay", "question": "?"}, "unknown type 'essay'"),
    ({"question": "?"}, "unknown type None"),
    ("a question", "a question is an object, not text"),
    (changed("09.choice", answers=[{"answer": "a", "correct": False}]), "no answer is right"),
    (changed("09.choice", answers=[]), "'answers' must be a list of at least 1"),
    (changed("09.choice", answers=[{"answer": "a", "correct": "yes"}]), "option 1: 'correct' must be true or false"),
    (changed("09.choice", answers=[{"correct": True}]), "option 1 has neither 'answer' nor 'code'"),
    (
        changed("09.choice", answers=[{"answer": "a", "correct": True}, {"answer": "a ", "correct": False}]),
        "two options are the same",
    ),
    (changed("09.choice", answers="a"), "'answers' must be a list"),
    (changed("09.choice", ja="どれか"), "'ja' must be an object, not text"),
    (changed("09.choice", ja={"question": 3}), "'ja': 'question' must be text"),
    (changed("09.choice", question=7), "'question' must be text, not a number"),
    (changed("09.choice", topic="cooking"), "unknown topic 'cooking'"),
    (changed("09.choice", id=""), "the id is empty"),
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
    (changed("09.numeric", variables={"V": [], "D": [1]}), "variable 'V' needs"),
    (changed("09.numeric", precision=0), "'precision' must be"),
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
    (changed("09.open", model_answer=""), "there is no 'model_answer'"),
    (changed("09.open", points=[]), "'points' must be a list of at least 1"),
]


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_an_error_is_refused_with_file_question_and_reason(question, reason, tmp_path):
    path = written(tmp_path, [changed("09.many"), question], "lesson.json")
    with pytest.raises(BankError) as raised:
        bank.load(path)
    message = str(raised.value)
    assert message.startswith("lesson.json, question 2"), message
    assert reason in message


def test_two_ids_alike_are_refused():
    with pytest.raises(BankError, match=r"question 2 \(09\.many\): the id '09\.many' is already that of question 1"):
        bank.load([changed("09.many"), changed("09.many", question="Other?")])


def test_every_error_is_listed_at_once():
    with pytest.raises(BankError) as raised:
        bank.load([{"type": "x"}, changed("09.many"), {"type": "y"}])
    assert len(str(raised.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[{", "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"a": 1}', "a bank is a list of questions, not an object"),
        (b"[]", "no question in it"),
    ],
)
def test_a_damaged_file_is_refused(content, reason, tmp_path):
    path = tmp_path / "bank.json"
    path.write_bytes(content)
    with pytest.raises(BankError, match=reason):
        bank.load(path)


def test_a_missing_bank_names_those_there_are():
    with pytest.raises(FileNotFoundError, match=r"no bank '98.json'|98\.json.*Lessons with a bank: 00"):
        bank.load("98")
    with pytest.raises(ValueError, match="an address on the network"):
        bank.load("https://example.org/bank.json")


def test_japanese_takes_the_place_of_english_where_there_is_any():
    question = bank.load(ALL)["09.choice"]
    japanese, english = question.shown("ja"), question.shown("en")
    assert japanese["question"].endswith("はどれか。") and english["question"].startswith("Which is")
    assert japanese["answers"][1]["feedback"] == "和がない。"
    assert japanese["answers"][1]["misconception"] == english["answers"][1]["misconception"] == "no sum"
    assert "ja" not in json.dumps(japanese)


def test_the_same_draw_gives_the_same_numbers_and_another_draw_others():
    question = bank.load(ALL)["09.numeric"]
    assert question.shown(draw=3) == question.shown(draw=3)
    shown = [question.shown(draw=draw) for draw in range(12)]
    assert len({text["question"] for text in shown}) >= 4
    for text in shown:
        v, d = map(int, re.findall(r"= (\d+)", text["question"]))
        assert text["answers"][0]["value"] == v * d
        assert text["answers"][1]["value"] == v + d


def test_things_shuffled_never_stand_in_the_order_written():
    for count in range(2, 9):
        for name in ("a", "b", "c", "d"):
            order = bank.shuffled(name, count)
            assert sorted(order) == list(range(count)) != order
