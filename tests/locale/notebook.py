"""The texts of a notebook where they stand, and the notebook with other texts in their places.

A text is a paragraph of Markdown, a comment, or a string literal in code: every literal with a word in Latin letters,
or with one such letter beside Japanese, as a meaning or a unit, but not

- what is looked up, not shown: the index of a subscript, a side of a comparison;
- what is told to `course`, `corpus` or `nn`, or to one of the functions, methods and options in `TOLD`;
- the `NAMES` that data, package and libraries know, but where an option in `SHOWN` takes them; and an `IDENTIFIER`;
- f-strings: no catalogue can hold their sentence. Where one holds words, it is to become a template (`unfinished`).

Options written as dict(epochs=5) are no literals. A word and its meaning, shown together, come from a template,
"{word}\n{meaning}", which a language whose readers know the word may shorten to "{word}".

A literal may be a label and a key at once. So it is one message in all of a lesson, in the place of the cell where it
stands first, and what looks it up, in an f-string too, follows it.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from io import BytesIO
from tokenize import COMMENT, tokenize
from typing import NamedTuple

from babel.messages.catalog import Catalog

WORD = re.compile(r"[^\W\d_]{2,}")
BLOCK = re.compile(r"^```.*?^```$|\S.*?(?=\s*(?:\n\s*\n|^```|\Z))", re.MULTILINE | re.DOTALL)
LATIN = re.compile(r"[A-Za-z]{2,}|[\u3040-\u30ff\u4e00-\u9fff].*\b[A-Za-z]\b", re.DOTALL)
IDENTIFIER = re.compile(r"(?=.*(?:_|\w\.\w))[A-Za-z_.]+")
FIELD = re.compile(r"""\{\{|\}\}|[{}]|'[^'{}\n]*'|"[^"{}\n]*\"""")
TOLD = set(
    "course corpus nn index set_xscale set_yscale astype compile startswith split replace encode errstate aspect "
    "attention cmap fillstyle ha invalid kind layout linestyle loc norm over pick textcoords va xscale yscale".split()
)
SHOWN = set("alt label title xlabel ylabel".split())
NAMES = set(
    "train dev test both left right label word pre in post dot general additive soft argmax sample estimator reinforce "
    "baseline key next np query keys values data layer state sinusoid "
    "umbrella watch guitar hat bag piano not never hardly an the".split()
)


class Piece(NamedTuple):
    """source[start:stop] of a cell says `english`. Kinds: "prose" (Markdown, comment); "literal", a text; "reference"
    to such a text; "field", a reference in the field of an f-string."""

    start: int
    stop: int
    english: str
    kind: str


def pieces(cell: dict) -> list[Piece]:
    """The pieces of a cell in the order in which they stand."""
    source = "".join(cell["source"])
    found = paragraphs(source) if cell["cell_type"] == "markdown" else [*comments(source), *literals(source)]
    return sorted(piece for piece in found if piece.kind != "prose" or WORD.search(piece.english))


def paragraphs(markdown: str) -> Iterator[Piece]:
    """Blocks between blank lines; a fenced block stays whole."""
    for match in BLOCK.finditer(markdown):
        yield Piece(*match.span(), match[0], "prose")


def comments(code: str) -> Iterator[Piece]:
    lines = code.splitlines(keepends=True)
    for token in tokenize(BytesIO(code.encode("utf-8")).readline):
        if token.type == COMMENT:
            text = token.string.lstrip("# ")
            start = sum(map(len, lines[: token.end[0] - 1])) + token.end[1] - len(text)
            yield Piece(start, start + len(text.rstrip()), text.rstrip(), "prose")


def literals(code: str) -> Iterator[Piece]:
    """Texts, and references to texts, among the string literals."""
    lines = code.splitlines(keepends=True)

    def characters(line: int, column: int) -> int:  # Python's tree counts bytes of UTF-8 in a line
        return sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode("utf-8")[:column].decode("utf-8"))

    for node in nodes(code):
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and not in_f_string(node):
            start = characters(node.lineno, node.col_offset)
            stop = characters(node.end_lineno, node.end_col_offset)
            if isinstance(node, ast.JoinedStr):
                yield from in_fields(code, start, stop)
            elif is_words(node) and (is_reference(node) or not is_name(node)):
                yield Piece(start, stop, node.value, "reference" if is_reference(node) else "literal")


