"""The daily review: what comes when, resumed, and apart from the lessons' own state."""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest

from attention_helpers import course
from attention_helpers.course.overview.glossary import glossary_terms
from attention_helpers.course.overview.lesson_progress import collect
from attention_helpers.course.questions import bank
from attention_helpers.course.records import session, store
from attention_helpers.course.repetition.plan import LIMIT, NEW
from attention_helpers.course.report.counting import shares
from attention_helpers.places import ROOT

TODAY = date.today()
TERMS = sum(term["lesson"] == "03" for term in glossary_terms())  # what a begun lesson 03 brings, quiz aside
CLOSED = {lesson: [q for q in bank.of_lesson(lesson) if q.type != "open"] for lesson in ("01", "02", "03")}


def days(count):
    return TODAY + timedelta(count)


def answered(lesson, count=99, right=True, kind="quiz"):
    """The first questions of a lesson, answered now."""
    for question in CLOSED[lesson][:count]:
        store.record(kind, question.id, lesson=lesson, right=right, attempt=1, answer=0)


def right_option(quiz, id):
    return [option.get("correct") for option in quiz.sitting.bank[id].shown()["answers"]].index(True)


def terms(quiz):
    return [view["id"] for view in quiz.views if ".term." in view["id"]]


def finish(quiz, right=True):
    """Answer every card; only terms are answered right."""
    for view in quiz.views:
        state = quiz.states[view["id"]]
        if view["id"] in terms(quiz) and right:
            state = quiz.check(view["id"], right_option(quiz, view["id"]))
        for _ in range(2):
            if state["phase"] != "done":
                state = quiz.check(view["id"], wrong(quiz, view))
    return quiz


def wrong(quiz, view):
    kind, question = view["type"], quiz.sitting.bank[view["id"]]
    if kind in ("numeric", "string"):
        return "987654321"
    if kind == "multiple_choice":
        return (right_option(quiz, view["id"]) + 1) % len(view["options"])
    if kind == "many_choice":
        return [i for i, option in enumerate(question.shown()["answers"]) if not option.get("correct")][:1]
    if kind == "matching":
        return [0] * len(view["lefts"])
    if kind == "ordering":
        return list(range(len(view["items"])))[::-1]
    places = [answer.get(kind) for answer in question.shown()["answers"] if answer.get("correct")]
    return next(place for place in question.kind.places(question.data) if place not in places)


def test_nothing_to_review_before_a_lesson_is_begun():
    quiz = course.review()
    assert quiz.views == [] and quiz.title == repr(quiz) == "Review" and quiz.summary == ""
    assert quiz.lead == [
        "Nothing to review yet: begin a lesson, and its terms and questions come here before you forget them."
    ]
    assert store.history() == []


def test_what_is_due_and_what_comes_when():
    answered("02", 3)
    today = course.review(TODAY)
    assert today.views == [] and today.lead == ["Nothing is due today. Tomorrow: 8."]
    assert {view["id"] for view in course.review(days(1)).views} & {q.id for q in CLOSED["02"][:3]} == set()
    quiz = course.review(days(2))
    ids = [view["id"] for view in quiz.views]
    assert set(ids[:3]) == {question.id for question in CLOSED["02"][:3]} and len(ids) == 3 + NEW
    assert len(terms(quiz)) == NEW // 2 and all(id.startswith("02.") for id in ids)
    assert quiz.lead == [f"Today {3 + NEW} · tomorrow {NEW} · within 7 days {coming(quiz)}"]


def coming(quiz):
    return len(quiz.views) + sum(quiz.sitting._ahead())


def test_new_material_comes_from_begun_lessons_only():
    store.record("predict", "03.curve", lesson="03")
    quiz = course.review(days(1))
    assert terms(quiz) == [view["id"] for view in quiz.views]  # its quiz is not begun
    assert {view["id"][:2] for view in quiz.views} == {"03"} and len(quiz.views) == TERMS
    for kind in ("test", "exam", "review"):
        store.record(kind, "04.x", lesson="04", right=None)
    assert {view["id"][:2] for view in course.review(days(1)).views} == {"03"}


def test_at_its_end_it_says_when_the_next_are_due():
    store.record("predict", "03.curve", lesson="03")
    quiz = course.review(days(1))
    assert quiz.summary == f"Reviewed: 0 of {TERMS}."
    finish(quiz)
    assert quiz.lead == [f"Today 0 · tomorrow {TERMS} · within 7 days {2 * TERMS}"]
    assert quiz.summary == f"Done for today. Right at the first try: {TERMS} of {TERMS}. Tomorrow: {TERMS}."
    finish(course.review(days(2)))
    later = course.review(days(3))
    assert len(later.views) == TERMS
    finish(later)
    assert later.summary.endswith(f"Tomorrow: {TERMS}.")
    quiet = finish(course.review(days(4)))
    assert quiet.summary.endswith("The next ones come in 10 days.")
    assert course.review(days(5)).lead == ["Nothing is due today. The next ones come in 9 days."]


def test_what_was_wrong_comes_back_tomorrow():
    store.record("predict", "03.curve", lesson="03")
    failed = {view["id"] for view in finish(course.review(days(1)), right=False).views}
    assert failed == {view["id"] for view in course.review(days(2)).views} and len(failed) == TERMS


