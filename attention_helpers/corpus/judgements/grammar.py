"""Judgements with negation and intensifiers, in English and Japanese, as trees with an opinion at every node.

Each node carries a label from -2 (very bad) to +2 (very good). The labels follow five rules, the same in both
languages, where s is the sign and |v| the strength of what stands below:

    very x      2 s                    not x      -1 s   (the sign turns, the opinion is weak)
    really not x   2 s of (not x)      x and y    s of both with the weaker strength, 0 if the signs differ
    fairly x    1 s                    x but y    1 s of y

Function words (not, very, and, は, が, ...) have label 0.

Only what people say is said: no "never" of a quality, and "hardly" of good ones alone; とても and すごく do
not stand before よく ない, and what denies two words joined by て is とは言えない or わけではない, not ない.
"""

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
    ("unfriendly", -1, "staff"),
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
STRONG = {"en": ("very", "really", "so"), "ja": ("とても", "すごく", "本当に")}
# What a word makes of the sign of the phrase that it modifies.
TIMES = {
    **dict.fromkeys((*STRONG["en"], *STRONG["ja"], "全然"), 2),
    **dict.fromkeys(("fairly", "わりと", "あまり"), 1),
    **dict.fromkeys(("not", "hardly", "ない", "なくて", "とは言えない", "わけではない"), -1),
}
# The form that a Japanese denial wants of the adjective before it: よく ない, いい とは言えない.
DENIALS = {"ない": 1, "なくて": 1, "とは言えない": 0, "わけではない": 0}
ADJECTIVES = {"en": ENGLISH, "ja": JAPANESE}
# What may stand around one adjective.
_ENGLISH_CHAINS = "plain, fairly, very, really, so, not, not, hardly, not very, not really, not so, really not"
_JAPANESE_CHAINS = (
    "plain, わりと, とても, すごく, 本当に, -ない, あまり-ない, 全然-ない, 本当に-ない, -とは言えない, -わけではない"
)
_OF_GOOD_ALONE = ("hardly", "not very", "not so")
CHAINS = {"en": _ENGLISH_CHAINS.split(", "), "ja": _JAPANESE_CHAINS.split(", ")}


def sign(value):
    return (value > 0) - (value < 0)


def leaf(word, label=0):
    return {"word": word, "label": label}


def node(left, right, label):
    return {"left": left, "right": right, "label": label}


def spoken(adjective, form=0):
    """An adjective as a leaf. form, for Japanese: 0 before a stop or が, 1 before ない, 2 before another adjective."""
    forms, opinion, _ = adjective
    return leaf(forms if isinstance(forms, str) else forms[form], opinion)


def modified(word, phrase):
    """[very x], [not x], [fairly x]."""
    return node(leaf(word), phrase, TIMES[word] * sign(phrase["label"]))


def negated(phrase, word="ない"):
    """Japanese [x ない], [x とは言えない]."""
    return node(phrase, leaf(word), TIMES[word] * sign(phrase["label"]))


def both(language, first, second):
    """English [first [and second]], Japanese [first-くて second]."""
    one, other = first["label"], second["label"]
    label = sign(one) * min(abs(one), abs(other)) if sign(one) == sign(other) else 0
    if language == "ja":
        return node(first, second, label)
    return node(first, node(leaf("and"), second, other), label)


def contrast(language, first, second):
    """English [first [but second]], Japanese [[first が] second]."""
    label = sign(second["label"])
    if language == "ja":
        return node(node(first, leaf("が"), first["label"]), second, label)
    return node(first, node(leaf("but"), second, second["label"]), label)


def chained(chain, adjective, form=0):
    """An adjective with one of CHAINS around it; form: that of a Japanese adjective that ends the chain."""
    before, _, denial = chain.partition("-")
    phrase = negated(spoken(adjective, DENIALS[denial]), denial) if denial else spoken(adjective, form)
    if chain == "plain":
        return phrase
    for word in reversed(before.split()):
        phrase = modified(word, phrase)
    return phrase


def fits(chain, adjective):
    """Strengthening words go with the plain adjectives only: nobody says "very terrible" or "hardly gloomy"."""
    if adjective[1] < 0 and chain in _OF_GOOD_ALONE:
        return chain != "hardly" and adjective[0] in ("bad", "expensive")  # not so bad, not very expensive
    return abs(adjective[1]) == 1 or chain in ("plain", "not", "-ない", "-なくて")
