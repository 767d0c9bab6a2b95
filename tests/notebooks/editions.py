"""The lessons in other languages: notebooks/LANG/NN_name.ipynb, built from the English lesson and its catalogue.

    python -m tests.notebooks.editions      # a line for each edition: cells, texts, what is fuzzy or missing

An edition exists where its file does; `make notebooks ARGS=notebooks/LANG/NN_name.ipynb` makes one. Its first code cell
sets its language, after the imports: that holds wherever the notebook is run, renamed or copied to, and is seen by who
reads it. (A kernel knows neither its notebook's metadata nor, outside JupyterLab, its path.)
"""

from __future__ import annotations

import ast
import json
import re
import sys
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog

from attention_helpers.widgets import catalogue
from tests.locale.notebook import messages, translated
from tests.locale.update import read
from tests.notebooks.form import ROOT, notebooks

NOTEBOOKS = ROOT / "notebooks"
TO_A_LESSON = re.compile(r"\]\((\d\d_\w+\.ipynb)")


def is_edition(path: Path) -> bool:
    """Does a lesson in another language than English lie, or belong, at `path`?"""
    return path.resolve().parent.parent == NOTEBOOKS and path.parent.name in catalogue.languages()


def editions() -> list[Path]:
    return [path for path in notebooks() if is_edition(path)]


def twins(lesson: Path) -> list[Path]:
    """The editions of the English lesson at `lesson`."""
    return [path for path in editions() if path.name == lesson.name]


def english_of(path: Path) -> dict:
    return json.loads((NOTEBOOKS / path.name).read_text(encoding="utf-8"))


@cache
def texts_of(language: str) -> Catalog:
    return read(catalogue.FOLDER / language / "lessons.po")


def untranslated(path: Path, texts: Catalog | None = None) -> list[str]:
    """The texts of the edition at `path` that its catalogue lacks or marks as fuzzy, each with the cell's id."""
    texts, found = texts_of(path.parent.name) if texts is None else texts, []
    for cell, english in messages(english_of(path)):
        entry = texts.get(english, f"{path.name[:2]}/{cell}")
        if not (entry and entry.string) or entry.fuzzy:
            found.append(f"{cell}: {english}")
    return found


def built(path: Path) -> dict:
    """The edition that belongs at `path`, without outputs: a notebook, as a dictionary.

    A link to a lesson stays in the language; where the language does not have that lesson yet, it leads to the English.
    """
    language = path.parent.name
    notebook = translated(english_of(path), path.name[:2], texts_of(language))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            source = TO_A_LESSON.sub(lambda link: _kept(link, path), "".join(cell["source"]))
            cell["source"] = source.splitlines(keepends=True)
    first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    first["source"] = speaking("".join(first["source"]), language).splitlines(keepends=True)
    return notebook


def _kept(link: re.Match, path: Path) -> str:
    there = path.with_name(link[1])
    return link[0] if there == path or there.exists() else f"](../{link[1]}"


def speaking(code: str, language: str) -> str:
    """A lesson's first code cell with a line after its imports that sets the language."""
    imports = [node for node in ast.parse(code).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    lines = code.splitlines(keepends=True)
    head, rest = lines[: imports[-1].end_lineno], lines[imports[-1].end_lineno :]
    return "".join([*head, f'\ncourse.set_language("{language}")\n', *(rest[1:] if rest[:1] == ["\n"] else rest)])


def main() -> int:
    """Print the table; the exit code says whether a text is missing."""
    missing = 0
    for path in editions():
        english, texts = english_of(path), untranslated(path)
        count, missing = len(list(messages(english))), missing + len(texts)
        name = path.relative_to(ROOT).as_posix()
        print(f"{name:<55}{len(english['cells']):4} cells {count:5} texts {len(texts):4} fuzzy or missing")
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
