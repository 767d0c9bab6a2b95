import numpy as np


def f1(lengths, accuracies):
    """Right: loop, first point at or under half, line from the point before."""
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            x0, x1 = float(lengths[i - 1]), float(lengths[i])
            y0, y1 = float(accuracies[i - 1]), float(accuracies[i])
            return x0 + (y0 - half) / (y0 - y1) * (x1 - x0)
    return float("nan")


def f2(lengths, accuracies):
    """Right: np.flatnonzero for the first place."""
    a = np.asarray(accuracies, dtype=float)
    l = np.asarray(lengths, dtype=float)
    under = np.flatnonzero(a <= a[0] / 2)
    if under.size == 0:
        return np.nan
    i = under[0]
    slope = (a[i] - a[i - 1]) / (l[i] - l[i - 1])
    return l[i - 1] + (a[0] / 2 - a[i - 1]) / slope


def f3(lengths, accuracies):
    """Right: np.interp on one falling piece only, turned round."""
    half = 0.5 * accuracies[0]
    for p, q, u, v in zip(lengths[:-1], lengths[1:], accuracies[:-1], accuracies[1:]):
        if v <= half:
            return float(np.interp(half, [v, u], [q, p]))
    return np.nan


def f4(lengths, accuracies):
    """Right: recursion along the curve with the target handed on."""

    def go(i, half):
        if i == len(lengths):
            return float("nan")
        if accuracies[i] > half:
            return go(i + 1, half)
        w = (float(accuracies[i - 1]) - half) / (float(accuracies[i - 1]) - float(accuracies[i]))
        return (1 - w) * lengths[i - 1] + w * lengths[i]

    return go(1, accuracies[0] / 2)


def f5(lengths, accuracies):
    """Right: divides by the first value, next() of a generator."""
    rel = np.array(accuracies, dtype=float) - accuracies[0] / 2.0
    i = next((n for n, r in enumerate(rel) if r <= 0), None)
    if i is None:
        return float("nan")
    a, b = rel[i - 1], rel[i]
    return (lengths[i - 1] * (-b) + lengths[i] * a) / (a - b)


def g1(lengths, accuracies):
    """Wrong: strictly below half; a curve that only touches half gives nan."""
    # shows: array([ 8, 17]), array([4, 2]) -> other result
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] < half:
            t = (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i])
            return lengths[i - 1] + t * (lengths[i] - lengths[i - 1])
    return float("nan")


def g2(lengths, accuracies):
    """Wrong: half with // - cut off for whole odd numbers and for fractions."""
    # shows: array([1, 7]), array([7, 0]) -> other result
    half = accuracies[0] // 2 if np.asarray(accuracies).dtype.kind == "i" else accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            t = (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i])
            return lengths[i - 1] + t * (lengths[i] - lengths[i - 1])
    return float("nan")


def g3(lengths, accuracies):
    """Wrong: 0.5 itself and not half of the first value."""
    # shows: array([1, 7]), array([7, 0]) -> other result
    for i in range(1, len(lengths)):
        if accuracies[i] <= 0.5:
            if accuracies[i - 1] == accuracies[i]:
                return float(lengths[i - 1])
            t = (accuracies[i - 1] - 0.5) / (accuracies[i - 1] - accuracies[i])
            return lengths[i - 1] + t * (lengths[i] - lengths[i - 1])
    return float("nan")


def g4(lengths, accuracies):
    """Wrong: np.interp on sorted accuracies, only good for curves that always fall."""
    # shows: array([1, 6, 7]), array([6, 2, 5]) -> other result
    half = accuracies[0] / 2
    if min(accuracies) > half:
        return float("nan")
    o = np.argsort(accuracies)
    return float(np.interp(half, np.asarray(accuracies)[o], np.asarray(lengths)[o]))


def g5(lengths, accuracies):
    """Wrong: an accuracy of 0 is taken for "not measured" and left out (`if a`)."""
    # shows: array([1, 7]), array([7, 0]) -> other result
    half = accuracies[0] / 2
    points = [(l, a) for l, a in zip(lengths, accuracies) if a]
    for (l0, a0), (l1, a1) in zip(points, points[1:]):
        if a1 <= half:
            return float(l0 + (a0 - half) / (a0 - a1) * (l1 - l0))
    return float("nan")


def g6(lengths, accuracies):
    """Wrong: no break, so the last crossing comes back."""
    # shows: array([ 8, 9, 11, 16]), array([8, 3, 8, 1]) -> other result
    half = accuracies[0] / 2
    answer = float("nan")
    for i in range(1, len(lengths)):
        if accuracies[i] <= half < accuracies[i - 1]:
            t = (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i])
            answer = lengths[i - 1] + t * (lengths[i] - lengths[i - 1])
    return answer


def g7(lengths, accuracies):
    """Wrong: half of the largest value, not of the first."""
    # shows: array([ 1, 8, 15]), array([2, 7, 0]) -> other result
    half = max(accuracies) / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            if accuracies[i - 1] <= half:
                return float(lengths[i - 1])
            t = (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i])
            return lengths[i - 1] + t * (lengths[i] - lengths[i - 1])
    return float("nan")


def g8(lengths, accuracies):
    """Wrong: range(1, n - 1): the last piece is never looked at."""
    # shows: array([1, 7]), array([7, 0]) -> other result
    half = accuracies[0] / 2
    for i in range(1, len(lengths) - 1):
        if accuracies[i] <= half:
            t = (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i])
            return lengths[i - 1] + t * (lengths[i] - lengths[i - 1])
    return float("nan")


def g9(lengths, accuracies):
    """Wrong: a straight line from the first point, not from the one before."""
    # shows: array([ 1, 8, 15]), array([2, 7, 0]) -> other result
    half = accuracies[0] / 2
    for i in range(1, len(lengths)):
        if accuracies[i] <= half:
            t = (accuracies[0] - half) / (accuracies[0] - accuracies[i])
            return lengths[0] + t * (lengths[i] - lengths[0])
    return float("nan")


def g10(lengths, accuracies):
    """Wrong: if it never comes down, draws the last line on instead of nan."""
    # shows: array([ 9, 13]), array([8, 5]) -> other result
    half = accuracies[0] / 2
    i = 1
    if len(lengths) == 1:
        return float("nan")
    while i < len(lengths) - 1 and accuracies[i] > half:
        i += 1
    if accuracies[i - 1] <= accuracies[i]:
        return float("nan")
    t = (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i])
    return lengths[i - 1] + t * (lengths[i] - lengths[i - 1])


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
