"""skip_gram_pairs (lesson 06): from a sentence to what word2vec learns from, pairs of near words."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception

lesson = "06"
title = {"en": "Pairs of near words", "ja": "近くにある単語の組"}
task = {
    "en": "Write `skip_gram_pairs(sentence, window)`. `sentence`: a list of word numbers. Return the list of all pairs "
    "(centre, context): each word is the centre once, and its context are the words at most `window` places to its "
    "left or right in this sentence. The order of the list does not matter.",
    "ja": "`skip_gram_pairs(sentence, window)` を書いてください。`sentence` は単語番号のリストです。"
    "組（中心語, 文脈語）をすべて集めたリストを返してください。どの単語も一度ずつ中心語になり、その文脈語は、"
    "この文の中で左右に最大 `window` 個離れた単語です。リストの順番は問いません。",
}
difficulty, minutes = 2, 8
hints = {
    "en": [
        "Two loops: one over the place i of the centre, one over the place j of a neighbour.",
        "j runs from i − window to i + window, but not below 0, not beyond the last word, and not through i itself.",
        "`range(max(0, i - window), min(len(sentence), i + window + 1))`, and `if j != i`.",
    ],
    "ja": [
        "ループは二つです。外側は中心語の位置 i、内側は隣の単語の位置 j を動きます。",
        "j は i − window から i + window まで動きます。ただし 0 より前、最後の単語より後、i 自身は除きます。",
        "`range(max(0, i - window), min(len(sentence), i + window + 1))` と `if j != i` です。",
    ],
}
explanation = {
    "en": "Compare places, not words: where a word stands twice, it is a neighbour of itself. Each pair comes from "
    "both sides, so a sentence read backwards gives the same pairs: word2vec cannot know the order.",
    "ja": "比べるのは単語ではなく位置です。同じ単語が二度現れれば、その単語は自分自身の隣にもなります。どの組も両側から"
    "一度ずつ出るので、文を逆から読んでも同じ組になります。word2vec は語順を知りえません。",
}


def skip_gram_pairs(sentence, window):
    pairs = []
    for i in range(len(sentence)):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((sentence[i], sentence[j]))
    return pairs


def inputs(rng):
    yield Input([10, 4, 23, 5, 40, 7], 2, name={"en": "six words, window 2", "ja": "六語、窓は 2"})
    yield Input([10, 4, 23, 5, 40, 7], 1, name={"en": "six words, window 1", "ja": "六語、窓は 1"})
    yield Input([8, 4, 8, 8, 4], 2, name={"en": "words that stand twice", "ja": "同じ単語が何度も現れる"})
    yield Input([3, 9], 5, name={"en": "a window larger than the sentence", "ja": "文より大きい窓"})
    yield Input([6], 2, name={"en": "a single word: no pair", "ja": "一語だけなら組はない"})
    for length, window in ((9, 3), (12, 4), (7, 1)):
        yield Input([int(word) for word in rng.integers(4, 30, size=length)], window)


def same(expected, actual):
    """Pairs in any order count as the same; how often each stands there counts."""
    if isinstance(actual, (str, dict)) or not hasattr(actual, "__len__"):
        raise TypeError("no list")  # the checker's own words fit better
    if not all(_is_pair(entry) for entry in actual):
        return {
            "en": "Each entry of the list must be a pair (centre, context) of two numbers, one entry for each "
            "neighbour.",
            "ja": "リストの要素は、二つの番号の組（中心語, 文脈語）でなければなりません。隣ごとに一つの要素です。",
        }
    wanted, came = (sorted((float(c), float(o)) for c, o in pairs) for pairs in (expected, actual))
    if wanted == came:
        return None
    return {
        "en": f"Expected {len(wanted)} pairs, got {len(came)}, and not the same ones.",
        "ja": f"期待される組は {len(wanted)} 個、返された組は {len(came)} 個で、内容が一致しません。",
    }


def _is_pair(entry):
    return hasattr(entry, "__len__") and len(entry) == 2 and all(np.ndim(word) == 0 for word in entry)


def _pairs(sentence, places):
    """Pairs of each word with the words at the places that `places(i)` gives."""
    return [(sentence[i], sentence[j]) for i in range(len(sentence)) for j in places(i)]


@misconception(
    "only the words after",
    en="Only neighbours on the right are there. The context lies on both sides of the centre.",
    ja="右側の隣だけになっています。文脈は中心語の両側にあります。",
)
def to_the_right(sentence, window):
    return _pairs(sentence, lambda i: range(i + 1, min(len(sentence), i + window + 1)))


@misconception(
    "only the words before",
    en="Only neighbours on the left are there. The context lies on both sides of the centre.",
    ja="左側の隣だけになっています。文脈は中心語の両側にあります。",
)
def to_the_left(sentence, window):
    return _pairs(sentence, lambda i: range(max(0, i - window), i))


@misconception(
    "the centre beside itself",
    en="The centre is paired with itself. Leave out the place i where j runs over the window.",
    ja="中心語がそれ自身と組になっています。窓を動く j から位置 i を除きます。",
)
def with_the_centre(sentence, window):
    return _pairs(sentence, lambda i: range(max(0, i - window), min(len(sentence), i + window + 1)))


@misconception(
    "the last place of the window missing",
    en="The word `window` places to the right is missing: `range` stops before its end, so the end is i + window + 1.",
    ja="右に `window` 個離れた単語が抜けています。`range` は終わりの手前で止まるので、終わりは i + window + 1 です。",
)
def one_short(sentence, window):
    return _pairs(sentence, lambda i: [j for j in range(max(0, i - window), min(len(sentence), i + window)) if j != i])


@misconception(
    "negative places wrap around",
    en="At the start of the sentence its last words came in: in Python place −1 is the last one. Stop at 0.",
    ja="文の先頭で、最後の単語が入っています。Python では位置 −1 は最後を指します。0 で止めます。",
)
def wrapped(sentence, window):
    return _pairs(
        sentence,
        lambda i: [j for j in range(i - window, min(len(sentence), i + window + 1)) if j != i and j >= -len(sentence)],
    )


@misconception(
    "a slice from a negative place",
    en="At the start of the sentence neighbours are missing: a slice that starts at a negative place counts from the "
    "end. Start it at max(0, i − window).",
    ja="文の先頭で隣の単語が抜けています。負の位置から始まるスライスは末尾から数えます。"
    "max(0, i − window) から始めます。",
)
def sliced(sentence, window):
    pairs = []
    for i, centre in enumerate(sentence):
        near = sentence[i - window : i] + sentence[i + 1 : i + window + 1]
        pairs += [(centre, word) for word in near]
    return pairs


@misconception(
    "each pair once only",
    en="A pair that occurs more than once was kept once. How often words stand together is what word2vec learns from.",
    ja="何度も現れる組が一度しか残っていません。どれだけ頻繁に並ぶかこそ、word2vec が学ぶものです。",
)
def without_repeats(sentence, window):
    return sorted(set(skip_gram_pairs(sentence, window)))


@misconception(
    "words compared instead of places",
    en="Neighbours equal to the centre were left out. Leave out the centre's place, not its word: a word may stand "
    "beside itself.",
    ja="中心語と同じ単語の隣が除かれています。除くのは中心の位置であって、単語ではありません。",
)
def by_word(sentence, window):
    return [(centre, word) for centre, word in skip_gram_pairs(sentence, window) if centre != word]


@misconception(
    "the window as the whole width",
    en="The window was shared between both sides. It counts places on each side.",
    ja="窓を左右に分けています。窓は片側ごとの個数です。",
)
def half_a_window(sentence, window):
    return skip_gram_pairs(sentence, window // 2)


@misconception(
    "only the words exactly that far away",
    en="Only words exactly `window` places away are there. All places up to it count.",
    ja="ちょうど `window` 個離れた単語だけになっています。そこまでのすべての位置を数えます。",
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
