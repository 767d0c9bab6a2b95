"""Labelled judgements drawn from the grammar by seed, in splits that share no combination of words.

Some phrases come as twins: the same words in the same order, grouped in two ways, with two labels:
[not [clean [and cheap]]] is -1, [[not clean] [and cheap]] is 0. What the rules leave open (a negated mixed opinion)
is not generated.
"""

from pathlib import Path

from attention_helpers.corpus import arguments
from attention_helpers.corpus.generator.draw import Draw
from attention_helpers.corpus.judgements.grammar import (
    ADJECTIVES,
    CHAINS,
    ENGLISH,
    JAPANESE,
    STRONG,
    both,
    chained,
    contrast,
    fits,
    leaf,
    modified,
    negated,
    node,
    sign,
    spoken,
)
from attention_helpers.corpus.parse import leaves
from attention_helpers.corpus.trees import FOLDER, SPLITS, format_tree, write_trees

COUNTS = {"train": 480, "dev": 120, "test": 240}
STEMS = {"en": {word: word for word, _, _ in ENGLISH}, "ja": {form: f[0] for f, _, _ in JAPANESE for form in f}}
# Words that frame a phrase; they are in no combination.
PLACES = frozenset(("this", "the", "is", "and", "but", "は", "が"))

# --- kinds of phrases: each function draws one phrase, or two twins ----------------------------------------------


def _single(draw, language):
    chain = draw.pick(CHAINS[language])
    return [chained(chain, draw.pick([w for w in ADJECTIVES[language] if fits(chain, w)]))]


_PAIR_CHAINS = {  # before and after the joint
    "en": (("plain", "very", "really", "so", "not", "not", "not very", "really not"),) * 2,
    "ja": (
        ("plain", "とても", "すごく", "本当に", "-なくて"),
        ("plain", "とても", "すごく", "-ない", "あまり-ない", "全然-ない", "-とは言えない", "-わけではない"),
    ),
}


def _joined_words(language, place):
    """The adjectives that may be first or second of two: nobody says よくて 安い or 安くて 悪い of a shop."""
    if language == "en":
        return ADJECTIVES["en"]
    return [word for word in ADJECTIVES["ja"] if word[2] != "all" or (place == "second" and word[0][0] != "悪い")]


def _pair(draw, language):
    """Two phrases joined: clean and [not noisy], [very cheap] but dirty."""
    first_chains, second_chains = _PAIR_CHAINS[language]
    one = draw.pick(first_chains)
    first = draw.pick([w for w in _joined_words(language, "first") if fits(one, w)])
    two = draw.pick(second_chains)
    second = draw.pick([w for w in _joined_words(language, "second") if w[2] != first[2] and fits(two, w)])
    left, right = chained(one, first, form=2), chained(two, second)
    if sign(left["label"]) != sign(right["label"]) and (second[2] == "all" or draw.chance(0.7)):
        return [contrast(language, chained(one.replace("なくて", "ない"), first), right)]
    return [both(language, left, right)]


def _plain_words(language, place):
    return [w for w in _joined_words(language, place) if abs(w[1]) == 1]


def _same_sign(draw, language):
    first = draw.pick(_plain_words(language, "first"))
    second = draw.pick([w for w in _plain_words(language, "second") if w[2] != first[2] and w[1] == first[1]])
    return first, second


def _twins_of_a_modifier(draw, language, modifiers):
    """Where does what the word in front says end?"""
    word = draw.pick(modifiers)
    first, second = _same_sign(draw, language)
    a, b = spoken(first, 2), spoken(second)
    return [modified(word, both(language, a, b)), both(language, modified(word, a), b)]


def _twin_strength(draw, language):
    return _twins_of_a_modifier(draw, language, STRONG[language])


def _twin_negation(draw, language):
    if language == "en":
        return _twins_of_a_modifier(draw, language, ("not",))
    first, second = _same_sign(draw, language)
    word, a, b = draw.pick(("とは言えない", "わけではない")), spoken(first, 2), spoken(second)
    return [negated(both("ja", a, b), word), both("ja", a, negated(b, word))]


def _twin_contrast(draw, language):
    """What does "but" stand against: both things before it, or the last one only?"""
    first, second = _same_sign(draw, language)
    others = [w for w in _plain_words(language, "second") if w[2] not in (first[2], second[2]) and w[1] == -first[1]]
    a, b, c = spoken(first, 2), spoken(second), spoken(draw.pick(others))
    return [contrast(language, both(language, a, b), c), both(language, a, contrast(language, b, c))]


