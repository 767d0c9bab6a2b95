"""Attention: soft and hard reading, the trainable layer, its gradients and its refusals."""

import re

import numpy as np
import pytest

from attention_helpers.nn.attention.attention import Attention, choose, hard_attention, soft_attention
from attention_helpers.nn.attention.score import KINDS
from tests.unit.nn.attention.inputs import KEYS, MASK, QUERY, VALUES, W_K, W_Q, WEIGHTS, V, W, score_by_loops

GRAD = np.array([[1.0, -2.0], [0.5, 3.0]])

PARAMETERS = {"dot": {}, "scaled_dot": {}, "general": {"W": W}, "additive": {"W_q": W_Q, "W_k": W_K, "v": V}}

# Obtained once from PyTorch 2.13.0 (CPU, float64) with autograd: torch.softmax(scores.masked_fill(~mask, -inf), -1) @ v
# on the numbers above; for "scaled_dot" torch.nn.functional.scaled_dot_product_attention gave the same context.
TORCH = {
    "dot": dict(
        context=[[1.802470193, -0.802470193], [1.0534522773, -0.0534522773]],
        query=[[0.0111883222, -1.2673769632, -0.0037294407], [-0.0844013597, 0.8599377415, 0.0281337866]],
        keys=[
            [0.0344373233, 0.27064135, -0.5412827],
            [0.1957811613, 0.3136928995, -0.6273857991],
            [-0.2302184847, -0.5843342495, 1.168668499],
            [0, 0, 0],
        ],
        values=[[0.4924491713, 2.142121595], [0.0891772485, 0.1512309796], [0.9183735802, -1.2933525746], [0, 0]],
    ),
    "scaled_dot": dict(
        context=[[1.5459449189, -0.5459449189], [1.0557723769, -0.0557723769]],
        query=[[0.1172634738, -1.4036140182, -0.0390878246], [-0.1535865664, 0.8602422669, 0.0511955221]],
        keys=[
            [-0.019687212, 0.1992068246, -0.3984136493],
            [0.2093102717, 0.4067536452, -0.8135072905],
            [-0.1896230598, -0.6059604699, 1.2119209397],
            [0, 0, 0],
        ],
        values=[[0.503123098, 1.4374258371], [0.2115228973, 0.2435734351], [0.7853540047, -0.6809992722], [0, 0]],
    ),
    "general": dict(
        context=[[1.0763122903, -0.0763122903], [1.2652164885, -0.2652164885]],
        query=[[0.0892357441, -0.733076127, -0.6259689951], [-0.8318715725, 4.1948364401, 1.0521524141]],
        keys=[
            [-0.9184505155, -0.0142893407, -0.297978586],
            [-0.2774866999, -0.3376444216, 0.9932868578],
            [1.1959372154, 0.3519337623, -0.6953082718],
            [0, 0, 0],
        ],
        values=[[0.9976587292, -1.3436405606], [0.1467103682, 0.8503078379], [0.3556309027, 1.4933327228], [0, 0]],
        W=[
            [-0.9700652427, 4.166047785, 0.3233550809],
            [-0.0010774399, 1.1880962558, 0.0003591466],
            [0.0021548798, -2.3761925116, -0.0007182933],
        ],
    ),
    "additive": dict(
        context=[[1.839886277, -0.839886277], [1.2974420463, -0.2974420463]],
        query=[[0.2109043155, -0.2270465093, -0.2109043155], [0.4490727814, 0.1066332261, -0.4490727814]],
        keys=[
            [-0.2346685229, 0.2269471535, -0.1784691751],
            [0.8468182842, -0.4071082048, 0.1498025321],
            [-0.1929992307, -0.3594027625, 0.5084830073],
            [0, 0, 0],
        ],
        values=[[0.274811566, 0.9914646184], [0.1182905669, 0.3979908983], [1.1068978671, -0.3894555167], [0, 0]],
        W_q=[[1.0091561311, -0.2744832644], [0.2875643611, 0.2424183007], [-0.5751287222, -0.4848366015]],
        W_k=[[-0.5550514414, -0.3025520628], [0.2437688422, 1.9780958071], [0.6844431998, -0.1994172002]],
        v=[0.1317749996, -0.1857358622],
    ),
}


