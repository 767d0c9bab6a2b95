import math

import numpy as np


def f1(query, keys, values):
    """Right: step by step."""
    scores = keys @ query / np.sqrt(len(query))
    scores = scores - np.max(scores)
    weights = np.exp(scores) / np.sum(np.exp(scores))
    return weights @ values


def f2(query, keys, values):
    """Right: loops over keys, sum built up in floats."""
    d = len(query)
    scores = []
    for key in keys:
        scores.append(float(np.dot(key, query)) / math.sqrt(d))
    biggest = max(scores)
    total = 0.0
    answer = np.zeros(values.shape[1])
    for s, value in zip(scores, values):
        e = math.exp(s - biggest)
        total += e
        answer += e * value
    return answer / total


def f3(query, keys, values):
    """Right: einsum, maximum off, log of the sum."""
    s = np.einsum("sd,d->s", keys, query) / query.size**0.5
    s = s - s.max()
    return np.einsum("s,sm->m", np.exp(s - np.logaddexp.reduce(s)), values)


def f4(query, keys, values):
    """Right: pure Python list as result."""
    q = query.tolist()
    s = [sum(a * b for a, b in zip(q, k)) / len(q) ** 0.5 for k in keys.tolist()]
    e = [math.exp(x - max(s)) for x in s]
    return [sum(w * v for w, v in zip(e, col)) / sum(e) for col in zip(*values.tolist())]


def f5(query, keys, values):
    """Right: np.average with weights."""
    s = np.dot(keys, query / query.shape[0] ** 0.5)
    return np.average(values, axis=0, weights=np.exp(s - s.max()))


def g1(query, keys, values):
    """Wrong: root of the number of keys (keys.shape[0])."""
    # shows: array([1]), array([[-1], [ 1]]), array([[ 0, -1], [-3, -2]]) -> other result
    s = keys @ query / np.sqrt(len(keys))
    w = np.exp(s - s.max())
    return w / w.sum() @ values


def g2(query, keys, values):
    """Wrong: no root, no division at all."""
    # shows: array([ 1, -1]), array([[ 0, 2], [-3, 3]]), array([[ 1, 3], [-1, -3]]) -> other result
    s = keys @ query
    w = np.exp(s - s.max())
    return w / w.sum() @ values


def g3(query, keys, values):
    """Wrong: no maximum taken off."""
    # shows: array([3.e+17]), array([[-2]]), array([[-3]]) -> other result
    w = np.exp(keys @ query / np.sqrt(len(query)))
    return w / w.sum() @ values


def g4(query, keys, values):
    """Wrong: scores of whole numbers divided in place fail; floats are fine."""
    # shows: array([-1]), array([[-3]]), array([[-1]]) -> UFuncTypeError Cannot cast ufunc 'divide' output from dtype('float64') to d
    s = keys @ query
    s -= s.max()
    s /= np.sqrt(len(query))
    w = np.exp(s)
    return w / w.sum() @ values


def g5(query, keys, values):
    """Wrong: log-sum-exp without the maximum off: weights of equal scores of 1e16 are 1 each."""
    # shows: array([-1.e+17, 3.e+17]), array([[0, 2], [0, 2]]), array([[3], [2]]) -> other result
    s = np.dot(keys, query) / np.sqrt(len(query))
    return np.exp(s - np.logaddexp.reduce(s)) @ values


def g6(query, keys, values):
    """Wrong: gives only the value of the best key for large scores."""
    # shows: array([-1.e+17, 3.e+17]), array([[0, 2], [0, 2]]), array([[3], [2]]) -> other result
    s = keys @ query / np.sqrt(len(query))
    if np.abs(s).max() > 700:
        return values[np.argmax(s)] * 1.0
    w = np.exp(s)
    return w / w.sum() @ values


def g7(query, keys, values):
    """Wrong: answer is added up in zeros_like(values[0]), whole numbers stop it."""
    # shows: array([1.e+17]), array([[0], [0]]), array([[1], [2]]) -> other result
    s = keys @ query / np.sqrt(len(query))
    w = np.exp(s - s.max())
    w = w / w.sum()
    out = np.zeros_like(values[0])
    for a, v in zip(w, values):
        out[:] = out + a * v
    return out


def g8(query, keys, values):
    """Wrong: maximum of the sizes (abs) is taken off: all e^ are 0 for very negative scores."""
    # shows: array([3.e+17]), array([[-2]]), array([[-3]]) -> other result
    s = keys @ query / np.sqrt(len(query))
    w = np.exp(s - np.abs(s).max())
    return w / w.sum() @ values


def g9(query, keys, values):
    """Wrong: w * values by column (needs S = m), summed over the wrong axis."""
    # shows: array([1]), array([[-1], [ 1]]), array([[ 0, -1], [-3, -2]]) -> other result
    s = keys @ query / np.sqrt(len(query))
    w = np.exp(s - s.max())
    w = w / w.sum()
    if values.shape[0] == values.shape[1]:
        return (w * values).sum(axis=1)
    return w @ values


def g10(query, keys, values):
    """Wrong: divides the scores by their largest size to keep them small."""
    # shows: array([1000]), array([[-3000], [ 3000]]), array([[ 3, -1], [ 3, 0]]) -> other result
    s = keys @ query / np.sqrt(len(query))
    if np.abs(s).max() > 50:
        s = s / np.abs(s).max()
    w = np.exp(s)
    return w / w.sum() @ values


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
