"""How many threads the matrix products use."""

from contextlib import contextmanager
from functools import lru_cache

from threadpoolctl import ThreadpoolController


@lru_cache(maxsize=1)
def _controller():
    return ThreadpoolController()


@contextmanager
def single_thread():
    """Inside `with nn.single_thread():` NumPy's matrix products use one thread; afterwards as many as before.

    At the sizes of this course a product takes some microseconds, less than waking a second thread: two threads on
    two cores were measured 3 to 20 times slower than one when the machine had other work. `train` and `translate`
    do this on their own.
    """
    with _controller().limit(limits=1, user_api="blas"):
        yield
