"""When a word or a few that were typed are the ones an answer has: how near they are, and never nearer than that."""

import re
from enum import IntEnum

from attention_helpers.course.typed.keys import same_keys
from attention_helpers.course.typed.spelling import (
    LONGEST_ANSWER,
    clean,
    folded,
    one_or_many,
    one_slip,
    plain_marks,
    undressed,
)
from attention_helpers.edit_distance import edit_distance

MOST = 4  # answers at once that are looked at one by one
LONGEST_NAME = 8  # words: of a longer answer no part is sought, for it has hundreds
_CHOICE = (
    r",?\s+or\s+|\s+vs\.?\s+|"
    r"\s*(?:または|もしくは|あるいは|それとも|/|\||(?:(?<=[^\Wぁ-ん])|(?<=..))か[、,]?(?=[^\Wぁ-ん]))\s*"
)
_OR = re.compile(rf"{_CHOICE}|\s*(?:、|,|\()\s*|\)$", re.IGNORECASE)
_VAGUE = re.compile(
    r"^(?:some|any|this|that|a|the)\b(?: (?:kind|sort|type|form) of\b)?|[\s.…-]*\b(?:something|whatever)$|[\s.…?]+$|"
    r"の(?:一種|何か|なにか)$|(?:なんとか|何とか|何か|なにか)$|^(?:なんとか|何とか|何か|なにか)の?",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(rf"[^,;:、()]+(?:{_CHOICE})[^,;:、()]+", re.IGNORECASE)


class Near(IntEnum):
    """How near a typed text is to an answer; the nearest answer counts."""

    SAME = 0  # but for width, case, and the make of apostrophes and hyphens
    MEANT = 1  # other kana, spaces, hyphens, plural, a label or quotes; another name of the same key
    SLIP = 2  # one letter left out, added, changed, or two exchanged, in a long word
    ALIKE = 3  # as like as the answer's own threshold asks


def nearness(typed, answer, match_case=False, threshold=None, keys=()):
    """How near two clean texts are, a Near, or None.

    match_case  whether large and small letters are two things
    threshold   takes what is as like: 1 - edits / length of the longer. Then a slip alone does not do
    keys        the keys that all answers of the question name, where it asks for keys
    """
    typed, answer = plain_marks(typed), plain_marks(answer)
    if not match_case:
        typed, answer = typed.casefold(), answer.casefold()
    if typed == answer:
        return Near.SAME
    bare, wanted = folded(undressed(typed)), folded(undressed(answer))
    if bare == wanted or (not match_case and wanted in one_or_many(bare) and len(wanted) > 2):
        return Near.MEANT
    if keys and same_keys(undressed(typed), answer, keys):
        return Near.MEANT
    if threshold is None:
        return Near.SLIP if not match_case and one_slip(bare, wanted) else None
    longer = max(len(typed), len(answer))
    alike = longer <= LONGEST_ANSWER and 1 - edit_distance(typed, answer) / longer >= float(threshold)
    return Near.ALIKE if alike else None


def alternatives(typed):
    """The several answers in "softmax or argmax", "softmax (ソフトマックス)"; [] where there is one."""
    parts = [part for part in map(clean, _OR.split(typed)) if part]
    return parts if 1 < len(parts) <= MOST else []


def undecided(typed):
    """Whether a text is one thing or another and nothing else: "pre or post", シフトかコントロール."""
    return _UNDECIDED.fullmatch(typed) is not None


def is_part(typed, name):
    """Whether a text is a proper part of a name: "bias" of "exposure bias", 仮説 of 分布仮説."""
    typed = clean(_VAGUE.sub("", typed)) or typed
    words = re.findall(r"[^\s-]+", plain_marks(name))
    if len(words) > LONGEST_NAME:
        return False
    runs = (words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1) if j - i < len(words))
    if any(nearness(typed, " ".join(run)) is not None for run in runs):
        return True
    bare, whole = folded(undressed(typed)), folded(name)
    return not bare.isascii() and bare != whole and (whole.startswith(bare) or whole.endswith(bare))
