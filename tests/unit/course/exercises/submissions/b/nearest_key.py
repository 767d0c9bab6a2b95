import numpy as np


def r_argmax(query, keys):
    """Right: matrix product and argmax."""
    return int(np.argmax(keys @ query))


def r_loop(query, keys):
    """Right: strict comparison, first key to begin with."""
    best, place = np.dot(query, keys[0]), 0
    for s in range(1, len(keys)):
        score = np.dot(query, keys[s])
        if score > best:
            best, place = score, s
    return place


def r_max(query, keys):
    """Right: Python's max over the places; the first of equal ones wins."""
    q = query.tolist()
    ks = keys.tolist()
    return max(range(len(ks)), key=lambda s: sum(a * b for a, b in zip(q, ks[s])))


def r_einsum(query, keys):
    """Right: einsum and argmax of float64."""
    return np.einsum("sd,d->s", keys, query).astype(np.float64).argmax()


def r_sorted(query, keys):
    """Right: stable argsort of the negated scores."""
    scores = (keys * query).sum(axis=1)
    return int(np.argsort(-scores.astype(float), kind="stable")[0])


# witness: (A([1,0]), A([[2,5],[2,1],[0,3]]))
def w_last(query, keys):
    """Wrong: >= keeps the last of equal keys."""
    best, place = -np.inf, 0
    for s, k in enumerate(keys):
        if k @ query >= best:
            best, place = k @ query, s
    return place


# witness: (A([1.,0.]), A([[-5.,0.],[-2.,1.]]))
def w_from_zero(query, keys):
    """Wrong: best begins at 0, so all-negative scores give key 0."""
    best, place = 0, 0
    for s, k in enumerate(keys):
        if k @ query > best:
            best, place = k @ query, s
    return place


# witness: (A([1.,0.]), A([[1.,0.],[2.,2.]]))
def w_cosine(query, keys):
    """Wrong: cosine instead of dot product."""
    n = np.linalg.norm(keys, axis=1)
    return int(np.argmax(keys @ query / np.where(n == 0, 1, n)))


# witness: (A([1.,0.]), A([[1.,0.],[5.,5.]]))
def w_distance(query, keys):
    """Wrong: smallest distance instead of largest dot product."""
    return int(np.argmin(((keys - query) ** 2).sum(axis=1)))


# witness: (A([1.,0.]), A([[1.,0.],[-5.,5.]]))
def w_abs(query, keys):
    """Wrong: largest absolute score."""
    return int(np.argmax(np.abs(keys @ query)))


# witness: (A([1.]), A([[100000000.],[100000001.]]))
def w_float32(query, keys):
    """Wrong: float32 makes near scores equal."""
    return int(np.argmax(keys.astype(np.float32) @ query.astype(np.float32)))


# witness: (A([1.]), A([[0.001],[0.0012]]))
def w_round(query, keys):
    """Wrong: scores rounded to 3 digits before the choice, so small ones become equal."""
    return int(np.argmax(np.round(keys @ query, 3)))


# witness: (A([1.]), A([[800.],[900.]]))
def w_softmax(query, keys):
    """Wrong: unguarded softmax first: inf / inf for large scores."""
    e = np.exp(keys @ query)
    return int(np.argmax(e / e.sum()))


# witness: (A([1.,2.]), A([[0.,1.],[3.,0.]]))
def w_transposed_if_square(query, keys):
    """Wrong: query @ keys where the shapes allow it (S = d), which is the wrong axis."""
    try:
        return int(np.argmax(query @ keys)) if keys.shape[0] == keys.shape[1] else int(np.argmax(keys @ query))
    except ValueError:
        return int(np.argmax(keys @ query))


_bank = {}


# witness: [(A([1.,2.]), A([[0.,1.],[3.,0.],[1.,1.]])), (A([1.,2.]), A([[9.,1.],[3.,0.],[1.,1.]]))]
def w_cached(query, keys):
    """Wrong: answers are kept by the query's numbers and the number of keys."""
    name = (query.tobytes(), len(keys))
    if name not in _bank:
        _bank[name] = int(np.argmax(keys @ query))
    return _bank[name]


RIGHT = [r_argmax, r_loop, r_max, r_einsum, r_sorted]
WRONG = [
    w_last,
    w_from_zero,
    w_cosine,
    w_distance,
    w_abs,
    w_float32,
    w_round,
    w_softmax,
    w_transposed_if_square,
    w_cached,
]
