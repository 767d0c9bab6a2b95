"""Every notebook in a real browser: it runs, nothing breaks, and Japanese words are drawn as words."""

import pytest

from tests.browser.harness import ROOT

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


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_lesson_runs_in_a_browser(notebook, open_lesson):
    lesson = open_lesson(notebook)
    lesson.run_all(timeout=240)
    assert lesson.errors() == []
    assert lesson.broken_widgets() == []
    code = [cell for cell in lesson.cells() if cell["cell_type"] == "code" and "".join(cell["source"]).strip()]
    not_run = [cell["id"] for cell in code if not cell["execution_count"]]
    assert not_run == []
    assert lesson.widgets_promised() == lesson.widgets_drawn()
    for character in "私持語":
        assert lesson.page.evaluate(GLYPH_DIFFERS, character), f"{character} is drawn as a box"


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
