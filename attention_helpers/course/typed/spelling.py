"""Typed texts: what of them never counts (width, marks of one meaning, what stands around an answer)."""

import re
import unicodedata
from functools import lru_cache

LONGEST_TEXT = 20_000
LONGEST_ANSWER = 500  # what a line takes: more is compared as it stands
SEEN = 1024  # texts: an answer is held against each of a question's, which come again at every mark
LONG = 6  # letters of a word in which one slip leaves no doubt
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´′＇"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−－﹣"), "-")
_VOICED = {ord("゛"): "\u3099", ord("゜"): "\u309a"}  # marks of their own, typed after a kana
_MARKUP = ("**", "__", "```", "`", "$$", "$", "*", "_", "~~")
_PAIRS = ("「」", "『』", "“”", "‘’", '""', "''", "«»", "〈〉", "《》", "【】", "()", "[]", "<>")
_BULLET = re.compile(r"^[*•・‣]\s+")
_MARKED_LABEL = re.compile(r"^(\*\*|__|\*|_)([^*_]{1,40}:|[^*_]{1,40}(?=\1\s*:))\1")
_EMOJI = "(?:[\U0001f000-\U0001faff☀-⛿✅✓✔✨❓❗❤]|[:;]-?[)D])"
_HEDGE = r"i (?:think|guess|believe|suppose)|maybe|perhaps|probably|of course"
_LABEL = re.compile(
    rf"^(?:(?:(?:{_HEDGE}|i would say|i'd say|well|hm+|ok|okay|oh|so|yes)\b[,.…]*(?: that\b)?\s*)+|"
    r"(?:いわゆる|たぶん|多分|おそらく|恐らく|きっと)[、,]?|"
    r"(?:my |the |our )?(?:final )?(?:answer|ans|result|solution)\b\.?\s*(?:[:=]|is\b|are\b)?|"
    r"a\s*:|a[.)]\s|(?:it is|it's|that is|that's|this is)\b(?: called\b)?|"
    r"(?:答え|答|解答|回答|解|正解|結果)(?:[:=は]|(?=\s)))\s*",
    re.IGNORECASE,
)
_STOP = re.compile(
    rf"(?<![.。])[.。]$|[,;、]$|(?<=[^\W\d])[!?]+$|\s+[!?]+$|(?<=\d)!{{2,}}$|"
    rf",? (?:{_HEDGE}|right|i'm (?:[a-z]+ )?sure)$",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"(?:(?:だ|である)?と(?:思(?:います|う)|考え(?:ます|る))|(?:です|っす|だ)(?:か|よね?|ね|な)?|でした|だった|である|でしょう?|だろう|"
    r"(?:の?はず)|かな|かも(?:しれ(?:ない|ません))?|(?:に|と)な(?:る|ります)|と(?:いう|言う|呼ぶ)|"
    r"と(?:いい|言い|呼び|呼ばれ)ます|と呼ばれる)$"
)


@lru_cache(SEEN)
def clean(text):
    """`text` as it is compared: NFKC, no control or direction characters, single spaces, nothing at the ends."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT].translate(_VOICED))
    text = "".join(c for c in text if c.isspace() or not _unseen(c))
    return " ".join(text.split())


def _unseen(character):
    """Whether a character has no sign of its own: control, direction, what makes a keycap of a digit."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") or character in "\ufe0e\ufe0f\u20e3"


def plain_marks(text):
    """Apostrophes and hyphens of every make, as phones, word processors and pages put them in, by their plain signs."""
    return text.translate(_APOSTROPHES | _HYPHENS)


@lru_cache(SEEN)
def folded(text):
    """A clean text as its letters alone make it: in one kana, no article, no spaces or hyphens between words."""
    text = re.sub(r"^(?:the|an|a) (?=\w)", "", plain_marks(text))
    text = re.sub(r"(?<=[ァ-ヴ])ー(?![ァ-ヴー])", "", text)  # エンコーダー, エンコーダ
    text = re.sub(r"(?<=[^\W\d_]{2}) ?[-_/] ?(?=[^\W\d_]{2})|(?<=\w)[・'](?=\w)|(?<!\d) | (?!\d)", "", text)
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヴ" else c for c in text)


def one_slip(typed, wanted, least=LONG):
    """Whether a long word was typed with one letter left out, added or changed, or two exchanged; not the first one."""
    if len(wanted) < least or abs(len(typed) - len(wanted)) > 1 or typed[:1] != wanted[:1]:
        return False
    start = _same_start(typed, wanted)
    end = min(_same_start(typed[::-1], wanted[::-1]), len(typed) - start, len(wanted) - start)
    was, is_ = wanted[start : len(wanted) - end], typed[start : len(typed) - end]
    letters = all((c.isascii() and c.isalpha()) or "ぁ" <= c <= "ー" for c in was + is_)
    return letters and (max(len(was), len(is_)) <= 1 or (len(was) == 2 and was == is_[::-1]))


def _same_start(one, other):
    """How many letters two texts have in common at the start."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def one_or_many(word):
    """An English word in small letters, with what may be its singular or its plural: query, queries."""
    forms = {word, f"{word}s", f"{word}es"}
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms.add(word.removesuffix(ending) + instead)
    return forms | ({f"{word[:-1]}ies"} if word.endswith("y") else set())


@lru_cache(SEEN)
def undressed(text):
    """A clean text without what stands around an answer: label, quotes, Markdown, です, a closing full stop."""
    before = None if len(text) <= LONGEST_ANSWER else text
    while before != text:
        before = text
        for take in (_unmarked, _unlabelled, _unpaired, _unstopped):
            text = take(text).strip() or text
    return text


def _unmarked(text):
    text = _MARKED_LABEL.sub(r"\2", _BULLET.sub("", text))
    for mark in _MARKUP:
        inside = text[len(mark) : -len(mark)]
        if len(text) > 2 * len(mark) and text == f"{mark}{inside}{mark}" and mark[0] not in inside:
            return inside
    return text


def _unlabelled(text):
    return _LABEL.sub("", text)


def _unpaired(text):
    for first, last in _PAIRS:
        inside = text[1:-1]
        if len(text) > 2 and text == f"{first}{inside}{last}" and first not in inside and last not in inside:
            return inside
    return text


def _unstopped(text):
    text = re.sub(rf"^(?:{_EMOJI}\s*)+|(?:\s*{_EMOJI})+$", "", text)
    return _COPULA.sub("", _STOP.sub("", text))
