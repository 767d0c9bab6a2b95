"""time_and_memory: a call that sleeps takes as long, one that fills an array needs as much."""

import time
import tracemalloc

import numpy as np
import pytest

from attention_helpers import nn


def test_seconds_of_one_call_however_many_are_timed_together():
    for number in (1, 3):
        seconds, _ = nn.time_and_memory(lambda: time.sleep(0.02), repeat=3, number=number)
        assert 0.02 <= seconds < 0.06  # three together take 0.06 at least


def test_memory_is_the_most_held_at_once_and_not_the_sum():
    def twice():
        for _ in range(2):
            np.ones(250_000)  # 2 MB, given back before the next

    _, peak = nn.time_and_memory(twice, repeat=1)
    assert 2e6 <= peak < 2.2e6


def test_calls_are_repeat_times_number_and_one_for_the_memory():
    calls = []
    nn.time_and_memory(lambda: calls.append(1), repeat=3, number=4)
    assert len(calls) == 3 * 4 + 1


def test_an_error_of_the_call_is_passed_on_and_nothing_goes_on_counting():
    with pytest.raises(ZeroDivisionError):
        nn.time_and_memory(lambda: 1 / 0)
    assert not tracemalloc.is_tracing()


@pytest.mark.parametrize("name", ["repeat", "number"])
def test_bad_counts_are_refused(name):
    with pytest.raises(ValueError, match=f"{name} must be"):
        nn.time_and_memory(lambda: None, **{name: 0})
