"""Attention: read a memory by weights. Soft reads a mean of all values, hard reads one of them."""

import numpy as np

from attention_helpers.nn.attention.score import KINDS, additive, check_kind, score
from attention_helpers.nn.layers.softmax import softmax, softmax_backward


def soft_attention(query, keys, values, mask=None, kind="dot", temperature=1.0, weights=None):
    """The mean of the values, each weighted by how well its key fits the query. Returns context, weights.

    query     keys        values      mask          context     weights
    (Hq,)     (S, Hk)     (S, Hv)     (S,)          (Hv,)       (S,)
    (T, Hq)   (S, Hk)     (S, Hv)     (S,), (T,S)   (T, Hv)     (T, S)
    (B, Hq)   (B, S, Hk)  (B, S, Hv)  (B, S)        (B, Hv)     (B, S)
    (B,T,Hq)  (B, S, Hk)  (B, S, Hv)  (B,S),(B,T,S) (B, T, Hv)  (B, T, S)

    kind and the argument `weights` are those of `score` (the learned matrices, not the weights returned); mask is True
    where a key is real. Bahdanau et al. 2015, equations 5 and 6. ValueError: shapes that do not fit, a row of mask
    without any True, NaN, a temperature that is not above 0.
    """
    probabilities = _weights(query, keys, values, mask, kind, temperature, weights)
    return _read(probabilities, np.asarray(values)), probabilities


def hard_attention(query, keys, values, mask=None, pick="argmax", rng=None, kind="dot", temperature=1.0, weights=None):
    """One value, alone: the one of largest weight, or one drawn from the weights. Returns context, index, weights.

    Arguments and shapes as `soft_attention`, and
    pick      "argmax": the first of the largest; "sample": drawn with the generator `rng`, each key as often as its
              weight says (Xu et al. 2015, section 4.1)
    index     integers, one for each query: the shape of the weights without its last axis
    context   values[index], copied as they are: nothing is mixed in
    weights   the soft weights that the choice was made from
    """
    probabilities = _weights(query, keys, values, mask, kind, temperature, weights)
    index = choose(probabilities, pick, rng)
    values = np.asarray(values)
    if values.ndim == 2:
        return values[index], index, probabilities
    batch = np.arange(len(values)).reshape(-1, *[1] * (index.ndim - 1))
    return values[batch, index], index, probabilities


def choose(weights, pick="argmax", rng=None):
    """One index for each row of weights (..., S): the largest, or one drawn with `rng`. Returns (...) integers."""
    if pick not in ("argmax", "sample"):
        raise ValueError(f"pick is {pick!r}, expected 'argmax' or 'sample'.")
    if pick == "argmax":
        return np.argmax(weights, axis=-1)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {rng!r}, expected a generator such as np.random.default_rng(0) to sample with.")
    # Lay the weights end to end, throw a point on that line, and see on whose stretch it falls.
    ends = np.cumsum(weights, axis=-1, dtype=np.float64)
    total = ends[..., -1:]
    point = np.minimum(rng.random(total.shape) * total, np.nextafter(total, 0))
    return (ends <= point).sum(axis=-1)


def one_hot(index, size, dtype=np.float32):
    """Rows of 0 with a single 1 at `index`: (...) integers -> (..., size)."""
    rows = np.zeros((*np.shape(index), size), dtype)
    np.put_along_axis(rows, np.asarray(index)[..., None], 1, axis=-1)
    return rows


