"""Scores: four kinds against plain loops, their way back against finite differences, refusals."""

import re

import numpy as np
import pytest

from attention_helpers.nn.attention.score import KINDS, SCORES, score
from tests.unit.nn.attention.inputs import KEYS, QUERY, W_K, W_Q, WEIGHTS, V, W, score_by_loops
from tests.unit.nn.small import RNG, assert_gradient


@pytest.mark.parametrize("kind", KINDS)
def test_scores_are_those_of_plain_loops(kind):
    expected = [[score_by_loops(kind, q, k) for k in KEYS] for q in QUERY]
    np.testing.assert_allclose(score(QUERY, KEYS, kind, WEIGHTS[kind]), expected, rtol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_the_way_back_agrees_with_finite_differences(kind):
    query, keys, grad = RNG(0).normal(size=(2, 3, 3)), RNG(1).normal(size=(2, 4, 3)), RNG(2).normal(size=(2, 3, 4))
    weights = {"general": [W.copy()], "additive": [W_Q.copy(), W_K.copy(), V.copy()]}.get(kind, [])
    _, back = SCORES[kind](query, keys, *weights)
    arrays, gradients = [query, keys, *weights], back(grad)
    assert len(gradients) == len(arrays)
    for array, gradient in zip(arrays, gradients, strict=True):
        assert_gradient(lambda: (SCORES[kind](query, keys, *weights)[0] * grad).sum(), array, gradient)


@pytest.mark.parametrize(
    "call, message",
    [
        (
            lambda: score(QUERY, KEYS, "cosine"),
            "kind must be one of 'dot', 'scaled_dot', 'general', 'additive', got 'cosine'",
        ),
        (lambda: score(QUERY[:, :2], KEYS), "the same number of features for kind 'dot', got 2 and 3"),
        (
            lambda: score(QUERY[None], KEYS),
            "query must have the shape (Hq,) or (T, Hq) with keys of shape (4, 3), got (1, 2, 3)",
        ),
        (lambda: score(QUERY, KEYS[0]), "keys must have the shape (S, Hk) or (B, S, Hk), got (3,)"),
        (lambda: score(QUERY[:1], np.stack([KEYS, KEYS])), "batches of 1 and 2"),
        (lambda: score(QUERY, KEYS, "dot", W), "weights must be None for kind 'dot', which has none, got ndarray"),
        (lambda: score(QUERY, KEYS, "general"), "weights must be W of the shape (3, 3) for 'general', got None"),
        (lambda: score(QUERY, KEYS, "general", W[:2]), "weights must have the shape (3, 3), got (2, 3)"),
        (lambda: score(QUERY, KEYS, "additive", W), "(W_q, W_k, v) for 'additive', got an array of float64"),
        (
            lambda: score(QUERY, KEYS, "additive", (W_K[:2], W_Q, V)),
            "weights must be (W_q, W_k, v) of the shapes (3, A), (3, A), (A,)",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(call, message):
    with pytest.raises(ValueError, match=re.escape(message)) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_words_in_place_of_numbers_are_refused():
    with pytest.raises(TypeError, match="query must hold floating-point numbers, got an array of <U1"):
        score(["私"], KEYS)
