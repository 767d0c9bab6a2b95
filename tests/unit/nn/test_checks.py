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
        (lambda: checks.positive_number(1e31, "x", 1e30), ValueError, r"x must be at most 1e\+30, got 1e\+31"),
        (lambda: checks.whole(-1, "n"), ValueError, "n must be at least 0, got -1"),
        (lambda: checks.number("1", "x"), TypeError, "x must be a number, got '1'"),
        (lambda: checks.number(np.nan, "x"), ValueError, "x must be a finite number, got nan"),
        (lambda: checks.number(-1, "x", 0), ValueError, "x must be a finite number of at least 0, got -1"),
        (lambda: checks.number(2, "x", 0, 1), ValueError, "x must be a finite number from 0 to 1, got 2"),
        (lambda: checks.flag("no", "x"), TypeError, "x must be True or False, got 'no'"),
        (lambda: checks.text(b"a", "x"), TypeError, "x must be text, got b'a'"),
        (lambda: checks.one_of(["a"], ("a", "b"), "x"), ValueError, "x must be one of 'a', 'b', got a list"),
        (lambda: checks.seeded(None), TypeError, "seed must be a whole number of at least 0, got None"),
        (lambda: checks.float_type(int), TypeError, "dtype must be np.float32 or np.float64, got the class int"),
        (lambda: checks.number_type(str), TypeError, "dtype must be a type of numbers .*, got the class str"),
        (lambda: checks.function(3, "f"), TypeError, "f must be a function, got 3"),
        (lambda: checks.able(dict, "keys", "d", "a dict"), TypeError, "d must be a dict, got the class dict"),
        (lambda: checks.batch({}, "source"), TypeError, "batch must be a batch, as .* makes it, got a dict"),
        (lambda: checks.pairs([]), TypeError, "pairs must be SentencePairs, or have their `batches`, got a list"),
        (lambda: checks.items("ab", "x", "words"), TypeError, "x must be a list of words, got 'ab'"),
        (lambda: checks.items({"a"}, "x", "words"), TypeError, "x must be a list of words, got a set"),
        (lambda: checks.array([[1], [2, 3]], "x"), ValueError, "x must be one array of numbers, got rows of different"),
        (lambda: checks.array(["a"], "x"), TypeError, "x must hold numbers, got an array of <U1"),
        (lambda: checks.array({}, "x"), TypeError, "x must hold numbers, got a dict"),
        (lambda: checks.numbers([1.0], "x", ("T", 2)), ValueError, r"x must have the shape \(T, 2\), got \(1,\)"),
        (lambda: checks.numbers([1e300], "x", None, np.float32), ValueError, r"x must hold finite numbers, got inf"),
        (lambda: checks.gradient([1.0], (2,), float), ValueError, r"grad must have the shape \(2,\) of what forward"),
        (lambda: checks.ids([], 3, "x", 1), ValueError, r"x must have the shape \(words,\) with at least one word"),
        (lambda: checks.sentences([[1], [9]], 3), ValueError, "sentences must hold word ids from 0 to 2, got 9"),
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
    assert checks.items({"a"}, "x", "words", any_order=True) == checks.items(("a",), "x", "words") == ["a"]
    assert checks.one_of(None, (None, "a"), "x") is None
    checks.divides(3, 6, "heads", "size")
    checks.no_hidden_row(np.eye(2, dtype=bool), "mask")
    assert checks.mask(None, (2, 3)).all() and checks.mask(None, (2, 3)).shape == (2, 3)
    huge = np.full(4, 1e38, np.float32)  # the sum of squares overflows, each number is finite
    checks.finite(huge, "x")
    assert checks.shaped(np.ones((2, 3)), ("T", 3), "x") is None
    assert checks.ids(np.array([[1]], np.uint64), 3, "x").dtype == np.int64
    assert [len(sentence) for sentence in checks.sentences([[], [1, 2]], 3)] == [0, 2]
    assert checks.array([], "x", "iu").dtype.kind == "i" and checks.float_type(float) == np.float64
