import heapq

import numpy as np


def f1(scores, log_probabilities, k):
    """Right: all sums, flattened, sorted, divmod by V."""
    total = scores[:, None] + log_probabilities
    V = total.shape[1]
    order = np.argsort(-total.ravel(), kind="stable")[:k]
    return order // V, order % V, total.ravel()[order]


def f2(scores, log_probabilities, k):
    """Right: a list of triples, sorted with a key."""
    everything = []
    for i in range(len(scores)):
        for w in range(len(log_probabilities[i])):
            everything.append((i, w, scores[i] + log_probabilities[i][w]))
    everything.sort(key=lambda x: x[2], reverse=True)
    best = everything[:k]
    a = np.array([x[0] for x in best], dtype=int)
    b = np.array([x[1] for x in best], dtype=int)
    c = np.array([x[2] for x in best])
    return a, b, c


def f3(scores, log_probabilities, k):
    """Right: heapq.nlargest over index pairs."""
    K, V = log_probabilities.shape
    value = lambda p: scores[p[0]] + log_probabilities[p[0], p[1]]
    pairs = heapq.nlargest(k, ((i, j) for i in range(K) for j in range(V)), key=value)
    return (np.array([p[0] for p in pairs]), np.array([p[1] for p in pairs]), np.array([value(p) for p in pairs]))


def f4(scores, log_probabilities, k):
    """Right: picks the best k times and remembers what is taken in a boolean table."""
    total = np.asarray(scores, dtype=float).reshape(-1, 1) + log_probabilities
    free = np.ones(total.shape, dtype=bool)
    beams, words, values = [], [], []
    for _ in range(k):
        best = None
        for i in range(total.shape[0]):
            for j in range(total.shape[1]):
                if free[i, j] and (best is None or total[i, j] > total[best]):
                    best = (i, j)
        free[best] = False
        beams.append(best[0])
        words.append(best[1])
        values.append(total[best])
    return np.array(beams), np.array(words), np.array(values)


def f5(scores, log_probabilities, k):
    """Right: the k best words of each beginning first, then the k best of these."""
    cand_b, cand_w, cand_s = [], [], []
    for i, row in enumerate(log_probabilities):
        for w in np.argsort(row)[::-1][:k]:
            cand_b.append(i)
            cand_w.append(w)
            cand_s.append(scores[i] + row[w])
    cand_b, cand_w, cand_s = np.array(cand_b), np.array(cand_w), np.array(cand_s)
    o = np.argsort(cand_s)[::-1][:k]
    return cand_b[o], cand_w[o], cand_s[o]


def g1(scores, log_probabilities, k):
    """Wrong: divides the flat number by K and not by V."""
    # shows: array([0]), array([[-1, 0]]), 2 -> other result
    total = scores[:, None] + log_probabilities
    K = len(scores)
    order = np.argsort(-total.ravel())[:k]
    return order // K, order % K, total.ravel()[order]


def g2(scores, log_probabilities, k):
    """Wrong: worst first (forgets to turn round after argsort of the last k)."""
    # shows: array([0]), array([[-1, 0]]), 2 -> other result
    total = scores[:, None] + log_probabilities
    order = np.argsort(total.ravel())[-k:]
    return order // total.shape[1], order % total.shape[1], total.ravel()[order]


def g3(scores, log_probabilities, k):
    """Wrong: looks a value up with list.index: of two equal ones the same continuation comes twice."""
    # shows: array([-1]), array([[-1, -1, -2]]), 2 -> other result
    total = (scores[:, None] + log_probabilities).ravel().tolist()
    V = log_probabilities.shape[1]
    best = sorted(total, reverse=True)[:k]
    where = [total.index(value) for value in best]
    return np.array([w // V for w in where]), np.array([w % V for w in where]), np.array(best)


def g4(scores, log_probabilities, k):
    """Wrong: only the best word of each beginning is a candidate, pads by repeating."""
    # shows: array([0]), array([[-1, 0]]), 2 -> other result
    words = log_probabilities.argmax(axis=1)
    new = scores + log_probabilities.max(axis=1)
    o = np.argsort(-new)[:k]
    while len(o) < k:
        o = np.append(o, o[-1])
    return o, words[o], new[o]


def g5(scores, log_probabilities, k):
    """Wrong: works with probabilities, which are all 0 for e^-1000."""
    # shows: array([-1001.9304677]), array([[0.]]), 1 -> other result
    p = np.exp(scores)[:, None] * np.exp(log_probabilities)
    order = np.argsort(-p.ravel(), kind="stable")[:k]
    V = p.shape[1]
    return order // V, order % V, np.log(p.ravel()[order])


def g6(scores, log_probabilities, k):
    """Wrong: marks taken places with -1e9 and so takes them again where the rest is -inf."""
    # shows: array([-1001.22878856]), array([[-inf, -inf]]), 2 -> other result
    total = (scores[:, None] + log_probabilities).astype(float)
    a, b, c = [], [], []
    for _ in range(k):
        i, j = np.unravel_index(np.argmax(total), total.shape)
        a.append(i)
        b.append(j)
        c.append(total[i, j])
        total[i, j] = -1e9
    return np.array(a), np.array(b), np.array(c)


def g7(scores, log_probabilities, k):
    """Wrong: the score returned is that of the word alone, the old score is left out."""
    # shows: array([-2]), array([[-1, -2]]), 1 -> other result
    total = scores[:, None] + log_probabilities
    order = np.argsort(-total.ravel(), kind="stable")[:k]
    i, j = order // total.shape[1], order % total.shape[1]
    return i, j, log_probabilities[i, j]


def g8(scores, log_probabilities, k):
    """Wrong: adds scores along the word axis (only right shape for K = V or K = 1)."""
    # shows: array([-2, -1]), array([[-3], [-2]]), 1 -> other result
    total = log_probabilities + scores
    order = np.argsort(-total.ravel(), kind="stable")[:k]
    return order // total.shape[1], order % total.shape[1], total.ravel()[order]


def g9(scores, log_probabilities, k):
    """Wrong: adds the old scores in place into the table it was given."""
    # shows: array([-2]), array([[-1, -2]]), 1 -> argument changed
    for i in range(len(scores)):
        log_probabilities[i] += scores[i]
    order = np.argsort(-log_probabilities.ravel(), kind="stable")[:k]
    V = log_probabilities.shape[1]
    return order // V, order % V, log_probabilities.ravel()[order]


def g10(scores, log_probabilities, k):
    """Wrong: leaves impossible (-inf) continuations out, so fewer than k may come back."""
    # shows: array([-1001.22878856]), array([[-inf, -inf]]), 2 -> other result
    found = []
    for i, s in enumerate(scores):
        for j, lp in enumerate(log_probabilities[i]):
            if s + lp > -np.inf:
                found.append((s + lp, i, j))
    found.sort(reverse=True)
    found = found[:k]
    return (np.array([f[1] for f in found]), np.array([f[2] for f in found]), np.array([f[0] for f in found]))


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
