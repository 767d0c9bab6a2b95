"""What goes before what, and what a learner reads of it."""

from attention_helpers.course.pace.opening import LATER, OPEN, opening
from attention_helpers.course.pace.pace import Pace

SOON, AFTER = opening("2099-01-01"), opening("2099-06-01")


def test_nothing_is_held_back_without_a_word():
    assert Pace().is_open("05") and Pace().exercise("hints", "traverse", "07").is_open and Pace().lines() == []


def test_the_exercise_goes_before_its_lesson_and_that_before_all():
    pace = Pace(solutions={"*": LATER, "03": SOON, "soft_attention": OPEN})
    assert pace.exercise("solutions", "soft_attention", "03") == OPEN
    assert pace.exercise("solutions", "masked_softmax", "03") == SOON
    assert pace.exercise("solutions", "traverse", "07") == LATER
    assert pace.exercise("hints", "traverse", "07") == OPEN


def test_an_exercise_opens_no_earlier_than_its_lesson():
    pace = Pace(lessons={"07": AFTER}, solutions={"*": SOON, "traverse": OPEN})
    assert pace.exercise("solutions", "traverse", "07") == pace.exercise("hints", "traverse", "07") == AFTER
    assert pace.exercise("solutions", "soft_attention", "03") == SOON


def test_all_that_is_held_back_is_told_and_what_is_open_beside_it():
    pace = Pace(lessons={"05": SOON}, hints={"*": OPEN}, solutions={"*": LATER, "03": OPEN, "traverse": SOON})
    assert pace.lines() == [
        f"Held back until {SOON.when}: lesson 05.",
        "Held back, without a date: solutions of all exercises.",
        "Open: solutions of lesson 03.",
        f"Held back until {SOON.when}: solutions of traverse.",
    ]
    assert pace.exercises() == ["traverse"]


def test_trouble_is_told_once():
    pace = Pace(trouble="class.json holds nothing back, for a test.")
    assert [pace.notice(), pace.notice()] == ["class.json holds nothing back, for a test.", ""]
