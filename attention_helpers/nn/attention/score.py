"""How well a query fits a key, as one number: the score, four kinds of it, each with its way back.

Inside, a kind is a function (query (..., T, Hq), keys (..., S, Hk), *weights) -> (scores (..., T, S), back), and
back(grad of the scores) gives the gradients of query, keys and each of the weights. It is for batches: the leading
axes of query and keys must be the same.
"""

import numpy as np

from attention_helpers.nn import checks


def dot(query, keys):
    """q . k"""

    def back(grad):
        return grad @ keys, np.swapaxes(grad, -1, -2) @ query

    return query @ np.swapaxes(keys, -1, -2), back


def scaled_dot(query, keys):
    """q . k / sqrt(d), d the number of features (Vaswani et al. 2017, section 3.2.1)."""
    scale = query.dtype.type(query.shape[-1] ** -0.5)
    scores, dot_back = dot(query * scale, keys)

    def back(grad):
        grad_query, grad_keys = dot_back(grad)
        grad_query *= scale
        return grad_query, grad_keys

    return scores, back


def general(query, keys, W):
    """q W k (Luong et al. 2015, equation 8)."""
    scores, dot_back = dot(query @ W, keys)

    def back(grad):
        grad_mapped, grad_keys = dot_back(grad)
        return grad_mapped @ W.T, grad_keys, _rows(query).T @ _rows(grad_mapped)

    return scores, back


def additive(query, keys, W_q, W_k, v):
    """v . tanh(q W_q + k W_k) (Bahdanau et al. 2015, appendix A.1.2)."""
    angle = (query @ W_q)[..., :, None, :] + (keys @ W_k)[..., None, :, :]  # (..., T, S, A)
    np.tanh(angle, out=angle)

    def back(grad):
        slope = np.multiply(angle, angle)
        np.subtract(1, slope, out=slope)  # tanh' = 1 - tanh^2
        # Sums over S and over T as small matrix products: no second array of shape (..., T, S, A).
        grad_q = (grad[..., None, :] @ slope)[..., 0, :] * v  # (..., T, A)
        grad_k = (np.swapaxes(grad, -1, -2)[..., None, :] @ np.swapaxes(slope, -2, -3))[..., 0, :] * v  # (..., S, A)
        grad_weights = _rows(query).T @ _rows(grad_q), _rows(keys).T @ _rows(grad_k), grad.reshape(-1) @ _rows(angle)
        return grad_q @ W_q.T, grad_k @ W_k.T, *grad_weights

    return angle @ v, back


SCORES = {"dot": dot, "scaled_dot": scaled_dot, "general": general, "additive": additive}
KINDS = tuple(SCORES)
NO_WEIGHTS = ("dot", "scaled_dot")  # these need as many features in the query as in the keys


def score(query, keys, kind="dot", weights=None):
    """One number for each pair of query and key; large means that they fit.

    kind           score of query q and key k                weights
    "dot"          q . k                                     none
    "scaled_dot"   q . k / sqrt(d)                           none      Vaswani et al. 2017, section 3.2.1
    "general"      q W k                                     W (Hq, Hk)         Luong et al. 2015, equation 8
    "additive"     v . tanh(q W_q + k W_k)                   (W_q (Hq, A), W_k (Hk, A), v (A,))
                                                             Bahdanau et al. 2015, appendix A.1.2

    query        keys         scores
    (Hq,)        (S, Hk)      (S,)        one query
    (T, Hq)      (S, Hk)      (T, S)      several queries, the same keys
    (B, Hq)      (B, S, Hk)   (B, S)      one query for each sentence of a batch
    (B, T, Hq)   (B, S, Hk)   (B, T, S)   several queries for each sentence

    ValueError names the argument whose shape does not fit; Hq and Hk must be equal for the two kinds without weights.
    """
    checks.one_of(kind, KINDS, "kind")
    query, keys = checks.array(query, "query", "f"), checks.array(keys, "keys", "f")
    _check_query_and_keys(query, keys)
    weights = _checked_weights(kind, weights, query.shape[-1], keys.shape[-1])
    one = query.ndim == keys.ndim - 1  # one query for each set of keys: give it a time axis, take it off below
    if one:
        query = query[..., None, :]
    with np.errstate(over="ignore", invalid="ignore"):
        scores, _ = SCORES[kind](query, keys, *weights)
    if not np.isfinite(scores).all():
        checks.finite(query, "query")
        checks.finite(keys, "keys")
        raise ValueError("query and keys must hold smaller numbers: their scores are no longer finite.")
    return scores[..., 0, :] if one else scores


def _check_query_and_keys(query, keys):
    """ValueError unless the two have one of the shapes that `score` lists."""
    if keys.ndim not in (2, 3):
        raise ValueError(f"keys must have the shape (S, Hk) or (B, S, Hk), got {keys.shape}.")
    if query.ndim not in (keys.ndim, keys.ndim - 1):
        wanted = "(Hq,) or (T, Hq)" if keys.ndim == 2 else "(B, Hq) or (B, T, Hq)"
        raise ValueError(f"query must have the shape {wanted} with keys of shape {keys.shape}, got {query.shape}.")
    if keys.ndim == 3 and query.shape[0] != keys.shape[0]:
        raise ValueError(
            f"query and keys must be batches of the same size, got batches of {query.shape[0]} and {keys.shape[0]}."
        )


def _checked_weights(kind, weights, query_size, key_size):
    """`weights` as a tuple of arrays; ValueError unless they are what `kind` needs for these sizes."""
    if kind in NO_WEIGHTS:
        if weights is not None:
            raise ValueError(f"weights must be None for kind {kind!r}, which has none, got {type(weights).__name__}.")
        if query_size != key_size:
            raise ValueError(
                f"query and keys must have the same number of features for kind {kind!r}, got {query_size} and "
                f"{key_size}; kinds 'general' and 'additive' take any."
            )
        return ()
    if kind == "general":
        if weights is None:
            raise ValueError(f"weights must be W of the shape ({query_size}, {key_size}) for 'general', got None.")
        return (checks.numbers(weights, "weights", (query_size, key_size)),)
    if not isinstance(weights, (tuple, list)) or len(weights) != 3:
        raise ValueError(f"weights must be (W_q, W_k, v) for 'additive', got {checks.came(weights)}.")
    weights = tuple(checks.numbers(each, "weights") for each in weights)
    shapes = [each.shape for each in weights]
    size = shapes[-1][0] if len(shapes[-1]) == 1 else "A"
    if shapes != [(query_size, size), (key_size, size), (size,)]:
        raise ValueError(
            f"weights must be (W_q, W_k, v) of the shapes ({query_size}, A), ({key_size}, A), (A,) for 'additive', "
            f"got the shapes {shapes}."
        )
    return weights


def _rows(array):
    """(..., H) -> (all, H): one matrix product instead of one for each sentence."""
    return array.reshape(-1, array.shape[-1])
