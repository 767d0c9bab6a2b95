import itertools


def right_loops(sentence, window):
    """right: from max(0, i - window) to min(n, i + window + 1), without the centre's place"""
    pairs = []
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((sentence[i], sentence[j]))
    return pairs


right_comprehension = lambda sentence, window: [
    (c, o) for i, c in enumerate(sentence) for j, o in enumerate(sentence) if 0 < abs(i - j) <= window
]
right_comprehension.__doc__ = "right: all pairs of places at a distance of 1 to window"


def right_offsets(sentence, window):
    """right: zip with shifted copies, both ways round"""
    pairs = []
    for k in range(1, min(window, len(sentence)) + 1):
        near = list(zip(sentence, sentence[k:]))
        pairs.extend(near)
        pairs.extend((b, a) for a, b in near)
    return pairs


def right_slices(sentence, window):
    """right: the two slices around the centre, joined"""

    def around(i):
        return itertools.chain(sentence[max(i - window, 0) : i], sentence[i + 1 : i + 1 + window])

    return [(sentence[i], word) for i in range(len(sentence)) for word in around(i)]


def right_permutations(sentence, window):
    """right: permutations of the places"""
    places = itertools.permutations(range(len(sentence)), 2)
    return [(sentence[i], sentence[j]) for i, j in places if i - window <= j <= i + window]


# witness: [([1, 2, 3, 4], 1)]
def wrong_wraps(sentence, window):
    """wrong: catches IndexError only, a negative place wraps round to the end"""
    pairs = []
    for i, c in enumerate(sentence):
        for k in range(1, window + 1):
            for j in (i - k, i + k):
                try:
                    pairs.append((c, sentence[j]))
                except IndexError:
                    pass
    return pairs


# witness: [([1, 2, 3], 1)]
def wrong_short_right(sentence, window):
    """wrong: range ends one early on the right"""
    return [
        (sentence[i], sentence[j])
        for i in range(len(sentence))
        for j in range(max(0, i - window), min(len(sentence), i + window))
        if i != j
    ]


# witness: [([], 2)]
def wrong_empty(sentence, window):
    """wrong: asks for the largest word number first, an error for an empty sentence"""
    places = [[] for _ in range(max(sentence) + 1)]
    for i, c in enumerate(sentence):
        places[c].append(i)
    return [
        (c, sentence[j])
        for c, where in enumerate(places)
        for i in where
        for j in range(max(0, i - window), min(len(sentence), i + window + 1))
        if j != i
    ]


# witness: [([1, 2, 1], 2)]
def wrong_same_word(sentence, window):
    """wrong: compares words and not places, so a repeated word is no context of itself"""
    return [
        (sentence[i], sentence[j])
        for i in range(len(sentence))
        for j in range(max(0, i - window), min(len(sentence), i + window + 1))
        if sentence[i] != sentence[j]
    ]


# witness: [([1, 2, 1, 2], 1)]
def wrong_set(sentence, window):
    """wrong: equal pairs once only"""
    return list(
        {
            (sentence[i], sentence[j])
            for i in range(len(sentence))
            for j in range(max(0, i - window), min(len(sentence), i + window + 1))
            if i != j
        }
    )


# witness: [([1, 2, 3], 2)]
def wrong_negative_slice(sentence, window):
    """wrong: negative start of the slice, so the first words lose (or change) their left context"""
    pairs = []
    for i, c in enumerate(sentence):
        pairs += [(c, o) for o in sentence[i - window : i] + sentence[i + 1 : i + window + 1]]
    return pairs


# witness: [([1, 2, 1, 3], 1)]
def wrong_index(sentence, window):
    """wrong: looks the place up with list.index, wrong for a word that comes again"""
    pairs = []
    for c in sentence:
        i = sentence.index(c)
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((c, sentence[j]))
    return pairs


# witness: [([1, 2, 3, 4], 1)]
def wrong_full_windows(sentence, window):
    """wrong: words whose window goes over the edge are no centres"""
    return [
        (sentence[i], sentence[i + k])
        for i in range(window, len(sentence) - window)
        for k in range(-window, window + 1)
        if k
    ]


# witness: [([1, 2], 1), ([3, 4], 1)]
def wrong_growing(sentence, window, _pairs=[]):
    """wrong: a default list that grows over the calls"""
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                _pairs.append((sentence[i], sentence[j]))
    return _pairs


# witness: [([0, 2, 3], 1)]
def wrong_zero_is_padding(sentence, window):
    """wrong: takes word number 0 for padding"""
    return [
        (sentence[i], sentence[j])
        for i in range(len(sentence))
        for j in range(max(0, i - window), min(len(sentence), i + window + 1))
        if i != j and sentence[i] and sentence[j]
    ]


RIGHT = [right_loops, right_comprehension, right_offsets, right_slices, right_permutations]
WRONG = [
    wrong_wraps,
    wrong_short_right,
    wrong_empty,
    wrong_same_word,
    wrong_set,
    wrong_negative_slice,
    wrong_index,
    wrong_full_windows,
    wrong_growing,
    wrong_zero_is_padding,
]
