"""A lesson started anew: asked first, forgotten on yes, kept on no."""

import pytest

from attention_helpers import course
from attention_helpers.course.overview.lesson_progress import collect


def attempted(lesson):
    return next(row.attempted for row in collect() if row.lesson == lesson)


def test_reset_asks_first_and_forgets_on_yes():
    course.exercise("encoder_loop").check(lambda words, W, U, b: 0)
    course.exercise("weighted_mean").check(lambda weights, vectors: 0)
    question = course.reset("01")
    assert repr(question) == "Start lesson 01 anew: forget its 1 answers?"
    assert attempted("01") == 1  # asking changes nothing
    question.yes.click()
    assert attempted("01") == 0 and attempted("00") == 1
    assert "forgotten" in question.line.value and question.buttons.children == ()


def test_reset_keeps_on_no():
    course.exercise("encoder_loop").check(lambda words, W, U, b: 0)
    question = course.reset("01")
    question.no.click()
    assert attempted("01") == 1 and "Nothing was forgotten" in question.line.value


def test_reset_without_answers_offers_no_button():
    question = course.reset("03")
    assert repr(question) == "Lesson 03 has no answers to forget." and question.buttons.children == ()


@pytest.mark.parametrize("lesson", ["99", 1, None, "soft attention"])
def test_reset_of_what_is_no_lesson(lesson):
    with pytest.raises(ValueError, match="reset: lesson must be one of 00, 01"):
        course.reset(lesson)
