import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(lengths, accuracies):
    """Right: goes from piece to piece."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            x0, x1 = lengths[i - 1], lengths[i]
            y0, y1 = accuracies[i - 1], accuracies[i]
            return x0 + (y0 - half) / (y0 - y1) * (x1 - x0)
    return float("nan")


@right
def r2(lengths, accuracies):
    """Right: np.interp within the first piece that reaches it."""
    half = accuracies[0] / 2
    low = np.flatnonzero(np.asarray(accuracies) <= half)
    if low.size == 0:
        return np.nan
    i = low[0]
    return np.interp(-half, [-accuracies[i - 1], -accuracies[i]], [lengths[i - 1], lengths[i]])


@right
def r3(lengths, accuracies):
    """Right: shares of the first, a slope, zip of neighbours."""
    share = np.asarray(accuracies, dtype=float) / accuracies[0]
    points = list(zip(map(float, lengths), share.tolist(), strict=True))
    for (x, y), (further, lower) in zip(points, points[1:], strict=False):
        if lower <= 0.5:
            slope = (lower - y) / (further - x)
            return x + (0.5 - y) / slope
    return np.nan


@right
def r4(lengths, accuracies):
    """Right: argmax of a truth table."""
    accuracies = np.array(accuracies, float)
    down = accuracies * 2 <= accuracies[0]
    if not down.any():
        return float("nan")
    i = int(down.argmax())
    t = (accuracies[i - 1] - accuracies[0] / 2) / (accuracies[i - 1] - accuracies[i])
    return (1 - t) * lengths[i - 1] + t * lengths[i]


@right
def r5(lengths, accuracies):
    """Right: recursion from the front."""
    half = accuracies[0] / 2

    def search(xs, ys):
        if len(xs) < 2:
            return np.nan
        if ys[1] <= half:
            return xs[0] + (xs[1] - xs[0]) * (ys[0] - half) / (ys[0] - ys[1])
        return search(xs[1:], ys[1:])

    return search(list(lengths), list(accuracies))


@wrong
def w1(lengths, accuracies):
    """Wrong: the first measured length at or below the half, no line."""
    for x, y in zip(lengths, accuracies, strict=True):
        if y <= accuracies[0] / 2:
            return x
    return float("nan")


@wrong
def w2(lengths, accuracies):
    """Wrong: half of the largest."""
    half = max(accuracies) / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half < accuracies[i - 1]:
            return lengths[i - 1] + (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i]) * (
                lengths[i] - lengths[i - 1]
            )
    return float("nan")


@wrong
def w3(lengths, accuracies):
    """Wrong: below 0.5, whatever the first is."""
    for i in range(1, len(lengths)):
        if accuracies[i] <= 0.5:
            y0, y1 = accuracies[i - 1], accuracies[i]
            return lengths[i - 1] + (y0 - 0.5) / (y0 - y1) * (lengths[i] - lengths[i - 1])
    return float("nan")


@wrong
def w4(lengths, accuracies):
    """Wrong: the last length where it never comes down."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            y0, y1 = accuracies[i - 1], accuracies[i]
            return lengths[i - 1] + (y0 - half) / (y0 - y1) * (lengths[i] - lengths[i - 1])
    return lengths[-1]


@wrong
def w5(lengths, accuracies):
    """Wrong: the last crossing, because it goes from behind."""
    half = accuracies[0] / 2
    for i in range(len(lengths) - 1, 0, -1):
        if accuracies[i] <= half < accuracies[i - 1]:
            y0, y1 = accuracies[i - 1], accuracies[i]
            return lengths[i - 1] + (y0 - half) / (y0 - y1) * (lengths[i] - lengths[i - 1])
    return float("nan")


@wrong
def w6(lengths, accuracies):
    """Wrong: strictly below only."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] < half:
            y0, y1 = accuracies[i - 1], accuracies[i]
            return lengths[i - 1] + (y0 - half) / (y0 - y1) * (lengths[i] - lengths[i - 1])
    return float("nan")


@wrong
def w7(lengths, accuracies):
    """Wrong: whole-number halving."""
    half = accuracies[0] // 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            y0, y1 = accuracies[i - 1], accuracies[i]
            return lengths[i - 1] + (y0 - half) / (y0 - y1) * (lengths[i] - lengths[i - 1])
    return float("nan")


@wrong
def w8(lengths, accuracies):
    """Wrong: the middle between the two points."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            return (lengths[i - 1] + lengths[i]) / 2
    return float("nan")


@wrong
def w9(lengths, accuracies):
    """Wrong: np.interp over the whole curve turned round, as if it only fell."""
    half = accuracies[0] / 2
    if min(accuracies) > half:
        return float("nan")
    return np.interp(half, accuracies[::-1], lengths[::-1])


@wrong
def w10(lengths, accuracies):
    """Wrong: None in place of nan."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            y0, y1 = accuracies[i - 1], accuracies[i]
            return lengths[i - 1] + (y0 - half) / (y0 - y1) * (lengths[i] - lengths[i - 1])
    return None
