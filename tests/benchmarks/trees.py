"""Batched recursive training against node-by-node, in one process: the same trees, the same numbers, two ways."""

import numpy as np

from attention_helpers import nn
from tests.benchmarks.sizes import interleaved


def random_tree(rng, leaves, words, labels=(-2, -1, 0, 1, 2)):
    """A labelled tree over `leaves` random words; each split point is as likely as any other."""
    label = int(rng.choice(labels))
    if leaves == 1:
        return {"word": str(rng.choice(words)), "label": label}
    cut = int(rng.integers(1, leaves))
    left, right = random_tree(rng, cut, words), random_tree(rng, leaves - cut, words)
    return {"left": left, "right": right, "label": label}


def chain(rng, leaves, words):
    """The least favourable tree for batching by height: only one inner node at each height."""
    tree = {"word": str(rng.choice(words)), "label": 0}
    for _ in range(leaves - 1):
        tree = {"left": {"word": str(rng.choice(words)), "label": 0}, "right": tree, "label": 0}
    return tree


class NodeByNode:
    """The network written as one writes it first: one vector at a time, up the tree and down again.

    The sums over nodes are kept in one array each; the loss is the mean over all nodes, as in RecursiveNet.step.
    """

    def __init__(self, net):
        p = net.parameters
        self.table, self.weight, self.bias = p["embedding.table"], p["composition.weight"], p["composition.bias"]
        self.output, self.output_bias = p["output.weight"], p["output.bias"]
        self.gradients = {name: np.zeros_like(value) for name, value in p.items()}

    def step(self, trees):
        """Loss with `gradients` filled, over trees as `in_post_order` gives them."""
        for value in self.gradients.values():
            value[...] = 0
        nodes = sum(len(words) for words, _, _ in trees)
        return sum(self._tree(*tree, nodes) for tree in trees)

    def _tree(self, words, children, labels, nodes):
        size = len(self.bias)
        vectors, pairs, loss = [], [], 0.0
        grads = []
        for word, (left, right), label in zip(words, children, labels, strict=True):
            pair = None if word >= 0 else np.concatenate([vectors[left], vectors[right]])
            vector = self.table[word] if word >= 0 else np.tanh(self.weight.dot(pair) + self.bias)
            logits = vector.dot(self.output) + self.output_bias
            shifted = np.exp(logits - logits.max())
            probability = shifted / shifted.sum()
            loss -= np.log(probability[label]) / nodes
            probability[label] -= 1
            probability /= nodes
            self.gradients["output.weight"] += np.outer(vector, probability)
            self.gradients["output.bias"] += probability
            vectors.append(vector)
            pairs.append(pair)
            grads.append(self.output.dot(probability))
        for i in reversed(range(len(vectors))):
            if pairs[i] is None:
                self.gradients["embedding.table"][words[i]] += grads[i]
                continue
            slope = grads[i] * (1 - vectors[i] ** 2)
            self.gradients["composition.weight"] += np.outer(slope, pairs[i])
            self.gradients["composition.bias"] += slope
            back = slope.dot(self.weight)
            left, right = children[i]
            grads[left] += back[:size]
            grads[right] += back[size:]
        return loss


def in_post_order(flat):
    """Of a flattened tree: word ids (nodes,), positions of the branches (nodes, 2), labels (nodes,)."""
    word, back, _, label = flat
    return word, np.arange(len(word))[:, None] - np.stack([back, np.ones_like(back)], axis=1), label


def compare(make_tree, rounds, trees=32, leaves=20, size=64):
    """Seconds of one training step (loss and all gradients) both ways; making the batch's arrays counts as ours."""
    rng = np.random.default_rng(0)
    words = [f"w{i}" for i in range(100)]
    net = nn.RecursiveNet(words, size=size)
    data = [make_tree(rng, leaves, words) for _ in range(trees)]
    flat, slow = net.prepare(data), NodeByNode(net)
    nodes = [in_post_order(tree) for tree in flat]
    loss, other = net.step(net.batch(flat)), slow.step(nodes)
    for name, gradient in net.gradients.items():
        np.testing.assert_allclose(gradient, slow.gradients[name], rtol=2e-3, atol=2e-6)
    np.testing.assert_allclose(loss, other, rtol=1e-4)
    functions = {
        "ours": lambda: net.step(net.batch(net.prepare(data))),
        "prepared": lambda: net.step(net.batch(flat)),
        "node by node": lambda: slow.step(nodes),
    }
    return interleaved(functions, rounds, inner=5)


def comparisons(rounds):
    """Yield (what, seconds by name, the bar) for each row of the bench."""
    for name, make_tree, bar in (("random trees", random_tree, 0.1), ("chains (worst case)", chain, None)):
        seconds = compare(make_tree, rounds)
        yield f"recursive net, 32 {name} of 20 leaves, d = 64", seconds, bar
        yield "  the same, made into arrays before", {**seconds, "ours": seconds["prepared"]}, bar
