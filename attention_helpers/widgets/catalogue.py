"""Translations: gettext catalogues in data/locale, a folder for each language, a file for each domain.

English is the source and has no catalogue. A message is found by its English text and its context, which says where it
stands (a question's id). What has no translation, or one marked fuzzy because the English changed, is shown in English.
A folder with a `language.json` is a language.
"""

from functools import cache

from attention_helpers.places import DATA

SOURCE = "en"
FOLDER = DATA / "locale"


def languages():
    """The names of all languages, the source first: ("en", "ja")."""
    return _languages(FOLDER)


@cache
def _languages(folder):
    """Looked up once: every text that is shown asks."""
    return (SOURCE, *sorted(path.parent.name for path in folder.glob("*/language.json")))


def find(message, domain, language, context=None):
    """The translation of an English message, or the message itself where there is none."""
    if language == SOURCE or not message:
        return message
    return _messages(domain, language).get((context, message), message)


@cache
def _messages(domain, language):
    """{(context, English): translation} of one catalogue; read once, 0.1 s for 1,500 messages."""
    from babel.messages.pofile import read_po  # 0.05 s that nobody who reads English needs

    path = FOLDER / language / f"{domain}.po"
    if not path.is_file():
        return {}
    with open(path, encoding="utf-8") as file:
        entries = [entry for entry in read_po(file, ignore_obsolete=True) if entry.id and not entry.fuzzy]
    return {(entry.context, entry.id): entry.string for entry in entries if entry.string}
