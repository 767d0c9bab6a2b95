"""Cross-entropy over a vocabulary: how surprised the model is by the right word, in nats."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import is_time_first, swap

BLOCK = 1 << 16  # numbers per block of rows, so that the passes over one block find it still in the cache


def cross_entropy(logits, targets, mask=None, overwrite=False):
    """Mean over the real tokens of −log softmax(logits)[target], and its gradient.

    Parameters
    ----------
    logits : (batch, time, words) float; targets : (batch, time) int; mask : (batch, time) bool, None = all real
    overwrite : True where nobody needs the logits any more: the gradient takes their place in memory

    Returns
    -------
    loss : float, nats per real token
    grad : (batch, time, words), the gradient of the loss with respect to the logits; 0 at masked tokens

    Raises ValueError for shapes that do not fit, a mask without a real token, and logits that are NaN or infinite.
    """
    logits = checks.array(logits, "logits")
    if logits.ndim != 3 or logits.dtype.kind != "f":
        raise ValueError(f"logits must be floats of the shape (batch, time, words), got {logits.dtype} {logits.shape}.")
    targets = checks.ids(targets, logits.shape[2], "targets")
    if targets.shape != logits.shape[:2]:
        raise ValueError(f"targets must have the shape {logits.shape[:2]} of the logits, got {targets.shape}.")
    mask = checks.mask(mask, targets.shape)
    real = int(mask.sum())
    if real == 0:
        raise ValueError("mask must mark at least one real token, got none.")

    time_first = is_time_first(logits)
    overwrite = checks.flag(overwrite, "overwrite")
    if time_first:
        logits, targets, mask = swap(logits), targets.T, mask.T
    logits = np.ascontiguousarray(logits)
    grad = logits if overwrite else np.empty(logits.shape, logits.dtype)
    words = logits.shape[2]
    total = _rows(logits.reshape(-1, words), targets.ravel(), mask.ravel(), real, grad.reshape(-1, words))
    return total / real, swap(grad) if time_first else grad


def _rows(logits, targets, mask, real, grad):
    """Fill grad (rows, words); return the sum of the losses of the real rows."""
    total = 0.0
    step = max(1, BLOCK // logits.shape[1])
    weight = mask.astype(logits.dtype) / real
    ones = np.ones(logits.shape[1], logits.dtype)  # a product with ones adds up short rows faster than np.sum
    for start in range(0, len(logits), step):
        block = slice(start, start + step)
        probability, target = grad[block], targets[block]
        rows = np.arange(len(target))
        with np.errstate(invalid="ignore", over="ignore"):
            np.subtract(logits[block], logits[block].max(axis=1, keepdims=True), out=probability)
            right = probability[rows, target]
            np.exp(probability, out=probability)
            total_probability = probability @ ones
            losses = np.log(total_probability) - right
        if not np.isfinite(losses.sum()):
            raise ValueError("logits must hold finite numbers, got NaN or an infinity.")
        total += float(losses[mask[block]].sum(dtype=np.float64))
        probability *= (weight[block] / total_probability)[:, None]
        probability[rows, target] -= weight[block]
    return total
