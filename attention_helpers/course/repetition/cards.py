"""What can be asked again: the banks' questions, and the glossary's terms in both directions as choices."""

import json
import re
from functools import cache

from attention_helpers.course.overview.glossary import glossary_terms
from attention_helpers.course.questions import bank
from attention_helpers.course.questions.parts.draws import mixed
from attention_helpers.course.questions.question import Question
from attention_helpers.places import DATA
from attention_helpers.widgets.language import languages, text, translate

OPTIONS = 4
MEANING, NAME = "meaning", "name"  # what is asked for


def question_cards():
    """The questions of all lessons that can be marked, in the lessons' order."""
    return [one for questions in bank.all_banks() for one in questions if not (one.kind.self_marked or one.hides)]


@cache
def term_cards():
    """The glossary's terms as multiple-choice questions: each one's meaning, and then each one's name.

    The wrong options are terms of the same lesson, then of earlier ones, never such that could be taken for the term
    (data/alike.json); the same on every machine.
    """
    return tuple(_card(term, asked) for asked in (MEANING, NAME) for term in glossary_terms())


def family(id):
    """What cards have in common that give one another away: the two of a term."""
    return re.sub(f"({MEANING}|{NAME})$", "", id) if ".term." in id else id


def others(term, asked):
    """The terms that are the wrong options of a card."""
    groups = [group for group in _alike() if term["en"] in group]
    barred = {term["en"]}.union(*groups)
    known = [one for one in glossary_terms() if one["lesson"] <= term["lesson"] and one["en"] not in barred]
    known.sort(key=lambda one: (one["lesson"] != term["lesson"], mixed(f"{asked}/{term['en']}/{one['en']}")))
    return known[: OPTIONS - 1]


@cache
def _alike():
    """Groups of terms of which one could be taken for another: never options beside each other."""
    return json.loads((DATA / "alike.json").read_text(encoding="utf-8"))


def _card(term, asked):
    id = f"{term['lesson']}.term.{re.sub(r'[^a-z0-9]+', '-', term['en'].casefold()).strip('-')}.{asked}"
    options = sorted([term, *others(term, asked)], key=lambda one: mixed(f"place/{id}/{one['en']}"))
    data = {"type": "multiple_choice", **_in_all_languages(lambda language: _words(term, asked, language))}
    data["answers"] = [
        {
            "correct": one is term,
            **_in_all_languages(lambda language, one=one: _option(one, one is term, asked, language)),
        }
        for one in options
    ]
    return Question(id, data)


def _words(term, asked, language):
    """Question and explanation in a language."""
    name, meaning = _name(term, language), _meaning(term, language)
    question = text("review", f"ask_{asked}", language, name=name, meaning=meaning)
    facts = {name: term[name] for name in ("en", "ja", "reading", "romaji")}
    return {"question": question, "explanation": text("review", "both", language, meaning=meaning, **facts)}


def _option(term, right, asked, language):
    name, meaning = _name(term, language), _meaning(term, language)
    option = {"answer": meaning if asked == MEANING else name}
    return option if right else option | {"feedback": text("review", "other", language, name=name, meaning=meaning)}


def _in_all_languages(words):
    """English as the object's own texts, the others as the translations that it brings."""
    english, *rest = languages()
    return {**words(english), **{language: words(language) for language in rest}}


def _name(term, language):
    return term.get(language, term["en"])


def _meaning(term, language):
    return translate(term["meaning"], term["en"], "glossary", language)
