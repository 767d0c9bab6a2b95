"""For every test: English at its start, a store away from any learner's answers, no instructor's file, no window."""

import os

import pytest

from attention_helpers.widgets import language

os.environ["MPLBACKEND"] = "agg"


@pytest.fixture(scope="session", autouse=True)
def _empty_store(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATTENTION_COURSE_PROGRESS", str(tmp_path_factory.mktemp("progress")))
        patch.delenv("ATTENTION_COURSE_CLASS", raising=False)
        yield


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setattr(language, "_chosen", "en")
