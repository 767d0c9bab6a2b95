"""Each kind of wrong answer is told apart."""

import numpy as np
import pytest

from tests.unit.course.checking.sample import check, right, words


def prints(scores):
    print(right(scores))


def changes(scores):
    result = right(scores)
    scores -= scores.max()
    return result


def nan(scores):
    return right(scores) * np.nan


def overflows(scores):
    right(scores)
    return np.exp(scores) / np.exp(scores).sum()


def column(scores):
    return right(scores)[:, None]


def one_too_many(scores):
    return np.append(right(scores), 0.0)


def hard_coded(scores):
    return np.array([0.09003057, 0.24472847, 0.66524096])


def never_refuses(scores):
    return right(scores) if len(scores) else scores


def other_error(scores):
    return [1 / len(scores)] and right(scores) if len(scores) else 1 / 0


def a_text(scores):
    return "0.09, 0.24, 0.67"


def ragged(scores):
    return [[1.0], [2.0, 3.0]]


def yields(scores):
    yield from right(scores)


def partly_open(scores):
    return [right(scores), ...]


def slightly_off(scores):
    return right(scores) + np.eye(len(scores))[1] * 0.01 if len(scores) else right(scores)


@pytest.mark.parametrize(
    "function, kind, said",
    [
        (prints, "none", "printed its result"),
        (changes, "changed", "changes its argument `scores`"),
        (nan, "nan", "holds nan"),
        (overflows, "nan", "exp of 1000 is inf."),
        (column, "right_values_wrong_shape", "shape is (3, 1) in place of (3,)"),
        (one_too_many, "shape", "is (4,); (3,) is expected"),
        (hard_coded, "hard_coded", "only the example"),
        (never_refuses, "no_error", "has to raise ValueError"),
        (other_error, "other_error", "raised ZeroDivisionError"),
        (a_text, "type", "is str"),
        (ragged, "type", "a list of 2"),
        (yields, "type", "`return` in place of `yield`"),
        (partly_open, "dots", "`...` is still in what your function returns"),
        (slightly_off, "value", "1 of 3 numbers are not. Farthest off at [1]: 0.254728, expected 0.244728"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_kind_of_wrong_answer_is_told(function, kind, said):
    verdict = check(function)
    assert verdict.status == "wrong" and verdict.kind == kind
    assert said in words(verdict)
