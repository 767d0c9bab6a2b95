"""Words joined by lines in a real JupyterLab: by mouse, by keyboard alone, by touch; readable in both themes."""

import re
from itertools import combinations

import pytest

from attention_helpers.widgets.colormap import contrast
from tests.browser.harness import THEMES
from tests.browser.playing import SHORTCUTS, apart, color

PEN = """from attention_helpers import views
weights = [[0.9, 0.06, 0.02, 0.01, 0.006, 0.004], [0.1, 0.1, 0.1, 0, 0.5, 0.2],
           [0.05, 0.05, 0.4, 0.4, 0.05, 0.05], [0, 0.01, 0.8, 0.15, 0.04, 0]]
gloss = {"私": "I", "は": "(topic)", "ペン": "pen", "を": "(object)", "持って": "hold", "いる": "is …ing"}
views.links(weights, "私 は ペン を 持って いる", "I have a pen", gold={(0, 0), (4, 1), (2, 3)}, translations=gloss)"""
LONG = """import numpy as np
from attention_helpers import corpus, views
pair = next(pair for pair in corpus.load("ja-en", split="test") if len(pair.source) == 32)
weights = np.random.default_rng(0).dirichlet(np.full(len(pair.source), 0.2), len(pair.target))
views.links(weights, pair.source, pair.target, gold=pair.alignment, translations=dict.fromkeys(pair.source, "gloss"))"""
ALL, OF_PEN, GOLD = 20 + 3, 4 + 1, "pen reads: ペン (pen) 0.80 (gold), を (object) 0.15, 持って (hold) 0.04."
HINT = re.compile("^Blue lines: weights. Orange dashes: gold links. Point at, tap or focus a word")


@pytest.fixture(scope="module")
def notebook(lab):
    """A view of joined words a cell."""
    return lab.write("links", {"pen": PEN, "long": LONG})


def opened(browser, lab, notebook, **more):
    lesson = browser.open(lab, notebook, **more)
    lesson.run_all()
    assert lesson.errors() == [] and lesson.broken_widgets() == []
    return lesson


@pytest.fixture(scope="module")
def window(lab, notebook, browser):
    """One window for all tests of this file but that with touch."""
    lesson = opened(browser, lab, notebook)
    yield lesson
    lesson.close()
    assert lesson.left_machine == [] and lesson.console_errors == []


@pytest.fixture
def lesson(window):
    """Nothing is pointed at, and nothing of the pictures has the focus."""
    window.page.mouse.move(2, 2)
    window.page.evaluate("document.activeElement.blur()")
    seen(window, ALL, [], HINT)
    return window


def area(lesson, name="pen"):
    return lesson.cell(name).locator(".ah-svg")


def word(lesson, name):
    return area(lesson).locator(f"[data-touch={name}]")


def seen(lesson, lines, numbers, caption):
    """So many lines and these numbers are to be seen, and the line beneath fits the pattern."""
    area(lesson).locator(".ah-caption", has_text=caption).wait_for(timeout=10_000)
    visible = "all => all.filter(e => Number(getComputedStyle(e).opacity) > 0.9).map(e => e.textContent)"
    assert len(area(lesson).locator("path").evaluate_all(visible)) == lines
    assert area(lesson).locator(".ah-note").evaluate_all(visible) == numbers


def test_a_word_under_the_mouse_leaves_only_its_lines(lesson):
    word(lesson, "t3").hover()
    seen(lesson, OF_PEN, ["0.01", "0.80", "0.15", "0.04"], GOLD)
    word(lesson, "s4").hover()
    seen(
        lesson, 4 + 1, ["0.01", "0.50", "0.05", "0.04"], "持って (hold) is read by: have 0.50 (gold), a 0.05, pen 0.04."
    )
    lesson.page.mouse.move(2, 2)
    seen(lesson, ALL, [], HINT)


def test_a_click_holds_a_word_and_another_lets_it_go(lesson):
    word(lesson, "t3").click()
    word(lesson, "s0").hover()
    seen(lesson, 3 + 1, ["0.90", "0.10", "0.05"], "私 (I) is read by: I 0.90 (gold)")
    lesson.page.mouse.move(2, 2)
    seen(lesson, OF_PEN, ["0.01", "0.80", "0.15", "0.04"], GOLD)
    word(lesson, "t3").click()
    lesson.page.mouse.move(2, 2)
    seen(lesson, ALL, [], HINT)


def test_by_keyboard_alone(lesson):
    press = lesson.page.keyboard.press
    lesson.cell("pen").locator(".ah-stage").evaluate("e => e.querySelector('[tabindex=\"0\"]').focus()")
    before = lesson.state()
    for key in ("ArrowLeft",) * 6 + ("ArrowUp",) * 2:
        press(key)
    assert lesson.focused_name() == "私 (I) is read by: I 0.90 (gold), have 0.10, a 0.05."
    seen(lesson, 3 + 1, ["0.90", "0.10", "0.05"], lesson.focused_name())
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"):
        press(key)
    assert lesson.focused_name() == GOLD
    seen(lesson, OF_PEN, ["0.01", "0.80", "0.15", "0.04"], GOLD)
    press("Enter")
    seen(lesson, ALL, [], HINT)
    press("Space")
    seen(lesson, OF_PEN, ["0.01", "0.80", "0.15", "0.04"], GOLD)
    for key in SHORTCUTS:
        press(key)
    assert lesson.state() == before
    press("Escape")
    seen(lesson, ALL, [], HINT)


