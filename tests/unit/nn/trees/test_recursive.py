"""The recursive network and the readers without a tree: gradients, agreement with node-by-node, training."""

import numpy as np
import pytest

from attention_helpers import corpus, nn

WORDS = ["not", "very", "good", "bad", "and", "cheap"]


def leaf(word, label=0):
    return {"word": word, "label": label}


def node(left, right, label):
    return {"left": left, "right": right, "label": label}


NOT_VERY_GOOD = node(leaf("not"), node(leaf("very"), leaf("good", 1), 2), -1)
SCOPE_WIDE = node(leaf("not"), node(leaf("good", 1), node(leaf("and"), leaf("cheap", 1), 1), 1), -1)
SCOPE_NARROW = node(node(leaf("not"), leaf("good", 1), -1), node(leaf("and"), leaf("cheap", 1), 1), 0)
TREES = [NOT_VERY_GOOD, SCOPE_WIDE, leaf("bad", -1), SCOPE_NARROW]
KINDS = {
    "tree": nn.RecursiveNet,
    "bag": nn.BagOfWords,
    "rnn": nn.LastState,
    "gru": lambda *args, **settings: nn.LastState(*args, kind="gru", **settings),
}


def random_tree(rng, leaves):
    if leaves == 1:
        return leaf(str(rng.choice(WORDS)), int(rng.integers(-2, 3)))
    cut = int(rng.integers(1, leaves))
    return node(random_tree(rng, cut), random_tree(rng, leaves - cut), int(rng.integers(-2, 3)))


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_against_finite_differences(kind):
    net = KINDS[kind](WORDS, size=4, seed=1, dtype=np.float64)
    rng = np.random.default_rng(0)
    batch = net.batch(net.prepare(TREES + [random_tree(rng, 7) for _ in range(2)]))
    net.step(batch)
    analytic, epsilon = net.flat_gradients.copy(), 1e-6
    numeric = np.empty_like(analytic)
    for i in range(len(numeric)):
        kept = net.flat_parameters[i]
        net.flat_parameters[i] = kept + epsilon
        above = net.loss(batch)
        net.flat_parameters[i] = kept - epsilon
        numeric[i] = (above - net.loss(batch)) / (2 * epsilon)
        net.flat_parameters[i] = kept
    np.testing.assert_allclose(analytic, numeric, rtol=1e-6, atol=1e-9)
    for name, gradient in net.gradients.items():
        assert np.abs(gradient).max() > 0, f"nothing reached {name}"


def by_node(net, tree):
    """Vectors and losses in post-order, by plain recursion over dictionaries: an independent forward pass."""
    p = net.parameters
    if "word" in tree:
        vectors, losses, vector = [], [], p["embedding.table"][net.words.index(tree["word"])]
    else:
        left, left_losses = by_node(net, tree["left"])
        right, right_losses = by_node(net, tree["right"])
        vectors, losses = left + right, left_losses + right_losses
        pair = np.concatenate([left[-1], right[-1]])
        vector = np.tanh(p["composition.weight"].dot(pair) + p["composition.bias"])
    logits = vector @ p["output.weight"] + p["output.bias"]
    surprise = np.log(np.exp(logits).sum()) - logits[net.labels.index(tree["label"])]
    return [*vectors, vector], [*losses, surprise]


def test_batched_agrees_with_node_by_node():
    net, rng = nn.RecursiveNet(WORDS, size=8, seed=2, dtype=np.float64), np.random.default_rng(5)
    trees = TREES + [random_tree(rng, int(n)) for n in rng.integers(1, 25, 30)]
    batch = net.batch(net.prepare(trees))
    vectors, _ = net.forward(batch)
    losses = []
    for tree, rows in zip(trees, batch.rows, strict=True):
        expected, surprises = by_node(net, tree)
        np.testing.assert_allclose(vectors[rows], expected, rtol=1e-9, atol=1e-12)
        losses += surprises
    np.testing.assert_allclose(net.loss(batch), np.mean(losses), rtol=1e-9)


