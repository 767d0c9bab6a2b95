"""A question in a language and in numbers, and as it is shown."""

import re

from attention_helpers.course.questions import bank
from attention_helpers.widgets import language as languages
from tests.unit.course.questions.sample import ALL


def test_japanese_takes_the_place_of_english_where_there_is_any():
    question = bank.load(ALL)["09.choice"]
    japanese, english = question.shown("ja"), question.shown("en")
    assert japanese["question"].endswith("はどれか。") and english["question"].startswith("Which is")
    assert japanese["answers"][1]["feedback"] == "和がない。"
    assert japanese["answers"][1]["misconception"] == english["answers"][1]["misconception"] == "no sum"
    assert "ja" not in japanese and "ja" not in japanese["answers"][1]


def test_the_same_draw_gives_the_same_numbers_and_another_draw_others():
    question = bank.load(ALL)["09.numeric"]
    assert question.shown(draw=3) == question.shown(draw=3)
    shown = [question.shown(draw=draw) for draw in range(12)]
    assert len({text["question"] for text in shown}) >= 4
    for text in shown:
        v, d = map(int, re.findall(r"= (\d+)", text["question"]))
        assert text["answers"][0]["value"] == v * d
        assert text["answers"][1]["value"] == v + d


def test_a_view_has_texts_parsed_a_hint_and_what_its_kind_needs():
    labels = languages.texts("quiz", "en")
    views = {question.id: question.view(labels) for question in bank.load(ALL)}
    assert views["09.choice"]["question"][0][1]["kind"] == "math" and views["09.choice"]["columns"] == 2
    assert views["09.many"]["hint"] == labels["many_hint"] and views["09.choice"]["hint"] == ""
    assert views["09.matching"]["lefts"][0]["text"] == "私" and len(views["09.matching"]["rights"]) == 4
    assert views["09.numeric"]["variables"] is True and views["09.open"]["self_marked"] is True
    assert views["09.bug"]["layout"] == "lines" and views["09.cell"]["row_label"] == "target"
