"""Lessons that hold to claims: what each check finds when it is planted, and that it finds nothing in the lessons."""

import json
import os
import re

import pytest

from tests.notebooks.claims import (
    CHECKS,
    CLAIMED,
    bare_truths,
    failed_claims,
    numbers_in,
    unclaimed_estimates,
    unmeasured_numbers,
    weak_claims,
)
from tests.notebooks.form import METADATA, ROOT, notebooks
from tests.run import NBVAL, SANITIZE, run_pytest

PATHS = [path for path in notebooks() if path.name[:2] in CLAIMED]


def code(source, printed="", result=""):
    outputs = [{"output_type": "stream", "name": "stdout", "text": [printed]}] if printed else []
    outputs += [{"output_type": "execute_result", "data": {"text/plain": [result]}}] if result else []
    return {"cell_type": "code", "id": "run", "source": [source], "metadata": {}, "outputs": outputs}


def text(source):
    return {"cell_type": "markdown", "id": "explain", "source": [source], "metadata": {}}


def lesson(*cells):
    return {"cells": list(cells)}


SLOPE = 'views.claim("slope ≈{slope:.2f}", 0.01 < slope < 0.03, slope=slope)'


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_lesson_says_what_its_runs_show(path, check):
    assert check(json.loads(path.read_text(encoding="utf-8"))) == []


def test_every_lesson_named_is_there():
    assert set(CLAIMED) <= {path.name[:2] for path in PATHS}


def test_a_claim_as_it_should_be_passes_every_check():
    good = lesson(text("## 1. Slopes"), code(SLOPE, "✓ slope ≈0.02\n"), text("A slope of 0.02 is small."))
    assert [trouble for check in CHECKS for trouble in check(good)] == []


def test_a_stored_claim_that_does_not_hold_is_found():
    assert failed_claims(lesson(code(SLOPE, "first\n✗ not in this run: slope ≈0.20\n"))) != []


@pytest.mark.parametrize(
    "printed", ["True\n", "same weights: False\n", "a = True, b\n", "below 0.03: True; above: 1\n"]
)
def test_a_bare_truth_that_is_printed_is_found(printed):
    assert bare_truths(lesson(code("print(1)", printed))) != []


def test_a_bare_truth_that_is_a_result_is_found_and_an_array_or_a_sentence_is_not():
    assert bare_truths(lesson(code("a > 1", result="True"))) != []
    fine = "[ True False]\nits mask is all False\nmask: [True, False]\n"
    assert bare_truths(lesson(code("print(mask)", fine))) == []


def test_an_estimate_outside_a_claim_is_found():
    assert unclaimed_estimates(lesson(code("print(1)", "slope ≈0.02\n"))) != []


@pytest.mark.parametrize(
    "source, trouble",
    [
        ('views.claim("slope {slope:.2f}", slope=slope)', "no condition"),
        ('views.claim(f"slope {slope:.2f}", slope < 1, slope=slope)', "one literal, no f-string"),
        ("views.claim(sentence, slope < 1, slope=slope)", "one literal"),
        ("views.claim()", "one literal"),
        ('views.claim("slope {slope:.2f}", True, slope=slope)', "condition True is about no number"),
        ('views.claim("slope {slope:.2f}", other < 1, slope=slope)', "condition other < 1 is about no number"),
        ('views.claim("≈{a:.2f} and ≈ {b:.2f}", a < 1, a=a, b=b)', "≈{b} is not compared and no condition bounds it"),
    ],
)
def test_a_claim_that_could_not_fail_is_found(source, trouble):
    (found,) = weak_claims(lesson(code(source)))
    assert trouble in found


@pytest.mark.parametrize(
    "markdown",
    ["It is 0.93.", "| a | 17 |", "right on 93 %", "so $c = 0.93$", "12,000 steps", "falls to −0.4", "at (0.2, 0.7)"],
)
def test_a_number_after_a_run_that_no_claim_carries_is_found(markdown):
    run = code(SLOPE, "✓ slope ≈0.02\n")
    assert unmeasured_numbers(lesson(text("## 1. Slopes"), run, text(markdown))) != []
    assert unmeasured_numbers(lesson(text("## 1. Slopes"), text(markdown), run)) == [], "before the run"
    assert unmeasured_numbers(lesson(run, text("## 2. On"), text(markdown))) == [], "another section, before its run"
    assert unmeasured_numbers(lesson(run, text("## Summary\n\n" + markdown))) != [], "the summary says what was shown"


def test_what_a_claim_printed_or_a_parameter_set_may_be_said_rounded():
    run = code("d = 256\n" + SLOPE, "✓ slope ≈0.024 and 93%\n✗ not in this run: 0.77\nplain 0.66\n")
    said = "At 256 the slope is 0.02 or 0.024, right on 93 % or 0.9 of 12."
    assert unmeasured_numbers(lesson(run, text(said))) == ["explain: 12 stands on no claim and no parameter before it"]
    assert len(unmeasured_numbers(lesson(run, text("0.77, 0.66, 0.025, 92 %")))) == 4


def test_what_is_no_measurement_is_passed_over():
    markdown = """
## 5. Why 3
1. first
$a_{12}$, $e^{16}$, `x[2]`, (S, 4), (6, 16), section 3.2, equations 5 and 6, lesson 04, lessons 2–3, §7, word2vec
Vaswani et al. 2017, 20 minutes, weights sum to 1, [x](a_3.ipynb), 1/4, all 0
```
y = 44
```
"""
    assert numbers_in(markdown) == []


def masked(output):
    for pattern, replacement in re.findall(r"^regex: (.*)$\n^replace: (.*)$", SANITIZE.read_text("ascii"), re.M):
        output = re.sub(pattern, replacement, output)
    return output


@pytest.mark.parametrize("other", ["✓ ≈3% of 40 at ≈1e-05, ≈−0.25.", "✓ ≈2.75% of 40 at ≈2.5e-06, ≈0.1."])
def test_re_execution_compares_all_but_the_numbers_after_the_sign(other):
    stored = "✓ ≈12,000% of 40 at ≈1.25e-03, ≈-0.7."
    assert masked(stored) == masked(other) == "✓ NUMBER% of 40 at NUMBER, NUMBER."
    assert masked("≈3 of 41") != masked("≈3 of 40") and masked("✓ ≈3") != masked("✗ ≈3")


def test_a_run_that_has_become_another_fails_when_it_is_compared(tmp_path):
    """Stored: ✓ slope ≈0.02 of 3. Re-executed: in bounds, out of bounds, and with another number that is compared."""
    setup = "from attention_helpers.views.claims import claim"
    call = "claim('slope ≈{{slope:.2f}} of {{count}}', 0.01 < {slope} < 0.05, slope={slope}, count={count})"
    cells = [code(setup)]
    for slope, count in ((0.03, 3), (0.3, 3), (0.03, 4)):
        cells.append(code(call.format(slope=slope, count=count), "✓ slope ≈0.02 of 3\n"))
    for place, cell in enumerate(cells):
        cell |= {"id": f"cell-{place}", "execution_count": place + 1}
    path = tmp_path / "claims.ipynb"
    path.write_text(json.dumps(lesson(*cells) | {"metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
    outcome, output = run_pytest("claims", [*NBVAL, str(path)], dict(os.environ, PYTHONPATH=str(ROOT)))
    assert (outcome.passed, outcome.failed) == (2, 2), output
