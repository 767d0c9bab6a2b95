"""Beyond the hand-written inputs: drawn ones, the smallest that fails, and what only shows over several calls."""

import contextlib
import random
import time
from dataclasses import replace

import numpy as np

from attention_helpers.course.calls.copies import deep_copy
from attention_helpers.course.calls.own_code import plain_function
from attention_helpers.course.checking.comparing import Fault
from attention_helpers.course.checking.form import Input
from attention_helpers.course.checking.trials import NoThread, Trial, expect, judge, try_inputs
from attention_helpers.course.drawing.domain import same_shapes, shrink

COUNT = 300  # drawn inputs of a check
FOR_A_NAME = 40  # more of them, once a fault is found, before a mistake is named
SHRINKING = 1.0  # seconds
OVERWRITTEN = 5  # drawn inputs whose arrays are filled with other numbers between two calls


def drawn_inputs(task):
    """All drawn inputs of a check: COUNT of them, then the second ones of `_pairs`."""
    return [*task.drawn_inputs(COUNT), *(other for _first, other in _pairs(task))]


def _pairs(task):
    """(one drawn input, another of the same shapes), OVERWRITTEN of them at most; made once."""
    if "pairs" not in task.made:
        rng, firsts = random.Random(task.name), [] if task.use else task.drawn_inputs(COUNT)[:OVERWRITTEN]
        others = [same_shapes(task.domain, rng, first.example) for first in firsts]
        task.made["pairs"] = [
            (first, task.as_input(other)) for first, other in zip(firsts, others, strict=True) if other
        ]
    return task.made["pairs"]


def try_drawn(task, call, trials):
    """Trials on drawn inputs, after `trials` on the hand-written ones: all, or FOR_A_NAME of them after a fault."""
    known = any(trial.fault for trial in trials)
    inputs = drawn_inputs(task)[: FOR_A_NAME if known else None]
    found, first = [], None
    for place, trial in enumerate(try_inputs(task, call, inputs, first=len(trials) + 1)):
        found.append(trial)
        first = place if trial.fault and first is None else first
        if not known and first is not None and place == first + FOR_A_NAME:
            break
    return found


def smallest(task, call, trial):
    """The smallest input found on which the same kind of fault shows, as a Trial with the number of the one given."""
    found, deadline = trial, time.monotonic() + SHRINKING

    def fails(example):
        nonlocal found
        if time.monotonic() > deadline:
            return False
        try:
            tried = _try(task, call, task.as_input(example, "smallest"), trial.number)
        except NoThread:
            return False
        if tried.fault is None or tried.fault.kind != trial.fault.kind:
            return False
        found = tried
        return True

    if trial.came.stopped:  # each try would take as long again
        return trial
    shrink(task.domain, trial.input.example, fails)
    return found


def try_again(task, call, given):
    """A Trial whose fault says that the function keeps something between calls, or None.

    The first input comes again after all the others; some come in the same arrays as others before them, or as the same
    objects under other globals; some results are looked at after another call.
    """
    trials = [_try(task, call, given, 1)]
    for first, other in _pairs(task):
        trials.append(_try_overwritten(task, call, first, other))
        trials.append(_try_kept(task, call, first, other))
        if first.globals:
            trials.append(_try_other_globals(task, call, first, other))
    failed = next((trial for trial in trials if trial.fault), None)
    return failed and (failed if failed.came.crowded else replace(failed, fault=Fault("again")))


def _try(task, call, given, number, use=None):
    (expected,) = expect(task, [given])
    came = call(given, use)
    return Trial(number, given, expected, came, judge(task, given, expected, came))


def _try_overwritten(task, call, first, other):
    """`other`, given in the arrays that held `first` when the function was called with them before."""

    def twice(function, *arguments):
        fits = [_fits(one, argument) for one, argument in zip(first.arguments, arguments, strict=True)]
        pairs = zip(first.arguments, arguments, fits, strict=True)
        given = [one.astype(argument.dtype) if fit else argument for one, argument, fit in pairs]
        with contextlib.suppress(Exception):  # it may have to refuse these
            function(*given)
        for one, argument, fit in zip(given, arguments, fits, strict=True):
            if fit:
                one[...] = argument
        return function(*given)

    return _try(task, call, other, 1, twice)


def _try_kept(task, call, first, other):
    """What was returned for `first`, looked at after the function was called with `other`."""

    def then_other(function, *arguments):
        kept = function(*arguments)
        with contextlib.suppress(Exception):  # it may have to refuse these
            function(*deep_copy(list(other.arguments)))
        return kept

    return _try(task, call, first, 1, then_other)


def _try_other_globals(task, call, first, other):
    """The very arguments of `first`, called with its globals before, under those of `other`."""

    def twice(function, *arguments):
        names = plain_function(function).__globals__
        now = {name: names[name] for name in first.globals}
        names.update(deep_copy(first.globals))
        with contextlib.suppress(Exception):  # it may have to refuse these
            function(*arguments)
        names.update(now)
        return function(*arguments)

    return _try(task, call, Input(*first.arguments, globals=other.globals, drawn="drawn"), 1, twice)


def _fits(one, other):
    return isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and one.shape == other.shape
