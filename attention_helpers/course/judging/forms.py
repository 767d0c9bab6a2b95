"""The word lists of data/quizzes/judging, a file a language: each form a regular expression that is short to write.

In a form a space stands for spaces, a hyphen or nothing, `…` for a few words within a sentence (32 characters, 16 where
the form is in kana or kanji), `~` for any ending, `×` for a product in any spelling. A form that begins or ends with a
Latin letter begins or ends a word there, and takes a plural.
"""

import json
import re
from dataclasses import dataclass
from functools import cache

from attention_helpers.course.judging.folding import LEAST, one_kana
from attention_helpers.course.schema import NOT_BLANK, complaints
from attention_helpers.places import DATA

FOLDER = DATA / "quizzes" / "judging"
SOURCE = "en"  # technical terms are written in English within every language
FORMS = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": NOT_BLANK}}
NAMED = {"type": "object", "propertyNames": {"pattern": r"^[a-z0-9-]+$"}, "additionalProperties": FORMS}
RULES = (
    "clause_begins",  # what begins a clause
    "clause_ends",  # what ends one
    "joins",  # after it no clause ends at a comma: a list goes on
    "denies_ahead",  # a negation of what follows in its clause
    "denies_around",  # of what follows, and of the words just before it
    "denies_behind",  # of what precedes in its clause
    "denies_near",  # of the words just before it
    "denies_word",  # of the word that it hangs on
    "denies_nothing",  # what looks like a negation and is none
    "sets_aside_ahead",  # what follows in the clause is neither affirmed nor denied: "not only …"
    "sets_aside_behind",  # what stands just before
    "beside_before",  # before a subject that something is only compared with
    "beside_after",  # after one
    "topic_before",  # what makes a subject the topic from there on
    "topic_after",
    "looks_ahead",  # begins a clause that speaks of the subject to come: "where reading is costly, hard attention"
    "looks_behind",  # ends one
    "differ",  # beside two subjects: the sentence is about both, so about neither
    "former",
    "latter",
    "other",
    "both",
    "says_again",  # ends a clause that affirms of its subject what was just said of another: "RNNs do"
    "relates",  # what no bare list of terms has
)
SCHEMA = {
    "title": "a language's forms",
    "type": "object",
    "required": ["letters", "rules", "subjects", "concepts"],
    "additionalProperties": False,
    "properties": {
        "letters": {"type": "string", "pattern": NOT_BLANK},
        "rules": {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(RULES, FORMS)},
        "subjects": NAMED,
        "concepts": NAMED,
        "phrases": {  # nouns, what stands between two of them, and the pairs, "one other", that make sense
            "type": "object",
            "required": ["between", "nouns", "known"],
            "additionalProperties": False,
            "properties": {"between": {"type": "string"}, "nouns": FORMS, "known": FORMS},
        },
    },
}
_GAP, _SHORT_GAP = "([^。]{0,32}?)", "([^。、]{0,16}?)"  # kana and kanji say more in fewer letters
_KANA = re.compile(r"[ァ-ヴー]{3,}")
_LETTERS = re.compile("[ぁ-ヿ一-鿿]")
_BEHIND = re.compile(r"(\(\?<[!=][^()]*\))")  # it looks back over a fixed number of letters
_ENDS = r"(?:(?<![a-z])|(?:e?s)?(?:(?![a-z0-9])|(?=less(?![a-z]))))"  # of a Latin word: a plural, then its end
_NEVER = re.compile(r"(?!)")


def pattern_of(form):
    """The regular expression of one form, as text. ValueError where it is none."""
    body = _KANA.sub(lambda run: one_kana(run[0]), form.lower())
    begins = r"(?<![a-z0-9])" if re.match(r"\(*(?:\?:)?[a-z0-9]", body) else ""
    ends = r"(?![a-z0-9])" if re.search(r"\d$", body) else _ENDS
    body = "".join(part if _BEHIND.match(part) else _written_out(part) for part in _BEHIND.split(body))
    pattern = f"{begins}(?:{body}){ends}"
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"form {form!r}: expected a regular expression, but {error}.") from None
    return pattern


def _written_out(part):
    """A part of a form as a regular expression in which the gaps, and nothing else, are groups."""
    part = re.sub(r"(?<!\\)\((?!\?)", "(?:", part)
    gap = _GAP if part.isascii() or not _LETTERS.search(part) else _SHORT_GAP
    return part.replace("…", gap).replace("~", "[a-z]*").replace(" ", r"[\s\-]*").replace("×", r"\s*×?\s*")


@cache
def compiled(forms):
    """One regular expression for any of the forms (a tuple), the longest form first."""
    return re.compile("|".join(map(pattern_of, sorted(forms, key=len, reverse=True)))) if forms else _NEVER


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The forms of one language or of several together, `files`; and the long words in them, `words`, for slips."""

    files: tuple
    rules: dict
    words: frozenset

    def pattern(self, part, name):
        """The regular expression of a name in "subjects" or "concepts"; one that finds nothing for an unknown name."""
        return compiled(tuple(form for file in self.files for form in file[part].get(name, ())))


def languages():
    """The languages that answers can be judged in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def forms_of(language):
    """The word lists of one language, as its file has them. ValueError, a line for each mistake in the file."""
    path = FOLDER / f"{language}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    mistakes = list(complaints(data, SCHEMA))
    if mistakes:
        raise ValueError("\n".join(f"{path.name}: {mistake}." for mistake in mistakes))
    return data


@cache
def lexicon(names):
    """The Lexicon of these languages, a tuple of names."""
    files = tuple(forms_of(name) for name in names)
    rules = {rule: compiled(tuple(form for file in files for form in file["rules"].get(rule, ()))) for rule in RULES}
    named = [forms for file in files for part in ("subjects", "concepts") for forms in file[part].values()]
    text = " ".join(form.lower() for forms in named for form in forms)
    return Lexicon(files, rules, frozenset(re.findall(rf"[a-z]{{{LEAST - 1},}}|[ァ-ヴー]{{5,}}", text)))


def lexicon_for(text, language):
    """The Lexicon for a text: the language asked for, English terms, and every language whose letters stand in it."""
    there = [name for name in languages() if name in (SOURCE, language) or re.search(forms_of(name)["letters"], text)]
    return lexicon(tuple(there))
