"""Check a learner's function against an exercise: run it, judge what came, name the mistake, tell the learner."""

import time
from functools import partial

from attention_helpers.course.calls.pristine import as_imported
from attention_helpers.course.checking.comparing import Fault
from attention_helpers.course.checking.drawn import smallest, try_again, try_drawn
from attention_helpers.course.checking.naming import is_hard_coded, known_mistake
from attention_helpers.course.checking.stubs import has_placeholder, is_untouched, nothing_written, refuse
from attention_helpers.course.checking.telling import tell
from attention_helpers.course.checking.trials import NoThread, call_once, judge_further, try_inputs

AFTER_A_FAULT = 2.0  # seconds for what tells more of it: further inputs for a name, smaller ones
CROWDED = Fault("crowded", facts={"place": None, "left_running": False})


def check(task, function, seconds=None, on_call=lambda number: None, on_fault=lambda verdict: None):
    """Check `function` as an answer to `task` within `seconds` (default: the task's own limit). -> Verdict

    on_call    called before each call of the learner's function with its number, from 1
    on_fault   called once with a Verdict on the first fault, before its cause is looked for
    """
    inputs, limit = task.make_inputs(), seconds or task.seconds
    refused = refuse(task, function, inputs[0])
    if refused:
        return tell(task, refused)
    call, trials = _Calls(task, function, limit, on_call), []
    told = partial(tell, task, limit=limit, placeholder=has_placeholder(function))

    def collect(further):
        for trial in further:
            if trial.fault and not any(earlier.fault for earlier in trials):
                call.hurry()
                on_fault(told(trial.fault, [*trials, trial], count=max(len(inputs), trial.number)))
            trials.append(trial)

    try:
        collect(try_inputs(task, call, inputs))
        if is_untouched(trials[0].came):
            return tell(task, nothing_written(function, trials[0].came.value))
        if not trials[-1].came.stopped:
            collect(try_drawn(task, call, trials))
        failed = _first_failed(trials)
        if not failed:
            again = try_again(task, call, inputs[0])
            fault = again.fault if again else judge_further(task, call)
            return told(fault, [again] if again else (), count=len(trials))
    except NoThread:  # it left so many running that not even the reference gets one
        failed = _first_failed(trials)
        return told(failed.fault if failed else CROWDED, trials, count=max(len(trials), len(inputs)))
    with as_imported():
        known, hard_coded = known_mistake(task, trials), is_hard_coded(trials)
    if failed.input.example:
        trials[failed.number - 1] = smallest(task, call, failed)
    fault = trials[failed.number - 1].fault
    return told(fault, trials, known, hard_coded, max(len(trials), len(inputs)))


def _first_failed(trials):
    return next((trial for trial in trials if trial.fault), None)


class _Calls:
    """The learner's function, called within what is left of the time; the clock starts at the first call."""

    def __init__(self, task, function, limit, on_call):
        self.task, self.function, self.limit, self.on_call = task, function, limit, on_call
        self.number, self.deadline = 0, None

    def hurry(self):
        """A fault is found: what is tried from now on may not keep the learner waiting."""
        self.deadline = min(self.deadline, time.monotonic() + AFTER_A_FAULT)

    def __call__(self, given, use=None):
        self.number += 1
        self.on_call(self.number)
        now = time.monotonic()
        self.deadline = self.deadline or now + self.limit
        return call_once(self.task, self.function, given, max(self.deadline - now, 0.01), use)
