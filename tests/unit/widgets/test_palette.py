"""The one palette: its colours, and those taken from JupyterLab's themes, can be told from every ground they lie on.

4.5 : 1 is asked of text in a colour, 3 : 1 of lines and bars (WCAG 2.2, 1.4.3 and 1.4.11).
"""

import re
import sys
from pathlib import Path

import pytest

from attention_helpers.widgets import base, palette
from attention_helpers.widgets.card import TONES
from attention_helpers.widgets.colormap import contrast

PACKAGE = Path(base.__file__).parents[1]
THEMES = Path(sys.prefix) / "share/jupyter/lab/themes/@jupyterlab"
NAMES = dict(re.findall(r"--ah-(\w+): (#[0-9a-f]{6});", palette.as_css()))
# Every declaration in a style sheet of ours that takes a colour of the palette: (file, property, colour's name).
USED = [
    (path.name, name, color)
    for path in sorted(PACKAGE.rglob("*.css"))
    for name, value in re.findall(r"([\w-]+)\s*:\s*([^;{}]+)", path.read_text(encoding="utf-8"))
    for color in re.findall(r"var\(--ah-(\w+)\)", value)
    if color in NAMES
]


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request):
    """The colours of a theme of the installed JupyterLab: {"--jp-layout-color0": "#ffffff", ...}."""
    sheet = (THEMES / f"theme-{request.param}-extension" / "index.css").read_text(encoding="utf-8")
    found = {}
    for name, value in re.findall(r"(--jp-[\w-]+):([^;}]+)", sheet):
        code = re.fullmatch(r"(?:var\(--md-[\w-]+, ?)?(white|#[0-9a-f]{3,6})\)?", value.strip())
        if code:
            text = "#fff" if code[1] == "white" else code[1]
            found[name] = text if len(text) == 7 else "#" + "".join(2 * letter for letter in text[1:])
    return found


def grounds(theme):
    """What quizzes and playgrounds lie on: the output of a cell, and a question."""
    return theme["--jp-layout-color0"], theme["--jp-layout-color1"]


def test_style_sheets_know_every_colour_by_its_name():
    assert sorted(NAMES) == ["blue", "green", "grey", "orange", "purple", "red"]
    assert set(NAMES.values()) == {palette.INK, *palette.COLORS} and NAMES["orange"] == palette.ORANGE


def test_the_grounds_are_those_that_the_palette_was_made_for(theme):
    assert theme["--jp-layout-color0"] in ("#ffffff", "#111111")


def test_ink_and_series_stand_out_on_the_ground_of_an_output(theme):
    ground = theme["--jp-layout-color0"]
    assert contrast(palette.INK, ground) >= 4.0
    for color in palette.COLORS:
        assert contrast(color, ground) >= 3.4, color


def test_ink_writes_text_on_the_two_grounds_of_a_figure():
    dark = re.search(r"\.ah-figure \{ background: (#\w+); \}", base.style())[1]
    assert min(contrast(palette.INK, "#ffffff"), contrast(palette.INK, dark)) >= 4.5


@pytest.mark.parametrize("sheet, name, color", USED)
def test_a_colour_in_a_style_sheet_can_be_told_from_its_ground(theme, sheet, name, color):
    least = 4.5 if name == "color" else 3.0
    for ground in grounds(theme):
        assert contrast(NAMES[color], ground) >= least, f"{sheet}: {name}: --ah-{color} on {ground}"


def test_a_verdict_is_told_by_colours_of_the_palette():
    """So that the test above speaks of them."""
    assert {("border-color", "green"), ("border-color", "red"), ("border-color", "orange")} <= {
        (name, color) for sheet, name, color in USED if sheet == "quiz.css"
    }


def test_the_frame_of_the_focus_stands_out(theme):
    source = re.search(r"--ah-focus: var\((--jp-[\w-]+)", base.style())[1]
    for ground in (*grounds(theme), theme["--jp-layout-color2"]):
        assert contrast(theme[source], ground) >= 3.0, ground


@pytest.mark.parametrize("tone", TONES)
def test_the_bar_of_a_card_stands_out_with_and_without_a_theme(theme, tone):
    color, _ = TONES[tone]
    source, ours = re.fullmatch(r"(?:var\((--jp-[\w-]+), )?(#[0-9a-f]{6})\)?", color).groups()
    for shown in (ours, theme[source] if source else ours):
        assert contrast(shown, theme["--jp-layout-color0"]) >= 3.0, shown
