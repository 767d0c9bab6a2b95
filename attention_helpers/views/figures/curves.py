"""Curves and bars: a quantity against length, position, epoch or size."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.views.figures.axes import axes, texts, words
from attention_helpers.views.figures.axes import limits as check_limits
from attention_helpers.views.figures.style import LINES, MARKERS
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.palette import COLORS, INK

_HATCHES = ("", "//", "..", "xx", "\\\\")


def _check_series(name, series, length):
    if not isinstance(series, dict):
        raise TypeError(f"{name}: expected a dict of label and values, got {checks.came(series)}")
    if not series or not length:
        raise ValueError(f"{name}: expected at least one series of one value, got none")
    checked = {}
    for label, values in series.items():
        if not isinstance(label, (str, int, float)):
            raise TypeError(f"{name}: a label must be text or a number, got {checks.came(label)}")
        values = checks.array(values, f"{name}: {label!r}").astype(float)
        if values.shape != (length,):
            raise ValueError(
                f"{name}: series {label!r} needs {length} values, one for each x, got shape {values.shape}"
            )
        if np.isinf(values).any() or np.isnan(values).all():
            raise ValueError(f"{name}: series {label!r} has infinite values or nothing but NaN")
        checked[label] = values
    return checked


def curves(x, series, xlabel="", ylabel="", title=None, percent=False, guess=None, limits=None, ax=None):
    """Draw each of `series` {label: values (N,)} over `x` (N,). Returns the Axes.

    x: numbers, or words (then evenly spaced). NaN leaves a gap.
    percent: values 0 … 1 are shown on an axis from 0 % to 100 %.
    guess: a learner's own values (N,) for comparison, drawn dotted in neutral ink with crosses.
    limits: (low, high) of the y axis.
    Raises ValueError where a series is not as long as x.
    """
    from matplotlib.ticker import PercentFormatter

    x = _check_x(x)
    series = _check_series("series", series, len(x))
    if guess is not None:
        guess = _check_series("guess", {"your guess": guess}, len(x))["your guess"]
    percent, limits = checks.flag(percent, "percent"), check_limits(limits)
    texts(xlabel=xlabel, ylabel=ylabel)
    ax = axes(ax, title=title)
    places = range(len(x)) if any(isinstance(value, str) for value in x) else x
    for i, (label, values) in enumerate(series.items()):
        ax.plot(places, values, label=label, color=COLORS[i % 5], marker=MARKERS[i % 5], linestyle=LINES[i % 5])
    if guess is not None:
        ax.plot(places, guess, label=_("your guess"), color=INK, marker="x", linestyle=":")
    if len(x) <= 12:
        ax.set_xticks(list(places), [f"{value:g}" if not isinstance(value, str) else value for value in x])
    if percent:
        ax.set_ylim(-0.03, 1.03)
        ax.yaxis.set_major_formatter(PercentFormatter(1.0))
    ax.grid(axis="y")
    return _labelled(ax, xlabel, ylabel, limits, legend=len(series) > 1 or guess is not None)


def bars(labels, series, xlabel="", ylabel="", title=None, numbers="{:.2f}", limits=None, ax=None):
    """Draw bars of one series (N,) or of several {label: values (N,)} side by side. Returns the Axes.

    labels: N words under the bars. numbers: format of the value over each bar, or None.
    Series differ by hatching as well as by colour.
    """
    labels = words("labels", labels)
    if not isinstance(series, dict):
        series = {"": series}
    series = _check_series("series", series, len(labels))
    texts(xlabel=xlabel, ylabel=ylabel, numbers=numbers)
    try:
        (numbers or "").format(1.0)
    except (ValueError, IndexError, KeyError) as error:
        raise ValueError(f"numbers must be a format such as '{{:.2f}}', got {numbers!r}: {error}") from None
    limits = check_limits(limits)
    ax = axes(ax, title=title)
    width = 0.8 / len(series)
    for i, (label, values) in enumerate(series.items()):
        places = np.arange(len(labels)) + (i - (len(series) - 1) / 2) * width
        drawn = ax.bar(places, values, width * 0.92, label=label, color=COLORS[i % 5], hatch=_HATCHES[i % 5])
        if numbers:
            ax.bar_label(drawn, fmt=numbers.format, padding=2, fontsize=10, color=INK)
    ax.set_xticks(range(len(labels)), labels)
    return _labelled(ax, xlabel, ylabel, limits, legend=len(series) > 1)


def _check_x(x):
    """`x` as a list of numbers, or of numbers and words."""
    x = checks.items(x, "x", "numbers or words")
    for value in x:
        if not isinstance(value, str):
            checks.number(value, "x: each of its numbers")
    return x


def _labelled(ax, xlabel, ylabel, limits, legend):
    ax.set(xlabel=xlabel, ylabel=ylabel)
    if limits:
        ax.set_ylim(*limits)
    if legend:
        ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5))
    return ax


def describe_curves(x, series, tolerance=0.05):
    """The curves in one line: for each series whether it rises, falls or stays level, and where it is best.

    A change of at most `tolerance` counts as level, and the best place is named only where it is clear by that
    much: so the line holds when the last digits move.
    """
    x, tolerance = _check_x(x), checks.number(tolerance, "tolerance", 0)
    parts = []
    for label, values in _check_series("series", series, len(x)).items():
        steps = np.diff(values[~np.isnan(values)])
        change = values[~np.isnan(values)][-1] - values[~np.isnan(values)][0]
        if abs(change) <= tolerance and (np.abs(steps) <= tolerance).all():
            part = _("{label} stays level")
        elif change > tolerance:
            part = _("{label} rises") if (steps > -tolerance).all() else _("{label} rises with ups and downs")
        elif change < -tolerance:
            part = _("{label} falls") if (steps < tolerance).all() else _("{label} falls with ups and downs")
        else:
            part = _("{label} goes up and down")
        parts.append(part.format(label=label))
    return _("From {first} to {last}: {parts}.").format(first=x[0], last=x[-1], parts=_("; ").join(parts))
