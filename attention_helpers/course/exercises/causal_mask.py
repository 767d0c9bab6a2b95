"""causal_mask (lesson 08): which words a word may read, where none may read those that come after it."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Number

lesson = "08"
title = _("The causal mask")
task = _(
    "Write `causal_mask(queries, keys)`, whole numbers with 1 ≤ queries ≤ keys. Return an array (queries, keys) of "
    "True and False, not of 1 and 0: True where the word of the row may read the word of the column. The columns are "
    "a sentence of `keys` words, the rows its last `queries` words in the same order: the last row is the last word. "
    "Each of them reads itself and every word before it in the sentence, and no word after it."
)
difficulty, minutes = 1, 4
hints = [
    _("Which place in the sentence has the word of row 0? It is not 0 where some words are columns alone."),
    _(
        "The rows stand at the places keys − queries to keys − 1. A word at place p may read the columns 0 to p, p "
        "among them."
    ),
    _("`np.arange(keys) <= place[:, None]` compares every column with the place of every row."),
]


def causal_mask(queries, keys):
    place = np.arange(keys - queries, keys)  # where the word of each row stands
    return np.arange(keys) <= place[:, None]  # every column with every row


domain = Domain(
    {"queries": Number(1, 9, whole=True), "keys": Number(1, 9, whole=True)},
    legal=lambda queries, keys: queries <= keys,
    accuracy=lambda queries, keys: 0,
)


def inputs(rng):
    yield Input(2, 5, name=_("the last two words of five"))
    yield Input(4, 4, name=_("all words of a sentence"))
    yield Input(1, 1, name=_("a single word"))
    yield Input(1, 6, name=_("the last word alone"))
    yield Input(39, 40, name=_("a long sentence"))


def same(expected, actual, queries, keys):
    """Numbers for True and False are told as such; all else is compared as always."""
    mask, came = np.asarray(expected), np.asarray(actual)
    if mask.dtype.kind != "b" or came.dtype.kind not in "iuf" or mask.shape != came.shape or (mask != came).any():
        return NotImplemented
    return NUMBERS


NUMBERS = _(
    "The places are right, but they hold numbers. A mask is of True and False: only then is `~mask` its opposite, and "
    "`scores[mask]` the scores in its places."
)


def _from_distances(queries, keys, may_read):
    """`may_read` of how many places after the row's word the column's word stands."""
    return may_read(np.arange(keys) - np.arange(keys - queries, keys)[:, None])


@misconception("numbers in place of True and False", NUMBERS)
def numbers(queries, keys):
    return np.tri(queries, keys, keys - queries)


@misconception(
    "no word reads itself",
    _("No word may read itself here: the first word of a sentence would have nothing to read. Compare with ≤, not <."),
)
def strict(queries, keys):
    return _from_distances(queries, keys, lambda after: after < 0)


@misconception(
    "one word too many", _("Each word may read the one after it as well: the very word that it has to foresee.")
)
def one_more(queries, keys):
    return _from_distances(queries, keys, lambda after: after <= 1)


@misconception(
    "mask reversed",
    _("Each word may read itself and the words after it. Those before it are the ones that are known already."),
)
def reversed_mask(queries, keys):
    return _from_distances(queries, keys, lambda after: after >= 0)


@misconception(
    "mask upside down", _("True and False are exchanged. Here True means: this word may be read, not: it is hidden.")
)
def upside_down(queries, keys):
    return ~causal_mask(queries, keys)


@misconception(
    "rows aligned at the top",
    _(
        "The rows were taken for the first words of the sentence. They are its last: the last row reads all columns, "
        "and row 0 reads keys − queries words before itself."
    ),
)
def first_words(queries, keys):
    return np.tri(queries, keys, dtype=bool)


@misconception(
    "the rows from the last word up",
    _("The rows run from the last word to the first. They follow the sentence: the last row is the last word."),
)
def rows_upwards(queries, keys):
    return causal_mask(queries, keys)[::-1]


@misconception(
    "rows and columns exchanged", _("Rows are the words that read, columns those that are read: (queries, keys).")
)
def exchanged(queries, keys):
    return causal_mask(queries, keys).T


@misconception("a row for each key", _("There is a row for every word of the sentence. Return the last ones alone."))
def all_rows(queries, keys):
    return np.tri(keys, dtype=bool)


@misconception("nothing hidden", _("Every word may read every other one: nothing is hidden."))
def nothing_hidden(queries, keys):
    return np.ones((queries, keys), bool)


@misconception("each reads itself alone", _("Each word may read itself alone. The words before it may be read, too."))
def itself_alone(queries, keys):
    return _from_distances(queries, keys, lambda after: after == 0)


@misconception(
    "−∞ in place of True and False",
    _("These are numbers to add to the scores, 0 and −∞. The task asks for the mask itself, True and False."),
)
def added_to_scores(queries, keys):
    return np.where(causal_mask(queries, keys), 0.0, -np.inf)


@alternative
def the_last_rows_of_a_triangle(queries, keys):
    return np.tril(np.ones((keys, keys), bool))[keys - queries :]


@alternative
def with_loops(queries, keys):
    return [[column - row <= keys - queries for column in range(keys)] for row in range(queries)]


@alternative
def with_tri(queries, keys):
    return np.tri(queries, keys, keys - queries) > 0


@alternative
def row_by_row(queries, keys):
    mask = np.zeros((queries, keys), bool)
    for row in range(queries):
        mask[row, : keys - queries + row + 1] = True
    return mask
