"""The Transformer: a training step beside PyTorch's own modules, and translating with the cache beside without it."""

from functools import partial

import numpy as np

from attention_helpers import nn
from attention_helpers.nn.words import END
from tests.benchmarks import sizes

# The bar; vocabulary, numbers in a word's vector, heads, inner size; sentences in a batch, source and target words. At
# the larger sizes three quarters of the time are matrix products, which no layer in between makes quicker.
SIZES = {
    "Transformer of the course: d 64, 4 heads, batch 32, 13 + 14": (0.8, 290, 64, 4, 128, 32, 13, 14),
    "d 256, 8 heads, vocabulary 4,000, batch 64, 10 + 10": (1.0, 4000, 256, 8, 1024, 64, 10, 10),
}
LENGTHS = (16, 64, 128)
BATCHES = (1, 32)


def trainer(words, size, heads, inner_size):
    """One training step of ours: loss, gradients, clipping and Adam."""
    model = nn.Transformer(words, words, size, heads, inner_size)
    optimiser = nn.Adam({"all": model.flat_parameters}, 1e-3, clip=1.0)

    def step(batch):
        loss = model.step(batch)
        optimiser.step({"all": model.flat_gradients})
        return loss

    return step


def steps(rounds, with_torch):
    """(name, {"ours" and, where it is installed, "PyTorch": seconds}, bar) of one training step at each of SIZES."""
    for name, (bar, words, *of_model, count, source_time, target_time) in SIZES.items():
        batch = sizes.batch(count, source_time, target_time, words)
        functions = {"ours": partial(trainer(words, *of_model), batch)}
        if with_torch:
            theirs = with_torch.trainer(with_torch.Transformer(words, words, *of_model))
            functions["PyTorch"] = partial(theirs, with_torch.Batch(batch))
        yield name, sizes.interleaved(functions, rounds, inner=3 if words < 1000 else 1), bar


def decoding(rounds):
    """(name, {"ours": seconds, "without it": seconds}) of translations of each of LENGTHS, in batches of BATCHES."""
    model = nn.Transformer(290, 290)
    model.layers["output"].parameters["bias"][END] = -100  # never </s>: all are as long as they may be

    def translate(count, length, caching):
        model.caching = caching
        found = nn.translate(model, list(np.tile(np.arange(4, 4 + length), (count, 1))), max_length=length)
        assert all(len(one.tokens) == length for one in found)

    for count in BATCHES:
        for length in LENGTHS:
            ways = {"ours": True, "without it": False}
            functions = {way: partial(translate, count, length, caching) for way, caching in ways.items()}
            name = f"translating with the cache, {length} words, {count} at once"
            yield name, sizes.interleaved(functions, max(1, rounds // 5))
