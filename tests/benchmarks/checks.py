"""How long a check takes: every exercise, right answers and wrong ones, those of the sets and the module's own.

python -m tests.benchmarks.checks [EXERCISE …]

Seconds of the processor and, in brackets, of the clock, which other work on the machine adds to. A check runs in this
process here; in a notebook a process of its own adds some 10 ms. Asked are under 2 s of right answers, under 3 s of
wrong ones, with the search for the smallest input that fails, and a median under 1 s over all exercises. The limit is
the one that a learner has: what does not end gets its verdict there.
"""

import argparse
import time
from statistics import median

from threadpoolctl import threadpool_limits

from attention_helpers.course.checking.check import check
from attention_helpers.course.checking.task import load_task, task_names
from tests.unit.course.exercises.test_submissions import WRITTEN, submissions

COLUMNS = "{:<24} {:>6}  {:>15} {:>15}  {:>15} {:>15}"


def answers(task):
    """(right ones, wrong ones)"""
    right, wrong = [task.reference, *task.alternatives], [*task.misconceptions]
    for module in [submissions(*one) for one in WRITTEN if one[1] == task.name]:
        right, wrong = right + module.RIGHT, wrong + module.WRONG
    return right, wrong


def seconds(task, answer):
    """Of the processor and of the clock, and the inputs tried."""
    clock, processor = time.monotonic(), time.process_time()
    verdict = check(task, answer)
    return time.process_time() - processor, time.monotonic() - clock, verdict.inputs


def table(names):
    print(COLUMNS.format("", "inputs", "right, median", "worst", "wrong, median", "worst"))
    of_right, of_wrong = [], []
    for name in names:
        task = load_task(name)
        right, wrong = ([seconds(task, answer) for answer in some] for some in answers(task))
        cells = [written(how(some)) for some in (right, wrong) for how in (middle, max)]
        print(COLUMNS.format(name, max(inputs for *_times, inputs in right), *cells), flush=True)
        of_right, of_wrong = of_right + right, of_wrong + wrong
    cells = [written(how(some)) for some in (of_right, of_wrong) for how in (middle, max)]
    print(COLUMNS.format("all", "", *cells))


def middle(times):
    return [median(column) for column in zip(*times, strict=True)]


def written(times):
    return f"{times[0]:.2f} ({times[1]:.2f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="EXERCISE", help="which; all where none is given")
    with threadpool_limits(1):  # as in the process of a check
        table(parser.parse_args().names or task_names())
