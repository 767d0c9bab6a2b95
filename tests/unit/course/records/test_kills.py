"""Kernels killed while they record; `python -m tests.unit.course.records.kills` does it on a larger scale."""

import os

import pytest

from tests.unit.course.records.kills import kill_writers, troubles


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has neither fork nor SIGKILL")
def test_100_kills_lose_nothing_that_was_acknowledged(place):
    told = kill_writers(place, 100, most=12)
    print(f"\n{len(told)} kills, {sum(told.values())} acknowledged answers")
    assert list(troubles(told)) == []
    assert len(told) == 100 and sum(told.values()) > 500
