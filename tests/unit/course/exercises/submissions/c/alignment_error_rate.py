import numpy as np


def f1(weights, gold):
    """Right: a loop over target words, set intersection."""
    A = set()
    for j in range(len(weights)):
        A.add((int(np.argmax(weights[j])), j))
    both = len(A & gold)
    return 1 - 2 * both / (len(A) + len(gold))


def f2(weights, gold):
    """Right: own search for the heaviest, counts hits by hand."""
    hits = 0
    n = 0
    for j, row in enumerate(weights):
        best = 0
        for i in range(len(row)):
            if row[i] > row[best]:
                best = i
        if (best, j) in gold:
            hits += 1
        n += 1
    return 1 - (2 * hits) / (n + len(gold))


def f3(weights, gold):
    """Right: zip of argmax with a range."""
    links = set(zip(np.argmax(weights, axis=1).tolist(), range(len(weights))))
    return 1.0 - 2.0 * len(links.intersection(gold)) / (len(links) + len(gold))


def f4(weights, gold):
    """Right: list.index(max) gives the first of equal ones."""
    model = [(list(row).index(max(row)), j) for j, row in enumerate(weights)]
    right = [pair for pair in model if pair in gold]
    wrong = len(model) + len(gold) - 2 * len(right)
    return wrong / (len(model) + len(gold))


def f5(weights, gold):
    """Right: sum of booleans over the best source words."""
    best = np.asarray(weights).argmax(1)
    hits = sum((int(i), j) in gold for j, i in enumerate(best))
    f = hits / ((len(best) + len(gold)) / 2)
    return 1 - f


def g1(weights, gold):
    """Wrong: pairs (target, source), turned round."""
    # shows: array([[0, 2, 2]]), {(1, 0)} -> other result
    A = {(j, int(i)) for j, i in enumerate(np.argmax(weights, axis=1))}
    return 1 - 2 * len(A & gold) / (len(A) + len(gold))


def g2(weights, gold):
    """Wrong: takes the last of equal weights (>= in the search)."""
    # shows: array([[0, 2, 2]]), {(1, 0)} -> other result
    hits = 0
    for j, row in enumerate(weights):
        best = 0
        for i in range(len(row)):
            if row[i] >= row[best]:
                best = i
        hits += (best, j) in gold
    return 1 - 2 * hits / (len(weights) + len(gold))


def g3(weights, gold):
    """Wrong: every source word with the largest weight becomes a link."""
    # shows: array([[0, 2, 2]]), {(1, 0)} -> other result
    A = set()
    for j, row in enumerate(weights):
        for i, w in enumerate(row):
            if w == max(row):
                A.add((i, j))
    return 1 - 2 * len(A & gold) / (len(A) + len(gold))


def g4(weights, gold):
    """Wrong: argmax down the columns: a target word for each source word."""
    # shows: array([[2, 0]]), {(1, 0)} -> other result
    A = {(i, int(j)) for i, j in enumerate(np.argmax(weights, axis=0))}
    return 1 - 2 * len(A & gold) / (len(A) + len(gold))


def g5(weights, gold):
    """Wrong: divides by the union (Jaccard), not by the sum of sizes."""
    # shows: array([[0, 0]]), {(1, 0), (0, 0)} -> other result
    A = {(int(np.argmax(r)), j) for j, r in enumerate(weights)}
    return 1 - len(A & gold) / len(A | gold)


def g6(weights, gold):
    """Wrong: removes what was found from gold, so the caller's set is changed."""
    # shows: array([[0, 2, 2]]), {(1, 0)} -> argument changed
    n = len(gold)
    hits = 0
    for j, row in enumerate(weights):
        link = (int(np.argmax(row)), j)
        if link in gold:
            gold.remove(link)
            hits += 1
    return 1 - 2 * hits / (len(weights) + n)


def g7(weights, gold):
    """Wrong: search starts at best = 0.0, so a row of weights none above 0 has no link."""
    # shows: array([[0, 0]]), {(1, 0), (0, 0)} -> other result
    A = set()
    for j, row in enumerate(weights):
        best, where = 0, None
        for i, w in enumerate(row):
            if w > best:
                best, where = w, i
        if where is not None:
            A.add((where, j))
    if len(A) + len(gold) == 0:
        return 1.0
    return 1 - 2 * len(A & gold) / (len(A) + len(gold))


def g8(weights, gold):
    """Wrong: gold of a word as dictionary: only one gold link for each target word."""
    # shows: array([[0, 0]]), {(1, 0), (0, 0)} -> other result
    of = {}
    for i, j in gold:
        of[j] = i
    hits = 0
    for j, row in enumerate(weights):
        if j in of and of[j] == np.argmax(row):
            hits += 1
    return 1 - 2 * hits / (len(weights) + len(of))


def g9(weights, gold, A=set()):
    """Wrong: a mutable default: links of earlier sentences stay in A."""
    # shows: only after earlier calls with other input: array([[2, 0]]), {(1, 0)} -> other result
    for j, row in enumerate(weights):
        A.add((int(np.argmax(row)), j))
    return 1 - 2 * len(A & gold) / (len(A) + len(gold))


def g10(weights, gold):
    """Wrong: `if not gold` gives 0 ("nothing to get wrong")."""
    # shows: array([[0]]), set() -> other result
    if not gold:
        return 0.0
    A = {(int(np.argmax(r)), j) for j, r in enumerate(weights)}
    return 1 - 2 * len(A & gold) / (len(A) + len(gold))


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
