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
def r1(query, keys):
    """Right: argmax of the product."""
    return int(np.argmax(keys @ query))


@right
def r2(query, keys):
    """Right: a loop with >."""
    best, best_score = None, None
    for i, k in enumerate(keys):
        s = sum(float(a) * float(b) for a, b in zip(query, k))
        if best is None or s > best_score:
            best, best_score = i, s
    return best


@right
def r3(query, keys):
    """Right: max with a key function, the first of equal ones."""
    return max(range(len(keys)), key=lambda i: np.dot(query, keys[i]))


@right
def r4(query, keys):
    """Right: stable sort of the negative scores, a NumPy integer."""
    return np.argsort(-np.einsum("d,sd->s", query, keys), kind="stable")[0]


class Nearest:
    """Right: object; recursion over halves."""

    def best(self, s, lo, hi):
        if hi - lo == 1:
            return lo
        mid = (lo + hi) // 2
        a, b = self.best(s, lo, mid), self.best(s, mid, hi)
        return b if s[b] > s[a] else a

    def __call__(self, query, keys):
        return self.best((keys @ query).tolist(), 0, len(keys))


right(Nearest())


@wrong(lambda: (A([1.0, 0]), A([[1.0, 0], [1, 1]])))
def w1(query, keys):
    """Wrong: >= takes the last of equal ones; keys [1, 0], [1, 1], query [1, 0]."""
    best, score = 0, -np.inf
    for i, k in enumerate(keys):
        if k @ query >= score:
            best, score = i, k @ query
    return best


@wrong(lambda: (A([1.0, 0]), A([[1.0, 0], [1, 1]])))
def w2(query, keys):
    """Wrong: argsort()[-1] takes the last of equal ones; keys [1, 0], [1, 1], query [1, 0]."""
    return int(np.argsort(keys @ query, kind="stable")[-1])


@wrong(lambda: (A([1.0]), A([[-2.0], [-1]])))
def w3(query, keys):
    """Wrong: starts from a best score of 0; all scores negative, keys [-2], [-1], query [1]."""
    best, score = 0, 0
    for i, k in enumerate(keys):
        if k @ query > score:
            best, score = i, k @ query
    return best


@wrong(lambda: (A([1.0, 0]), A([[1.0, 0], [3, 3]])))
def w4(query, keys):
    """Wrong: cosine instead of the dot product; keys [1, 0], [3, 3], query [1, 0]."""
    return int(np.argmax(keys @ query / np.maximum(np.linalg.norm(keys, axis=1), 1e-12)))


@wrong(lambda: (A([1.0, 0]), A([[1.0, 0], [3, 3]])))
def w5(query, keys):
    """Wrong: smallest distance instead of dot product; keys [1, 0], [3, 3], query [1, 0]."""
    return int(np.argmin(((keys - query) ** 2).sum(axis=1)))


@wrong(lambda: (A([1.0, 0]), A([[1.0, 0], [-3, 0]])))
def w6(query, keys):
    """Wrong: largest absolute score; keys [1, 0], [-3, 0], query [1, 0]."""
    return int(np.argmax(np.abs(keys @ query)))


@wrong(lambda: (A([1.0, 2]), A([[1.0, 0], [3, 1]])))
def w7(query, keys):
    """Wrong: multiplies the keys in place; any input of one type."""
    keys *= query
    return int(keys.sum(axis=1).argmax())


@wrong(lambda: (A([1.0, 0]), A([[1.0, 0], [0, 1], [4, 1]])))
def w8(query, keys):
    """Wrong: never looks at the last key, range(len(keys) - 1); keys [1, 0], [0, 1], [4, 1], query [1, 0]."""
    best = 0
    for i in range(len(keys) - 1):
        if keys[i] @ query > keys[best] @ query:
            best = i
    return best


@wrong(lambda: (A([1.0, 1]), A([[3.0, 0], [2, 2]])))
def w9(query, keys):
    """Wrong: the key with the largest single product, not the largest sum; keys [3, 0], [2, 2], query [1, 1]."""
    return int(np.argmax(keys * query)) // len(query)


@wrong(lambda: (A([1.0]), A([[0.2], [0.9]])))
def w10(query, keys):
    """Wrong: int() of each score makes ties; keys [.2], [.9], query [1]."""
    scores = [int(k @ query) for k in keys]
    return scores.index(max(scores))
