"""Questions as text, where no widget runs."""

import os
import subprocess
import sys

from attention_helpers import course
from attention_helpers.course.questions import bank
from attention_helpers.places import ROOT
from attention_helpers.widgets import language as languages
from tests.unit.course.questions.sample import ALL


def plain(widget):
    bundle = widget._repr_mimebundle_()
    return (bundle[0] if isinstance(bundle, tuple) else bundle)["text/plain"]


def test_text_lists_every_question_and_option_and_no_answer():
    text = plain(course.quiz(ALL))
    for expected in (
        "Quiz 09 · 10 questions",
        "1. Which is $\\sum_i \\alpha_i v_i$?",
        "weights * values",
        "□ 4",
        "ペン — ?",
        "? weighted sum",
        "have: 私 0, 持って 0.8, いる 0.2",
        "私 | は | ペン | を",
        "3      return e",
    ):
        assert expected in text, expected
    assert "model answer" not in text and "No **sum**" not in text


def test_text_is_the_same_whatever_was_answered():
    before = plain(course.quiz(ALL))
    quiz = course.quiz(ALL)
    quiz.check("09.choice", 1)
    quiz.check("09.numeric", "1")
    quiz.again("09.numeric")
    quiz.check("09.numeric", "1")
    assert plain(quiz) == plain(course.quiz(ALL)) == before


def test_text_is_the_same_in_every_process():
    sample = "from tests.unit.course.questions.sample import ALL"
    code = f"{sample}; from attention_helpers import course; print(course.quiz(ALL))"
    texts = set()
    for seed in ("0", "1"):
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        texts.add(
            subprocess.run(
                [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, encoding="utf-8"
            ).stdout
        )
    assert len(texts) == 1 and plain(course.quiz(ALL)) in texts.pop()


def test_a_view_has_texts_parsed_a_hint_and_what_its_kind_needs():
    labels = languages.texts("quiz", "en")
    views = {question.id: question.view(labels) for question in bank.load(ALL)}
    assert views["09.choice"]["question"][0][1]["kind"] == "math" and views["09.choice"]["columns"] == 2
    assert views["09.many"]["hint"] == labels["many_hint"] and views["09.choice"]["hint"] == ""
    assert views["09.matching"]["lefts"][0]["text"] == "私" and len(views["09.matching"]["rights"]) == 4
    assert views["09.numeric"]["variables"] is True and views["09.open"]["self_marked"] is True
    assert views["09.bug"]["layout"] == "lines" and views["09.cell"]["row_label"] == "target"
