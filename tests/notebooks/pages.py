"""A page of text beside the same in another language: README.md, README.ja.md, also in docs/teaching/hub;
docs/teaching/*.md, docs/teaching/ja/*.md.

What needs no translation is the same in both: code, numbers, links, and in tables also the places of numbers and ids.
The other page may have more, such as a command that opens the lessons in its language.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from attention_helpers.places import TEACHING
from tests.notebooks.form import ROOT
from tests.notebooks.links import FENCED, INLINE, LINK
from tests.notebooks.words import WORDS

OTHERS = [language for language in WORDS if language != "en"]
NUMBER = re.compile(r"(?<![A-Za-z0-9_.])\d+(?:[.,:]\d+)*")
OF_A_LANGUAGE = re.compile(rf"\.\./|\b(?:{'|'.join(OTHERS)})/|\.(?:{'|'.join(OTHERS)})(?=\.md)|#.*")  # in a link
COMMENT, FIXED = re.compile(r"\s+#.*"), re.compile(r"[\d:.–]*|`[^`]+`(?: `[^`]+`)*")


def pairs() -> list[tuple[Path, Path]]:
    """(English page, the same in another language) for every page that there is to be in every language."""
    alone = [ROOT / "README.md", TEACHING / "hub" / "README.md"]
    beside = [(page, page.with_suffix(f".{language}.md")) for language in OTHERS for page in alone]
    guide = sorted(TEACHING.glob("*.md"))
    return beside + [(page, TEACHING / language / page.name) for language in OTHERS for page in guide]


def differences(english: str, other: str) -> list[str]:
    """A sentence for each thing that needs no translation and that the other text lacks, or has elsewhere."""
    one, two = (FENCED.sub("", text) for text in (english, other))
    codes = {found[0].strip("`") for found in INLINE.finditer(one)}
    told = [f"lacks `{code}`" for code in sorted(codes) if code not in two]
    told += [f"lacks the number {number}" for number in sorted(_numbers(one) - _numbers(two))]
    told += [f"lacks a link to {link or 'itself'}" for link in sorted(_links(one) - _links(two))]
    return told + _of_tables(_rows(one), _rows(two)) + _of_code(FENCED.findall(english), FENCED.findall(other))


def _numbers(text: str) -> set[str]:
    return set(NUMBER.findall(re.sub(r"\]\([^)]*\)", "]", INLINE.sub("", text))))


def _links(text: str) -> Counter:
    return Counter(OF_A_LANGUAGE.sub("", link) for link in LINK.findall(INLINE.sub("", text)))


def _rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in re.findall(r"^\|(.*)\|$", text, re.MULTILINE)]


def _of_tables(english: list[list[str]], other: list[list[str]]) -> list[str]:
    if list(map(len, english)) != list(map(len, other)):
        return [f"tables: {len(other)} rows, expected {len(english)} of as many cells"]
    told = []
    for row, here in zip(english, other, strict=True):
        for cell, got in zip(row, here, strict=True):
            if FIXED.fullmatch(cell) and cell != got and not (cell and got.endswith(cell)):
                told.append(f"tables: got {got!r}, expected {cell!r}")
    return told


def _of_code(english: list[str], other: list[str]) -> list[str]:
    """Of blocks of code comments may differ, and in a list of files what is said of each, after two spaces."""
    if [block.count("\n") for block in english] != [block.count("\n") for block in other]:
        return [f"code: {len(other)} blocks, expected {len(english)} of as many lines"]
    told = []
    for line, here in zip("\n".join(english).splitlines(), "\n".join(other).splitlines(), strict=True):
        parts, got = (re.split(r"\s{2,}", COMMENT.sub("", text).strip()) for text in (line, here))
        names = {part for part in parts if re.fullmatch(r"\w+|[\w./]+[./]\w*", part)}
        if not got[0].startswith(parts[0]) or not names <= set(got):
            told.append(f"code: got {here.strip()!r}, expected {line.strip()!r}")
    return told
