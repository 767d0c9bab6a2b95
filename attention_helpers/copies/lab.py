"""JupyterLab over a learner's own copies of the lessons."""

import os

from attention_helpers.course.pace import file as class_file
from attention_helpers.course.records import store
from attention_helpers.places import NOTEBOOKS


def open_lab(folder, options):
    """Open JupyterLab in `folder`, at the first lesson, until it is closed; `options` are JupyterLab's own."""
    from jupyterlab.labapp import LabApp  # slow to load, so only here

    names = sorted(path.name for path in NOTEBOOKS.glob("[0-9]*.ipynb"))
    first = next((name for name in names if (folder / name).exists()), "")  # an instructor may hold lessons back
    allowed = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    _keep_records()
    os.environ[class_file.VARIABLE] = os.path.abspath(class_file.place(beside=folder))  # for kernels in any folder
    LabApp.launch_instance(
        [f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{first}", *allowed, *options]
    )


def _keep_records():
    """Where the variable names a folder from where a lesson lies, and it was used in notebooks/: the same folder."""
    chosen = os.environ.get(store.VARIABLE)
    if chosen and (NOTEBOOKS / chosen).is_dir():
        os.environ[store.VARIABLE] = str(NOTEBOOKS / chosen)
