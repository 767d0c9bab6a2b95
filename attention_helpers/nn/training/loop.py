"""The one loop of training: a batch, its loss and gradients, a step of the optimiser, and again."""

import numpy as np

from attention_helpers.nn.threads import single_thread


def run(epochs, step, optimiser, gradients, rate=None, after_step=None, after_epoch=None, size=len):
    """Go through all batches of all epochs, on one BLAS thread.

    epochs : an iterable with one iterable of batches for each epoch; both may draw as they go
    step : function(batch) -> loss, which fills `gradients`, the dict that `optimiser` takes
    rate : function(steps done) -> learning rate of the next step, or None to keep the optimiser's
    after_step : function(batch, loss, gradient norm), called after each step
    after_epoch : function(epoch, mean loss), epochs counted from 1
    size : function(batch) -> the number of things over which its loss is a mean, its weight in the epoch's mean
    """
    with single_thread(), np.errstate(over="ignore", invalid="ignore"):  # what overflows is told, in one sentence
        for epoch, batches in enumerate(epochs, 1):
            losses, sizes = [], []
            for batch in batches:
                if rate is not None:
                    optimiser.learning_rate = rate(optimiser.steps)
                loss = step(batch)
                norm = optimiser.step(gradients)
                if after_step is not None:
                    after_step(batch, loss, norm)
                if after_epoch is not None:
                    losses.append(loss)
                    sizes.append(size(batch))
            if after_epoch is not None:
                after_epoch(epoch, float(np.average(losses, weights=sizes)))


def shuffled(count, batch_size, rng):
    """The numbers 0 to count - 1 in a random order, in arrays of `batch_size` (the last one may be shorter)."""
    order = rng.permutation(count)
    for start in range(0, count, batch_size):
        yield order[start : start + batch_size]
