"""One question, one answer: what a quiz would say to it."""

from attention_helpers.course.questions import marking
from attention_helpers.course.questions.bank import load
from attention_helpers.course.questions.question import Question
from attention_helpers.widgets.language import language


def mark(question, answer, id="", draw=0):
    """The verdict of a quiz on an answer.

    question   a dictionary as a bank holds it, or a question of a `course.Bank`
    answer     in the form of its type, as in `quiz.answers`: text for a number or a word, an option's place from 0, …;
               None where nothing was answered
    id         what the question is called in errors
    draw       which numbers a question with `variables` has, from 0

    -> `status` ("right", "partly", "wrong", "unreadable", "empty", "kept", …), `correct` (True, False, or None where
    nothing was decided), `credit` (0 to 1, or None), `feedback` (texts of the bank), `misconception`, and `reason`, a
    sentence on what could not be read. BankError, a ValueError, for a question with an error; ValueError for an answer
    that has not the form of its type.
    """
    return marking.mark(_shown(question, draw), answer, id)


def read(question, answer, id="", draw=0):
    """What is read of a typed answer, as text: "1/3" of ⅓ and of "a third"; "" where nothing is to be said.

    Arguments and errors as in `mark`, and a ValueError with a sentence for the learner for what cannot be read.
    """
    return marking.read(_shown(question, draw), answer, id)


def right_answer(question, draw=0):
    """The right answer as a quiz shows it, lines of marked-up text. A number or a word can be typed in as it is shown.

    Arguments and errors as in `mark`.
    """
    shown = _shown(question, draw)
    return marking.kind_of(shown).right_answer(shown)


def _shown(question, draw):
    if not isinstance(draw, int) or isinstance(draw, bool) or draw < 0:
        raise ValueError(f"draw: got {draw!r:.60}, expected a whole number from 0.")
    if not isinstance(question, Question):
        (question,) = load([question])
    return question.shown(language(), draw)
