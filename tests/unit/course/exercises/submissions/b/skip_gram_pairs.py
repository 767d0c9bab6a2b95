from itertools import chain, product


def r_loops(sentence, window):
    """Right: two loops with max and min as bounds."""
    pairs = []
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((sentence[i], sentence[j]))
    return pairs


def r_comp(sentence, window):
    """Right: comprehension over all places."""
    return [(c, o) for i, c in enumerate(sentence) for j, o in enumerate(sentence) if 0 < abs(i - j) <= window]


def r_shift(sentence, window):
    """Right: zip of shifted lists, both directions."""
    out = []
    for k in range(1, min(window, len(sentence)) + 1):
        for a, b in zip(sentence, sentence[k:]):
            out += [(a, b), (b, a)]
    return out


def r_slices(sentence, window):
    """Right: slices to the left and the right."""

    def context(i):
        return sentence[max(i - window, 0) : i] + sentence[i + 1 : i + 1 + window]

    return list(chain.from_iterable(((w, c) for c in context(i)) for i, w in enumerate(sentence)))


def r_recursive(sentence, window):
    """Right: recursion, halving the sentence and adding the pairs over the cut."""
    n = len(sentence)
    if n < 2:
        return []
    m = n // 2
    over = [(i, j) for i, j in product(range(max(0, m - window), m), range(m, min(n, m + window))) if j - i <= window]
    both = [p for i, j in over for p in ((sentence[i], sentence[j]), (sentence[j], sentence[i]))]
    return r_recursive(sentence[:m], window) + both + r_recursive(sentence[m:], window)


# witness: ([1,2,3,4], 1)
def w_right_end(sentence, window):
    """Wrong: the right bound is one too small."""
    return [
        (sentence[i], sentence[j])
        for i in range(len(sentence))
        for j in range(max(0, i - window), min(len(sentence), i + window))
        if j != i
    ]


# witness: ([1,2,3,4], 2)
def w_negative_slice(sentence, window):
    """Wrong: sentence[i - window:i] with a negative start: left words at the beginning get lost or taken from the end."""
    return [(w, c) for i, w in enumerate(sentence) for c in sentence[i - window : i] + sentence[i + 1 : i + window + 1]]


# witness: ([5,5,2], 1)
def w_equal_words(sentence, window):
    """Wrong: leaves out pairs of equal words (compares words instead of places)."""
    return [(c, o) for i, c in enumerate(sentence) for j, o in enumerate(sentence) if abs(i - j) <= window and c != o]


# witness: ([5,1,5,1], 1)
def w_set(sentence, window):
    """Wrong: pairs that occur twice are returned once."""
    return list(
        {
            (sentence[i], sentence[j])
            for i in range(len(sentence))
            for j in range(len(sentence))
            if 0 < abs(i - j) <= window
        }
    )


# witness: ([5,1,2,3,5,4], 1)
def w_index(sentence, window):
    """Wrong: list.index gives the first place of a word that occurs twice."""
    out = []
    for w in sentence:
        i = sentence.index(w)
        out += [(w, sentence[j]) for j in range(max(0, i - window), min(len(sentence), i + window + 1)) if j != i]
    return out


# witness: ([3,0,2], 1)
def w_falsy(sentence, window):
    """Wrong: word number 0 is taken for padding."""
    padded = [None] * window + sentence + [None] * window
    out = []
    for i in range(window, window + len(sentence)):
        for c in padded[i - window : i] + padded[i + 1 : i + window + 1]:
            if c:
                out.append((padded[i], c))
    return out


# witness: ([4,7,9], 1)
def w_full_windows(sentence, window):
    """Wrong: only centres with a full window on both sides."""
    return [
        (sentence[i], sentence[i + k])
        for i in range(window, len(sentence) - window)
        for k in range(-window, window + 1)
        if k
    ]


# witness: ([4,7,9], 1)
def w_pads_caller(sentence, window):
    """Wrong: pads the caller's sentence and leaves the padding there."""
    n = len(sentence)
    sentence.extend([-1] * window)
    out = []
    for i in range(n):
        for k in range(1, window + 1):
            if sentence[i + k] != -1:
                out += [(sentence[i], sentence[i + k]), (sentence[i + k], sentence[i])]
    return out


# witness: ([4,7,9], 2)
def w_wraps(sentence, window):
    """Wrong: a negative place to the left is the end of the list, so the first words have the last ones as context."""
    out = []
    for i, w in enumerate(sentence):
        for k in range(1, window + 1):
            if i - k >= -len(sentence):
                out.append((w, sentence[i - k]))
            if i + k < len(sentence):
                out.append((w, sentence[i + k]))
    return out


# witness: [([4,7,9], 1), ([1,2], 1)]
def w_growing(sentence, window):
    """Wrong: the list of pairs is kept from call to call."""
    for i in range(len(sentence)):
        for j in range(len(sentence)):
            if 0 < abs(i - j) <= window:
                _pairs.append((sentence[i], sentence[j]))
    return _pairs


_pairs = []
RIGHT = [r_loops, r_comp, r_shift, r_slices, r_recursive]
WRONG = [
    w_right_end,
    w_negative_slice,
    w_equal_words,
    w_set,
    w_index,
    w_falsy,
    w_full_windows,
    w_pads_caller,
    w_wraps,
    w_growing,
]
