"""From a credit to a verdict."""

import pytest

from attention_helpers.course.questions.parts.verdict import NotAnAnswer, decided, index


@pytest.mark.parametrize(("credit", "status"), [(1.0, "right"), (0.5, "partly"), (0.0, "wrong")])
def test_the_credit_decides(credit, status):
    entries = [{"feedback": "a"}, {"feedback": None, "misconception": "mistake"}, {"misconception": "another"}]
    verdict = decided(credit, entries, [True], 2)
    assert (verdict.status, verdict.correct, verdict.credit) == (status, credit == 1, credit)
    assert (verdict.feedback, verdict.parts, verdict.missing) == (("a",), (True,), 2)
    assert verdict.misconception == (None if credit == 1 else "mistake")


@pytest.mark.parametrize("value", [-1, 3, True, 1.0, "0", None])
def test_what_is_no_index(value):
    assert index(2, 3) == 2
    with pytest.raises(NotAnAnswer):
        index(value, 3)
