"""A question in a language and in numbers."""

import json
import re

from attention_helpers.course.questions import bank
from tests.unit.course.questions.sample import ALL


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
