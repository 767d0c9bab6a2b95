"""Scores: how well a query fits each key. Four kinds, from none to two learned matrices."""

import numpy as np

KINDS = ("dot", "scaled_dot", "general", "additive")


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
    query, keys = np.asarray(query), np.asarray(keys)
    check_kind(kind)
    check_query_and_keys(query, keys)
    check_weights(kind, weights, query.shape[-1], keys.shape[-1])
    one = query.ndim == keys.ndim - 1  # one query for each set of keys: give it a time axis, take it off below
    if one:
        query = query[..., None, :]
    if kind == "additive":
        W_q, W_k, v = (np.asarray(w) for w in weights)
        scores = additive(query @ W_q, keys @ W_k) @ v
    else:
        if kind == "scaled_dot":
            query = query / np.sqrt(query.dtype.type(query.shape[-1]))
        elif kind == "general":
            query = query @ np.asarray(weights)
        scores = query @ np.swapaxes(keys, -1, -2)
    return scores[..., 0, :] if one else scores


def additive(query, keys):
    """tanh of every sum of a query and a key: (..., T, A), (..., S, A) -> (..., T, S, A)."""
    total = query[..., :, None, :] + keys[..., None, :, :]
    return np.tanh(total, out=total)


def check_kind(kind):
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, KINDS))}.")


def check_query_and_keys(query, keys):
    """ValueError unless the two have one of the shapes that `score` lists."""
    for name, array in (("query", query), ("keys", keys)):
        if not np.issubdtype(array.dtype, np.floating):
            raise TypeError(f"{name} is of type {array.dtype}, expected floating-point numbers.")
    if keys.ndim not in (2, 3):
        raise ValueError(f"keys have shape {keys.shape}, expected (S, Hk) or (B, S, Hk).")
    if query.ndim not in (keys.ndim, keys.ndim - 1):
        expected = "(Hq,) or (T, Hq)" if keys.ndim == 2 else "(B, Hq) or (B, T, Hq)"
        raise ValueError(f"query has shape {query.shape}, expected {expected} with keys of shape {keys.shape}.")
    if keys.ndim == 3 and query.shape[0] != keys.shape[0]:
        raise ValueError(
            f"query has shape {query.shape} and keys {keys.shape}: "
            f"batches of {query.shape[0]} and {keys.shape[0]}, expected the same."
        )


def check_weights(kind, weights, query_size, key_size):
    """ValueError unless `weights` are what `kind` needs for these sizes."""
    if kind in ("dot", "scaled_dot"):
        if weights is not None:
            raise ValueError(f"weights were given, but kind {kind!r} has none.")
        if query_size != key_size:
            raise ValueError(
                f"query has {query_size} features and keys have {key_size}; kind {kind!r} needs the same "
                "number (kinds 'general' and 'additive' do not)."
            )
    elif kind == "general":
        if weights is None or np.shape(weights) != (query_size, key_size):
            came = "None" if weights is None else f"shape {np.shape(weights)}"
            raise ValueError(f"weights: {came}, expected W of shape ({query_size}, {key_size}) for kind 'general'.")
    else:
        shapes = [np.shape(w) for w in weights] if isinstance(weights, (tuple, list)) else None
        size = shapes[-1][0] if shapes and len(shapes) == 3 and len(shapes[-1]) == 1 else "A"
        if shapes != [(query_size, size), (key_size, size), (size,)]:
            came = "None" if weights is None else f"shapes {shapes}" if shapes else f"a {type(weights).__name__}"
            raise ValueError(
                f"weights: {came}, expected (W_q, W_k, v) of shapes ({query_size}, A), ({key_size}, A), "
                "(A,) for kind 'additive'."
            )
