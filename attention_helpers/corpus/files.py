"""Pair files: one pair a line, tab-separated: source, target[, Pharaoh alignment[, bracketed parse]]."""

import re
from functools import lru_cache

from attention_helpers.corpus import arguments
from attention_helpers.corpus.pairs import SentencePairs, check_links
from attention_helpers.corpus.parse import parse_tree
from attention_helpers.corpus.tables.columns import find_columns, without_heading
from attention_helpers.corpus.tables.encoding import text_of
from attention_helpers.corpus.tables.rows import rows_of
from attention_helpers.corpus.text import characters, unspaced_share
from attention_helpers.corpus.vocabulary import as_words
from attention_helpers.paths import as_path
from attention_helpers.places import DATA
from attention_helpers.unicode_form import one_form

FOLDER = DATA / "corpus"
SPLITS = ("train", "dev", "test")
_LINK = re.compile(r"\d+-\d+")


def read_pairs(path, minimum_count=1, source_words=str.split, target_words=str.split, swap=False, columns=None):
    """Read a table of sentence pairs into SentencePairs.

    Columns are separated by tabs, or by commas or semicolons in a file named .csv: source, target, and if they are
    there a Pharaoh alignment ("0-0 2-1", from 0) and a bracketed parse of the source. Columns of ids, languages, dates,
    addresses, scores and attributions, as public collections have them, are passed over wherever they stand, and so
    are a line of headings and a spreadsheet's quotes. UTF-8, or what a byte order mark says. A pair that is there twice
    is read twice.

    minimum_count: rarer words become <unk>. source_words, target_words: functions that split a sentence, given in one
    Unicode form, into words (corpus.words, corpus.characters, or your own). swap: the file has the target first; its
    links are turned round, and its parses, which are of the target then, passed over. columns: numbers from 0 of the
    columns of source and target, where it is not plain which they are (then swap has nothing to do).

    Raises FileNotFoundError, or ValueError naming the file, the line and what is wrong with it: also where the columns
    are no pairs, links count words from 1, or the languages stand the other way round.
    """
    path = as_path(path, "read_pairs: path")
    for split_words, argument in ((source_words, "source_words"), (target_words, "target_words")):
        if not callable(split_words):
            raise TypeError(f"read_pairs: {argument} must be a function such as corpus.words, got {split_words!r:.60}")
    if not isinstance(swap, bool):
        raise TypeError(f"read_pairs: swap must be True or False, got {swap!r:.60}")
    rows, layout = _table(path, columns)
    turned = swap and columns is None
    _check_order(rows, layout, path, source_words, target_words, turned)
    sources, targets, links, parses = [], [], [], []
    for number, cells in rows:
        where = f"{path}, line {number}"
        source, target = _sentences(cells, layout, where, source_words, target_words, turned)
        sources.append(source)
        targets.append(target)
        if layout.links is not None:
            links.append(_links(cells[layout.links : layout.links + 1], where, turned))
            if layout.parse is not None and layout.parse < len(cells) and not turned:
                parses.append(_parse(cells[layout.parse], source, where))
    _check_links(rows, links, sources, targets, path)
    if parses and len(parses) < len(sources):
        raise ValueError(f"{path}: {len(parses)} of {len(sources)} lines have a parse; expected all or none")
    return SentencePairs(sources, targets, links or None, parses or None, minimum_count=minimum_count)


def _table(path, columns):
    """[(line number, cells)] of the lines with pairs, and the Layout of their columns."""
    if not path.is_file():
        what = "a folder" if path.is_dir() else "no plain file" if path.exists() else None
        raise FileNotFoundError(
            f"read_pairs: there is no file {path}" if what is None else f"read_pairs: {path} is {what}, not a file"
        )
    rows = rows_of(text_of(path), path)
    rows = without_heading(rows) if rows else rows
    if not rows:
        raise ValueError(f"{path}: the file holds no pairs; expected a source, a tab and a target on each line")
    return rows, find_columns(rows, path, columns)


def _check_order(rows, layout, path, source_words, target_words, swap):
    """ValueError where the sentences to be cut into characters are of a language with spaces, and the others not."""
    if (source_words is characters) == (target_words is characters):
        return
    columns = [" ".join(cells[i] for _, cells in rows if i < len(cells)) for i in layout[:2]]
    cut, other = columns if (source_words is characters) != swap else columns[::-1]
    if unspaced_share(cut) < 0.1 and unspaced_share(other) > 0.5:
        name = "source" if source_words is characters else "target"
        raise ValueError(
            f"{path}: {name}_words=corpus.characters is for text without spaces, and here the other side is that; "
            f"the languages stand the other way round: give swap={not swap}"
        )


