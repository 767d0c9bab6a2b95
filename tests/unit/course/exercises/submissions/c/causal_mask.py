import numpy as np


def f1(queries, keys):
    """Right: ones, tril with k."""
    return np.tril(np.ones((queries, keys)), k=keys - queries).astype(bool)


def f2(queries, keys):
    """Right: np.greater_equal.outer of the places."""
    place = np.arange(keys)
    return np.greater_equal.outer(place[keys - queries :], place)


def f3(queries, keys):
    """Right: True everywhere, then the future crossed out row by row."""
    mask = np.full((queries, keys), True)
    for row in range(queries):
        mask[row, keys - queries + row + 1 :] = False
    return mask


def f4(queries, keys):
    """Right: a running sum of ones at each row's own place, from the right."""
    own = np.eye(queries, keys, keys - queries)
    return np.cumsum(own[:, ::-1], axis=1)[:, ::-1] == 1


def f5(queries, keys):
    """Right: built from the last row upwards, each one shorter."""
    rows = [[True] * keys]
    while len(rows) < queries:
        before = rows[0]
        last = len([x for x in before if x]) - 1
        rows.insert(0, [x and i != last for i, x in enumerate(before)])
    return np.array(rows, dtype=np.bool_)


def g1(queries, keys):
    """Wrong: rows are the first words, and read nothing of themselves."""
    return np.tri(queries, keys, -1, dtype=bool)


def g2(queries, keys):
    """Wrong: 0 and 1 as int8."""
    return np.tril(np.ones((queries, keys), dtype=np.int8), keys - queries)


def g3(queries, keys):
    """Wrong: True for what must be masked, the first words as rows."""
    return np.triu(np.ones((queries, keys), bool), 1)


def g4(queries, keys):
    """Wrong: a window, itself and the one before only."""
    i = np.arange(keys - queries, keys)[:, None]
    j = np.arange(keys)
    return (j <= i) & (j >= i - 1)


def g5(queries, keys):
    """Wrong: True and False as words."""
    return [["True" if j <= keys - queries + i else "False" for j in range(keys)] for i in range(queries)]


def g6(queries, keys):
    """Wrong: the old words are left out, only the new ones have columns."""
    return np.tri(queries, dtype=bool)


def g7(queries, keys):
    """Wrong: the triangle stands in front, the block that all read behind."""
    return np.hstack([np.tri(queries, dtype=bool), np.ones((queries, keys - queries), bool)])


def g8(queries, keys):
    """Wrong: old words closed, only the new ones of each other."""
    return np.hstack([np.zeros((queries, keys - queries), bool), np.tri(queries, dtype=bool)])


def g9(queries, keys):
    """Wrong: arguments mixed up where both fit."""
    return np.tri(keys, queries, queries - keys, dtype=bool)


def g10(queries, keys):
    """Wrong: flattened, one after another."""
    return np.tri(queries, keys, keys - queries, dtype=bool).ravel()


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
