"""One look for every figure, readable on JupyterLab's white and on its dark ground.

A stored PNG cannot follow the theme. So figures have no ground of their own and one ink in the middle: its contrast is
above 4.5 : 1 on white and on black, where widgets/base.js and base.css lay figures in the dark theme.
"""

import io

from attention_helpers.views.figures.alternative import own_words
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.palette import COLORS, INK

MARKERS = ("o", "s", "^", "D", "v")
LINES = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (7, 2, 2, 2)), (0, (1, 1)))
_PIXELS_PER_INCH = 100


def use_style():
    """Set matplotlib's defaults for the rest of the kernel: font, ink, sizes, and a cycle of series.

    Series differ by colour, marker and line style together, so nothing is told by colour alone.
    Latin letters and mathematics come from DejaVu Sans, Japanese from IPAexGothic.
    """
    import matplotlib
    import matplotlib_fontja  # noqa: F401  (its import registers the Japanese font)
    from cycler import cycler

    matplotlib.rcParams.update(
        {
            "font.family": ["DejaVu Sans", "IPAexGothic"],
            "font.size": 12,
            "axes.titlesize": 13,
            "axes.labelsize": 12,
            "legend.fontsize": 11,
            "figure.figsize": (8.0, 4.2),
            "figure.dpi": _PIXELS_PER_INCH,
            "figure.constrained_layout.use": True,
            "figure.facecolor": "none",
            "axes.facecolor": "none",
            "savefig.facecolor": "none",
            "savefig.transparent": True,
            "legend.frameon": False,
            "text.color": INK,
            "axes.labelcolor": INK,
            "axes.titlecolor": INK,
            "axes.edgecolor": INK,
            "xtick.color": INK,
            "ytick.color": INK,
            "grid.color": INK,
            "grid.alpha": 0.25,
            "patch.edgecolor": INK,
            "hatch.color": INK,
            "lines.color": INK,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "lines.linewidth": 2.0,
            "lines.markersize": 7,
            "axes.prop_cycle": cycler(color=COLORS) + cycler(marker=MARKERS) + cycler(linestyle=LINES),
        }
    )


def to_png(figure, description=""):
    """The figure as PNG bytes, twice as fine as it is shown, and its (width, height) on the page in pixels.

    description: written into the PNG, from where widgets/base.js gives it to the picture in the page.
    ValueError where one label mixes a $formula$ and Japanese: matplotlib sets such a label from one font
    alone and draws boxes, with no more than a line in a log.
    """
    from matplotlib.text import Text

    for label in figure.findobj(Text):
        formula = label.get_parse_math() and label.get_text().count("$") > 1
        if formula and any(ord(letter) >= 0x2E80 for letter in label.get_text()):
            raise ValueError(f"label {label.get_text()!r} mixes a $formula$ and Japanese; draw them as two labels")
    buffer = io.BytesIO()
    metadata = {"Description": description} if description else None
    figure.savefig(buffer, format="png", dpi=2 * _PIXELS_PER_INCH, metadata=metadata)
    data = buffer.getvalue()
    width, height = (int.from_bytes(data[start : start + 4], "big") // 2 for start in (16, 20))
    return data, (width, height)


def show(*lines, alt=""):
    """Display every open figure, close it, and print `lines` under it: what is to be seen, in words.

    alt       a sentence for those who do not see the figure: what it shows, not only what is written in it

    Use this in place of `plt.show()`: the notebook's own way gives a figure without ground a white
    block in the dark theme. Without `alt` the lines are its alternative text, and without lines its own words.
    """
    import matplotlib.pyplot as plt
    from IPython import get_ipython

    for line in (*lines, alt):
        if not isinstance(line, str):
            raise TypeError(f"show: each line must be a str, got {type(line).__name__}")
    for number in plt.get_fignums():
        figure = plt.figure(number)
        if get_ipython() is not None:
            _display(figure, alt or sentences(*lines))
        plt.close(figure)
    if lines:
        print(clean("\n".join(lines)))


def _display(figure, told):
    from IPython.display import display

    plain = _("<figure, {width:g} x {height:g} inches; described below>")
    plain = plain.format(width=figure.get_figwidth(), height=figure.get_figheight())
    alternative = clean(told or own_words(figure) or plain.strip("<>"))
    png, (width, height) = to_png(figure, alternative)
    # JupyterLab reads width and height alone; nbconvert reads alt as well.
    about = {"width": width, "height": height, "alt": alternative}
    display({"image/png": png, "text/plain": plain}, metadata={"image/png": about}, raw=True)
