"""A store of its own for every test here."""

import pytest

from attention_helpers.course.records import store


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    folder = tmp_path / "progress"
    monkeypatch.setenv(store.VARIABLE, str(folder))
    return folder
