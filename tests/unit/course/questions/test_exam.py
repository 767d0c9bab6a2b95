"""An exam: no verdict until it is handed in, drafts that outlast the kernel, a time that ends nothing; and surveys."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest

from attention_helpers import course
from attention_helpers.course.overview.lesson_progress import collect
from attention_helpers.course.overview.reset import Reset
from attention_helpers.course.questions import bank
from attention_helpers.course.questions import exam as exams
from attention_helpers.course.questions.sitting import trimmed
from attention_helpers.course.records import store
from attention_helpers.course.report import page
from attention_helpers.course.report.counting import shares
from attention_helpers.places import ROOT
from tests.unit.course.questions.sample import ALL, BANK, RIGHT, WRONG

CLOSED = [question for question in ALL if question["type"] != "open"]
SURVEY = [
    {
        "id": "pace",
        "type": "multiple_choice",
        "question": "Too fast?",
        "answers": [{"answer": "yes"}, {"answer": "no"}],
    },
    {"id": "used", "type": "many_choice", "question": "Used?", "answers": [{"answer": "map"}, {"answer": "quiz"}]},
    {"id": "hours", "type": "numeric", "question": "How many hours?", "units": ["hours"]},
    {"id": "word", "type": "string", "question": "One word?"},
    {"id": "else", "type": "open", "question": "Anything else?"},
]
SURVEY = [{**question, "hide": True} for question in SURVEY]
GIVEN = {"pace": 1, "used": [0, 1], "hours": "3 hours", "word": "fine", "else": {"text": "no", "points": None}}


def begun(source=CLOSED, **more):
    quiz = course.quiz(source, exam=True, **more)
    quiz.press("begin")
    return quiz


def right_of(quiz):
    number = quiz.sitting.bank["09.numeric"].shown(draw=quiz.states["09.numeric"]["draw"])["answers"][0]["value"]
    matching, ordering = (quiz.sitting.bank[f"09.{name}"] for name in ("matching", "ordering"))
    right = {**RIGHT, "09.numeric": str(number)}
    for question in (matching, ordering):
        right[question.id] = next(answer for answer in orders(question) if marks(question, answer))
    return right


def orders(question):
    from itertools import permutations

    count = len(question.data.get("items", question.data.get("pairs")))
    return map(list, permutations(range(count + (question.type == "matching")), count))


def marks(question, answer):
    from attention_helpers.course.questions.marking import mark

    return mark(question.shown(), answer, question.id).correct


# --- before it is handed in -----------------------------------------------------------------------------------------


def test_nothing_is_shown_until_it_is_begun():
    quiz = course.quiz(CLOSED, exam=True)
    assert quiz.views == [] and quiz.situation["phase"] == "ready" and quiz.title == "Exam 09"
    assert repr(quiz) == "Exam 09" and "9 questions" in quiz.lead[0] and store.history() == []
    assert quiz.check("09.choice", 0)["answer"] is None and store.history() == []
    quiz.press("begin")
    assert len(quiz.views) == len(CLOSED) and quiz.situation["phase"] == "running" and quiz.result is None


@pytest.mark.parametrize("answers", [RIGHT, WRONG])
def test_no_verdict_and_no_reason_before_it_is_handed_in(answers):
    quiz = begun()
    for id, answer in answers.items():
        state = quiz.check(id, answer)
        assert (state["phase"], state["correct"], state["words"]) == (
            "keep",
            None,
            "Your answer is kept. You can change it.",
        )
        assert state["feedback"] == state["solution"] == state["explanation"] == state["parts"] == []
    assert quiz.summary == f"Answered: {len(answers)} of 9." and quiz.result is None
    sent = json.dumps([quiz.states, quiz.lead, quiz.situation])
    for told in ("No sum", "misconception", "Right", "ot right", "artly"):
        assert told not in sent
    assert {row["kind"] for row in store.history()} == {"paper", "draft"}
    assert all("right" not in row for row in store.history())


def test_an_answer_can_be_changed_and_taken_back():
    quiz = begun()
    for answer in (1, 0, 1):
        assert quiz.check("09.choice", answer)["answer"] == answer
    quiz.check("09.string", "soft")
    assert quiz.answers["09.string"]["answer"] == "soft" and quiz.answers["09.string"]["right"] is None
    assert quiz.check("09.string", " ")["answer"] is None and "09.string" not in quiz.answers
    again = course.quiz(CLOSED, exam=True)
    assert again.answers == quiz.answers == {"09.choice": quiz.answers["09.choice"]}


def test_the_same_answer_sent_twice_is_recorded_once():
    quiz = begun()
    for _ in range(3):
        quiz.check("09.choice", 1)
    assert len(store.history("draft")) == 1


def test_part_of_an_answer_is_kept_too():
    quiz = begun()
    quiz.check("09.matching", [None, 2, None])
    assert course.quiz(CLOSED, exam=True).states["09.matching"]["answer"] == [None, 2, None]
    quiz.press("hand_in")
    assert quiz.states["09.matching"]["words"] == "Not complete." and quiz.states["09.matching"]["correct"] is False


def test_it_asks_once_and_says_what_is_missing():
    quiz = begun()
    quiz.check("09.choice", 0)
    quiz.check("09.numeric", "1,536")
    quiz.press("ask")
    assert quiz.situation["phase"] == "asked"
    assert quiz.situation["ask"] == (
        "Not answered, or not completely: 7 of 9 (no. 2, 4, 5, 6, 7, 8, 9). "
        "Cannot be read, and would not be right: 1 (no. 3). Once handed in, nothing can be changed. Hand in?"
    )
    quiz.press("go_on")
    assert quiz.situation["phase"] == "running" and quiz.situation["ask"] == ""
    quiz.check("09.word", 1)
    quiz.press("ask")
    assert quiz.situation["ask"].startswith("Not answered, or not completely: 6 of 9")
    for id, answer in right_of(quiz).items():
        quiz.check(id, answer)
    assert quiz.situation["ask"].startswith("All 9 questions are answered. Once")  # while it asks, it stays true


# --- once handed in -------------------------------------------------------------------------------------------------


def test_all_right():
    quiz = begun()
    for id, answer in right_of(quiz).items():
        quiz.check(id, answer)
    quiz.press("hand_in")
    assert quiz.lead == ["Handed in. Minutes since the beginning: 0. Right: 9 of 9."]
    assert quiz.result["rows"] == [{"topic": "All questions", "right": 9, "count": 9, "links": []}]
    assert {(state["phase"], state["correct"], state["final"]) for state in quiz.states.values()} == {
        ("done", True, True)
    }


def test_every_question_gets_its_verdict_its_answer_and_its_reason():
    quiz = begun()
    for id, answer in {**WRONG, "09.many": [0], "09.numeric": "3 km"}.items():
        quiz.check(id, answer)
    quiz.press("hand_in")
    words = {id: state["words"] for id, state in quiz.states.items()}
    assert words["09.choice"] == "Not right." and words["09.ordering"] == "Not answered."
    assert words["09.many"] == "Partly right. (50 % of this question)"
    assert words["09.numeric"].startswith("Not right. “km” cannot be read here.")
    assert all(state["solution"] and state["phase"] == "done" for state in quiz.states.values())
    assert quiz.states["09.choice"]["explanation"] and quiz.states["09.choice"]["feedback"]
    assert quiz.lead[0].endswith("Right: 0 of 9.") and quiz.result["rows"][0]["count"] == 9


def test_once_handed_in_nothing_changes():
    quiz = begun()
    quiz.check("09.choice", 1)
    quiz.press("hand_in")
    before, records = json.dumps(quiz.states), len(store.history())
    quiz.check("09.choice", 0)
    quiz.again("09.choice")
    quiz.press("hand_in")
    quiz.press("ask")
    assert json.dumps(quiz.states) == before and len(store.history()) == records
    assert json.dumps(course.quiz(CLOSED, exam=True).states) == before  # and so it is shown on another day


def test_it_can_be_taken_again_with_other_numbers():
    quiz = begun()
    first = quiz.views[2]
    quiz.check("09.choice", 0)
    quiz.press("hand_in")
    quiz.press("begin")
    assert quiz.situation["phase"] == "running" and quiz.answers == {} and quiz.result is None
    assert quiz.views[2] != first and quiz.states["09.numeric"]["draw"] == 1
    quiz.press("begin")  # is no way to lose a paper
    assert quiz.sitting.paper.endswith("/2")


def test_an_open_answer_is_compared_once_handed_in():
    quiz = begun(ALL)
    assert quiz.check("09.open", {"text": "mine", "points": None})["phase"] == "keep"
    assert "model" not in json.dumps(quiz.states)
    quiz.press("hand_in")
    assert quiz.states["09.open"]["phase"] == "marking" and quiz.states["09.open"]["model"]
    state = quiz.check("09.open", {"text": "mine", "points": [True, False]})
    assert (state["phase"], state["final"]) == ("done", True)
    assert state["words"] == "Your answer makes 1 of 2 points."
    again = course.quiz(ALL, exam=True).states["09.open"]
    assert (again["phase"], again["words"], again["answer"]) == ("done", state["words"], state["answer"])


def test_an_open_question_without_an_answer_shows_the_model_answer():
    quiz = begun(ALL)
    quiz.press("hand_in")
    state = quiz.states["09.open"]
    assert (state["phase"], state["words"]) == ("done", "Not answered.") and state["model"] and state["explanation"]


# --- what is remembered ---------------------------------------------------------------------------------------------


def test_drafts_are_there_in_another_process():
    quiz = begun()
    quiz.check("09.string", "softm")
    code = (
        "from tests.unit.course.questions.test_exam import CLOSED; from attention_helpers import course; "
        "quiz = course.quiz(CLOSED, exam=True); print(quiz.situation['phase'], quiz.answers['09.string']['answer'])"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, encoding="utf-8")
    assert said.stdout.split() == ["running", "softm"], said.stderr


def test_the_time_is_told_and_ends_nothing(monkeypatch):
    quiz = begun()
    later = datetime.now(timezone.utc) + timedelta(hours=30)
    monkeypatch.setattr(exams, "_now", lambda: later)
    quiz.press("clock")
    assert 30 * 3600 <= quiz.situation["seconds"] < 30 * 3600 + 60
    assert quiz.check("09.choice", 0)["answer"] == 0
    quiz.press("hand_in")
    assert quiz.lead == ["Handed in. Minutes since the beginning: 1800. Right: 1 of 9."]
    monkeypatch.setattr(exams, "_now", lambda: later + timedelta(hours=1))
    assert course.quiz(CLOSED, exam=True).lead == quiz.lead
    monkeypatch.setattr(exams, "_now", lambda: later - timedelta(days=9))  # a clock that was set back
    quiz.press("begin")
    assert quiz.situation["seconds"] == 0


def test_two_kernels_with_one_paper():
    one, other = begun(), course.quiz(CLOSED, exam=True)
    one.check("09.choice", 0)
    one.press("hand_in")
    other.press("hand_in")
    assert other.situation["phase"] == "done" and other.states["09.choice"]["correct"] is True
    assert len(store.history("exam")) == len(CLOSED)


def test_what_another_kernel_handed_in_takes_no_more_drafts():
    one, other = begun(), course.quiz(CLOSED, exam=True)
    one.check("09.choice", 0)
    one.press("hand_in")
    assert other.check("09.choice", 1)["correct"] is True and other.situation["phase"] == "done"
    assert len(store.history("draft")) == 1


def test_an_exam_whose_lesson_was_forgotten_is_ready_again():
    exam = course.quiz("01", exam=True)
    exam.press("begin")
    store.reset("01")
    exam.check(exam.views[0]["id"], None)
    assert exam.situation["phase"] == "ready" and exam.views == []


@pytest.mark.parametrize("answer", [99, "x", {"a": []}, [0]])
def test_a_draft_that_no_longer_fits_is_passed_over_and_one_that_never_did_refused(answer):
    quiz = begun()
    with pytest.raises(ValueError, match=r"09\.choice: .* is no answer"):
        quiz.check("09.choice", answer)
    store.record("draft", f"{quiz.sitting.paper}/09.choice", lesson="09", answer=answer)
    again = course.quiz(CLOSED, exam=True)
    assert again.answers == {}
    again.press("hand_in")
    assert again.states["09.choice"]["words"] == "Not answered."


def test_a_lessons_own_state_is_another_matter():
    exam = course.quiz("01", exam=True)
    exam.press("begin")
    first = exam.sitting.bank.questions[0].id
    exam.press("hand_in")
    assert course.quiz("01").states[first]["phase"] == "open"
    assert all(row.answered == 0 and row.attempted == 0 for row in collect())


def test_drafts_are_no_answers_when_a_lesson_is_forgotten():
    exam = course.quiz("01", exam=True)
    exam.press("begin")
    choice = next(one for one in exam.sitting.bank if one.type == "multiple_choice").id
    for answer in (0, 1, 0, 1):
        exam.check(choice, answer)
    assert "no answers" in repr(Reset("01"))
    exam.press("hand_in")
    assert f"its {len(exam.sitting.bank)} answers" in repr(Reset("01"))


def test_the_class_report_counts_what_was_handed_in_by_question():
    quiz = begun()
    quiz.check("09.choice", 1)
    quiz.press("hand_in")
    quiz.press("begin")
    quiz.check("09.choice", 0)
    quiz.press("hand_in")
    found = shares.read(store.folder())
    assert ">exam question</td>" in page.page(found)
    items = {item.id: item for item in found.items}
    item = items[BANK["09.choice"].name]
    assert len(items) == len(CLOSED) and item.kind == "exam"
    assert (item.first_right, item.last_right, item.tries, item.most_chosen) == (0, 1, 2, ("no sum", 1))


def test_the_longest_answer_is_kept_as_it_was_typed():
    quiz = begun(ALL)
    text = "長い答え " * 4000
    quiz.check("09.open", {"text": text, "points": None})
    kept = course.quiz(ALL, exam=True).states["09.open"]["answer"]["text"]
    assert kept == trimmed(text) and len(kept) == 20_000  # as much as the field takes


# --- what a bank asks for -------------------------------------------------------------------------------------------


def hidden(**more):
    return [{"id": "sum", "type": "numeric", "question": "1 + 1?", **more}]


VALUE = {"type": "value", "value": 2, "correct": True}


@pytest.mark.parametrize(
    "source",
    [hidden(hide=True, answers=[VALUE]), hidden(answers=[{**VALUE, "hide": True}])],
    ids=["question", "answer"],
)
def test_a_bank_that_hides_is_an_exam(source):
    quiz = course.quiz(source)
    assert quiz.situation["phase"] == "ready"
    assert course.quiz(hidden(hide=False, answers=[VALUE])).situation is None


def test_a_survey_keeps_answers_and_judges_none():
    quiz = course.quiz(SURVEY)
    assert quiz.situation is None and {state["phase"] for state in quiz.states.values()} == {"keep"}
    for id, answer in GIVEN.items():
        state = quiz.check(id, answer)
        assert (state["status"], state["correct"], state["solution"]) == ("kept", None, [])
    assert quiz.check("pace", 0)["phase"] == "keep"  # a change of mind
    assert quiz.summary == "Answered: 5 of 5."
    rows = store.history("quiz")
    assert [row["right"] for row in rows] == [row["score"] for row in rows] == [None] * 6
    assert shares.read(store.folder()).items == [] and sum(row.attempted for row in collect()) == 0
    again = course.quiz(SURVEY)
    assert {id: given["answer"] for id, given in again.answers.items()} == {**GIVEN, "pace": 0}
    assert again.states["pace"]["words"] == "Answered before. Your answer is kept. You can change it."


def test_a_survey_says_what_it_could_not_read_or_find():
    quiz = course.quiz(SURVEY)
    assert quiz.check("pace", None)["words"] == "Choose an option first."
    assert quiz.check("word", "  ")["words"] == "Write an answer first."
    assert quiz.check("hours", "many")["words"].startswith("This cannot be read as a number.")
    with pytest.raises(ValueError, match="is no answer"):
        quiz.check("used", [7])
    assert store.history() == [] and quiz.answers == {}


@pytest.mark.parametrize(("id", "nothing"), [("used", []), ("word", ""), ("else", {"text": " ", "points": None})])
def test_an_answer_to_a_survey_can_be_taken_back(id, nothing):
    quiz = course.quiz(SURVEY)
    quiz.check(id, GIVEN[id])
    assert quiz.check(id, nothing)["words"] == "" and quiz.answers == {} and quiz.summary == "Answered: 0 of 5."
    assert course.quiz(SURVEY).answers == {}


def test_questions_of_a_survey_within_an_exam_count_for_nothing():
    quiz = begun([*CLOSED, *SURVEY])
    quiz.check("pace", 1)
    quiz.press("hand_in")
    assert quiz.lead[0].endswith("Right: 0 of 9.")
    assert quiz.states["pace"]["words"] == "Your answer is kept." and quiz.states["word"]["words"] == "Not answered."
    assert {row["right"] for row in store.history("exam") if row["id"].partition("@")[0] in GIVEN} == {None}


@pytest.mark.parametrize(
    "broken",
    [
        hidden(hide="yes", answers=[VALUE]),
        [{"id": "s", "type": "multiple_choice", "question": "?", "hide": True}],
        [{"id": "s", "type": "multiple_choice", "question": "?", "hide": True, "answers": [{"answer": ""}]}],
        [{"id": "s", "type": "string", "question": "", "hide": True}, {"id": "t", "type": "cell", "hide": True}],
        [{"id": "s", "type": "string", "question": "?", "hide": True, "answers": 3}],
    ],
)
def test_a_broken_survey_is_refused(broken):
    with pytest.raises(bank.BankError):
        course.quiz(broken)


# --- the drawn test -------------------------------------------------------------------------------------------------


def test_a_mixed_test_as_an_exam():
    exam = course.mixed_test(20, exam=True)
    assert "20 questions" in exam.title and repr(exam) == exam.title and not exam.has_result
    exam.press("begin")
    assert exam.sitting.paper != course.mixed_test(20, seed=1, exam=True).sitting.paper
    assert course.mixed_test(20, exam=True).situation["phase"] == "running"
    exam.press("hand_in")
    rows = exam.result["rows"]
    assert sum(row["count"] for row in rows) == 20 and len({row["topic"] for row in rows}) == len(rows) > 5
    assert all(row["links"] for row in rows)
    assert {state["phase"] for state in course.mixed_test(20).states.values()} == {"open"}


def test_in_japanese():
    quiz = begun(CLOSED, language="ja")
    assert quiz.title == "試験 09" and quiz.check("09.choice", 0)["words"] == "解答を保存しました。変更できます。"
    quiz.press("ask")
    assert quiz.situation["ask"].startswith("未解答または途中の問題：9問中8問（問2, 3, 4, 5, 6, 7, 8, 9）。提出する")
    quiz.press("hand_in")
    assert quiz.lead == ["提出しました。開始からの経過時間：0分。正解：9問中1問。"]


def test_a_button_that_is_not_there():
    with pytest.raises(ValueError, match="press: got 'leave', expected one of begin, ask, go_on, hand_in, clock"):
        begun().press("leave")
    with pytest.raises(ValueError, match="expected one of nothing"):
        course.quiz(CLOSED).press("begin")


# --- two windows, two kernels -----------------------------------------------------------------------------------------


def test_what_is_given_last_counts_and_what_it_replaces_is_shown():
    here = begun()
    elsewhere = course.quiz(CLOSED, exam=True)
    elsewhere.check("09.string", "theirs")
    state = here.check("09.string", "mine")
    assert state["answer"] == "mine" and "“theirs”" in state["notice"]
    assert "“theirs”" in here.check("09.string", "mine, too")["notice"]  # it does not vanish with the next letter
    assert here.check("09.choice", 1)["notice"] == ""
    resumed = course.quiz(CLOSED, exam=True)
    assert resumed.states["09.string"]["answer"] == "mine, too"


def later(monkeypatch, seconds):
    now = exams._now() + timedelta(seconds=seconds)
    monkeypatch.setattr(exams, "_now", lambda: now)


def test_what_a_window_had_to_hold_counts_unless_something_newer_was_given(monkeypatch):
    quiz = begun()
    quiz.check("09.string", "kept")
    later(monkeypatch, 100)
    state = quiz.check("09.string", "older", ago=200, base="")
    assert state["answer"] == "kept" and "“older”" in state["notice"] and not state["fresh"]
    state = quiz.check("09.string", "newer", ago=50, base="kept")
    assert state["answer"] == "newer" and "kept" not in state["notice"]
    blind = course.quiz(CLOSED, exam=True).check("09.string", "newest", ago=0.1, base="kept")
    assert blind["answer"] == "newest" and "“newer”" in blind["notice"]
    assert course.quiz(CLOSED, exam=True).states["09.string"]["answer"] == "newest"


def test_what_comes_after_it_was_handed_in_elsewhere_is_shown_and_does_not_count():
    here, elsewhere = begun(), course.quiz(CLOSED, exam=True)
    elsewhere.check("09.string", "theirs")
    elsewhere.press("hand_in")
    state = here.check("09.string", "too late")
    assert state["answer"] == "theirs" and "“too late”" in state["notice"] and state["phase"] == "done"
    state = elsewhere.check("09.numeric", "17", ago=5, base=None)  # a window that hears of it only now
    assert state["answer"] is None and "“17”" in state["notice"]
    assert elsewhere.check("09.string", "theirs", ago=5, base=None)["notice"] == ""
    elsewhere.press("begin")
    assert all(state["notice"] == "" for state in elsewhere.states.values())


def test_a_message_of_a_window_says_which_it_is_and_how_long_it_held_the_answer():
    quiz = begun()
    quiz._receive(quiz, {"do": "check", "id": "09.string", "answer": "a", "by": "w" * 99, "ago": 0}, [])
    assert quiz.states["09.string"]["answer"] == "a" and quiz.states["09.string"]["by"] == "w" * 40
    quiz._receive(quiz, {"do": "check", "id": "09.string", "answer": "b", "by": 7, "ago": 1e9, "base": ""}, [])
    assert quiz.states["09.string"]["answer"] == "a" and quiz.states["09.string"]["by"] == ""
    plain = course.quiz(CLOSED)
    plain._receive(plain, {"do": "check", "id": "09.string", "answer": "a", "ago": 5}, [])
    assert plain.states["09.string"]["answer"] == "a"
