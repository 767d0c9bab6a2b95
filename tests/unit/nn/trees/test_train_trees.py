"""Training on trees: it learns the scope of not, repeats itself for a seed, can be interrupted."""

from attention_helpers import corpus, nn
from tests.unit.nn.trees.sample import TREES, WORDS


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
