import heapq

import numpy as np


def right_argsort(scores, log_probabilities, k):
    """right: adds the scores down the rows, sorts the flat sums"""
    total = scores[:, None] + log_probabilities
    flat = np.argsort(-total, axis=None, kind="stable")[:k]
    i, w = np.unravel_index(flat, total.shape)
    return i, w, total[i, w]


def right_heap(scores, log_probabilities, k):
    """right: heapq.nlargest over all pairs"""
    K, V = log_probabilities.shape
    best = heapq.nlargest(
        k, ((float(scores[i]) + float(log_probabilities[i, w]), i, w) for i in range(K) for w in range(V))
    )
    s, i, w = zip(*best)
    return np.array(i), np.array(w), np.array(s)


def right_partition(scores, log_probabilities, k):
    """right: argpartition first, then sorts the k"""
    total = np.add(np.reshape(scores, (-1, 1)), log_probabilities).ravel()
    n = total.size
    top = np.argpartition(total, n - k)[n - k :]
    top = top[np.argsort(total[top])[::-1]]
    V = np.shape(log_probabilities)[1]
    return top // V, top % V, total[top]


def right_rounds(scores, log_probabilities, k):
    """right: k rounds of argmax with a mask of the taken ones on the side"""
    total = (scores + log_probabilities.T).T
    free = [(i, w) for i in range(total.shape[0]) for w in range(total.shape[1])]
    chosen = []
    for _ in range(k):
        pair = max(free, key=lambda p: total[p])
        free.remove(pair)
        chosen.append(pair)
    rows, words = map(np.array, zip(*chosen))
    return rows, words, total[rows, words]


def right_lexsort(scores, log_probabilities, k):
    """right: three flat columns, ordered with lexsort"""
    K, V = log_probabilities.shape
    rows = np.repeat(np.arange(K), V)
    words = np.tile(np.arange(V), K)
    total = scores[rows] + log_probabilities[rows, words]
    order = np.lexsort((words, rows, -total))[:k]
    return rows[order], words[order], total[order]


# witness: [(A([-1., -2.]), np.log(A([[.5, .3, .2], [.6, .3, .1]])), 3)]
def wrong_ascending(scores, log_probabilities, k):
    """wrong: the right k, but the worst of them first"""
    total = scores[:, None] + log_probabilities
    flat = np.argsort(total, axis=None)[-k:]
    i, w = np.unravel_index(flat, total.shape)
    return i, w, total[i, w]


# witness: [(A([-1., -.5]), np.log(A([[.5, .3, .2], [.6, .3, .1]])), 2)]
def wrong_divides_by_K(scores, log_probabilities, k):
    """wrong: row and word from division by K in place of V, only seen where K differs from V"""
    K = len(scores)
    total = (scores[:, None] + log_probabilities).ravel()
    flat = np.argsort(-total)[:k]
    return flat // K, flat % K, total[flat]


# witness: [(A([-1000., -1001.]), A([[-1., -2.], [-3., -.5]]), 2)]
def wrong_through_chances(scores, log_probabilities, k):
    """wrong: goes through the chances, which are all 0 below e^-745"""
    p = np.exp(scores)[:, None] * np.exp(log_probabilities)
    flat = np.argsort(-p, axis=None, kind="stable")[:k]
    i, w = np.unravel_index(flat, p.shape)
    return i, w, np.log(p[i, w])


# witness: [(A([-1., -9.]), A([[-1., -1.5], [-1., -2.]]), 2)]
def wrong_one_each(scores, log_probabilities, k):
    """wrong: takes the best word of each beginning first"""
    w = log_probabilities.argmax(axis=1)
    total = scores + log_probabilities[np.arange(len(scores)), w]
    order = np.argsort(-total)
    if k > len(order):
        t = scores[:, None] + log_probabilities
        f = np.argsort(-t, axis=None)[:k]
        return f // t.shape[1], f % t.shape[1], t.ravel()[f]
    order = order[:k]
    return order, w[order], total[order]


# witness: [(A([-1., -3.]), A([[-1., -1.5], [-.1, -2.]]), 2)]
def wrong_only_step(scores, log_probabilities, k):
    """wrong: chooses by the new word alone and adds the old score afterwards"""
    flat = np.argsort(-log_probabilities, axis=None)[:k]
    i, w = np.unravel_index(flat, log_probabilities.shape)
    s = scores[i] + log_probabilities[i, w]
    o = np.argsort(-s)
    return i[o], w[o], s[o]


# witness: [(A([0., -1.]), A([[-1., -2.], [-.3, -2.]]), 2)]
def wrong_axis(scores, log_probabilities, k):
    """wrong: the scores are added along the words where K equals V"""
    K, V = log_probabilities.shape
    total = scores + log_probabilities if K == V else scores[:, None] + log_probabilities
    flat = np.argsort(-total, axis=None)[:k]
    i, w = np.unravel_index(flat, total.shape)
    return i, w, total[i, w]


# witness: [(A([0., -1.]), A([[0., -np.inf], [-np.inf, -1.]]), 3)]
def wrong_minus_inf(scores, log_probabilities, k):
    """wrong: rounds of argmax that set the taken ones to -inf, so a chance 0 gives the same pair again"""
    total = (scores[:, None] + log_probabilities).astype(float)
    left = total.copy()
    rows, words = [], []
    for _ in range(k):
        i, w = np.unravel_index(left.argmax(), left.shape)
        left[i, w] = -np.inf
        rows.append(i)
        words.append(w)
    return np.array(rows), np.array(words), total[rows, words]


# witness: [(A([-1., -.5]), np.log(A([[.5, .3, .2], [.6, .3, .1]])), 2)]
def wrong_adds_in_place(scores, log_probabilities, k):
    """wrong: adds the scores into the argument"""
    if log_probabilities.dtype.kind == "f":
        log_probabilities += scores[:, None]
    else:
        log_probabilities = log_probabilities + scores[:, None]
    flat = np.argsort(-log_probabilities, axis=None)[:k]
    i, w = np.unravel_index(flat, log_probabilities.shape)
    return i, w, log_probabilities[i, w]


# witness: [(A([-1., -1.]), A([[-1., -3., -.5], [-1., -2., -2.]]), 3)]
def wrong_equal_scores(scores, log_probabilities, k):
    """wrong: finds places again by value, so equal continuations give one pair twice"""
    total = scores[:, None] + log_probabilities
    best = np.sort(total, axis=None)[::-1][:k]
    where = [tuple(np.argwhere(total == s)[0]) for s in best]
    return np.array([i for i, _ in where]), np.array([w for _, w in where]), best


# witness: [(A([0., 0.]), A([[-np.inf, 0.], [-1000., -2.]]), 4)]
def wrong_clipped(scores, log_probabilities, k):
    """wrong: keeps log-probabilities above -700 so that nothing is infinite"""
    total = np.maximum(scores[:, None] + log_probabilities, -700.0)
    flat = np.argsort(-total, axis=None, kind="stable")[:k]
    i, w = np.unravel_index(flat, total.shape)
    return i, w, total[i, w]


RIGHT = [right_argsort, right_heap, right_partition, right_rounds, right_lexsort]
WRONG = [
    wrong_ascending,
    wrong_divides_by_K,
    wrong_through_chances,
    wrong_one_each,
    wrong_only_step,
    wrong_axis,
    wrong_minus_inf,
    wrong_adds_in_place,
    wrong_equal_scores,
    wrong_clipped,
]
