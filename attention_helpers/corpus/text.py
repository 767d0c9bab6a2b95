"""Text to words: of languages that put spaces between them, and of those that do not."""

import regex

from attention_helpers.corpus import arguments
from attention_helpers.unicode_form import one_form

_WORD = regex.compile(r"\w+(?:'\w+)*|\.{2,}|\X")  # its \w holds vowel signs and joiners, re's does not
_LETTER = regex.compile(r"\X")
_UNSPACED = regex.compile(r"[\p{L}&&[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}]]", regex.V1)
_ANY_LETTER = regex.compile(r"\p{L}")


def words(text):
    """Words of text with spaces: lower case, punctuation split off. "I don’t." -> ["i", "don't", "."].

    In one form (`unicode_form.one_form`). A letter's marks, an emoji's parts and apostrophes inside stay in one word.
    """
    return _of(
        _WORD, one_form(one_form(arguments.text(text, "text")).lower())
    )  # lower case may have a form of its own: J̌, ǰ


def characters(text):
    """The letters of text without spaces, each with all its marks: for Japanese that nobody has split into words.

    In one form (`unicode_form.one_form`), cut as readers count letters: Unicode's extended grapheme clusters (Standard
    Annex 29). が, น้ำ, a family emoji and 葛 with its variation selector are one each.
    """
    return _of(_LETTER, one_form(arguments.text(text, "text")))


def _of(pattern, text):
    return [found.strip() for found in pattern.findall(text) if not found.isspace()]


def unspaced_share(text):
    """Which share of the letters of `text` belongs to scripts that put no spaces between words; 0 without letters."""
    return len(_UNSPACED.findall(text)) / max(1, len(_ANY_LETTER.findall(text)))
