"""Training on labelled trees: the same loop for the recursive network and for the readers that see no tree."""

from dataclasses import dataclass, field

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.training import loop
from attention_helpers.nn.training.adam import FASTEST, Adam
from attention_helpers.nn.trees.walk import count_nodes, visits


@dataclass
class TreeHistory:
    """loss: mean loss of each epoch, in nats per node. nodes: how many nodes one epoch holds."""

    nodes: int
    loss: list = field(default_factory=list)
    interrupted: bool = False


def train_trees(model, trees, epochs, batch_size=32, learning_rate=0.01, decay=0.3, seed=0, callback=None):
    """Train `model` (RecursiveNet, BagOfWords, LastState) on labelled trees with Adam -> TreeHistory.

    trees: nested {"left", "right", "label"} with leaves {"word", "label"}. The learning rate falls in a straight
    line to a tenth. decay: of every number, decay × learning rate × the number is taken off at each step (AdamW,
    Loshchilov & Hutter 2019). callback(epoch, loss) is called after each epoch, epochs from 1. The same seed gives
    the same run. An interruption (Ctrl-C, the stop button) leaves a usable model and returns the history so far.
    """
    checks.able(model, "prepare step batch", "model", "a RecursiveNet, BagOfWords or LastState")
    epochs, batch_size = checks.positive(epochs, "epochs"), checks.positive(batch_size, "batch_size")
    learning_rate = checks.positive_number(learning_rate, "learning_rate", FASTEST)
    decay = checks.number(decay, "decay", 0, 1 / learning_rate)
    if callback is not None:
        checks.function(callback, "callback")
    trees = _checked_trees(trees)
    prepared = model.prepare(trees)
    rng, history = checks.seeded(seed), TreeHistory(nodes=sum(map(count_nodes, trees)))
    adam = Adam({"all": model.flat_parameters}, learning_rate, clip=5.0)
    steps = epochs * -(-len(prepared) // batch_size)

    def batches():
        return (model.batch([prepared[i] for i in rows]) for rows in loop.shuffled(len(prepared), batch_size, rng))

    def after_step(batch, loss, norm):
        model.flat_parameters *= 1 - adam.learning_rate * decay

    def after_epoch(number, loss):
        history.loss.append(loss)
        if callback is not None:
            callback(number, loss)

    def rate(done):
        return learning_rate * (1 - 0.9 * done / steps)

    try:
        epochs, gradients = (batches() for _ in range(epochs)), {"all": model.flat_gradients}
        loop.run(epochs, model.step, adam, gradients, rate, after_step, after_epoch)
    except KeyboardInterrupt:
        history.interrupted = True
    model.forget()
    return history


def node_accuracy(model, trees, choose=None):
    """Share of nodes whose label the model finds. choose(node) -> bool picks the nodes that count (all if None)."""
    trees = _checked_trees(trees)
    checks.able(model, "predict", "model", "a RecursiveNet, BagOfWords or LastState")
    if choose is not None:
        checks.function(choose, "choose")
    right = [
        _label(node) == label
        for tree, labels in zip(trees, model.predict(trees), strict=True)
        for node, label in zip(visits(tree), labels, strict=True)
        if choose is None or choose(node)
    ]
    if not right:
        raise ValueError("choose must pick at least one node of the trees, it picked none")
    return sum(right) / len(right)


def root_accuracy(model, trees):
    """Share of trees whose root's label the model finds."""
    trees = _checked_trees(trees)
    checks.able(model, "predict", "model", "a RecursiveNet, BagOfWords or LastState")
    predicted = [labels[-1] for labels in model.predict(trees)]
    return float(np.mean([label == _label(tree) for label, tree in zip(predicted, trees, strict=True)]))


def _checked_trees(trees):
    """`trees` as a list; TypeError unless it is one, ValueError where it is empty."""
    trees = checks.items(trees, "trees", "trees")
    if not trees:
        raise ValueError("trees must hold at least one tree, got none")
    return trees


def _label(node):
    if not isinstance(node, dict) or "label" not in node:
        raise ValueError(f'trees must hold nodes with a "label", got {checks.came(node)} without one')
    return node["label"]
