"""Which columns of a table hold the two sentences of a pair, its links and its parse."""

import re
from typing import NamedTuple

_NUMBER, _DATE, _URL, _CREDIT = (
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"#?[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?%?",
        r"\d{4}[-/.]\d\d?[-/.]\d\d?(?:[ T]\d\d?:\d\d(?::\d\d)?\S*)?|\d\d?[/.]\d\d?[/.]\d{4}|\\N",
        r"https?://\S+",
        r".*(?:\bCC[- ]?(?:BY|0)\b|tatoeba\.org).*",
    )
)
# Of ISO 639, as the names of columns and files have them; words such as no or so are among the short ones.
_LANGUAGE = re.compile(
    r"(?:ar|de|el|en|es|fi|fr|he|hi|id|it|ja|jp|ko|la|nl|pl|pt|ru|sv|th|tr|uk|vi|zh|ara|cmn|deu|ell|eng|epo|fin|fra|"
    r"heb|hin|hun|ind|ita|jpn|kor|lat|nld|pol|por|rus|spa|swe|tha|tur|ukr|vie|yue|zho)(?:[-_][A-Za-z]{2,4})?",
    re.IGNORECASE,
)
_HEADINGS = frozenset(
    "id text sentence translation source target src tgt trg english japanese language lang alignment links parse score "
    "date username user attribution license 原文 訳文 訳 日本語 英語 和文 英文 文 翻訳 番号".split()
)
_LINK = re.compile(r"\d+-\d+")
_LIKE_LINKS = re.compile(r"[\d\s:,?-]*\d[\d\s:,?-]*")
_NAME = re.compile(r"[!-~]+")
KINDS = {"number": _NUMBER, "date": _DATE, "address": _URL, "attribution": _CREDIT}
SOME = 1_000  # cells, from all over the column, show what it holds
MOST = 0.9  # of the cells of a column say what it is; a stray one does not make text of numbers


class Layout(NamedTuple):
    """Numbers of the columns, from 0: of source and target, and of links and parse, None where there are none."""

    source: int
    target: int
    links: int | None = None
    parse: int | None = None


def without_heading(rows):
    """The rows without a first one that names columns: id, English, jpn, 訳文."""
    names = re.sub(r"[\W_\d]+", " ", " ".join(rows[0][1])).lower().split()
    return rows[1:] if names and all(name in _HEADINGS or _LANGUAGE.fullmatch(name) for name in names) else rows


def find_columns(rows, path, columns=None):
    """The Layout of `rows`, which are [(line number, cells)]: by their content, or with the sentences in `columns`.

    Source and target are the first two columns; or, where ids, languages, dates, addresses or scores stand among them,
    the only two that hold text. ValueError where it is not plain which they are, or one language alone is there.
    """
    width = max(len(cells) for _, cells in rows)
    kinds = [_kind(i, _column(rows, i), width) for i in range(width)]
    texts = [i for i, kind in enumerate(kinds) if kind == "text"]
    if columns is not None:
        first, second = _given(columns, width, path)
    elif texts[:2] == [0, 1] or width == 1:  # of one column, the first line without a target is named later
        first, second = 0, 1
    elif len(texts) == 2 and kinds.count("language") != 1 and not _are_names(rows, *texts):
        first, second = texts
    else:
        number, cells = rows[0]
        raise ValueError(
            f"{path}: expected a source and a target in the first two columns, or sentences in two columns in all; the "
            f"columns look like {', '.join(kinds)} (line {number}: {', '.join(map(repr, cells))[:80]}); if they are "
            "pairs, name the two with columns=(source, target), counted from 0"
        )
    links = next((i for i in range(width) if i > max(first, second) and kinds[i] == "links"), None)
    parse = links + 1 if links is not None and links + 1 < width and kinds[links + 1] in ("text", "links") else None
    return Layout(first, second, links, parse)


def _column(rows, number):
    """The cells of a column that hold something."""
    return [cells[number].strip() for _, cells in rows if number < len(cells) and cells[number].strip()]


def _kind(number, filled, width):
    """What a column holds, by its cells: a key of KINDS, "language", "links", "nothing" or "text"."""
    if not filled:
        return "nothing"
    some = filled[:: len(filled) // SOME + 1]
    for kind, pattern in KINDS.items():
        if sum(bool(pattern.fullmatch(cell)) for cell in some) >= MOST * len(some):
            return kind
    if number > 1 and (_LIKE_LINKS.fullmatch(filled[0]) or any(map(_LINK.fullmatch, filled[0].split()))):
        return "links"
    codes = set(filled)
    if all(map(_LANGUAGE.fullmatch, codes)) and (width > 2 or len(codes) == 1 < len(filled)):
        return "language"
    return "text"


def _are_names(rows, first, second):
    """Whether one of two columns holds people's names beside sentences: one word of ASCII in each cell."""
    return all(map(_NAME.fullmatch, _column(rows, second))) and not all(map(_NAME.fullmatch, _column(rows, first)))


def _given(columns, width, path):
    try:
        first, second = map(int, columns)
    except (TypeError, ValueError):
        raise TypeError(
            f"columns must be two numbers, of the source's and the target's column, got {columns!r}"
        ) from None
    if not (0 <= first < width and 0 <= second < width and first != second):
        raise ValueError(f"columns must be two different numbers from 0 to {width - 1}, got {columns!r} for {path}")
    return first, second
