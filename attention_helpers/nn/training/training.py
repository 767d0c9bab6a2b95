"""Training: go through the pairs in batches, and after each batch take a step against the gradient."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
from tqdm.auto import tqdm

from attention_helpers.nn import checks
from attention_helpers.nn.memory import give_back
from attention_helpers.nn.threads import single_thread
from attention_helpers.nn.training import loop
from attention_helpers.nn.training.adam import FASTEST, Adam, NotFinite
from attention_helpers.nn.words import check_words, words_of

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
    pick=None,
):
    """Train `model` on `pairs` with Adam; returns a `History`. Interrupting it leaves a model that can be used.

    Parameters
    ----------
    model : Seq2Seq, Transformer, LanguageModel; takes over the vocabularies of `pairs`
    pairs : SentencePairs, or anything with `batches(batch_size, rng)`; sentences of any lengths
    learning_rate : float, of the first step; it falls in a straight line to `final_learning_rate` at the last step
        (default: a twentieth of it; give the same number twice to keep it)
    seed : int; the same seed, model and pairs give the same numbers again
    progress : bool, show a bar with loss and words per second
    dev : SentencePairs or None; their loss is taken after each epoch
    callback : function(epoch, model, history) or None, called after each epoch, epochs counted from 1
    clip : float or None, see `Adam`
    pick : None, "argmax" or "sample": how a model with attention reads, see `Attention.forward`; "sample" draws with a
        generator of its own from `seed`

    Raises ValueError for empty pairs, for numbers that are not positive, and where the loss stops being finite.
    """
    epochs, batch_size = checks.positive(epochs, "epochs"), checks.positive(batch_size, "batch_size")
    learning_rate = checks.positive_number(learning_rate, "learning_rate", FASTEST)
    if final_learning_rate is not None:
        final_learning_rate = checks.number(final_learning_rate, "final_learning_rate", 0, FASTEST)
    if callback is not None:
        checks.function(callback, "callback")
    if dev is not None:
        checks.pairs(dev, "dev")
    progress = checks.flag(progress, "progress")
    checks.able(model, "step loss vocabulary_sizes flat_parameters", "model", "a Seq2Seq or a LanguageModel")
    checks.pairs(pairs)
    rng = checks.seeded(seed)
    take_vocabularies(model, pairs)
    reading = reads(model, pick, checks.seeded(seed))
    total = epochs * -(-len(pairs) // batch_size)
    rate = _falling(learning_rate, final_learning_rate, total)
    with at_work(model), tqdm(total=total, disable=not progress, desc="training", unit="batch") as bar:
        run = _Run(model, Adam({"all": model.flat_parameters}, learning_rate, clip), reading, bar)

        def after_epoch(epoch, loss):
            run.history.loss.append(loss)
            if dev is not None:
                run.history.dev_loss.append(evaluate(model, dev, batch_size, **reading))
            if callback is not None:
                callback(epoch, model, run.history)

        run.go((pairs.batches(batch_size, rng) for _ in range(epochs)), rate, after_epoch)
    return run.history


def _falling(first, last, steps):
    """Function(steps done) -> learning rate: a straight line from `first` to `last` (None: a twentieth of it)."""
    last = first / 20 if last is None else last
    return lambda done: first + min(done / max(1, steps - 1), 1.0) * (last - first)


class _Run:
    """One call of `train` on its way: takes the steps, and writes down in a `History` what happens."""

    def __init__(self, model, optimiser, reading, bar):
        self.model, self.optimiser, self.reading, self.bar = model, optimiser, reading, bar
        self.history, self.words, self.start = History(), 0, perf_counter()

    def go(self, epochs, rate, after_epoch):
        gradients = {"all": self.model.flat_gradients}
        try:
            loop.run(epochs, self.step, self.optimiser, gradients, rate, self.step_ends, after_epoch, _words)
        except NotFinite as error:
            raise _diverged(self.optimiser.steps + 1, self.optimiser) from error
        except KeyboardInterrupt:
            self.history.interrupted = True
        else:
            if self._ran_away():
                raise _diverged(self.optimiser.steps, self.optimiser)
        self.history.seconds = perf_counter() - self.start
        self.history.words_per_second = self.words / self.history.seconds

    def step(self, batch):
        try:
            return self.model.step(batch, **self.reading)
        except ValueError as error:
            # Whatever came first to grief in such a model, the cause is the same.
            if self.optimiser.steps and self._ran_away():
                raise _diverged(self.optimiser.steps + 1, self.optimiser) from error
            raise

    def _ran_away(self):
        return not np.abs(self.model.flat_parameters).max() < RUN_AWAY  # NaN is below nothing

    def step_ends(self, batch, loss, norm):
        self.history.batch_loss.append(loss)
        self.history.gradient_norm.append(norm)
        self.words += _words(batch) + int(batch.source_mask.sum())
        self.bar.update()
        if self.optimiser.steps % 10 == 0:
            speed = self.words / (perf_counter() - self.start)
            self.bar.set_postfix_str(f"loss {loss:.3f}, {speed:,.0f} words/s", refresh=False)


def _words(batch):
    """How many target words: what a loss is the mean of."""
    return int(batch.target_mask.sum())


def _diverged(number, optimiser):
    return ValueError(
        f"Training broke down at step {number}: weights or gradient have run away; "
        f"start again with a learning_rate below {optimiser.learning_rate:g}."
    )


def evaluate(model, pairs, batch_size=256, pick=None, rng=None):
    """Mean cross-entropy of `pairs` under `model`, in nats per target word; `pick` and `rng` as in `Attention.forward`.

    Raises ValueError for no pairs, and for pairs whose vocabularies are not those that the model was trained with.
    """
    checks.able(model, "loss", "model", "a Seq2Seq or a LanguageModel")
    batch_size, reading = checks.positive(batch_size, "batch_size"), reads(model, pick, rng)
    check_words(model, checks.pairs(pairs))
    with at_work(model):
        results = [(model.loss(batch, **reading), _words(batch)) for batch in pairs.batches(batch_size)]
    losses, words = zip(*results, strict=True)
    return float(np.average(losses, weights=words))


@contextmanager
def at_work(model):
    """Inside, matrix products use one thread; afterwards a model that can has let go of what forward passes left.

    And the system has its memory back.
    """
    try:
        with single_thread():
            yield
    finally:
        getattr(model, "forget", lambda: None)()
        give_back()


def reads(model, pick, rng):
    """The arguments that make `model` read hard, or none; ValueError for a model that has no attention to do it."""
    if pick is None:
        return {}
    checks.one_of(pick, ("argmax", "sample"), "pick")
    checks.attention(model, f"pick={pick!r}")
    if pick == "sample":
        checks.generator(rng)
    return {"pick": pick, "rng": rng}


def take_vocabularies(model, pairs):
    """Give `model` the words of `pairs`; ValueError where it was built for other sizes, or has learned other words."""
    given = {side: words_of(getattr(pairs, f"{side}_vocabulary", None)) for side in model.vocabulary_sizes}
    given = {side: words for side, words in given.items() if words is not None}
    for side, words in given.items():
        size = model.vocabulary_sizes[side]
        if len(words) != size:
            raise ValueError(
                f"{side}_vocabulary of pairs must have the {size} words that the model was built for, got {len(words)}."
            )
    check_words(model, pairs)
    for side, words in given.items():
        setattr(model, f"{side}_vocabulary", list(words))
