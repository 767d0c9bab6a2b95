"""`course.judge_open(…)`: what the judge reads of an answer to an open question, without a widget."""

from functools import cache

from attention_helpers.course.judging.judge import has_rubric, judge
from attention_helpers.course.questions import bank as banks
from attention_helpers.widgets.language import known, language


def judge_open(question_id, text, language_name=None):
    """What an answer to one of the course's open questions says.

    question_id     such as "06.confirmation-test"
    text            the answer, in English, in the language named, or in both
    language_name   "en", "ja", …; None is the one in force

    -> {"points": ["found" | "not found" | "contradicted", …], "words": [the learner's words that each rests on, or ""],
    "overall": "right" | "part" | "wrong"}. ValueError for an unknown question or language and for what is no text.
    """
    asked = known(language() if language_name is None else language_name)
    if not isinstance(question_id, str) or question_id not in _questions():
        raise ValueError(f"question_id: got {question_id!r}, expected one of {', '.join(_questions())}.")
    if not isinstance(text, str):
        raise ValueError(f"text: got {type(text).__name__}, expected the answer as text.")
    return judge(_questions()[question_id], text, asked).plain()


@cache
def _questions():
    """{id: question} of those that can be judged; read once, 0.3 s for all banks."""
    return {question.id: question.data for bank in banks.all_banks() for question in bank if has_rubric(question.data)}
