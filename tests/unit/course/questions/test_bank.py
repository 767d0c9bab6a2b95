"""Loading banks: jupyterquiz's form as it is, ours, and files that are damaged."""

import json

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.bank import BankError
from tests.unit.course.questions.sample import ALL, changed


def written(folder, questions, name="bank.json"):
    path = folder / name
    path.write_text(json.dumps(questions, ensure_ascii=False), encoding="utf-8")
    return path


# A bank as jupyterquiz users write one, in our own words: no id, no topic, keys that only jupyterquiz knows.
JUPYTERQUIZ = [
    {
        "question": "Capital of Japan?",
        "type": "multiple_choice",
        "answers": [{"answer": "Tokyo", "correct": True, "feedback": "Yes."}, {"answer": "Kyoto", "correct": False}],
    },
    {
        "question": "Primes?",
        "type": "many_choice",
        "answer_cols": 3,
        "answers": [
            {"answer": "2", "correct": True},
            {"answer": "3", "correct": True},
            {"answer": "4", "correct": False},
        ],
    },
    {
        "question": "",
        "type": "multiple_choice",
        "code": "[x for x in 'ab']",
        "answers": [{"code": "['a', 'b']", "correct": True}, {"code": "'ab'", "correct": False, "feedback": "A list."}],
    },
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
    },
    {
        "type": "string",
        "question": "The language of this course?",
        "input_width": 20,
        "answers": [
            {"answer": "Python", "correct": True, "match_case": True},
            {"answer": "pyhton", "correct": False, "feedback": "Spelling.", "fuzzy_threshold": 0.9},
            {"type": "default", "feedback": "It starts with P."},
        ],
    },
    {"question": "Half of one?", "type": "numeric", "answers": [{"type": "value", "value": 0.5, "correct": True}]},
    {
        "question": "See [this](https://example.org), $x$ and $$y$$",
        "type": "multiple_choice",
        "hide": True,
        "answers": [{"answer": "$x^2$", "code": "x ** 2", "correct": True}, {"answer": 7, "correct": False}],
    },
]


def test_a_bank_made_for_jupyterquiz_loads_unchanged(tmp_path):
    from_list, from_file = bank.load(JUPYTERQUIZ), bank.load(written(tmp_path, JUPYTERQUIZ))
    assert [q.data for q in from_list] == [q.data for q in from_file] == JUPYTERQUIZ


def test_without_ids_a_question_keeps_its_name_when_others_are_put_before_it(tmp_path):
    first = bank.load(written(tmp_path, JUPYTERQUIZ[:1])).questions[0]
    later = bank.load(written(tmp_path, JUPYTERQUIZ[1::-1])).questions[1]
    assert first.id == later.id
    twice = bank.load(JUPYTERQUIZ[:1] * 2)
    assert len({question.id for question in twice}) == 2


def test_our_own_types_load():
    assert [question.id for question in bank.load(ALL)] == [question["id"] for question in ALL]


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
        (b'{"a": 1}', "a bank must be a list of questions, not an object"),
        (b"[]", "no question in it"),
    ],
)
def test_a_damaged_file_is_refused(content, reason, tmp_path):
    path = tmp_path / "bank.json"
    path.write_bytes(content)
    with pytest.raises(BankError, match=reason):
        bank.load(path)


def test_a_mark_of_the_byte_order_is_passed_over(tmp_path):
    path = tmp_path / "bank.json"
    path.write_text(json.dumps(JUPYTERQUIZ), encoding="utf-8-sig")
    assert [question.data for question in bank.load(path)] == JUPYTERQUIZ


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[{"type": "open"},\n]', "line 2: not JSON (a comma too many before ]; take it out)"),
        ('[\n\n{"type": "open",}]', "line 3: not JSON (a comma too many before }; take it out)"),
        ('[{"a": [1, 2, ]}]', "line 1: not JSON (a comma too many before ]; take it out)"),
        ('[{"question": "a,]"} {}]', "line 1: not JSON (Expecting ',' delimiter)"),
    ],
)
def test_a_comma_too_many_is_told(text, place, tmp_path):
    path = tmp_path / "bank.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BankError) as raised:
        bank.load(path)
    assert str(raised.value).startswith(f"bank.json, {place}")


def test_a_missing_bank_names_those_there_are():
    with pytest.raises(FileNotFoundError, match=r"no bank '98.json'|98\.json.*Lessons with a bank: 00"):
        bank.load("98")
    with pytest.raises(ValueError, match="an address on the network"):
        bank.load("https://example.org/bank.json")
