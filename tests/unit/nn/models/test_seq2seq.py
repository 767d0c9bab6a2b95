"""Seq2Seq: loss and gradients from PyTorch, finite differences, padding, order of the source, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import Pairs, assert_gradient, batch, slope, wave

KINDS = (None, "dot", "scaled_dot", "general", "additive")
BATCH = batch([[4, 5, 6, 4], [6, 5]], [[4, 5], [5]])

# Obtained once from a Seq2Seq of torch 2.13.0 tensors (float64): parameters 0.5 sin(k step), step 0.3 + 0.07 j
# for the j-th name in alphabetical order; BATCH; loss by torch.nn.functional.cross_entropy(ignore_index), gradients by
# autograd: the norm over each layer's parameters.
TORCH = {
    (None, False): (
        2.269287142,
        dict(
            decoder=0.33259847,
            encoder=0.34079128,
            output=0.60583521,
            source_embedding=0.11328501,
            target_embedding=0.12557423,
        ),
    ),
    (None, True): (
        1.8572973,
        dict(
            backward_encoder=0.0516219,
            bridge=0.10238514,
            decoder=0.3575928,
            encoder=0.03761233,
            output=0.65474805,
            source_embedding=0.00818122,
            target_embedding=0.05067315,
        ),
    ),
    ("dot", False): (
        2.825053188,
        dict(
            combine=0.99283574,
            decoder=0.79952863,
            encoder=1.36364567,
            output=0.92913593,
            source_embedding=0.50243122,
            target_embedding=0.10170037,
        ),
    ),
    ("dot", True): (
        1.860950118,
        dict(
            backward_encoder=0.02459812,
            bridge=0.00899255,
            combine=0.35455573,
            decoder=0.0466098,
            encoder=0.03133554,
            output=0.59274297,
            source_embedding=0.00627288,
            target_embedding=0.00570857,
        ),
    ),
    ("general", False): (
        2.230419732,
        dict(
            attention=0.00090915,
            combine=0.54521704,
            decoder=0.39588143,
            encoder=0.32551478,
            output=0.73745751,
            source_embedding=0.10841932,
            target_embedding=0.15546969,
        ),
    ),
    ("general", True): (
        1.862408784,
        dict(
            attention=0.00057107,
            backward_encoder=0.02702956,
            bridge=0.02536351,
            combine=0.25321805,
            decoder=0.10836446,
            encoder=0.06523011,
            output=0.62837705,
            source_embedding=0.01729918,
            target_embedding=0.02546922,
        ),
    ),
    ("additive", False): (
        1.875399529,
        dict(
            attention=0.00082538,
            combine=0.36431824,
            decoder=0.11345865,
            encoder=0.07721961,
            output=0.58551183,
            source_embedding=0.01530319,
            target_embedding=0.0105636,
        ),
    ),
    ("additive", True): (
        1.828995872,
        dict(
            attention=0.00026013,
            backward_encoder=0.02133475,
            bridge=0.01682597,
            combine=0.22150611,
            decoder=0.04257212,
            encoder=0.01422664,
            output=0.54902294,
            source_embedding=0.00497359,
            target_embedding=0.00844101,
        ),
    ),
}


def model(attention=None, dtype=np.float64, **options):
    return nn.Seq2Seq(7, 6, 3, 4, attention=attention, dtype=dtype, **options)


@pytest.mark.parametrize("attention, bidirectional", TORCH)
def test_loss_and_gradients_are_pytorchs(attention, bidirectional):
    made = model(attention, bidirectional=bidirectional)
    for number, name in enumerate(sorted(made.parameters)):
        value = made.parameters[name]
        value[...] = 0.5 * wave(*value.shape, step=0.3 + 0.07 * number)
    loss, norms = TORCH[attention, bidirectional]
    assert made.step(BATCH) == pytest.approx(loss, abs=2e-9)
    assert set(norms) == set(made.layers) - ({"attention"} if attention == "dot" else set())
    for layer, expected in norms.items():
        found = np.sqrt(sum((g**2).sum() for g in made.layers[layer].gradients.values()))
        assert found == pytest.approx(expected, abs=2e-8), layer


@pytest.mark.parametrize(
    "options",
    [dict(), dict(bidirectional=True), dict(reverse_source=True), dict(bidirectional=True, reverse_source=True)],
)
@pytest.mark.parametrize("attention", KINDS)
def test_gradients_against_finite_differences(attention, options):
    made = model(attention, **options)
    made.step(BATCH)
    gradient = made.flat_gradients.copy()
    assert_gradient(lambda: made.loss(BATCH), made.flat_parameters, gradient, places=60)


@pytest.mark.parametrize("options", [dict(), dict(bidirectional=True), dict(reverse_source=True)])
@pytest.mark.parametrize("attention", KINDS)
def test_padding_changes_nothing(attention, options):
    made = model(attention, np.float32, **options)
    wide = batch([[4, 5, 6, 4], [6, 5]], [[4, 5], [5]])
    for name in ("source", "source_mask", "target_in", "target_out", "target_mask"):
        array = getattr(wide, name)
        setattr(wide, name, np.pad(array, ((0, 0), (0, 7))))
    assert made.loss(BATCH) == pytest.approx(made.loss(wide), abs=1e-6)
    made.step(BATCH)
    gradient = made.flat_gradients.copy()
    made.step(wide)
    np.testing.assert_allclose(made.flat_gradients, gradient, atol=1e-6)
    together = made.encode(BATCH.source, BATCH.source_mask)
    alone = made.encode(BATCH.source[1:, :2])
    np.testing.assert_allclose(together[0][1:, :2], alone[0], atol=1e-6)
    np.testing.assert_allclose(together[1][1:], alone[1], atol=1e-6)


@pytest.mark.parametrize("bidirectional", [False, True])
def test_a_reversed_source_gives_states_in_the_order_of_the_words(bidirectional):
    forward, backward = (model("dot", bidirectional=bidirectional, reverse_source=r) for r in (False, True))
    turned = np.array([[4, 6, 5, 4], [5, 6, 0, 0]])
    states, last = backward.encode(BATCH.source, BATCH.source_mask)
    expected, expected_last = forward.encode(turned, BATCH.source_mask)
    np.testing.assert_allclose(states[0], expected[0, ::-1])
    np.testing.assert_allclose(states[1, :2], expected[1, 1::-1])
    np.testing.assert_allclose(last, expected_last)


def test_weights_are_zero_at_padding_and_sum_to_one():
    made = model("general", np.float32)
    _, weights = made.write(made.read(BATCH.source, BATCH.source_mask), BATCH.target_in)
    assert weights.shape == (2, 3, 4)
    assert (weights[1, :, 2:] == 0).all()
    np.testing.assert_allclose(weights.sum(axis=2), 1, atol=1e-6)


def test_decoding_step_by_step_gives_the_logits_of_training():
    made = model("additive")
    memory = made.read(BATCH.source, BATCH.source_mask)
    logits, weights = made.write(memory, BATCH.target_in)
    state = memory.start
    for t in range(3):
        step, state, used = made.decode_step(memory, state, BATCH.target_in[:, t])
        np.testing.assert_allclose(step, logits[:, t], atol=1e-12)
        np.testing.assert_allclose(used, weights[:, t], atol=1e-12)


def test_parameters_are_counted():
    fixed, dot = model(), model("dot")
    gru = 3 * 12 + 4 * 12 + 12 + 4
    assert fixed.parameter_count() == 7 * 3 + 6 * 3 + 2 * gru + 4 * 6 + 6
    assert dot.parameter_count() - fixed.parameter_count() == 8 * 4 + 4
    assert model("general").parameter_count() - dot.parameter_count() == 16
    assert sum(value.size for value in dot.parameters.values()) == dot.parameter_count()


def test_the_gradient_at_each_input_word_is_the_slope_of_that_sentences_loss():
    made = model()
    one = batch([[6, 5]], [[5]])
    norms = nn.input_gradients(made, BATCH)
    assert norms.shape == (2, 4) and (norms[1, 2:] == 0).all() and (norms[0] > 0).all()
    # Word 6 stands only once in the sentence: its row of the table moves that place alone.
    row = made.layers["source_embedding"].parameters["table"][6]
    slopes = [numeric for numeric, _ in slope(lambda: made.loss(one), row)]
    assert norms[1, 0] == pytest.approx(np.linalg.norm(slopes), rel=1e-5)


@pytest.mark.parametrize(
    "options, error, message",
    [
        (dict(attention="dots"), ValueError, "attention must be one of None, 'dot', .*'additive', got 'dots'"),
        (dict(hidden_size=5, bidirectional=True), ValueError, "hidden_size must be even .* got 5"),
        (dict(hidden_size=-4), ValueError, "hidden_size must be at least 1, got -4"),
        (dict(embedding_size=2.0), TypeError, r"size must be a whole number of at least 1, got 2\.0"),
    ],
)
def test_wrong_settings_are_refused(options, error, message):
    with pytest.raises(error, match=message):
        nn.Seq2Seq(7, 6, **options)


def test_pairs_train_at_any_sizes():
    made = nn.Seq2Seq(12, 12, 8, 16, attention="dot")
    first = nn.evaluate(made, Pairs(60))
    history = nn.train(made, Pairs(60), epochs=12, batch_size=16, learning_rate=2e-2, progress=False)
    assert history.loss[-1] < 0.8 * first