def in_fields(code: str, start: int, stop: int) -> Iterator[Piece]:
    """The literals in the fields of the f-string at code[start:stop]; Python's tree places them only from 3.12 on."""
    depth = 0
    for match in FIELD.finditer(code, start, stop):
        braces = match[0].count("{") - match[0].count("}")
        if braces and (depth or abs(braces) == 1):  # two at once are a sign, but in a field
            depth = max(0, depth + braces)
        elif depth:
            yield Piece(*match.span(), match[0][1:-1], "field")


def unfinished(code: str) -> bool:
    """Does an f-string hold words?"""
    return any(is_words(node) and in_f_string(node) and not is_reference(node) for node in nodes(code))


def nodes(code: str) -> Iterator[ast.AST]:
    """Every node of the code, with the nodes above it as `node.above`, the nearest first."""
    tree = ast.parse(code)
    tree.above = ()
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.above = (node, *node.above)
        yield node


def in_f_string(node: ast.AST) -> bool:
    return any(isinstance(each, ast.JoinedStr) for each in node.above)


def is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(LATIN.search(node.value))


def is_reference(node: ast.AST) -> bool:
    """Is it an index, or a side of a comparison, alone or in a tuple, list or set?"""
    parent = node.above[0]
    if isinstance(parent, (ast.Tuple, ast.List, ast.Set)):
        return is_reference(parent)
    index = isinstance(parent, ast.Subscript) and parent.slice is node and isinstance(parent.ctx, ast.Load)
    return index or isinstance(parent, ast.Compare)


def is_name(node: ast.Constant) -> bool:
    """Is it an IDENTIFIER, one of NAMES, or told to one of TOLD as option=node, function(node) or node.method()?"""
    to = set()
    for above in node.above:
        if isinstance(above, ast.keyword):
            to.add(above.arg)
        elif isinstance(above, ast.Call):
            to.update(ast.unparse(above.func).split("."))
            break
    if to & SHOWN:
        return False
    return bool(IDENTIFIER.fullmatch(node.value)) or node.value in NAMES or not to.isdisjoint(TOLD)


def homes(notebook: dict) -> dict[str, str]:
    """The id of the cell in which each literal stands first."""
    found = [(piece, cell["id"]) for cell in notebook["cells"] for piece in pieces(cell)]
    return {piece.english: cell for piece, cell in reversed(found) if piece.kind == "literal"}


def messages(notebook: dict) -> Iterator[tuple[str, str]]:
    """The texts of a lesson, each with the id of its cell."""
    home = homes(notebook)
    for cell in notebook["cells"]:
        for piece in pieces(cell):
            if piece.kind == "prose" or (piece.kind == "literal" and home[piece.english] == cell["id"]):
                yield cell["id"], piece.english


def translated(notebook: dict, lesson: str, catalogue: Catalog) -> dict:
    """The notebook of a lesson ("03") with the texts of a catalogue, without outputs; ids and code stay.

    What the catalogue lacks or marks as fuzzy stays English.
    """
    home, cells = homes(notebook), []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        for piece in reversed(pieces(cell)):
            place = cell["id"] if piece.kind == "prose" else home.get(piece.english)
            entry = catalogue.get(piece.english, f"{lesson}/{place}")
            if entry and entry.string and not entry.fuzzy:
                text, mark = entry.string, source[piece.start]
                if piece.kind == "field":  # which takes no escapes before Python 3.12
                    text = f"{mark}{text}{mark}"
                elif piece.kind != "prose":
                    text = _literal(text, source[piece.start : piece.stop])
                source = source[: piece.start] + text + source[piece.stop :]
        empty = {"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {}
        cells.append({**cell, **empty, "source": source.splitlines(keepends=True)})
    return {**notebook, "cells": cells}


def _literal(text: str, english: str) -> str:
    """Python for a text, in the quotation marks of the English where these can hold it: a docstring stays one."""
    if english.startswith('"""') and not re.search(r'\\|"""|"$', text):
        return f'"""{text}"""'
    return json.dumps(text, ensure_ascii=False)
