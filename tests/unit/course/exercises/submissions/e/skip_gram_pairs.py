RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(sentence, window):
    """Right: a loop over the places around."""
    pairs = []
    for i in range(len(sentence)):
        for j in range(i - window, i + window + 1):
            if j >= 0 and j < len(sentence) and j != i:
                pairs.append((sentence[i], sentence[j]))
    return pairs


@right
def r2(sentence, window):
    """Right: a comprehension over all pairs of places."""
    n = len(sentence)
    return [(sentence[i], sentence[j]) for i in range(n) for j in range(n) if 0 < abs(i - j) <= window]


@right
def r3(sentence, window):
    """Right: slices left and right."""
    out = []
    for i, word in enumerate(sentence):
        around = sentence[max(0, i - window) : i] + sentence[i + 1 : i + 1 + window]
        out.extend((word, other) for other in around)
    return out


@right
def r4(sentence, window):
    """Right: by distance, both directions at once."""
    pairs = []
    for distance in range(1, min(window, max(len(sentence) - 1, 0)) + 1):
        for a, b in zip(sentence, sentence[distance:], strict=False):
            pairs += [(a, b), (b, a)]
    return pairs


@right
def r5(sentence, window):
    """Right: permutations of numbered words."""
    from itertools import permutations

    return [(a, b) for (i, a), (j, b) in permutations(enumerate(sentence), 2) if abs(i - j) <= window]


@wrong
def w1(sentence, window):
    """Wrong: right side one short."""
    n = len(sentence)
    return [
        (sentence[i], sentence[j]) for i in range(n) for j in range(max(0, i - window), min(n, i + window)) if i != j
    ]


@wrong
def w2(sentence, window):
    """Wrong: compares words, not places, so that equal words nearby are left out."""
    n = len(sentence)
    return [
        (sentence[i], sentence[j])
        for i in range(n)
        for j in range(max(0, i - window), min(n, i + window + 1))
        if sentence[i] != sentence[j]
    ]


@wrong
def w3(sentence, window):
    """Wrong: a set takes repeated pairs away."""
    n = len(sentence)
    return list({(sentence[i], sentence[j]) for i in range(n) for j in range(n) if 0 < abs(i - j) <= window})


@wrong
def w4(sentence, window):
    """Wrong: index() finds the first place of a repeated word."""
    out = []
    for word in sentence:
        i = sentence.index(word)
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                out.append((word, sentence[j]))
    return out


@wrong
def w5(sentence, window):
    """Wrong: negative places count from the end."""
    out = []
    for i in range(len(sentence)):
        for d in range(-window, window + 1):
            if d != 0 and -len(sentence) <= i + d < len(sentence):
                out.append((sentence[i], sentence[i + d]))
    return out


@wrong
def w6(sentence, window):
    """Wrong: right neighbours only."""
    n = len(sentence)
    return [(sentence[i], sentence[j]) for i in range(n) for j in range(i + 1, min(n, i + window + 1))]


@wrong
def w7(sentence, window):
    """Wrong: words with a full window only."""
    out = []
    for i in range(window, len(sentence) - window):
        for j in range(i - window, i + window + 1):
            if j != i:
                out.append((sentence[i], sentence[j]))
    return out


@wrong
def w8(sentence, window):
    """Wrong: the word with itself as well."""
    n = len(sentence)
    return [(sentence[i], sentence[j]) for i in range(n) for j in range(n) if abs(i - j) <= window]


@wrong
def w9(sentence, window):
    """Wrong: empties the sentence while it goes."""
    out, before = [], []
    while sentence:
        word = sentence.pop(0)
        for other in before[-window:] + sentence[:window]:
            out.append((word, other))
        before.append(word)
    return out


@wrong
def w10(sentence, window):
    """Wrong: a word 0 is taken for padding."""
    n = len(sentence)
    return [
        (sentence[i], sentence[j])
        for i in range(n)
        for j in range(n)
        if 0 < abs(i - j) <= window and sentence[i] and sentence[j]
    ]
