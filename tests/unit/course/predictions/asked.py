"""Predictions that the tests ask, one of each kind, their texts in the call as in other people's notebooks."""

from attention_helpers import course

OPTIONS = {"en": ["the first word", "the last word", "both"], "ja": ["最初の語", "最後の語", "両方"]}


def number(**changes):
    given = {"kind": "number", "question": "At how many words?", "low": 1, "high": 30, "unit": "words"} | changes
    return course.predict("01.halving", **given)


def choice(kind="choice"):
    question = {"en": "Which word is lost?", "ja": "どの語が失われますか。"}
    return course.predict("01.lost", kind, question, options=OPTIONS)


def curve(**changes):
    given = {"x": [1, 2, 3, 4], "low": 0, "high": 100, "unit": "%", "x_label": "clauses"} | changes
    return course.predict("01.curve", "curve", "Draw what you expect.", **given)
