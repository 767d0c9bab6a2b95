"""JupyterLab as `class` opens it: its extension is served, its settings lie in the folder, the slides are there."""

import json

import pytest

from attention_helpers import __main__ as commands
from attention_helpers.copies.folder import HIDDEN
from attention_helpers.slides import app
from tests.unit.copies.test_lab import asked, page_config, serving


def test_the_command_serves_slides_with_the_extension_and_leaves_the_home_alone(tmp_path):
    settings = str(tmp_path / "settings")
    with serving("class", tmp_path / "my class", tmp_path, JUPYTERLAB_SETTINGS_DIR=settings) as (base, listing):
        first = min(entry["path"] for entry in listing["content"])
        cells = asked(f"{base}/api/contents/{first}?token=secret")["content"]["cells"]
        assert {"notes", "slide"} <= {cell["metadata"]["slideshow"]["slide_type"] for cell in cells}
        config = page_config(f"{base}/lab?token=secret")
        named = {extension["name"]: extension["load"] for extension in config["federated_extensions"]}
        ours = named["attention-slides"]
        assert "jupyterlab-slideshow" in named and "jupyterlab-slideshow" not in config["disabledExtensions"]
        assert "attention-slides:plugin" in asked(
            f"{base}/lab/extensions/attention-slides/{ours}?token=secret", text=True
        )
        shown = asked(f"{base}/lab/api/settings/jupyterlab-slideshow:plugin?token=secret")
        assert shown["settings"] == {"active": False}
    assert not (tmp_path / "settings").exists()
    assert "F5 begins the slides" in (tmp_path / "log").read_text(encoding="utf-8")


def test_settings_are_written_into_the_folder_each_time(tmp_path):
    options = app.slide_options(tmp_path)
    written = tmp_path / HIDDEN / "jupyterlab" / "settings" / "jupyterlab-slideshow" / "plugin.jupyterlab-settings"
    written.write_text('{"active": true}', encoding="utf-8")  # as the extension does while slides are shown
    assert app.slide_options(tmp_path) == options
    assert json.loads(written.read_text(encoding="utf-8")) == {"active": False}
    assert all(str(tmp_path) in option or str(app.EXTENSIONS) in option for option in options)


def test_what_is_held_back_from_learners_is_brought(tmp_path, monkeypatch):
    (tmp_path / "class.json").write_text('{"lessons": {"05": false}}', encoding="utf-8")
    monkeypatch.setenv("ATTENTION_COURSE_CLASS", str(tmp_path))
    monkeypatch.setattr(app, "can_show", lambda: True)
    monkeypatch.setattr(app, "open_lab", lambda folder, options, slides: None)
    assert commands.main(["class", str(tmp_path / "shown")]) == 0
    assert list((tmp_path / "shown").glob("05_*.ipynb"))


@pytest.mark.parametrize("installed", [True, False])
def test_without_the_extension_one_is_told_what_is_missing(installed, tmp_path, monkeypatch, capsys):
    opened = []
    monkeypatch.setattr(app, "can_show", lambda: installed)
    monkeypatch.setattr(app, "open_lab", lambda folder, options, slides: opened.append(options))
    status = commands.main(["class", str(tmp_path / "shown"), "--no-browser"])
    if installed:
        assert status == 0 and opened[0][-1] == "--no-browser"
    else:
        assert status == 1 and not opened and not (tmp_path / "shown").exists()
        assert "jupyterlab-slideshow is not installed" in capsys.readouterr().err
