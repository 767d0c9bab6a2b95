"""Pair files: one pair a line, tab-separated: source, target[, Pharaoh alignment[, bracketed parse]]."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from attention_helpers.corpus.pairs import SentencePairs, check_links
from attention_helpers.corpus.parse import leaves, parse_tree
from attention_helpers.places import DATA

FOLDER = DATA / "corpus"
SPLITS = ("train", "dev", "test")
_LINK = re.compile(r"\d+-\d+")
_LIKE_LINKS = re.compile(r"[\d\s:,?-]*\d[\d\s:,?-]*")


def words(text):
    """Words of plain English-like text: lower case, punctuation split off. "I see." -> ["i", "see", "."]."""
    text = unicodedata.normalize("NFKC", text).lower()
    letters = "".join("a" if _is_mark(c) else c for c in text)  # a vowel sign is a part of its word, too
    return [text[found.start() : found.end()] for found in re.finditer(r"[\w'’]+|[^\w\s]", letters)]


def characters(text):
    """The characters of text without spaces, in one form (NFKC): for Japanese that nobody has split into words."""
    found = []
    for character in unicodedata.normalize("NFKC", text):
        if _is_mark(character) and found:
            found[-1] += character
        elif not character.isspace():
            found.append(character)
    return found


def _is_mark(character):
    """Whether it belongs to the character before it: an accent, a vowel sign, the dots of が."""
    return unicodedata.category(character).startswith("M")


def _one_form(word):
    """A word in NFKC, so that composed, decomposed and half-width spellings are one; never with a space in it."""
    plain = unicodedata.normalize("NFKC", word)
    return unicodedata.normalize("NFC", word) if any(map(str.isspace, plain)) else plain


def read_pairs(path, minimum_count=1, source_words=str.split, target_words=str.split, swap=False):
    """Read a tab-separated file of pairs into SentencePairs.

    Columns: source, target, and if they are there a Pharaoh alignment ("0-0 2-1", from 0) and a bracketed parse of the
    source. Other further columns, such as the attribution in a public collection's export, are passed over.
    minimum_count: rarer words become <unk>. source_words, target_words: functions that split a sentence into words
    (corpus.words, corpus.characters, or your own); every word is brought into one Unicode form, NFKC. swap: the file
    has the target first; its links are turned round, and its parses, which are of the target then, passed over.

    Raises FileNotFoundError, or ValueError naming the file, the line and what is wrong with it.
    """
    path = Path(path)
    rows = _rows(path)
    aligned = _is_alignment(next((row[2] for _, row in rows if len(row) > 2 and row[2].strip()), ""))
    sources, targets, links, parses = [], [], [], []
    for number, columns in rows:
        where = f"{path}, line {number}"
        source, target = _sentences(columns, where, source_words, target_words, swap)
        sources.append(source)
        targets.append(target)
        if aligned:
            links.append(_links(columns, source, target, where, swap))
            if len(columns) > 3 and not swap:
                parses.append(_parse(columns[3], source, where))
    if parses and len(parses) < len(sources):
        raise ValueError(f"{path}: {len(parses)} of {len(sources)} lines have a parse; expected all or none")
    return SentencePairs(sources, targets, links if aligned else None, parses or None, minimum_count=minimum_count)


def utf8_text(path):
    """The text of a file. ValueError names the line where it is not UTF-8."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"{path}, line {line}: not UTF-8 text (byte {error.start} is {data[error.start]:#04x}); "
            "save the file as UTF-8"
        ) from None


def _rows(path):
    """[(line number, columns)] of the lines that are not blank."""
    if not path.is_file():
        raise FileNotFoundError(f"read_pairs: there is no file {path}")
    lines = enumerate(utf8_text(path).split("\n"), 1)
    rows = [(n, line.rstrip("\r").split("\t")) for n, line in lines if line.strip()]
    if not rows:
        raise ValueError(f"{path}: the file holds no pairs; expected a source, a tab and a target on each line")
    return rows


def _is_alignment(column):
    return bool(_LIKE_LINKS.fullmatch(column)) or any(_LINK.fullmatch(part) for part in column.split())


def _sentences(columns, where, source_words, target_words, swap):
    if len(columns) < 2:
        raise ValueError(f"{where}: expected a source, a tab and a target, found no tab in {columns[0]!r:.60}")
    source, target = columns[1::-1] if swap else columns[:2]
    for name, text in (("source", source), ("target", target)):
        if not text.strip():
            raise ValueError(f"{where}: the {name} is empty; expected at least one word")
    return [_one_form(word) for word in source_words(source)], [_one_form(word) for word in target_words(target)]


def _links(columns, source, target, where, swap):
    if len(columns) < 3:
        raise ValueError(f"{where}: the alignment is missing; other lines have one, so each must")
    links = []
    for part in columns[2].split():
        if not _LINK.fullmatch(part):
            raise ValueError(
                f"{where}: {part!r} is no alignment link; expected source-target word numbers such as 0-0 2-1"
            )
        i, j = map(int, part.split("-"))
        links.append((j, i) if swap else (i, j))
    check_links(links, len(source), len(target), where)
    return frozenset(links)


def _parse(text, source, where):
    try:
        found = leaves(parse_tree(text))
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    if found != source:
        raise ValueError(f"{where}: the parse's words are not the source's: {' '.join(found)!r:.60}")
    return text


def write_pairs(path, pairs):
    """Write pairs (SentencePairs or a list of Pair) as tab-separated UTF-8; read_pairs reads the same back."""
    lines = []
    for pair in pairs:
        for word in (*pair.source, *pair.target):
            if word.split() != [word]:
                raise ValueError(f"write_pairs: the word {word!r} holds a space or nothing and could not be read back")
        columns = [" ".join(pair.source), " ".join(pair.target)]
        if pair.alignment is not None:
            columns.append(pair.pharaoh)
            if pair.parse is not None:
                columns.append(pair.parse)
        lines.append("\t".join(columns) + "\n")
    if not lines:
        raise ValueError("write_pairs: there are no pairs to write")
    Path(path).write_bytes("".join(lines).encode("utf-8"))  # bytes: no system changes the line ends


@lru_cache(maxsize=8)
def _read_split(name, split):
    return read_pairs(FOLDER / f"{name}.{split}.tsv")


def load(name="ja-en", split="train"):
    """One split of a corpus in data/corpus; its vocabularies are those of the train split.

    name: "ja-en". split: "train" (10,000 pairs), "dev" (1,000) or "test" (1,200; its first pair is
    私 は ペン を 持って いる -> I have a pen). Raises ValueError for a name or split that is not there.
    """
    if split not in SPLITS:
        raise ValueError(f"load: split must be one of {', '.join(SPLITS)}; got {split!r}")
    names = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.train.tsv")})
    if name not in names:
        raise ValueError(f"load: no corpus is named {name!r}; there are: {', '.join(names) or 'none'}")
    train, pairs = _read_split(name, "train"), _read_split(name, split)
    some = pairs[:]
    some.source_vocabulary, some.target_vocabulary = train.source_vocabulary, train.target_vocabulary
    return some
