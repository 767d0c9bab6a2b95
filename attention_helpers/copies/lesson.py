"""A lesson as it is handed out, without outputs, and what can be told of a file that lies under its name.

A copy carries in its metadata what was handed out, as two digests: a copy tells by itself whether a learner changed
it, whatever happened to the folder. Nothing in it needs JupyterLab's trust: that is asked for outputs, and it has none.
"""

import hashlib
import json
import os
from dataclasses import dataclass

from attention_helpers.copies.explained import fold_explanations

MARK = "attention_course"  # the name in the notebook's metadata
KEPT = ("kernelspec", "language_info")  # of the metadata; the state of widgets is not


@dataclass(frozen=True)
class Found:
    """A file under a lesson's name, or whatever else took that name."""

    versions: frozenset = frozenset()  # digests of the texts that it holds and that it was made from
    cells: str = ""  # digest of all that it holds
    untouched: bool = False  # holds nothing but what was handed out


def unspoilt(path):
    """The lesson at `path` without outputs, run counts and widgets: a notebook, as a dictionary.

    What explains a result is folded. Ids and metadata of the cells, and all else that they say, stay as they are.
    """
    notebook = json.loads(path.read_text(encoding="utf-8"))
    fold_explanations(notebook["cells"], path.name[:2], path.parent.name)
    return without_outputs(notebook)


def without_outputs(notebook):
    """The notebook (a dictionary) without outputs, run counts and widgets, with its MARK; changed in place."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    metadata = notebook["metadata"]
    notebook["metadata"] = {name: metadata[name] for name in KEPT if name in metadata} | {MARK: digests(notebook)}
    return notebook


def digests(notebook):
    """{"text": of what its cells say, "cells": of all that they hold, outputs and metadata included}."""
    cells = [{**cell, "source": "".join(cell["source"])} for cell in notebook["cells"]]
    return {"text": _digest([(cell["cell_type"], cell["source"]) for cell in cells]), "cells": _digest(cells)}


def look(path):
    """What lies at `path`: a `Found`, or None where nothing does.

    A link, a folder, or a file that is no notebook is the learner's own. An empty file holds nothing: it is what is
    left where a copy was stopped half-way.
    """
    if not os.path.lexists(path):
        return None
    if path.is_symlink() or not path.is_file():
        return Found()
    try:
        content = path.read_bytes()
        if not content:
            return Found(untouched=True)
        notebook = json.loads(content)
        now, handed_out = digests(notebook), notebook["metadata"].get(MARK, {})
        versions = frozenset({now["text"], handed_out.get("text")})
        return Found(versions, now["cells"], now["cells"] == handed_out.get("cells"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Found()


def _digest(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]
