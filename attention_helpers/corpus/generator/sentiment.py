"""Phrases with negation and intensifiers, in English and Japanese, as trees with an opinion at every node.

Each node carries a label from -2 (very bad) to +2 (very good). The labels follow five rules, the same in both
languages, where s is the sign and |v| the strength of what stands below:

    very x      2 s                    not x      -1 s   (the sign turns, the opinion is weak)
    really not x   2 s of (not x)      x and y    s of both with the weaker strength, 0 if the signs differ
    fairly x    1 s                    x but y    1 s of y

Function words (not, very, and, は, が, ...) have label 0. Some phrases come as twins: the same words in the same
order, grouped in two ways, with two labels: [not [clean [and cheap]]] is -1, [[not clean] [and cheap]] is 0.
What the rules leave open (a negated mixed opinion) is not generated.
"""

import random
from collections import Counter
from pathlib import Path

from attention_helpers.places import DATA

LABELS = (-2, -1, 0, 1, 2)
SPLITS = ("train", "dev", "test")
COUNTS = {"train": 480, "dev": 120, "test": 240}
FOLDER = DATA / "trees"

# English: word, opinion, what it is about. Only words about different things are joined by "and" or "but".
ENGLISH = (
    ("good", 1, "all"),
    ("great", 2, "all"),
    ("bad", -1, "all"),
    ("terrible", -2, "all"),
    ("cheap", 1, "price"),
    ("expensive", -1, "price"),
    ("clean", 1, "care"),
    ("spotless", 2, "care"),
    ("dirty", -1, "care"),
    ("filthy", -2, "care"),
    ("quiet", 1, "noise"),
    ("noisy", -1, "noise"),
    ("friendly", 1, "staff"),
    ("rude", -1, "staff"),
    ("bright", 1, "light"),
    ("gloomy", -1, "light"),
    ("roomy", 1, "space"),
    ("cramped", -1, "space"),
)
# Japanese: the three forms that the phrases need (before a stop, before ない, before another adjective).
JAPANESE = (
    (("いい", "よく", "よくて"), 1, "all"),
    (("すばらしい", "すばらしく", "すばらしくて"), 2, "all"),
    (("悪い", "悪く", "悪くて"), -1, "all"),
    (("ひどい", "ひどく", "ひどくて"), -2, "all"),
    (("安い", "安く", "安くて"), 1, "price"),
    (("高い", "高く", "高くて"), -1, "price"),
    (("おいしい", "おいしく", "おいしくて"), 1, "food"),
    (("まずい", "まずく", "まずくて"), -1, "food"),
    (("明るい", "明るく", "明るくて"), 1, "light"),
    (("暗い", "暗く", "暗くて"), -1, "light"),
    (("広い", "広く", "広くて"), 1, "space"),
    (("狭い", "狭く", "狭くて"), -1, "space"),
    (("近い", "近く", "近くて"), 1, "way"),
    (("遠い", "遠く", "遠くて"), -1, "way"),
    (("楽しい", "楽しく", "楽しくて"), 1, "mood"),
    (("つまらない", "つまらなく", "つまらなくて"), -1, "mood"),
    (("美しい", "美しく", "美しくて"), 1, "care"),
    (("汚い", "汚く", "汚くて"), -1, "care"),
)
STEMS = {"en": {word: word for word, _, _ in ENGLISH}, "ja": {form: f[0] for f, _, _ in JAPANESE for form in f}}
# Words that frame a phrase; they are in no combination.
PLACES = frozenset(("this", "the", "is", "and", "but", "は", "が"))
STRONG = {"en": ("very", "really", "so"), "ja": ("とても", "すごく", "本当に")}
NEGATIONS = ("not", "never", "hardly")
# What may stand around one adjective.
CHAINS = {
    "en": (
        "plain",
        "fairly",
        "very",
        "really",
        "so",
        "not",
        "never",
        "hardly",
        "not very",
        "not really",
        "not so",
        "really not",
        "never very",
    ),
    "ja": (
        "plain",
        "わりと",
        "とても",
        "すごく",
        "本当に",
        "ない",
        "あまり-ない",
        "全然-ない",
        "とても-ない",
        "すごく-ない",
        "本当に-ない",
        "なくて",
    ),
}


# --- trees and their labels ---------------------------------------------------------------------------------


def _sign(value):
    return (value > 0) - (value < 0)


def _leaf(word, label=0):
    return {"word": word, "label": label}


def _node(left, right, label):
    return {"left": left, "right": right, "label": label}


def _strong(word, phrase):
    return _node(_leaf(word), phrase, 2 * _sign(phrase["label"]))