def test_a_tree_alone_and_in_a_batch_agree_and_the_root_is_traverse():
    net = nn.RecursiveNet(WORDS, size=8, seed=2, dtype=np.float64)
    batch = net.batch(net.prepare(TREES))
    together, _ = net.forward(batch)
    for tree, root in zip(TREES, batch.roots, strict=True):
        alone, _ = net.forward(net.batch(net.prepare([tree])))
        np.testing.assert_allclose(alone[-1], together[root], rtol=1e-12)
        weight, bias = net.composition.parameters["weight"], net.composition.parameters["bias"]
        np.testing.assert_allclose(nn.traverse(net.vectors(tree), weight, bias, np.tanh), together[root], rtol=1e-12)


def test_ten_thousand_levels_go_through_forward_and_backward():
    tree = leaf("good", 1)
    for _ in range(10_000):
        tree = node(leaf("not"), tree, 0)
    net = nn.RecursiveNet(WORDS, size=4)
    loss = net.step(net.batch(net.prepare([tree])))
    assert np.isfinite(loss) and np.isfinite(net.flat_gradients).all()
    assert len(net.read(tree)) == 20_001


def test_same_size():
    count = {kind: make(WORDS, size=24).parameter_count() for kind, make in KINDS.items()}
    assert count["tree"] == count["rnn"] == 7 * 24 + 2 * 24**2 + 24 + 24 * 5 + 5
    assert count["tree"] < count["bag"] < 1.1 * count["tree"]
    assert count["gru"] > 1.4 * count["tree"]


def test_reading_a_tree_gives_its_words_in_post_order():
    net = nn.RecursiveNet(WORDS, size=4)
    readings = net.read(SCOPE_NARROW)
    assert [" ".join(r.words) for r in readings] == [
        "not",
        "good",
        "not good",
        "and",
        "cheap",
        "and cheap",
        "not good and cheap",
    ]
    assert [r.label for r in readings] == net.predict([SCOPE_NARROW])[0]
    for reading in readings:
        assert reading.vector.shape == (4,)
        np.testing.assert_allclose(reading.probabilities.sum(), 1, rtol=1e-5)
    assert [" ".join(r.words) for r in net.read({"left": "not", "right": "good"})] == ["not", "good", "not good"]


def test_an_unknown_word_counts_as_unk():
    net = nn.RecursiveNet(WORDS, size=4)
    np.testing.assert_array_equal(net.read("marvellous")[0].vector, net.embedding.parameters["table"][0])
    assert net.word_id("marvellous") == 0


def test_readers_without_a_tree_are_blind_where_they_must_be():
    twins = [SCOPE_WIDE, SCOPE_NARROW]
    for kind in ("bag", "rnn", "gru"):
        wide, narrow = KINDS[kind](WORDS, size=4).predict(twins)
        assert wide[-1] == narrow[-1], kind
    mirrored = node(leaf("good", 1), leaf("not"), 0)
    bag, rnn = nn.BagOfWords(WORDS, size=4), nn.LastState(WORDS, size=4)

    def logits(net, tree):
        return net.forward(net.batch(net.prepare([tree])))[1][-1]

    straight = node(leaf("not"), leaf("good", 1), -1)
    np.testing.assert_allclose(logits(bag, straight), logits(bag, mirrored), rtol=1e-5)
    assert not np.allclose(logits(rnn, straight), logits(rnn, mirrored), rtol=1e-3)


def test_padding_changes_nothing():
    for kind in ("bag", "rnn", "gru"):
        net = KINDS[kind](WORDS, size=4, dtype=np.float64)
        alone = net.forward(net.batch(net.prepare([leaf("bad", -1)])))[1][0]
        batch = net.batch(net.prepare([SCOPE_WIDE, leaf("bad", -1)]))
        np.testing.assert_allclose(net.forward(batch)[1][batch.rows[1][0]], alone, rtol=1e-12)


