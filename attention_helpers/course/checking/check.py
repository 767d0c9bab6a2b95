"""Check a learner's function against an exercise: run it, judge what came, name the mistake, tell the learner."""

import time

from attention_helpers.course.checking.comparing import Fault
from attention_helpers.course.checking.naming import is_hard_coded, known_mistake
from attention_helpers.course.checking.stubs import is_untouched, refuse
from attention_helpers.course.checking.telling import tell
from attention_helpers.course.checking.trials import call_once, judge_further, try_inputs


def check(task, function, seconds=None):
    """Check `function` as an answer to `task` within `seconds` (default: the task's own limit). -> Verdict"""
    inputs, limit = task.make_inputs(), seconds or task.seconds
    refused = refuse(task, function, inputs[0])
    if refused:
        return tell(task, refused)
    deadline = time.monotonic() + limit

    def call(given):
        return call_once(task, function, given, max(deadline - time.monotonic(), 0.01))

    trials = try_inputs(task, call, inputs)
    if is_untouched(trials[0].came):
        return tell(task, Fault("stub"))
    fault = next((trial.fault for trial in trials if trial.fault), None)
    if fault:
        known, hard_coded = known_mistake(task, trials), is_hard_coded(trials)
        return tell(task, fault, trials, known, hard_coded, len(inputs), limit)
    return tell(task, judge_further(task, call), count=len(inputs), limit=limit)
