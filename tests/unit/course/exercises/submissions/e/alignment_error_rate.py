import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(weights, gold):
    """Right: plain loops and a counter."""
    hits = 0
    count = 0
    for j in range(len(weights)):
        best = 0
        for i in range(len(weights[j])):
            if weights[j][i] > weights[j][best]:
                best = i
        count += 1
        if (best, j) in gold:
            hits += 1
    return 1 - 2 * hits / (count + len(gold))


@right
def r2(weights, gold):
    """Right: sets."""
    links = set(zip(np.argmax(weights, axis=1).tolist(), range(len(weights)), strict=True))
    return 1 - 2 * len(links & set(gold)) / (len(links) + len(gold))


@right
def r3(weights, gold):
    """Right: from precision and recall, with the cases of nothing in common."""
    links = {(int(np.argmax(row)), j) for j, row in enumerate(weights)}
    both = len(links.intersection(gold))
    if both == 0:
        return 1.0
    precision, recall = both / len(links), both / len(gold)
    return 1 - 2 * precision * recall / (precision + recall)


@right
def r4(weights, gold):
    """Right: a table of zeros and ones for the gold links."""
    T, S = weights.shape
    table = np.zeros((T, S), dtype=bool)
    for i, j in gold:
        table[j, i] = True
    hits = np.take_along_axis(table, weights.argmax(1)[:, None], axis=1).sum()
    return np.float64(1) - 2 * hits / (T + len(gold))


@right
def r5(weights, gold):
    """Right: what is not shared, over all."""
    links = {(row.tolist().index(max(row.tolist())), j) for j, row in enumerate(np.asarray(weights))}
    return len(links ^ gold) / (len(links) + len(gold))


@wrong
def w1(weights, gold):
    """Wrong: the pairs the other way round, (target, source)."""
    links = {(j, int(i)) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@wrong
def w2(weights, gold):
    """Wrong: the heaviest target word of each source word."""
    links = {(i, int(j)) for i, j in enumerate(weights.argmax(axis=0))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@wrong
def w3(weights, gold):
    """Wrong: the share of links that are wrong (no recall)."""
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / len(links)


@wrong
def w4(weights, gold):
    """Wrong: intersection over union."""
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / len(links | gold)


@wrong
def w5(weights, gold):
    """Wrong: of equal weights the last."""
    links = {(len(row) - 1 - int(np.argmax(row[::-1])), j) for j, row in enumerate(weights)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@wrong
def w6(weights, gold):
    """Wrong: every weight above a half is a link."""
    links = {
        (int(i), int(j)) for j, i in zip(*np.where(weights / weights.sum(axis=1, keepdims=True) > 0.5), strict=True)
    }
    return 1 - 2 * len(links & gold) / (len(links) + len(gold)) if links or gold else 0.0


@wrong
def w7(weights, gold):
    """Wrong: 0 where gold is empty, to avoid a division that would be fine."""
    if not gold:
        return 0.0
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@wrong
def w8(weights, gold):
    """Wrong: all places of the largest weight are links."""
    links = {(i, j) for j, row in enumerate(weights) for i, x in enumerate(row) if x == max(row)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@wrong
def w9(weights, gold):
    """Wrong: counts places from 1."""
    links = {(int(i) + 1, j + 1) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@wrong
def w10(weights, gold):
    """Wrong: rounds to two places."""
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return round(1 - 2 * len(links & gold) / (len(links) + len(gold)), 2)
