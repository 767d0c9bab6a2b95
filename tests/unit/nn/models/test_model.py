"""Every model: a copy, a pickle and a file give the same model, which goes on learning and leaves the first alone."""

import copy
import pickle

import numpy as np
import pytest

from attention_helpers import corpus, nn
from attention_helpers.nn.models.model import MODELS
from tests.unit.nn.small import RNG, Pairs, batch

PAIRS = Pairs(24)
SENTENCES = batch(PAIRS.sentences[:6], PAIRS.sentences[:6])
TREES = [
    {"left": {"word": "a", "label": 0}, "right": {"word": "b", "label": 1}, "label": 1},
    {
        "left": {"left": {"word": "c", "label": 1}, "right": {"word": "a", "label": 0}, "label": 0},
        "right": {"word": "b", "label": 1},
        "label": 1,
    },
]
SOURCE_TREES = [{"left": 4, "right": {"left": 5, "right": 6}}, {"left": {"left": 7, "right": 4}, "right": 5}]
QUESTIONS, PLACES = RNG(1).integers(0, 3, 40), RNG(2).integers(4, 12, (40, 3))
GLANCES, PATCHES, SIGNS = RNG(3).normal(size=(30, 5, 2)), RNG(4).normal(size=(30, 5, 4)), RNG(5).integers(0, 3, 30)


class Aligned(Pairs):
    """Random sentences beside their copies, word i linked to word i."""

    def __init__(self):
        super().__init__(24)
        self.alignment = [[(i, i) for i in range(len(sentence))] for sentence in self.sentences]

    def batches(self, batch_size, rng=None):
        for one in super().batches(batch_size):
            one.indices = np.arange(len(one.source))
            yield one


class Read(Pairs):
    """Two sentences with trees, to be copied."""

    def __init__(self):
        self.sentences = [[4, 5, 6], [7, 4, 5]]


def with_trees():
    made = nn.TreeSeq2Seq(12, 12, 6, 6)
    made.add_trees([nn.map_leaves(tree, str) for tree in SOURCE_TREES], int)
    return made


def train(model, pairs=PAIRS):
    nn.train(model, pairs, epochs=1, batch_size=8, learning_rate=0.03, progress=False)


def train_trees(model):
    nn.train_trees(model, TREES, epochs=2, learning_rate=0.1)


def logits(model, one=SENTENCES):
    return model.write(model.read(one.source, one.source_mask), one.target_in)[0]


def of_trees(model):
    return model.forward(model.batch(model.prepare(TREES)))[1]


# name -> (make, learn, predict)
CASES = {
    "Seq2Seq": (lambda: nn.Seq2Seq(12, 12, 6, 8, attention="additive", bidirectional=True), train, logits),
    "Transformer": (lambda: nn.Transformer(12, 12, 8, 2, 12, 2, 1, "learned", reach=2), train, logits),
    "TreeSeq2Seq": (with_trees, lambda m: train(m, Read()), lambda m: logits(m, next(Read().batches(2)))),
    "LanguageModel": (lambda: nn.LanguageModel(12, 4, 6), train, lambda m: m.forward(SENTENCES.target_in)),
    "Lookup": (
        lambda: nn.Lookup(12, 3, kind="general"),
        lambda m: m.fit(QUESTIONS, PLACES, PLACES[np.arange(40), QUESTIONS], epochs=1, batch_size=10),
        lambda m: m.forward(QUESTIONS, PLACES)[0],
    ),
    "WordAligner": (
        lambda: nn.WordAligner(12, 12, size=4, kind="additive"),
        lambda m: m.fit(Aligned(), steps=3, batch_size=24),
        lambda m: m.forward(SENTENCES),
    ),
    "Glimpse": (
        lambda: nn.Glimpse(2, 4, 3, hidden_size=5),
        lambda m: m.fit(GLANCES, PATCHES, SIGNS, "reinforce", steps=3),
        lambda m: m.forward(GLANCES, PATCHES)[0],
    ),
    "SkipGram": (
        lambda: nn.SkipGram(12, 4),
        lambda m: nn.train_skip_gram(m, PAIRS.sentences, epochs=1, batch_size=8, common=1),
        lambda m: m.vectors.copy(),
    ),
    "RecursiveNet": (lambda: nn.RecursiveNet(["a", "b"], (0, 1), 4), train_trees, of_trees),
    "BagOfWords": (lambda: nn.BagOfWords(["a", "b"], (0, 1), 4), train_trees, of_trees),
    "LastState": (lambda: nn.LastState(["a", "b"], (0, 1), 4, kind="gru"), train_trees, of_trees),
}


