"""The class report as one HTML page: no script, no outside file, figures in SVG, light and dark, and in print.

Names, ids and misconceptions are anybody's: the template escapes every cell, the pictures every word in them, and the
page's own Content-Security-Policy lets no browser run a script in it or ask for anything elsewhere.
"""

from datetime import date
from pathlib import Path

from attention_helpers.course.questions.parts.wording import of_prediction
from attention_helpers.course.report.counting.counts import STUCK
from attention_helpers.course.report.counting.discrimination import FEWEST as FEWEST_LEARNERS
from attention_helpers.course.report.counting.own_words import points_of
from attention_helpers.course.report.counting.subjects import misconception, worded
from attention_helpers.course.report.detail import rows_of
from attention_helpers.course.report.pictures import guess_picture, learner_grids, question_bars
from attention_helpers.course.report.teach_again import FEWEST, SHARE, parts, teach_again, value_of
from attention_helpers.course.report.votes import votes_of
from attention_helpers.course.template import render
from attention_helpers.widgets.language import language, sentences, texts
from attention_helpers.widgets.palette import INK

TEMPLATE = Path(__file__).with_suffix(".html")
LONGEST = 300  # characters of what is asked
MOST_LINES = 100  # of what was passed over; passed_over.txt has all
QUESTION_HEAD = ("lesson", "kind", "question", "learners", "first", "last", "tries", "discrimination", "misconception")
ANSWER_HEAD = ("answer", "correct", "named", "at_first", "at_last")
MISTAKE_HEAD = ("named", "any_try", "at_last")
GUESS_HEAD = ("lesson", "prediction", "learners", "came_out", "guessed_right", "again", "held")
OWN_HEAD = ("lesson", "question", "learners", "judged", "own_right", "look")
OWN_ANSWER_HEAD = ("learner", "answer", "points_read", "points_ticked", "judged_as", "marked_as")
LEARNER_HEAD = ("learner", "items", "answers", "first", "last", "last_seen")
STATE_HEAD = ("learner", "stuck_at", "solutions", "hurried", "guessed_before", "guessed_after")
NUMBERS = (  # columns
    *("learners", "first", "last", "tries", "discrimination", "own_right", "look", "items", "answers"),
    *("at_first", "at_last", "any_try", "guessed_right", "again", "held"),
    *("solutions", "hurried", "guessed_before", "guessed_after"),
)
# Columns of anybody's words, however long:
NAMES = ("lesson", "question", "misconception", "learner", "answer", "named", "prediction", "came_out", "stuck_at")
IDS = ("question", "prediction", "stuck_at")  # of these names that are rather not broken
NAMES += ("points_read", "points_ticked")


def page(report, made=None):
    """The whole page as a string; `made` is its date, today where it is None."""
    words = texts("report")
    answers = sum(one.answers for one in report.learners)
    return render(
        TEMPLATE,
        language=language(),
        words=words,
        grey=INK,
        facts=sentences(
            words["facts"].format(learners=len(report.learners), items=len(report.items), answers=answers),
            words["made"].format(date=(made or date.today()).isoformat()),
        ),
        again=[parts(one) for one in teach_again(report)],
        nothing=words["again_nothing"].format(fewest=FEWEST, share=f"{100 * SHARE:.0f}"),
        damaged=words["damaged"].format(count=report.damaged) if report.damaged else "",
        bars=question_bars(report, words),
        question_head=_heads(QUESTION_HEAD, words),
        question_rows=[question_row(item, words) for item in report.items],
        discrimination_note=words["discrimination_note"].format(fewest=FEWEST_LEARNERS),
        details=[detail for item in report.items for detail in [_detail(item, words)] if detail],
        guess_pictures=[
            (one.id, worded("predict", one.id, LONGEST), picture)
            for one in report.guesses
            for picture in [guess_picture(one, words)]
            if picture
        ],
        guess_head=_heads(GUESS_HEAD, words),
        guess_rows=[guess_row(one) for one in report.guesses],
        votes=[_votes(one, words) for one in votes_of(report)],
        own_head=_heads(OWN_HEAD, words),
        own_rows=[own_row(one) for one in report.own],
        own_answers=[_own_answers(one, words) for one in report.own],
        grids=learner_grids(report, words),
        listed=_listed(report, words),
        idle=", ".join(one.name for one in report.learners if one.did_nothing and one.name not in report.missing),
        learner_head=_heads(LEARNER_HEAD, words),
        learner_rows=[learner_row(one) for one in report.learners],
        state_note=words["state_note"].format(stuck=STUCK),
        state_head=_heads(STATE_HEAD, words),
        state_rows=[state_row(one) for one in report.learners if one.has_state],
        passed_over=report.passed_over[:MOST_LINES],
    )


