"""Exercises, predictions, progress and reset in a real JupyterLab: by mouse, by keyboard alone, after a restart."""

import pytest

from tests.browser.accessibility import violations
from tests.browser.harness import Lab, contrast, write_notebook

SOURCES = {
    "number": "from attention_helpers import course\n"
    'number = course.predict("01.halving", "number", "How many words?", low=1, high=30, unit="words")\n'
    "number",
    "choice": 'course.predict("01.lost", "choice", "Which word is lost?", options=["first", "last", "both"])',
    "choices": 'course.predict("01.many", "choices", "Which help?", options=["size", "order", "luck"])',
    "curve": 'course.predict("01.curve", "curve", "Draw.", x=[1, 2, 3], low=0, high=100, unit="%", x_label="clauses")',
    "result": "number.show_result(12)",
    "stub": "def weighted_mean(weights, vectors):\n    ...",
    "check": 'course.exercise("weighted_mean").check(weighted_mean)',
    "wrong": 'course.exercise("weighted_mean").check(lambda weights, vectors: weights @ vectors)',
    "hostile": "def hostile(weights, vectors):\n    raise ValueError('<img src=x onerror=\"window.hacked=1\"> $x^2$')\n"
    'course.exercise("encoder_loop").check(lambda a, b, c, d: hostile(a, b))',
    "endless": "def endless(V, D, H):\n    while True:\n        pass\n"
    'course.exercise("count_weights").check(endless, seconds=1)',
    "holds": 'course.exercise("count_weights").check(lambda V, D, H: len(str(7**10**9)), seconds=1)',
    "ends": 'course.exercise("count_weights").check(lambda V, D, H: __import__("os")._exit(3))',
    "asks": 'course.exercise("count_weights").check(lambda V, D, H: input("how many? "))',
    "exercise": 'course.exercise("weighted_mean")',
    "progress": "course.progress()",
    "reset": 'course.reset("01")',
}


@pytest.fixture(scope="module")
def own_lab(tmp_path_factory):
    """A JupyterLab over two notebooks of one of each: to answer in, and to look at."""
    folder = tmp_path_factory.mktemp("course")
    for name in ("answer", "look"):
        write_notebook(folder / f"{name}.ipynb", SOURCES)
    with Lab(folder) as lab:
        yield lab


@pytest.fixture
def lesson(own_lab, open_lesson):
    """Nothing is answered yet."""
    for path in own_lab.progress.glob("*"):
        path.unlink()
    lesson = open_lesson("answer.ipynb", own_lab)
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    return lesson


@pytest.fixture(scope="module")
def looked_at(own_lab, open_window):
    """One window for all tests that only look."""
    lesson = open_window("look.ipynb", own_lab)
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    return lesson


def says(lesson, cell, text):
    lesson.output(cell).get_by_text(text, exact=False).first.wait_for(timeout=60_000)


def press_record(lesson, cell):
    lesson.output(cell).get_by_role("button", name="Record my guess").click()


def test_answers_by_mouse_are_there_after_a_restart(lesson):
    assert "No guess recorded." in lesson.output("result").inner_text()
    assert "not attempted yet" in lesson.output("check").inner_text()
    lesson.output("number").locator("input[type=text]").fill("10")
    press_record(lesson, "number")
    says(lesson, "number", "Recorded: 10 words")
    lesson.output("choice").get_by_text("both", exact=True).click()
    press_record(lesson, "choice")
    says(lesson, "choice", "Recorded: both")
    for option in ("size", "order"):
        lesson.output("choices").get_by_text(option, exact=True).click()
    press_record(lesson, "choices")
    says(lesson, "choices", "Recorded: size; order")
    circle = lesson.output("curve").locator("circle[data-drag='2']")
    circle.scroll_into_view_if_needed()
    point, mouse = circle.bounding_box(), lesson.page.mouse
    mouse.move(point["x"] + 8, point["y"] + 8)
    mouse.down()
    mouse.move(point["x"] + 8, point["y"] + 300, steps=5)  # let go at once: the last place counts
    mouse.up()
    press_record(lesson, "curve")
    says(lesson, "curve", "3: 0 %")

    lesson.restart_kernel()
    lesson.run_all()
    assert lesson.errors() == []
    for cell, guess in {"number": "10 words", "choice": "both", "choices": "size; order", "curve": "3: 0 %"}.items():
        says(lesson, cell, f"Your guess: {guess}" if cell != "curve" else guess)
    assert lesson.output("number").locator("input[type=text]").input_value() == "10"
    assert lesson.output("choice").locator("input[type=radio]").nth(2).is_checked()
    assert "off by 2 words" in lesson.output("result").inner_text()
    assert "You tried this one before" in lesson.output("exercise").inner_text()
    row = lesson.output("progress").locator("tr", has_text="start here").inner_text()
    assert "0 of 1" in row and "weighted_mean" in row
    row = lesson.output("progress").locator("tr", has_text="bottleneck").inner_text().split("\t")
    assert [row[3].strip(), row[4].strip()] == ["0 of 3", "4"]  # exercises, predictions


