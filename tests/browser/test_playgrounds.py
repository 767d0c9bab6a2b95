"""The playgrounds for softmax, the query plane and sampling in a real JupyterLab: by mouse and by keyboard alone."""

import re

import pytest

from tests.browser.harness import Lab, write_notebook

PLAYGROUNDS = ("softmax", "query_plane", "sampling")


@pytest.fixture(scope="module")
def own_lab(tmp_path_factory):
    """A JupyterLab over a folder with one notebook: a playground a cell."""
    folder = tmp_path_factory.mktemp("playgrounds")
    sources = {name: f"from attention_helpers import views\nviews.{name}_playground()" for name in PLAYGROUNDS}
    write_notebook(folder / "play.ipynb", sources)
    with Lab(folder) as lab:
        yield lab


@pytest.fixture(scope="module")
def window(own_lab, browser):
    """One window for all tests of this file."""
    lesson = browser.open(own_lab, "play.ipynb")
    yield lesson
    lesson.close()
    assert lesson.left_machine == [] and lesson.console_errors == []


@pytest.fixture
def lesson(window):
    """The playgrounds as they are at the start."""
    window.run_all()
    assert window.errors() == [] and window.broken_widgets() == []
    return window


def says(lesson, name, text):
    """The words beneath the picture come to fit the pattern, and a screen reader is told the same."""
    pattern = re.compile(text)
    lesson.output(name).locator(".widget-html-content", has_text=pattern).last.wait_for(timeout=60_000)
    lesson.output(name).locator("[role=status]", has_text=pattern).first.wait_for(state="attached", timeout=60_000)


def words(lesson, name):
    return lesson.output(name).locator(".widget-html-content").last.inner_text()


def drag(lesson, locator, right, down=0):
    """Take hold of the middle of something and move it by so many pixels."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    x, y, mouse = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, lesson.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + right / 2, y + down / 2, steps=4)
    mouse.move(x + right, y + down, steps=4)
    lesson.page.wait_for_timeout(100)
    mouse.move(x + right, y + down)  # the picture follows at most once a frame
    mouse.up()


# --- by mouse ------------------------------------------------------------------------------------------------


def test_softmax_by_mouse(lesson):
    assert words(lesson, "softmax").startswith("At temperature 1 the weights are 私 0.14, ペン 0.63, 持って 0.23.")
    drag(lesson, lesson.slider("softmax", "temperature"), -600)
    says(lesson, "softmax", r"At temperature 0\.05 .* Almost all goes to ペン: a hard choice\.")
    drag(lesson, lesson.slider("softmax", "score of 私"), 600)
    says(lesson, "softmax", "Almost all goes to 私")
    drag(lesson, lesson.slider("softmax", "temperature"), 600)
    says(lesson, "softmax", "At temperature 20 ")
    assert "私 0.36" in words(lesson, "softmax")


def test_the_query_by_mouse(lesson):
    assert "fit alike and share" in words(lesson, "query_plane")
    area = lesson.output("query_plane")
    drag(lesson, area.locator("[data-drag=query]"), -300)
    says(lesson, "query_plane", "Nearly hard: the answer is that of おはよう alone")
    area.locator("[aria-label='query to 0, -2']").click()
    says(lesson, "query_plane", "Nearly hard: the answer is that of おやすみ alone")
    readout = area.locator(".widget-slider .widget-readout")
    assert readout.all_inner_texts()[:2] == ["0.0", "−2.0"]
    drag(lesson, lesson.slider("query_plane", "temperature"), 600)
    says(lesson, "query_plane", "No key fits better than another|Soft:")
    area.locator("select").select_option(label="nearness −|q − k|² / 2")
    assert area.locator("[data-pick][aria-pressed=true]").get_attribute("aria-label") == "query to 0, -2"
    drag(lesson, lesson.slider("query_plane", "query x"), -600)
    says(lesson, "query_plane", "Weights: おはよう 0")
    assert readout.first.inner_text() == "−3.0"


def test_sampling_by_mouse(lesson):
    assert words(lesson, "sampling").startswith("Nothing drawn yet.")

    def press(name):
        lesson.output("sampling").get_by_role("button", name=name, exact=True).click()

    press("draw 1")
    says(lesson, "sampling", r"^1 drawn, the last one ")
    press("draw 10")
    says(lesson, "sampling", r"^11 drawn, ")
    press("draw 100")
    says(lesson, "sampling", r"^111 drawn, .* chance alone puts it about \d\.\d\d away\.")
    press("start again")
    says(lesson, "sampling", "^Nothing drawn yet")
    press("draw 100")
    says(lesson, "sampling", "^100 drawn")
    drag(lesson, lesson.slider("sampling", "temperature"), -600)
    says(lesson, "sampling", "^Nothing drawn yet")


# --- by keyboard alone ---------------------------------------------------------------------------------------

SHORTCUTS = ("b", "a", "m", "y", "j", "k")  # each of them changes the cells where JupyterLab gets it


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
    for key in ("ArrowDown", "ArrowUp", "ArrowRight", *SHORTCUTS):
        press(key)
    lesson.tab_to("temperature")
    press("ArrowLeft")
    says(lesson, "sampling", "^Nothing drawn yet")
    press("ArrowDown")
    assert lesson.state() == before
