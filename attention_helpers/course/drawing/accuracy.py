"""How far a right result may be off, from the size of what goes in: another order of summation is never wrong."""

import numpy as np

EPS = float(np.finfo(float).eps)


def largest(*arrays):
    """The largest absolute number in the arrays; 0 where there is none."""
    return max((float(np.abs(array).max()) for array in map(np.asarray, arrays) if array.size), default=0.0)


def of_a_sum(*arrays):
    """For sums and means of these numbers."""
    return 1e-6 * largest(*arrays)


def of_a_curve(*arguments):
    """For softmax, tanh or σ, of results up to 1, where numbers of this size are summed in the argument."""
    return 1e-6 + 32 * EPS * largest(*arguments)