def through_a_file(model, folder):
    model.save(folder / "model")
    return nn.load(folder / "model")


WAYS = {
    "copy": lambda model, folder: copy.copy(model),
    "deepcopy": lambda model, folder: copy.deepcopy(model),
    "pickle": lambda model, folder: pickle.loads(pickle.dumps(model)),
    "file": through_a_file,
}


def test_no_model_is_forgotten_here():
    assert set(CASES) == {name for name, kind in MODELS.items() if not kind.__subclasses__() or name == "Seq2Seq"}


def left_over(model):
    """The layers that still hold what a forward pass left."""
    leaves = [leaf for layer in model.layers.values() for leaf in layer.leaves()]
    return [
        leaf for leaf in [*model.layers.values(), *leaves] if leaf._cache is not None or getattr(leaf, "_rooms", {})
    ]


@pytest.mark.parametrize("name", CASES)
def test_a_trained_model_holds_nothing_but_its_numbers(name):
    make, learn, predict = CASES[name]
    model = make()
    predict(model)
    assert left_over(model) or name == "SkipGram"  # whose vectors are read without a pass
    learn(model)
    assert left_over(model) == []
    assert all(getattr(model, kept, None) is None for kept in ("_reading", "_output"))


@pytest.mark.parametrize("name", ["Seq2Seq", "Transformer"])
def test_nor_does_one_that_was_used(name):
    model, words = CASES[name][0](), corpus.SentencePairs([[*"abcd"], [*"efgh"]], [[*"abc"], [*"defgh"]])
    model.source_vocabulary, model.target_vocabulary = words.source_vocabulary, words.target_vocabulary
    uses = [
        lambda: nn.evaluate(model, PAIRS),
        lambda: nn.translate(model, [[4, 5], [6]], beam=2),
        lambda: nn.attention_weights(model, words),
        lambda: nn.last_states(model, words) if name == "Seq2Seq" else nn.reading_distances(model, words),
    ]
    for use in uses:
        logits(model)
        assert left_over(model)
        use()
        assert left_over(model) == []
    one, other = nn.translate(model, [[4, 5, 6], [7]])
    forced = nn.attention_weights(model, words)
    assert all(weights.base is None for weights in (one.weights, other.weights, *forced))  # no view of a batch


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CASES)
def test_what_a_copy_learns_is_its_own(name, way, tmp_path):
    make, learn, predict = CASES[name]
    first = make()
    learn(first)
    before = predict(first).copy()
    second = WAYS[way](first, tmp_path)
    assert type(second) is type(first) and second.settings == first.settings
    np.testing.assert_array_equal(predict(second), before)
    learn(second)
    assert (predict(second) != before).any()
    np.testing.assert_array_equal(predict(first), before)
    for one, other in ((first, second), (second, first)):
        assert not np.shares_memory(one.flat_parameters, other.flat_parameters)
        assert all(np.shares_memory(one.flat_parameters, array) for array in one.parameters.values())
        assert all(np.shares_memory(one.flat_gradients, array) for array in one.gradients.values())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", CASES)
def test_a_copy_goes_on_as_the_first_one_does(name, way, tmp_path):
    make, learn, predict = CASES[name]
    first = make()
    learn(first)
    second = WAYS[way](first, tmp_path)
    learn(first)
    learn(second)
    np.testing.assert_array_equal(first.flat_parameters, second.flat_parameters)
    np.testing.assert_array_equal(predict(first), predict(second))
    assert getattr(first, "losses", None) == getattr(second, "losses", None)


@pytest.mark.parametrize("name", CASES)
def test_parameters_are_named_by_layer_and_counted(name):
    model = CASES[name][0]()
    assert model.parameters.keys() == model.gradients.keys()
    assert all(key.split(".")[0] in model.layers for key in model.parameters)
    assert model.parameter_count() == sum(array.size for array in model.parameters.values())
