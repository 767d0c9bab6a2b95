"""A learner at a bank: tries and feedback, what is remembered, hostile input."""

import json
import os
import subprocess
import sys

import pytest

from attention_helpers import course
from attention_helpers.course.records import store
from attention_helpers.places import ROOT
from tests.unit.course.questions.sample import ALL, BANK, RIGHT, WRONG, changed

HOSTILE = [
    "<script>document.body.remove()</script>",
    "<img src=x onerror=alert(1)>",
    "{{constructor}}",
    "\u202eevil\u202c",
    "a\x00b\x1b[31m",
    "a\ud800b",
    "x" * 1_000_000,
    "__import__('os').system('true')",
    "$\\href{javascript:1}{x}$",
]


def paragraphs(pieces):
    return [" ".join(piece["text"] for piece in paragraph) for paragraph in pieces]


def right_numeric(quiz):
    return str(quiz.sitting.bank["09.numeric"].shown(draw=quiz.states["09.numeric"]["draw"])["answers"][0]["value"])


# --- tries and feedback -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", RIGHT)
def test_a_right_answer_closes_the_question_with_its_reason(id):
    state = course.quiz(ALL).check(id, RIGHT[id])
    assert (state["phase"], state["correct"], state["status"]) == ("done", True, "right")
    assert state["words"].startswith("Right.")
    assert state["solution"] == []


@pytest.mark.parametrize("id", WRONG)
def test_a_second_try_and_then_the_answer(id):
    quiz = course.quiz(ALL)
    first = quiz.check(id, WRONG[id])
    assert first["phase"] == "again" and first["words"].endswith("You have a second try.")
    assert first["solution"] == first["explanation"] == []
    second = quiz.check(id, WRONG[id])
    assert second["phase"] == "done" and second["correct"] is False and second["solution"]


def test_feedback_names_the_mistake_and_the_explanation_follows():
    quiz = course.quiz(ALL)
    assert paragraphs(quiz.check("09.choice", 1)["feedback"][0]) == ["No  sum  here."]
    assert paragraphs(quiz.check("09.choice", 0)["explanation"]) == ["The product with  @  sums."]


def test_an_empty_answer_costs_no_try_and_leaves_no_record():
    quiz = course.quiz(ALL)
    for id, empty in (("09.choice", None), ("09.numeric", ""), ("09.matching", [None, None, 1]), ("09.cell", None)):
        state = quiz.check(id, empty)
        assert state["phase"] == "open" and state["attempt"] == 0 and state["words"]
    assert "Still without a choice: 2." in quiz.states["09.matching"]["words"]
    assert store.history() == []


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("en", "plenty", "This cannot be read as a number."),
        ("en", "1,536", "This can be read in two ways. Write 1536 or 1.536. This costs no try."),
        ("en", "3 km", "“km” cannot be read here. Write the number alone, such as 1536, 0.25, 3/4 or 1e-3."),
        ("ja", "1,536", "2通りに読めます。1536 または 1.536 と書いてください。解答回数には数えません。"),
    ],
)
def test_what_is_no_number_is_said_and_costs_no_try(language, typed, said):
    quiz = course.quiz(ALL, language=language)
    for _ in range(3):
        state = quiz.check("09.numeric", typed)
        assert state["words"].startswith(said) and state["attempt"] == 0 and state["phase"] == "open"
    assert store.history() == []


def test_what_is_read_is_said_before_anything_is_marked():
    sitting = course.quiz(ALL).sitting
    assert sitting.reading("09.numeric", "０，２５") == {"words": "Read as 0.25.", "choices": []}
    assert sitting.reading("09.numeric", "1,234")["choices"] == ["1234", "1.234"]
    assert sitting.reading("09.numeric", " ") == sitting.reading("09.string", "softmax") == {"words": "", "choices": []}
    assert sitting.states["09.numeric"]["attempt"] == 0 and store.history() == []
    japanese = course.quiz(ALL, language="ja").sitting
    assert japanese.reading("09.numeric", "９分の１")["words"] == "1/9 ≈ 0.1111 と読みました。"