def layer_of(kind, parameters=None, query_size=3, key_size=3, seed=0, **options):
    """A layer in float64, with the given parameters or its own."""
    layer = Attention(kind, query_size, key_size, np.random.default_rng(seed), dtype=np.float64, **options)
    for name, array in (parameters or {}).items():
        layer.parameters[name][...] = array
    return layer


@pytest.mark.parametrize("kind", KINDS)
def test_context_and_gradients_are_those_of_pytorch(kind):
    layer = layer_of(kind, PARAMETERS[kind], attention_size=2)
    context, _ = layer.forward(QUERY[None], KEYS[None], VALUES[None], MASK[None])
    gradients = dict(zip(("query", "keys", "values"), layer.backward(GRAD[None]), strict=True))
    expected = TORCH[kind]
    np.testing.assert_allclose(context[0], expected["context"], atol=1e-9)
    for name in ("query", "keys", "values"):
        np.testing.assert_allclose(gradients[name][0], expected[name], atol=1e-9, err_msg=name)
    for name, gradient in layer.gradients.items():
        np.testing.assert_allclose(gradient, expected[name], atol=1e-9, err_msg=name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_documented_shape_gives_the_same_numbers(kind):
    weights = WEIGHTS[kind]
    mask = MASK
    context, attention = soft_attention(QUERY, KEYS, VALUES, mask, kind, weights=weights)
    np.testing.assert_allclose(attention.sum(axis=-1), 1, rtol=1e-12)
    assert (attention[:, 3] == 0).all()
    batch_keys, batch_values = np.stack([KEYS, KEYS[::-1]]), np.stack([VALUES, VALUES[::-1]])
    batch_mask = np.stack([mask, mask[::-1]])
    alone = soft_attention(QUERY[0], KEYS, VALUES, mask, kind, weights=weights)
    one_each = soft_attention(QUERY, batch_keys, batch_values, batch_mask, kind, weights=weights)
    many = soft_attention(np.stack([QUERY, QUERY]), batch_keys, batch_values, batch_mask, kind, weights=weights)
    per_query = soft_attention(QUERY, KEYS, VALUES, np.stack([mask, mask]), kind, weights=weights)
    np.testing.assert_allclose(alone[0], context[0], rtol=1e-12)
    np.testing.assert_allclose(one_each[0], context, rtol=1e-12)  # the second sentence is the first, reversed
    np.testing.assert_allclose(one_each[1], np.stack([attention[0], attention[1, ::-1]]), rtol=1e-12)
    np.testing.assert_allclose(many[0], np.stack([context, context]), rtol=1e-12)
    np.testing.assert_array_equal(per_query[1], attention)


@pytest.mark.parametrize("kind", KINDS)
def test_layer_and_functions_agree(kind):
    layer = layer_of(kind, PARAMETERS[kind], attention_size=2)
    context, weights = layer.forward(QUERY[None], KEYS[None], VALUES[None], MASK[None])
    expected = soft_attention(QUERY, KEYS, VALUES, MASK, kind, weights=WEIGHTS[kind])
    np.testing.assert_allclose(context[0], expected[0], rtol=1e-12)
    np.testing.assert_allclose(weights[0], expected[1], rtol=1e-12)


def batch(query_size=4, key_size=4, seed=3):
    rng = np.random.default_rng(seed)
    query, keys = rng.normal(size=(2, 3, query_size)), rng.normal(size=(2, 5, key_size))
    values = rng.normal(size=(2, 5, 6))
    mask = np.array([[True] * 5, [True, True, False, False, False]])
    return query, keys, values, mask, rng.normal(size=(2, 3, 6))


@pytest.mark.parametrize(
    "kind, query_size, key_size, attention_size",
    [
        ("dot", 4, 4, None),
        ("scaled_dot", 4, 4, None),
        ("general", 4, 3, None),
        ("additive", 4, 3, 5),
        ("additive", 3, 4, None),
    ],
)
def test_gradients_against_finite_differences(kind, query_size, key_size, attention_size):
    layer = layer_of(kind, None, query_size, key_size, attention_size=attention_size)
    query, keys, values, mask, grad = batch(query_size, key_size)

    def loss():
        return (layer.forward(query, keys, values, mask)[0] * grad).sum()

    loss()
    computed = dict(zip(("query", "keys", "values"), layer.backward(grad), strict=True))
    computed |= {name: array.copy() for name, array in layer.gradients.items()}
    for name, array in {"query": query, "keys": keys, "values": values, **layer.parameters}.items():
        for place in np.ndindex(array.shape):
            kept = array[place]
            array[place] = kept + 1e-5
            above = loss()
            array[place] = kept - 1e-5
            below = loss()
            array[place] = kept
            assert computed[name][place] == pytest.approx((above - below) / 2e-5, abs=1e-8), (name, place)


@pytest.mark.parametrize("kind", KINDS)
def test_padding_changes_nothing_and_gets_no_gradient(kind):
    layer = Attention(kind, 4, 4, np.random.default_rng(0))
    query, keys, values, mask, grad = (a.astype(np.float32) if a.dtype == float else a for a in batch())
    context, weights = layer.forward(query, keys, values, mask)
    _, grad_keys, grad_values = layer.backward(grad)
    assert context.dtype == weights.dtype == grad_keys.dtype == np.float32
    assert (weights[1, :, 2:] == 0).all() and (grad_keys[1, 2:] == 0).all() and (grad_values[1, 2:] == 0).all()
    short, _ = layer.forward(query[1:], keys[1:, :2], values[1:, :2])
    np.testing.assert_allclose(context[1], short[0], atol=1e-6)
    longer = [np.concatenate([a, np.full((2, 3, a.shape[-1]), 1e3, a.dtype)], axis=1) for a in (keys, values)]
    padded, _ = layer.forward(query, *longer, np.concatenate([mask, np.zeros((2, 3), bool)], axis=1))
    np.testing.assert_allclose(padded, context, atol=1e-6)


def test_gradients_are_written_in_place_and_not_added_up():
    layer = layer_of("additive", None, 4, 4)
    query, keys, values, mask, grad = batch()
    held = layer.gradients["W_q"]
    layer.forward(query, keys, values, mask)
    layer.backward(grad)
    first = held.copy()
    layer.backward(grad)
    assert layer.gradients["W_q"] is held and first.any()
    np.testing.assert_array_equal(held, first)


def test_override_replaces_only_its_rows_and_stops_their_gradient():
    layer = layer_of("general", None, 4, 4)
    query, keys, values, mask, grad = batch()
    plain, weights = layer.forward(query, keys, values, mask)
    override = np.full((2, 3, 5), np.nan)
    override[0, 1] = [0, 0, 0, 0, 1]
    context, used = layer.forward(query, keys, values, mask, override)
    np.testing.assert_array_equal(context[0, 1], values[0, 4])
    kept = np.ones((2, 3), bool)
    kept[0, 1] = False
    np.testing.assert_array_equal(used[kept], weights[kept])
    np.testing.assert_allclose(context[kept], plain[kept])
    grad_query, _, _ = layer.backward(grad)
    assert not grad_query[0, 1].any() and grad_query[0, 0].any()


@pytest.mark.parametrize("pick", ["argmax", "sample"])
def test_a_picking_layer_reads_one_value_and_goes_back_as_if_soft(pick):
    layer = layer_of("general", None, 4, 4)
    query, keys, values, mask, grad = batch()
    context, weights = layer.forward(query, keys, values, mask, pick=pick, rng=np.random.default_rng(0))
    assert set(np.unique(weights)) == {0.0, 1.0} and (weights.sum(axis=-1) == 1).all()
    assert not weights[1, :, 2:].any()
    np.testing.assert_array_equal(context, values[np.arange(2)[:, None], weights.argmax(axis=-1)])
    grad_query, _, grad_values = layer.backward(grad)
    np.testing.assert_array_equal(grad_values, np.swapaxes(weights, 1, 2) @ grad)
    layer.forward(query, keys, values, mask)
    np.testing.assert_allclose(grad_query, layer.backward(grad)[0], rtol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_argmax_reads_the_value_of_the_best_score(kind):
    context, index, weights = hard_attention(QUERY, KEYS, VALUES, MASK, kind=kind, weights=WEIGHTS[kind])
    best = [max(range(3), key=lambda i, q=q: score_by_loops(kind, q, KEYS[i])) for q in QUERY]
    np.testing.assert_array_equal(index, best)
    np.testing.assert_array_equal(context, VALUES[best])
    np.testing.assert_array_equal(weights, soft_attention(QUERY, KEYS, VALUES, MASK, kind, weights=WEIGHTS[kind])[1])


@pytest.mark.parametrize("pick", ["argmax", "sample"])
def test_hard_attention_in_every_documented_shape(pick):
    rng = np.random.default_rng(5)
    keys, values = np.stack([KEYS, KEYS[::-1]]), np.stack([VALUES, 10 + VALUES])
    for query, k, v in (
        (QUERY[0], KEYS, VALUES),
        (QUERY, KEYS, VALUES),
        (QUERY, keys, values),
        (np.stack([QUERY, -QUERY]), keys, values),
    ):
        context, index, weights = hard_attention(query, k, v, pick=pick, rng=rng)
        assert index.shape == query.shape[:-1] and weights.shape == (*query.shape[:-1], 4)
        np.testing.assert_array_equal(context, expected_read(index, v))


def expected_read(index, values):
    """values at index, one query after another."""
    if values.ndim == 2:
        return np.array([values[i] for i in index.ravel()]).reshape(*index.shape, -1)
    return np.array([expected_read(index[b], values[b]).reshape(*index.shape[1:], -1) for b in range(len(values))])


def test_as_temperature_falls_soft_becomes_argmax():
    hard, _, _ = hard_attention(QUERY, KEYS, VALUES, MASK)
    far = abs(soft_attention(QUERY, KEYS, VALUES, MASK, temperature=1.0)[0] - hard).max()
    near = abs(soft_attention(QUERY, KEYS, VALUES, MASK, temperature=0.1)[0] - hard).max()
    assert far > 0.05 and near < 1e-6
    np.testing.assert_allclose(
        soft_attention(QUERY, KEYS, VALUES, MASK, temperature=1e9)[0], [VALUES[:3].mean(axis=0)] * 2, atol=1e-6
    )


def test_a_tie_goes_to_the_first():
    assert choose(np.array([0.2, 0.4, 0.4])) == 1


def test_sampling_follows_the_weights():
    """Chi-squared with 4 - 1 degrees of freedom: above 16.27 one time in a thousand. The seed is fixed."""
    weights = np.array([0.5, 0.3, 0.15, 0.0, 0.05], np.float32)
    draws = choose(np.broadcast_to(weights, (20_000, 5)), "sample", np.random.default_rng(0))
    counts = np.bincount(draws, minlength=5)
    assert counts[3] == 0
    expected = 20_000 * weights[weights > 0].astype(float)
    assert ((counts[weights > 0] - expected) ** 2 / expected).sum() < 16.27
    wrong = 20_000 * np.array([0.48, 0.32, 0.15, 0.05])  # the same test does notice weights that are off by 0.02
    assert ((counts[weights > 0] - wrong) ** 2 / wrong).sum() > 16.27


def test_sampling_is_repeatable_and_its_mean_is_the_soft_answer():
    query, keys, values = (np.broadcast_to(a, (20_000, *a.shape)) for a in (QUERY[0] / 4, KEYS, VALUES))
    drawn = [hard_attention(query, keys, values, pick="sample", rng=np.random.default_rng(7))[0] for _ in range(2)]
    np.testing.assert_array_equal(*drawn)
    soft, _ = soft_attention(QUERY[0] / 4, KEYS, VALUES)
    np.testing.assert_allclose(drawn[0].mean(axis=0), soft, atol=0.03)


@pytest.mark.parametrize(
    "call, message",
    [
        (
            lambda: soft_attention(QUERY, KEYS, VALUES[:3]),
            "values must have the shape (4,) and features, one value for each key, got (3, 2)",
        ),
        (lambda: soft_attention(QUERY, KEYS, VALUES, MASK[:3]), "mask must have the shape (4,) or (2, 4), got (3,)"),
        (lambda: soft_attention(QUERY, KEYS, VALUES, ~np.ones(4, bool)), "row 0 has no score that counts"),
        (lambda: soft_attention(QUERY * np.nan, KEYS, VALUES), "query must hold finite numbers, got nan at (0, 0)"),
        (
            lambda: soft_attention(QUERY, KEYS, VALUES, temperature=0),
            "temperature must be one finite number above 0, got 0",
        ),
        (
            lambda: hard_attention(QUERY, KEYS, VALUES, pick="best"),
            "pick must be one of 'argmax', 'sample', got 'best'",
        ),
        (
            lambda: Attention("dot", 3, 4, np.random.default_rng(0)),
            "query_size and key_size must be equal for kind 'dot', got 3 and 4",
        ),
        (lambda: Attention("general", 3, -4, np.random.default_rng(0)), "key_size must be at least 1, got -4"),
        (
            lambda: layer_of("dot").forward(QUERY, KEYS, VALUES),
            "query must have the shape (batch, time, 3), got (2, 3)",
        ),
        (
            lambda: layer_of("dot").forward(QUERY[None, :, :2], KEYS[None], VALUES[None]),
            "query must have the shape (batch, time, 3), got (1, 2, 2)",
        ),
        (
            lambda: layer_of("dot").forward(QUERY[None], KEYS[None], VALUES[None], MASK),
            "mask must have the shape (1, 4) or (1, 2, 4), got (4,)",
        ),
        (
            lambda: layer_of("dot").forward(QUERY[None], KEYS[None], VALUES[None], override=np.ones((1, 2, 4))),
            "sum to 1",
        ),
        (
            lambda: layer_of("dot").forward(QUERY[None], KEYS[None], VALUES[None], override=np.ones(4)),
            "override must have the shape (1, 2, 4) of the weights, got (4,)",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(call, message):
    with pytest.raises(ValueError, match=re.escape(message)) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_backward_needs_a_forward_pass():
    with pytest.raises(RuntimeError, match=r"Attention\.backward needs a forward pass first"):
        layer_of("dot").backward(GRAD[None])


def test_a_draw_needs_a_generator():
    with pytest.raises(TypeError, match="rng must be a generator"):
        hard_attention(QUERY, KEYS, VALUES, pick="sample")


BAD = [np.nan, np.inf, -np.inf]


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("kind", KINDS)
def test_what_no_query_may_see_is_not_read_whatever_stands_there(kind, bad):
    rng = np.random.default_rng(0)
    query, keys, values = rng.normal(size=(2, 3, 4)), rng.normal(size=(2, 5, 4)), rng.normal(size=(2, 5, 4))
    mask = np.array([[True, True, True, False, False], [True] * 5])
    layer, grad = Attention(kind, 4, 4, np.random.default_rng(1), dtype=np.float64), rng.normal(size=(2, 3, 4))
    context, weights = layer.forward(query, keys, values, mask)
    grads = layer.backward(grad)
    spoilt_keys, spoilt_values = keys.copy(), values.copy()
    spoilt_keys[0, 3:], spoilt_values[0, 3:] = bad, bad
    for k, v in ((spoilt_keys, spoilt_values), (keys, spoilt_values), (spoilt_keys, values)):
        again = layer.forward(query, k, v, np.repeat(mask[:, None], 3, axis=1) if v is values else mask)
        for one, other in zip((context, weights, *grads), (*again, *layer.backward(grad)), strict=True):
            np.testing.assert_array_equal(one, other)
    learned = list(layer.parameters.values())
    given = {"kind": kind, "weights": (learned[0] if kind == "general" else tuple(learned)) if learned else None}
    for read in (soft_attention, hard_attention):
        for one, other in zip(
            read(query, keys, values, mask, **given),
            read(query, spoilt_keys, spoilt_values, mask, **given),
            strict=True,
        ):
            np.testing.assert_array_equal(one, other)
    assert np.isnan(spoilt_keys).any() or np.isinf(spoilt_keys).any()  # and what came in is as it was


@pytest.mark.parametrize("bad", BAD)
def test_what_a_query_may_see_must_be_finite(bad):
    values, mask = VALUES.copy(), np.array([[True, True, False, False], [True, True, True, False]])
    values[2, 0] = bad  # masked for one query only
    with pytest.raises(ValueError, match=r"values must hold finite numbers.*got -?(nan|inf) at \(2, 0\)"):
        soft_attention(QUERY, KEYS, values, mask)
    values[2, 0], values[3, 1] = 0, bad  # masked for both
    assert np.isfinite(soft_attention(QUERY, KEYS, values, mask)[0]).all()
    with pytest.raises(ValueError, match=r"values must hold finite numbers"):
        soft_attention(QUERY, KEYS, values)
