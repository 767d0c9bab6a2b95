"""The third step: put into words what was found, in the language in force. -> Verdict"""

from dataclasses import dataclass, field

import numpy as np

from attention_helpers.course.checking.form import in_language
from attention_helpers.course.checking.trials import WITHOUT_RESULT
from attention_helpers.course.checking.writing import write_call, write_value
from attention_helpers.widgets.card import quoted
from attention_helpers.widgets.language import say

NOT_ATTEMPTED, RIGHT, WRONG, RAISED, CANNOT_CHECK = "not_attempted", "right", "wrong", "raised", "cannot_check"
STATUS = {  # of each kind of finding; all others are wrong
    "right": RIGHT,
    "stub": NOT_ATTEMPTED,
    "unwritten": NOT_ATTEMPTED,
    "not_callable": CANNOT_CHECK,
    "signature": CANNOT_CHECK,
    "broken": CANNOT_CHECK,
    "error": RAISED,
}


@dataclass
class Verdict:
    """What a check found: a `kind`, the known misconception's key, and what to tell the learner."""

    name: str
    kind: str
    misconception: str | None = None
    messages: list = field(default_factory=list)
    details: list = field(default_factory=list)  # (label, text shown in fixed width)
    inputs: int = 0
    number: int = 0  # of the input that failed, from 1

    @property
    def status(self):
        return STATUS.get(self.kind, WRONG)

    @property
    def passed(self):
        return self.status == RIGHT


def tell(task, fault, trials=(), known=None, hard_coded=False, count=0, limit=0.0, placeholder=False):
    """The Verdict that tells the learner what was found.

    fault   the first one, or None;  known   the misconception that the trials show, its key and text
    count   of the inputs there are;  limit   seconds for all of them
    placeholder   whether a `...` stands in the function's source
    """
    if fault is None:
        return Verdict(task.name, "right", messages=[say("right_on", count=count)], inputs=count)
    known = known or getattr(fault.facts.get("text"), "misconception", None)
    failed = next((trial for trial in trials if trial.fault), None)
    messages = [in_language(known["told"])] if known else [say("hard_coded")] if hard_coded else []
    if fault.kind in WITHOUT_RESULT:
        messages += _on_the_way(fault, limit, placeholder, named=bool(known))
    elif not known or fault.kind not in ("value", "changed", "further"):
        found = _on_the_result(task, fault, failed and failed.came)
        messages += [found] if found not in messages else []  # a known mistake may say the same
    changed = [name for trial in trials if trial.fault for name in trial.came.changed]
    if changed and fault.kind not in (*WITHOUT_RESULT, "other_error", "changed", "again"):
        messages.append(say("changed_too", argument=changed[0]))
    if failed and failed.input.about:
        messages.append(in_language(failed.input.about))
    right = sum(trial.fault is None for trial in trials)
    if right:
        messages.append(say("so_far", right=right, count=count))
    kind = "hard_coded" if hard_coded and not known else fault.kind
    details = list(_details(task, failed, count)) if failed else []
    return Verdict(task.name, kind, known and known["key"], messages, details, count, failed.number if failed else 0)


def _on_the_way(fault, limit, placeholder, named):
    """What stopped the function, and in which of the learner's own lines."""
    if fault.kind == "error":
        error = fault.facts["error"]
        yield say("error", error=quoted(f"{error.type}: {error.text[:500]}" if error.text else error.type))
        if placeholder and "'ellipsis'" in error.text:
            yield say("dots_error")
    elif not (named and fault.kind == "recursion"):  # its name tells it better
        yield say(fault.kind, seconds=f"{limit:g}", cause=fault.facts.get("cause", ""))
    if fault.facts["left_running"]:
        yield say("left_running")
    if fault.facts["place"]:
        line, source = fault.facts["place"]
        yield say("own_line", line=line, source=quoted(source[:200]))


def _on_the_result(task, fault, came):
    """One sentence on what is wrong with a result, or with what should be checked."""
    kind, facts = fault.kind, dict(fault.facts)
    if kind in ("own", "further"):
        return in_language(facts["text"])
    if kind == "none" and came.printed.strip():
        kind = "printed"
    elif kind == "type" and facts["came"] == "generator":
        kind = "generator"
    elif kind == "no_error":
        facts["reason"] = in_language(facts["reason"])
    elif kind == "parts" and task.returns:
        kind, facts["names"] = "parts_named", ", ".join(task.returns)
    elif kind == "value" and "there" in facts:
        kind = "number" if facts["total"] == 1 else "truths" if isinstance(facts["there"], bool) else "values"
        here, there = _apart(facts["here"], facts["there"])
        facts |= {"here": here, "there": there, "place": list(facts["place"])}
    return say(kind, part=say("part", name=fault.part) if fault.part else "", **facts)


def _apart(here, there):
    """Two numbers in six digits, or in all where six do not tell them apart; True and False as such."""
    rounded = [f"{number:.6g}" for number in (here, there)]
    if rounded[0] == rounded[1]:
        return repr(here), repr(there)
    return [str(one) if isinstance(one, bool) else text for one, text in zip((here, there), rounded, strict=True)]


def _details(task, trial, count):
    """The input, what was printed, what came and what was expected: (label, text) pairs."""
    came, expected = trial.came, trial.expected
    name = say(trial.input.drawn) if trial.input.drawn else in_language(trial.input.name)
    yield (
        say("case_named" if name else "case", number=trial.number, count=count, name=name),
        write_call(task, trial.input),
    )
    if came.printed.strip():
        yield say("printed_label"), came.printed[:1000].rstrip()
    results = [one.value for one in (came, expected) if one.error is None and not one.stopped]
    texts = [write_value(value, task.returns) for value in results]
    if len(set(map(_rounded, results, texts))) < len(texts) and trial.fault.kind in ("value", "own"):
        texts = [write_value(value, task.returns, exact=True) for value in results]
    if came.error is None and not came.stopped:
        yield say("came"), texts[0]
    if expected.error is None:
        yield say("expected"), texts[-1]


def _rounded(value, text):
    """What is written of a value; of a whole number as of a float, which is rounded."""
    return f"{float(value):.6g}" if isinstance(value, (int, float, np.number)) else text