def _listed(report, words):
    """Sentences on a list of those expected: who of them handed in nothing, and who else did."""
    if not report.expected:
        return []
    missing = words["missing" if report.missing else "all_handed_in"].format(count=report.expected)
    told = [f"{missing} {', '.join(report.missing)}".strip()]
    return told + ([f"{words['unlisted']} {', '.join(report.unlisted)}"] if report.unlisted else [])


def _heads(keys, words):
    """The heads of a table's columns: (its word, the class of its cells)."""
    kinds = dict.fromkeys(NUMBERS, "n") | dict.fromkeys(NAMES, "t") | dict.fromkeys(IDS, "t id")
    return [(words[key], kinds.get(key, "")) for key in keys]


def question_row(item, words):
    """What the table says of a question or exercise."""
    mistake, count = item.most_chosen
    tells = item.discrimination.value
    row = [item.lesson, words[item.kind], item.id, item.learners]
    row += [f"{100 * item.first_rate:.0f} %", _percent(item.last_right, item.learners)]
    row += [f"{item.tries / item.learners:.1f}", "–" if tells is None else f"{tells:.2f}"]
    return [*row, f"{misconception(mistake)} ({count})" if count else "–"]


def _detail(item, words):
    """One question or exercise: its name, what is asked, and the table of its answers. None where nothing is known."""
    asked, rows = worded("quiz" if item.kind == "exam" else item.kind, item.id, LONGEST), rows_of(item)
    if not (asked or rows):
        return None
    signs = {True: words["yes"], False: words["no"], None: ""}
    by_answer = any(row.answer for row in rows)
    told = [
        [
            *([row.shown or row.answer, signs[row.right]] if by_answer else []),
            row.mistake,
            _percent(row.first, item.learners),
            _percent(row.last, item.learners),
        ]
        for row in rows
    ]
    return {
        "title": f"{words[item.kind]} {item.id}",
        "asked": asked,
        "caption": words["answers_of" if by_answer else "mistakes_of"].format(id=item.id, learners=item.learners),
        "head": _heads(ANSWER_HEAD if by_answer else MISTAKE_HEAD, words),
        "rows": told,
    }


def guess_row(one):
    """What the table says of a prediction: guesses before the run beside what came out, then those made again."""
    after = [one.after.learners, one.held] if one.after.learners else ["–", "–"]
    result = of_prediction(value_of(one.id, one.result), LONGEST)
    return [one.lesson, one.id, one.before.learners, result, _percent(one.right, one.judged), *after]


def _votes(one, words):
    """What was voted on: the table of its rounds, beside what was answered alone."""
    alone = ("guessed_before", "guessed_after") if one.about == "predict" else ("at_first", "at_last")
    rounds = [
        words["vote_round"].format(number=number, date=vote.when[:10], count=vote.votes)
        for number, vote in enumerate(one.rounds, 1)
    ]
    heads = [
        *rounds,
        *(f"{words[name]} ({some.learners})" for name, some in zip(alone, (one.first, one.last), strict=True)),
    ]
    last = words["came_out" if one.about == "predict" else "correct"]
    return {
        "title": f"{words['prediction' if one.about == 'predict' else 'quiz']} {one.id}",
        "asked": worded(one.about, one.id, LONGEST),
        "caption": words["votes_on"].format(id=one.id),
        "head": [(words["answer"], "t"), *((head, "n") for head in heads), (last, "t")],
        "rows": one.rows(),
    }


def own_row(one):
    """What the table says of a question answered in own words: judged right / in part / wrong, then learners' marks."""
    judged = " / ".join(str(one.judged[overall]) for overall in ("right", "part", "wrong"))
    return [one.lesson, one.id, one.learners, judged, one.right, one.look]


def _own_answers(one, words):
    """The answers to a question in own words, each beside the points that were read in it and those ticked."""
    marks = {True: words["own_is_right"], False: words["own_is_not"], None: words["look"]}
    rows = []
    for answer in one.answers:
        judged = words[f"judged_{answer.judged}"] if answer.judged else "–"
        rows.append(
            [answer.learner, answer.text, answer.points_read, answer.points_ticked, judged, marks[answer.right]]
        )
    return {
        "title": one.id,
        "asked": worded("quiz", one.id, LONGEST),
        "points": points_of(one.id),
        "caption": words["own_caption"].format(id=one.id, shown=len(one.answers), learners=one.learners),
        "head": _heads(OWN_ANSWER_HEAD, words),
        "rows": rows,
    }


def learner_row(one):
    """What the table says of a learner."""
    shares = [_percent(one.first_right, one.items), _percent(one.last_right, one.items)]
    return [one.name, one.items, one.answers, *shares, one.last_seen]


def state_row(one):
    """Where a learner stands: stuck at what, solutions looked at, answers too fast, guesses before and after runs."""
    stuck = ", ".join(f"{id} ({wrong})" for id, wrong in one.stuck)
    before, after = f"{one.guesses} ({one.guessed_right})", f"{one.again} ({one.right_again})"
    return [one.name, stuck or "–", len(one.solutions), one.hurried, before, after]


def _percent(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "–"
