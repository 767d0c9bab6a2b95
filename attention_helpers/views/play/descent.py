"""One attention step in the plane, its gradients, and the descent that follows them step by step."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from attention_helpers.nn.attention.attention import Attention
from attention_helpers.nn.attention.score import score
from attention_helpers.nn.layers.softmax import softmax_backward

# Three source words: where each can be found (key), and what it hands over (value).
WORDS = ("私", "ペン", "持って")
QUERY = np.array([-0.6, 0.5])
KEYS = np.array([[-1.6, 1.0], [1.2, 1.4], [0.6, -1.6]])
VALUES = np.array([[-2.4, -0.4], [1.6, 1.2], [-1.0, -2.2]])
WANTED = 1  # the step should write "pen": its context should be the value of ペン
RATE, STEPS = 0.04, 60

# Matrices of the two scores that have some; here they are given and stay as they are.
QUARTER_TURN = np.array([[0.0, 1.0], [-1.0, 0.0]])  # q W is the query turned by a right angle
_ADDITIVE = {
    "W_q": np.array([[1.0, 0.0, 0.7, -0.7], [0.0, 1.0, 0.7, 0.7]]),
    "W_k": np.array([[1.0, 0.0, -0.7, 0.7], [0.0, 1.0, -0.7, -0.7]]),
    "v": np.array([1.5, 1.5, -1.0, -1.0]),
}
_PARAMETERS = {"general": {"W": QUARTER_TURN}, "additive": _ADDITIVE}
_WEIGHTS = {"general": QUARTER_TURN, "additive": tuple(_ADDITIVE.values())}
NOBODY = "no word"


@dataclass
class Moment:
    """One attention step and its gradients; arrays as in `nn.Attention`, without the axes of batch and time.

    query (2,), keys (3, 2), values (3, 2), scores (3,), weights (3,), context (2,), loss = ½ |context − wanted|²,
    pull: minus the gradient of each, {"query" (2,), "keys" (3, 2), "values" (3, 2), "scores" (3,)}
    """

    query: np.ndarray
    keys: np.ndarray
    values: np.ndarray
    scores: np.ndarray
    weights: np.ndarray
    context: np.ndarray
    loss: float
    pull: dict


def moment(query, keys, values, wanted, kind="dot", mask=None):
    """Read the values with the query, and find what would bring the context nearer to the point `wanted` (2,)."""
    layer = _layer(kind)
    mask = np.ones(len(keys), bool) if mask is None else mask
    context, weights = layer.forward(query[None, None], keys[None], values[None], mask[None])
    miss = context[0, 0] - wanted
    grads = layer.backward(miss[None, None])
    slope = softmax_backward(values @ miss, weights[0, 0])
    scores = score(query, keys, kind, _WEIGHTS.get(kind))
    pull = {"query": -grads[0][0, 0], "keys": -grads[1][0], "values": -grads[2][0], "scores": -slope}
    return Moment(query, keys, values, scores, weights[0, 0], context[0, 0], float(miss @ miss / 2), pull)


def descend(query, wanted=WANTED, kind="dot", masked=NOBODY, moves="query keys values", steps=STEPS):
    """The moments of `steps` steps of gradient descent from the given query (2,): a list of steps + 1 moments."""
    mask = np.array([word != masked for word in WORDS])
    target, moved = VALUES[wanted], moves.split()
    path = [moment(np.asarray(query, float), KEYS, VALUES, target, kind, mask)]
    for _ in range(steps):
        last = path[-1]
        place = {
            name: getattr(last, name) + RATE * last.pull[name] * (name in moved) for name in ("query", "keys", "values")
        }
        path.append(moment(**place, wanted=target, kind=kind, mask=mask))
    return path


@cache
def _layer(kind):
    """One for all moments: a path has sixty of them, and is drawn anew while the query is dragged."""
    layer = Attention(kind, 2, 2, np.random.default_rng(0), attention_size=4, dtype=np.float64)
    for name, parameter in layer.parameters.items():
        parameter[...] = _PARAMETERS[kind][name]
    return layer