def test_a_picture_is_one_stop_of_the_tab_key(lesson):
    word(lesson, "s0").focus()
    lesson.page.keyboard.press("Tab")
    lesson.tab_to(area(lesson, "long").locator("[tabindex='0']").get_attribute("aria-label"), limit=6)
    seen(lesson, ALL, [], HINT)


def test_in_a_row_of_two_levels_the_arrows_follow_the_sentence(lesson):
    row = area(lesson, "long").locator("[data-row=s]")
    names = row.evaluate_all("all => all.map(e => e.getAttribute('aria-label'))")
    row.first.focus()
    for name in names[1:]:
        lesson.page.keyboard.press("ArrowRight")
        assert lesson.focused_name() == name
    assert len(names) == 32


def test_a_tap_holds_a_word_and_one_beside_it_lets_it_go(lab, notebook, browser):
    lesson = opened(browser, lab, notebook, has_touch=True)
    seen(lesson, ALL, [], HINT)
    word(lesson, "t3").tap()
    seen(lesson, OF_PEN, ["0.01", "0.80", "0.15", "0.04"], GOLD)
    word(lesson, "s0").tap()
    seen(lesson, 3 + 1, ["0.90", "0.10", "0.05"], "私 (I) is read by")
    area(lesson).locator("svg").tap(position={"x": 3, "y": 100})
    seen(lesson, ALL, [], HINT)
    lesson.close()
    assert lesson.left_machine == [] and lesson.console_errors == []


# --- readable ------------------------------------------------------------------------------------------------


def boxes(lesson, name, selector):
    """(left, top, right, bottom) on the screen, and the text, of each element."""
    script = """all => all.map(e => { const b = e.getBoundingClientRect();
        return [b.left, b.top, b.right, b.bottom, e.textContent] })"""
    return area(lesson, name).locator(selector).evaluate_all(script)


@pytest.mark.parametrize("name", ["pen", "long"])
def test_words_lie_in_their_boxes_and_no_box_on_another(lesson, name):
    words, shown = boxes(lesson, name, "[data-touch]"), boxes(lesson, name, "text:not(.ah-note)")
    assert all(apart(*pair) for pair in combinations(words, 2))
    for left, top, right, bottom, text in shown:
        assert any(a <= left and b <= top + 2 and right <= c and bottom <= d + 2 for a, b, c, d, _ in words), text
    assert all(bottom - top >= 20 and right - left >= 24 for left, top, right, bottom, _ in words)


def test_numbers_lie_on_no_word_and_no_other_number(lesson):
    for part in ("s5", "t7"):
        area(lesson, "long").locator(f"[data-touch={part}]").hover()
        numbers = boxes(lesson, "long", ".ah-note.ah-on")
        words = boxes(lesson, "long", "[data-touch]")
        assert numbers and all(apart(*pair) for pair in combinations(numbers, 2))
        inside = [(left, top + 3, right, bottom - 3) for left, top, right, bottom, _ in numbers]
        assert all(apart(number, box) for number in inside for box in words)


def test_32_words_are_read_without_scrolling(lesson):
    stage, size = area(lesson, "long").locator(".ah-stage"), "e => [e.scrollWidth, e.clientWidth]"
    whole, room = stage.evaluate(size)
    assert whole <= room and lesson.page.viewport_size["width"] == 1280
    shrunk = stage.evaluate("e => e.firstChild.getScreenCTM().a")
    sizes = (
        area(lesson, "long").locator("text").evaluate_all("all => all.map(e => Number(e.getAttribute('font-size')))")
    )
    assert shrunk * max(sizes) >= 12 and shrunk * min(sizes) >= 10


def test_at_200_percent_it_is_scrolled_in_its_own_box(lesson):
    """A window of 1280 pixels at 200 % is one of 640."""
    lesson.page.set_viewport_size({"width": 640, "height": 450})
    stage = area(lesson).locator(".ah-stage")
    assert stage.evaluate("e => e.scrollWidth > e.clientWidth && e.scrollHeight <= e.clientHeight")
    assert stage.evaluate("e => e.firstChild.getScreenCTM().a") >= 0.75
    word(lesson, "s5").focus()  # the last word of the row is brought into sight
    frame, box = stage.bounding_box(), word(lesson, "s5").bounding_box()
    assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
    lesson.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out_by_4_5_and_every_shown_line_by_3(lesson, theme):
    lesson.theme(theme)
    word(lesson, "t3").hover()
    seen(lesson, OF_PEN, ["0.01", "0.80", "0.15", "0.04"], GOLD)
    ground = color_of(lesson, ".jp-NotebookPanel:not(.lm-mod-hidden)", "background-color")
    pen = "[data-touch=t3]"
    box = color_of(lesson, pen, "fill", ground)
    assert contrast(color_of(lesson, "text:not(.ah-note)", "fill", box), box) >= 4.5
    assert contrast(color_of(lesson, ".ah-note.ah-on", "fill", ground), ground) >= 4.5
    assert contrast(color_of(lesson, ".ah-caption", "color", ground), ground) >= 4.5
    for shown in (pen, "path.ah-on", "path.ah-on[stroke-dasharray]"):
        assert contrast(color_of(lesson, shown, "stroke", ground), ground) >= 3.0
    lesson.theme("light")


def color_of(lesson, selector, name, ground="#ffffff"):
    found = lesson.page if selector.startswith(".jp") else area(lesson)
    return color(found.locator(selector), name, ground)
