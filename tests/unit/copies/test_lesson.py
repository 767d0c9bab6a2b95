"""A copy has everything of its lesson but what a run leaves, and what lies under its name is told apart."""

import json
import os
import re
from contextlib import closing

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from attention_helpers.copies.lesson import MARK, Found, digests, look, unspoilt
from attention_helpers.places import NOTEBOOKS


def unfolded(source):
    """The text without <details> around paragraphs."""
    return re.sub(r"<details.*>\n<summary>.*</summary>\n\n|\n\n</details>", "", source)


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.name)
def test_a_copy_is_its_lesson_without_what_a_run_leaves(path):
    copy, stored = unspoilt(path), json.loads(path.read_text(encoding="utf-8"))
    nbformat.validate(nbformat.from_dict(copy))
    assert any(cell.get("outputs") for cell in stored["cells"])
    for cell, original in zip(copy["cells"], stored["cells"], strict=True):
        assert all(cell[name] == original[name] for name in ("id", "cell_type", "metadata"))
        assert unfolded("".join(cell["source"])) == "".join(original["source"])
        assert not cell.get("outputs") and cell.get("execution_count") is None
    notary = NotebookNotary(db_file=":memory:")
    with closing(notary.store):
        assert notary.check_cells(nbformat.from_dict(copy)), "JupyterLab would not trust it"


def test_the_state_of_widgets_stays_behind(lessons, change):
    path = lessons("one") / "00_start.ipynb"
    change(path, lambda notebook: notebook["metadata"].update(widgets={"state": {"a": 1}}, language_info={"name": "x"}))
    assert set(unspoilt(path)["metadata"]) == {"kernelspec", "language_info", MARK}


@pytest.fixture
def copy(lessons, tmp_path):
    """The second lesson as it is handed out, in a file."""
    path = tmp_path / "01_next.ipynb"
    path.write_text(json.dumps(unspoilt(lessons("one") / "01_next.ipynb")), encoding="utf-8")
    return path


def test_a_copy_is_untouched_also_where_jupyterlab_saved_it(copy, change):
    def save(notebook):
        notebook["cells"][1]["source"] = "".join(notebook["cells"][1]["source"])
        notebook["metadata"]["language_info"] = {"name": "python", "version": "3.12"}

    change(copy, save)
    assert look(copy).untouched


@pytest.mark.parametrize(
    "edit",
    [
        lambda cells: cells[1]["source"].append("3"),
        lambda cells: cells[1]["outputs"].append({"output_type": "stream", "name": "stdout", "text": "4"}),
        lambda cells: cells[1].update(execution_count=1),
        lambda cells: cells[1]["metadata"].update(tags=["mine"]),
        lambda cells: cells.pop(),
        lambda cells: cells.reverse(),
        lambda cells: cells[0].update(attachments={"a.png": {"image/png": ""}}),
    ],
    ids=["source", "output", "run", "tags", "deleted", "moved", "picture"],
)
def test_whatever_a_learner_did_to_it_is_seen(edit, copy, change):
    handed_out = look(copy)
    change(copy, lambda notebook: edit(notebook["cells"]))
    found = look(copy)
    assert handed_out.untouched and not found.untouched
    assert handed_out.versions <= found.versions, "it is no longer known which version this was made from"


def test_a_stored_lesson_holds_its_version_and_is_nobodys_copy(lessons):
    path = lessons("one") / "01_next.ipynb"
    found = look(path)
    assert digests(unspoilt(path))["text"] in found.versions and not found.untouched


def test_nothing_and_an_empty_file_are_free(tmp_path):
    path = tmp_path / "a.ipynb"
    assert look(path) is None
    path.touch()
    assert look(path) == Found(untouched=True)


@pytest.mark.parametrize(
    "content",
    [
        *(b"\xff", b" ", b"{", b"[]", b"3", b"null", b"[" * 100_000),
        *(b'{"cells": 3}', b'{"cells": [{}]}', b'{"cells": []}', b'{"cells": [3], "metadata": {}}'),
        b'{"cells": [], "metadata": {"attention_course": 7}}',
    ],
    ids=lambda content: content[:40].decode("latin-1"),
)
def test_a_file_that_is_no_notebook_is_the_learners(content, tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_bytes(content)
    assert look(path) == Found()


def test_links_folders_and_pipes_are_the_learners(copy, tmp_path):
    (tmp_path / "folder").mkdir()
    assert look(tmp_path / "folder") == Found()
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "link").symlink_to(copy)
        (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
        assert [look(tmp_path / name) for name in ("pipe", "link", "lost")] == [Found()] * 3
