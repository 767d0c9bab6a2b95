"""All trials of a run: first every wrong value alone, then seeded pairs of them; and what was found."""

import inspect
import os
import random
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from tests.unit.fuzz import rows_corpus, rows_nn, rows_seen, rows_transformer
from tests.unit.fuzz.trial import MISSING, NONSENSE, good_of, judge
from tests.unit.fuzz.wrong import EITHER, REFUSED, kinds_of

ROWS = rows_nn.ROWS | rows_transformer.ROWS | rows_corpus.ROWS | rows_seen.ROWS
SPARE = 250  # a number of an open file that no call stumbles over
MEMORY = 1 << 30  # bytes that a call may ask for beyond what is there


def wrongs_of(row):
    """[(argument, kind, expectation, function of the good value)] of a row."""
    call = row.make()
    found = [(NONSENSE, NONSENSE, REFUSED, None)]
    for name, value in call.arguments.items():
        parameter = call.signature.parameters[name]
        if parameter.default is inspect.Parameter.empty and parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            found.append((MISSING, name, REFUSED, name))
        for kind, (expect, make) in kinds_of(value).items():
            if (name, kind) in row.endless:
                continue
            if kind in row.takes.get(name, ()) or (kind == "none" and parameter.default is None):
                expect = EITHER
            found.append((name, kind, expect, make))
    return found


def trials(rows, calls, seed=0):
    """(name of the row, wrongs): each wrong value alone, then pairs of two arguments, until there are `calls`."""
    rng, each = random.Random(seed), {name: wrongs_of(row) for name, row in rows.items()}
    single = [(name, [wrong]) for name, wrongs in each.items() for wrong in wrongs]
    yield from single
    light = [name for name, row in rows.items() if not row.heavy and len(row.make().arguments) > 1]
    for _ in range(calls - len(single) if light else 0):
        name = rng.choice(light)
        one, other = rng.sample([wrong for wrong in each[name] if wrong[0] not in (MISSING, NONSENSE)], 2)
        yield name, [one, other] if one[0] != other[0] else [one]


def run(calls, only=None, seed=0):
    """[(name, [(argument, kind), …], Outcome)] of a run, or of the rows whose names hold `only`."""
    good, found = {}, []
    rows = {name: row for name, row in ROWS.items() if only is None or only in name}
    out = os.dup2(1, SPARE)
    with away(), bounded():
        for name, wrongs in trials(rows, calls, seed):
            row = ROWS[name]
            if name not in good:
                good[name] = good_of(row)
            outcome = judge(row, [(argument, expect, make) for argument, _, expect, make in wrongs], good[name])
            os.dup2(out, 1)  # open(True) is standard output, and closes it
            found.append((name, [(argument, kind) for argument, kind, *_ in wrongs], outcome))
            if row.heavy:
                close_figures()
    os.close(out)
    return found


def close_figures():
    import matplotlib.pyplot as plt

    plt.close("all")


@contextmanager
def away():
    """In an empty folder, with a store of its own."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("ATTENTION_COURSE_PROGRESS")
        os.environ["ATTENTION_COURSE_PROGRESS"] = str(Path(folder) / "progress")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)
            os.environ.pop("ATTENTION_COURSE_PROGRESS")
            if before is not None:
                os.environ["ATTENTION_COURSE_PROGRESS"] = before


@contextmanager
def bounded():
    """A call that asks for more than MEMORY gets a MemoryError, where the system can do that."""
    try:
        import resource
    except ImportError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    status = Path("/proc/self/statm")
    now = int(status.read_text(encoding="utf-8").split()[0]) * resource.getpagesize() if status.exists() else 0
    if now:
        resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def counts(found):
    """{verdict: how many}"""
    return Counter(outcome.verdict for _, _, outcome in found)
