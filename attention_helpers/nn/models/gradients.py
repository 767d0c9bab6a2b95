"""How much of the gradient reaches each input word: a measure of what training can teach about it."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.loss import cross_entropy


def input_gradients(model, batch):
    """Length of the gradient of each sentence's loss with respect to each of its source word vectors.

    batch : with source, source_mask (batch, source time), target_in, target_out, target_mask (batch, target time)
    Returns norms (batch, source time), 0 at padding. Only the encoder and decoder between word and loss matter: where
    the norm is small, a change of the word would hardly change the loss, and training hardly learns from it.
    """
    checks.able(model, "read write backward", "model", "an encoder-decoder such as Seq2Seq")
    checks.batch(batch, "source source_mask target_in target_out target_mask")
    logits, _ = model.write(model.read(batch.source, batch.source_mask), batch.target_in)
    _, grad = cross_entropy(logits, batch.target_out, batch.target_mask)
    # The loss is a mean over all words of the batch; each sentence's own mean does not depend on its neighbours.
    words = checks.mask(batch.target_mask, grad.shape[:2], "target_mask").sum(axis=1)
    grad = grad * (words.sum() / words).astype(grad.dtype)[:, None, None]
    return np.linalg.norm(model.backward(grad), axis=2)
