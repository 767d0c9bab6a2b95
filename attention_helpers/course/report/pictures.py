"""The report's figures, in SVG, each with its words for those who do not see it."""

from collections import Counter
from statistics import median
from unicodedata import east_asian_width

from attention_helpers.course.report.counting.answers import OTHERS
from attention_helpers.course.report.counting.subjects import guess, predictions
from attention_helpers.course.report.teach_again import value_of
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.palette import BLUE, INK, ORANGE
from attention_helpers.widgets.svg import Drawing

FAINT = INK + "55"
TEXT = 12  # pixels
ROWS = 40  # of a picture: a sheet of paper holds as many, and no picture is cut at a sheet's end
BINS = 10  # of the range of a number
WIDE, LEFT, RIGHT = 720, 260, 660  # pixels: of a picture, and where its bars begin and end
MIDDLE = 420  # where they begin beside what may be guessed, which is longer than a name
LETTER = 6.8  # pixels at most of a letter on an average; one of a wide script takes two of them


def question_bars(report, words):
    """A bar for each question: how many were right at the first try, hardest first. A list of pictures."""
    items = sorted(report.items, key=lambda item: (item.first_rate, item.id))
    return [_bars(some, label) for some, label in _sheets(items, words["bars_label"], words)]


def _bars(items, label):
    drawing = Drawing(WIDE, 18 * len(items) + 8, label)
    for i, item in enumerate(items):
        _bar(drawing, 18 * i + 4, LEFT, item.id, item.first_rate, f"{100 * item.first_rate:.0f} %")
    return drawing


def _bar(drawing, y, left, name, share, told, color=BLUE):
    drawing.text(left - 10, y + 11, _cut(name, left - 10), size=TEXT, anchor="end")
    drawing.rect(left, y, RIGHT - left, 13, fill=FAINT).rect(left, y, (RIGHT - left) * share, 13, fill=color)
    drawing.text(RIGHT + 8, y + 11, told, size=TEXT, anchor="start")


def learner_grids(report, words):
    """Learners by lessons: the darker, the more of the lesson's questions were answered. A list of pictures."""
    totals = Counter(item.lesson for item in report.items)
    return [_grid(some, totals, label) for some, label in _sheets(report.learners, words["grid_label"], words)]


def _grid(learners, totals, label):
    drawing = Drawing(190 + 56 * len(totals), 16 * len(learners) + 26, label)
    for j, lesson in enumerate(sorted(totals)):
        drawing.text(218 + 56 * j, 14, lesson, size=TEXT)
    for i, one in enumerate(learners):
        y = 16 * i + 22
        drawing.text(182, y + 11, _cut(one.name, 182), size=TEXT, anchor="end")
        for j, (lesson, total) in enumerate(sorted(totals.items())):
            done = one.by_lesson[lesson]
            shade = f"{0.85 * done / total:.2f}"
            drawing.rect(192 + 56 * j, y, 52, 14, fill=BLUE, stroke=FAINT, fill_opacity=shade)
            drawing.text(218 + 56 * j, y + 11, f"{done}/{total}", size=TEXT)
    return drawing


def _sheets(rows, label, words):
    """Yield what one picture shows of `rows`, and its label."""
    count = -(-len(rows) // ROWS)
    for number in range(count):
        part = words["part"].format(label=label, number=number + 1, count=count) if count > 1 else label
        yield rows[number * ROWS : (number + 1) * ROWS], part


def guess_picture(one, words):
    """What the class guessed before a run, beside what came out; None where that cannot be drawn."""
    known, kind = guess(one.id), predictions().get(one.id, {}).get("kind")
    given = {value: count for value, count in one.before.counts.items() if known and value != OTHERS}
    given = {value: count for value, count in given.items() if known.valid(_plain(value))}
    if not given:
        return None
    came = one.result if one.result is not None and known.valid(_plain(one.result)) else None
    rows = {"number": _bins, "curve": _places}.get(kind, _options)(known, given, came)
    told = "; ".join(f"{name}: {told}" for name, _, told, _ in rows)
    label = words["guess_label"].format(id=one.id, told=told, result=_words(value_of(one.id, came)))
    drawing = Drawing(WIDE, 18 * len(rows) + 8, label)
    for i, (name, share, told, marked) in enumerate(rows):
        _bar(drawing, 18 * i + 4, MIDDLE, name, share, told, ORANGE if marked else BLUE)
    return drawing


def _plain(value):
    return list(value) if isinstance(value, tuple) else value


def _options(known, given, came):
    """Rows (name, share, what is said of it, whether it came out) of a choice: every option."""
    chosen, learners = Counter(), sum(given.values())
    for value, count in given.items():
        for place in value if isinstance(value, tuple) else (value,):
            chosen[place] += count
    right = set(came) if isinstance(came, tuple) else {came}
    names = [_words(known.write([place] if _several(given) else place)) for place in range(len(known.options))]
    return [_row(name, chosen[place], learners, place in right) for place, name in enumerate(names)]


def _words(written):
    """A picture's words without the marks of code, which it cannot set."""
    return written.replace("`", "")


def _several(given):
    return isinstance(next(iter(given)), tuple)


def _bins(known, given, came):
    """The same of a number: the range in ten parts."""
    wide, counts = (known.high - known.low) / BINS, Counter()
    for value, count in given.items():
        counts[_bin(known, value)] += count
    inside = None if came is None else _bin(known, came)
    ends = [f"{known.low + place * wide:.4g} – {known.low + (place + 1) * wide:.4g}" for place in range(BINS)]
    return [
        _row(end, counts[place], sum(given.values()), place == inside)
        for place, end in enumerate(ends)
        if counts[place] or place == inside
    ]


def _bin(known, value):
    return min(int(BINS * (value - known.low) / (known.high - known.low)), BINS - 1)


def _places(known, given, came):
    """The same of a curve: at each place the middle guess, and below it what came out."""
    rows = []
    for i, x in enumerate(known.x):
        middle = median([value[i] for value, count in given.items() for _ in range(count)])
        both = [(middle, False)] if came is None else [(middle, False), (came[i], True)]
        for value, marked in both:
            share = (value - known.low) / (known.high - known.low)
            rows.append((f"{known.x_label} {x}".strip(), share, f"{'→ ' if marked else ''}{value:.4g}", marked))
    return rows


def _row(name, count, learners, marked):
    return name, count / learners, f"{'→ ' if marked else ''}{count}", marked


def _cut(text, width):
    """The text as far as it fits into so many pixels."""
    text, room = clean(text), width / LETTER
    for place, letter in enumerate(text):
        room -= 2 if east_asian_width(letter) in "WF" else 1
        if room < 0:
            return f"{text[: max(place - 1, 0)]}…"
    return text
