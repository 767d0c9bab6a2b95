"""English, whatever a test before has set."""

import pytest

from attention_helpers.widgets import language


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr(language, "_chosen", "en")
