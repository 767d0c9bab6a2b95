"""JupyterLab set up for slides: the extension that shows them, ours that steers them, settings of its own.

What JupyterLab writes down of slides that are open stays in the folder of the copies: whoever opens a lesson to learn
meets nothing of it.
"""

import json
from importlib.util import find_spec
from pathlib import Path

from attention_helpers.copies.folder import HIDDEN
from attention_helpers.copies.lab import open_lab

EXTENSIONS = Path(__file__).parent / "labextensions"
SETTINGS = {
    "jupyterlab-slideshow/plugin": {"active": False},  # F5 begins; what was open last does not
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "doNotDisturbMode": True},
    # Each cell is in the page from the start, so that its height is known and the notes can be read.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
}


def can_show():
    """Whether the extension that shows slides is installed."""
    return find_spec("jupyterlab_slideshow") is not None


def slide_options(folder):
    """What JupyterLab is told so that it shows slides from `folder`; writes the settings. -> a list of options"""
    own = Path(folder) / HIDDEN / "jupyterlab"
    for plugin, values in SETTINGS.items():
        path = own / "settings" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    places = {"user_settings_dir": own / "settings", "workspaces_dir": own / "workspaces"}
    places["extra_labextensions_path"] = EXTENSIONS
    return [f"--LabApp.{name}={place}" for name, place in places.items()]


def open_slides(folder, options):
    """Open JupyterLab in `folder`, at the first lesson, until it is closed; `options` as in `open_lab`."""
    open_lab(folder, options, slide_options(folder))
