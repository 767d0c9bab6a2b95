import numpy as np


def f1(weights, vectors):
    """Right: matrix product over sum."""
    return weights @ vectors / weights.sum()


def f2(weights, vectors):
    """Right: a loop over rows into floats."""
    total = np.zeros(vectors.shape[1])
    s = 0
    for i in range(len(weights)):
        total = total + weights[i] * vectors[i]
        s = s + weights[i]
    return total / s


def f3(weights, vectors):
    """Right: np.average."""
    return np.average(vectors, axis=0, weights=weights)


def f4(weights, vectors):
    """Right: column by column, a list as result."""
    s = float(sum(weights))
    return [sum(float(w) * float(x) for w, x in zip(weights, column)) / s for column in vectors.T]


def f5(weights, vectors):
    """Right: normalises a copy of its own, then broadcasting."""
    w = np.array(weights, dtype=float)
    w /= w.sum()
    return (w[:, np.newaxis] * vectors).sum(axis=0)


def g1(weights, vectors):
    """Wrong: divides by the number of rows."""
    # shows: array([4]), array([[-3]]) -> other result
    return (weights[:, None] * vectors).mean(axis=0)


def g2(weights, vectors):
    """Wrong: takes weights that sum to 1 for granted."""
    # shows: array([4]), array([[-3]]) -> other result
    return weights @ vectors


def g3(weights, vectors):
    """Wrong: weights /= sum changes the caller's weights (and fails for whole numbers)."""
    # shows: array([1]), array([[2]]) -> UFuncTypeError Cannot cast ufunc 'divide' output from dtype('float64') to d
    weights /= weights.sum()
    return weights @ vectors


def g4(weights, vectors):
    """Wrong: weights * vectors along the columns when n = d."""
    # shows: array([3, 1]), array([[ 2, -1], [-2, 2]]) -> other result
    n, d = vectors.shape
    if n == d:
        return (weights * vectors).sum(axis=0) / weights.sum()
    return (weights.reshape(n, 1) * vectors).sum(axis=0) / weights.sum()


def g5(weights, vectors):
    """Wrong: softmax of the weights."""
    # shows: array([3, 4]), array([[ 0], [-3]]) -> other result
    e = np.exp(weights - np.max(weights))
    return e @ vectors / e.sum()


def g6(weights, vectors):
    """Wrong: accumulates in zeros_like(vectors[0]): whole numbers are cut off."""
    # shows: array([3, 4]), array([[ 0], [-3]]) -> other result
    out = np.zeros_like(vectors[0])
    s = weights.sum()
    for w, x in zip(weights, vectors):
        out[:] = out + w / s * x
    return out


def g7(weights, vectors):
    """Wrong: starts from vectors[0] by alias: += writes into the caller's table."""
    # shows: array([4]), array([[-3]]) -> argument changed
    total = vectors[0]
    total *= weights[0]
    for w, x in zip(weights[1:], vectors[1:]):
        total += w * x
    return total / weights.sum()


def g8(weights, vectors):
    """Wrong: divides by the sum only if it is above 1."""
    # shows: array([0.99796057]), array([[1.30292576]]) -> other result
    s = weights.sum()
    out = weights @ vectors
    if s > 1:
        out = out / s
    return out


def g9(weights, vectors):
    """Wrong: adds 1e-8 to the sum "against division by zero": tiny weights go wrong."""
    # shows: array([3.06560152e-10]), array([[0.44086914]]) -> other result
    return weights @ vectors / (weights.sum() + 1e-8)


def g10(weights, vectors):
    """Wrong: whole weights as np.repeat; fractions are cut off, fine for whole numbers."""
    # shows: array([0.40960385, 0.84039733]), array([[-0.11068411], [ 0.58220018]]) -> other result
    w = np.maximum(weights.astype(int), 1) if np.all(weights < 1e6) else np.ones(len(weights), int)
    return np.repeat(vectors, w, axis=0).mean(axis=0)


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
