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
from contextlib import contextmanager

import pytest
from jupyterlab.labapp import LabApp

from attention_helpers.copies import lab
from attention_helpers.course.pace import file as class_file
from attention_helpers.course.records import store
from attention_helpers.places import NOTEBOOKS, ROOT
from attention_helpers.widgets import language


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


@contextmanager
def serving(command, folder, home, **variables):
    """A JupyterLab that a command of ours serves from `folder`, as (address, listing); settings and log in `home`."""
    port = free_port()
    homes = {name: str(home / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    environment = os.environ | homes | {"PYTHONPATH": str(ROOT), "JUPYTER_TOKEN": "secret", "PYTHONUTF8": "1"}
    options = ["--no-browser", "--port", str(port), "--ServerApp.port_retries=0"]
    asked_for = [sys.executable, "-m", "attention_helpers", command, str(folder), *options]
    with open(home / "log", "wb") as log:
        process = subprocess.Popen(asked_for, env=environment | variables, cwd=home, stdout=log, stderr=log)
    try:
        base = f"http://127.0.0.1:{port}"
        yield base, served(process, f"{base}/api/contents?token=secret")
    finally:
        process.terminate()
        process.wait(30)


def test_the_command_serves_the_copies(tmp_path):
    lessons = {path.name for path in NOTEBOOKS.glob("*.ipynb")}
    with serving("lab", tmp_path / "私 'my' lessons", tmp_path) as (base, listing):
        assert {entry["name"] for entry in listing["content"]} == lessons | {"ja"}
        first = asked(f"{base}/api/contents/{min(lessons)}?token=secret")
        assert "jupyterlab-slideshow" in page_config(f"{base}/lab?token=secret")["disabledExtensions"]
        assert first["content"]["cells"] and not any(cell.get("outputs") for cell in first["content"]["cells"])
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


@pytest.fixture(autouse=True)
def environment_is_put_back(monkeypatch):
    for name in ("JUPYTER_CONFIG_PATH", class_file.VARIABLE):
        monkeypatch.setenv(name, "")


@pytest.mark.parametrize(
    ("chosen", "records"), [("progress", "notebooks/progress"), ("answers", "mine/answers"), ("~/answers", "~/answers")]
)
def test_records_lie_where_they_lay_and_in_one_place_for_all_languages(chosen, records, tmp_path, monkeypatch):
    """The variable may name a folder from where a lesson lies: at first that was notebooks/."""
    stored = tmp_path / "notebooks"
    (stored / "progress").mkdir(parents=True)
    (stored / "00_start.ipynb").touch()
    monkeypatch.setattr(lab, "NOTEBOOKS", stored)
    monkeypatch.setenv(store.VARIABLE, chosen)
    monkeypatch.setattr(LabApp, "launch_instance", lambda options: None)  # the test above has it
    lab.open_lab(tmp_path / "mine", [])
    assert os.environ[store.VARIABLE] == (records if records[0] in "~/" else str(tmp_path / records))


@pytest.mark.parametrize(
    ("options", "variable", "opened", "passed"),
    [
        (["ja", "--no-browser"], None, "ja/00_start.ipynb", ["--no-browser"]),
        (["en"], "ja", "00_start.ipynb", []),
        ([], "ja", "ja/00_start.ipynb", []),
        (["--no-browser"], None, "00_start.ipynb", ["--no-browser"]),
        (["xx"], None, "00_start.ipynb", ["xx"]),
    ],
)
def test_a_language_opens_its_first_lesson(options, variable, opened, passed, tmp_path, monkeypatch):
    (tmp_path / "ja").mkdir()
    for name in ("00_start.ipynb", "01_next.ipynb", "ja/00_start.ipynb"):
        (tmp_path / name).touch()
    monkeypatch.setattr(lab, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(language, "_chosen", variable)
    started = []
    monkeypatch.setattr(LabApp, "launch_instance", started.extend)
    lab.open_lab(tmp_path, options)
    assert f"--LabApp.default_url=/lab/tree/{opened}" in started
    assert started[-len(passed) :] == passed if passed else started[-1].startswith(("--allow", "--LabApp"))


def test_a_language_that_lacks_the_first_lesson_opens_the_english(tmp_path, monkeypatch):
    (tmp_path / "00_start.ipynb").touch()
    monkeypatch.setattr(lab, "NOTEBOOKS", tmp_path)
    started = []
    monkeypatch.setattr(LabApp, "launch_instance", started.extend)
    lab.open_lab(tmp_path, ["ja"])
    assert "--LabApp.default_url=/lab/tree/00_start.ipynb" in started


def test_kernels_know_the_instructors_file_and_the_first_lesson_that_is_open_is_shown(tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "01_fixed_vector_bottleneck.ipynb").touch()
    options = []
    monkeypatch.setattr(LabApp, "launch_instance", options.extend)
    monkeypatch.chdir(tmp_path)
    for chosen, file in (("", tmp_path / "mine" / "class.json"), ("other.json", tmp_path / "other.json")):
        monkeypatch.setenv(class_file.VARIABLE, chosen)
        lab.open_lab(tmp_path / "mine", [])
        assert os.environ[class_file.VARIABLE] == str(file)
        lab.open_lab(tmp_path / "mine", [], ["--an-option"])  # slides: for whoever shows the lessons
        assert os.environ[class_file.VARIABLE] == class_file.NOTHING
    assert "--LabApp.default_url=/lab/tree/01_fixed_vector_bottleneck.ipynb" in options
