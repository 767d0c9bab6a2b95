"""Multi-head attention: PyTorch's values, finite differences, masks, one word after another, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.transformer.cache import Past
from tests.unit.nn.small import RNG
from tests.unit.nn.transformer.sample import GRAD, MASK, MEMORY, MEMORY_MASK, X, assert_gradients, norms, with_waves

# name -> (reach, arguments beside x)
CASES = {
    "self": (None, {}),
    "causal": (None, {"causal": True}),
    "padded": (None, {"mask": MASK}),
    "memory": (None, {"memory": MEMORY, "mask": MEMORY_MASK}),
    "relative": (1, {}),
}
# Obtained once from PyTorch 2.13.0 (CPU, float64) with the inputs and weights of sample.py, gradients by autograd of
# (y * GRAD).sum(): torch.nn.functional.multi_head_attention_forward, biases of Q, K and V 0, the relative
# bias as a float mask. Weights are those of the first sentence; of gradients the lengths.
FIRST_Y = [  # of the first sentence, of which MASK hides nothing
    [0.214110682, 0.369182324, 0.472519911, 0.510543529],
    [0.209817288, 0.365849062, 0.470781756, 0.510731594],
    [0.213984312, 0.369969629, 0.474070911, 0.512562764],
]
FIRST_WEIGHTS = [
    [
        [0.33672355, 0.316250735, 0.347025714],
        [0.333163881, 0.338231079, 0.32860504],
        [0.329430006, 0.35171745, 0.318852544],
    ],
    [
        [0.328598625, 0.326769048, 0.344632327],
        [0.34503855, 0.346625367, 0.308336083],
        [0.340059379, 0.342248028, 0.317692593],
    ],
]
TORCH = {
    "self": {
        "y": [
            FIRST_Y,
            [
                [0.176499993, 0.340278791, 0.457829561, 0.512864824],
                [0.169938205, 0.333010913, 0.451240099, 0.508209049],
                [0.172208777, 0.335413053, 0.453316207, 0.509563634],
            ],
        ],
        "weights": FIRST_WEIGHTS,
        "x": 0.501263031,
        "input_weight": 1.657715724,
        "output_weight": 0.219779011,
        "output_bias": 1.911335705,
    },
    "causal": {
        "y": [
            [
                [0.196339081, 0.370784235, 0.493190175, 0.54634453],
                [0.231136491, 0.395446421, 0.503019072, 0.539467766],
                [0.213984312, 0.369969629, 0.474070911, 0.512562764],
            ],
            [
                [0.095299985, 0.250459228, 0.37650077, 0.45551967],
                [0.129006963, 0.293476804, 0.42063424, 0.492361755],
                [0.172208777, 0.335413053, 0.453316207, 0.509563634],
            ],
        ],
        "weights": [
            [[1.0, 0.0, 0.0], [0.496226365, 0.503773635, 0.0], [0.329430006, 0.35171745, 0.318852544]],
            [[1.0, 0.0, 0.0], [0.498852899, 0.501147101, 0.0], [0.340059379, 0.342248028, 0.317692593]],
        ],
        "x": 0.849895224,
        "input_weight": 8.909561759,
        "output_weight": 1.93704065,
        "output_bias": 1.911335705,
    },
    "padded": {
        "y": [
            FIRST_Y,
            [
                [0.13406236, 0.29867367, 0.424982589, 0.495033241],
                [0.129006963, 0.293476804, 0.42063424, 0.492361755],
                [0.126326513, 0.291424529, 0.419601092, 0.492544544],
            ],
        ],
        "weights": FIRST_WEIGHTS,
        "x": 0.505029337,
        "input_weight": 1.996707625,
        "output_weight": 0.259741268,
        "output_bias": 1.911335705,
    },
    "memory": {
        "y": [
            [
                [0.170597138, 0.328912915, 0.443165826, 0.497696623],
                [0.165942493, 0.324715209, 0.440224707, 0.496572365],
                [0.162662774, 0.321780088, 0.438193315, 0.495831675],
            ],
            [
                [0.265270558, 0.401448745, 0.479746231, 0.491353158],
                [0.265270558, 0.401448745, 0.479746231, 0.491353158],
                [0.265270558, 0.401448745, 0.479746231, 0.491353158],
            ],
        ],
        "weights": [
            [[0.474690585, 0.525309415], [0.506049157, 0.493950843], [0.526403508, 0.473596492]],
            [[0.498064287, 0.501935713], [0.501070549, 0.498929451], [0.502129847, 0.497870153]],
        ],
        "x": 0.038299913,
        "memory": 0.656652388,
        "input_weight": 1.88660366,
        "output_weight": 0.576688245,
        "output_bias": 1.911335705,
    },
    "relative": {
        "y": [
            [
                [0.196886768, 0.353952299, 0.462185044, 0.507072578],
                [0.175874385, 0.334421469, 0.447856325, 0.500675543],
                [0.194133861, 0.350614198, 0.458897647, 0.504462122],
            ],
            [
                [0.187162709, 0.351449268, 0.46737986, 0.518975645],
                [0.185432417, 0.350793677, 0.467923857, 0.520615602],
                [0.175615329, 0.34057724, 0.45925427, 0.515144391],
            ],
        ],
        "weights": [
            [
                [0.320503352, 0.323984538, 0.355512109],
                [0.286430228, 0.348819706, 0.364750065],
                [0.309721132, 0.330675181, 0.359603686],
            ],
            [
                [0.383093278, 0.300246663, 0.316660059],
                [0.408849271, 0.347516625, 0.243634104],
                [0.35754105, 0.359842212, 0.282616738],
            ],
        ],
        "x": 0.565054615,
        "input_weight": 1.987602095,
        "output_weight": 0.210142811,
        "output_bias": 1.911335705,
        "relative": 0.743336749,
    },
}


def layer(reach=None, heads=2):
    return with_waves(nn.MultiHead(4, heads, RNG(0), reach, np.float64))


@pytest.mark.parametrize("name", CASES)
def test_values_and_gradients_are_pytorchs(name):
    reach, arguments = CASES[name]
    made, expected = layer(reach), dict(TORCH[name])
    y, weights = made.forward(X, **arguments)
    np.testing.assert_allclose(y, expected.pop("y"), atol=2e-9)
    np.testing.assert_allclose(weights[0], expected.pop("weights"), atol=2e-9)
    grads = made.backward(GRAD)
    grads = {"x": grads[0], "memory": grads[1]} if name == "memory" else {"x": grads}
    found = norms(made) | {of: np.linalg.norm(grad) for of, grad in grads.items()}
    assert found == pytest.approx(expected, abs=2e-8)


@pytest.mark.parametrize("name", CASES)
def test_gradients_against_finite_differences(name):
    reach, arguments = CASES[name]
    made, x, arguments = layer(reach), X.copy(), dict(arguments)
    inputs = [x]
    if "memory" in arguments:
        arguments["memory"] = MEMORY.copy()
        inputs.append(arguments["memory"])
    assert_gradients(made, lambda: made.forward(x, **arguments)[0], inputs)


@pytest.mark.parametrize("heads", [1, 2, 4])
def test_each_head_is_soft_attention_on_its_own_columns(heads):
    made = layer(heads=heads)
    y, weights = made.forward(X)
    query, keys, values = np.split(X @ made.parameters["input_weight"], 3, axis=2)
    contexts = []
    for head, columns in enumerate(np.split(np.arange(4), heads)):
        context, expected = nn.soft_attention(
            *(part[:, :, columns] for part in (query, keys, values)), kind="scaled_dot"
        )
        np.testing.assert_allclose(weights[:, head], expected)
        contexts.append(context)
    p = made.parameters
    np.testing.assert_allclose(y, np.concatenate(contexts, axis=2) @ p["output_weight"] + p["output_bias"])


def test_masks_hide_and_words_do_not_read_ahead():
    made = layer()
    weights = made.forward(X, mask=MASK, causal=True)[1]
    assert (weights[:, :, ~nn.causal_mask(3)] == 0).all() and (weights[1, :, :, 2] == 0).all()
    np.testing.assert_allclose(weights.sum(axis=3), 1)
    each = np.broadcast_to(MASK[:, None], (2, 3, 3)) & nn.causal_mask(3)
    np.testing.assert_array_equal(made.forward(X, mask=each)[1], weights)
    assert nn.causal_mask(2, 4).tolist() == [[True, True, True, False], [True] * 4]


def test_words_permuted_give_results_permuted():
    made, order = layer(), [2, 0, 1]
    np.testing.assert_allclose(made.forward(X[:, order])[0], made.forward(X)[0][:, order], atol=1e-12)
    made = layer(reach=1)
    assert abs(made.forward(X[:, order])[0] - made.forward(X)[0][:, order]).max() > 0.01


@pytest.mark.parametrize("reach", [None, 1])
def test_one_word_after_another_is_the_same_as_all_at_once(reach):
    made, past = layer(reach), Past()
    y, weights = made.forward(X, causal=True)
    for t in range(3):
        step, used = made.forward(X[:, t : t + 1], causal=True, past=past)
        np.testing.assert_allclose(step[:, 0], y[:, t], atol=1e-12)
        np.testing.assert_allclose(used[:, :, 0], weights[:, :, t, : t + 1], atol=1e-12)
    two, _ = made.forward(X[:, 1:], causal=True, past=Past(*(part[:, :, :1] for part in (past.keys, past.values))))
    np.testing.assert_allclose(two, y[:, 1:], atol=1e-12)


def test_keys_and_values_of_a_memory_are_made_once():
    made, past = layer(), Past()
    y, _ = made.forward(X, MEMORY, MEMORY_MASK)
    for t in range(3):
        step, _ = made.forward(X[:, t : t + 1], MEMORY if t == 0 else 0 * MEMORY, MEMORY_MASK, past=past)
        np.testing.assert_allclose(step[:, 0], y[:, t], atol=1e-12)
    with pytest.raises(RuntimeError, match=r"MultiHead\.backward needs a forward pass first"):
        made.backward(GRAD)


def test_weights_put_by_hand_are_every_heads_and_no_gradient_flows_into_their_scores():
    made = layer()
    override = np.full((2, 3, 2), np.nan)
    override[:, 1] = [0.25, 0.75]
    free = made.forward(X, MEMORY)[1]
    weights = made.forward(X, MEMORY, override=override)[1]
    assert (weights[:, :, 1] == [0.25, 0.75]).all()
    np.testing.assert_array_equal(weights[:, :, [0, 2]], free[:, :, [0, 2]])
    x, memory = X.copy(), MEMORY.copy()
    assert_gradients(made, lambda: made.forward(x, memory, override=override)[0], [x, memory])


def test_a_hard_reading_takes_one_word_a_head():
    weights = layer().forward(X, MEMORY, pick="argmax")[1]
    assert set(np.unique(weights)) == {0.0, 1.0} and (weights.sum(axis=3) == 1).all()


def test_start_weights_follow_the_generator_and_are_counted():
    first, again, other = (nn.MultiHead(8, 2, RNG(seed), reach=3) for seed in (1, 1, 2))
    assert (first.parameters["input_weight"] == again.parameters["input_weight"]).all()
    assert (first.parameters["input_weight"] != other.parameters["input_weight"]).any()
    assert sum(value.size for value in first.parameters.values()) == 4 * 64 + 8 + 2 * 7
    for name, columns in (("input_weight", 24), ("output_weight", 8)):  # Glorot & Bengio's bound
        assert 0.95 < abs(first.parameters[name]).max() / np.sqrt(6 / (8 + columns)) <= 1


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: nn.MultiHead(6, 4, RNG(0)), "size must be a multiple of heads, got 6 and 4"),
        (lambda: nn.MultiHead(6, 0, RNG(0)), "heads must be at least 1, got 0"),
        (lambda: nn.MultiHead(4, 2, RNG(0), reach=0), "reach must be at least 1, got 0"),
        (lambda: layer().forward(X[:, :, :3]), r"x must have the shape \(batch, time, 4\), got \(2, 3, 3\)"),
        (lambda: layer().forward(X * np.nan), r"x must hold finite numbers, got nan at \(0, 0, 0\)"),
        (lambda: layer().forward(X[:, :0]), r"x and memory must hold at least one word, got the shapes \(2, 0, 4\)"),
        (lambda: layer().forward(X, MEMORY[:1]), "memory must have one sentence for each of the 2 of x, got 1"),
        (
            lambda: layer().forward(X, mask=MASK[:, :2]),
            r"mask must have the shape \(2, 3\) or \(2, 3, 3\), got \(2, 2\)",
        ),
        (
            lambda: layer().forward(X, mask=np.array([[True] * 3, [False] * 3])),
            "mask hides all words from a word of sentence 1; each needs one that it may read",
        ),
        (
            lambda: layer().forward(X, mask=np.array([[True] * 3, [False, True, True]]), causal=True),
            "mask hides all words from a word of sentence 1",
        ),
        (
            lambda: layer().forward(X, override=np.ones((2, 3))),
            r"override must have the shape \(2, 3, 3\), got \(2, 3\)",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(call, message):
    with pytest.raises(ValueError, match=message) as caught:
        call()
    assert "\n" not in str(caught.value)
