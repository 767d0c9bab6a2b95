"""Bring the catalogues of every language up to date with the English (`make messages`).

    python -m tests.locale.update           # writes data/locale/*/*.po
    python -m tests.locale.update --check   # writes nothing; exit code 1 where a catalogue would change

A translation stays with its message. Where a sentence changed, its old translation is kept beside it as fuzzy: the
course shows English there until somebody has looked at it and taken the mark away. What the English no longer has is
dropped; git keeps it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from attention_helpers.widgets.catalogue import FOLDER
from tests.locale.collect import Message, messages

WIDTH = 110
ALIKE = 0.6  # how much of a sentence must have stayed for its old translation to be offered
WAS = "was: "  # before the English that a fuzzy translation was made for
HEADER = "# Translations of the course's texts; `make messages` keeps them in step with the English.\n#"


def read(path: Path) -> Catalog:
    if not path.is_file():
        return Catalog()
    with open(path, encoding="utf-8") as file:
        return read_po(file, ignore_obsolete=True)


def updated(old: Catalog, wanted: list[Message]) -> Catalog:
    """A catalogue of the wanted messages with the translations that the old one has for them."""
    new = Catalog(header_comment=HEADER, charset="utf-8")
    known = {(entry.context, entry.id): entry for entry in old if entry.id}
    vanished = defaultdict(list)  # by context: what was translated and is no longer asked for
    asked = {(message.context, message.english) for message in wanted}
    for (context, english), entry in known.items():
        if (context, english) not in asked and entry.string:
            vanished[context].append(english)
    for message in wanted:
        entry, flags, notes = known.get((message.context, message.english)), set(), []
        if entry is None:
            close = get_close_matches(message.english, vanished[message.context], n=1, cutoff=ALIKE)
            if close:
                entry, flags, notes = known[message.context, close[0]], {"fuzzy"}, [f"{WAS}{close[0]}"]
                vanished[message.context].remove(close[0])
        elif entry is not None and entry.fuzzy:
            flags, notes = {"fuzzy"}, [note for note in entry.auto_comments if note.startswith(WAS)]
        new.add(
            message.english,
            entry.string if entry else "",
            context=message.context,
            flags=flags,
            auto_comments=[*filter(None, [message.comment]), *notes],
            user_comments=entry.user_comments if entry else (),
        )
    return new


def written(catalogue: Catalog, language: str) -> str:
    """The file's text: no dates and no line numbers, so that it changes only where a message does."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=WIDTH, no_location=True, omit_header=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return f"{HEADER}\n{head}{buffer.getvalue().decode('utf-8')}"


def main(arguments: list[str]) -> int:
    by_domain = defaultdict(list)
    for message in messages():
        by_domain[message.domain].append(message)
    changed = 0
    for folder in sorted(path.parent for path in FOLDER.glob("*/language.json")):
        for domain, wanted in by_domain.items():
            path = folder / f"{domain}.po"
            text = written(updated(read(path), wanted), folder.name)
            if path.is_file() and path.read_text(encoding="utf-8") == text:
                continue
            changed += 1
            print(f"{'would change' if '--check' in arguments else 'written'}: {path.relative_to(FOLDER)}")
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8")
    print(f"{sum(map(len, by_domain.values()))} messages in {len(by_domain)} domains, {changed} catalogues changed")
    return int("--check" in arguments and changed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
