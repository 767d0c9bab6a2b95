"""What can be voted on: every prediction of the course, and every question with options or a number."""

import json

import pytest

from attention_helpers.course.predictions.texts import all_predictions
from attention_helpers.course.questions import bank as banks
from attention_helpers.course.voting.asked import QUESTIONS, _of_prediction, _of_question, find
from attention_helpers.course.voting.forms import Numbers, Options
from attention_helpers.widgets.language import languages

ALL = {question.id: question for bank in banks.all_banks() for question in bank}
FIT = [id for id, question in ALL.items() if question.type in QUESTIONS]


def test_each_can_be_shown_to_a_phone_in_every_language():
    for asked in [*map(_of_prediction, all_predictions().values()), *(_of_question(ALL[id]) for id in FIT)]:
        assert asked.name == asked.id and asked.lesson == asked.id[:2]
        for name in languages():
            fields = asked.fields(name)
            assert str(asked.question(name)).strip() and fields, asked.id
            assert all(str(field["label"]) for field in fields), asked.id
        if asked.right:
            assert asked.form.result(list(asked.right) if asked.form.many else asked.right[0]) == asked.right, asked.id


def test_where_a_prediction_bears_a_question_s_name_the_bank_tells_them_apart():
    assert {"02.spread"} <= all_predictions().keys() & ALL.keys()
    assert isinstance(find("02.spread").form, Numbers) and not find("02.spread").right_words
    assert find("02.spread", "02").right_words and find("02.spread", "02").name == "02.spread"


def test_predictions_of_each_kind():
    assert isinstance(find("05.have").form, Options) and not find("05.have").form.many
    gap = find("05.gap")
    assert gap.form.count == 4 and gap.form.high == 100 and gap.fields("en")[3]["label"] == "clauses in the sentence 4"
    many = next(id for id, entry in all_predictions().items() if entry["kind"] == "choices")
    assert find(many).form.many
    number = next(id for id, entry in all_predictions().items() if entry["kind"] == "number")
    assert isinstance(find(number).form, Numbers) and not find(number).form.many


def test_the_right_answers_of_questions():
    choice = next(id for id in FIT if ALL[id].type == "multiple_choice")
    asked, answers = find(choice), ALL[choice].data["answers"]
    assert [answers[place].get("correct") for place in asked.right] == [True] and asked.right_words["en"]
    numeric = next(id for id in FIT if ALL[id].type == "numeric")
    assert find(numeric).right == () and find(numeric).right_words["en"]


def test_another_bank(tmp_path):
    question = {"id": "x", "type": "many_choice", "question": "Which?", "code": "a = 1"}
    question["answers"] = [
        {"answer": "a", "correct": True},
        {"code": "b", "correct": True},
        {"answer": "c", "code": "d"},
    ]
    (tmp_path / "bank.json").write_text(json.dumps([question]), encoding="utf-8")
    for bank in ([question], tmp_path / "bank.json"):
        asked = find("x", bank)
        assert asked.name.startswith("x@") and asked.right == (0, 1) and asked.code == "a = 1" and asked.lesson == ""
        assert [(str(label), code) for label, code in asked.form.faces("en")] == [("a", ""), ("b", ""), ("c", "d")]


@pytest.mark.parametrize(
    "id, error, said",
    [
        ("05.hav", ValueError, r"'05\.hav', expected one of 05\.gap, 05\.have, .*05\."),
        ("99.x", ValueError, "'99.x', expected one of a lesson"),
        ("have", ValueError, "'have', expected"),
        ("06.confirmation-test", ValueError, "a question of the kind open; expected one of multiple_choice"),
        (5, TypeError, "the id must be text"),
        (None, TypeError, "the id must be text"),
    ],
)
def test_what_cannot_be_voted_on(id, error, said):
    with pytest.raises(error, match=said):
        find(id)
