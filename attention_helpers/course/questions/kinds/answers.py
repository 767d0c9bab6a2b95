"""Kinds that have a list of `answers`, tried in turn: what such lists may hold, and what is poor in them."""

from attention_helpers.course.questions.kinds.kind import Kind
from attention_helpers.course.questions.parts.verdict import EMPTY, decided


def is_right(answer):
    """An answer that does not say "correct" is a wrong one, as in jupyterquiz."""
    return answer.get("correct") is True


def is_default(answer):
    """Whether it takes all that no other answer fits."""
    return answer.get("type") == "default"


def verdict_of(answer):
    """The verdict that one entry of `answers` carries."""
    return decided(float(is_right(answer)), [answer.get("feedback")], answer.get("misconception"))


class FirstFit(Kind):
    """A kind whose first answer that fits decides, and else the default one."""

    def read(self, shown, answer):
        """What was answered, ready to be compared; None where nothing was."""
        raise NotImplementedError

    def fits(self, candidate, given, shown):
        """Whether an entry of `answers` is about what was given."""
        raise NotImplementedError

    def problems(self, data):
        """Some answer other than the default must be right."""
        if not any(is_right(answer) and not is_default(answer) for answer in data["answers"]):
            yield "no answer is right"

    def mark(self, shown, answer, id):
        """Right or wrong, with what the answer that fits has to say."""
        given = self.read(shown, answer)
        if given is None:
            return EMPTY
        fitting = (candidate for candidate in shown["answers"] if self.fits(candidate, given, shown))
        default = next((candidate for candidate in shown["answers"] if is_default(candidate)), {})
        return verdict_of(next(fitting, default))

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
    if "default" in kinds[:-1]:
        yield "answers after the default are never reached"
    if "default" not in kinds:
        yield "no default answer: most wrong answers get no feedback"
    elif not answers[kinds.index("default")].get("feedback"):
        yield "the default answer has no feedback"
