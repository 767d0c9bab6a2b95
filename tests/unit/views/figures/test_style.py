"""The look of figures: readable on both grounds, Japanese as words, without warnings, nothing by colour alone."""

import io
import re

import matplotlib.pyplot as plt
import pytest

from attention_helpers import views
from attention_helpers.views.figures import style


def _image(figure):
    buffer = io.BytesIO(style.to_png(figure)[0])
    return (plt.imread(buffer) * 255).round().astype(int)


def test_series_differ_by_more_than_colour():
    ax = views.curves([1, 2], {str(i): [0, i] for i in range(5)})
    assert len({line.get_marker() for line in ax.get_lines()}) == 5
    assert len({str(line._unscaled_dash_pattern) for line in ax.get_lines()}) == 5


def test_japanese_words_are_drawn_as_words():
    """A missing glyph is a warning, and warnings are errors; and different words give different pixels."""
    pictures = []
    for word in ("私", "鳥", "持って"):
        figure, ax = plt.subplots(figsize=(2, 1))
        ax.set_axis_off()
        ax.text(0.5, 0.5, f"{word} a", ha="center", weight="bold")
        pictures.append(_image(figure))
    assert not (pictures[0] == pictures[1]).all()
    assert not (pictures[0] == pictures[2]).all()


def test_a_glyph_that_no_font_has_fails():
    """The test above can fail: U+13000 (a hieroglyph) is in neither font."""
    figure, ax = plt.subplots()
    ax.text(0.5, 0.5, "\U00013000")
    with pytest.raises(UserWarning, match="missing from font"):
        style.to_png(figure)


def test_a_label_of_formula_and_japanese_is_refused():
    figure, ax = plt.subplots()
    ax.set_title("$h_t$ の 値")
    with pytest.raises(ValueError, match=r"mixes a \$formula\$ and Japanese"):
        style.to_png(figure)


def test_figures_have_no_ground():
    figure, ax = plt.subplots()
    ax.plot([0, 1])
    corner = _image(figure)[0, 0]
    assert corner[3] == 0


def test_show_closes_figures_and_prints_the_words(capsys):
    plt.subplots()
    views.show("The curve falls.", "Twice.")
    assert capsys.readouterr().out == "The curve falls.\nTwice.\n"
    assert plt.get_fignums() == []


def _shown(*lines, **more):
    """The one output of views.show in a notebook."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    InteractiveShell.instance()
    try:
        with capture_output() as captured:
            views.show(*lines, **more)
    finally:
        InteractiveShell.clear_instance()
    (shown,) = captured.outputs
    return shown, captured.stdout


def test_show_displays_picture_before_words_without_a_white_block():
    plt.subplots(figsize=(4, 3))
    shown, printed = _shown("What is seen.", "Twice.")
    assert set(shown.data) == {"image/png", "text/plain"}
    about = {"width": 400, "height": 300, "alt": "What is seen. Twice."}
    assert shown.metadata == {"image/png": about}  # no needs_background
    assert re.fullmatch(r"<figure, 4 x 3 inches; described below>", shown.data["text/plain"])
    assert printed == "What is seen.\nTwice.\n"


def test_a_figure_shown_without_words_is_named_by_its_own():
    plt.subplots(figsize=(4, 3))[1].set_title("Loss")
    assert _shown()[0].metadata["image/png"]["alt"] == "Loss"
    plt.subplots(figsize=(4, 3))[1].set_axis_off()
    assert _shown()[0].metadata["image/png"]["alt"] == "figure, 4 x 3 inches; described below"


def test_a_sentence_for_those_who_do_not_see_the_figure_goes_before_its_own_words():
    for lines in ((), ("Printed.",)):
        plt.subplots(figsize=(4, 3))[1].set_title("Loss")
        shown, printed = _shown(*lines, alt="The loss falls.")
        assert shown.metadata["image/png"]["alt"] == "The loss falls." and "falls" not in printed


def test_what_no_picture_and_no_message_can_hold_is_written_out():
    plt.subplots(figsize=(4, 3))
    shown, printed = _shown("a\x00\ud800", alt="b\x00\udc80")
    assert shown.metadata["image/png"]["alt"] == "b\\u0000\\udc80" and printed == "a\\u0000\\ud800\n"


def test_show_refuses_what_is_no_text():
    with pytest.raises(TypeError, match="must be a str, got int"):
        views.show(alt=3)
    with pytest.raises(TypeError, match="must be a str, got float"):
        views.show(0.5)
