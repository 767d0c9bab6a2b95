"""processes: at least one processor, and a pool's processes end with whoever began it, busy or idle."""

import subprocess
import sys

import psutil
import pytest

from attention_helpers.places import ROOT
from attention_helpers.processes import processors


def test_there_is_a_processor():
    assert processors() >= 1


@pytest.mark.parametrize("work", ["os.getpid", "time.sleep, 60"])
def test_who_is_killed_leaves_no_process_behind(work):
    code = f"""
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from attention_helpers.processes import end_with_parent

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=end_with_parent)
    print(pool.submit(os.getpid).result(), flush=True)
    pool.submit({work})
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT) as ran:
        child = psutil.Process(int(ran.stdout.readline()))
        ran.kill()
    _, alive = psutil.wait_procs([child], timeout=10)
    for process in alive:
        process.kill()
    assert alive == []
