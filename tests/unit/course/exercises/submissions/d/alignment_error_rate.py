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
def r1(weights, gold):
    """Right: sets."""
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@right
def r2(weights, gold):
    """Right: loops with >, counted."""
    hits = 0
    for j, row in enumerate(weights.tolist()):
        best = 0
        for i in range(1, len(row)):
            if row[i] > row[best]:
                best = i
        hits += (best, j) in gold
    return 1 - 2 * hits / (len(weights) + len(gold))


@right
def r3(weights, gold):
    """Right: symmetric difference."""
    links = set(zip(map(int, np.argmax(weights, axis=-1)), range(len(weights))))
    return len(links ^ set(gold)) / (len(links) + len(gold))


@right
def r4(weights, gold):
    """Right: precision and recall, 1 - F1."""
    best = [max(range(len(r)), key=r.__getitem__) for r in weights]
    hit = sum(best[j] == i for i, j in gold if j < len(best))
    if not gold or not hit:
        return 1.0
    p, r = hit / len(best), hit / len(gold)
    return 1 - 2 * p * r / (p + r)


class Rate:
    """Right: object; 0/1 matrices."""

    def __call__(self, weights, gold):
        T, S = weights.shape
        a, g = np.zeros((T, S)), np.zeros((T, S))
        a[np.arange(T), weights.argmax(1)] = 1
        for i, j in gold:
            g[j, i] = 1
        return float(1 - 2 * (a * g).sum() / (a.sum() + g.sum()))


right(Rate())


def links_of(weights):
    return {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}


def rate(links, gold):
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


I = lambda w, g: lambda: (A(w), set(g))


@wrong(I([[0.1, 0.9], [0.2, 0.8]], [(1, 0)]))
def w1(weights, gold):
    """Wrong: pairs (target, source); rows [.1, .9], [.2, .8], gold (1, 0)."""
    return rate({(j, i) for i, j in links_of(weights)}, gold)


@wrong(I([[0.5, 0.5]], [(0, 0)]))
def w2(weights, gold):
    """Wrong: the last of equal weights; row [.5, .5], gold (0, 0)."""
    return rate({(len(r) - 1 - int(r[::-1].argmax()), j) for j, r in enumerate(weights)}, gold)


@wrong(I([[0.4, 0.6], [0.1, 0.9]], [(1, 0), (1, 1)]))
def w3(weights, gold):
    """Wrong: the heaviest target word of each source word (axis 0); rows [.4, .6], [.1, .9]."""
    return rate({(i, int(j)) for i, j in enumerate(weights.argmax(axis=0))}, gold)


@wrong(I([[0.4, 0.6]], []))
def w4(weights, gold):
    """Wrong: 0 for an empty gold; any with gold empty."""
    if not gold:
        return 0.0
    return rate(links_of(weights), gold)


@wrong(I([[0.4, 0.6]], [(1, 0), (0, 0)]))
def w5(weights, gold):
    """Wrong: 1 - precision, right when gold has as many pairs as links; gold (1, 0), (0, 0) for one word."""
    links = links_of(weights)
    return 1 - len(links & gold) / len(links)


@wrong(I([[0.0, 0], [0, 1]], [(1, 1)]))
def w6(weights, gold):
    """Wrong: a row of zeros has no link; rows [0, 0], [0, 1], gold (1, 1)."""
    links = {(int(r.argmax()), j) for j, r in enumerate(weights) if r.max() > 0}
    return rate(links, gold) if links or gold else 1.0


@wrong(I([[0.5, 0.5]], [(0, 0)]))
def w7(weights, gold):
    """Wrong: all equal largest weights become links; row [.5, .5], gold (0, 0)."""
    j, i = np.nonzero(weights == weights.max(axis=1, keepdims=True))
    return rate(set(zip(i.tolist(), j.tolist())), gold)


@wrong(I([[0.4, 0.6], [0.9, 0.1]], [(1, 0), (1, 1)]))
def w8(weights, gold):
    """Wrong: 1 - common / union (Jaccard), right if all or nothing agrees; one of two agrees."""
    links = links_of(weights)
    return 1 - len(links & gold) / len(links | gold)


@wrong(I([[0.4, 0.6]], [(1, 0), (0, 0)]))
def w9(weights, gold):
    """Wrong: cuts the given set down with &=; gold (1, 0), (0, 0)."""
    links, n = links_of(weights), len(gold)
    gold &= links
    return 1 - 2 * len(gold) / (len(links) + n)


@wrong(I([[0.4, 0.6], [0.1, 0.9]], [(1, 0), (1, 1)]))
def w10(weights, gold):
    """Wrong: a dictionary source -> target loses a link where two target words choose one source word; [.4, .6], [.1, .9]."""
    table = {int(r.argmax()): j for j, r in enumerate(weights)}
    return rate(set(table.items()), gold)
