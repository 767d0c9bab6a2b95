"""Texts as learners type them, and when two of them count as the same."""

import unicodedata

from attention_helpers.edit_distance import edit_distance

LONGEST_TEXT = 20_000
LONGEST_COMPARED = 500


def clean(text):
    """`text` as it is compared: NFKC, no control or direction characters, single spaces, nothing at the ends."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join(text.split())


def same_spelling(typed, wanted, match_case=False, threshold=None):
    """Whether two clean texts are the same, or alike: 1 - edits / length of the longer is at least `threshold`."""
    if not match_case:
        typed, wanted = typed.casefold(), wanted.casefold()
    if threshold is None or typed == wanted:
        return typed == wanted
    longer = max(len(typed), len(wanted))
    return longer <= LONGEST_COMPARED and 1 - edit_distance(typed, wanted) / longer >= float(threshold)
