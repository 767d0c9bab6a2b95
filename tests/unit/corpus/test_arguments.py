"""The checks that the corpus shares: what passes, and one sentence for what does not."""

import numpy as np
import pytest

from attention_helpers.corpus import arguments


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: arguments.items("ab", "words", "words"), TypeError, "words must be a list of words, got 'ab'"),
        (lambda: arguments.items(None, "words", "words"), TypeError, "words must be a list of words, got None"),
        (lambda: arguments.items({"a"}, "x", "words"), TypeError, r"x must be a list of words, got \{'a'\}"),
        (lambda: arguments.text(b"a", "text"), TypeError, "text must be text, got b'a'"),
        (lambda: arguments.whole(True, "count"), TypeError, "count must be a whole number of at least 0, got True"),
        (lambda: arguments.whole(0, "count", 1), ValueError, "count must be a whole number of at least 1, got 0"),
        (lambda: arguments.array([[1], [2, 3]], "x"), TypeError, "x must be one array of numbers, got rows of diff"),
        (lambda: arguments.array([0.5], "x", "iu"), TypeError, r"x must hold whole numbers, got \[0\.5\]"),
        (lambda: arguments.generator(0), TypeError, "rng must be a generator .*, got 0"),
        (lambda: arguments.having("a", "source", "pairs", "SentencePairs"), TypeError, "pairs must be SentencePairs"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_what_fits_comes_back():
    assert arguments.items((1, 2), "x", "numbers") == [1, 2] and arguments.items(iter("ab"), "x", "words") == ["a", "b"]
    assert arguments.whole(np.int64(3), "n") == 3 and arguments.text("a", "x") == "a"
    assert arguments.array([], "x", "iu").size == 0 and arguments.array([1], "x").tolist() == [1]
    assert arguments.having([], "append", "x", "a list") == []
