"""JupyterLab starts over a learner's folder, serves the copies there, and finds the records of before."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from jupyterlab.labapp import LabApp

from attention_helpers.copies import lab
from attention_helpers.course.records import store
from attention_helpers.places import NOTEBOOKS, ROOT


def asked(url, text=False):
    with urllib.request.urlopen(url, timeout=5) as answer:
        content = answer.read().decode("utf-8")
    return content if text else json.loads(content)


def page_config(url):
    """What JupyterLab's page is told by the server."""
    return json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', asked(url, text=True), re.DOTALL)[1])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_command_serves_the_copies(tmp_path):
    folder, port = tmp_path / "私 'my' lessons", free_port()
    homes = {name: str(tmp_path / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    environment = os.environ | homes | {"PYTHONPATH": str(ROOT), "JUPYTER_TOKEN": "secret", "PYTHONUTF8": "1"}
    options = ["--no-browser", "--port", str(port), "--ServerApp.port_retries=0"]
    command = [sys.executable, "-m", "attention_helpers", "lab", str(folder), *options]
    with open(tmp_path / "log", "wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=log, stderr=log)
    try:
        listing = served(process, f"http://127.0.0.1:{port}/api/contents?token=secret")
        lessons = {path.name for path in NOTEBOOKS.glob("*.ipynb")}
        assert {entry["name"] for entry in listing["content"]} == lessons
        first = asked(f"http://127.0.0.1:{port}/api/contents/{min(lessons)}?token=secret")
        assert "jupyterlab-slideshow" in page_config(f"http://127.0.0.1:{port}/lab?token=secret")["disabledExtensions"]
        assert first["content"]["cells"] and not any(cell.get("outputs") for cell in first["content"]["cells"])
    finally:
        process.terminate()
        process.wait(30)
    told = (tmp_path / "log").read_text(encoding="utf-8")
    assert "00_start_here.ipynb was added." in told and f"/lab/tree/{min(lessons)}?token=" in told


def served(process, url):
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        try:
            return asked(url)
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("JupyterLab did not start")


@pytest.mark.parametrize("kept", [True, False])
def test_records_that_were_kept_beside_the_stored_lessons_are_found(kept, tmp_path, monkeypatch):
    """The variable may name a folder from where a lesson lies: until now that was notebooks/."""
    monkeypatch.setattr(lab, "NOTEBOOKS", tmp_path)
    (tmp_path / "00_start.ipynb").touch()
    monkeypatch.setenv(store.VARIABLE, "progress")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")  # so that it is put back
    if kept:
        (tmp_path / "progress").mkdir()
    monkeypatch.setattr(LabApp, "launch_instance", lambda options: None)  # the test above has it
    lab.open_lab(tmp_path, [])
    assert os.environ[store.VARIABLE] == (str(tmp_path / "progress") if kept else "progress")
