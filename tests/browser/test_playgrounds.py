"""The playgrounds for softmax, the query plane and sampling in a real JupyterLab: by mouse and by keyboard alone."""

import pytest

from attention_helpers import views
from tests.browser.playing import SHORTCUTS, drag, says, shows, words

PLAYGROUNDS = ("softmax", "query_plane", "sampling")


@pytest.fixture(scope="module")
def window(lab, open_window):
    """One window for all tests of this file: a playground a cell."""
    sources = {name: f"from attention_helpers import views\nviews.{name}_playground()" for name in PLAYGROUNDS}
    return open_window(lab.write("playgrounds", sources))


@pytest.fixture
def lesson(window):
    """The playgrounds as they are at the start."""
    window.run_all()
    assert window.errors() == [] and window.broken_widgets() == []
    return window


# --- by mouse ------------------------------------------------------------------------------------------------


def test_softmax_by_mouse(lesson):
    assert words(lesson, "softmax").startswith("At temperature 1 the weights are 私 0.14, ペン 0.63, 持って 0.23.")
    twin = views.softmax_playground()
    shows(lesson, "softmax", twin)
    drag(lesson, lesson.slider("softmax", "temperature"), -600)
    says(lesson, "softmax", r"At temperature 0\.05 .* Almost all goes to ペン: a hard choice\.")
    twin.set(temperature=0.05)
    shows(lesson, "softmax", twin)
    drag(lesson, lesson.slider("softmax", "score of 私"), 600)
    says(lesson, "softmax", "Almost all goes to 私")
    drag(lesson, lesson.slider("softmax", "temperature"), 600)
    says(lesson, "softmax", "At temperature 20 ")
    twin.set(score1=4.0, temperature=20.0)
    shows(lesson, "softmax", twin)
    assert "私 0.36" in words(lesson, "softmax")


def test_the_query_by_mouse(lesson):
    assert "fit alike and share" in words(lesson, "query_plane")
    area = lesson.output("query_plane")
    readout = area.locator(".widget-slider .widget-readout")
    drag(lesson, area.locator("[data-drag=query]"), -300)
    says(lesson, "query_plane", "Nearly hard: the answer is that of おはよう alone")
    twin = views.query_plane_playground()
    twin.set(x=float(readout.first.inner_text().replace("−", "-")))
    assert twin.values["x"] < -2, "it went where it was dragged"
    shows(lesson, "query_plane", twin)
    area.locator("[aria-label='query to 0, -2']").click()
    says(lesson, "query_plane", "Nearly hard: the answer is that of おやすみ alone")
    assert readout.all_inner_texts()[:2] == ["0.0", "−2.0"]
    drag(lesson, lesson.slider("query_plane", "temperature"), 600)
    says(lesson, "query_plane", "No key fits better than another|Soft:")
    area.locator("select").select_option(label="nearness −|q − k|² / 2")
    assert area.locator("[data-pick][aria-pressed=true]").get_attribute("aria-label") == "query to 0, -2"
    drag(lesson, lesson.slider("query_plane", "query x"), -600)
    says(lesson, "query_plane", "Weights: おはよう 0")
    assert readout.first.inner_text() == "−3.0"
    twin.set(x=-3.0, y=-2.0, temperature=20.0, kind="nearness")
    shows(lesson, "query_plane", twin)


def test_sampling_by_mouse(lesson):
    assert words(lesson, "sampling").startswith("Nothing drawn yet.")

    def press(name):
        lesson.output("sampling").get_by_role("button", name=name, exact=True).click()

    twin = views.sampling_playground()
    press("draw 1")
    says(lesson, "sampling", r"^1 drawn, the last one ")
    press("draw 10")
    says(lesson, "sampling", r"^11 drawn, ")
    press("draw 100")
    says(lesson, "sampling", r"^111 drawn, .* chance alone puts it about \d\.\d\d away\.")
    for name in ("one", "ten", "hundred"):
        twin.press(name)
    shows(lesson, "sampling", twin)
    press("start again")
    says(lesson, "sampling", "^Nothing drawn yet")
    press("draw 100")
    says(lesson, "sampling", "^100 drawn")
    drag(lesson, lesson.slider("sampling", "temperature"), -600)
    says(lesson, "sampling", "^Nothing drawn yet")
    twin.set(temperature=0.1)
    shows(lesson, "sampling", twin)


# --- by keyboard alone ---------------------------------------------------------------------------------------


def test_softmax_by_keyboard(lesson):
    press = lesson.page.keyboard.press
    lesson.slider("softmax", "score of 私").focus()
    before = lesson.state()
    assert lesson.focused_name() == "score of 私"
    press("ArrowRight")
    says(lesson, "softmax", "私 0.15")
    press("ArrowUp")
    says(lesson, "softmax", "私 0.17")
    press("ArrowLeft")
    press("ArrowDown")
    says(lesson, "softmax", "私 0.14")
    press("End")
    says(lesson, "softmax", "私 0.84")
    for key in SHORTCUTS:
        press(key)
    lesson.tab_to("temperature")
    press("Home")
    says(lesson, "softmax", r"At temperature 0\.05 .* Almost all goes to 私: a hard choice\.")
    press("ArrowRight")
    says(lesson, "softmax", r"At temperature 0\.1 ")
    twin = views.softmax_playground()
    twin.set(score1=4.0, temperature=0.1)
    shows(lesson, "softmax", twin)
    assert lesson.state() == before


def test_the_query_by_keyboard(lesson):
    press = lesson.page.keyboard.press
    lesson.slider("query_plane", "query x").focus()
    before = lesson.state()
    press("Home")
    says(lesson, "query_plane", "the answer is that of おはよう alone")
    press("ArrowUp")
    lesson.tab_to("score")
    press("ArrowDown")
    assert lesson.output("query_plane").locator("select").evaluate("e => e.selectedIndex") == 1
    lesson.tab_to("query to -3, -3")  # the first point of the pad: the query stands between two
    for key in ("ArrowRight", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowUp", "Enter"):
        press(key)
    says(lesson, "query_plane", "Soft: おはよう counts most")
    assert lesson.focused_name() == "query to -1, 0"  # redrawn, and the focus is where it was
    press("ArrowRight")
    press("Space")
    says(lesson, "query_plane", "Soft: おやすみ counts most")
    twin = views.query_plane_playground()
    twin.set(x=0.0, y=0.0, kind="nearness")
    shows(lesson, "query_plane", twin)
    for key in SHORTCUTS:
        press(key)
    assert lesson.state() == before


def test_sampling_by_keyboard(lesson):
    press = lesson.page.keyboard.press
    lesson.output("sampling").get_by_role("button", name="draw 1", exact=True).focus()
    before = lesson.state()
    press("Enter")
    says(lesson, "sampling", "^1 drawn")
    lesson.tab_to("draw 100")
    press("Space")
    says(lesson, "sampling", "^101 drawn")
    twin = views.sampling_playground()
    twin.press("one")
    twin.press("hundred")
    shows(lesson, "sampling", twin)
    for key in ("ArrowDown", "ArrowUp", "ArrowRight", *SHORTCUTS):
        press(key)
    lesson.tab_to("temperature")
    press("ArrowLeft")
    says(lesson, "sampling", "^Nothing drawn yet")
    press("ArrowDown")
    twin.set(temperature=0.5)
    shows(lesson, "sampling", twin)
    assert lesson.state() == before
