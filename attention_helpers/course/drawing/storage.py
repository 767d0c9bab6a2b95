"""One array, stored in the ways that arrays come: read-only, strided, in Fortran's order, as whole numbers."""

import numpy as np


def read_only(array):
    copy = array.copy()
    copy.flags.writeable = False
    return copy


def strided(array):
    """Every other place of a larger array along the last axis."""
    if array.ndim == 0:
        return array.copy()
    wide = np.repeat(array, 2, axis=-1)
    return wide[..., ::2]


def backwards(array):
    """A view with a negative stride along the first axis."""
    return array[::-1].copy()[::-1] if array.ndim else array.copy()


def fortran(array):
    return np.asfortranarray(array)


def integers(array):
    """Whole numbers as NumPy stores them; as it is where one is not whole."""
    fits = array.dtype.kind == "f" and np.all(np.abs(array) < 2**31) and np.array_equal(array, np.rint(array))
    return array.astype(np.int64) if fits else array.copy()


STORAGES = (read_only, strided, backwards, fortran, integers)


def is_plain(array):
    return bool(array.flags.c_contiguous and array.flags.writeable and array.dtype.kind not in "iu")
