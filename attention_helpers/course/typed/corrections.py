"""What somebody takes back: of 6 → 7, "not 6 but 7", "32… no, 1024" and 6じゃなくて7 the last counts."""

import re

_MARK = r"[,.:;!、。…\s]"
_TAKEN_BACK = re.compile(
    r"^(?:.*(?:→|⇒|➡|⟶|->|=>)|"
    r"not\b[^,;]+?,?\s+but(?:\s+(?:rather|instead))?\s|"
    r"not\b[^,;]+[,;]\s*(?:it(?:'s| is)|rather|instead)\s|"
    r".+?(?:ではな|でな|じゃな)(?:くて?|い(?=[、,。.])|いです(?=[、,。.]))|"
    rf".*\b(?:no|nope)[,.:;!…]{_MARK}*|"
    rf".*\d{_MARK}*\b(?:no|nope)\s|"
    rf".*\b(?:wait|sorry|oops|i mean|i meant|correction|actually|make that|scratch that)\b{_MARK}*|"
    r".*(?:いや|やっぱり?|訂正|もとい|間違えた|間違い(?!な)))"
    rf"{_MARK}*(?=\S)",
    re.IGNORECASE,
)


def corrected(text):
    """The text from what was said last on; a denial with nothing behind it (7ではない) is no correction."""
    return _TAKEN_BACK.sub("", text)
