"""How long the class report takes, and how much memory: a class is made up, and the command run as teachers run it.

python -m tests.benchmarks.report [LEARNERS [RECORDS]]

10,000 learners of 300 records, where nothing is said: 0.8 GB in a temporary folder, some 20 s to write them. Seconds
are of the clock and, in brackets, of all processors together, which other work on the machine hardly adds to; MB are
those of the largest process, and of as many as there are. Asked are under 30 s and under 1 GB.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from attention_helpers.course.questions.bank import all_banks
from attention_helpers.course.report.counting import shares

SESSIONS = 4  # files of each learner


def write_class(folder, learners, records):
    """Folders of learners who answer all questions over and over, right or wrong by chance; the same every time."""
    rng = random.Random(0)
    questions = [(question.id, question.lesson) for bank in all_banks() for question in bank]
    for learner in range(learners):
        place = folder / f"learner-{learner:05}"
        place.mkdir(parents=True)
        for session in range(SESSIONS):
            name = f"learner.{learner:08x}-2026{session + 1:02}01T100000-{session:08x}"
            rows = [
                line(name, number, *questions[(number * SESSIONS + session) % len(questions)], rng.random() < 0.7)
                for number in range(records * session // SESSIONS, records * (session + 1) // SESSIONS)
            ]
            (place / f"{name}.jsonl").write_text("".join(rows), encoding="utf-8")


def line(session, number, id, lesson, right):
    """An answer as the course records it."""
    time = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T10:00:00.{number:06}+00:00"
    row = {"time": time, "session": session, "number": number, "kind": "quiz", "id": id, "lesson": lesson}
    row |= {"right": right, "score": float(right), "misconception": None if right else "reads it the wrong way round"}
    return json.dumps(row | {"answer": 2, "attempt": 1 + number % 2, "draw": 0, "topic": "attention"}) + "\n"


def measure(folder, out):
    """(seconds of the clock, of all processors, MB at most of a process, what the command said)"""
    start = time.perf_counter()
    command = [sys.executable, "-m", "attention_helpers", "report", str(folder), "--out", str(out)]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    seconds = time.perf_counter() - start
    try:
        import resource
    except ImportError:  # Windows
        return seconds, float("nan"), float("nan"), said
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, said


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("learners", nargs="?", type=int, default=10_000)
    parser.add_argument("records", nargs="?", type=int, default=300)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        write_class(Path(folder) / "class", chosen.learners, chosen.records)
        clock, processor, memory, said = measure(Path(folder) / "class", Path(folder) / "out")
    print(f"{chosen.learners:,} learners of {chosen.records} records: ", end="")
    several = shares.processes_for(chosen.learners * SESSIONS)
    processes = several + (several > 1)  # and the one that adds up
    print(f"{clock:.1f} s ({processor:.1f} s), {processes} × {memory:.0f} MB at most; {said.split(':')[0]}")


if __name__ == "__main__":
    main()