def _twin_japanese(draw, language):
    """[[とても 広い] とは言えない] cannot be called very roomy, [とても [広い とは言えない]] is far from roomy."""
    word = draw.pick(("とても", "本当に"))
    adjective = spoken(draw.pick([w for w in ADJECTIVES["ja"] if w[1] == 1]))
    denial = "とは言えない"
    return [negated(modified(word, adjective), denial), modified(word, negated(adjective, denial))]


KINDS = {
    "en": (*[_single] * 6, *[_pair] * 6, *[_twin_negation] * 4, _twin_strength, _twin_strength, _twin_contrast),
    "ja": (*[_single] * 6, *[_pair] * 6, *[_twin_negation] * 3, _twin_strength, _twin_contrast, _twin_japanese),
}
_FRAME = {"en": (("this", "the"), ("café", "hotel", "inn", "shop")), "ja": (("この", "その"), ("店", "食堂", "喫茶店"))}


def _framed(draw, language, trees):
    """Half of the phrases stand in a sentence: "this café is ...", この 店 は ..."""
    if draw.chance(0.5):
        return trees
    determiners, nouns = _FRAME[language]
    place = node(leaf(draw.pick(determiners)), leaf(draw.pick(nouns)), 0)
    if language == "en":
        return [node(place, node(leaf("is"), tree, tree["label"]), tree["label"]) for tree in trees]
    return [node(node(place, leaf("は"), 0), tree, tree["label"]) for tree in trees]


# --- splits -------------------------------------------------------------------------------------------------


def combinations(tree, language):
    """What a phrase combines: each adjective with the words that modify it alone, and each pair of its adjectives.

    A set of tuples of words, adjectives in the form before a stop: ("very", "clean"), ("not", "very", "clean"),
    ("cheap", "clean").
    """
    stems = STEMS[language]
    found, every = set(), sorted({stems[word] for word in leaves(tree) if word in stems})
    found.update((a, b) for i, a in enumerate(every) for b in every[i + 1 :])
    pending = [tree]
    while pending:
        part = pending.pop()
        words = leaves(part)
        if sum(word in stems for word in words) == 1 and len(words) > 1 and PLACES.isdisjoint(words):
            found.add(tuple(stems.get(word, word) for word in words))
        pending += [part[branch] for branch in ("left", "right") if branch in part]
    return found


class _Splits:
    """Gives each combination to a split when it first comes up; a phrase goes where its rarest combination belongs."""

    def __init__(self, draw):
        self.draw, self.of = draw, {}

    def choose(self, found):
        for combination in sorted(found - self.of.keys()):
            share = self.draw.uniform()
            self.of[combination] = "test" if share < 0.14 else "dev" if share < 0.2 else "train"
        return max((self.of[combination] for combination in found), key=SPLITS.index, default="train")


def generate_trees(language, seed=7, counts=None):
    """Labelled trees by split: {"train": [...], "dev": [...], "test": [...]}.

    `language` is "en" or "ja"; `counts` gives the number of trees of each split (COUNTS if None). Train holds every
    word; every tree of dev and test holds at least one combination (see `combinations`) that no tree of train holds.
    Twins are never separated. The same seed gives the same trees. ValueError where the grammar has not so many phrases.
    """
    if not isinstance(language, str) or language not in KINDS:
        raise ValueError(f'language must be "en" or "ja", got {language!r}')
    seed, counts = arguments.whole(seed, "seed"), COUNTS if counts is None else counts
    if not isinstance(counts, dict) or counts.keys() != set(SPLITS):
        raise ValueError(f"counts must be a dict with a number for each of {', '.join(SPLITS)}, got {counts!r:.60}")
    for split, count in counts.items():
        arguments.whole(count, f"counts[{split!r}]")
    draw, seen, known, misses = Draw(f"{seed} {language}"), set(), set(), 0
    chosen, splits = _Splits(draw), {split: [] for split in SPLITS}
    while any(len(splits[split]) < counts[split] for split in SPLITS):
        trees = draw.pick(KINDS[language])(draw, language)
        fits = {chosen.choose(combinations(tree, language)) for tree in trees}
        trees = _framed(draw, language, trees)
        texts = {format_tree(tree) for tree in trees}
        words = {word for tree in trees for word in leaves(tree)}
        misses += 1
        split = fits.pop()
        room = len(splits[split]) + len(trees) <= counts[split]
        if room and not fits and seen.isdisjoint(texts) and (split == "train" or words <= known):
            seen |= texts
            known |= words
            splits[split] += trees
            misses = 0
        if misses > 3000:
            raise ValueError(f"counts={counts} asks for more phrases than the {language} grammar has")
    return splits


def write_all(folder=FOLDER, seed=7):
    """Write the six files of data/trees/ (two languages, three splits) from the seed."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for language in KINDS:
        for split, trees in generate_trees(language, seed).items():
            write_trees(Path(folder) / f"{language}.{split}.txt", trees)
