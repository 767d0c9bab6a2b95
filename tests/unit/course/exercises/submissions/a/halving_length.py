import bisect
import math

import numpy as np


def right_loop(lengths, accuracies):
    """right: first point at or below half, then the line from the point before"""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            x0, x1, y0, y1 = lengths[i - 1], lengths[i], accuracies[i - 1], accuracies[i]
            return float(x0 + (y0 - half) * (x1 - x0) / (y0 - y1))
    return float("nan")


def right_argmax(lengths, accuracies):
    """right: argmax of a boolean, np.interp on the two points turned round"""
    half = 0.5 * accuracies[0]
    below = np.asarray(accuracies) <= half
    if not below.any():
        return np.nan
    i = int(np.argmax(below))
    return float(np.interp(half, [accuracies[i], accuracies[i - 1]], [lengths[i], lengths[i - 1]]))


def right_zip(lengths, accuracies):
    """right: next() over pairs of neighbours"""
    points = list(zip(np.asarray(lengths, float).tolist(), np.asarray(accuracies, float).tolist()))
    half = points[0][1] / 2
    crossing = ((a, b) for a, b in zip(points, points[1:]) if b[1] <= half)
    pair = next(crossing, None)
    if pair is None:
        return math.nan
    (x0, y0), (x1, y1) = pair
    share = (half - y0) / (y1 - y0)
    return x0 * (1 - share) + x1 * share


def right_relative(lengths, accuracies):
    """right: in shares of the first accuracy, running minimum and bisect"""
    share = np.asarray(accuracies, dtype=float) / float(accuracies[0])
    falling = -np.minimum.accumulate(share)
    i = bisect.bisect_left(falling.tolist(), -0.5)
    if i == len(share):
        return float("nan")
    x = np.asarray(lengths, dtype=float)
    return x[i - 1] + (x[i] - x[i - 1]) * (share[i - 1] - 0.5) / (share[i - 1] - share[i])


def right_recursive(lengths, accuracies):
    """right: an inner recursion that looks in the first half of the points, then in the second"""
    half = float(accuracies[0]) / 2

    def first(lo, hi):
        if hi - lo == 1:
            return lo if accuracies[lo] <= half else None
        middle = (lo + hi) // 2
        found = first(lo, middle)
        return first(middle, hi) if found is None else found

    i = first(0, len(lengths))
    if i is None:
        return float("nan")
    a, b, x, y = (float(z) for z in (accuracies[i - 1], accuracies[i], lengths[i - 1], lengths[i]))
    return x + (a - half) / (a - b) * (y - x)


# witness: [(A([10, 20, 30]), A([.8, .6, .2]))]
def wrong_no_line(lengths, accuracies):
    """wrong: returns the measured length, no line between the points"""
    for x, y in zip(lengths, accuracies):
        if y <= accuracies[0] / 2:
            return float(x)
    return float("nan")


# witness: [(A([10, 20]), A([.8, .4]))]
def wrong_strict(lengths, accuracies):
    """wrong: strictly below half, so a curve that just reaches half gives nan"""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] < half:
            x0, x1, y0, y1 = lengths[i - 1], lengths[i], accuracies[i - 1], accuracies[i]
            return float(x0 + (y0 - half) * (x1 - x0) / (y0 - y1))
    return float("nan")


# witness: [(A([10, 20, 30, 40, 50]), A([.8, .2, .6, .7, .1]))]
def wrong_interp_unsorted(lengths, accuracies):
    """wrong: np.interp over the whole curve turned round, which must ascend"""
    half = accuracies[0] / 2
    if np.min(accuracies) > half:
        return float("nan")
    return float(np.interp(half, accuracies[::-1], lengths[::-1]))


# witness: [(A([10, 20, 30, 40]), A([.8, .2, .6, .1]))]
def wrong_last_crossing(lengths, accuracies):
    """wrong: the last time that the curve comes down to half"""
    half, found = accuracies[0] / 2, float("nan")
    for i in range(1, len(lengths)):
        if accuracies[i - 1] > half >= accuracies[i]:
            found = float(
                lengths[i - 1]
                + (accuracies[i - 1] - half) * (lengths[i] - lengths[i - 1]) / (accuracies[i - 1] - accuracies[i])
            )
    return found


# witness: [(A([10, 20, 30]), A([.6, .9, .2]))]
def wrong_half_of_largest(lengths, accuracies):
    """wrong: half of the largest value, not of the first"""
    half = max(accuracies) / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return float(
                lengths[i - 1]
                + (accuracies[i - 1] - half) * (lengths[i] - lengths[i - 1]) / (accuracies[i - 1] - accuracies[i])
            )
    return float("nan")


# witness: [(A([10, 20]), A([.4, .3]))]
def wrong_one_half(lengths, accuracies):
    """wrong: comes down to 0.5, right only for a first accuracy of 1"""
    for i in range(1, len(lengths)):
        if accuracies[i] <= 0.5 and accuracies[i] < accuracies[i - 1]:
            return float(
                lengths[i - 1]
                + (accuracies[i - 1] - 0.5) * (lengths[i] - lengths[i - 1]) / (accuracies[i - 1] - accuracies[i])
            )
    return float("nan")


# witness: [(A([10, 20]), A([5, 2]))]
def wrong_whole_division(lengths, accuracies):
    """wrong: half with // , wrong for whole odd accuracies"""
    half = accuracies[0] // 2 if np.asarray(accuracies).dtype.kind in "iu" else accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return float(
                lengths[i - 1]
                + (accuracies[i - 1] - half) * (lengths[i] - lengths[i - 1]) / (accuracies[i - 1] - accuracies[i])
            )
    return float("nan")


# witness: [(A([10, 20]), A([.8, .7]))]
def wrong_no_nan(lengths, accuracies):
    """wrong: gives the last length where the curve never comes down"""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return float(
                lengths[i - 1]
                + (accuracies[i - 1] - half) * (lengths[i] - lengths[i - 1]) / (accuracies[i - 1] - accuracies[i])
            )
    return float(lengths[-1])


# witness: [(A([10, 20, 50]), A([.8, .6, .2]))]
def wrong_even_steps(lengths, accuracies):
    """wrong: takes all steps as long as the first one"""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return float(
                lengths[i - 1]
                + (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i]) * (lengths[1] - lengths[0])
            )
    return float("nan")


# witness: [(A([10, 20, 30]), A([.8, .9, .2]))]
def wrong_monotone(lengths, accuracies):
    """wrong: draws the line of the running minimum, wrong where the curve rises before it falls"""
    low = np.minimum.accumulate(np.asarray(accuracies, float))
    half = low[0] / 2
    for i in range(1, len(low)):
        if low[i] <= half:
            return float(lengths[i - 1] + (low[i - 1] - half) * (lengths[i] - lengths[i - 1]) / (low[i - 1] - low[i]))
    return float("nan")


RIGHT = [right_loop, right_argmax, right_zip, right_relative, right_recursive]
WRONG = [
    wrong_no_line,
    wrong_strict,
    wrong_interp_unsorted,
    wrong_last_crossing,
    wrong_half_of_largest,
    wrong_one_half,
    wrong_whole_division,
    wrong_no_nan,
    wrong_even_steps,
    wrong_monotone,
]
