import heapq

import numpy as np


def r_argsort(scores, log_probabilities, k):
    """Right: flat argsort and divmod."""
    total = np.asarray(scores, float)[:, None] + log_probabilities
    order = np.argsort(-total, axis=None, kind="stable")[:k]
    b, w = np.divmod(order, total.shape[1])
    return b, w, total[b, w]


def r_unravel(scores, log_probabilities, k):
    """Right: argsort upwards, turned round, unravel_index."""
    total = np.add(scores.reshape(-1, 1), log_probabilities).astype(float)
    flat = total.ravel()
    idx = flat.argsort()[::-1][:k]
    i, j = np.unravel_index(idx, total.shape)
    return i, j, flat[idx]


def r_heap(scores, log_probabilities, k):
    """Right: heapq over Python tuples."""
    cells = ((float(s) + float(p), i, j) for i, s in enumerate(scores) for j, p in enumerate(log_probabilities[i]))
    best = heapq.nlargest(k, cells)
    return (
        np.array([i for _, i, _ in best], dtype=int),
        np.array([j for *_, j in best], dtype=int),
        np.array([s for s, *_ in best]),
    )


def r_partition(scores, log_probabilities, k):
    """Right: argpartition first, then sort the k."""
    V = log_probabilities.shape[1]
    flat = (np.repeat(scores, V) + log_probabilities.reshape(-1)) * 1.0
    top = np.argpartition(flat, flat.size - k)[flat.size - k :]
    top = top[np.argsort(flat[top])[::-1]]
    return top // V, top % V, flat[top]


def r_sorted(scores, log_probabilities, k):
    """Right: sorted with a key over a list of places."""
    K, V = log_probabilities.shape
    value = lambda p: scores[p[0]] + log_probabilities[p]
    places = sorted([(i, j) for i in range(K) for j in range(V)], key=value, reverse=True)[:k]
    i, j = (np.array(x) for x in zip(*places))
    return i, j, scores[i] + log_probabilities[i, j]


# witness: (A([-1000.,-1000.5]), A([[-1.,-2.],[-.1,-5.]]), 2)
def w_probabilities(scores, log_probabilities, k):
    """Wrong: works with probabilities, which are 0 for e^-1000."""
    p = np.exp(scores)[:, None] * np.exp(log_probabilities)
    order = np.argsort(-p, axis=None, kind="stable")[:k]
    b, w = np.unravel_index(order, p.shape)
    return b, w, np.log(p[b, w])


# witness: (A([-.1,-1.]), A([[-1.,-2.,-3.],[-.5,-4.,-5.]]), 3)
def w_divide_by_K(scores, log_probabilities, k):
    """Wrong: divides the flat place by K instead of V; right for square tables."""
    total = scores[:, None] + log_probabilities
    order = np.argsort(total, axis=None)[::-1][:k]
    K = len(scores)
    return order // K, order % K, total.ravel()[order]


# witness: (A([-.1,-5.]), A([[-1.,-1.1],[-.2,-.3]]), 2)
def w_per_row(scores, log_probabilities, k):
    """Wrong: the best word of each beginning first, further words only afterwards."""
    total = scores[:, None] + log_probabilities
    order = np.argsort(-total, axis=1, kind="stable")
    pairs = sorted(((i, int(order[i, 0])) for i in range(len(scores))), key=lambda p: -total[p])
    rest = sorted(((i, int(w)) for i in range(len(scores)) for w in order[i, 1:]), key=lambda p: -total[p])
    i, j = (np.array(x) for x in zip(*(pairs + rest)[:k]))
    return i, j, total[i, j]


# witness: (A([-2.,-.1]), A([[-.2,-4.,-5.],[-3.,-1.,-2.]]), 3)
def w_unsorted(scores, log_probabilities, k):
    """Wrong: argpartition without sorting: the k best, but not best first."""
    total = scores[:, None] + log_probabilities
    flat = total.ravel()
    top = np.sort(np.argpartition(-flat, k - 1)[:k])
    i, j = np.unravel_index(top, total.shape)
    return i, j, flat[top]


# witness: (A([0.,0.]), A([[-1.,-2.],[-1.,-3.]]), 3)
def w_by_value(scores, log_probabilities, k):
    """Wrong: looks each value up in the table, so equal continuations give one place twice."""
    total = scores[:, None] + log_probabilities
    values = np.sort(total, axis=None)[::-1][:k]
    places = [np.argwhere(total == v)[0] for v in values]
    return np.array([p[0] for p in places]), np.array([p[1] for p in places]), values


# witness: (A([0.,-1.]), A([[-np.inf,-1.],[-np.inf,-np.inf]]), 3)
def w_drop_zero(scores, log_probabilities, k):
    """Wrong: takes out continuations of chance 0, so fewer than k may come back."""
    total = scores[:, None] + log_probabilities
    i, j = np.where(np.isfinite(total))
    order = np.argsort(-total[i, j])[:k]
    return i[order], j[order], total[i, j][order]


# witness: (A([-1,-2]), A([[-1,-2,-1],[-1,-1,-1]]), 4)
def w_used_up_int(scores, log_probabilities, k):
    """Wrong: crosses out a taken place with -inf, which whole-number tables cannot hold."""
    total = scores[:, None] + log_probabilities
    out = []
    for _ in range(k):
        p = np.unravel_index(total.argmax(), total.shape)
        out.append((*p, total[p]))
        total[p] = -np.inf
    b, w, s = zip(*out)
    return np.array(b), np.array(w), np.array(s)


# witness: (A([0.,-1.]), A([[-np.inf,-1.],[-np.inf,-np.inf]]), 3)
def w_used_up_inf(scores, log_probabilities, k):
    """Wrong: crosses out with -inf, so chances of 0 give the same place again."""
    total = np.array(scores, float)[:, None] + log_probabilities
    out = []
    for _ in range(k):
        p = np.unravel_index(total.argmax(), total.shape)
        out.append((*p, total[p]))
        total[p] = -np.inf
    b, w, s = zip(*out)
    return np.array(b), np.array(w), np.array(s)


# witness: (A([-1.,-2.]), A([[-1.,-2.],[-.1,-5.]]), 2)
def w_adds_in_place(scores, log_probabilities, k):
    """Wrong: adds the scores into the caller's table."""
    log_probabilities += scores[:, None]
    flat = log_probabilities.ravel()
    order = np.argsort(-flat)[:k]
    return order // log_probabilities.shape[1], order % log_probabilities.shape[1], flat[order]


# witness: (A([-.1,-9.]), A([[-1.,-2.,-3.],[-1.,-1.,-1.]]), 3)
def w_k_per_row(scores, log_probabilities, k):
    """Wrong: keeps only the K best words of each beginning (K beginnings) before the choice."""
    total = scores[:, None] + log_probabilities
    K = len(scores)
    cand = [(total[i, j], i, j) for i in range(K) for j in np.argsort(-total[i], kind="stable")[:K]]
    cand = sorted(cand, key=lambda c: -c[0])[:k]
    return np.array([c[1] for c in cand]), np.array([c[2] for c in cand]), np.array([c[0] for c in cand])


RIGHT = [r_argsort, r_unravel, r_heap, r_partition, r_sorted]
WRONG = [
    w_probabilities,
    w_divide_by_K,
    w_per_row,
    w_unsorted,
    w_by_value,
    w_drop_zero,
    w_used_up_int,
    w_used_up_inf,
    w_adds_in_place,
    w_k_per_row,
]