def test_answers_by_keyboard_alone(lesson):
    """Letters and arrows on a control must not reach JupyterLab's own shortcuts: the cells stay as they are."""
    cells = len(lesson.cells())
    keyboard = lesson.page.keyboard
    lesson.output("number").locator("input[type=text]").focus()
    keyboard.type("7b")
    keyboard.press("Backspace")
    lesson.tab_to("Record my guess")
    keyboard.press("Enter")
    says(lesson, "number", "Recorded: 7 words")
    lesson.output("choice").locator("input[type=radio]").first.focus()
    keyboard.press("Space")
    lesson.page.wait_for_timeout(1000)  # as a person would: ipywidgets loses a second choice within a round trip
    keyboard.press("ArrowDown")
    keyboard.press("b")
    lesson.page.wait_for_timeout(1000)
    lesson.tab_to("Record my guess")
    keyboard.press("Space")
    says(lesson, "choice", "Recorded: last")
    lesson.output("curve").locator("[role=slider]").first.focus()
    for _ in range(5):
        keyboard.press("ArrowUp")
    lesson.tab_to("Record my guess")
    keyboard.press("Enter")
    says(lesson, "curve", "Recorded: 1: 55 %")
    assert len(lesson.cells()) == cells


def test_reset_asks_and_forgets(lesson):
    lesson.output("number").locator("input[type=text]").fill("10")
    press_record(lesson, "number")
    says(lesson, "number", "Recorded: 10 words")
    lesson.run_cell("reset")
    says(lesson, "reset", "Start lesson 01 anew")
    lesson.output("reset").get_by_role("button", name="Forget them").click()
    says(lesson, "reset", "starts anew")
    lesson.run_cell("number")
    assert lesson.output("number").locator("input[type=text]").input_value() == ""
    lesson.run_cell("result")
    assert "No guess recorded." in lesson.output("result").inner_text()


def test_results_of_checks_are_shown_and_never_rendered(looked_at):
    assert "sum to 1" in looked_at.output("wrong").inner_text()
    hostile = looked_at.output("hostile")
    assert "<img src=x onerror=" in hostile.inner_text() and "$x^2$" in hostile.inner_text()
    assert hostile.locator("img, mjx-container").count() == 0
    assert looked_at.page.evaluate("() => window.hacked") is None
    assert "did not end within 1 seconds" in looked_at.output("endless").inner_text()
    assert (
        "while True" in looked_at.output("endless").inner_text() or "pass" in looked_at.output("endless").inner_text()
    )
    assert "did not end within 1 seconds" in looked_at.output("holds").inner_text()
    assert (
        "7**10**9" in looked_at.output("holds").inner_text()
    )  # the line, though Python itself was inside compiled code
    assert "ended Python itself (exit code 3)" in looked_at.output("ends").inner_text()
    assert "input() cannot ask anyone" in looked_at.output("asks").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_cards_are_readable_in_both_themes(looked_at, theme):
    looked_at.theme(theme)
    for cell in ("wrong", "progress", "number"):
        ink, ground = looked_at.output(cell).evaluate("""(area) => {
            const text = [...area.querySelectorAll('div, td, b')].find(e => e.innerText && e.children.length === 0);
            let ground = text;
            const clear = (e) => ['rgba(0, 0, 0, 0)', 'transparent'].includes(getComputedStyle(e).backgroundColor);
            while (clear(ground) && ground.parentElement) ground = ground.parentElement;
            return [getComputedStyle(text).color, getComputedStyle(ground).backgroundColor];
        }""")
        assert contrast(ink, ground) >= 4.5, (cell, ink, ground)
    looked_at.theme("light")


def test_axe_finds_nothing_in_either_theme(looked_at):
    looked_at.output("choice").get_by_text("both", exact=True).click()
    press_record(looked_at, "choice")
    says(looked_at, "choice", "Recorded: both")
    assert violations(looked_at) == []
