"""Guesses before the run, what came out, guesses after it."""

import pytest

from attention_helpers.course.report.counting.guesses import Guesses, agrees


def rows(*told):
    return [{"kind": kind, "id": "02.tie", "value": value} for kind, value in told]


def test_the_last_guess_before_the_first_result_and_the_last_after_it():
    one = Guesses("02.tie", "02")
    given = [("predict", 0), ("predict", 2), ("result", 1), ("predict", 0), ("result", 1), ("predict", 1)]
    assert one.add(rows(*given)) == (True, False, True, True)
    assert one.add(rows(("predict", 1), ("result", 1), ("predict", 0))) == (True, True, True, False)
    assert one.add(rows(("result", 1), ("predict", 1))) == (False, None, True, True)  # saw it first
    assert one.add(rows(("predict", 2))) == (True, None, False, None)  # never ran it
    assert one.before.counts == {2: 2, 1: 1} and one.after.counts == {1: 2, 0: 1}
    assert (one.judged, one.right, one.held, one.result) == (2, 1, 1, 1)


def test_without_any_result_nothing_is_judged():
    one = Guesses("02.tie", "02")
    one.add(rows(("predict", 2)))
    assert (one.judged, one.right, one.held, one.result) == (0, 0, 0, None)


def test_what_came_out_for_most_counts():
    one = Guesses("02.tie", "02")
    for value in (1, 1, 0):
        one.add(rows(("predict", 1), ("result", value)))
    assert one.result == 1 and one.right == 2


@pytest.mark.parametrize(
    ("id", "value", "actual", "right"),
    [
        ("02.tie", 1, 1, True),
        ("02.tie", 0, 1, False),
        ("02.spread", 41.0, 16.0, True),  # within a tenth of 0 to 256
        ("02.spread", 42.0, 16.0, False),
        ("02.spread", "16", 16.0, False),
        ("02.spread", None, 16.0, False),
        ("01.mine", [0, 1], [0, 1], True),  # of others: the same
        ("01.mine", [0, 1], [1, 0], False),
    ],
)
def test_what_is_a_right_guess(id, value, actual, right):
    assert agrees(id, value, actual) is right


def test_options_ticked_in_any_order_and_curves_at_each_place():
    from attention_helpers.course.report.counting.subjects import predictions

    several = next(id for id, entry in predictions().items() if entry["kind"] == "choices")
    assert agrees(several, [1, 0], [0, 1]) and not agrees(several, [0], [0, 1]) and not agrees(several, 0, [0])
    curve, entry = next((id, entry) for id, entry in predictions().items() if entry["kind"] == "curve")
    low, most = [entry["low"]] * len(entry["x"]), entry["high"] - entry["low"]
    near, far = [low[0] + 0.09 * most, *low[1:]], [*low[:-1], low[0] + 0.2 * most]
    assert agrees(curve, near, low) and not agrees(curve, far, low) and not agrees(curve, low[1:], low)
