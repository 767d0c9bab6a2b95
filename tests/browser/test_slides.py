"""Every lesson as slides on a screen of 1920 x 1080, in the JupyterLab that `make class` opens."""

import json
import os
import re
import shutil

import pytest

from attention_helpers.copies.folder import bring_lessons
from attention_helpers.places import NOTEBOOKS
from attention_helpers.slides.app import slide_options
from attention_helpers.slides.lesson import lesson_as_slides, slides_of
from tests.browser.harness import Lab
from tests.browser.presenting import PLACE, leave, place, press, show, take_part

SCREEN = {"width": 1920, "height": 1080}
SMALLEST = 24  # pixels of text
LESSONS = sorted(path.name for path in NOTEBOOKS.glob("[0-9]*.ipynb"))
# Walking through a lesson with a remote takes as long as showing it: ATTENTION_SLIDES=all walks through every one.
WALKED = LESSONS if os.environ.get("ATTENTION_SLIDES") == "all" else LESSONS[:1]

# For each slide: what it holds that a class could not read. Every cell is laid out at once, in the place of its slide.
MEASURE = """async (smallest) => {
    const { widgets } = window.jupyterapp.shell.currentWidget.content;
    const typeOf = cell => cell.model.getMetadata('slideshow').slide_type;
    const shown = widgets.filter(cell => !['notes', 'skip'].includes(typeOf(cell)));
    shown.forEach(cell => cell.node.classList.add('jp-deck-mod-onscreen'));
    await new Promise(done => setTimeout(done, 1000));
    const slides = [];
    for (const cell of shown) {
        if (typeOf(cell) !== 'fragment') slides.push([]);
        slides.at(-1).push(cell);
    }
    const scale = svg => svg.viewBox.baseVal?.width
        ? Math.min(svg.clientWidth / svg.viewBox.baseVal.width, svg.clientHeight / svg.viewBox.baseVal.height) : 1;
    const size = e => parseFloat(getComputedStyle(e).fontSize) * e.currentCSSZoom
        * (e.closest('svg') ? scale(e.closest('svg')) : 1);
    const texts = node => {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        const found = [], range = document.createRange();
        while (walker.nextNode()) {
            const text = walker.currentNode;
            range.selectNodeContents(text);
            const box = range.getBoundingClientRect();
            const unread = text.parentElement.closest('.jp-Toolbar, .ah-hidden, mjx-container, math, style, sub, sup');
            if (text.data.trim() && box.width > 1 && box.height > 1 && !unread) found.push([text, box]);
        }
        return found;
    };
    const height = node => node ? node.getBoundingClientRect().height : 0;
    const judge = cells => {
        const told = [], all = cells.flatMap(cell => texts(cell.node));
        for (const [text, box] of all) {
            const pixels = size(text.parentElement);
            if (pixels < smallest) told.push(`${pixels.toFixed(1)} px: ${text.data.trim().slice(0, 40)}`);
            if (box.right > innerWidth + 1) told.push(`right of the screen: ${text.data.trim().slice(0, 40)}`);
        }
        const sideways = node => node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1;
        for (const cell of cells) {
            const inner = [...cell.node.querySelectorAll('.cm-scroller, pre, table, .jp-MarkdownOutput')];
            inner.filter(sideways).forEach(node => told.push(`scrolls sideways: ${node.textContent.slice(0, 40)}`));
        }
        const tall = cells.reduce((sum, cell) => sum + height(cell.node), 0);
        const output = cells.reduce((sum, cell) => sum + height(cell.node.querySelector('.jp-Cell-outputWrapper')), 0);
        if (tall > innerHeight && tall - output > innerHeight / 2) told.push(`${Math.round(tall)} px high`);
        if (!all.length && !cells.some(cell => cell.node.querySelector('img, svg'))) told.push('empty');
        return told;
    };
    const result = slides.map(cells => [cells[0].model.id, judge(cells)]);
    shown.filter(cell => !cell.hasClass('jp-deck-mod-visible'))
        .forEach(cell => cell.node.classList.remove('jp-deck-mod-onscreen'));
    return result;
}"""

ACTS = {"guess", "move", "answer", "write"}

# Whether a widget or an editor has the keyboard.
HELD = "() => document.activeElement.closest('.jp-OutputArea, .cm-editor') !== null"


