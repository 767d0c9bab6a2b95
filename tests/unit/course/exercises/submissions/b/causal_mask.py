import itertools

import numpy as np


def r_fromfunction(queries, keys):
    """Right: np.fromfunction over row and column."""
    return np.fromfunction(lambda i, j: j - i <= keys - queries, (queries, keys))


def r_rows(queries, keys):
    """Right: each row is a run of True, then a run of False."""
    rows = []
    for i in range(queries):
        seen = keys - queries + i + 1
        rows.append([True] * seen + [False] * (keys - seen))
    return np.array(rows)


def r_flip(queries, keys):
    """Right: counted from the end, then turned over."""
    return np.flip(~np.tri(queries, keys, -1, dtype=bool).astype(bool) & np.ones((queries, keys), bool))


def r_blocks(queries, keys):
    """Right: a block that all may read, and the triangle."""
    return np.hstack([np.ones((queries, keys - queries), bool), np.tri(queries, dtype=bool)])


def r_reshape(queries, keys):
    """Right: product of places, reshaped."""
    pairs = itertools.product(range(keys - queries, keys), range(keys))
    return np.array([j <= i for i, j in pairs]).reshape(queries, keys)


def w_all(queries, keys):
    """Wrong: every row reads all."""
    return np.ones((queries, keys), dtype=bool)


def w_itself(queries, keys):
    """Wrong: each row reads only itself."""
    return np.eye(queries, keys, keys - queries, dtype=bool)


def w_rows_reversed(queries, keys):
    """Wrong: the last word in the first row."""
    return np.tri(queries, keys, keys - queries, dtype=bool)[::-1]


def w_columns_reversed(queries, keys):
    """Wrong: the columns run from the last word to the first."""
    return np.tri(queries, keys, keys - queries, dtype=bool)[:, ::-1]


def w_right_if_square(queries, keys):
    """Wrong: right for queries == keys, else everything but the last column of rows."""
    if queries == keys:
        return np.tri(queries, dtype=bool)
    return np.tri(queries, keys, 0, dtype=bool)


def w_floats(queries, keys):
    """Wrong: 1.0 and 0.0, as np.tri gives them."""
    return np.tri(queries, keys, keys - queries)


def w_first_rows_of_square(queries, keys):
    """Wrong: the first rows of the square mask."""
    return np.tril(np.ones((keys, keys), dtype=bool))[:queries]


def w_indices(queries, keys):
    """Wrong: the numbers of the words that may be read."""
    return [list(range(keys - queries + i + 1)) for i in range(queries)]


def w_not_first(queries, keys):
    """Wrong: the first word is never read, but by itself."""
    mask = np.tri(queries, keys, keys - queries, dtype=bool)
    mask[1:, 0] = False
    return mask


def w_ones_for_one(queries, keys):
    """Wrong: for a single query a row that reads only the old words."""
    mask = np.tri(queries, keys, keys - queries, dtype=bool)
    if queries == 1:
        mask[0, -1] = False
    return mask


RIGHT = [r_fromfunction, r_rows, r_flip, r_blocks, r_reshape]
WRONG = [
    w_all,
    w_itself,
    w_rows_reversed,
    w_columns_reversed,
    w_right_if_square,
    w_floats,
    w_first_rows_of_square,
    w_indices,
    w_not_first,
    w_ones_for_one,
]
