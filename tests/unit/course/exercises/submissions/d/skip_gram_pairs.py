import numpy as np

RIGHT, WRONG, SHOW = [], [], []
A = np.array


def right(f):
    RIGHT.append(f)
    return f


def wrong(*calls):
    def keep(f):
        WRONG.append(f)
        SHOW.append(calls)
        return f

    return keep


@right
def r1(sentence, window):
    """Right: two loops by place."""
    pairs = []
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if i != j:
                pairs.append((sentence[i], sentence[j]))
    return pairs


@right
def r2(sentence, window):
    """Right: slices."""
    return [
        (c, w)
        for i, c in enumerate(sentence)
        for w in list(sentence[max(0, i - window) : i]) + list(sentence[i + 1 : i + 1 + window])
    ]


@right
def r3(sentence, window):
    """Right: shifts by each distance, both directions, window may be larger than the sentence."""
    pairs = []
    for k in range(1, min(window, len(sentence)) + 1):
        for a, b in zip(sentence, sentence[k:]):
            pairs += [(a, b), (b, a)]
    return pairs


@right
def r4(sentence, window):
    """Right: recursion, the first word with those behind it, then the rest."""
    if len(sentence) < 2:
        return []
    first, rest = sentence[0], sentence[1:]
    near = [p for w in rest[:window] for p in ((first, w), (w, first))]
    return near + r4(rest, window)


class Pairs:
    """Right: object; NumPy distances, a list of lists turned to tuples."""

    def __call__(self, sentence, window):
        s = np.array(sentence, dtype=int)
        gap = np.abs(np.subtract.outer(np.arange(len(s)), np.arange(len(s))))
        i, j = np.nonzero((gap > 0) & (gap <= window))
        return list(zip(s[i].tolist(), s[j].tolist()))


right(Pairs())

I = lambda *a: lambda: a if len(a) == 2 else a


@wrong(lambda: ([1, 2, 3, 4], 2))
def w1(sentence, window):
    """Wrong: sentence[i - window:i] with a start below 0 loses the left words; [1, 2, 3, 4], 2."""
    return [(c, w) for i, c in enumerate(sentence) for w in sentence[i - window : i] + sentence[i + 1 : i + 1 + window]]


@wrong(lambda: ([5, 5, 7], 1))
def w2(sentence, window):
    """Wrong: leaves out context words equal to the centre; [5, 5, 7], 1."""
    return [(c, w) for i, c in enumerate(sentence) for w in sentence[max(0, i - window) : i + window + 1] if w != c]


@wrong(lambda: ([5, 6, 7, 5, 8], 1))
def w3(sentence, window):
    """Wrong: finds the place with index(), the first of equal words; [5, 6, 7, 5, 8], 1."""
    pairs = []
    for c in sentence:
        i = sentence.index(c)
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((c, sentence[j]))
    return pairs


@wrong(lambda: ([5, 6, 5, 6], 1))
def w4(sentence, window):
    """Wrong: a set loses repeated pairs; [5, 6, 5, 6], 1."""
    return list(set(r1(sentence, window)))


@wrong(lambda: ([1, 2, 3], 1))
def w5(sentence, window):
    """Wrong: the right side stops one short; [1, 2, 3], 1."""
    return [
        (sentence[i], sentence[j])
        for i in range(len(sentence))
        for j in range(max(0, i - window), min(len(sentence), i + window))
        if i != j
    ]


@wrong(lambda: ([1, 2, 3], 1))
def w6(sentence, window):
    """Wrong: each two words only once, the left one as the centre; [1, 2, 3], 1."""
    return [(c, w) for i, c in enumerate(sentence) for w in sentence[i + 1 : i + 1 + window]]


@wrong(lambda: ([1, 2, 3], 1), lambda: ([1, 2], 1))
def w7(sentence, window, pairs=[]):
    """Wrong: a default list keeps the pairs of earlier calls; any second call."""
    pairs.extend(r1(sentence, window))
    return pairs


@wrong(lambda: ([1, 2, 3, 4, 5], 1))
def w8(sentence, window):
    """Wrong: sentence[i - k] wraps round to the end at the left edge, the right edge is guarded; [1, 2, 3, 4, 5], 1."""
    pairs = []
    for i in range(len(sentence)):
        for k in range(1, window + 1):
            if len(sentence) > k:
                pairs.append((sentence[i], sentence[i - k]))
            if i + k < len(sentence):
                pairs.append((sentence[i], sentence[i + k]))
    return pairs


@wrong(lambda: ([1, 2, 3], 1))
def w9(sentence, window):
    """Wrong: min(len - 1, ...) as an excluded end, the last word is never context; [1, 2, 3], 1."""
    n = len(sentence)
    return [
        (sentence[i], sentence[j])
        for i in range(n)
        for j in range(max(0, i - window), min(n - 1, i + window + 1))
        if i != j
    ]


@wrong(lambda: ([1, 2, 3], 1))
def w10(sentence, window):
    """Wrong: pops the words off the given list; any sentence with words."""
    pairs = []
    while sentence:
        first = sentence.pop(0)
        for w in sentence[:window]:
            pairs += [(first, w), (w, first)]
    return pairs