def _fair(word, phrase):
    return _node(_leaf(word), phrase, _sign(phrase["label"]))


def _both(first, second):
    """The label of "first and second": the weaker strength where the signs agree, 0 where they differ."""
    if _sign(first) != _sign(second):
        return 0
    return _sign(first) * min(abs(first), abs(second))


def _join(word, first, second):
    """English [first [and second]] or [first [but second]]."""
    label = _both(first["label"], second["label"]) if word == "and" else _sign(second["label"])
    return _node(first, _node(_leaf(word), second, second["label"]), label)


def _not_en(word, phrase):
    return _node(_leaf(word), phrase, -_sign(phrase["label"]))


def _not_ja(phrase, word="ない"):
    return _node(phrase, _leaf(word), -_sign(phrase["label"]))


def _te(first, second):
    """Japanese [first-くて second]: "first and second"."""
    return _node(first, second, _both(first["label"], second["label"]))


def _ga(first, second):
    """Japanese [[first が] second]: "first but second"."""
    return _node(_node(first, _leaf("が"), first["label"]), second, _sign(second["label"]))


# --- phrases ------------------------------------------------------------------------------------------------


class _Draw:
    """Choices from one seeded stream. Only `random()` is used: its values are the same in every Python 3."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def pick(self, items):
        return items[int(self.random() * len(items))]


def _english_chain(chain, adjective):
    word, value, _ = adjective
    phrase = _leaf(word, value)
    for operator in reversed(chain.split()):
        if operator in NEGATIONS:
            phrase = _not_en(operator, phrase)
        elif operator in STRONG["en"]:
            phrase = _strong(operator, phrase)
        elif operator == "fairly":
            phrase = _fair(operator, phrase)
    return phrase


def _japanese_chain(chain, adjective, form=0):
    """`form`: 0 before a stop or が, 2 before another adjective (ない becomes なくて by the chain なくて)."""
    forms, value, _ = adjective
    operator, _, negation = chain.partition("-")
    if chain in ("ない", "なくて"):
        return _not_ja(_leaf(forms[1], value), chain)
    if negation:
        negated = _not_ja(_leaf(forms[1], value))
        return _fair(operator, negated) if operator == "あまり" else _strong(operator, negated)
    phrase = _leaf(forms[form], value)
    if chain in STRONG["ja"]:
        return _strong(chain, phrase)
    return _fair(chain, phrase) if chain == "わりと" else phrase


def _fits(chain, adjective, language):
    """Strengthening words go with the plain adjectives only: nobody says "very terrible"."""
    return abs(adjective[1]) == 1 or chain in ("plain", "not", "never", "ない", "なくて")


def _plain_words(language):
    return [w for w in (ENGLISH if language == "en" else JAPANESE) if abs(w[1]) == 1]


def _single(draw, language):
    words = ENGLISH if language == "en" else JAPANESE
    chain = draw.pick([c for c in CHAINS[language] if c != "なくて"])
    adjective = draw.pick([w for w in words if _fits(chain, w, language)])
    build = _english_chain if language == "en" else _japanese_chain
    return [build(chain, adjective)]


def _pair(draw, language):
    """Two phrases joined: clean and [not noisy], [very cheap] but dirty."""
    first_chains = {
        "en": ("plain", "very", "really", "so", "not", "never", "not very", "really not"),
        "ja": ("plain", "とても", "すごく", "本当に", "なくて"),
    }[language]
    second_chains = {"en": first_chains, "ja": ("plain", "とても", "すごく", "ない", "あまり-ない", "全然-ない")}[
        language
    ]
    words = ENGLISH if language == "en" else JAPANESE
    one = draw.pick(first_chains)
    first = draw.pick([w for w in words if _fits(one, w, language)])
    two = draw.pick(second_chains)
    second = draw.pick([w for w in words if w[2] != first[2] and _fits(two, w, language)])
    if language == "en":
        left, right = _english_chain(one, first), _english_chain(two, second)
        opposed = _sign(left["label"]) != _sign(right["label"])
        return [_join("but" if opposed and draw.random() < 0.7 else "and", left, right)]
    opposed = _sign(_japanese_chain(one, first)["label"]) != _sign(_japanese_chain(two, second)["label"])
    right = _japanese_chain(two, second)
    if opposed and draw.random() < 0.7:
        one = "ない" if one == "なくて" else one
        return [_ga(_japanese_chain(one, first), right)]
    return [_te(_japanese_chain(one, first, form=2), right)]


def _same_sign(draw, language):
    first = draw.pick(_plain_words(language))
    second = draw.pick([w for w in _plain_words(language) if w[2] != first[2] and w[1] == first[1]])
    return first, second


def _twin_negation(draw, language):
    """Where does the negation end?"""
    first, second = _same_sign(draw, language)
    if language == "en":
        word = draw.pick(("not", "never"))
        a, b = _leaf(first[0], first[1]), _leaf(second[0], second[1])
        return [_not_en(word, _join("and", a, b)), _join("and", _not_en(word, a), b)]
    a, b = _leaf(first[0][2], first[1]), _leaf(second[0][1], second[1])
    return [_not_ja(_te(a, b)), _te(a, _not_ja(b))]


def _twin_strength(draw, language):
    """Where does the intensifier end?"""
    first, second = _same_sign(draw, language)
    word = draw.pick(STRONG[language])
    if language == "en":
        a, b = _leaf(first[0], first[1]), _leaf(second[0], second[1])
        return [_strong(word, _join("and", a, b)), _join("and", _strong(word, a), b)]
    a, b = _leaf(first[0][2], first[1]), _leaf(second[0][0], second[1])
    return [_strong(word, _te(a, b)), _te(_strong(word, a), b)]


def _twin_contrast(draw, language):
    """What does "but" stand against: both things before it, or the last one only?"""
    first, second = _same_sign(draw, language)
    others = [w for w in _plain_words(language) if w[2] not in (first[2], second[2]) and w[1] == -first[1]]
    third = draw.pick(others)
    if language == "en":
        a, b, c = (_leaf(w[0], w[1]) for w in (first, second, third))
        return [_join("but", _join("and", a, b), c), _join("and", a, _join("but", b, c))]
    a, b, c = _leaf(first[0][2], first[1]), _leaf(second[0][0], second[1]), _leaf(third[0][0], third[1])
    return [_ga(_te(a, b), c), _te(a, _ga(b, c))]


def _twin_japanese(draw, language):
    """すごく おいしく ない: [[すごく おいしく] ない] not so good, [すごく [おいしく ない]] really not good."""
    word, adjective = draw.pick(STRONG["ja"]), draw.pick(_plain_words("ja"))
    stem = _leaf(adjective[0][1], adjective[1])
    return [_not_ja(_strong(word, stem)), _strong(word, _not_ja(stem))]


# --- splits -------------------------------------------------------------------------------------------------


def combinations(tree, language):
    """What a phrase combines: each adjective with the words that modify it alone, and each pair of its adjectives.

    A set of tuples of words, adjectives in the form before a stop: ("very", "clean"), ("not", "very", "clean"),
    ("cheap", "clean").
    """
    stems = STEMS[language]
    found, every = set(), sorted({stems[word] for word in tree_words(tree) if word in stems})
    found.update((a, b) for i, a in enumerate(every) for b in every[i + 1 :])
    pending = [tree]
    while pending:
        part = pending.pop()
        words = tree_words(part)
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
            share = self.draw.random()
            self.of[combination] = "test" if share < 0.14 else "dev" if share < 0.2 else "train"
        return max((self.of[combination] for combination in found), key=SPLITS.index, default="train")


def _framed(draw, language, trees):
    """Half of the phrases stand in a sentence: "this café is ...", この 店 は ..."""
    if draw.random() < 0.5:
        return trees
    if language == "en":
        place = _node(_leaf(draw.pick(("this", "the"))), _leaf(draw.pick(("café", "hotel", "inn", "shop"))), 0)
        return [_node(place, _node(_leaf("is"), tree, tree["label"]), tree["label"]) for tree in trees]
    place = _node(_leaf(draw.pick(("この", "その"))), _leaf(draw.pick(("店", "食堂", "喫茶店"))), 0)
    return [_node(_node(place, _leaf("は"), 0), tree, tree["label"]) for tree in trees]


KINDS = {
    "en": (*[_single] * 6, *[_pair] * 6, *[_twin_negation] * 4, _twin_strength, _twin_strength, _twin_contrast),
    "ja": (*[_single] * 6, *[_pair] * 6, *[_twin_negation] * 3, _twin_strength, _twin_contrast, _twin_japanese),
}


def generate_trees(language, seed=7, counts=None):
    """Labelled trees by split: {"train": [...], "dev": [...], "test": [...]}.

    `language` is "en" or "ja"; `counts` gives the number of trees of each split (COUNTS if None). Train holds every
    word; every tree of dev and test holds at least one combination (see `combinations`) that no tree of train holds.
    Twins are never separated. The same seed gives the same trees. ValueError where the grammar has not so many phrases.
    """
    if language not in KINDS:
        raise ValueError(f'language must be "en" or "ja", got {language!r}')
    counts = COUNTS if counts is None else counts
    draw, seen, known, misses = _Draw(f"{seed} {language}"), set(), set(), 0
    chosen, splits = _Splits(draw), {split: [] for split in SPLITS}
    while any(len(splits[split]) < counts[split] for split in SPLITS):
        trees = draw.pick(KINDS[language])(draw, language)
        fits = {chosen.choose(combinations(tree, language)) for tree in trees}
        trees = _framed(draw, language, trees)
        texts = {format_tree(tree) for tree in trees}
        words = {word for tree in trees for word in tree_words(tree)}
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


# --- files --------------------------------------------------------------------------------------------------


def format_tree(tree):
    """A labelled tree as one line: (-1 (0 not) (1 good)). The inverse of `parse_labelled`."""
    parts, stack = [], [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif "word" in item:
            parts.append(f"({item['label']} {item['word']})")
        else:
            parts.append(f"({item['label']}")
            stack += [")", item["right"], item["left"]]
    return " ".join(parts).replace(" )", ")")


def parse_labelled(text):
    """The tree of one line: {"left", "right", "label"} with leaves {"word", "label"}.

    Raises ValueError naming what is wrong: brackets that do not match, a node without two children, a label that is
    no whole number from -2 to 2.
    """
    open_nodes, done = [], None
    for token in text.replace("(", " ( ").replace(")", " ) ").split():
        if done is not None:
            raise ValueError(f"the tree {text!r} goes on after its last bracket, with {token!r}")
        if token == "(":
            open_nodes.append([])
        elif not open_nodes:
            raise ValueError(f'a tree must begin with "(", got {text!r}')
        elif token == ")":
            node = _closed(open_nodes.pop(), text)
            if open_nodes:
                open_nodes[-1].append(node)
            else:
                done = node
        else:
            open_nodes[-1].append(token)
    if done is None:
        raise ValueError(f"the tree {text!r} has {len(open_nodes)} bracket(s) too few at its end")
    return done


def _closed(parts, text):
    label = parts[0] if parts else ""
    if not isinstance(label, str) or label not in [str(value) for value in LABELS]:
        raise ValueError(f"a node's label must be one of {LABELS}, got {label!r} in {text!r}")
    if len(parts) == 2 and isinstance(parts[1], str):
        return _leaf(parts[1], int(label))
    if len(parts) == 3 and all(isinstance(part, dict) for part in parts[1:]):
        return _node(parts[1], parts[2], int(label))
    raise ValueError(f"a node must hold its label and one word or two nodes, got {len(parts) - 1} part(s) in {text!r}")


def read_trees(path):
    """The labelled trees of a UTF-8 file, one a line. ValueError names file, line and what is wrong."""
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: must be UTF-8 text, byte {error.start} is not") from None
    trees = []
    for number, line in enumerate(lines, start=1):
        try:
            trees.append(parse_labelled(line))
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from None
    return trees


def write_trees(path, trees):
    """Write labelled trees, one a line, UTF-8."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(format_tree(tree) + "\n" for tree in trees)


