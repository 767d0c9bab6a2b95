"""Memory that nobody needs any more goes back to the system."""

import ctypes
from functools import lru_cache


def give_back():
    """Give back what the C library keeps of arrays that are gone; where there is no glibc, nothing happens.

    It keeps up to 64 MB at the heap's end for the next large array (mallopt(3), M_TRIM_THRESHOLD). Three of twenty
    kernels that had run lesson 03 held 30 MB that way, for as long as the lesson was open. Takes under a millisecond.
    """
    trim = _malloc_trim()
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def _malloc_trim():
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # macOS and musl, and Windows, which wants a name
        return None
