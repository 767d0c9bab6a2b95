"""What an encoder-decoder knows of its source, as numbers: states to probe, gradients, words right when told."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.loss import cross_entropy
from attention_helpers.nn.models.encoder_decoder import PARTS
from attention_helpers.nn.training.training import at_work
from attention_helpers.nn.words import check_words


def last_states(model, pairs, batch_size=256):
    """The encoder's last state of every source: (pairs, hidden_size), in the order of the pairs."""
    checks.able(model, "encode hidden_size", "model", "an encoder-decoder such as Seq2Seq")
    batch_size = checks.positive(batch_size, "batch_size")
    check_words(model, checks.pairs(pairs))
    states = np.empty((len(pairs), model.hidden_size), model.dtype)
    with at_work(model):
        for batch in pairs.batches(batch_size):
            states[batch.indices] = model.encode(batch.source, batch.source_mask)[1]
    return states


def input_gradients(model, batch):
    """Length of the gradient of each sentence's loss with respect to each of its source word vectors.

    batch : with source, source_mask (batch, source time), target_in, target_out, target_mask (batch, target time)
    Returns norms (batch, source time), 0 at padding. Only the encoder and decoder between word and loss matter: where
    the norm is small, a change of the word would hardly change the loss, and training hardly learns from it.
    """
    checks.able(model, "read write backward", "model", "an encoder-decoder such as Seq2Seq")
    checks.batch(batch, PARTS)
    logits, _ = model.write(model.read(batch.source, batch.source_mask), batch.target_in)
    _, grad = cross_entropy(logits, batch.target_out, batch.target_mask)
    # The loss is a mean over all words of the batch; each sentence's own mean does not depend on its neighbours.
    words = checks.mask(batch.target_mask, grad.shape[:2], "target_mask").sum(axis=1)
    grad = grad * (words.sum() / words).astype(grad.dtype)[:, None, None]
    return np.linalg.norm(model.backward(grad), axis=2)


def gradient_share(model, pairs, distance=12, batch_size=128):
    """Mean share of a sentence's gradient that reaches the word so many places before its last: (distance,).

    Entry 0 is the last word. Shares are those of `input_gradients`; all words of a sentence together have 1. A sentence
    of fewer words counts 0 where it has none.
    """
    distance, batch_size = checks.positive(distance, "distance"), checks.positive(batch_size, "batch_size")
    checks.able(model, "read write backward", "model", "an encoder-decoder such as Seq2Seq")
    check_words(model, checks.pairs(pairs))
    shares = np.zeros((len(pairs), distance))
    with at_work(model):
        for batch in pairs.batches(batch_size):
            norms = input_gradients(model, batch)  # (B, S), 0 at padding
            norms /= norms.sum(axis=1, keepdims=True)
            lengths = batch.source_mask.sum(axis=1)
            for index, row, length in zip(batch.indices, norms, lengths, strict=True):
                from_end = row[:length][::-1][:distance]
                shares[index, : len(from_end)] = from_end
    return shares.mean(axis=0)


def forced_accuracy(model, pairs, places, shift=0, batch_size=64):
    """Share of target words, </s> among them, that are the likeliest one at each of the first places: (places,).

    The right words before each place are given (teacher forcing). With `shift` the decoder gets the source so many rows
    before its own in the batch: another sentence of like length, so that what is still right was guessed without the
    right source. nan at a place that no target reaches.
    """
    checks.able(model, "read write", "model", "an encoder-decoder such as Seq2Seq")
    places, batch_size = checks.positive(places, "places"), checks.positive(batch_size, "batch_size")
    check_words(model, checks.pairs(pairs))
    shift, right, count = checks.whole(shift, "shift", -np.inf), np.zeros(places), np.zeros(places)
    with at_work(model):
        for batch in pairs.batches(batch_size):
            memory = model.read(batch.source, batch.source_mask)
            order = np.roll(np.arange(len(batch.source)), shift)
            scores, _ = model.write(memory[order], batch.target_in)
            same = (scores.argmax(axis=2) == batch.target_out) & batch.target_mask
            steps = min(places, same.shape[1])
            right[:steps] += same[:, :steps].sum(axis=0)
            count[:steps] += batch.target_mask[:, :steps].sum(axis=0)
    return np.divide(right, count, out=np.full(places, np.nan), where=count > 0)