@pytest.fixture(scope="module")
def class_lab(tmp_path_factory):
    """JupyterLab as `make class` opens it; beside the copies the same slides with what the lessons store."""
    folder = tmp_path_factory.mktemp("class")
    bring_lessons(folder, lesson_as_slides)
    shutil.copytree(
        folder, folder / "again", ignore=shutil.ignore_patterns(".*")
    )  # what one test ran is not the next's
    (folder / "stored").mkdir()
    for path in map(NOTEBOOKS.joinpath, LESSONS):
        (folder / "stored" / path.name).write_text(json.dumps(slides_of(path)), encoding="utf-8")
    settings = dict(option.removeprefix("--").split("=", 1) for option in slide_options(folder))
    with Lab(folder, settings=settings, slides=True) as running:
        yield running


@pytest.fixture(scope="module")
def window(class_lab, browser):
    """One window as large as the projector's screen."""
    lesson = browser.open(class_lab, LESSONS[0], viewport=SCREEN)
    yield lesson
    lesson.close()
    assert lesson.left_machine == [] and lesson.console_errors == []


def troubles(lesson):
    return {id: told for id, told in lesson.page.evaluate(MEASURE, SMALLEST) if told}


@pytest.mark.parametrize("name", LESSONS)
def test_every_slide_can_be_read_from_the_back(name, window):
    show(window, f"stored/{name}", kernel=False)
    try:
        first = window.page.locator(".jp-Deck .jp-deck-mod-visible").first
        assert re.match(r"\d\d · ", first.inner_text())
        assert troubles(window) == {}
    finally:
        leave(window)
        window.console_errors.clear()  # JupyterLab's own, of a notebook without a kernel


def end(lesson):
    """The last cell of the way past what lies below a heading."""
    types = lesson.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.widgets.map("
        "cell => [cell.model.id, cell.model.getMetadata('slideshow').slide_type])"
    )
    return [id for id, kind in types if kind in ("slide", "fragment")][-1]


@pytest.mark.parametrize("name", WALKED)
def test_a_lesson_is_shown_with_nothing_but_the_remote(name, window):
    """PageDown runs what comes and goes on, also from the widget or the editor that one has just used on the way."""
    show(window, name)
    last, seen, tried, done = end(window), ["title"], set(), set()
    while seen[-1] != last:
        cell, run, _ = press(window, "PageDown")
        seen += [cell] if cell != seen[-1] else []
        if run and done != ACTS and cell not in tried:
            tried.add(cell)
            if act := take_part(window, cell):
                done.add(act)
                assert window.page.evaluate(HELD), f"{cell} has let go of the keyboard"
    playgrounds = [cell for cell in seen if not cell.startswith("predict")]  # 07's have buttons, 08's lists
    sliders = any(window.output(cell).locator(".noUi-handle").count() for cell in playgrounds)
    assert done == (ACTS if sliders else ACTS - {"move"})
    assert window.errors() == [] and window.broken_widgets() == []
    assert troubles(window) == {}
    back = [press(window, "PageUp")[0] for _ in range(3)]
    assert back == seen[-2:-5:-1]
    leave(window)


def number_of_cells(lesson):
    return lesson.state()[0]


def test_the_other_keys_of_a_remote_and_the_notes(window):
    show(window, f"again/{LESSONS[0]}")
    page, cells = window.page, number_of_cells(window)
    for key in (".", "b"):
        page.keyboard.press(key)
        page.locator("#attention-dark").wait_for()
        page.keyboard.press("PageDown")  # light again, and no slide further
        page.locator("#attention-dark").wait_for(state="detached")
        assert place(window)[0] == "title"
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    assert re.match(r"1 / \d+\s+At the end of this course", notes.locator("body").inner_text())
    notes.keyboard.press("PageDown")
    page.wait_for_function(f"() => ({PLACE})()[0] !== 'title'")
    while place(window)[0] != "predict-share":
        press(window, "PageDown")
    told = notes.locator("body").inner_text()
    assert "Expect: About 57" in told and "Point at" not in told
    notes.close()
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.body.dataset.jpDeckMode")
    assert number_of_cells(window) == cells
    page.keyboard.press("F5")
    page.wait_for_selector(".jp-Deck .jp-deck-mod-visible")
    leave(window)
