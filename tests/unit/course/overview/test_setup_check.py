"""The set-up check finds what is missing or too old, its button answers, and its text is the same everywhere."""

import os
import re
import sys

import pytest

from attention_helpers import course
from attention_helpers.course.overview import setup_check as setting_up


def test_this_environment_passes_and_the_text_names_no_version():
    panel = course.check_setup()
    assert panel.plain_text().splitlines()[0] == "Set-up check"
    assert "found, and recent enough" in panel.plain_text()
    assert "it has 私" in panel.plain_text()
    assert "can be saved" in panel.plain_text()
    assert not re.search(r"\d", re.sub(r"\d+ packages", "", panel.plain_text()))


def test_what_the_button_says_is_heard_as_it_is_shown(monkeypatch):
    monkeypatch.setattr(setting_up, "text", lambda _topic, name, **_facts: f"{name}: isn't <it>")
    panel = course.check_setup()
    panel.button.click()
    assert panel.answer.value == "answer_1: isn&#x27;t &lt;it&gt;"
    assert panel.children[-1].message == "answer_1: isn't <it>"


def test_the_button_answers():
    panel = course.check_setup()
    assert panel.answer.value == ""
    panel.button.click()
    assert panel.answer.value == "Python heard you. Widgets work."
    panel.button.click()
    assert "2 times" in panel.answer.value


def test_needed_versions_are_those_of_pyproject():
    needed = setting_up.needed_versions()
    assert needed["Python"] == "3.10" and needed["numpy"] == "2.0" and "pytest" not in needed


@pytest.mark.parametrize(
    "needed, verdict",
    [
        ({"numpy": "1.0"}, "enough"),
        ({"Python": "3.10"}, "enough"),
        ({"numpy": "999.0"}, "too_old"),
        ({"no-such-package": "1.0"}, "missing"),
    ],
)
def test_versions_are_compared(needed, verdict):
    (row,) = setting_up.compare_versions(needed).values()
    assert row[2] == verdict


@pytest.mark.parametrize(
    "found, verdict",
    [("0.10.2rc1", "enough"), ("0.9.13", "enough"), ("0.9.13rc1", "too_old"), ("not a version", "too_old")],
)
def test_versions_are_compared_as_versions(monkeypatch, found, verdict):
    monkeypatch.setattr(setting_up, "_installed", lambda name: found)
    assert setting_up.compare_versions({"anywidget": "0.9.13"})["anywidget"] == (found, "0.9.13", verdict)


@pytest.mark.parametrize("language, again", [("en", "restart the kernel"), ("ja", "カーネルを再起動")])
def test_what_is_wrong_is_said_with_what_mends_it_wherever_the_course_is_installed(monkeypatch, language, again):
    needed = setting_up.needed_versions()
    course.set_language(language)
    monkeypatch.setattr(setting_up, "needed_versions", lambda: {"Python": "99", "numpy": "999", "no-such": "1.0"})
    monkeypatch.setattr(setting_up, "has_japanese_font", lambda: False)
    versions, font = course.check_setup().plain_text().splitlines()[1:3]
    assert "Python, numpy, no-such" in versions and again in versions and again in font
    # the kernel's own pip, and what it can install; %pip is a magic of the notebook
    assert re.search(r"`%pip install (.+?)`", versions)[1] == '--upgrade "numpy>=999" "no-such>=1.0"'
    assert re.search(r"`%pip install (.+?)`", font)[1] == "--force-reinstall --no-deps matplotlib-fontja"
    assert "make" not in versions + font and setting_up.FONT in needed


def test_a_font_package_that_is_missing_is_a_missing_font(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib_fontja", None)  # an ImportError
    assert setting_up.has_japanese_font() is False


@pytest.mark.skipif(os.name == "nt", reason="a file where the folder should be")
def test_a_store_that_cannot_be_written_is_said(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ATTENTION_COURSE_PROGRESS", str(tmp_path / "file" / "progress"))
    assert "can be saved" not in course.check_setup().plain_text()


def test_japanese():
    course.set_language("ja")
    assert course.check_setup().plain_text().startswith("準備の確認")
