"""An exercise of the tests' own, softmax of a vector: in a file, so that another process can load it as well."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, misconception

lesson, difficulty, minutes = "03", 1, 5
title = task = _("Softmax")
hints = [_("exp")]


def softmax(scores):
    if len(scores) == 0:
        raise ValueError("scores must not be empty")
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()


def inputs(rng):
    yield Input(np.array([1.0, 2.0, 3.0]), name="the example")
    yield Input(rng.normal(size=5))
    yield Input(rng.normal(size=4) + 1000, name="large scores", about=_("exp of 1000 is inf."))
    yield Input(np.array([]), name="no score")


@misconception("not_normalised", _("The weights do not sum to 1."))
def only_exp(scores):
    return np.exp(scores)
