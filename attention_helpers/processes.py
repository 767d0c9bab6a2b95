"""Processes beside this one: how many find room, and that none outlives the one that began it."""

import os
import threading
from multiprocessing import parent_process


def processors():
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def end_with_parent():
    """In a process of a pool: end it where the one that began it is killed.

    A kernel that is killed tells its processes nothing: each would wait for work until the machine is off.
    """
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end():
    parent_process().join()
    os._exit(1)
