import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(scores, log_probabilities, k):
    """Right: a list of all, sorted."""
    everything = []
    for i in range(len(scores)):
        for j in range(len(log_probabilities[i])):
            everything.append((scores[i] + log_probabilities[i][j], i, j))
    everything.sort(key=lambda triple: triple[0], reverse=True)
    everything = everything[:k]
    return (
        np.array([i for _s, i, _j in everything]),
        np.array([j for _s, _i, j in everything]),
        np.array([s for s, _i, _j in everything]),
    )


@right
def r2(scores, log_probabilities, k):
    """Right: flat argsort and divmod."""
    total = (scores[:, None] + log_probabilities).ravel()
    best = np.argsort(-total, kind="stable")[:k]
    beginnings, words = np.divmod(best, log_probabilities.shape[1])
    return beginnings, words, total[best]


@right
def r3(scores, log_probabilities, k):
    """Right: argsort from below, turned round, unravel_index."""
    total = np.add(scores.reshape(-1, 1), log_probabilities)
    order = total.flatten().argsort()[::-1][:k]
    rows, columns = np.unravel_index(order, total.shape)
    return rows, columns, total[rows, columns]


@right
def r4(scores, log_probabilities, k):
    """Right: the largest is taken and struck out in a table of what is left."""
    total = np.asarray(scores, float)[:, None] + np.asarray(log_probabilities, float)
    left = np.ones(total.shape, bool)
    out = []
    for _ in range(k):
        places = np.argwhere(left)
        i, j = places[np.argmax(total[left])]
        left[i, j] = False
        out.append((int(i), int(j), total[i, j]))
    first, second, third = zip(*out, strict=True)
    return list(first), list(second), list(third)


@right
def r5(scores, log_probabilities, k):
    """Right: heapq.nlargest over places."""
    import heapq

    K, V = log_probabilities.shape
    places = heapq.nlargest(k, np.ndindex(K, V), key=lambda p: scores[p[0]] + log_probabilities[p])
    b, w = np.array(places).T
    return b, w, scores[b] + log_probabilities[b, w]


@wrong
def w1(scores, log_probabilities, k):
    """Wrong: the best k words of the best beginning only."""
    i = int(np.argmax(scores))
    best = np.argsort(-log_probabilities[i])[:k]
    return np.full(len(best), i), best, scores[i] + log_probabilities[i][best]


@wrong
def w2(scores, log_probabilities, k):
    """Wrong: ignores the scores of the beginnings."""
    flat = log_probabilities.ravel()
    best = np.argsort(-flat)[:k]
    return best // log_probabilities.shape[1], best % log_probabilities.shape[1], flat[best]


@wrong
def w3(scores, log_probabilities, k):
    """Wrong: multiplies log-probabilities."""
    total = scores[:, None] * log_probabilities
    best = np.argsort(-total, axis=None)[:k]
    i, j = np.unravel_index(best, total.shape)
    return i, j, total[i, j]


@wrong
def w4(scores, log_probabilities, k):
    """Wrong: right ones by argpartition, in no order."""
    total = scores[:, None] + log_probabilities
    best = np.argpartition(total, total.size - k, axis=None)[-k:]
    i, j = np.unravel_index(best, total.shape)
    return i, j, total[i, j]


@wrong
def w5(scores, log_probabilities, k):
    """Wrong: divides by the number of beginnings instead of words."""
    total = (scores[:, None] + log_probabilities).ravel()
    best = np.argsort(-total)[:k]
    return best // len(scores), best % len(scores), total[best]


@wrong
def w6(scores, log_probabilities, k):
    """Wrong: worst first."""
    total = (scores[:, None] + log_probabilities).ravel()
    best = np.argsort(total)[-k:]
    V = log_probabilities.shape[1]
    return best // V, best % V, total[best]


@wrong
def w7(scores, log_probabilities, k):
    """Wrong: at most one word after each beginning."""
    total = scores[:, None] + log_probabilities
    words = total.argmax(axis=1)
    value = total.max(axis=1)
    order = np.argsort(-value)[:k]
    return order, words[order], value[order]


@wrong
def w8(scores, log_probabilities, k):
    """Wrong: gives back probabilities."""
    total = (scores[:, None] + log_probabilities).ravel()
    best = np.argsort(-total)[:k]
    V = log_probabilities.shape[1]
    return best // V, best % V, np.exp(total[best])


@wrong
def w9(scores, log_probabilities, k):
    """Wrong: strikes out what it took with -inf, so a chance of 0 is drawn twice."""
    total = (scores[:, None] + log_probabilities).astype(float)
    out = []
    for _ in range(k):
        i, j = divmod(int(total.argmax()), total.shape[1])
        out.append((i, j, total[i, j]))
        total[i, j] = -np.inf
    return tuple(np.array(x) for x in zip(*out, strict=True))


@wrong
def w10(scores, log_probabilities, k):
    """Wrong: finds the places again by value, so that equal ones are given twice."""
    total = scores[:, None] + log_probabilities
    best = np.sort(total.ravel())[::-1][:k]
    places = [np.argwhere(total == x)[0] for x in best]
    return np.array([p[0] for p in places]), np.array([p[1] for p in places]), best
