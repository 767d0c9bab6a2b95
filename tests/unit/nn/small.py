"""Small inputs for the tests of layers and models: fixed waves, tiny batches, finite differences."""

from types import SimpleNamespace

import numpy as np

RNG = np.random.default_rng


def wave(*shape, step=0.37):
    """The numbers sin(step), sin(2 step), … in `shape`: the same in every library."""
    return np.sin(np.arange(1, int(np.prod(shape)) + 1) * step).reshape(shape)


def batch(sources, targets):
    """Lists of ids -> a batch, padded on the right, as `SentencePairs.batches` makes it."""
    count, longest, steps = len(sources), max(map(len, sources)), max(map(len, targets)) + 1
    made = SimpleNamespace(
        source=np.zeros((count, longest), np.int32),
        source_mask=np.zeros((count, longest), bool),
        target_in=np.zeros((count, steps), np.int32),
        target_out=np.zeros((count, steps), np.int32),
        target_mask=np.zeros((count, steps), bool),
    )
    for i, (source, target) in enumerate(zip(sources, targets, strict=True)):
        made.source[i, : len(source)], made.source_mask[i, : len(source)] = source, True
        made.target_in[i, : len(target) + 1] = [2, *target]
        made.target_out[i, : len(target) + 1] = [*target, 3]
        made.target_mask[i, : len(target) + 1] = True
    return made


class Pairs:
    """Random sentences of ids and their copies, with the interface that `train` needs."""

    source_vocabulary = target_vocabulary = None

    def __init__(self, count, words=12, longest=5, seed=0):
        rng = RNG(seed)
        self.sentences = [list(rng.integers(4, words, rng.integers(1, longest + 1))) for _ in range(count)]

    def __len__(self):
        return len(self.sentences)

    def batches(self, batch_size, rng=None):
        order = np.arange(len(self)) if rng is None else rng.permutation(len(self))
        for start in range(0, len(order), batch_size):
            some = [self.sentences[i] for i in order[start : start + batch_size]]
            yield batch(some, some)


def slope(function, array, places=40, step=1e-6):
    """[(numeric slope of function() along one entry of `array`, that entry's index)], for at most `places` entries."""
    flat = array.reshape(-1)
    assert np.shares_memory(flat, array)
    for i in RNG(0).permutation(flat.size)[:places]:
        before = flat[i]
        flat[i] = before + step
        above = function()
        flat[i] = before - step
        below = function()
        flat[i] = before
        yield (above - below) / (2 * step), np.unravel_index(i, array.shape)


def assert_gradient(function, array, gradient, places=40):
    """`gradient` agrees with the finite differences of `function` along `array` (float64)."""
    for numeric, place in slope(function, array, places):
        assert abs(numeric - gradient[place]) < 1e-7 + 1e-6 * abs(numeric), (place, numeric, gradient[place])
