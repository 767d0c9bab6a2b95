from functools import reduce

import numpy as np


def r_comp(weights, gold):
    """Right: set comprehension over rows."""
    links = {(int(np.argmax(row)), j) for j, row in enumerate(weights)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


def r_zip(weights, gold):
    """Right: argmax over axis 1 and zip."""
    a = set(zip(weights.argmax(axis=1).tolist(), range(len(weights))))
    return 1.0 - 2.0 * len(a.intersection(gold)) / (len(a) + len(gold))


def r_python(weights, gold):
    """Right: plain Python lists, index of the max."""
    hit = 0
    rows = weights.tolist()
    for j, row in enumerate(rows):
        if (row.index(max(row)), j) in gold:
            hit += 1
    return 1 - 2 * hit / (len(rows) + len(gold))


def r_reduce(weights, gold):
    """Right: functools.reduce for the hits."""
    best = weights.argmax(-1)
    hits = reduce(lambda n, j: n + ((best[j], j) in gold), range(best.size), 0)
    total = best.size + len(gold)
    return (total - 2 * hits) / total


def r_loop(weights, gold):
    """Right: search by hand with a strict comparison."""
    A = set()
    for j in range(weights.shape[0]):
        best = 0
        for i in range(1, weights.shape[1]):
            if weights[j, i] > weights[j, best]:
                best = i
        A.add((best, j))
    return np.float64(1 - 2 * sum(link in A for link in gold) / (len(A) + len(gold)))


# witness: (A([[.5,.5],[.1,.9]]), {(0,0),(1,1)})
def w_last_tie(weights, gold):
    """Wrong: of equal weights the last."""
    S = weights.shape[1]
    links = {(S - 1 - int(np.argmax(row[::-1])), j) for j, row in enumerate(weights)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: (A([[.5,.5],[.1,.9]]), {(0,0),(1,1)})
def w_all_ties(weights, gold):
    """Wrong: all equal maxima become links."""
    links = {(int(i), int(j)) for j, i in zip(*np.where(weights == weights.max(axis=1, keepdims=True)))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: (A([[.1,.2,.7],[.8,.1,.1],[.1,.8,.1]]), {(2,0),(0,1)})
def w_pair_order(weights, gold):
    """Wrong: pairs as (target, source)."""
    links = {(j, int(np.argmax(row))) for j, row in enumerate(weights)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: (A([[.6,.4],[.1,.9],[.3,.7]]), {(0,0),(1,1),(1,2)})
def w_axis(weights, gold):
    """Wrong: heaviest target of each source word (axis 0)."""
    links = {(i, int(j)) for i, j in enumerate(weights.argmax(axis=0))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: (A([[.6,.4],[.1,.9]]), set())
def w_empty_gold(weights, gold):
    """Wrong: empty gold gives 0 instead of 1."""
    if not gold:
        return 0.0
    links = set(zip(weights.argmax(1).tolist(), range(len(weights))))
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: (A([[.6,.4],[.1,.9]]), {(0,0),(1,1)})
def w_pop_gold(weights, gold):
    """Wrong: takes found pairs out of the caller's gold."""
    n = len(gold)
    hits = 0
    for j, row in enumerate(weights):
        link = (int(np.argmax(row)), j)
        if link in gold:
            gold.remove(link)
            hits += 1
    return 1 - 2 * hits / (len(weights) + n)


# witness: (A([[.4,.3,.3],[.1,.9,0]]), {(0,0),(1,1)})
def w_majority(weights, gold):
    """Wrong: a row whose heaviest word has less than half of the row's weight gets no link."""
    links = set()
    for j, row in enumerate(weights):
        i = int(np.argmax(row))
        if 2 * row[i] >= row.sum():
            links.add((i, j))
    n = len(links) + len(gold)
    return 1 - 2 * len(links & gold) / n if n else 1.0


# witness: (A([[.1,.1+1e-10,.2-1e-9,.2],[1,0,0,0]]), {(3,0),(0,1)})
def w_isclose(weights, gold):
    """Wrong: 'equal' with a tolerance, so a nearly equal earlier word wins."""
    links = {(int(np.argmax(np.isclose(row, row.max()))), j) for j, row in enumerate(weights)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


_links = set()


# witness: [(A([[.6,.4],[.1,.9]]), {(0,0),(1,1)}), (A([[.4,.6],[.1,.9]]), {(0,0),(1,1)})]
def w_growing(weights, gold):
    """Wrong: the set of links is module state and grows from call to call."""
    for j, row in enumerate(weights):
        _links.add((int(np.argmax(row)), j))
    return 1 - 2 * len(_links & gold) / (len(_links) + len(gold))


# witness: (A([[.6,.4],[.7,.3],[.2,.8]]), {(0,0),(0,1),(1,2)})
def w_dict_source(weights, gold):
    """Wrong: links in a dictionary by source word, so a source linked twice keeps only its last target."""
    chosen = dict(zip(weights.argmax(1).tolist(), range(len(weights))))
    links = set(chosen.items())
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


WRONG = [
    w_last_tie,
    w_all_ties,
    w_pair_order,
    w_axis,
    w_dict_source,
    w_empty_gold,
    w_pop_gold,
    w_majority,
    w_isclose,
    w_growing,
]
RIGHT = [r_comp, r_zip, r_python, r_reduce, r_loop]
