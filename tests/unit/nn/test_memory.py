import ctypes
import subprocess
import sys

import pytest

from attention_helpers.nn import memory

# The first array, once gone, tells the C library to expect more as large: what the others leave is kept for them.
LEFT = """
import numpy as np
import psutil
from attention_helpers.nn.memory import give_back

resident = lambda: psutil.Process().memory_info().rss / 1e6
np.ones(3_900_000)
others = [np.ones(2_000_000) for _ in range(3)]
del others
before = resident()
give_back()
print(before - resident())
"""


@pytest.mark.skipif(memory._malloc_trim() is None, reason="no glibc")
def test_what_arrays_left_goes_back_to_the_system():
    done = subprocess.run([sys.executable, "-c", LEFT], capture_output=True, text=True, check=True)
    assert float(done.stdout) > 40  # megabytes, of 48


@pytest.mark.parametrize("missing", [TypeError, OSError, AttributeError])
def test_without_glibc_nothing_happens(missing, monkeypatch):
    def no_library(name):
        raise missing

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    memory._malloc_trim.cache_clear()
    try:
        assert memory.give_back() is None and memory._malloc_trim() is None
    finally:
        memory._malloc_trim.cache_clear()
