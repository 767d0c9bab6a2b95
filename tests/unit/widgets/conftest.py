"""English at the start of every test here, whatever another test has set."""

import pytest

from attention_helpers.widgets import language as languages


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr(languages, "_chosen", "en")
