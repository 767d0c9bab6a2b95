"""Loading banks: jupyterquiz's form as it is, ours, and files that are damaged."""

import json

import pytest

from attention_helpers import course
from attention_helpers.course.questions import bank
from attention_helpers.course.questions.bank import BankError
from attention_helpers.course.records import store
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
        ('[{"question": "a,]"} {}]', "line 1: not JSON (Expecting ',' delimiter)"),
        ('[\n/* b */,\n{"question": "a"}]', "line 2: not JSON (Expecting value)"),
        ('[{"question": "a,]}\n]', "line 1: not JSON (Invalid control character"),
        ("[1,", "line 1: not JSON (Expecting value)"),
    ],
)
def test_what_no_reader_would_take_is_told_with_its_line(text, place, tmp_path):
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


# --- whose answers are whose ------------------------------------------------------------------------------------------


def asks(text, id="q1", **more):
    answers = [{"answer": "yes", "correct": True}, {"answer": "no", "feedback": "Look again."}]
    return {"type": "multiple_choice", "question": text, "answers": answers} | ({"id": id} if id else {}) | more


def answered(source, id="q1"):
    """What a quiz shows as answered before."""
    return course.quiz(source).states[id]["answer"]


def test_two_banks_that_share_an_id_do_not_share_answers(tmp_path):
    paths = []
    for name in ("a/bank.json", "b/bank.json", "a/other.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        paths.append(written(tmp_path, [asks(f"Asked in {name}?")], name))
    course.quiz(paths[0]).check("q1", 0)
    course.quiz([asks("Asked in a list?")]).check("q1", 1)
    assert [answered(path) for path in paths] == [0, None, None]
    assert answered([asks("Asked in a list?")]) == 1 and answered([asks("Asked in another?")]) is None


def test_a_bank_that_was_edited_keeps_its_answers(tmp_path):
    path = written(tmp_path, [asks("Is it?"), asks("And this?", "q2")])
    course.quiz(path).check("q1", 0)
    edited = [asks("New?", "q0"), asks("Is it so?", explanation="Because.")]
    assert answered(written(tmp_path, edited)) == 0
    (tmp_path / "moved").mkdir()
    assert answered(written(tmp_path, edited[::-1], "moved/bank.json")) is None, "another file with other words"
    assert answered(written(tmp_path, [asks("Is it?")], "moved/bank.json")) == 0, "the same question in another place"


def test_without_ids_a_question_keeps_its_answer_when_its_options_are_mended(tmp_path):
    path = written(tmp_path, [asks("Is it?", None)])
    first = bank.load(path).questions[0]
    mended = asks("Is it?", None, explanation="Because.")
    assert bank.load(written(tmp_path, [mended])).questions[0].id == first.id
    twice = bank.load(written(tmp_path, [mended, asks("Is it?", None)]))
    assert len({question.id for question in twice}) == 2


def test_no_other_bank_answers_for_the_courses_questions(tmp_path):
    own = bank.load("01").questions[0]
    copy = written(tmp_path, [own.data], "01.json")
    assert own.name == own.id and bank.load(copy).questions[0].name != own.id
    right = [answer.get("correct") for answer in own.data["answers"]].index(True)
    for source in (copy, [own.data]):
        course.quiz(source).check(own.id, right)
    assert answered("01", own.id) is None and store.latest("quiz", own.id) is None
    course.quiz("01").check(own.id, right)
    assert store.latest("quiz", own.id)["right"] is True and answered(bank.FOLDER / "01.json", own.id) == right


def test_two_exams_of_one_name_are_two_papers(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        written(tmp_path, [asks(f"In {folder}?")], f"{folder}/exam.json")
    one, other = (course.quiz(tmp_path / folder / "exam.json", exam=True) for folder in ("a", "b"))
    one.press("begin")
    one.check("q1", 0)
    assert course.quiz(tmp_path / "b" / "exam.json", exam=True).situation["phase"] == "ready"
    assert one.sitting.name != other.sitting.name
