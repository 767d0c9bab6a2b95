import numpy as np

RIGHT, WRONG, SHOW = [], [], []
A = np.array


def right(f):
    RIGHT.append(f)
    return f


def wrong(*calls):
    def keep(f):
        WRONG.append(f)
        SHOW.append(calls)
        return f

    return keep


@right
def r1(lengths, accuracies):
    """Right: a loop with the straight line."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            share = (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i])
            return float(lengths[i - 1] + share * (lengths[i] - lengths[i - 1]))
    return float("nan")


@right
def r2(lengths, accuracies):
    """Right: flatnonzero and np.interp over the two points."""
    below = np.flatnonzero(2 * accuracies <= accuracies[0])
    if not len(below):
        return np.nan
    i = below[0]
    return np.interp(-accuracies[0] / 2, [-accuracies[i - 1], -accuracies[i]], [lengths[i - 1], lengths[i]])


@right
def r3(lengths, accuracies):
    """Right: lists, shares of the first value, zip."""
    l = [float(x) for x in lengths]
    a = [float(x) / float(accuracies[0]) for x in accuracies]
    for (x0, y0), (x1, y1) in zip(zip(l, a), zip(l[1:], a[1:])):
        if y1 <= 0.5:
            return x1 - (x1 - x0) * (0.5 - y1) / (y0 - y1)
    return np.nan


@right
def r4(lengths, accuracies):
    """Right: recursion."""

    def go(i, half):
        if i == len(lengths):
            return np.nan
        if accuracies[i] > half:
            return go(i + 1, half)
        slope = (accuracies[i] - accuracies[i - 1]) / (lengths[i] - lengths[i - 1])
        return lengths[i] + (half - accuracies[i]) / slope

    return go(1, accuracies[0] / 2)


class Halving:
    """Right: object, cumulative minimum made monotone, searched."""

    def __call__(self, lengths, accuracies):
        low = np.minimum.accumulate(np.asarray(accuracies, dtype=float))
        half = low[0] / 2
        i = int(np.searchsorted(-low, -half))
        if i == len(low):
            return np.nan
        a, b = float(accuracies[i - 1]), float(accuracies[i])
        return ((half - b) * lengths[i - 1] + (a - half) * lengths[i]) / (a - b)


right(Halving())


@wrong(lambda: (A([10, 20, 30.0]), A([1.2, 0.9, 0.3])))
def w1(lengths, accuracies):
    """Wrong: divides the accuracies in place by the first; float accuracies (whole ones raise)."""
    accuracies /= accuracies[0]
    return r1(lengths, accuracies)


@wrong(lambda: (A([10, 20, 30, 40, 50.0]), A([1, 0.4, 0.9, 0.45, 0.2])))
def w2(lengths, accuracies):
    """Wrong: np.interp of the turned curve, taken to fall all the way; [1, .4, .9, .45, .2]."""
    half = accuracies[0] / 2
    if accuracies.min() > half:
        return np.nan
    return float(np.interp(half, accuracies[::-1], lengths[::-1]))


@wrong(lambda: (A([10, 20, 30.0]), A([0.6, 0.8, 0.2])))
def w3(lengths, accuracies):
    """Wrong: half of the highest value instead of the first; [.6, .8, .2]."""
    half = max(accuracies) / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return np.interp(-half, [-accuracies[i - 1], -accuracies[i]], [lengths[i - 1], lengths[i]])
    return np.nan


@wrong(lambda: (A([10, 20, 30.0]), A([0.8, 0.6, 0.2])))
def w4(lengths, accuracies):
    """Wrong: comes down to 0.5 (or 50 percent), right if the first is 1; [.8, .6, .2]."""
    half = 0.5 if accuracies.max() <= 1 else 50
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return np.interp(-half, [-accuracies[i - 1], -accuracies[i]], [lengths[i - 1], lengths[i]])
    return np.nan


@wrong(lambda: (A([10, 20, 30.0]), A([1.0, 0.5, 0.8])))
def w5(lengths, accuracies):
    """Wrong: < instead of <=, a curve that only touches the half gives nan; [1, .5, .8]."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] < half:
            return np.interp(-half, [-accuracies[i - 1], -accuracies[i]], [lengths[i - 1], lengths[i]])
    return np.nan


@wrong(lambda: (A([10, 20, 30, 40.0]), A([1.0, 0.4, 0.8, 0.2])))
def w6(lengths, accuracies):
    """Wrong: the last time the curve comes down, not the first; [1, .4, .8, .2]."""
    half, found = accuracies[0] / 2, np.nan
    for i in range(1, len(lengths)):
        if accuracies[i] <= half < accuracies[i - 1]:
            found = np.interp(-half, [-accuracies[i - 1], -accuracies[i]], [lengths[i - 1], lengths[i]])
    return found


@wrong(lambda: (A([10, 20]), A([75, 25])))
def w7(lengths, accuracies):
    """Wrong: whole division // for the half; [75, 25] percent."""
    half = accuracies[0] // 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return np.interp(-half, [-accuracies[i - 1], -accuracies[i]], [lengths[i - 1], lengths[i]])
    return np.nan


@wrong(lambda: (A([10, 20.0]), A([1.0, 0.8])))
def w8(lengths, accuracies):
    """Wrong: the last length instead of nan if it never halves, as np.interp does; [1, .8]."""
    half = accuracies[0] / 2
    low = np.minimum.accumulate(accuracies)
    if low[-1] > half:
        return float(lengths[-1])
    return r1(lengths, accuracies)


@wrong(lambda: (A([10.0]), A([1.0])))
def w9(lengths, accuracies):
    """Wrong: takes the crossing from the pairs, and for one point there is none: lengths[1] raises; n = 1."""
    half = accuracies[0] / 2
    i = 1
    while accuracies[i] > half:
        i += 1
        if i == len(lengths):
            return np.nan
    return np.interp(-half, [-accuracies[i - 1], -accuracies[i]], [lengths[i - 1], lengths[i]])


@wrong(lambda: (A([10, 20, 30.0]), A([1.0, 0.9, 0.2])))
def w10(lengths, accuracies):
    """Wrong: the line runs from the first point instead of the one before; [1, .9, .2]."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return np.interp(-half, [-accuracies[0], -accuracies[i]], [lengths[0], lengths[i]])
    return np.nan