def test_what_was_meant_is_said_with_the_verdict():
    quiz = course.quiz(ALL)
    assert quiz.check("09.string", "arg-max")["words"] == "Not right. Read as “argmax”. You have a second try."
    assert quiz.check("09.string", "soft max")["words"] == "Right. Read as “softmax”."


def test_after_the_last_try_nothing_is_marked_until_it_is_opened_again():
    quiz = course.quiz(ALL)
    quiz.check("09.choice", 0)
    assert quiz.check("09.choice", 1)["correct"] is True
    assert quiz.again("09.choice")["phase"] == "open"
    assert quiz.check("09.choice", 1)["phase"] == "again"


def test_new_numbers_come_with_another_try():
    quiz = course.quiz(ALL)
    texts = set()
    for _ in range(8):
        texts.add(json.dumps(quiz.views[2]["question"]))
        assert quiz.check("09.numeric", right_numeric(quiz))["correct"] is True
        quiz.again("09.numeric")
    assert len(texts) >= 3


def test_an_open_answer_is_compared_and_marked_by_the_learner():
    quiz = course.quiz(ALL)
    first = quiz.check("09.open", {"text": "I <b>think</b>", "points": None})
    assert first["phase"] == "marking" and len(first["points"]) == 2 and first["model"]
    last = quiz.check("09.open", {"text": "I <b>think</b>", "points": [True, False]})
    assert last["phase"] == "done" and last["words"] == "Your answer makes 1 of 2 points."


# --- what is remembered -------------------------------------------------------------------------------------------


def test_records_carry_what_progress_and_report_read():
    course.quiz(ALL).check("09.choice", 1)
    row = store.latest("quiz", BANK["09.choice"].name)
    assert (row["lesson"], row["right"], row["score"], row["misconception"]) == ("09", False, 0.0, "no sum")
    assert (row["answer"], row["attempt"]) == (1, 1)


def test_a_quiz_opened_again_shows_what_was_answered():
    quiz = course.quiz(ALL)
    answers = {**{id: answer for id, answer in RIGHT.items()}, "09.numeric": right_numeric(quiz)}
    answers |= {"09.matching": [0, 1, 2], "09.ordering": [1, 0, 2, 3], "09.open": {"text": "mine", "points": None}}
    for id, answer in answers.items():
        quiz.check(id, answer)
    quiz.check("09.open", {"text": "mine", "points": [True, True]})
    again = course.quiz(ALL)
    for id, state in quiz.states.items():
        later = again.states[id]
        for key in ("phase", "attempt", "status", "correct", "parts", "feedback", "solution", "answer", "draw"):
            assert later[key] == state[key], (id, key)
        assert later["words"] == f"Answered before. {state['words']}"


def test_what_was_answered_is_there_in_another_process(own_store):
    code = (
        "from tests.unit.course.questions.sample import ALL; from attention_helpers import course; "
        "print(course.quiz(ALL).states['09.choice']['words'])"
    )
    course.quiz(ALL).check("09.choice", 0)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, encoding="utf-8")
    assert said.stdout.strip() == "Answered before. Right.", said.stderr


def test_new_numbers_are_remembered_with_the_answer():
    quiz = course.quiz(ALL)
    quiz.check("09.numeric", right_numeric(quiz))
    quiz.again("09.numeric")
    quiz.check("09.numeric", "1")
    again = course.quiz(ALL)
    assert again.states["09.numeric"]["draw"] == 1
    assert again.views[2]["question"] == quiz.views[2]["question"]


@pytest.mark.parametrize(("typed", "right"), [("1,600", True), ("1,536", False)])
def test_a_number_recorded_when_a_comma_was_taken_for_thousands_is_shown_as_it_was_marked(typed, right):
    quiz = course.quiz(ALL)
    draw = next(n for n in range(99) if quiz.sitting.bank["09.numeric"].numbers(n) == {"V": 50, "D": 32})
    store.record("quiz", BANK["09.numeric"].name, lesson="09", right=right, answer=typed, attempt=1, draw=draw)
    state = course.quiz(ALL).states["09.numeric"]
    assert (state["answer"], state["correct"]) == (typed, right)


