import numpy as np


def right_tri(queries, keys):
    """right: np.tri with the diagonal moved"""
    return np.tri(queries, keys, keys - queries, dtype=bool)


def right_arange(queries, keys):
    """right: places of rows and columns compared"""
    rows = np.arange(keys - queries, keys)[:, None]
    return np.arange(keys)[None, :] <= rows


def right_loops(queries, keys):
    """right: two loops into an array of False"""
    mask = np.zeros((queries, keys), dtype=bool)
    for i in range(queries):
        for j in range(keys):
            if j <= keys - queries + i:
                mask[i, j] = True
    return mask


def right_lists(queries, keys):
    """right: lists of True and False"""
    return [[column <= row for column in range(keys)] for row in range(keys - queries, keys)]


def right_last_rows(queries, keys):
    """right: the last rows of the square mask"""
    return np.tril(np.ones((keys, keys), bool))[-queries:]


def wrong_first_rows(queries, keys):
    """wrong: the rows are taken for the first words"""
    return np.tri(queries, keys, dtype=bool)


def wrong_strict(queries, keys):
    """wrong: no word reads itself"""
    return np.tri(queries, keys, keys - queries - 1, dtype=bool)


def wrong_numbers(queries, keys):
    """wrong: 1 and 0"""
    return np.tri(queries, keys, keys - queries, dtype=int)


def wrong_forbidden(queries, keys):
    """wrong: True where it may not be read"""
    return ~np.tri(queries, keys, keys - queries, dtype=bool)


def wrong_upper(queries, keys):
    """wrong: each word reads itself and those after it"""
    return np.triu(np.ones((queries, keys), bool), keys - queries)


def wrong_one_more(queries, keys):
    """wrong: one word of the future as well"""
    return np.tri(queries, keys, keys - queries + 1, dtype=bool)


def wrong_transposed(queries, keys):
    """wrong: (keys, queries)"""
    return np.tri(queries, keys, keys - queries, dtype=bool).T


def wrong_square(queries, keys):
    """wrong: the whole square"""
    return np.tri(keys, dtype=bool)


def wrong_offset_sign(queries, keys):
    """wrong: the diagonal moved the other way"""
    return np.tri(queries, keys, queries - keys, dtype=bool)


def wrong_floats(queries, keys):
    """wrong: 0.0 where it may be read and -inf where not"""
    return np.where(np.tri(queries, keys, keys - queries, dtype=bool), 0.0, -np.inf)


RIGHT = [right_tri, right_arange, right_loops, right_lists, right_last_rows]
WRONG = [
    wrong_first_rows,
    wrong_strict,
    wrong_numbers,
    wrong_forbidden,
    wrong_upper,
    wrong_one_more,
    wrong_transposed,
    wrong_square,
    wrong_offset_sign,
    wrong_floats,
]
