"""Every notebook in a real browser, with the solution in each stub as a learner has it in the end.

It runs, each check says "right", nothing breaks, all can read it, Japanese words are drawn as words. As it is stored,
nbval runs it: no lesson runs a third time. A lesson in another language has the code of the English one, and nbval runs
that, too: here it lies as it is stored, and what asks or plays runs, so that all that it shows is in the page.
"""

import ast
import builtins
import json
import re

import pytest

from tests.browser.accessibility import OURS, violations
from tests.browser.harness import PANEL, ROOT
from tests.notebooks.editions import is_edition
from tests.notebooks.solutions import RIGHT, solve, stubs, verdicts

NOTEBOOKS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "notebooks").rglob("[0-9]*.ipynb"))

# True where the character is drawn with ink of its own: a missing glyph looks like any other missing glyph.
GLYPH_DIFFERS = """(character) => {
    const draw = text => {
        const canvas = document.createElement('canvas'); canvas.width = canvas.height = 48;
        const pen = canvas.getContext('2d');
        pen.font = '32px ' + getComputedStyle(document.querySelector('.jp-Notebook')).fontFamily;
        pen.fillText(text, 4, 36);
        return pen.getImageData(0, 0, 48, 48).data.join();
    };
    return ['\\u{10FFFD}', '\\uFFFF', ' '].every(other => draw(character) !== draw(other));
}"""


def asking_or_playing(notebook):
    """The ids of the first code cell, the stubs, and the cells with cards and playgrounds that need nothing trained."""
    found, known = [], set(dir(builtins))
    for id, source in (
        (cell["id"], "".join(cell["source"])) for cell in notebook["cells"] if cell["cell_type"] == "code"
    ):
        nodes = list(ast.walk(ast.parse(source)))
        names = [node for node in nodes if isinstance(node, ast.Name)]
        made = {node.id for node in names if isinstance(node.ctx, ast.Store)}
        made |= {node.arg for node in nodes if isinstance(node, ast.arg)}
        made |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
        made |= {node.asname or node.name for node in nodes if isinstance(node, ast.alias)}
        asks = re.search(r"course\.|_playground\(|_player\(", source)
        if not found or id.startswith("exercise-") or (asks and {node.id for node in names} <= known | made):
            found.append(id)
            known |= made
    return found


@pytest.fixture(scope="module", params=NOTEBOOKS)
def ran(request, lab, browser):
    """A lesson after Run All; each runs once for all tests."""
    copy, edition = lab.folder / request.param, is_edition(ROOT / request.param)
    notebook = json.loads((ROOT / request.param if edition else copy).read_text(encoding="utf-8"))
    solve(notebook)
    copy = copy.with_stem(f"{copy.stem}_solved")  # other tests of this process see the lesson as it was
    copy.write_text(json.dumps(notebook), encoding="utf-8")
    lesson = browser.open(lab, copy.relative_to(lab.folder).as_posix())
    if edition:
        for id in asking_or_playing(notebook):
            lesson.run_cell(id)
    else:
        lesson.run_all(timeout=240)
    lesson.command("notebook:expand-all-headings")  # what is further is closed at first
    lesson.page.wait_for_timeout(500)
    yield lesson
    lesson.close()
    assert lesson.left_machine == [] and lesson.console_errors == []


def test_lesson_runs_in_a_browser(ran):
    assert ran.errors() == []
    assert ran.broken_widgets() == []
    code = [cell for cell in ran.cells() if cell["cell_type"] == "code" and "".join(cell["source"]).strip()]
    not_run = [cell["id"] for cell in code if not cell["execution_count"]]
    assert not_run == []
    assert ran.widgets_promised() == ran.widgets_drawn()
    for character in "私持語":
        assert ran.page.evaluate(GLYPH_DIFFERS, character), f"{character} is drawn as a box"


def test_cards_and_playgrounds_of_a_translated_lesson_speak_its_language(ran):
    if not is_edition(ROOT / ran.notebook):
        pytest.skip("English")
    said = ran.page.locator(f"{PANEL} .jp-OutputArea-output.lm-Panel").all_inner_texts()
    assert len(said) > 4 and [text for text in said if not re.search("[ぁ-んァ-ヶ]", text)] == []


