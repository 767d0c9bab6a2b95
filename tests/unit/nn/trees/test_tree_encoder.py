"""A translator that reads along the tree: gradients, and the tree's part in the result."""

from types import SimpleNamespace

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import slope

WORDS = {"a": 4, "b": 5, "c": 6, "d": 7}
TREES = [{"left": "a", "right": {"left": "b", "right": "c"}}, {"left": {"left": "d", "right": "a"}, "right": "b"}, "c"]
OTHER = {"left": {"left": "a", "right": "b"}, "right": "c"}


def batch():
    return SimpleNamespace(
        source=np.array([[4, 5, 6], [7, 4, 5], [6, 0, 0]]),
        source_mask=np.array([[1, 1, 1], [1, 1, 1], [1, 0, 0]]) > 0,
        target_in=np.array([[2, 4, 5], [2, 5, 0], [2, 4, 4]]),
        target_out=np.array([[4, 5, 3], [5, 3, 0], [4, 4, 3]]),
        target_mask=np.array([[1, 1, 1], [1, 1, 0], [1, 1, 1]]) > 0,
    )


class Pairs:
    """The least that `nn.train` wants."""

    source_vocabulary = target_vocabulary = None

    def __len__(self):
        return 3

    def batches(self, batch_size, rng=None):
        yield batch()


def model(**settings):
    made = nn.TreeSeq2Seq(8, 6, 5, 5, seed=1, dtype=np.float64, **settings)
    made.add_trees(TREES, WORDS.get)
    return made


def test_gradients_against_finite_differences():
    made, epsilon = model(), 1e-6
    made.step(batch())
    analytic, numeric = made.flat_gradients.copy(), np.empty_like(made.flat_gradients)
    for i in range(len(numeric)):
        kept = made.flat_parameters[i]
        made.flat_parameters[i] = kept + epsilon
        above = made.loss(batch())
        made.flat_parameters[i] = kept - epsilon
        numeric[i] = (above - made.loss(batch())) / (2 * epsilon)
        made.flat_parameters[i] = kept
    np.testing.assert_allclose(analytic, numeric, rtol=1e-5, atol=1e-9)
    for name, gradient in made.gradients.items():
        assert np.abs(gradient).max() > 0, f"nothing reached {name}"


def test_the_grouping_reaches_the_decoder():
    made = model()
    before = made.read(np.array([[4, 5, 6]])).start
    made.add_trees([OTHER], WORDS.get)
    assert not np.allclose(made.read(np.array([[4, 5, 6]])).start, before)


def test_alone_and_in_a_batch_agree():
    made, together = model(), model().read(batch().source, batch().source_mask).start
    np.testing.assert_allclose(made.read(np.array([[6]])).start[0], together[2], rtol=1e-12)


def test_it_translates_and_trains_like_any_seq2seq():
    made = nn.TreeSeq2Seq(8, 6, 8, 8, seed=1)
    made.add_trees(TREES, WORDS.get)
    history = nn.train(made, Pairs(), epochs=150, learning_rate=0.03, progress=False)
    assert history.loss[-1] < 0.1 * history.loss[0]
    assert [t.tokens for t in nn.translate(made, [[4, 5, 6], [7, 4, 5], [6]])] == [[4, 5], [5], [4, 4]]


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: model().read(np.array([[5, 4, 6]])), "the tree of sentence 0 is not known; call add_trees"),
        (lambda: nn.TreeSeq2Seq(8, 6, 5, 6), "embedding_size and hidden_size must be equal.*got 5 and 6"),
        (lambda: model().read(np.array([[4]]), np.array([[False]])), "no real token"),
        (lambda: model().add_trees([{"left": "a"}], WORDS.get), "only .left."),
    ],
)
def test_bad_input(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_the_gradient_of_each_word_comes_back_to_its_place():
    made = model()
    norms = nn.input_gradients(made, batch())
    assert norms.shape == (3, 3) and (norms[2, 1:] == 0).all() and norms[2, 0] > 0
    table, found = made.parameters["source_embedding.table"], np.zeros(3)
    alone = SimpleNamespace(**{name: array[:1] for name, array in vars(batch()).items()})
    for place, word in enumerate(alone.source[0]):
        slopes = [value for value, _ in slope(lambda: made.loss(alone), table[word], 5)]
        found[place] = np.linalg.norm(slopes)
    np.testing.assert_allclose(norms[0], found, rtol=1e-5)
