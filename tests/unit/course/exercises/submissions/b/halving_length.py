import math
from fractions import Fraction

import numpy as np


def r_loop(lengths, accuracies):
    """Right: loop over neighbouring points."""
    L, a = lengths.astype(float), accuracies.astype(float)
    half = a[0] / 2
    for i in range(1, len(a)):
        if a[i] <= half:
            return L[i - 1] + (a[i - 1] - half) / (a[i - 1] - a[i]) * (L[i] - L[i - 1])
    return float("nan")


def r_nonzero(lengths, accuracies):
    """Right: first place with flatnonzero, then np.interp on two points."""
    acc = np.asarray(accuracies, dtype=np.float64)
    below = np.flatnonzero(acc <= 0.5 * acc[0])
    if below.size == 0:
        return np.nan
    i = below[0]
    return float(np.interp(0.5 * acc[0], [acc[i], acc[i - 1]], [lengths[i], lengths[i - 1]]))


def r_zip(lengths, accuracies):
    """Right: pure Python, next over zip, weighted mean of both ends."""
    L, a = lengths.tolist(), accuracies.tolist()
    h = a[0] / 2
    return next(
        ((l0 * (h - y1) + l1 * (y0 - h)) / (y0 - y1) for l0, l1, y0, y1 in zip(L, L[1:], a, a[1:]) if y1 <= h), math.nan
    )


def r_fractions(lengths, accuracies):
    """Right: exact with Fraction, recursion over the points."""
    pts = [(Fraction(l), Fraction(a)) for l, a in zip(lengths.tolist(), accuracies.tolist())]
    half = pts[0][1] / 2

    def look(i):
        if i == len(pts):
            return float("nan")
        (l0, a0), (l1, a1) = pts[i - 1], pts[i]
        return float(l0 + (l1 - l0) * (a0 - half) / (a0 - a1)) if a1 <= half else look(i + 1)

    return look(1)


def r_argmax(lengths, accuracies):
    """Right: argmax of the truth values, guarded by any()."""
    rel = accuracies / accuracies[0]
    hit = 2.0 * accuracies <= accuracies[0]
    if not hit.any():
        return np.nan
    i = int(hit.argmax())
    slope = (float(lengths[i]) - float(lengths[i - 1])) / (rel[i] - rel[i - 1])
    return lengths[i - 1] + (0.5 - rel[i - 1]) * slope


# witness: (A([10,20,30,40]), A([.8,.3,.6,.1]))
def w_last_crossing(lengths, accuracies):
    """Wrong: the last crossing, found by going backwards."""
    half = accuracies[0] / 2
    for i in range(len(accuracies) - 1, 0, -1):
        if accuracies[i] <= half < accuracies[i - 1]:
            return lengths[i - 1] + (lengths[i] - lengths[i - 1]) * (accuracies[i - 1] - half) / (
                accuracies[i - 1] - accuracies[i]
            )
    return float("nan")


# witness: (A([10,20,30]), A([.8,.9,.2]))
def w_interp(lengths, accuracies):
    """Wrong: np.interp over the sorted accuracies, right only for a falling curve."""
    half = accuracies[0] / 2
    if accuracies.min() > half:
        return float("nan")
    order = np.argsort(accuracies)
    out = np.interp(half, accuracies[order], lengths[order])
    return float(out)


# witness: (A([10,20,30]), A([7,3,1]))
def w_floor(lengths, accuracies):
    """Wrong: half with //, so whole-number accuracies lose the half."""
    half = accuracies[0] // 2 if accuracies.dtype.kind in "iu" else accuracies[0] / 2
    for i in range(1, len(accuracies)):
        if accuracies[i] <= half:
            return lengths[i - 1] + (lengths[i] - lengths[i - 1]) * (accuracies[i - 1] - half) / (
                accuracies[i - 1] - accuracies[i]
            )
    return float("nan")


