"""Answers marked in Python as a quiz marks them, without a widget and without a record: `mark`, `read`, `right_answer`.

For answers from a form, a file or `quiz.answers`: `[marking.mark(question, answer).correct for answer in given]`.
"""

from attention_helpers.course.marking.answers import mark, read, right_answer

__all__ = ["mark", "read", "right_answer"]
