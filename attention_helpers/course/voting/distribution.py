"""How the votes are spread: a table of bars, whose numbers stand beside them as text."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from attention_helpers.course.template import render
from attention_helpers.widgets.card import escaped
from attention_helpers.widgets.language import text
from attention_helpers.widgets.svg import ACCENT, GOOD, Drawing

WIDTH, HEIGHT = 240, 16
MOST_ROWS = 10  # of single numbers; more of them are counted by steps


@dataclass(frozen=True)
class Row:
    """One line: what was voted for, how it is said, how long its bar is (0 to 1), whether it came out."""

    label: object
    said: str
    bar: float
    right: bool = False


def of_options(labels, counts, voters, right=(), shares=True):
    """A row for each option; with its share of the voters where everybody has one vote."""
    longest = max([*counts, 1])
    return [
        Row(label, _share(count, voters) if shares else str(count), count / longest, place in right)
        for place, (label, count) in enumerate(zip(labels, counts, strict=True))
    ]


def of_numbers(values, written, right=None):
    """A row for each number that was named; where these are many, for equal steps from the least to the greatest."""
    if not values:
        return []
    if len(set(values)) <= MOST_ROWS:
        steps = [(value, value) for value in sorted(set(values))]
        counts = list(map(Counter(values).get, (low for low, _ in steps)))
    else:
        low, high = min(values), max(values)
        edges = [low + (high - low) * i / MOST_ROWS for i in range(MOST_ROWS)] + [high]
        steps = list(pairwise(edges))
        held = Counter(min(int((value - low) / (high - low) * MOST_ROWS), MOST_ROWS - 1) for value in values)
        counts = [held[i] for i in range(MOST_ROWS)]
    labels = [written(low) if low == high else f"{written(low)} – {written(high)}" for low, high in steps]
    rights = [right is not None and low <= right <= high for low, high in steps]
    rows = of_options(labels, counts, len(values))
    return [Row(row.label, row.said, row.bar, hit) for row, hit in zip(rows, rights, strict=True)]


def of_curves(places, votes, written, longest):
    """A row for each place: the middle of what was voted there, and its range."""
    rows = []
    for place, values in zip(places if votes else (), zip(*votes, strict=True), strict=True):
        facts = {"middle": written(median(values)), "low": written(min(values)), "high": written(max(values))}
        rows.append(Row(place, text("vote", "spread", **facts), longest(median(values))))
    return rows


def as_text(rows):
    """The rows as lines of text."""
    return [f"{'✓ ' if row.right else ''}{row.label}: {row.said}" for row in rows]


def as_html(rows):
    """The rows as a table."""
    if not rows:
        return escaped(text("vote", "nobody"))
    heads = [text("vote", name) for name in ("answer", "votes")]
    bars = [_bar(row) for row in rows]
    return render(
        Path(__file__).with_name("distribution.html"),
        heads=heads,
        rows=list(zip(rows, bars, strict=True)),
        result=text("vote", "came_out"),
    )


def _bar(row):
    picture = Drawing(WIDTH, HEIGHT, f"{row.label}: {row.said}")
    return picture.rect(0, 2, max(row.bar * WIDTH, 1), HEIGHT - 4, GOOD if row.right else ACCENT)


def _share(count, voters):
    return f"{count} ({round(100 * count / voters) if voters else 0} %)"
