"""JupyterLab over a learner's own copies of the lessons."""

import os

from attention_helpers.course.records import store
from attention_helpers.places import NOTEBOOKS


def open_lab(folder, options):
    """Open JupyterLab in `folder`, at the first lesson, until it is closed.

    options: JupyterLab's own; before them may stand a language, "ja": that of the lesson. Else it is the one in force.
    """
    from jupyterlab.labapp import LabApp  # slow to load, so only here

    chosen, options = (options[0], options[1:]) if options[:1] and options[0] in languages() else (language(), options)
    lessons = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    first = next((f"{chosen}/{path.name}" for path in lessons[:1] if (NOTEBOOKS / chosen / path.name).is_file()), "")
    first = first or lessons[0].name
    allowed = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    _keep_records()
    LabApp.launch_instance(
        [f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{first}", *allowed, *options]
    )


def _keep_records():
    """Where the variable names a folder from where a lesson lies, and it was used in notebooks/: the same folder."""
    chosen = os.environ.get(store.VARIABLE)
    if chosen and (NOTEBOOKS / chosen).is_dir():
        os.environ[store.VARIABLE] = str(NOTEBOOKS / chosen)
