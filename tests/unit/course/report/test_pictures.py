"""The figures say in words what they show."""

import pytest

from attention_helpers.course.report import pictures
from attention_helpers.course.report.counting.guesses import Guesses
from attention_helpers.course.report.counting.subjects import predictions
from attention_helpers.widgets import language as languages


def guesses(id, given, came):
    one = Guesses(id, id[:2])
    for value in given:
        one.add([{"kind": "predict", "value": value}, {"kind": "result", "value": came}])
    return one


def picture(one):
    return pictures.guess_picture(one, languages.texts("report"))


def of_kind(kind):
    return next(id for id, entry in predictions().items() if entry["kind"] == kind)


def test_a_choice_shows_every_option_and_marks_what_came_out():
    shown = picture(guesses("02.tie", [0, 0, 1], 1))
    assert shown.label == (
        "Guesses for 02.tie. The mean of the two values: 2; The value that stands first in the list: → 1; "
        "Neither: an error: 0. Came out: The value that stands first in the list"
    )
    assert str(shown).count(pictures.ORANGE) == 1 and shown.label.split(".")[0] in str(shown)


def test_several_choices_count_by_option():
    id = of_kind("choices")
    label = picture(guesses(id, [[0, 1], [1], []], [1])).label
    first, second = predictions()[id]["options"][:2]
    assert f"{first}: 1;" in label and f"{second}: → 2" in label


def test_a_number_stands_in_its_tenth_of_the_range():
    """02.spread goes from 0 to 256: 30 and 40 lie in the second tenth, 16 in the first."""
    label = picture(guesses("02.spread", [30.0, 40.0, 256.0], 16.0)).label
    assert "0 – 25.6: → 0; 25.6 – 51.2: 2; 230.4 – 256: 1. Came out: 16" in label


def test_a_curve_shows_the_middle_guess_beside_what_came_out():
    id = of_kind("curve")
    entry = predictions()[id]
    low, high, count = entry["low"], entry["high"], len(entry["x"])
    label = picture(guesses(id, [[low] * count, [high] * count, [high] * count], [low] * count)).label
    assert label.count(f": {high:.4g};") == count and label.count(f"→ {low:.4g}") == count


def test_japanese_in_japanese(monkeypatch):
    monkeypatch.setattr(languages, "_chosen", "ja")
    assert picture(guesses("02.tie", [0], 1)).label.startswith("02.tie の予想。2つの値の平均：1".replace("：", ": "))


@pytest.mark.parametrize("value", [None, 99, "x", [1], {}, True, 1e400])
def test_guesses_that_cannot_be_drawn_are_not(value):
    assert picture(guesses("02.tie", [value], 1)) is None and picture(guesses("02.spread", ["x"], value)) is None
    assert picture(guesses("01.mine", [1], 1)) is None


def test_without_a_result_nothing_is_marked():
    one = Guesses("02.tie", "02")
    one.add([{"kind": "predict", "value": 0}])
    assert "→" not in picture(one).label and picture(one).label.endswith("Came out: –")


@pytest.mark.parametrize("name", ["x" * 100, "長い名前" * 20])
def test_a_long_name_is_cut_to_its_room(name):
    cut = pictures._cut(name, 170)
    assert cut.endswith("…") and len(cut) == (25 if name[0] == "x" else 12) and pictures._cut("short", 170) == "short"
