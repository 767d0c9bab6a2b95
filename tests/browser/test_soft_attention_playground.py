"""The playground of lesson 03 in a real JupyterLab: moved by mouse and by keyboard alone."""

import pytest

from attention_helpers import views
from tests.browser.playing import drag, shows


@pytest.fixture(scope="module")
def window(lab, open_window):
    """One window for all tests of this file: the playground alone."""
    sources = {"play": "from attention_helpers import views\nviews.soft_attention_playground()"}
    return open_window(lab.write("soft", sources))


@pytest.fixture
def lesson(window):
    """The playground as it is at the start."""
    window.run_all()
    assert window.errors() == [] and window.broken_widgets() == []
    says(window, "After 0 steps: weights 私 0.77, ペン 0.18, 持って 0.06")
    return window


def says(lesson, text):
    """The words come to stand under the picture."""
    lesson.output("play").locator(".widget-html-content", has_text=text).last.wait_for(timeout=60_000)


def test_it_is_moved_by_mouse(lesson):
    twin = views.soft_attention_playground()
    shows(lesson, "play", twin)
    drag(lesson, lesson.output("play").locator("[data-drag=query]"), -200)
    says(lesson, "私 1.00, ペン 0.00")
    x = lesson.output("play").locator(".widget-slider .widget-readout").first.inner_text()
    twin.set(x=float(x.replace("−", "-")))
    assert twin.values["x"] < -2, "it went where it was dragged"
    shows(lesson, "play", twin)
    lesson.output("play").locator("[data-pick][aria-label='query to 1, 1']").click()
    says(lesson, "After 0 steps: weights 私 0.04")
    lesson.output("play").locator("[data-pick][aria-label='want the value of 私']").click()
    says(lesson, "Pushed up: the score of 私")
    lesson.output("play").locator("select").nth(2).select_option(label="ペン")
    says(lesson, "ペン is masked: weight 0")
    drag(lesson, lesson.slider("play", "gradient steps taken"), 600)
    says(lesson, "After 60 steps")
    twin.set(x=1.0, y=1.0, wanted=0, masked="ペン", step=60)
    shows(lesson, "play", twin)


def test_it_is_moved_by_keyboard_alone(lesson):
    press, before = lesson.page.keyboard.press, len(lesson.cells())
    lesson.slider("play", "gradient steps taken").focus()
    press("ArrowRight")
    says(lesson, "After 1 steps")
    press("End")
    says(lesson, "The context is where it is wanted")
    lesson.output("play").locator("select").last.focus()
    press("End")  # the values alone
    says(lesson, "The value of 私 has moved most: it was read most.")
    press("Home")
    says(lesson, "The context is where it is wanted")
    lesson.output("play").locator("[data-pick][aria-label='want the value of ペン']").focus()
    press("ArrowDown")
    press("Enter")
    says(lesson, "After 0 steps")
    says(lesson, "Pushed up: the score of 持って")
    twin = views.soft_attention_playground()
    twin.set(wanted=2)
    shows(lesson, "play", twin)
    assert "want the value of 持って" in lesson.page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    for key in ("b", "a", "m", "y"):  # each would change the cells where JupyterLab got it
        press(key)
    assert len(lesson.cells()) == before
