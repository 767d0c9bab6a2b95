import numpy as np


def f1(query, keys):
    """Right: argmax of the product."""
    return int(np.argmax(keys @ query))


def f2(query, keys):
    """Right: a loop with the best so far, started at the first key."""
    best = 0
    best_score = np.dot(query, keys[0])
    for i in range(1, len(keys)):
        s = np.dot(query, keys[i])
        if s > best_score:
            best = i
            best_score = s
    return best


def f3(query, keys):
    """Right: a list of scores, index of the max."""
    scores = [sum(a * b for a, b in zip(query.tolist(), key.tolist())) for key in keys]
    return scores.index(max(scores))


def f4(query, keys):
    """Right: max of range with a key function (first of equal ones)."""
    return max(range(len(keys)), key=lambda i: (keys[i] * query).sum())


def f5(query, keys):
    """Right: sort of (-score, number)."""
    pairs = sorted((-np.dot(k, query), i) for i, k in enumerate(keys))
    return pairs[0][1]


def g1(query, keys):
    """Wrong: of equal ones the last (>=)."""
    # shows: array([-1]), array([[3], [3]]) -> other result
    best, score = 0, None
    for i, k in enumerate(keys):
        s = k @ query
        if score is None or s >= score:
            best, score = i, s
    return best


def g2(query, keys):
    """Wrong: best score starts at 0; all-negative scores give key 0."""
    # shows: array([2, 3]), array([[-3, -1], [ 2, -2]]) -> other result
    best, score = 0, 0
    for i, k in enumerate(keys):
        if k @ query > score:
            best, score = i, k @ query
    return best


def g3(query, keys):
    """Wrong: smallest distance instead of largest dot product."""
    # shows: array([-3, 3]), array([[3, 2], [2, 0], [2, 0]]) -> other result
    return int(np.argmin(((keys - query) ** 2).sum(axis=1)))


def g4(query, keys):
    """Wrong: cosine, divides by the length of the key."""
    # shows: array([2, 1, 2]), array([[ 0, -1, -3], [-1, -3, -1]]) -> other result
    n = np.sqrt((keys * keys).sum(axis=1))
    n = np.where(n == 0, 1, n)
    return int(np.argmax(keys @ query / n))


def g5(query, keys):
    """Wrong: largest size of the score, negative ones count as large."""
    # shows: array([3]), array([[-2], [ 1]]) -> other result
    return int(np.argmax(np.abs(keys @ query)))


def g6(query, keys):
    """Wrong: argsort()[-1], which of equal ones gives the last."""
    # shows: array([-1]), array([[3], [3]]) -> other result
    return int(np.argsort(keys @ query, kind="stable")[-1])


def g7(query, keys):
    """Wrong: keys as a growing default: cached scores of the first call with this many keys."""
    # shows: only after earlier calls with other input: array([3]), array([[-2], [ 1]]) -> other result
    store = g7.__dict__.setdefault("scores", {})
    if len(keys) not in store:
        store[len(keys)] = keys @ query
    return int(np.argmax(store[len(keys)]))


def g8(query, keys):
    """Wrong: softmax without care: overflow to nan, argmax is then the first nan."""
    # shows: array([-772.79733478]), array([[1.40060883], [0.97230184]]) -> other result
    e = np.exp(keys @ query)
    return int(np.argmax(e / e.sum()))


def g9(query, keys):
    """Wrong: scores rounded to 3 places before comparing."""
    # shows: array([-1.33043472e-06]), array([[ 2.82263315], [ 1.9629794 ], [-2.36111283]]) -> other result
    return int(np.argmax(np.round(keys @ query * 1.0, 3)))


def g10(query, keys):
    """Wrong: argmax of the whole table keys * query, then divided by the number of keys."""
    # shows: array([-3, -1, 3]), array([[ 3, -3, -2], [ 0, 2, 1]]) -> other result
    prod = keys * query
    return int(np.argmax(prod)) // keys.shape[1]


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
