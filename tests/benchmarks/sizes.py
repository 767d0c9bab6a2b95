"""Random batches of given sizes, and the timing that all comparisons share."""

from time import process_time
from types import SimpleNamespace

import numpy as np


def batch(count, source_time, target_time, words, lengths=None, seed=0):
    """Random sentences; `lengths` = (shortest, longest) draws their lengths, otherwise all fill their row."""
    rng = np.random.default_rng(seed)
    source = rng.integers(4, words, (count, source_time)).astype(np.int32)
    target = rng.integers(4, words, (count, target_time + 1)).astype(np.int32)
    target[:, 0] = 2
    target_in, target_out = target[:, :-1], target[:, 1:]
    source_mask = np.ones(source.shape, bool)
    target_mask = np.ones(target_in.shape, bool)
    return SimpleNamespace(
        source=source, target_in=target_in, target_out=target_out, source_mask=source_mask, target_mask=target_mask
    )


def pairs_like_real(count, words, shortest, longest, batch_size, seed=0):
    """Batches as bucketing makes them: `count` pairs, lengths from `shortest` to `longest`, word ids by Zipf's law."""
    rng = np.random.default_rng(seed)
    share = 1 / np.arange(1, words - 3)
    share /= share.sum()
    source_length = np.sort(rng.integers(shortest, longest + 1, count))
    target_length = np.clip(source_length + rng.integers(-2, 3, count), shortest, longest)
    batches = []
    for start in range(0, count, batch_size):
        s, t = source_length[start : start + batch_size], target_length[start : start + batch_size] + 1
        one = batch(len(s), s.max(), t.max(), words)
        one.source_mask = np.arange(s.max()) < s[:, None]
        one.target_mask = np.arange(t.max()) < t[:, None]
        one.source = np.where(one.source_mask, rng.choice(words - 4, one.source.shape, p=share) + 4, 0)
        one.target_in = np.where(one.target_mask, rng.choice(words - 4, one.target_in.shape, p=share) + 4, 0)
        one.target_out = np.where(one.target_mask, rng.choice(words - 4, one.target_in.shape, p=share) + 4, 0)
        batches.append(one)
    return batches


def interleaved(functions, rounds, inner=1, warm_up=1):
    """Fewest seconds of one call of each of `functions` (dict), measured in turns so that all see the same machine.

    Seconds are the process's own, of all its threads: on one thread each, those are the seconds of a clock on a machine
    that has nothing else to do, and on a busy one they hardly change.
    """
    seconds = {name: [] for name in functions}
    for turn in range(warm_up + rounds):
        for name, function in functions.items():
            start = process_time()
            for _ in range(inner):
                function()
            if turn >= warm_up:
                seconds[name].append((process_time() - start) / inner)
    return {name: min(values) for name, values in seconds.items()}