@pytest.mark.parametrize("fields", [{"answer": 99, "attempt": 1}, {}, {"answer": "x", "attempt": "y"}])
def test_a_record_that_no_longer_fits_is_passed_over(fields):
    store.record("quiz", BANK["09.choice"].name, lesson="09", **fields)
    assert course.quiz(ALL).states["09.choice"]["phase"] == "open"


def test_what_cannot_be_saved_is_said(own_store):
    own_store.parent.mkdir(exist_ok=True)
    own_store.write_text("a file where the folder should be", encoding="utf-8")
    state = course.quiz(ALL).check("09.choice", 0)
    assert state["correct"] is True and "could not be saved" in state["notice"]


# --- as text, where no widget runs ---------------------------------------------------------------------------------


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


# --- hostile input ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_a_learners_text_is_only_text(text):
    quiz = course.quiz(ALL)
    assert quiz.check("09.string", text)["correct"] is False
    assert quiz.check("09.open", {"text": text, "points": None})["phase"] == "marking"
    shown = course.quiz(ALL).states
    for id in ("09.string", "09.open"):
        for key in ("feedback", "solution", "explanation", "model", "points", "words"):
            assert text[:40] not in json.dumps(shown[id].get(key))
    assert len(json.dumps(shown["09.open"]["answer"])) < 200_000


# --- answers in own words -----------------------------------------------------------------------------------------


def test_what_was_read_and_what_was_ticked_are_recorded():
    id, text = "05.explain-gap", "Attention keeps all encoder states."
    quiz = course.quiz("05")
    state = quiz.check(id, {"text": text, "points": None})
    assert [one["verdict"] for one in state["readings"]].count("found") == 1
    quiz.check(id, {"text": text, "points": [False, False, True, False, False]})
    row = store.latest("quiz", id)
    assert row["judged"]["overall"] == "part" and row["judged"]["points"][2] == "found"
    assert row["judged"]["words"][2] == "Attention keeps all encoder states"
    assert (row["answer"]["points"][2], row["right"], row["score"]) == (True, False, 0.5)


def test_what_seems_contradicted_is_to_be_looked_at():
    id, text = "05.explain-gap", "The fixed vector model keeps all encoder states."
    quiz = course.quiz("05")
    quiz.check(id, {"text": text, "points": None})
    state = quiz.check(id, {"text": text, "points": [True] * 5})
    assert (state["status"], state["correct"], state["phase"]) == ("look", None, "done")
    assert state["words"].startswith("To be looked at:")
    assert store.latest("quiz", id)["right"] is None
    assert course.quiz("05").states[id]["status"] == "look"


@pytest.mark.parametrize("section", ["javascript:alert(1)", " java\nscript:alert(1)", "\u200bdata:text/html,x", "/etc"])
def test_a_section_that_would_run_something_is_not_sent(section):
    quiz = course.quiz([changed("09.choice", section=section)])
    quiz.check("09.choice", 1)
    assert quiz.check("09.choice", 1)["phase"] == "done" and quiz.states["09.choice"]["section"] == ""


def test_a_bank_of_another_make_is_called_by_its_file(tmp_path):
    question = {"type": "numeric", "question": "1 + 1?", "answers": [{"type": "value", "value": 2, "correct": True}]}
    path = tmp_path / "mine.json"
    path.write_text(json.dumps([question]), encoding="utf-8")
    assert course.quiz(path).title == "Quiz mine.json" and course.quiz([question]).title == "Quiz"


@pytest.mark.parametrize(("first", "second"), [("en", "ja"), ("ja", "en")])
def test_what_was_answered_in_one_language_counts_in_the_other(first, second):
    answers = {"00.weighted-mean": "7", "00.shape-of-product": 1, "00.what-is-kept": [1, 2, 3]}
    for id, answer in answers.items():
        assert course.quiz("00", language=first).check(id, answer)["correct"] is True
    states = course.quiz("00", language=second).states
    assert [id for id, state in states.items() if state["correct"]] == sorted(answers, key=list(states).index)
