"""What a class report counts: questions and exercises, learners, and all of it."""

from array import array
from collections import Counter
from dataclasses import dataclass, field

from attention_helpers.course.report.counting.answers import Answers
from attention_helpers.course.report.counting.discrimination import Discrimination

STUCK = 3  # wrong checks in a row, with no right one after them


@dataclass
class Item:
    """One question or exercise over the class. Counts are of learners, `tries` of answers.

    misconceptions  who showed each, at any try; `at_last` who still does in the last one
    stuck           who ended with three wrong tries in a row or more
    first, last     what was answered at the first and at the last try
    who             the numbers of its learners, in the order in which they were counted
    """

    kind: str
    id: str
    lesson: str
    learners: int = 0
    first_right: int = 0
    last_right: int = 0
    tries: int = 0
    stuck: int = 0
    misconceptions: Counter = field(default_factory=Counter)
    at_last: Counter = field(default_factory=Counter)
    first: Answers = field(default_factory=Answers)
    last: Answers = field(default_factory=Answers)
    discrimination: Discrimination = field(default_factory=Discrimination)
    who: array = field(default_factory=lambda: array("L"))

    def merge(self, other):
        """Count the learners of another one, too."""
        for name in ("learners", "first_right", "last_right", "tries", "stuck"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misconceptions.update(other.misconceptions)
        self.at_last.update(other.at_last)
        for own, more in ((self.first, other.first), (self.last, other.last)):
            own.merge(more)
        self.discrimination.merge(other.discrimination)
        self.who += other.who

    @property
    def first_rate(self):
        """The share of learners whose first try was right, 0 to 1."""
        return self.first_right / self.learners

    @property
    def most_chosen(self):
        """(misconception, how many learners showed it), or ("", 0). Ties go by the alphabet."""
        return most(self.misconceptions)


@dataclass
class Mistake:
    """A misconception over the class.

    count     the learners whose last answer to one question or exercise at least shows it
    learners  those who answered any question or exercise in which anybody showed it
    item      the one in which most still do
    """

    name: str
    count: int
    learners: int
    item: Item


@dataclass
class Learner:
    """One learner: what was answered, by lesson.

    stuck       exercises and questions that ended with wrong tries in a row: (id, how many)
    solutions   exercises whose solution was looked at before a check was right
    hurried     questions answered sooner after the record before than they can be read
    guesses, guessed_right  before the run; again, right_again: made after it. Right where a result is known
    """

    name: str
    answers: int = 0
    items: int = 0
    first_right: int = 0
    last_right: int = 0
    last_seen: str = ""
    by_lesson: Counter = field(default_factory=Counter)
    stuck: list = field(default_factory=list)
    solutions: set = field(default_factory=set)
    hurried: int = 0
    own: int = 0
    guesses: int = 0
    guessed_right: int = 0
    again: int = 0
    right_again: int = 0

    @property
    def has_state(self):
        """Whether there is more to tell than how much was answered."""
        return bool(self.stuck or self.solutions or self.hurried or self.guesses or self.again)

    @property
    def did_nothing(self):
        """Whether there is no answer and no guess, whatever else was run."""
        return not (self.items or self.own or self.guesses or self.again)


@dataclass
class ClassReport:
    """All learners, all questions, apart from them those answered in own words, predictions, misconceptions.

    damaged      how many lines could not be read
    passed_over  a sentence for each file or folder that was not read, or was there already, by name
    votes        rounds of `course.vote`, as `rounds.rounds_in` has them
    expected     how many names were on a list, 0 where there is none; missing: those of which nothing came;
                 unlisted: learners who are not on it
    """

    learners: list
    items: list
    damaged: int = 0
    own: list = field(default_factory=list)
    passed_over: list = field(default_factory=list)
    guesses: list = field(default_factory=list)
    mistakes: list = field(default_factory=list)
    votes: list = field(default_factory=list)
    expected: int = 0
    missing: list = field(default_factory=list)
    unlisted: list = field(default_factory=list)

    @property
    def lessons(self):
        return sorted({item.lesson for item in self.items})


def most(counter):
    """(name, count) of the most frequent name, ("", 0) where there is none. Ties go by the alphabet."""
    ranked = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[0] if ranked else ("", 0)
