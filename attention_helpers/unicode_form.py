"""One text, one form: the spellings that Unicode, keyboards and converters have for the same text, made one."""

import re
import unicodedata
from functools import lru_cache

_SEEN_BY_NOBODY = [0x00AD, 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_CONTROLS = [code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc" and not chr(code).isspace()]
_TABLE = {
    **dict.fromkeys([*_SEEN_BY_NOBODY, *_CONTROLS]),
    0x200B: " ",  # zero width space: where words part in Thai and Khmer
    **dict.fromkeys(map(ord, "’‘‛ʼ′"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–−"), "-"),
    **dict(zip(map(ord, "〜―∥"), "~—‖", strict=True)),  # each one sign of Shift-JIS, which converters map to either
}
_LETTERS = {int(unicodedata.decomposition(chr(code)).split()[1], 16): chr(code) for code in range(0x3131, 0x3164)}
_SARA_AM = re.compile("([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb]?)([\u0e32\u0eb2])")
_LOOSE_VOICING = re.compile("(?<=[\u3041-\u30ff]) (?=[\u3099\u309a])")  # か゛, of which NFKC makes か, a space, a mark


def one_form(text):
    """`text` in the one form in which this package compares and counts words: NFKC, and plain marks.

    NFKC (Unicode Standard Annex 15) joins what is one text to its reader: composed and decomposed letters, half-width
    ｶﾞ and ガ, full-width ＡＢＣ, ligatures (ﬁ), Arabic presentation forms; ㈱ is (株), ① is 1, … is three full stops.
    Its price: x² becomes x2 and 1½ becomes 11⁄2, so a corpus of formulas needs another form. NFC has no such price, but
    leaves ガ two words, one for each keyboard. Beyond NFKC, apostrophes and hyphens of every make become ' and -, the
    signs that Shift-JIS converters disagree on become one (〜 ~), a loose ゛ joins its kana, and what nobody sees goes:
    control and direction characters, soft hyphens. Joiners stay, for Persian, Indic scripts and emoji. Two letters that
    NFKC would take apart are whole again: ำ of Thai and Lao, and Korean letters that stand alone (ㅋㅋ).

    Whichever of Unicode's four forms `text` comes in, the result is the same.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFKC", text).translate(_TABLE)
    text = _LOOSE_VOICING.sub("", text).replace(" \u0301", "'")  # ´ is a space and a mark to NFKC
    text = _SARA_AM.sub(lambda found: found[2] + chr(ord(found[3]) + 1), text)
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


@lru_cache(maxsize=1 << 16)
def one_word(word):
    """A word in `one_form`; one that would then hold a space, or nothing, stays as it is in NFC (﷽ is four words)."""
    form = one_form(word)
    return form if form.split() == [form] else unicodedata.normalize("NFC", word)
