"""The minutes of a lesson: how they are reckoned, what is found where they are not those stated, and the lessons."""

import pytest

from tests.notebooks.claims import CLAIMED
from tests.notebooks.editions import is_edition
from tests.notebooks.form import ROOT, notebooks
from tests.notebooks.hours import of_file, reckon

PATHS = [path for path in notebooks() if path.name[:2] in CLAIMED]


def text(source, id="text", **metadata):
    return {"cell_type": "markdown", "id": id, "source": [source], "metadata": metadata}


def code(source, figures=0, hidden=False, id="run"):
    outputs = [{"output_type": "display_data", "data": {"image/png": ""}}] * figures
    metadata = {"jupyter": {"source_hidden": True}} if hidden else {}
    return {"cell_type": "code", "id": id, "source": [source], "metadata": metadata, "outputs": outputs}


CORE = [
    text("# 02 · Title\n\nabout 20 minutes"),
    text("word " * 147),
    code("a = 1\n\nb = 2\nc = 3\nd = 4\ne = 5"),
    code("hidden = 1\nlines = 2", figures=1, hidden=True),
    text("$$x = y$$"),
    code('guess = course.predict("02.x")\nguess', hidden=True),
    code("views.query_plane_playground()", hidden=True),
    text("**Exercise 1 (8 minutes).**"),
    code("def f():\n    ...", id="exercise-f"),
    code('course.quiz("02")'),
]
COLLAPSED = {"jp-MarkdownHeadingCollapsed": True}
FURTHER = [text("## Further: more (2 minutes)", "further-more", **COLLAPSED), text("word " * 300)]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_lesson_takes_the_time_that_it_states(path):
    told = of_file(path).troubles()
    # A lesson in another language states the minutes of the English (test_editions.py), which keeps to the longest.
    assert [trouble for trouble in told if not (is_edition(path) and "longer than" in trouble)] == []


def test_the_minutes_are_those_of_the_rule():
    core = reckon({"cells": CORE}, questions=2).core
    assert (core.words, core.code_lines, core.looks, core.playgrounds) == (155, 5, 3, 1)
    assert core.stated == 20 and core.exercises == 8 and core.questions == 2
    assert core.minutes == pytest.approx(155 / 150 + 5 * 0.2 + 3 * 0.75 + 4 + 8 + 2)


def test_further_has_minutes_of_its_own_and_ends_at_the_next_heading_of_its_rank():
    cells = [*CORE, *FURTHER, text("### Deeper"), text("word " * 60), text("## Summary"), text("word " * 75)]
    lesson = reckon({"cells": cells}, questions=2)
    (further,) = lesson.further
    assert further.words == 364 and further.stated == 2
    assert lesson.core.words == 155 + 76 and lesson.troubles() == []


def test_a_japanese_lesson_is_reckoned_by_its_letters():
    cells = [text("# 02\n\n約2分"), text("字" * 800), text("## 発展：もっと（1分）", "further-more", **COLLAPSED)]
    lesson = reckon({"cells": [*cells, text("字" * 400)]}, questions=0, japanese=True)
    assert (lesson.core.letters, lesson.core.stated, lesson.further[0].stated) == (801, 2, 1)
    assert lesson.core.minutes == pytest.approx(801 / 400 + 1 / 150) and lesson.troubles() == []


def test_further_questions_count_where_they_are_asked():
    cells = [*CORE, *FURTHER[:1], code('course.quiz("02-further")')]
    lesson = reckon({"cells": cells}, questions=2, further=3)
    assert lesson.core.questions == 2 and lesson.further[0].questions == 3


@pytest.mark.parametrize(
    "cells, questions, trouble",
    [
        ([*CORE, text("word " * 1500)], 2, "more than 15% off"),
        (CORE[:1], 0, "more than 15% off"),
        (CORE[1:2], 2, "states no minutes"),
        ([text("# 02\n\nabout 75 minutes")], 75, "longer than 70 minutes"),
        ([*CORE, text("## Further: more (2 minutes)", "further-more"), *FURTHER[1:]], 2, "not collapsed"),
        ([*CORE, text("## Further: more", "further-more", **COLLAPSED)], 2, "states no minutes"),
        ([*CORE, text("## Further: more (9 minutes)", "further-more", **COLLAPSED)], 2, "more than 15% off"),
    ],
)
def test_what_is_off_is_found(cells, questions, trouble):
    (found,) = reckon({"cells": cells}, questions).troubles()
    assert trouble in found