def _sentences(cells, layout, where, source_words, target_words, swap):
    if len(cells) <= max(layout[:2]):
        found = f"only {len(cells)} columns, of them" if len(cells) > 1 else "no tab in"
        raise ValueError(f"{where}: expected a source, a tab and a target, found {found} {cells[0]!r:.60}")
    source, target = (cells[i] for i in (layout[1::-1] if swap else layout[:2]))
    split = []
    for name, text, split_words in (("source", source, source_words), ("target", target, target_words)):
        words = split_words(one_form(text)) if text.strip() else []
        if not words:
            raise ValueError(f"{where}: the {name} is empty; expected at least one word")
        split.append(as_words(words, f"{where}: {name}"))
    return split


def _links(cells, where, swap):
    if not cells:
        raise ValueError(f"{where}: the alignment is missing; other lines have one, so each must")
    links = []
    for part in cells[0].split():
        if not _LINK.fullmatch(part):
            raise ValueError(
                f"{where}: {part!r:.60} is no alignment link; expected source-target word numbers such as 0-0 2-1"
            )
        i, j = part.split("-")
        links.append(_link(j, i) if swap else _link(i, j))
    return frozenset(links)


@lru_cache(maxsize=4096)
def _link(i, j):
    """One pair for all its places: the course's sentences have 190,000 links, and a few hundred pairs."""
    return int(i), int(j)


def _check_links(rows, links, sources, targets, path):
    """ValueError where a link points outside of its pair, which tells whether words are counted from 1."""
    every = [number for each in links for link in each for number in link]
    for (number, _), each, source, target in zip(rows, links, sources, targets, strict=False):
        where = f"{path}, line {number}"
        try:
            check_links(each, len(source), len(target), where)
        except ValueError:
            if min(every) > 0 and all(i <= len(source) and j <= len(target) for i, j in each):
                raise ValueError(
                    f"{where}: the links count words from 1 ({max(each)[0]}-{max(each)[1]} for {len(source)} and "
                    f"{len(target)} words, and no 0 in the file); expected word numbers from 0: take 1 off each"
                ) from None
            raise


def _parse(text, source, where):
    try:
        parse_tree(text)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None
    found = as_words(re.findall(r"[^\s()]+", text), where)  # its leaves, from left to right
    if found != source:
        raise ValueError(f"{where}: the parse's words are not the source's: {' '.join(found)!r:.60}")
    return text


def write_pairs(path, pairs):
    """Write pairs (SentencePairs or a list of Pair) as tab-separated UTF-8; read_pairs reads the same back."""
    path, lines = as_path(path, "write_pairs: path"), []
    if not isinstance(pairs, SentencePairs):
        pairs = arguments.items(pairs, "pairs", "Pairs")
    for pair in pairs:
        arguments.having(pair, "source target alignment parse", "pairs: each", "a Pair")
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
    if path.is_dir():
        raise ValueError(f"write_pairs: path must be that of a file, got the folder {path}")
    path.write_bytes("".join(lines).encode("utf-8"))  # bytes: no system changes the line ends


@lru_cache(maxsize=8)
def _read_split(name, split):
    return read_pairs(FOLDER / f"{name}.{split}.tsv")


def load(name="ja-en", split="train"):
    """One split of a corpus in data/corpus; its vocabularies are those of the train split.

    name: "ja-en". split: "train" (10,000 pairs), "dev" (1,000) or "test" (1,200; its first pair is
    私 は ペン を 持って いる -> I have a pen). Raises ValueError for a name or split that is not there.
    """
    if not isinstance(split, str) or split not in SPLITS:
        raise ValueError(f"load: split must be one of {', '.join(SPLITS)}; got {split!r}")
    names = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.train.tsv")})
    if not isinstance(name, str) or name not in names:
        raise ValueError(f"load: no corpus is named {name!r}; there are: {', '.join(names) or 'none'}")
    train, pairs = _read_split(name, "train"), _read_split(name, split)
    some = pairs[:]
    some.source_vocabulary, some.target_vocabulary = train.source_vocabulary, train.target_vocabulary
    return some
