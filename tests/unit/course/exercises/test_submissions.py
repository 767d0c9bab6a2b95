"""Answers that others wrote from the statements alone: right ones pass, of a hundred wrong ones one may pass.

They are checked in Japanese, so that what is left in English shows.

`pytest -s tests/unit/course/exercises/test_submissions.py` prints what passed though it is wrong.
"""

import importlib
import sys
from pathlib import Path

import pytest

from attention_helpers.course.checking.check import check
from attention_helpers.course.checking.guarded import guarded_check
from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.widgets import language as languages
from tests.unit.course.exercises.english import left_in_english

FOLDER = Path(__file__).parent / "submissions"
WRITTEN = sorted((path.parent.name, path.stem) for path in FOLDER.glob("[a-z]/*.py"))  # (set, exercise)
# What the statements allowed when the sets were written, and exclude since: (set, exercise, docstring's beginning).
DICTIONARY_LEAF = "every dictionary is an inner node"
PLAIN = "a dictionary is always a plain dict"
SIZE = "V is at most 60,000, D and H are at most 1,000"
SCORE = "scores lie within ±10^12"
NO_LONGER_WRONG = {
    ("a", "count_leaves", "wrong: takes all entries of any dictionary"): DICTIONARY_LEAF,
    ("b", "count_leaves", "Wrong: a dictionary without branches"): DICTIONARY_LEAF,
    ("c", "count_leaves", "Wrong: every dictionary has branches"): DICTIONARY_LEAF,
    ("c", "count_leaves", "Wrong: any dictionary with two keys"): DICTIONARY_LEAF,
    ("d", "count_leaves", "Wrong: type(node) == dict"): PLAIN,
    ("e", "count_leaves", "Wrong: only the exact type dict"): PLAIN,
    ("e", "traverse_with_bias", "Wrong: the exact type dict only"): PLAIN,
    ("a", "count_weights", "wrong: counts in 32 bits"): SIZE,
    ("b", "count_weights", "Wrong: products in int32 overflow"): SIZE,
    ("c", "count_weights", "Wrong: counts in 32-bit numbers"): SIZE,
    ("c", "masked_softmax", "Wrong: log-sum-exp without the maximum off"): SCORE,
    ("c", "soft_attention", "Wrong: log-sum-exp without the maximum off"): SCORE,
    ("c", "soft_dictionary", "Wrong: log-sum-exp without the maximum off"): SCORE,
}
MOST_WRONG_PASSING = 0.01


def submissions(name, exercise):
    spec = importlib.util.spec_from_file_location(f"submissions_{name}_{exercise}", FOLDER / name / f"{exercise}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where a right answer's class is looked up
    spec.loader.exec_module(module)
    return module


def is_wrong(name, exercise, answer):
    told = (answer.__doc__ or "").strip()
    return not any((name, exercise) == key[:2] and told.startswith(key[2]) for key in NO_LONGER_WRONG)


@pytest.fixture(scope="module")
def tried():
    """(set, exercise, what the answer does) of each wrong answer that passed, and how many were tried."""
    passed, count = [], [0]
    yield passed, count
    if count[0]:
        print(f"\n{len(passed)} of {count[0]} wrong answers pass:", *passed, sep="\n  ")


def test_every_exercise_has_a_set_and_every_file_an_exercise():
    assert {exercise for _name, exercise in WRITTEN} == set(task_names())


@pytest.mark.parametrize(("name", "exercise"), WRITTEN)
def test_right_answers_pass_and_wrong_ones_are_counted(name, exercise, tried, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", "ja")
    task, module = load_task(exercise), submissions(name, exercise)
    assert len(module.RIGHT) == 5 and len(module.WRONG) == 10
    for answer in module.RIGHT:
        verdict = check(task, answer, seconds=60)
        assert verdict.passed, (answer.__doc__, verdict.messages, verdict.details)
    for answer in module.WRONG:
        if is_wrong(name, exercise, answer):
            verdict = check(task, answer, seconds=5)  # one of them never ends
            assert not left_in_english(verdict, task), verdict.messages
            assert len(set(verdict.messages)) == len(verdict.messages), verdict.messages
            tried[1][0] += 1
            if verdict.passed:
                tried[0].append((name, exercise, (answer.__doc__ or "").strip()))


# Answers of set "d" that keep something between calls: (exercise, number).
REMEMBER = {"additive_score": 10, "traverse": 7, "encoder_loop": 5, "weighted_mean": 7, "count_leaves": 8}
REMEMBER |= {"skip_gram_pairs": 7, "traverse_iterative": 6}


@pytest.mark.parametrize("exercise", REMEMBER)
def test_what_is_kept_between_calls_is_told_as_such(exercise):
    answer = submissions("d", exercise).WRONG[REMEMBER[exercise] - 1]
    assert guarded_check(load_task(exercise), answer).kind == "again", answer.__doc__


@pytest.mark.parametrize(
    ("exercise", "number", "told"),
    [
        ("halving_length", 7, "`nan` says that the curve never comes down to the half; it does, at 6."),
        ("encoder_loop", 7, "Your function also changes `b`, which it was given"),
        ("traverse_with_bias", 5, "Your function also changes `b`, which it was given"),
        ("masked_softmax", 7, "The result is right, but your function changes its argument `scores`."),
        ("hard_attention", 10, "`float32`, with its 7 digits, cannot tell them apart"),
    ],
)
def test_what_is_told(exercise, number, told):
    assert told in " ".join(check(load_task(exercise), submissions("d", exercise).WRONG[number - 1]).messages)


@pytest.mark.parametrize(
    ("name", "exercise", "number", "told"),
    [
        ("a", "causal_mask", 9, "At [0, 0] stands False; True is expected."),
        ("b", "causal_mask", 6, "The places are right, but they hold numbers."),
        ("c", "causal_mask", 2, "The places are right, but they hold numbers."),
        ("b", "causal_mask", 10, "The result is False; True is expected."),
        ("a", "multi_head", 9, "is the mean of what all heads read in that column"),
        ("b", "sinusoids", 5, "as with the exponent 0"),
    ],
)
def test_what_is_seen_is_told(name, exercise, number, told):
    assert told in " ".join(check(load_task(exercise), submissions(name, exercise).WRONG[number - 1]).messages)


def test_the_pairs_that_are_missing_and_those_too_many_are_told():
    task = load_task("skip_gram_pairs")
    for actual, told in (
        ([(1, 2), (2, 1)], {"missing": "(2, 3), (3, 2)", "extra": ""}),
        ([(1, 2), (2, 1), (2, 3), (3, 2), (3, 2)], {"missing": "", "extra": "(3, 2)"}),
        ([(1, 1), (2, 2), (3, 3)], {"missing": "(1, 2), (2, 1), …", "extra": "(1, 1), (2, 2), …"}),
    ):
        text = task.same(task.reference([1, 2, 3], 1), actual, [1, 2, 3], 1)
        assert {"missing": text.facts["missing"], "extra": text.facts["extra"]} == told
        assert ("Missing" in text, "Too many" in text) == (bool(told["missing"]), bool(told["extra"]))


def test_at_most_one_wrong_answer_in_a_hundred_passes(tried):
    passed, (count,) = tried
    assert count == len(WRITTEN) * 10 - len(NO_LONGER_WRONG)
    assert len(passed) <= MOST_WRONG_PASSING * count, passed
