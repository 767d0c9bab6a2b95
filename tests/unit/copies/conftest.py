"""Lessons of a few cells, of which a new version can be made, and a learner's folder."""

import json

import pytest

from attention_helpers.copies import folder as copies

METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def code(id, source, outputs=()):
    count = 1 if outputs else None
    return {
        "cell_type": "code",
        "id": id,
        "metadata": {"jupyter": {"source_hidden": True}},
        "source": source.splitlines(keepends=True),
        "outputs": list(outputs),
        "execution_count": count,
    }


def printed(words):
    return {"output_type": "stream", "name": "stdout", "text": [words]}


def write(path, cells, metadata=METADATA):
    content = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    """lessons("one") writes two lessons, 00 and 01, whose second says "one" -> their folder."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    monkeypatch.setattr(copies, "NOTEBOOKS", folder)

    def version(says):
        title = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": ["# 00 · 始め"]}
        write(folder / "00_start.ipynb", [title, code("run", "1 + 1", [printed("2")])])
        write(folder / "01_next.ipynb", [title, code("run", f"print({says!r})\n2 + 2", [printed(says)])])
        return folder

    return version


@pytest.fixture
def mine(tmp_path):
    return tmp_path / "my lessons"


@pytest.fixture
def change():
    """change(path, edit): edit(notebook) as a learner would, and save."""

    def edit_and_save(path, edit):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        edit(notebook)
        path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")
        return path.read_bytes()

    return edit_and_save
