"""Formulas: arithmetic in a question's variables, and nothing else."""

import pytest

from attention_helpers.course.typed.formula import evaluate, names_in


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("V * D + D", 4 * 3 + 3),
        ("-V ** 2", -16),
        ("V // D", 1),
        ("V % D", 1),
        ("(V + D) / 2", 3.5),
        ("1e-3 * D", 0.003),
    ],
)
def test_arithmetic(formula, value):
    assert evaluate(formula, {"V": 4, "D": 3}) == pytest.approx(value)
    assert names_in(formula) <= {"V", "D"}


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("V *", "cannot be read"),
        ("open(V)", "holds more than"),
        ("V.real", "holds more than"),
        ("'a' * 9", "holds more than"),
    ],
)
def test_anything_else_is_refused(formula, reason):
    with pytest.raises(ValueError, match=reason):
        names_in(formula)


def test_a_name_without_a_number_is_told():
    with pytest.raises(ValueError, match="names H, which has no number"):
        evaluate("V + H", {"V": 1})
