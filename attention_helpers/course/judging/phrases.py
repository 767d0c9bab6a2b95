"""Whether the nouns of a text go together: "the mean of the states" does, "the mean of the clauses" does not.

Fluent nonsense strings a question's words together at will. What gives it away are pairs of nouns that nobody joins.
"""

import re
from functools import cache

from attention_helpers.course.judging.folding import one_kana
from attention_helpers.course.judging.forms import compiled

_LONG_KANA = re.compile(r"[ァ-ヴー]{3,}")


def odd_pairs(text, files):
    """How many pairs of known nouns a folded text joins that no list has, each counted once. `files` as in Lexicon."""
    odd = set()
    for phrases in (file["phrases"] for file in files if "phrases" in file):
        for found in _pattern(phrases["between"], tuple(phrases["nouns"])).finditer(text):
            pair = " ".join(_singular(found[name]) for name in ("one", "other"))
            odd |= {pair} - _known(tuple(phrases["known"]))
    return len(odd)


@cache
def _pattern(between, nouns):
    noun = compiled(nouns).pattern
    return re.compile(f"(?P<one>{noun}){compiled((between,)).pattern}(?=(?P<other>{noun}))")


@cache
def _known(pairs):
    return {_LONG_KANA.sub(lambda run: one_kana(run[0]), pair) for pair in pairs}


def _singular(noun):
    return noun.removesuffix("s") if noun.isascii() else noun
