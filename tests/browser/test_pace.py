"""The instructor's file beside a learner's notebook in a real JupyterLab: what it holds back and what it then opens."""

import json

SOURCES = {
    "solution": 'from attention_helpers import course\ncourse.exercise("weighted_mean").solution(insist=True)',
    "quiz": 'course.quiz("05")',
    "progress": "course.progress()",
}


def test_what_is_held_back_says_so_and_is_there_once_the_file_changes(lab, open_lesson):
    notebook = lab.write("pace", SOURCES)
    file = lab.folder / "pace" / "class.json"
    file.write_text(json.dumps({"lessons": {"05": "2099-01-01"}, "solutions": {"*": False}}), encoding="utf-8")
    lesson = open_lesson(notebook)
    lesson.run_all()
    solution, quiz = lesson.output("solution"), lesson.output("quiz")
    assert "Its solution is not open yet: your instructor sets the pace." in solution.inner_text()
    assert "Lesson 05 opens on 2099-01-01" in quiz.inner_text() and quiz.locator("[data-question]").count() == 0
    seen = lesson.output("progress").inner_text()
    assert "05 attention in translation · opens on 2099-01-01" in seen and "solutions of all exercises" in seen
    file.write_text(json.dumps({"lessons": {"05": True}, "solutions": {"*": True}}), encoding="utf-8")
    lesson.run_all()
    assert "def weighted_mean(" in solution.inner_text() and "pace" not in solution.inner_text()
    assert quiz.locator("[data-question]").count() > 5
    assert "opens on" not in lesson.output("progress").inner_text()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
