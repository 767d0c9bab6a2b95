"""Lesson 07's player in a real JupyterLab: stepped through and rebuilt by mouse, and by keyboard alone."""

import re

import pytest

from attention_helpers import views
from tests.browser.playing import shows as shows_all

PLAYER = "player"
WORDS = ["私", "は", "ペン", "を", "持って", "いる"]
SOURCE = """from attention_helpers import corpus, views
test = corpus.load("ja-en", split="test")
others = [i for i in range(len(test)) if 7 <= len(test.source[i]) <= 9 and test.clauses[i] == 1]
numbers = [test.source.index("私 は ペン を 持って いる".split()), *others[:3]]
trees = {" ".join(test.source[i]): corpus.parse_tree(test.parse[i]) for i in numbers}
views.tree_player(trees)"""


@pytest.fixture(scope="module")
def window(lab, open_window):
    """One window for all tests of this file: the player over the pen's tree and three others."""
    return open_window(lab.write("player", {PLAYER: SOURCE}))


@pytest.fixture
def lesson(window):
    """The player as it is at the start."""
    window.run_cell(PLAYER)
    assert window.errors() == []
    line(window, "Step 0 of 22. Nothing called yet: [[私 は] [[ペン を] [持って いる]]].").wait_for(timeout=60_000)
    return window


@pytest.fixture
def twin():
    """The same player, moved in Python."""
    made = {}
    exec(SOURCE, made)
    return views.tree_player(made["trees"])


def line(lesson, text):
    """The line beneath the picture, if it holds the text."""
    return lesson.output(PLAYER).locator(".widget-html-content", has_text=text)


def says(lesson, text):
    """The line beneath the picture comes to hold the text, and a screen reader is told the same."""
    line(lesson, text).wait_for(timeout=60_000)
    lesson.output(PLAYER).locator("[role=status]", has_text=text).first.wait_for(state="attached", timeout=60_000)


def shows(lesson, *texts):
    """The picture comes to hold these texts."""
    for text in texts:
        whole = re.compile("^" + r"\s+".join(map(re.escape, text.split())) + "$")
        lesson.output(PLAYER).locator("svg text", has_text=whole).first.wait_for(timeout=60_000)


def click(lesson, name):
    lesson.output(PLAYER).get_by_role("button", name=name, exact=True).click()


def test_steps_by_mouse(lesson, twin):
    shows_all(lesson, PLAYER, twin)
    shows(lesson, "none yet: press forward")
    click(lesson, "forward ▶")
    says(lesson, "Step 1 of 22. traverse(root), 私 は ペン を 持って いる, is called; it calls its left child first.")
    shows(lesson, "open calls: 1 (newest on top)", "traverse(root)", "left = ?, right = ?", "waits for left")
    for _ in range(2):
        click(lesson, "forward ▶")
    says(lesson, "Step 3 of 22. traverse(root.left.left), 私, is a leaf and returns its vector")
    for _ in range(3):
        twin.forward()
    shows_all(lesson, PLAYER, twin)
    shows(lesson, "open calls: 3 (newest on top)", "traverse(root.left.left)", "traverse(root.left)", "traverse(root)")
    stack = lesson.output(PLAYER).locator("svg text", has_text="traverse(").all_text_contents()
    assert stack == ["traverse(root.left.left)", "traverse(root.left)", "traverse(root)"]
    click(lesson, "◀ back")
    says(lesson, "Step 2 of 22. traverse(root.left), 私 は, is called")
    shows(lesson, "open calls: 2 (newest on top)")
    click(lesson, "end ▶|")
    says(lesson, "Step 22 of 22. All calls have returned.")
    shows(lesson, "open calls: 0 (newest on top)", "all have returned", *map(str, range(1, 12)))
    click(lesson, "|◀ start")
    says(lesson, "Step 0 of 22.")


def test_another_sentence_is_chosen_by_mouse(lesson):
    select = lesson.output(PLAYER).locator("select")
    words = " ".join(select.locator("option").nth(1).inner_text().split())  # a select shows spaces that do not break
    select.select_option(index=1)
    says(lesson, f"Step 0 of {4 * len(words.split()) - 2}.")
    click(lesson, "forward ▶")
    says(lesson, f"traverse(root), {words}, is called")


def test_a_tree_is_taken_apart_and_joined_anew_by_mouse(lesson, twin):
    click(lesson, "take apart")
    says(lesson, "6 parts: 私 | は | ペン | を | 持って | いる. Pick a + to join two neighbours.")
    joints = lesson.output(PLAYER).locator("[data-pick]")
    assert joints.count() == 5
    joints.nth(4).click()
    says(lesson, "5 parts: 私 | は | ペン | を | 持って いる.")
    twin.begin()
    twin.merge(4)
    shows_all(lesson, PLAYER, twin)
    click(lesson, "undo a join")
    says(lesson, "6 parts:")
    for parts in range(5, 1, -1):  # always the last two: a chain that leans to the right
        joints.last.click()
        says(lesson, f"{parts} parts:")
    joints.last.click()
    says(lesson, "All calls have returned. [私 [は [ペン [を [持って いる]]]]] gives")
    assert joints.count() == 0
    shows(lesson, "groupings so far, and their vectors", "[私 [は [ペン [を [持って いる]]]]]")
    shows(lesson, "[[私 は] [[ペン を] [持って いる]]]")
    click(lesson, "grouping as given")
    says(lesson, "Step 0 of 22. Nothing called yet: [[私 は] [[ペン を] [持って いる]]].")


def test_steps_by_keyboard_alone(lesson):
    press = lesson.page.keyboard.press
    lesson.output(PLAYER).locator("select").focus()
    before = lesson.state()
    lesson.tab_to("forward ▶")
    press("Enter")
    says(lesson, "Step 1 of 22.")
    press("Space")
    says(lesson, "Step 2 of 22.")
    lesson.tab_to("◀ back", "Shift+Tab")
    press("Enter")
    says(lesson, "Step 1 of 22.")
    lesson.tab_to("end ▶|")
    press("Enter")
    says(lesson, "Step 22 of 22. All calls have returned.")
    for key in ("ArrowDown", "ArrowUp", "b", "a", "m", "j"):
        press(key)
    lesson.tab_to("|◀ start", "Shift+Tab")
    press("Enter")
    says(lesson, "Step 0 of 22.")
    assert lesson.state() == before


def test_a_tree_is_joined_by_keyboard_alone(lesson, twin):
    press = lesson.page.keyboard.press
    lesson.output(PLAYER).locator("select").focus()
    before = lesson.state()
    lesson.tab_to("take apart")
    press("Enter")
    says(lesson, "6 parts:")
    lesson.tab_to("join 私 and は")
    for word in range(1, 5):
        press("ArrowRight")
        assert lesson.focused_name() == f"join {WORDS[word]} and {WORDS[word + 1]}"
    press("ArrowLeft")
    press("Enter")
    says(lesson, "5 parts: 私 | は | ペン | を 持って | いる.")
    twin.begin()
    twin.merge(3)
    shows_all(lesson, PLAYER, twin)
    assert lesson.focused_name() == "join を 持って and いる"  # the focus stays where the learner was
    press("b")
    for parts in range(4, 1, -1):
        press("Space")
        says(lesson, f"{parts} parts:")
    press("Enter")
    says(lesson, "All calls have returned.")
    for key in ("ArrowDown", "b", "a", "m"):
        press(key)  # the joints are gone, and still no shortcut fires
    lesson.tab_to("grouping as given", "Shift+Tab")
    press("Enter")
    says(lesson, "Step 0 of 22.")
    assert lesson.state() == before
