"""The learned dictionary: gradients against finite differences, it learns where to look, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.models.lookup import after
from tests.unit.nn.small import RNG, assert_gradient

KINDS = ("dot", "scaled_dot", "general", "additive")
QUESTIONS, SENTENCES, ANSWERS = np.array([0, 1, 1]), np.array([[4, 6, 5, 0], [5, 6, 4, 6], [6, 0, 0, 0]]), [4, 5, 6]


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_agree_with_finite_differences(kind):
    model = nn.Lookup(7, 2, size=3, kind=kind, start=0.3, dtype=np.float64)

    def loss():
        logits, _ = model.forward(QUESTIONS, SENTENCES)
        return nn.cross_entropy(logits[:, None], np.array(ANSWERS)[:, None])[0]

    assert model.step(QUESTIONS, SENTENCES, ANSWERS) == pytest.approx(loss(), abs=1e-12)
    for layer_name, layer in model.layers.items():
        for name, array in layer.parameters.items():
            gradient = layer.gradients[name].copy()
            assert np.abs(gradient).max() > 0, (layer_name, name)
            assert_gradient(loss, array, gradient)


@pytest.mark.parametrize("start", [0.1, 1.0])
def test_start_is_the_spread_of_query_and_key_tables(start):
    layers = nn.Lookup(200, 200, size=50, start=start).layers
    for name in ("query", "key", "next"):
        assert layers[name].parameters["table"].std() == pytest.approx(start, rel=0.05), name
    assert layers["value"].parameters["table"].std() == pytest.approx(0.1, rel=0.05)


def test_weights_are_a_softmax_over_the_real_words():
    _, weights = nn.Lookup(7, 2).forward(QUESTIONS, SENTENCES)
    np.testing.assert_allclose(weights.sum(axis=1), 1, rtol=1e-6)
    assert (weights[SENTENCES == 0] == 0).all() and (weights[SENTENCES != 0] > 0).all()


def test_the_answer_is_read_from_the_mean_of_the_values():
    model = nn.Lookup(7, 2, size=5)
    logits, weights = model.forward(QUESTIONS, SENTENCES)
    values, output = model.layers["value"].parameters["table"], model.layers["output"].parameters
    context = np.einsum("ns,nsd->nd", weights, values[SENTENCES])
    np.testing.assert_allclose(logits, context @ output["weight"] + output["bias"], atol=1e-6)


def test_after_is_the_next_word_and_padding_after_the_last():
    assert after(SENTENCES).tolist() == [[6, 5, 0, 0], [6, 4, 6, 0], [0, 0, 0, 0]]


MARKS = (4, 5)  # question q asks for the word before mark q


def task(count, seed=0):
    """Sentences w 4 w' 5 or w 5 w' 4 of words from 6 on; answer: the word before the mark asked for."""
    rng = RNG(seed)
    sentences, questions = rng.integers(6, 16, (count, 4)), rng.integers(0, 2, count)
    turned = rng.integers(0, 2, count)
    sentences[:, 1], sentences[:, 3] = 4 + turned, 5 - turned
    place = np.where(questions == turned, 0, 2)
    return questions, sentences, sentences[np.arange(count), place], place


@pytest.mark.parametrize("kind", KINDS)
def test_it_learns_where_to_look_from_the_answers_alone(kind):
    model = nn.Lookup(16, 2, size=16, kind=kind).fit(*task(3_000)[:3], epochs=4)
    questions, sentences, answers, place = task(300, seed=1)
    logits, weights = model.forward(questions, sentences)
    assert np.mean(logits.argmax(axis=1) == answers) > 0.95
    assert np.mean(weights.argmax(axis=1) == place) > 0.95
    assert np.mean(model.losses[-10:]) < 0.2 < model.losses[0]


@pytest.mark.parametrize("kind", ["general", "additive"])
def test_the_scores_own_matrices_are_trained_too(kind):
    model = nn.Lookup(16, 2, kind=kind)
    before = {name: array.copy() for layer in (model.attention,) for name, array in layer.parameters.items()}
    model.fit(*task(64)[:3], epochs=1)
    assert before and all((model.attention.parameters[name] != array).any() for name, array in before.items())


def test_the_same_seeds_give_the_same_model():
    def made(seed, order):
        return nn.Lookup(16, 2, seed=seed).fit(*task(200)[:3], epochs=1, seed=order)

    assert made(0, 0).losses == made(0, 0).losses
    assert made(0, 0).losses != made(0, 1).losses and made(0, 0).losses != made(1, 0).losses


def test_fit_goes_on_where_it_stopped_and_returns_the_model():
    model = nn.Lookup(16, 2)
    assert model.fit(*task(100)[:3], epochs=2, batch_size=30) is model and len(model.losses) == 2 * 4
    assert len(model.fit(*task(100)[:3], epochs=1, batch_size=100).losses) == 9


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: nn.Lookup(7, 2, kind="cosine"), ValueError, "cosine"),
        (lambda: nn.Lookup(7, 2, size=0), ValueError, "size must be at least 1, got 0"),
        (lambda: nn.Lookup(7, 2).forward([2, 0, 0], SENTENCES), ValueError, "must hold word ids from 0 to 1, got 2"),
        (lambda: nn.Lookup(7, 2).forward([0], [[7]]), ValueError, "must hold word ids from 0 to 6, got 7"),
        (lambda: nn.Lookup(7, 2).forward([0], [[0, 0]]), ValueError, "sentences: row 0 has no real token"),
        (lambda: nn.Lookup(7, 2).step([0], [[4]], [9]), ValueError, "answers must hold word ids from 0 to 6, got 9"),
        (lambda: nn.Lookup(7, 2).fit([0], [[4]], [4, 4]), ValueError, "at least one of each, got 1, 1 and 2"),
        (
            lambda: nn.Lookup(7, 2).fit([], [], []),
            ValueError,
            "questions must have the shape .* with at least one word, got",
        ),
        (lambda: nn.Lookup(7, 2).fit([0], [[4]], [4], epochs=0), ValueError, "epochs must be at least 1, got 0"),
        (
            lambda: nn.Lookup(7, 2).fit([0], [[4]], [4], batch_size=0),
            ValueError,
            "batch_size must be at least 1, got 0",
        ),
    ],
)
def test_what_does_not_fit_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()
