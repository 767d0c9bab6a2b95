"""The language model: gradients against finite differences, training learns what follows what, refusals."""

from types import SimpleNamespace

import numpy as np
import pytest

from attention_helpers import corpus, nn
from tests.unit.nn.small import assert_gradient, batch

BATCH = batch([[4], [4]], [[4, 5, 6, 4], [6, 5]])


def model(words=8, embedding_size=3, hidden_size=4, dtype=np.float64, seed=1):
    return nn.LanguageModel(words, embedding_size, hidden_size, seed=seed, dtype=dtype)


@pytest.mark.parametrize("embedding_size", [3, None])
def test_gradients_agree_with_finite_differences(embedding_size):
    made = model(embedding_size=embedding_size)
    assert made.step(BATCH) == pytest.approx(made.loss(BATCH), abs=1e-12)
    gradients = {name: gradient.copy() for name, gradient in made.gradients.items()}
    assert gradients.keys() == made.parameters.keys()
    for name, array in made.parameters.items():
        assert np.abs(gradients[name]).max() > 0, name
        assert_gradient(lambda: made.loss(BATCH), array, gradients[name])


def test_one_hot_input_is_an_embedding_of_the_unit_matrix():
    plain, embedded = model(embedding_size=None), model(embedding_size=8)
    for name, array in plain.parameters.items():
        embedded.parameters[name][...] = array
    embedded.parameters["embedding.table"][...] = np.eye(8)
    np.testing.assert_allclose(plain.forward(BATCH.target_in), embedded.forward(BATCH.target_in), atol=1e-12)


@pytest.mark.parametrize(
    "embedding_size, matrices",
    [(3, {"embedding.table": (8, 3), "rnn.input_weight": (3, 4)}), (None, {"rnn.input_weight": (8, 4)})],
)
def test_weights_have_the_shapes_that_the_lesson_counts(embedding_size, matrices):
    made = model(embedding_size=embedding_size)
    expected = {
        **matrices,
        "rnn.recurrent_weight": (4, 4),
        "rnn.bias": (4,),
        "output.weight": (4, 8),
        "output.bias": (8,),
    }
    assert {name: array.shape for name, array in made.parameters.items()} == expected
    assert made.parameter_count() == sum(int(np.prod(shape)) for shape in expected.values())


def test_a_word_sees_only_the_words_before_it():
    made = model()
    before = made.forward(np.array([[2, 4, 5, 6]]))
    after = made.forward(np.array([[2, 4, 7, 4]]))
    np.testing.assert_array_equal(before[:, :2], after[:, :2])
    assert np.abs(before[:, 2:] - after[:, 2:]).min() > 0


def test_padding_changes_no_loss():
    made = model()
    alone = [made.loss(batch([[4]], [words])) for words in ([4, 5, 6, 4], [6, 5])]
    assert made.loss(BATCH) == pytest.approx((5 * alone[0] + 3 * alone[1]) / 8, abs=1e-12)


PAIRS = corpus.SentencePairs(["x"] * 60, ["the dog eats", "the cat sleeps"] * 30)


def trained(seed=0, **options):
    made = nn.LanguageModel(len(PAIRS.target_vocabulary), 8, 16, seed=seed)
    history = nn.train(made, PAIRS, epochs=40, batch_size=20, learning_rate=0.02, progress=False, **options)
    return made, history


def test_training_learns_what_follows_what():
    made, history = trained()
    words = len(PAIRS.target_vocabulary)
    assert history.loss[0] == pytest.approx(np.log(words), rel=0.3)
    assert history.loss[-1] == pytest.approx(np.log(2) / 4, abs=0.05)  # one choice of two in four words
    assert made.next_words([], 1)[0][0] == "the" and made.next_words("", 1) == made.next_words([], 1)
    animals = made.next_words("the", 2)
    assert {word for word, _ in animals} == {"dog", "cat"}
    assert all(probability == pytest.approx(0.5, abs=0.1) for _, probability in animals)
    assert made.next_words(["the", "dog"])[0] == ("eats", pytest.approx(1, abs=0.05))
    assert made.next_words("the cat sleeps", 1)[0][0] == "</s>"
    assert made.surprise("the dog eats") < 0.3 < made.surprise("the dog sleeps")


