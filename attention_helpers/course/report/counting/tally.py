"""Counting what learners sent in, by question and by learner.

A try counts as the first when it is the learner's earliest answer with a mark; what a learner reset counts too.
`shares` adds up tallies of a whole folder; `page` and `tables` write the report down.
"""

from array import array
from collections import Counter, defaultdict
from datetime import datetime

from attention_helpers.course.records.line import lesson_of, order
from attention_helpers.course.records.reading import readable
from attention_helpers.course.report.counting.counts import STUCK, ClassReport, Item, Learner, Mistake
from attention_helpers.course.report.counting.guesses import Guesses
from attention_helpers.course.report.counting.own_words import OwnWords, is_marked
from attention_helpers.course.report.counting.subjects import reading_seconds

MARKED = ("quiz", "exam", "exercise")
GUESSED = ("predict", "result")


class Tally:
    """Counts over a class, a learner at a time: no more than one learner's records are in memory."""

    def __init__(self):
        self.items, self.own, self.guesses, self.learners, self.held = {}, {}, {}, [], Counter()

    def add(self, name, rows):
        """Count one learner's records, in any order."""
        learner = Learner(name)
        tries, texts, guessed, before, hurried = defaultdict(list), {}, defaultdict(list), {}, 0
        rows = sorted(rows, key=order)
        if rows:
            learner.last_seen = readable(rows[-1]["time"][:10])
        for row in rows:
            kind, id, session = row["kind"], row["id"], row.get("session")
            if kind in MARKED:
                if row.get("answer").__class__ is dict and is_marked(row):
                    texts[id] = row
                elif isinstance(row.get("right"), bool):
                    several = tries[kind, id]
                    if not several and kind == "quiz" and _hurried(row, before.get(session)):
                        hurried += 1
                    several.append(row)
            elif kind in GUESSED:
                guessed[id].append(row)
            elif kind == "solution" and not any(one["right"] for one in tries.get(("exercise", id), ())):
                learner.solutions.add(readable(id))
            before[session] = row
        learner.hurried = hurried
        self._count_tries(learner, tries)
        for id, row in texts.items():
            self.own.setdefault(id, OwnWords(readable(id), _lesson(row))).add(name, row)
        learner.own = len(texts)
        for id, several in guessed.items():
            counted = self.guesses.setdefault(id, Guesses(readable(id), _lesson(several[0]))).add(several)
            for field, told in zip(("guesses", "guessed_right", "again", "right_again"), counted, strict=True):
                setattr(learner, field, getattr(learner, field) + bool(told))
        self.learners.append(learner)

    def _count_tries(self, learner, tries):
        right, number, kept = sum(answers[0]["right"] for answers in tries.values()), len(self.learners), set()
        learner.items, learner.answers = len(tries), sum(map(len, tries.values()))
        learner.first_right, learner.last_right = right, sum(answers[-1]["right"] for answers in tries.values())
        for (kind, id), answers in tries.items():
            item = self.items.get((kind, id))
            if item is None:
                item = self.items[kind, id] = Item(kind, readable(id), _lesson(answers[0]))
            _count(item, answers)
            learner.by_lesson[item.lesson] += 1
            item.who.append(number)
            first, last = answers[0]["right"], answers[-1]
            item.discrimination.add(first, right - first, len(tries) - 1)
            if not last["right"]:
                _count_trouble(learner, item, answers)
                if last.get("misconception"):
                    kept.add(readable(last["misconception"]))
        self.held.update(kept)

    def merge(self, other):
        """Count the learners of another tally, too, after those of this one."""
        for own, others in ((self.items, other.items), (self.own, other.own), (self.guesses, other.guesses)):
            for key, one in others.items():
                if own is self.items:
                    one.who = array("L", (number + len(self.learners) for number in one.who))
                if key in own:
                    own[key].merge(one)
                else:
                    own[key] = one
        self.learners += other.learners
        self.held.update(other.held)

    def report(self, damaged=0, passed_over=()):
        """What was counted, as a ClassReport."""
        learners = sorted(self.learners, key=lambda one: one.name)
        items = sorted(self.items.values(), key=lambda item: (item.lesson, item.kind, item.id))
        own = sorted(self.own.values(), key=lambda one: (one.lesson, one.id))
        guesses = sorted(self.guesses.values(), key=lambda one: (one.lesson, one.id))
        for one in own:
            one.keep_those_to_read()
        return ClassReport(learners, items, damaged, own, list(passed_over), guesses, self._mistakes(items))

    def _mistakes(self, items):
        shown_in = defaultdict(list)
        for item in items:
            for name in item.misconceptions:
                shown_in[name].append(item)
        return [
            Mistake(
                name,
                self.held[name],
                len(set().union(*(item.who for item in shown_in[name]))),
                max(shown_in[name], key=lambda item: item.at_last[name]),
            )
            for name in sorted(self.held)
        ]


def summarise(rows):
    """A ClassReport from {learner: records}."""
    tally = Tally()
    for name in rows:
        tally.add(name, rows[name])
    return tally.report()


def _count(item, answers):
    """Count a learner's answers to one question, oldest first."""
    first, last = answers[0], answers[-1]
    item.learners += 1
    item.first_right += first["right"]
    item.last_right += last["right"]
    item.tries += len(answers)
    for name in {readable(row["misconception"]) for row in answers if row.get("misconception")}:
        item.misconceptions[name] += 1
    item.first.add(first.get("answer"))
    item.last.add(last.get("answer"))


def _count_trouble(learner, item, answers):
    """Count what a learner is left with who is wrong at last."""
    mistake, wrong = answers[-1].get("misconception"), _wrong_at_last(answers)
    if mistake:
        item.at_last[readable(mistake)] += 1
    if wrong >= STUCK and item.kind != "exam":
        item.stuck += 1
        learner.stuck.append((item.id, wrong))


def _wrong_at_last(answers):
    """How many answers at the end are wrong, with no right one after them."""
    return next((count for count, row in enumerate(reversed(answers)) if row["right"]), len(answers))


def _hurried(row, before):
    """Whether a question was answered sooner than it can be read after what the same kernel recorded before it."""
    if before is None:
        return False
    if row["time"][:10] != before["time"][:10] and row["time"][11:16] != "00:00":
        return False  # another day, which did not just begin
    try:
        passed = datetime.fromisoformat(row["time"]) - datetime.fromisoformat(before["time"])
    except (ValueError, TypeError):  # no times, or one of them without its zone
        return False
    return 0 <= passed.total_seconds() < reading_seconds(row["id"])


def _lesson(row):
    return readable(lesson_of(row))
