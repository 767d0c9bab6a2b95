"""Training: go through the pairs in batches, and after each batch take a step against the gradient."""

from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
from tqdm.auto import tqdm

from attention_helpers.nn import checks
from attention_helpers.nn.threads import single_thread
from attention_helpers.nn.training.adam import Adam

RUN_AWAY = 1e4  # no weight of a model that learns comes near this size


@dataclass
class History:
    """What happened during `train`.

    loss : list of float, mean nats per target word, one entry for each finished epoch
    dev_loss : list of float, the same on the `dev` pairs, if given
    batch_loss : list of float, one for each step; gradient_norm : the same for the norm before clipping
    words_per_second : float, source and target words together
    seconds : float; interrupted : bool, True where the learner stopped it
    """

    loss: list = field(default_factory=list)
    dev_loss: list = field(default_factory=list)
    batch_loss: list = field(default_factory=list)
    gradient_norm: list = field(default_factory=list)
    words_per_second: float = 0.0
    seconds: float = 0.0
    interrupted: bool = False


def train(
    model,
    pairs,
    epochs=5,
    batch_size=64,
    learning_rate=3e-3,
    seed=0,
    progress=True,
    dev=None,
    callback=None,
    clip=1.0,
    final_learning_rate=None,
):
    """Train `model` on `pairs` with Adam; returns a `History`. Interrupting it leaves a model that can be used.

    Parameters
    ----------
    model : Seq2Seq; takes over the vocabularies of `pairs`
    pairs : SentencePairs, or anything with `batches(batch_size, rng)`; sentences of any lengths
    learning_rate : float, of the first step; it falls in a straight line to `final_learning_rate` at the last step
        (default: a twentieth of it; give the same number twice to keep it)
    seed : int; the same seed, model and pairs give the same numbers again
    progress : bool, show a bar with loss and words per second
    dev : SentencePairs or None; their loss is taken after each epoch
    callback : function(epoch, model, history) or None, called after each epoch, epochs counted from 1
    clip : float or None, see `Adam`

    Raises ValueError for empty pairs, for numbers that are not positive, and where the loss stops being finite.
    """
    epochs, batch_size = checks.positive(epochs, "epochs"), checks.positive(batch_size, "batch_size")
    learning_rate = checks.positive_number(learning_rate, "learning_rate")
    if final_learning_rate is None:
        final_learning_rate = learning_rate / 20
    if len(pairs) == 0:
        raise ValueError("pairs must hold at least one sentence pair to train on, got none.")
    take_vocabularies(model, pairs)
    optimiser = Adam({"all": model.flat_parameters}, learning_rate, clip)
    history, rng = History(), np.random.default_rng(seed)
    total = epochs * -(-len(pairs) // batch_size)
    words, start = 0, perf_counter()
    with single_thread(), tqdm(total=total, disable=not progress, desc="training", unit="batch") as bar:
        try:
            for epoch in range(1, epochs + 1):
                losses, sizes = [], []
                for batch in pairs.batches(batch_size, rng):
                    done = min(len(history.batch_loss) / max(1, total - 1), 1.0)
                    optimiser.learning_rate = learning_rate + done * (final_learning_rate - learning_rate)
                    losses.append(_step(model, optimiser, batch, history))
                    sizes.append(int(batch.target_mask.sum()))
                    words += sizes[-1] + int(batch.source_mask.sum())
                    bar.update()
                    if len(history.batch_loss) % 10 == 0:
                        speed = words / (perf_counter() - start)
                        bar.set_postfix_str(f"loss {losses[-1]:.3f}, {speed:,.0f} words/s", refresh=False)
                history.loss.append(float(np.average(losses, weights=sizes)))
                if dev is not None:
                    history.dev_loss.append(evaluate(model, dev, batch_size))
                if callback is not None:
                    callback(epoch, model, history)
        except KeyboardInterrupt:
            history.interrupted = True
    history.seconds = perf_counter() - start
    history.words_per_second = words / history.seconds
    return history


def _step(model, optimiser, batch, history):
    """One step of training on one batch; returns its loss."""
    number = len(history.batch_loss) + 1
    try:
        loss = model.step(batch)
    except ValueError as error:
        # The comparison is False for NaN, too. Whatever came first to grief in such a model, the cause is the same.
        if history.batch_loss and not np.abs(model.flat_parameters).max() < RUN_AWAY:
            raise _diverged(number, optimiser) from error
        raise
    norm = optimiser.step({"all": model.flat_gradients})
    if not np.isfinite(norm):
        raise _diverged(number, optimiser)
    history.batch_loss.append(loss)
    history.gradient_norm.append(norm)
    return loss


def _diverged(number, optimiser):
    return ValueError(
        f"Training broke down at step {number}: weights or gradient are no longer finite numbers; "
        f"start again with a learning_rate below {optimiser.learning_rate:g}."
    )


def evaluate(model, pairs, batch_size=256):
    """Mean cross-entropy of `pairs` under `model`, in nats per target word."""
    with single_thread():
        results = [(model.loss(batch), int(batch.target_mask.sum())) for batch in pairs.batches(batch_size)]
    losses, words = zip(*results, strict=True)
    return float(np.average(losses, weights=words))


def take_vocabularies(model, pairs):
    """Give `model` the vocabularies of `pairs`; ValueError where it was built for other sizes."""
    for side in ("source", "target"):
        vocabulary = getattr(pairs, f"{side}_vocabulary", None)
        if vocabulary is None or f"{side}_size" not in model.settings:
            continue
        size = model.settings[f"{side}_size"]
        if len(vocabulary) != size:
            raise ValueError(
                f"The {side} vocabulary of pairs has {len(vocabulary)} words, but the model was built "
                f"with {side}_size={size}."
            )
        setattr(model, f"{side}_vocabulary", vocabulary)