class Attention:
    """Trainable attention over a batch: scores, masked softmax, weighted mean, and the way back.

    kind         one of score.KINDS; "dot" and "scaled_dot" have no parameters and need query_size == key_size
    parameters   "general": W (Hq, Hk);  "additive": W_q (Hq, A), W_k (Hk, A), v (A,), with A = attention_size or Hq
    gradients    the same names; `backward` writes them in place (it does not add to what was there)
    pick         None reads softly. "argmax" and "sample" (with `rng`) read one value, and `weights` are then 0 and 1;
                 backward treats the choice as if it had been the soft weights: straight-through, Bengio et al. 2013
    """

    def __init__(self, kind, query_size, key_size, rng, attention_size=None, pick=None):
        check_kind(kind)
        for name, size in (("query_size", query_size), ("key_size", key_size), ("attention_size", attention_size or 1)):
            if not isinstance(size, (int, np.integer)) or size < 1:
                raise ValueError(f"{name} is {size!r}, expected a whole number of at least 1.")
        if kind in KINDS[:2] and query_size != key_size:
            raise ValueError(f"query_size is {query_size} and key_size {key_size}; kind {kind!r} needs them equal.")
        self.kind, self.query_size, self.key_size = kind, query_size, key_size
        self.pick, self.rng = pick, rng
        self.parameters = {}
        if kind == "general":
            self.parameters["W"] = _uniform(rng, query_size, key_size)
        elif kind == "additive":
            size = attention_size or query_size
            self.parameters["W_q"] = _uniform(rng, query_size, size)
            self.parameters["W_k"] = _uniform(rng, key_size, size)
            self.parameters["v"] = _uniform(rng, size, 1)[:, 0]
        self.gradients = {name: np.zeros_like(array) for name, array in self.parameters.items()}
        self._cache = None

    def forward(self, query, keys, values, mask=None, override=None):
        """Returns context (B, T, Hv), weights (B, T, S).

        query (B, T, Hq); keys (B, S, Hk); values (B, S, Hv); mask (B, S) or (B, T, S), True where a key is real
        override   (B, T, S) weights to use instead of the computed ones, each row summing to 1; a row of NaN keeps
                   the computed one. No gradient flows into the scores of an overridden row.
        """
        for name, array in (("query", query), ("keys", keys), ("values", values)):
            if np.ndim(array) != 3:
                raise ValueError(f"Attention: {name} has shape {np.shape(array)}, expected (batch, time, features).")
        _check_values(keys, values)
        if query.shape[-1] != self.query_size or keys.shape[-1] != self.key_size:
            raise ValueError(
                f"Attention: query has {query.shape[-1]} features and keys {keys.shape[-1]}, "
                f"expected {self.query_size} and {self.key_size}."
            )
        scores, way = self._scores(query, keys)
        soft = softmax(scores, _fit_mask(mask, scores.shape))
        used = soft
        if self.pick is not None:
            used = one_hot(choose(soft, self.pick, self.rng), soft.shape[-1], soft.dtype)
        replaced = None
        if override is not None:
            used, replaced = _override(used, override)
        self._cache = query, keys, values, soft, used, replaced, way
        return used @ values, used

    def backward(self, grad_context):
        """From the gradient of the loss with respect to the context (B, T, Hv) of the last `forward`:
        returns grad_query, grad_keys, grad_values in the shapes that came in, and writes `gradients`."""
        if self._cache is None:
            raise ValueError("Attention.backward: there is no forward pass to go back through.")
        query, keys, values, soft, used, replaced, way = self._cache
        grad_values = np.swapaxes(used, 1, 2) @ grad_context
        grad_weights = grad_context @ np.swapaxes(values, 1, 2)
        if replaced is not None:
            grad_weights[replaced] = 0
        grad_scores = softmax_backward(grad_weights, soft)
        grad_query, grad_keys = self._scores_backward(grad_scores, query, keys, way)
        return grad_query, grad_keys, grad_values

    def _scores(self, query, keys):
        """Scores (B, T, S), and what the way back needs of the computation."""
        weights = self.parameters
        if self.kind == "additive":
            angle = additive(query @ weights["W_q"], keys @ weights["W_k"])
            return angle @ weights["v"], angle
        if self.kind == "general":
            query = query @ weights["W"]
        elif self.kind == "scaled_dot":
            query = query * query.dtype.type(self.query_size**-0.5)
        return query @ np.swapaxes(keys, 1, 2), query

    def _scores_backward(self, grad, query, keys, way):
        """grad (B, T, S) -> grad_query, grad_keys; writes `gradients`."""
        if self.kind == "additive":
            return self._additive_backward(grad, query, keys, way)
        grad_query, grad_keys = grad @ keys, np.swapaxes(grad, 1, 2) @ way
        if self.kind == "general":
            self.gradients["W"][...] = _flat(query).T @ _flat(grad_query)
            grad_query = grad_query @ self.parameters["W"].T
        elif self.kind == "scaled_dot":
            grad_query *= grad_query.dtype.type(self.query_size**-0.5)
        return grad_query, grad_keys

    def _additive_backward(self, grad, query, keys, angle):
        W_q, W_k, v = (self.parameters[name] for name in ("W_q", "W_k", "v"))
        self.gradients["v"][...] = grad.reshape(-1) @ _flat(angle)
        slope = np.multiply(angle, angle)
        np.subtract(1, slope, out=slope)  # tanh' = 1 - tanh^2
        # Sums over S and over T as small matrix products: no second array of shape (B, T, S, A).
        grad_q = (grad[:, :, None, :] @ slope)[:, :, 0] * v  # (B, T, A)
        grad_k = (np.swapaxes(grad, 1, 2)[:, :, None, :] @ np.swapaxes(slope, 1, 2))[:, :, 0] * v  # (B, S, A)
        self.gradients["W_q"][...] = _flat(query).T @ _flat(grad_q)
        self.gradients["W_k"][...] = _flat(keys).T @ _flat(grad_k)
        return grad_q @ W_q.T, grad_k @ W_k.T


