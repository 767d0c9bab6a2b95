"""The form in which notebooks are stored: the same bytes from two runs, and nothing of the machine that ran them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def notebooks() -> list[Path]:
    """Every lesson in reading order, the English ones first."""
    return sorted((ROOT / "notebooks").glob("*.ipynb")) + sorted((ROOT / "notebooks").glob("*/[!.]*.ipynb"))


@contextmanager
def kernel_environment() -> Iterator[dict[str, str]]:
    """Environment for a run that must not meet a learner's answers or settings: both are fresh and empty."""
    with tempfile.TemporaryDirectory(prefix="attention-notebooks-", ignore_cleanup_errors=True) as home:
        folders = {"ATTENTION_COURSE_PROGRESS": f"{home}/progress", "IPYTHONDIR": f"{home}/ipython"}
        yield os.environ | folders | {"ATTENTION_COURSE_CLASS": "", "JUPYTER_PREFER_ENV_PATH": "1"}


def normalise(notebook) -> None:
    """Drop, in place, what differs from run to run and from machine to machine.

    A widget's view is an id that no later kernel knows: JupyterLab would show an error in its place, so that the
    text beside it is what a reader without a kernel sees.
    """
    notebook.metadata = dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for cell in notebook.cells:
        for name in ("execution", "collapsed", "scrolled", "editable", "slideshow", "trusted"):
            cell.metadata.pop(name, None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
