"""Classify a picture from the one patch that tells: glance at all patches, then look at one, or at a mean of all."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.attention import PICKS, choose, one_hot
from attention_helpers.nn.attention.estimators import (
    MovingAverageBaseline,
    gumbel_softmax,
    log_probability,
    log_probability_gradient,
    score_function_gradient,
    straight_through,
)
from attention_helpers.nn.layers.layer import Layer
from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.layers.softmax import check_temperature, softmax, softmax_backward
from attention_helpers.nn.models.model import Model
from attention_helpers.nn.training import loop
from attention_helpers.nn.training.adam import Adam

ESTIMATORS = ("soft", "reinforce", "straight_through", "gumbel")


class Glimpse(Model):
    """A picture of P patches; of each there is a glance (the key, few numbers) and the patch itself (the value, many).

        score_i = q · k_i                       q (K,): the query, learned;  k_i: the glance at patch i
        a       = softmax(score)                weights over the patches
        context = Σ_i a_i v_i                   read softly: every patch;  read hard: one v_i and no other
        logits  = max(0, context W_1 + b_1) W_2 + b_2

    A recurrent model that looks several times is in Mnih et al. 2014; this one looks once.

    Parameters
    ----------
    key_size, value_size : int, numbers in a glance and in a patch;  classes : int
    hidden_size : int, numbers between W_1 and W_2;  seed : of the start weights;  dtype : float32, float64 for tests
    """

    notes = ("losses",)

    def __init__(self, key_size, value_size, classes, hidden_size=32, seed=0, dtype=np.float32):
        rng, key_size = checks.seeded(seed), checks.positive(key_size, "key_size")
        value_size, classes = checks.positive(value_size, "value_size"), checks.positive(classes, "classes")
        hidden_size = checks.positive(hidden_size, "hidden_size")
        layers = {
            "attention": Layer(dtype, query=np.zeros(key_size)),  # at first every patch is as likely as any other
            "hidden": Linear(value_size, hidden_size, rng, dtype=dtype),
            "output": Linear(hidden_size, classes, rng, dtype=dtype),
        }
        self.losses = []
        settings = {"key_size": key_size, "value_size": value_size, "classes": classes}
        super().__init__(settings | {"hidden_size": hidden_size, "seed": seed}, layers)

    def forward(self, keys, values, read="soft", rng=None):
        """keys (N, P, K), values (N, P, V) -> logits (N, C), weights (N, P) as they were used.

        read   "soft": the mean of all patches;  "argmax" or "sample" (with `rng`): one patch, and weights of 0 and 1.
               A hard read touches no other row of `values`: what stands there makes no difference.
        """
        checks.one_of(read, ("soft", *PICKS), "read")
        keys, values = self._checked(keys, values)
        weights = softmax(self._scores(keys))
        if read == "soft":
            return self._classify(_mean(weights, values)), weights
        index = choose(weights, read, rng)
        return self._classify(_take(values, index)), one_hot(index, weights.shape[1], self.dtype)

    def accuracy(self, keys, values, labels, read="soft", rng=None):
        """Share of pictures classified right."""
        logits, _ = self.forward(keys, values, read, rng)
        return float((logits.argmax(axis=1) == self._checked_labels(labels, len(logits))).mean())

    def step(self, keys, values, labels, estimator="soft", rng=None, baseline=None, temperature=1.0):
        """Forward and backward on one batch; the gradients lie in `gradients`. Returns the mean loss in nats.

        labels      (N,) integers from 0
        estimator   where the gradient of the query comes from:
                    "soft"               the mean of all patches, differentiated: exact
                    "reinforce"          one patch is drawn and read; `baseline` (a MovingAverageBaseline, or None for
                                         no baseline) is subtracted from its loss. Xu et al. 2015, section 4.1
                    "straight_through"   one patch is drawn; on the way back as if the mean had been read
                    "gumbel"             the mean under noisy weights of this `temperature`
        Only "reinforce" reads a single patch on the way back, too.
        """
        checks.one_of(estimator, ESTIMATORS, "estimator")
        keys, values = self._checked(keys, values)
        labels, temperature = self._checked_labels(labels, len(keys)), check_temperature(temperature)
        if baseline is not None:
            checks.able(baseline, "value update", "baseline", "a MovingAverageBaseline or None")
        return self._step(keys, values, labels, estimator, rng, baseline, temperature)

    def _step(self, keys, values, labels, estimator, rng, baseline, temperature):
        scores = self._scores(keys)
        if estimator == "reinforce":
            index = choose(softmax(scores), "sample", rng)
            costs, _ = self._learn(_take(values, index), labels)
            level = 0.0 if baseline is None else baseline.value
            grad_scores = score_function_gradient(scores, index, costs, level) / len(costs)
            if baseline is not None:
                baseline.update(costs)
        else:
            weights, back = _choice(scores, estimator, rng, temperature)
            costs, grad_context = self._learn(_mean(weights, values), labels)
            grad_scores = back((values @ grad_context[:, :, None])[:, :, 0])
        self.layers["attention"].gradients["query"][...] = np.tensordot(grad_scores, keys, axes=2)
        return float(costs.mean())

    def fit(
        self,
        keys,
        values,
        labels,
        estimator="soft",
        steps=500,
        batch_size=64,
        learning_rate=0.01,
        seed=0,
        baseline=True,
        temperature=1.0,
        callback=None,
    ):
        """Train with Adam on random batches; the loss of each step is added to `losses`. Returns the model.

        baseline   True: REINFORCE subtracts a moving average of its costs;  False: nothing is subtracted
        callback   function(step, model) or None, called after each step, steps counted from 1
        """
        checks.one_of(estimator, ESTIMATORS, "estimator")
        keys, values = self._checked(keys, values)
        labels, temperature = self._checked_labels(labels, len(keys)), check_temperature(temperature)
        steps, batch_size = checks.positive(steps, "steps"), checks.positive(batch_size, "batch_size")
        if callback is not None:
            checks.function(callback, "callback")
        rng, level = checks.seeded(seed), MovingAverageBaseline() if checks.flag(baseline, "baseline") else None

        def after_step(rows, loss, norm):
            self.losses.append(loss)
            if callback is not None:
                callback(optimiser.steps, self)

        optimiser = Adam({"all": self.flat_parameters}, learning_rate)
        loop.run(
            [(rng.integers(len(keys), size=batch_size) for _ in range(steps))],
            lambda rows: self._step(keys[rows], values[rows], labels[rows], estimator, rng, level, temperature),
            optimiser,
            {"all": self.flat_gradients},
            after_step=after_step,
        )
        self.forget()
        return self

    def _scores(self, keys):
        return keys @ self.layers["attention"].parameters["query"]

    def _classify(self, context):
        checks.finite(context, "values, where they are read,")
        hidden = self.layers["hidden"].forward(context)
        self._active = hidden > 0
        return self.layers["output"].forward(np.where(self._active, hidden, 0))

    def _learn(self, context, labels):
        """Loss of each picture (N,), and the gradient of their mean with respect to context (N, V)."""
        logits = self._classify(context)
        grad = log_probability_gradient(logits, labels) / -len(logits)
        grad_hidden = np.where(self._active, self.layers["output"].backward(grad), 0)
        return -log_probability(logits, labels), self.layers["hidden"].backward(grad_hidden)

    def _checked(self, keys, values):
        keys, values = checks.array(keys, "keys"), checks.array(values, "values")
        sizes = len(self.layers["attention"].parameters["query"]), len(self.layers["hidden"].parameters["weight"])
        for name, array, size in zip(("keys", "values"), (keys, values), sizes, strict=True):
            if array.ndim != 3 or array.shape[2] != size or 0 in array.shape:
                raise ValueError(f"{name} must have the shape (pictures, patches, {size}), got {array.shape}.")
        if keys.shape[:2] != values.shape[:2]:
            raise ValueError(
                "keys must hold one glance for each patch of values, "
                f"got {keys.shape[:2]} glances and {values.shape[:2]} patches."
            )
        return checks.numbers(keys, "keys", dtype=self.dtype), values.astype(self.dtype, copy=False)

    def _checked_labels(self, labels, count):
        labels, classes = checks.array(labels, "labels", "iu"), self.settings["classes"]
        checks.shaped(labels, (count,), "labels")
        if checks.outside(labels, classes):
            raise ValueError(f"labels must hold 0 to {classes - 1}, got {labels.min()} to {labels.max()}.")
        return labels


def _choice(scores, estimator, rng, temperature):
    """Weights to read with (N, P), and the function that takes their gradient back to the scores."""
    if estimator == "straight_through":
        return straight_through(scores, rng)
    if estimator == "gumbel":
        return gumbel_softmax(scores, rng, temperature)
    weights = softmax(scores)
    return weights, lambda grad: softmax_backward(grad, weights)


def _mean(weights, values):
    return (weights[:, None, :] @ values)[:, 0]


def _take(values, index):
    return values[np.arange(len(index)), index]