def test_next_words_are_all_words_with_probabilities_that_sum_to_one():
    made = model()
    made.target_vocabulary = corpus.Vocabulary(list("abcd"))
    found = made.next_words("a b", 8)
    assert sorted(word for word, _ in found) == sorted(made.target_vocabulary.words)
    shares = [probability for _, probability in found]
    assert shares == sorted(shares, reverse=True) and sum(shares) == pytest.approx(1)
    assert len(made.next_words("a")) == 5


def test_surprise_is_the_loss_of_that_sentence():
    made = model()
    made.target_vocabulary = corpus.Vocabulary(list("abcd"))
    assert made.surprise("a c d") == pytest.approx(made.loss(batch([[4]], [[4, 6, 7]])), abs=1e-12)


def test_the_same_seed_gives_the_same_model():
    (one, history), (again, history_again), (other, _) = trained(), trained(), trained(seed=3)
    assert (one.flat_parameters == again.flat_parameters).all() and history.batch_loss == history_again.batch_loss
    assert (one.flat_parameters != other.flat_parameters).any() and one.dtype == np.float32


def without_vocabulary():
    return model(dtype=np.float32)


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: nn.LanguageModel(0), ValueError, "words must be at least 1, got 0"),
        (lambda: nn.LanguageModel(5, 2.5), TypeError, r"embedding_size must be a whole number of at least 1, got 2\.5"),
        (lambda: nn.LanguageModel(5, 0), ValueError, "embedding_size must be at least 1, got 0"),
        (lambda: nn.LanguageModel(5, hidden_size=0), ValueError, "hidden_size must be at least 1, got 0"),
        (lambda: without_vocabulary().forward([[2, 8]]), ValueError, "words must hold word ids from 0 to 7, got 8"),
        (lambda: without_vocabulary().forward([2, 4]), ValueError, r"words must have the shape \(batch, time\)"),
        (lambda: without_vocabulary().next_words("a"), ValueError, "no vocabulary yet: train it first"),
        (
            lambda: trained()[0].next_words("the bird"),
            ValueError,
            "words must be among the 9 words of the model, got 'bird'",
        ),
        (lambda: trained()[0].next_words("the", 0), ValueError, "count must be at least 1, got 0"),
        (lambda: trained()[0].surprise(""), ValueError, "words must hold at least one word, got none"),
        (
            lambda: nn.train(model(dtype=np.float32), PAIRS, progress=False),
            ValueError,
            "target_vocabulary of pairs must have the 8 words .* got 9",
        ),
        (
            lambda: without_vocabulary().loss(SimpleNamespace(**{**vars(BATCH), "target_mask": BATCH.target_mask[:1]})),
            ValueError,
            r"mask must have the shape \(2, 5\)",
        ),
    ],
)
def test_what_does_not_fit_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_the_table_of_pairs_counts_what_follows_what():
    table = nn.PairTable([[2, 4, 4, 5], [2, 4], [4]], words=6, little=0.5)
    assert (table.counts[2, 4], table.counts[4, 4], table.counts[4, 5], table.counts.sum()) == (2, 1, 1, 4)
    np.testing.assert_allclose(table.probabilities.sum(axis=1), 1)
    assert table.probabilities[2, 4] == pytest.approx(2.5 / 5)
    assert table.loss([[2, 4], [4, 5]]) == pytest.approx(-(np.log(2.5 / 5) + np.log(1.5 / 5)) / 2)
    with pytest.raises(ValueError, match="two words"):
        nn.PairTable([[4]], words=6)
