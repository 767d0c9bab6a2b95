"""The checks that layers and models share: what passes, and one sentence for what does not."""

from types import SimpleNamespace

import numpy as np
import pytest

from attention_helpers.nn import checks


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: checks.positive(True, "n"), TypeError, "n must be a whole number of at least 1, got True"),
        (lambda: checks.positive(0, "n"), ValueError, "n must be at least 1, got 0"),
        (lambda: checks.positive_number("1", "x"), TypeError, "x must be a number above 0, got '1'"),
        (lambda: checks.positive_number(np.inf, "x"), ValueError, "x must be a finite number above 0, got inf"),
        (lambda: checks.one_of("c", ("a", "b"), "x"), ValueError, "x must be one of 'a', 'b', got 'c'"),
        (lambda: checks.generator(0), TypeError, "rng must be a generator .*, got 0"),
        (
            lambda: checks.finite(np.array([[1, np.nan]]), "x"),
            ValueError,
            r"x must hold finite numbers, got nan at \(0, 1",
        ),
        (lambda: checks.ids([[1.0]], 3, "x"), TypeError, "x must hold whole numbers"),
        (lambda: checks.mask([[1]], (1, 1)), TypeError, "mask must hold booleans"),
        (lambda: checks.no_empty_row(np.zeros((2, 1), bool), "m"), ValueError, "m: row 0 has no real token"),
        (lambda: checks.forward_came_first(None, "GRU"), RuntimeError, r"GRU\.backward needs a forward pass first"),
        (lambda: checks.divides(4, 6, "heads", "size"), ValueError, "size must be a multiple of heads, got 6 and 4"),
        (
            lambda: checks.no_hidden_row(np.arange(12).reshape(2, 2, 3) < 9, "mask"),
            ValueError,
            "mask hides all words from a word of sentence 1",
        ),
        (lambda: checks.attention(SimpleNamespace(attention=None), "x"), ValueError, "x needs a model with attention"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(call, error, message):
    with pytest.raises(error, match=message) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_what_fits_comes_back():
    assert checks.positive(np.int64(3), "n") == 3 and checks.positive_number(np.float32(0.5), "x") == 0.5
    assert checks.one_of(None, (None, "a"), "x") is None
    checks.divides(3, 6, "heads", "size")
    checks.no_hidden_row(np.eye(2, dtype=bool), "mask")
    assert checks.mask(None, (2, 3)).all() and checks.mask(None, (2, 3)).shape == (2, 3)
    huge = np.full(4, 1e38, np.float32)  # the sum of squares overflows, each number is finite
    with np.errstate(over="ignore"):
        checks.finite(huge, "x")
