"""How far from a word the word stands that it reads most: the role of a head of self-attention, if it has one."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.training.training import at_work
from attention_helpers.nn.words import check_words


def reading_distances(model, pairs, furthest=2, batch_size=256):
    """Share of the source words whose heaviest weight lies so many words away, for each head of the encoder.

    -> (blocks, heads, 2 furthest + 1): column `furthest` + k is for the word k places to the right (to the left where
    k < 0, itself where 0); the first and the last column hold all that is as far or further. Rows sum to 1.

    model : Transformer, trained on the vocabularies of `pairs`;  furthest : int
    """
    checks.able(model, "head_weights", "model", "a Transformer")
    furthest, batch_size = checks.positive(furthest, "furthest"), checks.positive(batch_size, "batch_size")
    check_words(model, checks.pairs(pairs))
    counts = np.zeros((model.settings["encoder_blocks"], model.settings["heads"], 2 * furthest + 1))
    with at_work(model):
        for batch in pairs.batches(batch_size):
            weights = model.head_weights(batch.source, batch.target_in, batch.source_mask).encoder
            for count, of_block in zip(counts, weights, strict=True):
                heaviest = of_block.argmax(axis=3)  # (B, heads, S)
                apart = np.clip(heaviest - np.arange(heaviest.shape[2]), -furthest, furthest) + furthest
                for head, places in enumerate(apart.transpose(1, 0, 2)):
                    count[head] += np.bincount(places[batch.source_mask], minlength=count.shape[1])
    return counts / counts.sum(axis=2, keepdims=True)
