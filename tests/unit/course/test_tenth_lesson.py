"""A lesson 09 is files alone: added to a copy of the course, it is found everywhere, and no module knew of it."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from attention_helpers.course.lessons import lessons, read_table
from attention_helpers.places import ROOT
from tests.notebooks.lesson_map import differences

ROW = {"file": "09_tenth.ipynb", "title": "the tenth lesson", "minutes": 25, "needs": ["03", "05"], "optional": True}
QUESTION = {
    "id": "09.sum",
    "type": "numeric",
    "question": "1 + 1?",
    "answers": [{"type": "value", "value": 2, "correct": True}],
}
PREDICTION = {"id": "09.sum", "kind": "number", "question": "How much is 4 + 6?", "low": 0, "high": 20}
TERM = {
    "en": "tenth",
    "ja": "十番",
    "reading": "じゅうばん",
    "romaji": "jūban",
    "lesson": "09",
    "meaning": "after the ninth",
}
IN_README = "| [09 · The tenth lesson](notebooks/09_tenth.ipynb) (optional) | 25 min | count to ten |\n"
IN_JAPANESE = "| [09 · The tenth lesson](notebooks/ja/09_tenth.ipynb)（任意） | 25分 | 10まで数える |\n"
IN_MAP = "| [09 · The tenth lesson](09_tenth.ipynb) (optional) | 25 min | count to ten | 03, 05 |\n"
VISIT = """
import json
from attention_helpers import course, places

quiz = course.quiz("09")
quiz.check("09.sum", "2")
guess = course.predict("09.sum")
guess.guess.put(10)
guess.record()
seen = {
    "root": str(places.ROOT),
    "progress": repr(course.progress()),
    "table": course.progress().html,
    "reset": repr(course.reset("09")),
    "quiz": quiz.title,
    "mixed": course.mixed_test(1, lessons=["09"]).title,
    "prediction": repr(guess),
    "exercise": repr(course.exercise("tenth")),
    "glossary": repr(course.glossary("09")),
}
course.set_language("ja")
seen["japanese"] = repr(course.progress())
print(json.dumps(seen))
"""


def append(path, entry):
    entries = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([*entries, entry]), encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The course with a tenth lesson: what its author adds, and nothing else."""
    copy = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "attention_helpers", copy / "attention_helpers", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copytree(ROOT / "data", copy / "data", ignore=shutil.ignore_patterns("corpus", "trees"))
    append(copy / "data" / "lessons.json", ROW)
    append(copy / "data" / "glossary.json", TERM)
    with open(copy / "data" / "locale" / "ja" / "interface.po", "a", encoding="utf-8") as file:
        file.write('\nmsgctxt "lesson.09"\nmsgid "the tenth lesson"\nmsgstr "第十課"\n')
    quizzes = copy / "data" / "quizzes"
    (quizzes / "09.json").write_text(json.dumps([QUESTION]), encoding="utf-8")
    (quizzes / "predictions" / "09.json").write_text(json.dumps([PREDICTION]), encoding="utf-8")
    exercises = copy / "attention_helpers" / "course" / "exercises"
    content = (exercises / "weighted_mean.py").read_text(encoding="utf-8").replace("weighted_mean", "tenth")
    (exercises / "tenth.py").write_text(content.replace('lesson = "00"', 'lesson = "09"'), encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def seen(copy):
    """What a learner of that course sees, in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(copy), "ATTENTION_COURSE_PROGRESS": str(copy / "progress")}
    ran = subprocess.run(
        [sys.executable, "-c", VISIT], cwd=copy, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout)
    assert seen["root"] == str(copy.resolve())
    return seen


@pytest.mark.parametrize(
    "view, words",
    [
        ("progress", "09 the tenth lesson · Quiz 1 of 1 · In your own words 0 of 0 · Exercises 0 of 1 · Predictions 1"),
        ("table", "09 the tenth lesson"),
        ("japanese", "09 第十課"),
        ("reset", "Start lesson 09 anew: forget its 2 answers?"),
        ("quiz", "Quiz 09"),
        ("mixed", "lessons 09"),
        ("prediction", "Prediction 09.sum: How much is 4 + 6?"),
        ("exercise", "lesson 09"),
        ("glossary", "09  tenth · 十番"),
    ],
)
def test_it_is_found(seen, view, words):
    assert words in seen[view]


@pytest.mark.parametrize(
    "page, row", [("README.md", IN_README), ("README.ja.md", IN_JAPANESE), ("notebooks/00_start_here.ipynb", IN_MAP)]
)
def test_the_maps_are_asked_for_it(copy, page, row):
    table = read_table(copy / "data" / "lessons.json").values()
    text = (ROOT / page).read_text(encoding="utf-8")
    if page.endswith(".ipynb"):
        text = "".join(next(cell["source"] for cell in json.loads(text)["cells"] if cell["id"] == "map"))
    language = "ja" if page == "README.ja.md" else "en"
    assert differences(text, table, language) == ["expected the row '09 · The tenth lesson (optional), 25 min'"]
    end = text.index("\n", text.index(list(lessons().values())[-1].file)) + 1
    added = text[:end] + row + text[end:]
    assert differences(added, table, language) == []
    assert "got a link" in differences(added.replace("09_tenth", "09_other"), table, language)[0]
    assert "not in data/lessons.json" in differences(added.replace("| 25", "| 26"), table, language)[1]
    if page.endswith(".ipynb"):
        assert "expected ['03', '05']" in differences(added.replace("| 03, 05", "| 03"), table)[0]
