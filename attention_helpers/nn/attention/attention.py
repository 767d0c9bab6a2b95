"""Attention: read a memory by weights. Soft reads a mean of all values, hard reads one of them."""

import math

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.score import KINDS, NO_WEIGHTS, SCORES, score
from attention_helpers.nn.layers.layer import Layer, drawable
from attention_helpers.nn.layers.softmax import softmax, softmax_backward

PICKS = ("argmax", "sample")


def soft_attention(query, keys, values, mask=None, kind="dot", temperature=1.0, weights=None):
    """The mean of the values, each weighted by how well its key fits the query. Returns context, weights.

    query     keys        values      mask          context     weights
    (Hq,)     (S, Hk)     (S, Hv)     (S,)          (Hv,)       (S,)
    (T, Hq)   (S, Hk)     (S, Hv)     (S,), (T,S)   (T, Hv)     (T, S)
    (B, Hq)   (B, S, Hk)  (B, S, Hv)  (B, S)        (B, Hv)     (B, S)
    (B,T,Hq)  (B, S, Hk)  (B, S, Hv)  (B,S),(B,T,S) (B, T, Hv)  (B, T, S)

    kind and the argument `weights` are those of `score` (the learned matrices, not the weights returned); mask is True
    where a key is real: keys and values that no query may see are not read, whatever stands there. Bahdanau et al.
    2015, equations 5 and 6. ValueError: shapes that do not fit, a row of mask without any True, NaN or an infinity
    where a query may see it, a temperature that is not above 0.
    """
    keys, values = seen(keys, mask, "keys"), seen(values, mask, "values")
    probabilities = _weights(query, keys, values, mask, kind, temperature, weights)
    return _read(probabilities, values), probabilities


def hard_attention(query, keys, values, mask=None, pick="argmax", rng=None, kind="dot", temperature=1.0, weights=None):
    """One value, alone: the one of largest weight, or one drawn from the weights. Returns context, index, weights.

    Arguments and shapes as `soft_attention`, and
    pick      "argmax": the first of the largest; "sample": drawn with the generator `rng`, each key as often as its
              weight says (Xu et al. 2015, section 4.1)
    index     integers, one for each query: the shape of the weights without its last axis
    context   values[index], copied as they are: nothing is mixed in
    weights   the soft weights that the choice was made from
    """
    keys, values = seen(keys, mask, "keys"), checks.array(values, "values")
    probabilities = _weights(query, keys, values, mask, kind, temperature, weights)
    index = choose(probabilities, pick, rng)
    if values.ndim == 2:
        return values[index], index, probabilities
    batch = np.arange(len(values)).reshape(-1, *[1] * (index.ndim - 1))
    return values[batch, index], index, probabilities


def choose(weights, pick="argmax", rng=None):
    """One index for each row of weights (..., S): the largest, or one drawn with `rng`. Returns (...) integers."""
    weights = checks.numbers(weights, "weights")
    if weights.ndim == 0 or weights.shape[-1] == 0:
        raise ValueError(f"weights must have the shape (..., S) with at least one weight, got {weights.shape}.")
    if checks.one_of(pick, PICKS, "pick") == "argmax":
        return np.argmax(weights, axis=-1)
    checks.generator(rng)
    if (weights < 0).any() or not weights.sum(axis=-1).all():
        raise ValueError("weights must be at least 0, and not all 0 in a row, to draw from, got others.")
    # Lay the weights end to end, throw a point on that line, and see on whose stretch it falls.
    ends = np.cumsum(weights, axis=-1, dtype=np.float64)
    total = ends[..., -1:]
    point = np.minimum(rng.random(total.shape) * total, np.nextafter(total, 0))
    return (ends <= point).sum(axis=-1)


def one_hot(index, size, dtype=np.float32):
    """Rows of 0 with a single 1 at `index`: (...) integers -> (..., size)."""
    index, size = checks.array(index, "index", "iu"), checks.positive(size, "size")
    if checks.outside(index, size):
        raise ValueError(f"index must hold whole numbers from 0 to {size - 1}, got {index.min()} to {index.max()}.")
    rows = np.zeros((*index.shape, size), checks.number_type(dtype))
    np.put_along_axis(rows, index[..., None], 1, axis=-1)
    return rows


