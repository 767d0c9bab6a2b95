"""From an answer to a verdict: no widget, no file."""

from attention_helpers.course.questions.kinds import kind_of
from attention_helpers.course.questions.parts.verdict import NotAnAnswer


def mark(question, answer, id=""):
    """The Verdict on `answer`; `question` is the dictionary that `Question.shown` gives.

    The answer's form is its kind's own. Raises ValueError where the answer has not that form.
    """
    kind = kind_of(question)
    try:
        return kind.mark(question, answer, id)
    except (TypeError, KeyError, AttributeError, NotAnAnswer):
        raise ValueError(f"{id}: {str(answer)[:80]!r} is no answer to a {kind.name} question.") from None
