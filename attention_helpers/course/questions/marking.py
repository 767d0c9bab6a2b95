"""From an answer to a verdict: no widget, no file."""

from contextlib import contextmanager

from attention_helpers.course.questions.kinds import kind_of
from attention_helpers.course.questions.parts.verdict import NotAnAnswer


def mark(question, answer, id=""):
    """The Verdict on `answer`; `question` is the dictionary that `Question.shown` gives.

    The answer's form is its kind's own. Raises ValueError where the answer has not that form.
    """
    kind = kind_of(question)
    with _known_forms(kind, answer, id):
        return kind.survey(question, answer) if kind.is_survey(question) else kind.mark(question, answer, id)


def read(question, answer, id=""):
    """What is read of an answer that is still being written, as text; "" where nothing is to be said.

    Raises Unreadable, and ValueError where the answer has not its kind's form.
    """
    kind = kind_of(question)
    with _known_forms(kind, answer, id):
        return kind.reading(question, answer)


@contextmanager
def _known_forms(kind, answer, id):
    try:
        yield
    except (TypeError, KeyError, AttributeError, NotAnAnswer):
        raise ValueError(f"{id}: {str(answer)[:80]!r} is no answer to a {kind.name} question.") from None
