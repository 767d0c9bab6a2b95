import numpy as np


def right_argmax(weights, gold):
    """right: argmax over the row, set of pairs (source, target)"""
    links = {(int(i), j) for j, i in enumerate(np.argmax(weights, axis=1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


def right_loops(weights, gold):
    """right: looks for the heaviest word by hand, strictly greater only"""
    hits = 0
    for j in range(len(weights)):
        best = 0
        for i in range(1, len(weights[j])):
            if weights[j][i] > weights[j][best]:
                best = i
        hits += (best, j) in gold
    return 1 - 2 * hits / (len(weights) + len(gold))


def right_matrix(weights, gold):
    """right: counts the gold links that the model has"""
    i = weights.argmax(axis=1)
    found = sum(1 for s, t in gold if 0 <= t < len(i) and i[t] == s)
    return 1.0 - 2.0 * found / (weights.shape[0] + len(gold))


def right_list_index(weights, gold):
    """right: Python lists with index(max)"""
    rows = np.asarray(weights).tolist()
    links = set(map(lambda jr: (jr[1].index(max(jr[1])), jr[0]), enumerate(rows)))
    both = links.intersection(gold)
    return (len(links) + len(gold) - 2 * len(both)) / (len(links) + len(gold))


class Rate:
    """right: a class with __call__; the symmetric difference over the sum"""

    def __call__(self, weights, gold):
        links = {(self.best(row), j) for j, row in enumerate(weights)}
        return len(links ^ set(gold)) / (len(links) + len(gold))

    @staticmethod
    def best(row):
        return max(range(len(row)), key=lambda i: (row[i], -i))


# witness: [(A([[.1, .9, 0], [0, .2, .8]]), {(1, 0), (2, 1)})]
def wrong_pair_order(weights, gold):
    """wrong: pairs as (target, source)"""
    links = {(j, int(i)) for j, i in enumerate(weights.argmax(1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: [(A([[.4, .4, .2]]), {(0, 0)})]
def wrong_last_of_equal(weights, gold):
    """wrong: of equal ones the last"""
    S = weights.shape[1]
    last = S - 1 - np.argmax(weights[:, ::-1], axis=1)
    links = {(int(i), j) for j, i in enumerate(last)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: [(A([[.4, .4, .2]]), {(0, 0)})]
def wrong_all_of_equal(weights, gold):
    """wrong: of equal ones all are links"""
    links = {(int(i), int(j)) for j, i in np.argwhere(weights == weights.max(axis=1, keepdims=True))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: [(A([[.9, .1], [.8, .2], [.3, .7]]), {(0, 0), (1, 2)})]
def wrong_axis(weights, gold):
    """wrong: the heaviest target word of each source word (axis 0)"""
    links = {(i, int(j)) for i, j in enumerate(weights.argmax(axis=0))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: [(A([[.9, .1], [.8, .2]]), {(0, 0), (1, 0), (1, 1)})]
def wrong_precision(weights, gold):
    """wrong: 1 - precision, right where there are as many gold links as words"""
    links = {(int(i), j) for j, i in enumerate(weights.argmax(1))}
    return 1 - len(links & gold) / len(links)


# witness: [(A([[.4, .35, .25]]), {(0, 0)})]
def wrong_half(weights, gold):
    """wrong: a link only where the weight is at least one half"""
    links = {(int(np.argmax(r)), j) for j, r in enumerate(weights) if max(r) >= 0.5}
    return 1 - 2 * len(links & gold) / max(1, len(links) + len(gold))


# witness: [(A([[.9, .1], [.2, .8]]), {(0, 0)})]
def wrong_jaccard(weights, gold):
    """wrong: divides by the union (Jaccard) - equal only for 0 and 1"""
    links = {(int(i), j) for j, i in enumerate(weights.argmax(1))}
    return 1 - len(links & gold) / len(links | gold)


# witness: [(A([[.9, .1], [.2, .8]]), {(0, 0), (0, 1)})]
def wrong_changes_gold(weights, gold):
    """wrong: intersection_update makes the gold set of the caller smaller"""
    links = {(int(i), j) for j, i in enumerate(weights.argmax(1))}
    total = len(links) + len(gold)
    gold &= links
    return 1 - 2 * len(gold) / total


# witness: [(A([[.1, .9]]), set())]
def wrong_no_gold(weights, gold):
    """wrong: an empty gold set counts as no error"""
    if not gold:
        return 0.0
    links = {(int(i), j) for j, i in enumerate(weights.argmax(1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


# witness: [(A([[.1, .9]]), {(1, 0)}), (A([[.9, .1]]), {(1, 0)})]
def wrong_growing(weights, gold, links=set()):
    """wrong: the default set of links grows from call to call"""
    links.update((int(i), j) for j, i in enumerate(weights.argmax(1)))
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


RIGHT = [right_argmax, right_loops, right_matrix, right_list_index, Rate()]
WRONG = [
    wrong_pair_order,
    wrong_last_of_equal,
    wrong_all_of_equal,
    wrong_axis,
    wrong_precision,
    wrong_half,
    wrong_jaccard,
    wrong_changes_gold,
    wrong_no_gold,
    wrong_growing,
]
