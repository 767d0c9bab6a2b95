"""A text as its forms are looked for: one case, one kana, one sign for each meaning; and where each letter stood."""

import re

from attention_helpers.course.typed.spelling import clean, one_slip, plain_marks

LONGEST = 3_000  # characters that are judged: five times the longest answer asked for
LEAST = 7  # letters of a word in which one slip leaves no doubt about the word
_RAISED = {ord(sign): f"^{digit}" for sign, digit in zip("²³⁴", "234", strict=True)}
_TEX = re.compile(r"\\(?:left|right|mathrm|text|bar)\b|[${}|]|\\(?=(?:times|cdot)\b)")
_SIGNS = (
    (re.compile(r"\\?\b(?:times|cdot)\b(?=\s*\w)"), "×"),
    (re.compile(r"(?<=[a-z0-9^ぁ-ヿ一-鿿)])\s*[*✕⋅·∙・]\s*(?=[a-z0-9ぁ-ヿ一-鿿(])(?<![a-z]{2}.)"), "×"),
    (re.compile(r"(?<=\b[a-z])\s?x\s?(?=[a-z]\b)|(?<=[a-z数ズ])\sx\s(?=[a-z一-鿿])"), "×"),
    (re.compile(r"\*\*(?=\d)"), "^"),
    (re.compile(r"\.(?=\s|$)|．|[!?！？;；\n]"), "。"),
    (re.compile(r"[，､]"), "、"),
    (re.compile(r"[≒≃≅∼~]"), "≈"),
)
_KANA = re.compile(r"[ァ-ヴー]{3,}")
_WORD = re.compile(r"[a-z]{7,}|[ァ-ヴー]{5,}")


class Folded:
    """`text` is what is searched; `source` is the learner's text, cleaned, and `at[i]` where letter i stood in it."""

    def __init__(self, text, known=frozenset()):
        text = text[:LONGEST].translate(_RAISED)
        self.source = "\n".join(line for line in map(clean, text.splitlines()) if line)
        self.text = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain_marks(self.source))
        self.at = list(range(len(self.text) + 1))
        self._replace(_TEX, lambda _: "")
        for pattern, sign in _SIGNS:
            self._replace(pattern, lambda _, sign=sign: sign)
        self._replace(_WORD, lambda found: corrected(found[0], known))
        self._replace(_KANA, lambda found: one_kana(found[0]))

    def _replace(self, pattern, new):
        pieces, at, end = [], [], 0
        for found in pattern.finditer(self.text):
            put = new(found)
            if put != found[0]:
                pieces += [self.text[end : found.start()], put]
                at += self.at[end : found.start()] + [
                    self.at[min(found.start() + i, found.end() - 1)] for i in range(len(put))
                ]
                end = found.end()
        self.text, self.at = "".join([*pieces, self.text[end:]]), at + self.at[end:]

    def words(self, start, end):
        """What the learner wrote between two places of the folded text."""
        return self.source[self.at[start] : self.at[end]].strip(" 、,。.;；\n")


def one_kana(text):
    """Katakana as hiragana, without the long vowel signs that some leave out (エンコーダー, エンコーダ).

    What has less than three other letters stays: in hiragana キー and ノート would be found inside other words.
    """
    short = len(text.replace("ー", "")) < 3
    return text if short else "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヴ" else c for c in text if c != "ー")


def corrected(word, known):
    """A long word with one slip as the known word that was meant; any other as it is."""
    if word in known or word.removesuffix("s") in known or word.removesuffix("es") in known:
        return word
    near = {other for other in known if abs(len(other) - len(word)) < 2 and one_slip(word, other, LEAST)}
    return near.pop() if len(near) == 1 else word
