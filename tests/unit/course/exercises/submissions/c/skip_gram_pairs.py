def f1(sentence, window):
    """Right: two loops over places."""
    pairs = []
    for i in range(len(sentence)):
        for j in range(len(sentence)):
            if i != j and abs(i - j) <= window:
                pairs.append((sentence[i], sentence[j]))
    return pairs


def f2(sentence, window):
    """Right: slices with max(0, ...)."""
    out = []
    for i, w in enumerate(sentence):
        left = sentence[max(0, i - window) : i]
        right = sentence[i + 1 : i + 1 + window]
        out += [(w, c) for c in left]
        out += [(w, c) for c in right]
    return out


def f3(sentence, window):
    """Right: distance by distance with zip, both directions."""
    result = []
    for d in range(1, min(window, len(sentence)) + 1):
        for a, b in zip(sentence, sentence[d:]):
            result.append((a, b))
            result.append((b, a))
    return result


def f4(sentence, window):
    """Right: a generator in a closure."""
    n = len(sentence)

    def around(i):
        j = max(i - window, 0)
        while j < n and j <= i + window:
            if j != i:
                yield sentence[j]
            j += 1

    return [(sentence[i], c) for i in range(n) for c in around(i)]


def f5(sentence, window):
    """Right: recursion: pairs of the first word with its followers, then the rest (short sentences) or loop."""

    def pairs_from(start):
        first = sentence[start]
        found = []
        for other in sentence[start + 1 : start + 1 + window]:
            found.extend([(first, other), (other, first)])
        return found

    everything = []
    for start in range(len(sentence)):
        everything.extend(pairs_from(start))
    return everything


def g1(sentence, window):
    """Wrong: range(i - window, i + window) misses the last word on the right."""
    # shows: [1, 4], 1 -> other result
    pairs = []
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window)):
            if j != i:
                pairs.append((sentence[i], sentence[j]))
    return pairs


def g2(sentence, window):
    """Wrong: compares words, not places: an equal neighbour is lost."""
    # shows: [0, 0], 5 -> other result
    pairs = []
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if sentence[j] != sentence[i]:
                pairs.append((sentence[i], sentence[j]))
    return pairs


def g3(sentence, window):
    """Wrong: sentence.index(word) finds the first place of a word that comes twice."""
    # shows: [1, 0, 0], 1 -> other result
    pairs = []
    for word in sentence:
        i = sentence.index(word)
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((word, sentence[j]))
    return pairs


def g4(sentence, window):
    """Wrong: negative places come round from the end of the sentence."""
    # shows: [5], 1 -> other result
    pairs = []
    for i in range(len(sentence)):
        for d in range(1, window + 1):
            if i - d >= -len(sentence):
                pairs.append((sentence[i], sentence[i - d]))
            if i + d < len(sentence):
                pairs.append((sentence[i], sentence[i + d]))
    return pairs


def g5(sentence, window):
    """Wrong: a set: a pair that comes twice is counted once."""
    # shows: [0, 0], 5 -> other result
    pairs = set()
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.add((sentence[i], sentence[j]))
    return list(pairs)


def g6(sentence, window, pairs=[]):
    """Wrong: the default list grows with each call."""
    # shows: only after earlier calls with other input: [], 1 -> other result
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((sentence[i], sentence[j]))
    return list(pairs)


def g7(sentence, window):
    """Wrong: slice sentence[i - window:i] is empty for a negative start."""
    # shows: [0, 1], 2 -> other result
    pairs = []
    for i, w in enumerate(sentence):
        for c in sentence[i - window : i] + sentence[i + 1 : i + window + 1]:
            pairs.append((w, c))
    return pairs


def g8(sentence, window):
    """Wrong: `if sentence[j]` leaves out the word number 0 as a context."""
    # shows: [1, 0], 8 -> other result
    pairs = []
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i and sentence[j]:
                pairs.append((sentence[i], sentence[j]))
    return pairs


def g9(sentence, window):
    """Wrong: only words with a full window are centres."""
    # shows: [1, 4], 1 -> other result
    pairs = []
    for i in range(window, len(sentence) - window):
        for j in range(i - window, i + window + 1):
            if j != i:
                pairs.append((sentence[i], sentence[j]))
    return pairs


def g10(sentence, window):
    """Wrong: in a sentence not longer than the window only the first word is a centre."""
    # shows: [4, 7], 7 -> other result
    pairs = []
    if len(sentence) <= window:
        return [(sentence[0], c) for c in sentence[1:]]
    for i in range(len(sentence)):
        around = sentence[max(0, i - window) : i + window + 1]
        around.remove(sentence[i])
        for c in around:
            pairs.append((sentence[i], c))
    return pairs


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
