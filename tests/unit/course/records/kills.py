"""Two kernels at a time answer into one folder and are killed at any moment: every acknowledged answer is there, once.

python -m tests.unit.course.records.kills [KILLS [SEED]]

There are no locks, as on many network file systems, and each kernel's clock jumps by up to ten years, both ways. Two
kernels are a round; what one round recorded is older than all of the next, whatever the clocks said. A test runs some
rounds, the command as many as one likes: 660 kills where nothing is said.
"""

import argparse
import errno
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from attention_helpers.course.records import session, store

LONGEST_WAIT = 0.01  # seconds after an answer: the next one is being written
YEARS = timedelta(days=3650)


def kill_writers(place, kills, most, seed=0):
    """Let them answer, `most` times or fewer, and die. -> {(round, kernel): how many answers were said to be saved}"""
    rng, told = random.Random(seed), {}
    for turn in range(-(-kills // 2)):
        writers = [_start(place, turn, kernel, rng.random()) for kernel in range(min(2, kills - 2 * turn))]
        for kernel, (process, pipe) in enumerate(writers):
            with open(pipe, "rb", buffering=0) as file:
                said = b"".join(file.read(1) for _ in range(rng.randrange(most + 1)))
                time.sleep(rng.random() * LONGEST_WAIT)
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
                told[turn, kernel] = (said + file.readall()).count(b".")
    return told


def _start(place, turn, kernel, seed):
    ours, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return process, ours
    try:
        os.close(ours)
        _answer(place, turn, kernel, random.Random(seed), theirs)
    finally:
        os._exit(1)


def _answer(place, turn, kernel, rng, pipe):
    """Answer for ever, and say each time that an answer is saved."""
    os.environ[store.VARIABLE] = str(place)
    ahead = YEARS * rng.uniform(-1, 1)

    def clock():
        nonlocal ahead
        if rng.random() < 0.1:
            ahead = YEARS * rng.uniform(-1, 1)
        return (datetime.now(timezone.utc) + ahead).isoformat(timespec="microseconds")

    session._now = clock
    _refuse_locks()
    number = 0
    while True:
        long = "long " * rng.choice([0, 10, 2000])
        store.record("quiz", f"q{number % 5}", turn=turn, kernel=kernel, i=number, text=long)
        os.write(pipe, b"." if store.problem() is None else b"!")
        number += 1


def _refuse_locks():
    import fcntl

    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    fcntl.flock = fcntl.lockf = refuse


def troubles(told):
    """What is wrong with the history, given what was told: sentences."""
    rows = store.history("quiz")
    count = Counter((row["turn"], row["kernel"], row["i"]) for row in rows)
    for (turn, kernel), saved in told.items():
        lost = [i for i in range(saved) if not count[turn, kernel, i]]
        if lost:
            yield f"round {turn}, kernel {kernel}: {len(lost)} of {saved} answers lost"
    if max(count.values(), default=1) > 1:
        yield f"{sum(number > 1 for number in count.values())} answers are there more than once"
    if len(count) > sum(told.values()) + len(told):
        yield "there are more answers than the kernels can have given"
    turns = [row["turn"] for row in rows]
    if turns != sorted(turns):
        yield "an answer of a later round stands before one of an earlier round"
    for writer in told:
        own = [row["i"] for row in rows if (row["turn"], row["kernel"]) == writer]
        if own != sorted(own):
            yield f"round {writer[0]}, kernel {writer[1]}: not in the order in which it answered"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kills", nargs="?", type=int, default=660)
    parser.add_argument("seed", nargs="?", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ[store.VARIABLE] = folder
        told = kill_writers(Path(folder), chosen.kills, 40, chosen.seed)
        found = list(troubles(told))
    print(f"{len(told)} kills, {sum(told.values()):,} acknowledged answers: {len(found)} troubles", *found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
