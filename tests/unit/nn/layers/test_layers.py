"""Linear, Embedding, RNN and GRU: values from PyTorch, gradients against finite differences, masks, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import RNG, assert_gradient, wave

X, INITIAL, GRAD = wave(2, 3, 2), wave(2, 3, step=0.9), wave(2, 3, 3, step=0.33)
RECURRENT = {"RNN": (nn.RNN, 1), "GRU": (nn.GRU, 3)}

# Obtained once from PyTorch 2.13.0 (CPU, float64): torch.nn.GRU and torch.nn.RNN with batch_first=True, the weights
# set to the transposed waves of `recurrent` below, bias_hh = 0 but for the GRU's last third, initial state INITIAL;
# gradients by autograd of (states * GRAD).sum(); torch.nn.functional.linear for Linear.
TORCH = {
    "RNN": dict(
        states=[
            [
                [0.984751399, 0.988998257, 0.963303343],
                [0.992548262, 0.994855124, 0.982383205],
                [0.989462274, 0.993247713, 0.979551331],
            ],
            [
                [0.352702518, 0.875827510, 0.954434829],
                [0.404760462, 0.233207453, -0.234635448],
                [-0.128445354, 0.202702580, 0.171921899],
            ],
        ],
        x=[
            [[0.068036025, 0.059197890], [0.042960511, 0.043599452], [0.017421486, 0.025552892]],
            [[-1.197310848, -2.602357302], [-1.793843990, -3.275105509], [-1.075444440, -1.563543671]],
        ],
        recurrent_weight=[
            [-0.012977127, -0.571905291, -0.002064367],
            [0.298690724, -1.079109066, 0.153327521],
            [0.107856304, -1.093002333, 0.328064255],
        ],
    ),
    "GRU": dict(
        states=[
            [
                [0.541909445, 0.754415546, 0.420552284],
                [0.404438763, 0.651360697, 0.473058506],
                [0.308770229, 0.573216271, 0.489788900],
            ],
            [
                [-0.583615658, -0.651475098, -0.007758113],
                [-0.644643009, -0.301490949, 0.270628753],
                [-0.666632848, -0.211682251, 0.269832465],
            ],
        ],
        x=[
            [[0.394634363, 0.301629763], [0.282482139, 0.176194804], [0.140300346, 0.023399933]],
            [[0.974256405, -1.568118622], [0.198127007, -0.993653229], [-0.130670222, -0.264664941]],
        ],
        initial=[[0.819522291, 1.705876425, 1.200844386], [1.615412605, 0.010537300, -1.756211162]],
        input_weight=[
            [
                0.236137336,
                0.344067447,
                0.125752735,
                0.299847237,
                0.239300326,
                0.088600723,
                0.923376018,
                0.891652593,
                0.091188987,
            ],
            [
                0.284226010,
                0.492638316,
                0.314551140,
                0.387059154,
                0.249729594,
                -0.021323675,
                1.160285684,
                1.617286696,
                1.143963820,
            ],
        ],
        recurrent_weight=[
            [
                0.206118352,
                0.410992774,
                0.370700930,
                0.309303135,
                0.153603650,
                -0.163761446,
                0.450863990,
                1.168448216,
                1.405390544,
            ],
            [
                0.245387543,
                0.429260068,
                0.447993692,
                0.390494589,
                0.173185192,
                -0.308244983,
                0.458186518,
                1.463301030,
                2.172479888,
            ],
            [
                0.100821167,
                0.082301239,
                0.119610950,
                0.177374796,
                0.093378867,
                -0.205622754,
                0.079659578,
                0.510091188,
                1.172945162,
            ],
        ],
        recurrent_bias=[-0.044592057, -0.818015490, -1.292445229],
    ),
}
LINEAR = [
    [
        [1.363466990, 1.662700195, 1.426797614, 0.713095791],
        [1.861727023, 2.255806336, 2.016437566, 1.201531805],
        [1.711001474, 2.178177544, 2.024773151, 1.294450075],
    ],
    [
        [0.990129282, 1.470418557, 1.447444335, 0.943248503],
        [0.076171934, 0.502731832, 0.586430391, 0.331627596],
        [-0.552813405, -0.218721624, -0.107904244, -0.220496453],
    ],
]


def recurrent(kind):
    make, gates = RECURRENT[kind]
    layer = make(2, 3, RNG(0), dtype=np.float64)
    layer.parameters["input_weight"][...] = wave(2, 3 * gates, step=0.41)
    layer.parameters["recurrent_weight"][...] = wave(3, 3 * gates, step=0.53)
    layer.parameters["bias"][...] = wave(3 * gates, step=0.67)
    if kind == "GRU":
        layer.parameters["recurrent_bias"][...] = wave(3, step=0.71)
    return layer


@pytest.mark.parametrize("kind", RECURRENT)
def test_recurrent_layers_give_pytorchs_values(kind):
    layer = recurrent(kind)
    states = layer.forward(X, initial=INITIAL)
    grad_x, grad_initial = layer.backward(GRAD)
    found = {"states": states, "x": grad_x, "initial": grad_initial, **layer.gradients}
    for name, expected in TORCH[kind].items():
        np.testing.assert_allclose(found[name], expected, atol=2e-9, err_msg=name)


@pytest.mark.parametrize("kind", RECURRENT)
def test_recurrent_gradients_with_a_mask_and_a_gradient_at_the_last_state(kind):
    layer, x, initial = recurrent(kind), X.copy(), INITIAL.copy()
    mask = np.array([[True, True, True], [True, False, False]])
    grad_last = wave(2, 3, step=1.3)

    def value():
        states = layer.forward(x, mask, initial)
        return (states * GRAD).sum() + (states[:, -1] * grad_last).sum()

    value()
    grad_x, grad_initial = layer.backward(GRAD, grad_last)
    assert_gradient(value, x, grad_x)
    assert_gradient(value, initial, grad_initial)
    for name, parameter in layer.parameters.items():
        assert_gradient(value, parameter, layer.gradients[name].copy())


@pytest.mark.parametrize("kind", RECURRENT)
def test_a_masked_step_keeps_the_state_exactly(kind):
    layer = RECURRENT[kind][0](4, 8, RNG(0))
    x = RNG(1).normal(0, 3, (5, 6, 4)).astype(np.float32)
    mask = np.arange(6) < np.array([1, 2, 3, 5, 6])[:, None]
    states = layer.forward(x, mask)
    for row, length in enumerate(mask.sum(axis=1)):
        alone = layer.forward(x[row : row + 1, :length])
        np.testing.assert_allclose(states[row, :length], alone[0], atol=1e-6)
        assert (states[row, length:] == states[row, length - 1]).all()


def test_one_step_after_another_is_the_same_as_all_at_once():
    layer = recurrent("GRU")
    state = INITIAL
    for t in range(3):
        state = layer.forward(X[:, t : t + 1], initial=state)[:, 0]
    np.testing.assert_allclose(state, np.array(TORCH["GRU"]["states"])[:, -1], atol=2e-9)


def test_linear_gives_pytorchs_values_in_either_memory_order():
    layer = nn.Linear(2, 4, RNG(0), dtype=np.float64)
    layer.parameters["weight"][...], layer.parameters["bias"][...] = wave(2, 4, step=0.41), wave(4, step=0.67)
    time_first = np.ascontiguousarray(X.transpose(1, 0, 2)).transpose(1, 0, 2)
    for x in (X, time_first):
        np.testing.assert_allclose(layer.forward(x), LINEAR, atol=2e-9)
    np.testing.assert_allclose(layer.forward(X[:, 0]), np.array(LINEAR)[:, 0], atol=2e-9)


@pytest.mark.parametrize("shape", [(2, 3, 2), (5, 2)])
def test_linear_gradients(shape):
    layer, x, grad = nn.Linear(2, 4, RNG(0), dtype=np.float64), wave(*shape), wave(*shape[:-1], 4, step=0.9)

    def value():
        return (layer.forward(x) * grad).sum()

    value()
    assert_gradient(value, x, layer.backward(grad))
    for name, parameter in layer.parameters.items():
        assert_gradient(value, parameter, layer.gradients[name].copy())


def test_embedding_takes_rows_and_adds_up_the_gradients_of_repeated_words():
    layer, ids = nn.Embedding(5, 3, RNG(0)), np.array([[1, 4, 1], [0, 1, 4]])
    assert (layer.forward(ids) == layer.parameters["table"][ids]).all()
    grad = RNG(1).normal(size=(2, 3, 3)).astype(np.float32)
    layer.backward(grad)
    one_hot = np.eye(5)[ids]
    np.testing.assert_allclose(layer.gradients["table"], np.einsum("btv,bte->ve", one_hot, grad), atol=1e-6)
    layer.forward(np.array([[2]]))
    layer.backward(grad[:1, :1])
    assert (layer.gradients["table"][2] == grad[0, 0]).all() and (layer.gradients["table"][[0, 1, 3, 4]] == 0).all()


def test_start_weights_follow_the_generator():
    first, again, other = (nn.GRU(3, 4, RNG(seed)) for seed in (1, 1, 2))
    for name, value in first.parameters.items():
        assert value.dtype == np.float32
        assert (value == again.parameters[name]).all() and (value != other.parameters[name]).all()
    assert first.parameter_count() == 3 * 12 + 4 * 12 + 12 + 4


def test_keep_opens_the_update_gate_at_the_start_and_changes_no_other_start_weight():
    plain, keeping = nn.GRU(3, 4, RNG(1)), nn.GRU(3, 4, RNG(1), keep=2.0)
    for name, value in plain.parameters.items():
        expected = value + np.repeat([0, 2, 0], 4).astype(np.float32) if name == "bias" else value
        np.testing.assert_allclose(keeping.parameters[name], expected, atol=1e-6)
    x = RNG(2).normal(size=(5, 1, 3)).astype(np.float32)
    # From a state of 0 the first step writes (1 - z) n: with the gate open a fraction of what it would.
    assert (abs(keeping.forward(x)) < 0.5 * abs(plain.forward(x))).all()


@pytest.mark.parametrize(
    "make, message",
    [
        (lambda: nn.Linear(0, 3, RNG(0)), "input_size must be at least 1, got 0"),
        (lambda: nn.Linear(3, -2, RNG(0)), "output_size must be at least 1, got -2"),
        (lambda: nn.Embedding(-1, 3, RNG(0)), "count must be at least 1, got -1"),
        (lambda: nn.GRU(3, 0, RNG(0)), "hidden_size must be at least 1, got 0"),
        (lambda: nn.RNN(-3, 3, RNG(0)), "input_size must be at least 1, got -3"),
    ],
)
def test_sizes_below_one_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_a_size_that_is_no_whole_number_is_refused():
    with pytest.raises(TypeError, match=r"hidden_size must be a whole number of at least 1, got 2\.5"):
        nn.GRU(3, 2.5, RNG(0))


@pytest.mark.parametrize("make", [nn.RNN, nn.GRU])
@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ((np.zeros((2, 3, 5)),), ValueError, r"x must have the shape \(batch, time, 4\), got \(2, 3, 5\)"),
        ((np.zeros((3, 4)),), ValueError, r"x must have the shape \(batch, time, 4\), got \(3, 4\)"),
        ((np.zeros((2, 0, 4)),), ValueError, "at least one sentence and one step"),
        ((np.full((1, 1, 4), np.nan),), ValueError, r"x must hold finite numbers, got nan at \(0, 0, 0\)"),
        ((np.array([[[0, np.inf, -np.inf, 1]]]),), ValueError, r"x must hold finite numbers, got inf at \(0, 0, 1\)"),
        ((np.array([[["a"] * 4]]),), TypeError, "x must hold numbers"),
        ((np.zeros((2, 3, 4)), np.ones((2, 2), bool)), ValueError, r"mask must have the shape \(2, 3\)"),
        ((np.zeros((2, 3, 4)), np.ones((2, 3))), TypeError, "mask must hold booleans"),
        ((np.zeros((2, 3, 4)), None, np.zeros((2, 5))), ValueError, r"initial must have the shape \(batch, 6\)"),
        ((np.zeros((2, 3, 4)), None, np.zeros((3, 6))), ValueError, "one row for each of the 2 sentences"),
    ],
)
def test_recurrent_layers_refuse_what_does_not_fit(make, arguments, error, message):
    with pytest.raises(error, match=message):
        make(4, 6, RNG(0)).forward(*arguments)


def test_linear_and_embedding_refuse_what_does_not_fit():
    with pytest.raises(ValueError, match=r"x must have the shape \(batch, 4\) or \(batch, time, 4\), got \(2, 3\)"):
        nn.Linear(4, 2, RNG(0)).forward(np.zeros((2, 3)))
    layer = nn.Embedding(5, 2, RNG(0))
    with pytest.raises(ValueError, match="word ids from 0 to 4, got 5"):
        layer.forward(np.array([[1, 5]]))
    with pytest.raises(ValueError, match="word ids from 0 to 4, got -1"):
        layer.forward(np.array([[1, -1]]))
    with pytest.raises(TypeError, match="whole numbers"):
        layer.forward(np.array([[1.0, 2.0]]))
    with pytest.raises(ValueError, match="at least one word"):
        layer.forward(np.zeros((1, 0), int))


@pytest.mark.parametrize(
    "layer", [nn.Linear(2, 2, RNG(0)), nn.Embedding(2, 2, RNG(0)), nn.RNN(2, 2, RNG(0)), nn.GRU(2, 2, RNG(0))]
)
def test_backward_before_forward_says_so(layer):
    with pytest.raises(RuntimeError, match="needs a forward pass first"):
        layer.backward(np.zeros((1, 1, 2)))
