"""The glossary, English and Japanese, with a field to find a word in it."""

import json
import unicodedata
from functools import cache
from pathlib import Path

import ipywidgets

from attention_helpers.course.template import render
from attention_helpers.places import DATA
from attention_helpers.widgets.card import escaped
from attention_helpers.widgets.language import text, translate
from attention_helpers.widgets.panel import Panel


@cache
def glossary_terms():
    """The terms in the order of the lessons: {"en", "ja", "reading", "romaji", "lesson", "meaning" (English)}."""
    return tuple(json.loads((DATA / "glossary.json").read_text(encoding="utf-8")))


def find_terms(wanted):
    """Terms in which `wanted` stands anywhere: in either language, the reading or the meaning; "" finds all.

    Width and case do not count, nor whether a long vowel is marked: "chui" finds chūi.
    """
    key = _plain(wanted)
    words = ("en", "ja", "reading", "romaji")
    return [one for one in glossary_terms() if key in _plain(" ".join([*map(one.get, words), _meaning(one)]))]


def _meaning(term):
    return translate(term["meaning"], term["en"], "glossary")


def _plain(words):
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in decomposed if c not in "\u0304'").strip()


def glossary(lesson=None):
    """Show the glossary, or the terms of one lesson ("01"), with a field to find a word.

    Raises ValueError for a lesson without terms.
    """
    terms = [term for term in glossary_terms() if lesson is None or str(lesson) == term["lesson"]]
    if not terms:
        lessons = sorted({term["lesson"] for term in glossary_terms()})
        raise ValueError(f"glossary: lesson {lesson!r} has no terms; these have: {', '.join(lessons)}")
    field = ipywidgets.Text(
        description=text("glossary", "find"), placeholder=text("glossary", "hint"), layout={"width": "26em"}
    )
    # Tab reaches what scrolls, so that the arrow keys move it.
    table = ipywidgets.HTML(_table(terms), layout={"max_height": "32em", "overflow": "auto"}, tabbable=True)
    lines = [_line(term) for term in terms]
    panel = Panel([field, table], text="\n".join([text("glossary", "title", count=len(terms)), *lines]))

    def search(change):
        wanted = find_terms(change["new"])
        found = [term for term in terms if term in wanted]
        table.value = _table(found) if found else escaped(text("glossary", "none", wanted=change["new"][:40]))
        panel.announce(text("glossary", "shown", shown=len(found), count=len(terms)))

    panel.field, panel.table = field, table
    field.observe(search, "value")
    return panel


def _line(term):
    words = {name: term[name] for name in ("lesson", "reading", "romaji")}
    return text("glossary", "line", english=term["en"], japanese=term["ja"], meaning=_meaning(term), **words)


def _spoken(term):
    """How a term is spoken, for who reads this language: Japanese readers need no Latin letters."""
    return text("glossary", "spoken", reading=term["reading"], romaji=term["romaji"]).split("\n")


def _table(terms):
    heads = [text("glossary", name) for name in ("english", "japanese", "reading", "meaning", "lesson")]
    rows = [(t["en"], [t["ja"]], _spoken(t), _meaning(t), t["lesson"]) for t in terms]
    return render(Path(__file__).with_name("table.html"), heads=heads, rows=rows)
