"""Beyond the hand-written inputs: drawn ones, the smallest that fails, and what only shows over several calls."""

import random
import time

import numpy as np

from attention_helpers.course.checking.comparing import Fault
from attention_helpers.course.checking.trials import Trial, expect, judge, try_inputs
from attention_helpers.course.drawing.domain import same_shapes, shrink

COUNT = 300  # drawn inputs of a check
FOR_A_NAME = 40  # more of them, once a fault is found, before a mistake is named
SHRINKING = 1.0  # seconds
OVERWRITTEN = 5  # drawn inputs whose arrays are filled with other numbers between two calls


def try_drawn(task, call, trials):
    """Trials on drawn inputs, after `trials` on the hand-written ones: all, or FOR_A_NAME of them after a fault."""
    left = FOR_A_NAME if any(trial.fault for trial in trials) else None
    found = []
    for trial in try_inputs(task, call, task.drawn_inputs(COUNT), first=len(trials) + 1):
        trial = _forgive_integers(task, call, trial)
        found.append(trial)
        left = FOR_A_NAME if trial.fault and left is None else left and left - 1
        if left == 0:
            break
    return found


def smallest(task, call, trial):
    """The smallest input found on which the same kind of fault shows, as a Trial with the number of the one given."""
    found, deadline = trial, time.monotonic() + SHRINKING

    def fails(example):
        nonlocal found
        if time.monotonic() > deadline:
            return False
        tried = _forgive_integers(task, call, _try(task, call, task.as_input(example, "smallest"), trial.number))
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

    The first input comes again after all the others, and some inputs come in the same arrays as others before them.
    """
    trials = [_try(task, call, given, 1)]
    rng = random.Random(task.name)
    for first in task.drawn_inputs(COUNT)[:OVERWRITTEN]:
        other = same_shapes(task.domain, rng, first.example)
        if other and not task.use:
            other = task.domain.as_floats(other) or other
            trials.append(_try_overwritten(task, call, first, task.as_input(other)))
    return next((trial for trial in trials if trial.fault), None)


def _forgive_integers(task, call, trial):
    """The Trial; where arrays of integers raised an error, one on the same numbers as floats.

    A function that cannot take integers and says so is not wrong; one that gives other numbers for them is.
    """
    if trial.fault is None or trial.fault.kind != "error":
        return trial
    floats = task.domain.as_floats(trial.input.example)
    return _try(task, call, task.as_input(floats), trial.number) if floats else trial


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
        function(*given)
        for one, argument, fit in zip(given, arguments, fits, strict=True):
            if fit:
                one[...] = argument
        return function(*given)

    trial = _try(task, call, other, 1, twice)
    return Trial(1, other, trial.expected, trial.came, trial.fault and Fault("again"))


def _fits(one, other):
    return isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and one.shape == other.shape