def attend(scores, values, mask=None, override=None, pick=None, rng=None):
    """From scores (..., T, S) to what is read of values (..., S, Hv): context (..., T, Hv), weights (..., T, S), back.

    back(grad of the context) gives the gradients of scores and values. mask, override, pick and rng are those of
    `Attention.forward`, in shapes that fit the scores.
    """
    soft = softmax(scores, mask)
    used = soft if pick is None else one_hot(choose(soft, pick, rng), soft.shape[-1], soft.dtype)
    replaced = None  # or the rows (..., T) whose weights were given by hand
    if override is not None:
        used, replaced = _override(used, override)

    def back(grad_context):
        grad_values = np.swapaxes(used, -1, -2) @ grad_context
        grad_weights = grad_context @ np.swapaxes(values, -1, -2)
        if replaced is not None:
            grad_weights[replaced] = 0
        return softmax_backward(grad_weights, soft), grad_values

    return used @ values, used, back


class Attention(Layer):
    """Trainable attention over a batch: scores, masked softmax, weighted mean, and the way back.

    kind         one of score.KINDS; "dot" and "scaled_dot" have no parameters and need query_size == key_size
    parameters   "general": W (Hq, Hk);  "additive": W_q (Hq, A), W_k (Hk, A), v (A,), with A = attention_size or Hq
    gradients    the same names; `backward` writes them in place (it does not add to what was there)
    """

    def __init__(self, kind, query_size, key_size, rng, attention_size=None, dtype=np.float32):
        self.kind = checks.one_of(kind, KINDS, "kind")
        checks.generator(rng)
        self.query_size = checks.positive(query_size, "query_size")
        self.key_size = checks.positive(key_size, "key_size")
        size = query_size if attention_size is None else checks.positive(attention_size, "attention_size")
        if kind in NO_WEIGHTS and query_size != key_size:
            raise ValueError(
                f"query_size and key_size must be equal for kind {kind!r}, got {query_size} and {key_size}."
            )
        parameters = {}
        if kind == "general":
            parameters["W"] = _glorot(rng, query_size, key_size)
        elif kind == "additive":
            parameters["W_q"] = _glorot(rng, query_size, size)
            parameters["W_k"] = _glorot(rng, key_size, size)
            parameters["v"] = _glorot(rng, size, 1)[:, 0]
        super().__init__(dtype, **parameters)

    def forward(self, query, keys, values, mask=None, override=None, pick=None, rng=None):
        """Returns context (B, T, Hv), weights (B, T, S).

        query (B, T, Hq); keys (B, S, Hk); values (B, S, Hv); mask (B, S) or (B, T, S), True where a key is real
        override   (B, T, S) weights to use instead of the computed ones, each row summing to 1; a row of NaN keeps
                   the computed one. No gradient flows into the scores of an overridden row.
        pick       None reads softly. "argmax" and "sample" (with `rng`) read one value, and `weights` are then 0 and
                   1; backward treats the choice as if it had been the soft weights: straight-through, Bengio et al.
                   2013.
        """
        query, keys, values = self._checked(query, keys, values, mask)
        scores, score_back = SCORES[self.kind](query, keys, *self.parameters.values())
        context, used, back = attend(scores, values, _fit_mask(mask, scores.shape), override, pick, rng)
        self._cache = score_back, back, context.shape
        return context, used

    def backward(self, grad_context):
        """From the gradient of the loss with respect to the context (B, T, Hv) of the last `forward`:
        returns grad_query, grad_keys, grad_values in the shapes that came in, and writes `gradients`."""
        score_back, back, shape = checks.forward_came_first(self._cache, "Attention")
        grad_scores, grad_values = back(checks.gradient(grad_context, shape, self.dtype, "grad_context"))
        grad_query, grad_keys, *grads = score_back(grad_scores)
        for gradient, grad in zip(self.gradients.values(), grads, strict=True):
            gradient[...] = grad
        return grad_query, grad_keys, grad_values

    def _checked(self, query, keys, values, mask):
        shared = values is keys
        query = checks.features(query, self.query_size, "query", self.dtype)
        keys = checks.features(seen(keys, mask, "keys"), self.key_size, "keys", self.dtype)
        values = keys if shared else checks.numbers(seen(values, mask, "values"), "values", dtype=self.dtype)
        _check_values(keys, values)
        if len(query) != len(keys):
            raise ValueError(f"query and keys must be batches of the same size, got {len(query)} and {len(keys)}.")
        return query, keys, values


