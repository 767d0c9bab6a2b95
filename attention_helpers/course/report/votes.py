"""What a class voted, round by round, beside what its learners answered alone, and what came out or is right."""

from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from attention_helpers.course.predictions.choice import ChoicesGuess
from attention_helpers.course.predictions.guess import write_number
from attention_helpers.course.questions.kinds.answers import is_right
from attention_helpers.course.questions.parts.markup import to_text
from attention_helpers.course.questions.parts.wording import of_code, of_plain, of_prediction, of_question
from attention_helpers.course.report.counting.answers import Answers
from attention_helpers.course.report.counting.subjects import guess, questions
from attention_helpers.widgets.language import language, text

MOST_ROUNDS = 4  # of one question: a sheet of paper has room for the last ones
LONGEST = 90  # characters of an option


@dataclass
class Voted:
    """What was voted on, as far as the course knows it.

    rounds       the last rounds on it
    first, last  what learners answered alone: before the run and after it, or at the first and the last try
    labels       a Wording of each option, or of each place of a curve; came: what came out or is right, in words
    right        the places of the options that came out or are right
    many         whether several options can be ticked: of hands nobody knows then how many people raised them
    """

    rounds: list
    first: Answers = field(default_factory=Answers)
    last: Answers = field(default_factory=Answers)
    labels: list = field(default_factory=list)
    right: frozenset = frozenset()
    came: list = field(default_factory=list)
    many: bool = False

    @property
    def id(self):
        return self.rounds[0].id

    @property
    def about(self):
        return self.rounds[0].about

    def rows(self):
        """[label, a cell for each round, alone at first, alone at last, whether or what came out]"""
        return self._options() if self.rounds[-1].counts else self._numbers()

    def _options(self):
        several = [_by_place(one.counts) for one in self.rounds]
        alone = [_single(answers.counts) for answers in (self.first, self.last)]
        totals = [None if self.many and one.hands else one.votes for one in self.rounds]
        totals += [self.first.learners, self.last.learners]
        labels = self.labels or [of_plain(str(place + 1)) for place in range(len(self.rounds[-1].counts))]
        return [
            [
                label,
                *(_share(some.get(place, 0), total) for some, total in zip(several + alone, totals, strict=True)),
                "✓" if place in self.right else "",
            ]
            for place, label in enumerate(labels)
        ]

    def _numbers(self):
        columns = [one.values for one in self.rounds] + [_numbers(answers) for answers in (self.first, self.last)]
        labels = self.labels or [of_plain(self.id)]
        came = self.came or ["–"] * len(labels)
        return [
            [label, *(_spread(column, place, len(labels)) for column in columns), came[place]]
            for place, label in enumerate(labels)
        ]


def votes_of(report):
    """All that was voted on, a list of Voted, by lesson and id."""
    guesses = {one.id: one for one in report.guesses}
    items = {item.id: item for item in reversed(report.items) if item.kind in ("quiz", "exam")}  # a quiz before an exam
    found = []
    for (about, id), rounds in groupby(report.votes, key=lambda one: (one.about, one.id)):
        voted = Voted(list(rounds)[-MOST_ROUNDS:])
        if about == "predict":
            _add_guesses(voted, guesses.get(id))
        else:
            _add_answers(voted, items.get(id))
        found.append(voted)
    return found


def _add_guesses(voted, one):
    if one:
        voted.first, voted.last = one.before, one.after
    known = guess(voted.id)
    if not known:
        return
    options = getattr(known, "options", None)
    if options:
        voted.many = isinstance(known, ChoicesGuess)
        voted.labels = [of_prediction(option, LONGEST) for option in options]
        voted.right = frozenset(_places(one.result)) if one else frozenset()
        return
    places = getattr(known, "x", None)
    voted.labels = [of_plain(f"{known.x_label} {x}".strip()) for x in places or ()] or [
        of_plain(known.unit or voted.id)
    ]
    result = one.result if one else None
    values = result if isinstance(result, tuple) else (result,)
    if result is not None and known.valid(list(values) if places else result):
        voted.came = list(map(write_number, values))


def _add_answers(voted, item):
    asked = questions().get(voted.id)
    if item and not (asked and asked.variables):  # where learners have other numbers than the class, nothing compares
        voted.first, voted.last = item.first, item.last
    if not asked:
        return
    shown = asked.shown(language())
    if asked.type == "word":
        voted.labels = list(map(of_plain, shown["words"]))
        voted.right = frozenset(one["word"] for one in asked.data["answers"] if is_right(one))
    elif asked.type in ("multiple_choice", "many_choice"):
        voted.many = asked.type == "many_choice"
        voted.labels = list(map(_option, shown["answers"]))
        voted.right = frozenset(place for place, one in enumerate(shown["answers"]) if is_right(one))
    elif not asked.variables:
        voted.came = ["; ".join(map(to_text, asked.kind.right_answer(shown)))]


def _option(answer):
    return of_question(answer["answer"], LONGEST) if answer.get("answer") else of_code(answer.get("code", ""))


def _places(answer):
    """The places of the options of an answer, as `answers.key` has it."""
    return [one for one in (answer if isinstance(answer, tuple) else (answer,)) if type(one) is int]


def _by_place(counts):
    return dict(enumerate(counts))


def _single(counts):
    """How many answered with each option, ticked together with others or alone."""
    single = {}
    for answer, count in counts.items():
        for place in _places(answer):
            single[place] = single.get(place, 0) + count
    return single


def _share(count, total):
    if total is None:
        return str(count)
    return f"{count} ({100 * count / total:.0f} %)" if total else "–"


def _numbers(answers):
    """The numbers that were answered alone, as often as they were."""
    return [one for answer, count in answers.counts.items() for one in [_number(answer)] * count if one is not None]


def _number(answer):
    if isinstance(answer, tuple):
        return list(answer) if all(type(one) in (int, float) for one in answer) else None
    try:
        return float(answer)
    except ValueError:  # typed words
        return None


def _spread(values, place, places):
    """The middle of the numbers at a place of a curve, or of single ones, and their range."""
    curves = [one for one in values if isinstance(one, list) and len(one) == places]
    several = [one[place] for one in curves] or [one for one in values if not isinstance(one, list)]
    if not several:
        return "–"
    facts = {"middle": median(several), "low": min(several), "high": max(several)}
    return text("vote", "spread", **{name: write_number(value) for name, value in facts.items()})
