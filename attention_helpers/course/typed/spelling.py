"""Typed texts: what of them never counts (width, marks of one meaning, what stands around an answer)."""

import re
import unicodedata

LONGEST_TEXT = 20_000
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´′＇"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−－﹣"), "-")
_VOICED = {ord("゛"): "\u3099", ord("゜"): "\u309a"}  # marks of their own, typed after a kana
_MARKUP = ("**", "__", "```", "`", "$$", "$", "*", "_", "~~")
_PAIRS = ("「」", "『』", "“”", "‘’", '""', "''", "«»", "〈〉", "《》", "【】", "()", "[]")
_BULLET = re.compile(r"^[*•・‣]\s+")
_LABEL = re.compile(
    r"^(?:(?:i think )?(?:(?:my |the |our )?(?:final )?(?:answer|ans|result|solution)\b\.?\s*(?:[:=]|is\b|are\b)?|a\s*:|"
    r"it is\b|it's\b|that is\b|that's\b)|(?:答え|答|解答|回答|解|正解|結果)(?:[:=は]|(?=\s)))\s*",
    re.IGNORECASE,
)
_COPULA = re.compile(r"(?:(?:だ|である)?と思います|です(?:か)?|である|でしょう|だ|(?:に|と)な(?:る|ります))$")


def clean(text):
    """`text` as it is compared: NFKC, no control or direction characters, single spaces, nothing at the ends."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT].translate(_VOICED))
    text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join(text.split())


def plain_marks(text):
    """Apostrophes and hyphens of every make, as phones, word processors and pages put them in, by their plain signs."""
    return text.translate(_APOSTROPHES | _HYPHENS)


def undressed(text):
    """A clean text without what stands around an answer: label, quotes, Markdown, です, a closing full stop."""
    before = None
    while before != text:
        before = text
        for take in (_unmarked, _unlabelled, _unpaired, _unstopped):
            text = take(text).strip() or text
    return text


def _unmarked(text):
    text = _BULLET.sub("", text)
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
    return _COPULA.sub("", re.sub(r"[.。]$", "", text))