def test_after_a_month_away_nobody_drowns():
    for lesson in CLOSED:
        answered(lesson)
    quiz = course.review(days(31))
    count = sum(map(len, CLOSED.values()))
    assert count > LIMIT and len(quiz.views) == LIMIT and terms(quiz) == []
    assert quiz.lead[0] == (
        f"{count} are due. A day holds 20, some ten minutes: these are the ones you are most likely to have forgotten. "
        "The others wait for the days to come."
    )
    line = quiz.lead[1]
    assert line.startswith("Today 20 · tomorrow ")
    finish(quiz, right=False)
    tomorrow = {view["id"] for view in course.review(days(32)).views}
    assert len(tomorrow) == LIMIT


def test_it_is_resumed_on_the_same_day_and_asked_once():
    store.record("predict", "03.curve", lesson="03")
    quiz = course.review(days(1))
    first, second, *_ = terms(quiz)
    quiz.check(first, right_option(quiz, first))
    quiz.check(second, (right_option(quiz, second) + 1) % 4)
    again = course.review(days(1))
    assert terms(again) == terms(quiz) and again.lead == quiz.lead and again.summary == f"Reviewed: 1 of {TERMS}."
    assert (again.states[first]["phase"], again.states[first]["final"]) == ("done", True)
    assert again.states[second]["phase"] == "again"


def test_a_lesson_done_meanwhile_changes_nothing_of_todays():
    answered("01", 1)
    quiz = course.review(TODAY)
    assert quiz.views == []
    answered("02", 2)
    assert course.review(TODAY).views == [] and len(course.review(days(1)).views) == NEW


def test_the_same_records_and_day_give_the_same_review():
    answered("01")
    answered("02", 4, right=False)
    expected = course.review(days(9))
    code = (
        "from attention_helpers import course; "
        f"quiz = course.review('{days(9)}'); print([view['id'] for view in quiz.views], quiz.lead)"
    )
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, encoding="utf-8")
        assert run.stdout.strip() == str([view["id"] for view in expected.views]) + " " + str(expected.lead), run.stderr


def test_numbers_are_others_on_another_day():
    answered("01")
    one, other = (course.review(days(n)) for n in (20, 21))
    drawn = [id for id in one.states if one.sitting.bank[id].variables and id in other.states]
    assert drawn and all(one.states[id]["draw"] != other.states[id]["draw"] for id in drawn)


def test_reviews_are_no_lesson_answers():
    answered("01", 1)
    before = collect()
    page = finish(course.review(days(5)))
    assert page.answers and collect() == before
    assert [item.id for item in shares.read(store.folder()).items] == [CLOSED["01"][0].id]
    untouched = next(
        view["id"] for view in page.views if ".term." not in view["id"] and view["id"] != CLOSED["01"][0].id
    )
    assert course.quiz("01").states[untouched]["phase"] == "open"
    assert {row["kind"] for row in store.history()} == {"quiz", "review"}


def test_a_lesson_begun_anew_is_forgotten_here_too():
    answered("01")
    finish(course.review(days(5)))
    store.reset("01")
    assert course.review(days(40)).views == []


@pytest.mark.parametrize("today", [datetime(2026, 3, 2, 23, 59), date(2026, 3, 2), "2026-03-02"])
def test_a_day_in_any_form(today):
    assert course.review(today).sitting.today == date(2026, 3, 2)


@pytest.mark.parametrize("today", ["tomorrow", 5, ["2026-03-02"]])
def test_what_is_no_day(today):
    with pytest.raises(ValueError, match=r"today: got .*, expected a date, or text such as '2026-11-26'"):
        course.review(today)


def test_in_japanese():
    store.record("predict", "03.curve", lesson="03")
    quiz = course.review(days(1), language="ja")
    assert quiz.title == "復習" and quiz.lead == [f"今日は{TERMS}件 · 明日は{TERMS}件 · 7日以内に{2 * TERMS}件"]
    assert "とは何ですか" in quiz.sitting.bank.questions[0].as_text(1, "ja")
    with pytest.raises(ValueError, match="language"):
        course.review(language="zz")


@pytest.mark.parametrize("wrong", [3650, -3650])
def test_what_was_answered_while_the_clock_was_wrong_comes_all_the_same(monkeypatch, wrong):
    right = {}
    for shift in (0, wrong):
        monkeypatch.setenv(store.VARIABLE, f"{os.environ[store.VARIABLE]}-{shift}")
        clock = datetime.now().astimezone() + timedelta(shift)
        with monkeypatch.context() as patch:
            patch.setattr(session, "_now", lambda clock=clock: clock.isoformat())
            answered("02", 3)
        answered("01", 1)
        right[shift] = {day: course.review(days(day)).lead for day in (1, 3, 8)}
    assert right[0] == right[wrong]


def test_a_lesson_that_the_instructor_holds_back_has_no_part(instructor):
    for lesson in ("02", "03"):
        answered(lesson)
    instructor(lessons={"03": False})
    lessons = {view["id"][:2] for day in (1, 2, 30) for view in course.review(days(day)).views}
    assert lessons == {"02"}
    instructor(lessons={"03": True})
    assert "03" in {view["id"][:2] for view in course.review(days(30)).views}
