"""The progress view: a table that follows the theme, and its text."""

import re

import numpy as np
import pytest

from attention_helpers import course
from attention_helpers.course.overview.lesson_progress import LessonProgress, collect
from attention_helpers.course.overview.progress import ProgressTable
from attention_helpers.course.records import store


def test_the_table_is_escaped_and_follows_the_theme():
    view = ProgressTable([LessonProgress("01", repeat=["<script>x</script>"], attempted=1)], ["<i>notice"])
    assert "<script" not in view.html and "<i>" not in view.html and "var(--jp-" in view.html
    assert not re.search(r"color: #[0-9a-f]{3,6}(?!\w)(?<!#3b82c4)", view.html.replace("background: ", ""))


def test_what_is_not_to_be_seen_is_written_out():
    view = ProgressTable([LessonProgress("01", repeat=["a\ud800"], attempted=1)], ["b\u202e"])
    for shown in (view.html, view.text):
        assert "a\\ud800" in shown and "b\\u202e" in shown


def test_damage_and_what_cannot_be_saved_are_told(own_store, monkeypatch):
    store.record("quiz", "01.a", lesson="01", right=True)
    (own_store / "broken.jsonl").write_bytes(b"nonsense\n")
    assert "1 damaged lines" in repr(course.progress())
    monkeypatch.setattr(store.os, "open", lambda *_, **__: (_ for _ in ()).throw(OSError(30, "Read-only file system")))
    store.record("quiz", "01.b", lesson="01", right=True)
    assert "could not be saved" in course.progress().html


def test_japanese():
    course.set_language("ja")
    assert "進み具合" in repr(course.progress()) and "Progress" not in course.progress().html


def weighted_mean(weights, vectors):
    return np.asarray(weights) @ np.asarray(vectors) / np.sum(weights)


@pytest.mark.parametrize(("first", "second"), [("en", "ja"), ("ja", "en")])
def test_what_was_done_in_one_language_counts_in_the_other(first, second):
    course.set_language(first)
    course.quiz("00").check("00.shape-of-product", 1)
    guess = course.predict("00.share")
    guess.guess.box.value = "63"
    guess.record()
    assert course.exercise("weighted_mean").check(weighted_mean).passed
    before = collect()[0]
    assert (before.answered, before.solved, before.predictions) == (1, 1, 1)
    course.set_language(second)
    assert collect()[0] == before
    assert course.predict("00.share").value == guess.value == 63
    assert "def weighted_mean" in repr(course.exercise("weighted_mean").solution()), "an attempt was checked"


def test_what_the_instructor_holds_back_is_told_with_its_time(instructor):
    instructor(lessons={"05": "2099-01-01T09:00", "06": False}, solutions={"03": False})
    view = course.progress()
    for shown in (view.text, view.html):
        assert "05 attention in translation · opens on 2099-01-01 09:00 UTC" in shown
        assert "06 checkpoint · not open yet" in shown and "04 hard attention ·" not in shown.replace(" · Quiz", "")
        assert "Held back, without a date: solutions of lesson 03." in shown and "date: lesson 06" not in shown
    instructor(lessons={"5": False})
    assert all("holds nothing back" in course.progress().text for _ in range(2))
