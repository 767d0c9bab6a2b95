"""From an answer to a verdict, and the right answer itself: pure functions, no widget, no file."""

from attention_helpers.course.questions.kinds import kind_of
from attention_helpers.course.questions.parts.verdict import NotAnAnswer

__all__ = ["mark", "right_answer"]


def mark(question, answer, id=""):
    """The Verdict on `answer`; `question` is the dictionary that `Question.shown` gives.

    The answer's form is its kind's own. Raises ValueError where the answer has not that form.
    """
    kind = kind_of(question)
    try:
        return kind.mark(question, answer, id)
    except (TypeError, KeyError, AttributeError, NotAnAnswer):
        raise ValueError(f"{id}: {str(answer)[:80]!r} is no answer to a {kind.name} question.") from None


def right_answer(question):
    """The right answer as lines of text, for after the second try; [] where there is nothing to add."""
    return kind_of(question).right_answer(question)
