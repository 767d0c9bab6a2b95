"""Arrays of numbers as mistakes like them: ties, repeats, zeros, tiny, huge, of one sign, rows very unlike.

All are small whole numbers times powers of two, so that sums and products are exact, ties are ties, and the order of
summation changes nothing. `random.Random` draws the same numbers on every machine and in every version.
"""

from math import prod

import numpy as np

TINY, NEAR, LARGE, HUGE = 2.0**-30, 2.0**-24, 2.0**12, 2.0**17
ENORMOUS = 10.0**12 / 4  # four of them are the most that a statement allows


def whole(rng, shape, largest=4):
    """Whole numbers from -largest to largest, as floats."""
    numbers = [float(rng.randint(-largest, largest)) for _ in range(prod(shape))]
    return np.array(numbers, dtype=float).reshape(shape)


def units(rng, shape):
    """-1, 0 and 1."""
    return whole(rng, shape, 1)


def eighths(rng, shape):
    return whole(rng, shape, 24) / 8


def small_eighths(rng, shape):
    return whole(rng, shape) / 8


def two_values(rng, shape):
    one, other = rng.randint(-3, 3), rng.randint(-3, 3)
    return np.where(whole(rng, shape) > 0, float(one), float(other))


def near_ties(rng, shape):
    return rng.randint(-2, 2) + NEAR * whole(rng, shape, 2)


def zeros(rng, shape):
    return np.zeros(shape)


def tiny(rng, shape):
    return TINY * whole(rng, shape)


def large(rng, shape):
    return LARGE * whole(rng, shape)


def huge(rng, shape):
    return HUGE * whole(rng, shape)


def enormous(rng, shape):
    return ENORMOUS * whole(rng, shape)


def far_below(rng, shape):
    return -ENORMOUS * np.maximum(np.abs(whole(rng, shape)), 1)


def positive(rng, shape):
    return np.abs(whole(rng, shape)) + 1


def negative(rng, shape):
    return -np.abs(whole(rng, shape)) - 1


def far_from_zero(rng, shape):
    return rng.choice((-1, 1)) * LARGE + whole(rng, shape)


def one_stands_out(rng, shape):
    numbers = whole(rng, shape)
    if numbers.size:
        numbers.flat[rng.randrange(numbers.size)] *= LARGE
    return numbers


def unlike_rows(rng, shape):
    numbers = whole(rng, shape)
    for place in np.ndindex(*shape[:1]):
        numbers[place] *= rng.choice((TINY, 1.0, LARGE))
    return numbers


def equal_rows(rng, shape):
    return np.broadcast_to(whole(rng, shape[1:]), shape).copy()


FLAVOURS = (whole, units, eighths, two_values, near_ties, zeros, tiny, large, huge, positive, negative, far_from_zero)
FLAVOURS += (one_stands_out, unlike_rows, equal_rows)
CALM = (whole, units, eighths, two_values, zeros, positive, negative, equal_rows)  # where results enter the next step


def sixteenths(rng, shape):
    """Shares from 0 to 1."""
    return np.abs(whole(rng, shape, 16)) / 16


def percents(rng, shape):
    """Whole shares from 0 to 100."""
    return np.abs(whole(rng, shape, 100))


def ruled_out(rng, shape):
    """Logarithms of chances, some of them of 0."""
    return np.where(whole(rng, shape) > 1, -np.inf, -np.abs(whole(rng, shape)))


def simpler_numbers(array):
    """The same array with simpler contents, the simplest first: all numbers at once, then each on its own."""
    hard = _hardness(array)
    for other in (np.zeros_like(array), np.ones_like(array), np.rint(array), np.trunc(array / 2)):
        if _hardness(other).sum() < hard.sum():
            yield other
    for place in np.ndindex(*array.shape):
        for number in (*SIMPLEST, np.rint(array[place]), np.trunc(array[place] / 2)):
            if _hardness(np.array(number)) < hard[place]:
                changed = array.copy()
                changed[place] = number
                yield changed


SIMPLEST = (0.0, 1.0, 2.0, -1.0, -2.0, 3.0)  # to read, in this order; then other whole numbers, then fractions


def _hardness(array):
    """How hard each number is to read, so that what is simpler can be told and shrinking comes to an end."""
    hard = len(SIMPLEST) + np.log1p(np.abs(array)) + 100.0 * (array != np.rint(array))
    for rank, number in enumerate(SIMPLEST):
        hard = np.where(array == number, rank, hard)
    return hard