def test_every_check_says_right(ran):
    notebook = {"cells": ran.cells()}
    language = "ja" if ran.notebook.startswith("notebooks/ja/") else "en"
    assert verdicts(notebook) == {name: {RIGHT[language]} for name in stubs(notebook)}


def test_axe_finds_nothing_in_either_theme(ran):
    assert violations(ran) == []


def test_figures_in_the_page_have_the_text_that_the_kernel_gave_them(ran):
    outputs = [output for cell in ran.cells() for output in cell.get("outputs", [])]
    figures = [output for output in outputs if "image/png" in output.get("data", {})]
    told = [figure["metadata"]["image/png"]["alt"] for figure in figures]
    shown = ran.page.locator(".jp-RenderedImage img")
    assert shown.evaluate_all("all => all.map(image => image.alt)") == told
    # In the dark theme each lies on black, where its ink has 4.5 : 1.
    ran.theme("dark")
    ground = "all => all.map(image => getComputedStyle(image).backgroundColor)"
    assert shown.evaluate_all(ground) == ["rgb(0, 0, 0)"] * len(told)
    ran.theme("light")


# What one cannot read without moving each line, or at all: sentences and controls that end right of the notebook
# (tables, figures and code have bars of their own), and text that its own element hides.
CUT_OFF = """([panel, ...ours]) => {
    const right = e => e.getBoundingClientRect().right;
    const edge = right(document.querySelector(`${panel} .jp-WindowedPanel-outer`)) + 1;
    const lines = 'p, li, h1, h2, h3, h4, summary, label, legend, button, select, input, .noUi-target';
    const outside = e => e.matches(lines) && !e.closest('table, pre, svg') && right(e) > edge;
    const hidden = e => e.scrollWidth > e.clientWidth + 1 && !e.matches('.ah-hidden, mjx-container *')
        && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX);
    return ours.flatMap(selector => [...document.querySelectorAll(`${selector} *`)])
        .filter(e => outside(e) || hidden(e)).map(e => e.outerHTML.slice(0, 200));
}"""


def test_nothing_is_cut_off_at_200_percent(ran):
    """Zoomed to twice its size, a window has half its pixels; the side bar is closed, as anybody would."""
    whole = ran.page.viewport_size
    ran.page.set_viewport_size({side: pixels // 2 for side, pixels in whole.items()})
    ran.command("application:toggle-left-area")
    ran.page.wait_for_timeout(500)
    try:
        assert ran.page.evaluate(CUT_OFF, [PANEL, *OURS]) == []
    finally:
        ran.command("application:toggle-left-area")
        ran.page.set_viewport_size(whole)


# Cells of a table with a few letters that are broken into lines, and lists to be put in order whose buttons do
# not stand below one another.
ASKEW = """(panel) => {
    const inside = selector => [...document.querySelectorAll(selector)];
    const lines = e => {
        const range = document.createRange();
        range.selectNodeContents(e);
        return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
    };
    const short = e => !e.querySelector('mjx-container, math, code, div, input')
        && /^(.{1,4}|\\S{5,6})$/u.test(e.innerText.trim());
    const lefts = list => new Set([...list.children].map(item => Math.round(
        item.querySelector('button').getBoundingClientRect().left)));
    return [
        ...inside(`${panel} th, ${panel} td`).filter(e => short(e) && lines(e) > 1),
        ...inside(`${panel} .ah-order`).filter(list => lefts(list).size > 1),
    ].map(e => e.innerText);
}"""


def test_short_cells_stay_in_a_line_and_buttons_that_order_in_a_column(ran):
    assert ran.page.evaluate(ASKEW, PANEL) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable_in_both_themes(theme, open_lesson):
    lesson = open_lesson(NOTEBOOKS[0])
    lesson.theme(theme)
    ink, paper = lesson.page.evaluate(
        """() => { const style = name => getComputedStyle(document.body).getPropertyValue(name).trim();
                   const show = color => { const p = document.createElement('canvas').getContext('2d');
                       p.fillStyle = color; p.fillRect(0, 0, 1, 1);
                       return [...p.getImageData(0, 0, 1, 1).data].slice(0, 3) };
                   return [show(style('--jp-content-font-color1')), show(style('--jp-layout-color0'))] }"""
    )
    assert (sum(ink) < sum(paper)) == (theme == "light")
    lesson.theme("light")  # the lab remembers it
