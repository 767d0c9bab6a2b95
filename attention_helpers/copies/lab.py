"""JupyterLab over a learner's own copies of the lessons."""

import os
from pathlib import Path

from attention_helpers.course.pace import file as class_file
from attention_helpers.course.records import store
from attention_helpers.places import NOTEBOOKS
from attention_helpers.widgets.language import language, languages

WITHOUT_SLIDES = Path(__file__).parent / "jupyter"  # a folder of Jupyter's settings: the extension for slides is off


def open_lab(folder, options, slides=()):
    """Open JupyterLab in `folder`, at the first lesson, until it is closed.

    options: JupyterLab's own; before them may stand a language, "ja": that of the lesson. Else it is the one in force.
    slides: JupyterLab's options for showing them, and nothing is held back from whoever shows them. Without any, the
    extension is off, and a learner meets no button.
    """
    from jupyterlab.labapp import LabApp  # slow to load, so only here

    named = options[:1] and options[0] in languages()
    first = _first_lesson(folder, options[0] if named else language())
    allowed = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    _keep_records(folder)
    pace = class_file.NOTHING if slides else os.path.abspath(class_file.place(beside=folder))
    os.environ[class_file.VARIABLE] = pace  # for kernels in any folder
    if not slides:
        others = os.environ.get("JUPYTER_CONFIG_PATH")
        os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, [str(WITHOUT_SLIDES), others]))
    here = [f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{first}"]
    LabApp.launch_instance([*here, *allowed, *slides, *options[bool(named) :]])


def _first_lesson(folder, name):
    """Where the first lesson lies below a learner's folder: in the language of this name where it has it.

    An instructor may hold lessons back: of those that are there, and "" where none is.
    """
    for lessons in (NOTEBOOKS / name, NOTEBOOKS):
        there = (path.relative_to(NOTEBOOKS).as_posix() for path in sorted(lessons.glob("[0-9]*.ipynb")))
        first = next((path for path in there if (folder / path).exists()), "")
        if first:
            return first
    return ""


def _keep_records(folder):
    """Where the variable names a folder from where a lesson lies: the one that was used in notebooks/, else `folder`'s.

    So lessons in another language, which lie in a folder of their own, have the same.
    """
    chosen = os.environ.get(store.VARIABLE)
    if chosen and not chosen.startswith("~"):
        kept = NOTEBOOKS / chosen
        os.environ[store.VARIABLE] = str(kept if kept.is_dir() else folder / chosen)
