"""Kinds that have a list of `answers`, tried in turn: what such lists may hold, and what is poor in them."""

from math import sqrt

from attention_helpers.course.questions.kinds.kind import Kind, entries, hides
from attention_helpers.course.questions.parts.verdict import EMPTY, KEPT, Verdict, decided
from attention_helpers.course.typed.unreadable import Unreadable

FEW = 4  # of fewer questions nothing is said about habits
FAR = 2.5  # standard deviations from what chance gives, beyond which a pattern gives the answer away


def is_right(answer):
    """An answer that does not say "correct" is a wrong one, as in jupyterquiz."""
    return answer.get("correct") is True


def is_default(answer):
    """Whether it takes all that no other answer fits."""
    return answer.get("type") == "default"


def none_right(data):
    """Whether a question with `answers` is one where nothing is right or wrong."""
    return hides(data) and not any(map(is_right, entries(data)))


class FirstFit(Kind):
    """A kind whose first answer that fits decides, and else the default one. A subclass gives:

    read(shown, answer)             what was answered, ready to be compared; None where nothing was. Raises Unreadable
    fits(candidate, given, shown)   whether an entry of `answers` is about what was given
    wrong_in(answer, data)          what is wrong with an entry of `answers`, or None
    """

    def right_entries(self, shown):
        """The entries of `answers` that are right, but for the default."""
        return [answer for answer in shown["answers"] if is_right(answer) and not is_default(answer)]

    def is_survey(self, data):
        return none_right(data)

    def survey(self, shown, answer):
        """What cannot be read is told as it is anywhere."""
        try:
            return EMPTY if answer is None or self.read(shown, answer) is None else KEPT
        except Unreadable as error:
            return Verdict(None, None, "unreadable", reason=error)

    def problems(self, data):
        if self.is_survey(data):
            return
        for number, answer in enumerate(data["answers"], 1):
            wrong = self.wrong_in(answer, data)
            if wrong:
                yield f"answer {number}: {wrong}"
        if not self.right_entries(data):
            yield "no answer is right"

    def entry(self, shown, given):
        """The entry of `answers` that decides, or None: then it is the default. Raises Unreadable."""
        return next((candidate for candidate in shown["answers"] if self.fits(candidate, given, shown)), None)

    def mark(self, shown, answer, id):
        """Right or wrong, with what the answer that fits has to say. What cannot be read costs no try."""
        try:
            given = None if answer is None else self.read(shown, answer)
            if given is None:
                return EMPTY
            entry = self.entry(shown, given) or next(filter(is_default, shown["answers"]), {})
        except Unreadable as error:
            return Verdict(None, None, "unreadable", reason=error)
        return decided(float(is_right(entry)), [entry])

    def complaints(self, question):
        """Every wrong answer explains itself, and the default explains the rest."""
        answers = question.data["answers"]
        yield from wrong_complaints(answers, "answer")
        yield from default_complaints(answers)


def wrong_complaints(answers, name):
    """Yield which wrong answers have no feedback or name no misconception, and which do not say that they are wrong."""
    for answer in answers:
        if is_right(answer) or is_default(answer):
            continue
        what = str(next((answer[key] for key in ("answer", "code", "value", "cell", "word") if key in answer), "?"))
        if "correct" not in answer:
            yield f"{name} {what[:40]!r} does not say whether it is correct"
        for key in ("feedback", "misconception"):
            if not answer.get(key):
                yield f"wrong {name} {what[:40]!r} has no {key}"


def default_complaints(answers):
    """Yield what is missing where no answer fits."""
    kinds = [answer.get("type", "value") for answer in answers]
    if "default" not in kinds:
        yield "no default answer: most wrong answers get no feedback"
    else:
        default = answers[kinds.index("default")]
        if not default.get("feedback"):
            yield "the default answer has no feedback"
        if default.get("misconception"):
            yield f"the default answer names a misconception, {default['misconception']!r}: it takes any slip"


def arrangement_complaints(data, wrong, told=False):
    """Yield what is poor about a question of things to arrange.

    wrong   its known mistakes
    told    whether each part explains itself
    """
    if not told and not data.get("feedback"):
        yield "no 'feedback' for an answer that is not fully right"
    if data.get("misconception"):
        yield f"the whole question names a misconception, {data['misconception']!r}: any slip would count as it"
    if not any(entry.get("misconception") for entry in wrong):
        yield "no 'wrong' with a misconception: the class report learns nothing from it"


def far_from_chance(count, chances):
    """Whether `count` of these independent events, each with its chance, is far from what chance gives."""
    spread = sqrt(sum(chance * (1 - chance) for chance in chances))
    return len(chances) >= FEW and abs(count - sum(chances)) > FAR * spread
