"""How far a right result may be off, from the size of what goes in: another order of summation is never wrong.

A millionth of that size leaves room for float32, in which the lessons' own networks compute: where it costs digits of
a result and no more, an answer in it is right. Where a statement names sizes at which its seven digits decide (which of
two scores of 10^8 is larger), the exercise gives such an input.
"""

import numpy as np

EPS = float(np.finfo(float).eps)


def largest(*arrays):
    """The largest absolute number in the arrays, infinity aside; 0 where there is none."""
    finite = [array[np.isfinite(array)] for array in map(np.asarray, arrays)]
    return max((float(np.abs(array).max()) for array in finite if array.size), default=0.0)


def of_a_sum(*arrays):
    """For sums and means of these numbers."""
    return 1e-6 * largest(*arrays)


def of_a_softmax(*scores):
    """For weights up to 1, where numbers of this size are summed in the scores."""
    return 1e-6 + 32 * EPS * largest(*scores)


def of_a_tanh(*arguments):
    """For results up to 1 that are as small as the argument where that is small."""
    size = largest(*arguments)
    return 1e-6 * min(1.0, size) + 32 * EPS * size