# witness: (A([10,20,30,40]), A([.8,.4,.6,.1]))
def w_strict(lengths, accuracies):
    """Wrong: < instead of <=: a point exactly at half with a rise after it is passed over."""
    half = accuracies[0] / 2
    for i in range(1, len(accuracies)):
        if accuracies[i] < half:
            return lengths[i - 1] + (lengths[i] - lengths[i - 1]) * (accuracies[i - 1] - half) / (
                accuracies[i - 1] - accuracies[i]
            )
    return float("nan")


# witness: (A([10.,20.,30.]), A([1e-200,.9e-200,.8e-200]))
def w_product(lengths, accuracies):
    """Wrong: looks for a change of sign by a product <= 0, which underflows to 0 for tiny accuracies."""
    half = accuracies[0] / 2
    d = accuracies - half
    for i in range(1, len(d)):
        if d[i - 1] * d[i] <= 0:
            return lengths[i - 1] + (lengths[i] - lengths[i - 1]) * d[i - 1] / (d[i - 1] - d[i])
    return float("nan")


# witness: (A([10,20,30,40]), A([.5,.8,.35,.1]))
def w_of_max(lengths, accuracies):
    """Wrong: half of the largest value instead of the first."""
    half = accuracies.max() / 2
    for i in range(1, len(accuracies)):
        if accuracies[i] <= half:
            return lengths[i - 1] + (lengths[i] - lengths[i - 1]) * (accuracies[i - 1] - half) / (
                accuracies[i - 1] - accuracies[i]
            )
    return float("nan")


# witness: (A([10,20,30]), A([.8,.7,.6]))
def w_no_never(lengths, accuracies):
    """Wrong: argmax of all False is 0, so a curve that never falls gives a number."""
    half = accuracies[0] / 2
    i = int(np.argmax(accuracies <= half))
    return (
        lengths[i - 1]
        + (lengths[i] - lengths[i - 1]) * (accuracies[i - 1] - half) / (accuracies[i - 1] - accuracies[i])
        if len(lengths) > 1
        else float("nan")
    )


# witness: (A([10,20,30]), A([.8,.7,.3]))
def w_from_start(lengths, accuracies):
    """Wrong: straight line from the very first point instead of the one before."""
    half = accuracies[0] / 2
    for i in range(1, len(accuracies)):
        if accuracies[i] <= half:
            return lengths[0] + (lengths[i] - lengths[0]) * half / (accuracies[0] - accuracies[i])
    return float("nan")


# witness: (A([10,20,30]), A([.8,.7,.3]))
def w_whole_lengths(lengths, accuracies):
    """Wrong: writes into a copy of lengths, so whole-number lengths cut the result."""
    half = accuracies[0] / 2
    out = lengths[:1].copy()
    for i in range(1, len(accuracies)):
        if accuracies[i] <= half:
            out[0] = lengths[i - 1] + (lengths[i] - lengths[i - 1]) * (accuracies[i - 1] - half) / (
                accuracies[i - 1] - accuracies[i]
            )
            return out[0]
    return float("nan")


# witness: (A([10.,20.,30.]), A([.8,.5,.2]))
def w_normalises(lengths, accuracies):
    """Wrong: divides the caller's accuracies by the first one in place (and fails on whole numbers)."""
    accuracies /= accuracies[0]
    for i in range(1, len(accuracies)):
        if accuracies[i] <= 0.5:
            return lengths[i - 1] + (lengths[i] - lengths[i - 1]) * (accuracies[i - 1] - 0.5) / (
                accuracies[i - 1] - accuracies[i]
            )
    return float("nan")


RIGHT = [r_loop, r_nonzero, r_zip, r_fractions, r_argmax]
WRONG = [
    w_last_crossing,
    w_interp,
    w_floor,
    w_strict,
    w_product,
    w_of_max,
    w_no_never,
    w_from_start,
    w_whole_lengths,
    w_normalises,
]
