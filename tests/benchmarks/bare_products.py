"""Only the matrix products of one training step, with nothing between them: what none on NumPy's BLAS can go below.

They are as many floating-point operations as `Seq2Seq.step` spends in its matrix products, to the last one. Another
BLAS may be faster: PyTorch's was seen to take 0.8 of the time of NumPy's.
"""

import numpy as np


def products(count, source_time, target_time, words, embedding, hidden, attention):
    """A function that does, on arrays of the right shapes, each product of one step of Seq2Seq, forward and back."""
    one_layer = [(source_time, embedding, 3 * hidden), (target_time, embedding, 3 * hidden)]
    flat = [(count * time, a, b) for time, a, b in one_layer]
    flat.append((count * target_time, hidden, words))
    if attention:
        flat.append((count * target_time, 2 * hidden, hidden))
    todo = []
    for rows, a, b in flat:
        x, w, y = _array(rows, a), _array(a, b), _array(rows, b)
        todo += [(x, w), (x.T, y), (y, w.T)]
    for time in (source_time, target_time):
        state, gates = _array(count, hidden), _array(count, 3 * hidden)
        weight, back = _array(hidden, 3 * hidden), _array(3 * hidden, hidden)  # turned round once, before the loop
        todo += [(state, weight), (gates, back)] * time
        todo.append((_array(count * time, hidden).T, _array(count * time, 3 * hidden)))
    if attention:
        query, keys = _array(count, target_time, hidden), _array(count, source_time, hidden)
        weights = _array(count, target_time, source_time)
        todo += [(query, keys.transpose(0, 2, 1)), (weights, keys)] * 2 + [(weights.transpose(0, 2, 1), query)] * 2

    def run():
        for left, right in todo:
            left @ right

    return run


def _array(*shape):
    return np.random.default_rng(0).normal(size=shape).astype(np.float32)