def load_trees(language, split="train"):
    """The course's own labelled phrases: `language` "en", "ja" or "both"; `split` "train", "dev" or "test"."""
    if split not in SPLITS:
        raise ValueError(f'split must be "train", "dev" or "test", got {split!r}')
    if language not in ("en", "ja", "both"):
        raise ValueError(f'language must be "en", "ja" or "both", got {language!r}')
    languages = ("en", "ja") if language == "both" else (language,)
    return [tree for name in languages for tree in read_trees(FOLDER / f"{name}.{split}.txt")]


def tree_words(node):
    """The words below a node, left to right. Leaves may be words or {"word": ...}."""
    words, stack = [], [node]
    while stack:
        item = stack.pop()
        if isinstance(item, dict) and "word" not in item:
            stack += [item["right"], item["left"]]
        else:
            words.append(item["word"] if isinstance(item, dict) else item)
    return words


def twins(trees):
    """The trees whose words, in the same order, occur with another root label: no reader of words alone can tell."""
    labels = {}
    for tree in trees:
        labels.setdefault(tuple(tree_words(tree)), Counter())[tree["label"]] += 1
    return [tree for tree in trees if len(labels[tuple(tree_words(tree))]) > 1]


def write_all(folder=FOLDER, seed=7):
    """Write the six files of data/trees/ (two languages, three splits) from the seed."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for language in KINDS:
        for split, trees in generate_trees(language, seed).items():
            write_trees(Path(folder) / f"{language}.{split}.txt", trees)
