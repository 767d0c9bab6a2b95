"""JupyterLab over a learner's own copies of the lessons."""

import os
from pathlib import Path

from attention_helpers.course.records import store
from attention_helpers.places import NOTEBOOKS

WITHOUT_SLIDES = Path(__file__).parent / "jupyter"  # a folder of Jupyter's settings: the extension for slides is off


def open_lab(folder, options, slides=False):
    """Open JupyterLab in `folder`, at the first lesson, until it is closed; `options` are JupyterLab's own.

    slides: whether the extension that shows them is on; a learner does not meet its button.
    """
    from jupyterlab.labapp import LabApp  # slow to load, so only here

    first = min(NOTEBOOKS.glob("[0-9]*.ipynb")).name
    allowed = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    _keep_records()
    if not slides:
        others = os.environ.get("JUPYTER_CONFIG_PATH")
        os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, [str(WITHOUT_SLIDES), others]))
    LabApp.launch_instance(
        [f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{first}", *allowed, *options]
    )


def _keep_records():
    """Where the variable names a folder from where a lesson lies, and it was used in notebooks/: the same folder."""
    chosen = os.environ.get(store.VARIABLE)
    if chosen and (NOTEBOOKS / chosen).is_dir():
        os.environ[store.VARIABLE] = str(NOTEBOOKS / chosen)