def test_training_learns_scope_and_repeats():
    trees = corpus.load_trees("en", "train")[:200]
    words = {word for tree in trees for word in corpus.tree_words(tree)}
    runs = []
    for _ in range(2):
        net, seen = nn.RecursiveNet(words, size=16), []
        history = nn.train_trees(net, trees, epochs=25, learning_rate=0.02, callback=lambda *a, to=seen: to.append(a))
        runs.append(history.loss)
    assert runs[0] == runs[1]
    assert [epoch for epoch, _ in seen] == list(range(1, 26))
    assert history.loss[-1] < 0.1 * history.loss[0]
    assert history.nodes == sum(nn.count_nodes(tree) for tree in trees)
    assert nn.root_accuracy(net, trees) > 0.95
    assert nn.root_accuracy(net, corpus.twins(trees)) > 0.95
    assert nn.node_accuracy(net, trees, lambda n: "left" in n) > 0.95


def test_an_interruption_leaves_a_usable_model():
    net = nn.RecursiveNet(WORDS, size=4)

    def stop(epoch, loss):
        if epoch == 3:
            raise KeyboardInterrupt

    history = nn.train_trees(net, TREES, epochs=10, callback=stop)
    assert history.interrupted and len(history.loss) == 3
    assert len(net.predict(TREES)) == 4


@pytest.mark.parametrize(
    "tree, words",
    [
        ({"left": leaf("not"), "label": 0}, r"^root: .*only .left."),
        (node(leaf("not"), leaf("good", 7), 0), r'^root\.right: "label" must be one of \[-2, -1, 0, 1, 2\], got 7'),
        ({"left": leaf("not"), "right": leaf("good", 1)}, r'^root: "label" must be one of .*got None'),
        (node(leaf("not"), "good", 0), r'^root\.right: "label" must be one of'),
        (node(leaf(3), leaf("good", 1), 0), r"^root\.left: a leaf must be a word, got int 3"),
        (node(leaf(""), leaf("good", 1), 0), r"^root\.left: a leaf must be a word, got str"),
        ({**node(leaf("not"), leaf("good", 1), 0), "extra": 1}, r"^root: .*alone, got also .extra."),
    ],
)
@pytest.mark.parametrize("kind", ["tree", "bag"])
def test_bad_trees_are_named_by_path(kind, tree, words):
    with pytest.raises(ValueError, match=words):
        KINDS[kind](WORDS, size=4).prepare([tree])


@pytest.mark.parametrize(
    "make, error, words",
    [
        (lambda: nn.RecursiveNet(WORDS, size=0), ValueError, "size must be at least 1, got 0"),
        (lambda: nn.RecursiveNet(WORDS, size=2.5), TypeError, "size must be a whole number"),
        (lambda: nn.RecursiveNet("not good", size=4), TypeError, "words must be a list of words"),
        (lambda: nn.RecursiveNet(WORDS, labels=(1,)), ValueError, "labels must hold at least two"),
        (lambda: nn.LastState(WORDS, kind="lstm"), ValueError, "kind must be one of 'rnn', 'gru', got 'lstm'"),
        (lambda: nn.train_trees(nn.RecursiveNet(WORDS), [], epochs=1), ValueError, "trees must hold at least one tree"),
        (lambda: nn.train_trees(nn.RecursiveNet(WORDS), TREES, epochs=0), ValueError, "epochs must be at least 1"),
        (lambda: nn.root_accuracy(nn.RecursiveNet(WORDS), []), ValueError, "at least one tree"),
        (lambda: nn.node_accuracy(nn.RecursiveNet(WORDS), TREES, lambda n: False), ValueError, "choose must pick"),
        (lambda: nn.BagOfWords(WORDS).batch([]), ValueError, "at least one tree"),
        (lambda: nn.RecursiveNet(WORDS).batch([]), ValueError, "at least one tree"),
    ],
)
def test_bad_arguments(make, error, words):
    with pytest.raises(error, match=words):
        make()
