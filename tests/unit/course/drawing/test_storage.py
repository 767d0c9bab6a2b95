"""An array in another storage holds the same numbers."""

import numpy as np
import pytest

from attention_helpers.course.drawing.storage import (
    STORAGES,
    backwards,
    fortran,
    integers,
    is_plain,
    read_only,
    strided,
)


@pytest.mark.parametrize("store", STORAGES)
@pytest.mark.parametrize("array", [np.arange(6.0), np.arange(6.0).reshape(2, 3), np.arange(24.0).reshape(2, 3, 4)])
def test_the_numbers_stay(store, array):
    assert np.array_equal(store(array), array) and is_plain(array)


def test_each_is_stored_as_it_says():
    array = np.arange(6.0).reshape(2, 3)
    assert not read_only(array).flags.writeable
    assert not strided(array).flags.c_contiguous and backwards(array).strides[0] < 0
    assert fortran(array).flags.f_contiguous and not fortran(array).flags.c_contiguous
    assert integers(array).dtype.kind == "i" and integers(array + 0.5).dtype.kind == "f"
    assert not any(is_plain(store(array)) for store in STORAGES)
