"""A store of its own for every test here, and English."""

import pytest

from attention_helpers.course.records import store
from attention_helpers.widgets import language as languages


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    folder = tmp_path / "progress"
    monkeypatch.setenv(store.VARIABLE, str(folder))
    monkeypatch.setattr(languages, "_chosen", "en")
    return folder
