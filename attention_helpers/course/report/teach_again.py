"""What to teach again next week: the three troubles that most learners are left with.

A trouble is one of four, each with the learners who have it at the end, out of those who tried:

misconception  their last answer to one question or exercise at least shows this one mistake
stuck          their last three checks of an exercise, or more, are wrong
prediction     they guessed again after the run, and still expect something else than came out
question       their last answer to a question is wrong, whatever the mistake

It counts from three learners and a fifth of those who tried: one learner is no reason to teach a class. The more
learners, the further up; those of a mere wrong answer count half, since nothing tells what to teach them. Of equal ones
the larger share comes first, then the earlier lesson. Each question, exercise and misconception is named once.
"""

from dataclasses import dataclass
from string import Formatter

from attention_helpers.course.questions.parts.wording import of_prediction
from attention_helpers.course.report.counting.answers import OTHERS
from attention_helpers.course.report.counting.counts import STUCK
from attention_helpers.course.report.counting.subjects import guess, lesson, misconception, worded
from attention_helpers.widgets.language import texts

LINES = 3
FEWEST = 3  # learners
SHARE = 0.2  # of those who tried
WEIGHT = {"misconception": 1.0, "stuck": 1.0, "prediction": 1.0, "question": 0.5}
LONGEST = 160  # characters of what is asked, in a line


@dataclass
class Trouble:
    """`count` of `learners` have it; `about` is the kind of what `id` names: "quiz", "exam", "exercise", "predict"."""

    name: str
    about: str
    id: str
    lesson: str
    count: int
    learners: int
    mistake: str = ""
    result: object = None

    @property
    def rank(self):
        """What troubles are sorted by, the worst first."""
        return -WEIGHT[self.name] * self.count, -self.count / self.learners, self.lesson, self.id, self.name


def teach_again(report):
    """The troubles to teach again, at most three, the worst first: a list of Trouble; [] where nothing stands out."""
    found = [_of_item(item) for item in report.items]
    found += [
        Trouble("misconception", one.item.kind, one.item.id, one.item.lesson, one.count, one.learners, one.name)
        for one in report.mistakes
    ]
    found += [
        Trouble("prediction", "predict", one.id, one.lesson, one.held, one.after.learners, result=one.result)
        for one in report.guesses
    ]
    told, named = [], set()
    for one in sorted(filter(_counts, found), key=lambda one: one.rank):
        names = {("id", one.id), *([("mistake", one.mistake)] if one.mistake else [])}
        if not names & named:
            told.append(one)
            named |= names
    return told[:LINES]


def line(trouble):
    """A trouble as a sentence or two: lesson and name, how many learners, and what to do. In the language in force."""
    return "".join(map(str, parts(trouble)))


def parts(trouble):
    """The same in parts, texts and Wordings, which are HTML."""
    name = trouble.name
    if name == "misconception" and trouble.about == "exercise":
        name = "exercise"
    facts = {
        "lesson": lesson(trouble.lesson),
        "id": trouble.id,
        "count": trouble.count,
        "learners": trouble.learners,
        "tries": STUCK,
        "asked": worded("quiz" if trouble.about == "exam" else trouble.about, trouble.id, LONGEST) or trouble.id,
        "mistake": misconception(trouble.mistake),
        "result": of_prediction(value_of(trouble.id, trouble.result), LONGEST),
    }
    template = Formatter().parse(texts("report")[f"again_{name}"])
    return [part for words, field, *_ in template for part in (words, facts[field] if field else "")]


def value_of(id, value):
    """A guess, or what came out, in words; `value` as `answers.key` has it."""
    if value == OTHERS or value is None:
        return "–" if value is None else OTHERS
    value = list(value) if isinstance(value, tuple) else value
    known = guess(id)
    return known.write(value) if known and known.valid(value) else str(value)


def short(words, longest):
    """The words, or so many characters of them and a sign that there are more."""
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _of_item(item):
    if item.kind == "exercise":
        return Trouble("stuck", item.kind, item.id, item.lesson, item.stuck, item.learners)
    return Trouble("question", item.kind, item.id, item.lesson, item.learners - item.last_right, item.learners)


def _counts(trouble):
    return trouble.count >= FEWEST and trouble.count >= SHARE * trouble.learners