def _weights(query, keys, values, mask, kind, temperature, weights):
    scores, keys = score(query, keys, kind, weights), np.asarray(keys)
    _check_values(keys, values)
    return softmax(scores, _fit_mask(mask, scores.shape, keys.ndim == 3), temperature)


def _read(weights, values):
    """weights (..., S) times values (S, Hv) or (B, S, Hv): the weighted mean."""
    if weights.ndim == values.ndim:
        return weights @ values
    return (weights[..., None, :] @ values)[..., 0, :]


def seen(array, mask, name):
    """keys or values (..., S, H) with 0 where no query may see them: a weight of 0 is not enough, for 0 · NaN is NaN.

    mask (..., S) or (..., T, S), or None. Where all is finite, as one sum of squares tells, the array itself.
    ValueError for NaN or an infinity that a query may see.
    """
    array = checks.array(array, name)
    numbers = array.ravel("K")  # without a copy
    if math.isfinite(np.vdot(numbers, numbers)):
        return array
    open_to = np.ones(array.shape[:-1], bool) if mask is None else checks.array(mask, "mask", "b")
    open_to = open_to if open_to.ndim < array.ndim else open_to.any(axis=-2)
    if open_to.shape == array.shape[:-1]:
        array = np.where(open_to[..., None], array, array.dtype.type(0))
    wrong = np.argwhere(~np.isfinite(array))
    if len(wrong):
        place = tuple(map(int, wrong[0]))
        raise ValueError(f"{name} must hold finite numbers wherever mask is True, got {array[place]} at {place}.")
    return array


def _check_values(keys, values):
    if values.ndim != keys.ndim or values.shape[:-1] != keys.shape[:-1]:
        raise ValueError(
            f"values must have the shape {keys.shape[:-1]} and features, one value for each key, got {values.shape}."
        )


def _fit_mask(mask, shape, batched=True):
    """mask over keys -> mask that fits scores of `shape`: (B, S) is meant for every query of its sentence."""
    if mask is None:
        return None
    mask = checks.array(mask, "mask", "b")
    per_key = (shape[0], shape[-1]) if batched else shape[-1:]
    if mask.shape == shape:
        return mask
    if mask.shape == per_key:
        return mask[:, None, :] if batched else mask
    other = "" if shape == per_key else f" or {shape}"
    raise ValueError(f"mask must have the shape {per_key}{other}, got {mask.shape}.")


def _override(weights, override):
    override = checks.array(override, "override").astype(weights.dtype)
    if override.shape != weights.shape:
        raise ValueError(f"override must have the shape {weights.shape} of the weights, got {override.shape}.")
    replaced = ~np.isnan(override).all(axis=-1)
    rows = override[replaced]
    if not (rows >= 0).all() or (abs(rows.sum(axis=-1) - 1) > 1e-3).any():
        raise ValueError("override must hold rows of NaN, or of weights of at least 0 that sum to 1, got another row.")
    return np.where(replaced[..., None], override, weights), replaced


def _glorot(rng, rows, columns):
    """Glorot & Bengio 2010, equation 16: variance kept on the way forward and back."""
    limit = np.sqrt(6 / (rows + columns))
    return rng.uniform(-limit, limit, drawable((rows, columns)))
