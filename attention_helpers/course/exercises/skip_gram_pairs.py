"""skip_gram_pairs (lesson 06): from a sentence to what word2vec learns from, pairs of near words."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Listed, Number

lesson = "06"
title = _("Pairs of near words")
task = _(
    "Write `skip_gram_pairs(sentence, window)`. `sentence`: a list of word numbers, which may be empty; `window`: "
    "1 or more. Return the list of all pairs (centre, context): each word is the centre once, and its context are "
    "the words at most `window` places to its left or right in this sentence. The order of the list does not "
    "matter."
)
difficulty, minutes = 2, 8
hints = [
    _("Two loops: one over the place i of the centre, one over the place j of a neighbour."),
    _("j runs from i − window to i + window, but not below 0, not beyond the last word, and not through i itself."),
    _("`range(max(0, i - window), min(len(sentence), i + window + 1))`, and `if j != i`."),
]
explanation = _(
    "Compare places, not words: where a word stands twice, it is a neighbour of itself. Each pair comes from "
    "both sides, so a sentence read backwards gives the same pairs: word2vec cannot know the order."
)


def skip_gram_pairs(sentence, window):
    pairs = []
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((sentence[i], sentence[j]))
    return pairs


domain = Domain(
    {
        "sentence": Listed("n", lambda rng, sizes: rng.randint(0, 9), simplest=(0, 1, 2)),
        "window": Number(1, 8, whole=True),
    },
    sizes={"n": (0, 8)},
)


def inputs(rng):
    yield Input([10, 4, 23, 5, 40, 7], 2, name=_("six words, window 2"))
    yield Input([10, 4, 23, 5, 40, 7], 1, name=_("six words, window 1"))
    yield Input([8, 4, 8, 8, 4], 2, name=_("words that stand twice"))
    yield Input([3, 9], 5, name=_("a window larger than the sentence"))
    yield Input([6], 2, name=_("a single word: no pair"))
    for length, window in ((9, 3), (12, 4), (7, 1)):
        yield Input([int(word) for word in rng.integers(4, 30, size=length)], window)


def same(expected, actual, sentence, window):
    """Pairs in any order count as the same; how often each stands there counts."""
    if isinstance(actual, (str, dict)) or not hasattr(actual, "__len__"):
        raise TypeError("no list")  # the checker's own words fit better
    if not all(_is_pair(entry) for entry in actual):
        return _(
            "Each entry of the list must be a pair (centre, context) of two numbers, one entry for each neighbour."
        )
    wanted, came = ([(float(c), float(o)) for c, o in pairs] for pairs in (expected, actual))
    missing, extra = _beyond(wanted, came), _beyond(came, wanted)
    facts = {"wanted": len(wanted), "came": len(came), "missing": _some(missing), "extra": _some(extra)}
    if not missing and not extra:
        return None
    if not extra:
        return _("Expected {wanted} pairs, got {came}. Missing: {missing}.", **facts)
    if not missing:
        return _("Expected {wanted} pairs, got {came}. Too many: {extra}.", **facts)
    return _("Expected {wanted} pairs, got {came}. Missing: {missing}. Too many: {extra}.", **facts)


def _beyond(pairs, others):
    """The pairs that are there more often than among the others, each as often as it is too many."""
    left, beyond = {}, []
    for pair in others:
        left[pair] = left.get(pair, 0) + 1
    for pair in pairs:
        left[pair] = left.get(pair, 0) - 1
        beyond += [pair] if left[pair] < 0 else []
    return beyond


def _some(pairs):
    """Two of the pairs, written, and whether there are more."""
    return ", ".join([f"({centre:g}, {context:g})" for centre, context in pairs[:2]] + ["…"] * (len(pairs) > 2))


def _is_pair(entry):
    return hasattr(entry, "__len__") and len(entry) == 2 and all(np.ndim(word) == 0 for word in entry)


def _pairs(sentence, places):
    """Pairs of each word with the words at the places that `places(i)` gives."""
    return [(sentence[i], sentence[j]) for i in range(len(sentence)) for j in places(i)]


@misconception(
    "only the words after", _("Only neighbours on the right are there. The context lies on both sides of the centre.")
)
def to_the_right(sentence, window):
    return _pairs(sentence, lambda i: range(i + 1, min(len(sentence), i + window + 1)))


@misconception(
    "only the words before", _("Only neighbours on the left are there. The context lies on both sides of the centre.")
)
def to_the_left(sentence, window):
    return _pairs(sentence, lambda i: range(max(0, i - window), i))


@misconception(
    "the centre beside itself",
    _("The centre is paired with itself. Leave out the place i where j runs over the window."),
)
def with_the_centre(sentence, window):
    return _pairs(sentence, lambda i: range(max(0, i - window), min(len(sentence), i + window + 1)))


@misconception(
    "the last place of the window missing",
    _("The word `window` places to the right is missing: `range` stops before its end, so the end is i + window + 1."),
)
def one_short(sentence, window):
    return _pairs(sentence, lambda i: [j for j in range(max(0, i - window), min(len(sentence), i + window)) if j != i])


@misconception(
    "negative places wrap around",
    _("At the start of the sentence its last words came in: in Python place −1 is the last one. Stop at 0."),
)
def wrapped(sentence, window):
    return _pairs(
        sentence,
        lambda i: [j for j in range(i - window, min(len(sentence), i + window + 1)) if j != i and j >= -len(sentence)],
    )


@misconception(
    "a slice from a negative place",
    _(
        "At the start of the sentence neighbours are missing: a slice that starts at a negative place counts from the "
        "end. Start it at max(0, i − window)."
    ),
)
def sliced(sentence, window):
    pairs = []
    for i, centre in enumerate(sentence):
        near = sentence[i - window : i] + sentence[i + 1 : i + window + 1]
        pairs += [(centre, word) for word in near]
    return pairs


@misconception(
    "each pair once only",
    _("A pair that occurs more than once was kept once. How often words stand together is what word2vec learns from."),
)
def without_repeats(sentence, window):
    return sorted(set(skip_gram_pairs(sentence, window)))


@misconception(
    "words compared instead of places",
    _(
        "Neighbours equal to the centre were left out. Leave out the centre's place, not its word: a word may stand "
        "beside itself."
    ),
)
def by_word(sentence, window):
    return [(centre, word) for centre, word in skip_gram_pairs(sentence, window) if centre != word]


@misconception(
    "the window as the whole width", _("The window was shared between both sides. It counts places on each side.")
)
def half_a_window(sentence, window):
    return skip_gram_pairs(sentence, window // 2)


@misconception(
    "only the words exactly that far away",
    _("Only words exactly `window` places away are there. All places up to it count."),
)
def at_that_distance(sentence, window):
    return _pairs(sentence, lambda i: [j for j in (i - window, i + window) if 0 <= j < len(sentence)])


@alternative
def by_distance(sentence, window):
    pairs = []
    for apart in range(1, window + 1):
        for left, right in zip(sentence, sentence[apart:], strict=False):
            pairs += [(left, right), (right, left)]
    return pairs


@alternative
def with_a_mask(sentence, window):
    words, places = np.array(sentence, dtype=float), np.arange(len(sentence))
    apart = np.abs(places[:, None] - places)
    centre, context = np.nonzero((apart > 0) & (apart <= window))
    return np.stack([words[centre], words[context]], axis=1)


@alternative
def with_slices(sentence, window):
    return [
        [centre, word]
        for i, centre in enumerate(sentence)
        for word in [*sentence[max(0, i - window) : i], *sentence[i + 1 : i + 1 + window]]
    ]
