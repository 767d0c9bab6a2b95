"""The one table of lessons, and what other parts of the course hold of it."""

import json

import pytest

from attention_helpers import course
from attention_helpers.course.lessons import lesson_of, lessons, read_table

ROW = {"file": "00_start.ipynb", "title": "start here", "minutes": 20, "needs": []}


def table(tmp_path, *rows):
    path = tmp_path / "lessons.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return read_table(path)


def test_a_row_becomes_a_lesson(tmp_path):
    later = {"file": "08_later.ipynb", "title": "later", "minutes": 45, "needs": ["00"], "optional": True}
    first, last = table(tmp_path, ROW, later).values()
    assert (first.number, first.title, first.minutes, first.optional) == ("00", "start here", 20, False)
    assert (last.number, last.needs, last.optional) == ("08", ("00",), True)
    course.set_language("ja")
    assert (first.title, first.english_title, last.title) == ("はじめに", "start here", "later")


@pytest.mark.parametrize(
    "rows, said",
    [
        ([{"file": "00_start.ipynb"}], r"entry 1 \(00_start.ipynb\): .*'title'"),
        ([ROW | {"file": "start.ipynb"}], "entry 1.*file.*'start.ipynb'"),
        ([ROW | {"minutes": "20"}], "entry 1.*minutes"),
        ([ROW | {"needs": ["01"]}], "lesson 00 needs '01'; expected lessons before it: none"),
        ([ROW, ROW | {"file": "00_again.ipynb"}], "two lessons have the number 00"),
    ],
)
def test_a_table_with_a_mistake_is_refused(tmp_path, rows, said):
    with pytest.raises(ValueError, match=said):
        table(tmp_path, *rows)


def test_every_lesson_has_a_title_in_japanese():
    english = [lesson.title for lesson in lessons().values()]
    course.set_language("ja")
    same = [lesson.title for lesson in lessons().values() if lesson.title in english]
    assert not same, f"data/locale/ja/interface.po: translate the titles {same}"


@pytest.mark.parametrize("id, lesson", [("01.halving", "01"), ("09.x", "09"), ("weighted_mean", ""), ("1.x", "")])
def test_the_lesson_of_an_id(id, lesson):
    assert lesson_of(id) == lesson