def _weights(query, keys, values, mask, kind, temperature, weights):
    scores = score(query, keys, kind, weights)
    _check_values(keys, values)
    return softmax(scores, _fit_mask(mask, scores.shape, np.ndim(keys) == 3), temperature)


def _read(weights, values):
    """weights (..., S) times values (S, Hv) or (B, S, Hv): the weighted mean."""
    if weights.ndim == values.ndim:
        return weights @ values
    return (weights[..., None, :] @ values)[..., 0, :]


def _check_values(keys, values):
    if np.ndim(values) != np.ndim(keys) or np.shape(values)[:-1] != np.shape(keys)[:-1]:
        raise ValueError(
            f"values have shape {np.shape(values)}, expected {np.shape(keys)[:-1]} and features: "
            "one value for each key."
        )


def _fit_mask(mask, shape, batched=True):
    """mask over keys -> mask that fits scores of `shape`: (B, S) is meant for every query of its sentence."""
    if mask is None:
        return None
    mask = np.asarray(mask)
    per_key = (shape[0], shape[-1]) if batched else shape[-1:]
    if mask.shape == shape:
        return mask
    if mask.shape == per_key:
        return mask[:, None, :] if batched else mask
    other = "" if shape == per_key else f" or {shape}"
    raise ValueError(f"mask has shape {mask.shape}, expected {per_key}{other}.")


def _override(weights, override):
    override = np.asarray(override, weights.dtype)
    if override.shape != weights.shape:
        raise ValueError(f"override has shape {override.shape}, expected that of the weights, {weights.shape}.")
    replaced = ~np.isnan(override).all(axis=-1)
    rows = override[replaced]
    if not (rows >= 0).all() or (abs(rows.sum(axis=-1) - 1) > 1e-3).any():
        raise ValueError("override: each row must be all NaN, or hold weights of at least 0 that sum to 1.")
    return np.where(replaced[..., None], override, weights), replaced


def _flat(array):
    """(B, T, H) -> (B * T, H): one matrix product instead of one for each sentence."""
    return array.reshape(-1, array.shape[-1])


def _uniform(rng, rows, columns):
    """Glorot & Bengio 2010, equation 16: variance kept on the way forward and back."""
    limit = np.sqrt(6 / (rows + columns))
    return rng.uniform(-limit, limit, (rows, columns)).astype(np.float32)
