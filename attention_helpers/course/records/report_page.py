"""The class report as one HTML page: no script, no outside file, figures in SVG, light and dark."""

from html import escape

from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import language, texts

STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; } caption { text-align: left; font-weight: 600; padding: 4px 0; }
th, td { border-bottom: 1px solid #7a7a7a66; padding: 3px 10px; text-align: left; }
td:nth-child(3) { white-space: nowrap; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
svg { max-width: 100%; height: auto; } svg text { fill: currentColor; font-size: 12px; }
"""
BLUE, GREY = "#3b82c4", "#7a7a7a55"


def page(report):
    """The whole page as a string."""
    words = texts("report")
    facts = words["facts"].format(
        learners=len(report.learners), items=len(report.items), answers=sum(one.answers for one in report.learners)
    )
    damaged = f"<p>{escape(words['damaged'].format(count=report.damaged))}</p>" if report.damaged else ""
    body = [
        f"<h1>{escape(words['title'])}</h1><p>{escape(facts)}</p>{damaged}",
        f"<h2>{escape(words['by_question'])}</h2><p>{escape(words['by_question_note'])}</p>",
        question_bars(report, words),
        question_table(report, words),
        f"<h2>{escape(words['by_learner'])}</h2><p>{escape(words['by_learner_note'])}</p>",
        learner_grid(report, words),
        learner_table(report, words),
    ]
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(words['title'])}</title><style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def question_bars(report, words):
    """A bar for each question: how many were right at the first try, hardest first."""
    items = sorted(report.items, key=lambda item: (item.first_rate, item.id))
    height = 18 * len(items) + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" width="720" role="img" '
        f'aria-label="{escape(words["bars_label"])}">'
    ]
    for i, item in enumerate(items):
        y, percent = 18 * i + 4, 100 * item.first_rate
        parts.append(
            f'<text x="250" y="{y + 11}" text-anchor="end">{_text(_short(item.id, 34))}</text>'
            f'<rect x="260" y="{y}" width="400" height="13" fill="{GREY}"/>'
            f'<rect x="260" y="{y}" width="{4 * percent:.1f}" height="13" fill="{BLUE}"/>'
            f'<text x="668" y="{y + 11}">{percent:.0f} %</text>'
        )
    return "".join(parts) + "</svg>"


def learner_grid(report, words):
    """Learners by lessons: the darker, the more of the lesson's questions were answered."""
    lessons = report.lessons
    totals = {lesson: len(report.items_of(lesson)) for lesson in lessons}
    height, width = 16 * len(report.learners) + 26, 190 + 56 * len(lessons)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img" '
        f'aria-label="{escape(words["grid_label"])}">'
    ]
    parts += [
        f'<text x="{218 + 56 * j}" y="14" text-anchor="middle">{_text(lesson)}</text>'
        for j, lesson in enumerate(lessons)
    ]
    for i, one in enumerate(report.learners):
        y = 16 * i + 22
        parts.append(f'<text x="182" y="{y + 11}" text-anchor="end">{_text(_short(one.name, 24))}</text>')
        for j, lesson in enumerate(lessons):
            done = one.by_lesson[lesson]
            parts.append(
                f'<rect x="{192 + 56 * j}" y="{y}" width="52" height="14" stroke="{GREY}" fill="{BLUE}" '
                f'fill-opacity="{0.85 * done / totals[lesson]:.2f}"/>'
                f'<text x="{218 + 56 * j}" y="{y + 11}" text-anchor="middle">{done}/{totals[lesson]}</text>'
            )
    return "".join(parts) + "</svg>"


def question_table(report, words):
    """Every question and exercise in the course's order."""
    head = ("lesson", "kind", "question", "learners", "first", "last", "tries", "misconception")
    rows = []
    for item in report.items:
        mistake, count = item.most_chosen
        share = f"{mistake} ({count})" if count else "–"
        rows.append(
            [
                item.lesson,
                words[item.kind],
                item.id,
                item.learners,
                f"{100 * item.first_rate:.0f} %",
                f"{100 * item.last_right / item.learners:.0f} %",
                f"{item.tries / item.learners:.1f}",
                share,
            ]
        )
    return _table(words["questions"], [words[key] for key in head], rows)


def learner_table(report, words):
    """Every learner."""
    head = ("learner", "items", "answers", "first", "last", "last_seen")
    rows = [
        [
            one.name,
            one.items,
            one.answers,
            _share(one.first_right, one.items),
            _share(one.last_right, one.items),
            one.last_seen,
        ]
        for one in report.learners
    ]
    return _table(words["learners"], [words[key] for key in head], rows)


def _table(caption, head, rows):
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    body = "".join("<tr>" + "".join(_td(value) for value in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _td(value):
    number = isinstance(value, int) or str(value).endswith(" %")
    return f'<td class="n">{value}</td>' if number else f"<td>{_text(value)}</td>"


def _share(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _short(text, longest):
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _text(value):
    return escape(clean(value))
