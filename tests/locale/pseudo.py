"""A language in which every message stands between ⟦ and ⟧: what a learner sees outside them is in no catalogue."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

from babel.messages.catalog import Catalog

from tests.locale.collect import messages
from tests.locale.update import written

NAME = "qq"
WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")  # the source is English
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


def make(folder: Path) -> dict[str, Catalog]:
    """Write the language's catalogues below `folder`. -> {domain: catalogue}"""
    catalogues: dict[str, Catalog] = defaultdict(Catalog)
    for message in messages():
        catalogues[message.domain].add(message.english, f"⟦{message.english}⟧", context=message.context)
    home = folder / NAME
    home.mkdir(parents=True)
    (home / "language.json").write_text(json.dumps({"name": NAME, "complete": []}), encoding="utf-8")
    for domain, catalogue in catalogues.items():
        (home / f"{domain}.po").write_text(written(catalogue, NAME), encoding="utf-8")
    return catalogues


def escaped(text: str) -> list[str]:
    """The Latin words of a text that stand in no message. One message may stand within another."""
    before = ""
    while before != text:
        before, text = text, MARKED.sub(" ", text)
    return WORD.findall(text)
