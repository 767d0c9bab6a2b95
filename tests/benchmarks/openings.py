"""How long a quiz and a mixed test take to open over a long history: 20,000 records in 1,000 session files.

python -m tests.benchmarks.openings

Each is opened in a process of its own, in which nothing was read before; imports and banks apart. Seconds are of the
clock and, in brackets, of the processor, which other work on the machine does not add to. Asked are under 0.3 s for
the quiz and under 1 s for the test.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from attention_helpers.course.records import store
from tests.unit.course.records.test_speed import OPENINGS, write_history

CODE = """
import os, sys, time
from attention_helpers.course.records import store
from tests.unit.course.records.test_speed import OPENINGS
full, os.environ[store.VARIABLE] = os.environ[store.VARIABLE], sys.argv[2]
OPENINGS[sys.argv[1]]()  # imports, banks
os.environ[store.VARIABLE] = full
for when in ("first", "again"):
    clock, processor = time.perf_counter(), time.process_time()
    OPENINGS[sys.argv[1]]()
    print(f"{when} {time.perf_counter() - clock:.2f} s ({time.process_time() - processor:.2f} s)", end="  ")
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        history = write_history(Path(folder) / "history", 1000)
        for name in OPENINGS:
            environment = os.environ | {store.VARIABLE: str(history)}
            command = [sys.executable, "-c", CODE, name, str(Path(folder) / "empty")]
            done = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
            print(f"{name:<12} {done.stdout}")


if __name__ == "__main__":
    main()
