"""The package under wrong arguments: 20,000 seeded calls, and what the judge of them knows.

Each error must be the package's own sentence, naming the argument; nothing is wrong in silence, no warning of
NumPy comes through, no argument is changed, no call takes half a second.
`python -m tests.unit.fuzz --calls 100000` does more.
"""

import time
import warnings

import numpy as np
import pytest

from attention_helpers.nn import checks
from tests.unit.fuzz.known import EXEMPT
from tests.unit.fuzz.public import public
from tests.unit.fuzz.row import Row
from tests.unit.fuzz.runs import ROWS, run
from tests.unit.fuzz.trial import SLOW, Call, good_of, judge
from tests.unit.fuzz.wrong import EITHER, EQUAL, REFUSED, kinds_of

CALLS = 20_000


def test_every_public_name_has_a_row_or_a_reason():
    assert not ROWS.keys() & EXEMPT.keys()
    assert ROWS.keys() | EXEMPT.keys() == public().keys()


def test_wrong_arguments_are_answered_by_the_package_itself():
    found = run(CALLS)
    assert len(found) >= CALLS
    wrong = {}
    for name, wrongs, outcome in found:
        if outcome.verdict not in ("own", "memory", "fine"):
            wrong.setdefault(name, []).append(f"{outcome.verdict}: {wrongs} {outcome.about} {outcome.message!r:.90}")
    told = [f"{name}: {several[0]} (and {len(several) - 1} more)" for name, several in wrong.items()]
    assert not told, "\n".join(told)


def careful(number):
    return checks.positive(number, "number")


def forgetful(number):
    return {2: 1}[number]


def unclear(number):
    raise ValueError("that will not do")


def noisy(number):
    warnings.warn("overflow", RuntimeWarning, stacklevel=1)


def silent(number):
    return 2.0


def infinite(number):
    return float("inf") if number == "seven" else 2.0


def greedy(number):
    return np.zeros(2**60)


def slow(number):
    end = time.process_time() + SLOW + 0.1
    while time.process_time() < end:
        pass


@pytest.mark.parametrize(
    "function, expect, verdict",
    [
        (careful, REFUSED, "own"),
        (forgetful, REFUSED, "raw"),
        (unclear, REFUSED, "raw"),  # raised here, which is not the package
        (noisy, EITHER, "warning"),
        (silent, REFUSED, "silent"),
        (silent, EITHER, "fine"),
        (infinite, EITHER, "silent"),
        (greedy, EITHER, "memory"),
        (slow, EITHER, "slow"),
    ],
)
def test_a_call_is_judged(function, expect, verdict):
    row = Row(lambda: Call(function, 2))
    good = good_of(Row(lambda: Call(silent, 2)))
    assert judge(row, [("number", expect, lambda value: "seven")], good).verdict == verdict


def test_a_changed_argument_another_result_and_a_sentence_without_the_argument_are_seen():
    def change(array):
        array[0] = 7

    def first(array):
        return float(np.asarray(array).ravel()[0]) if isinstance(array, np.ndarray) else 0.0

    def other_name(array):
        return checks.positive("seven", "size")

    row, keep = Row(lambda: Call(change, np.ones(2))), [("array", EITHER, lambda value: value)]
    assert judge(row, keep, good_of(row)).verdict == "changed"
    assert judge(row._replace(changes=("array",)), keep, good_of(row)).verdict == "fine"
    row = Row(lambda: Call(first, np.ones(2)))
    assert judge(row, [("array", EQUAL, lambda value: value.tolist())], good_of(row)).verdict == "silent"
    assert judge(Row(lambda: Call(other_name, np.ones(2))), keep, good_of(row)).verdict == "unnamed"


@pytest.mark.parametrize(
    "good, some",
    [
        (np.ones((2, 3)), {"ragged", "imaginary", "axis 1 +1", "transposed", "nan inside", "strided", "float16"}),
        (np.ones((2, 3), int), {"too large", "halves", "as flags", "int8"}),
        (np.ones(2, bool), {"all hidden", "as numbers"}),
        (3, {"none", "true", "half", "huge", "below 0", "numpy's"}),
        (0.5, {"none", "true", "nan", "infinite", "zero"}),
        (["a"], {"empty", "generated", "one twice", "itself inside", "none inside"}),
        ({"a": 1}, {"a cycle", "a key less", "pairs"}),
        (True, {"text", "none"}),
        ("a", {"bytes", "empty", "path"}),
        (len, {"gives none", "text"}),
    ],
)
def test_wrong_values_of_every_kind_are_made(good, some):
    kinds = kinds_of(good)
    assert some <= kinds.keys()
    for expect, make in kinds.values():
        assert expect in (EQUAL, REFUSED, EITHER)
        make(good)
