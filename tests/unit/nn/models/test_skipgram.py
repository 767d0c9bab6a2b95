"""Skip-gram: pairs by hand, gradients against finite differences, words of like company come near, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.models.skipgram import skip_gram_pairs
from tests.unit.nn.small import RNG, assert_gradient, wave

CENTRE, CONTEXT = np.array([4, 5, 4]), np.array([5, 6, 4])
NOISE = np.array([[6, 4], [6, 6], [0, 5]])


def model(words=7, size=3, dtype=np.float64, **options):
    made = nn.SkipGram(words, size, dtype=dtype, **options)
    for name, step in (("centre", 0.4), ("context", 0.7)):
        made.parameters[name][...] = wave(words, size, step=step)
    return made


def pairs_by_hand(sentences, window):
    """(centre, context) by two loops over places."""
    return sorted(
        (sentence[i], sentence[j])
        for sentence in sentences
        for i in range(len(sentence))
        for j in range(len(sentence))
        if i != j and abs(i - j) <= window
    )


@pytest.mark.parametrize("window", [1, 2, 3, 50])
def test_pairs_are_neighbours_of_one_sentence_in_both_directions(window):
    rng = RNG(window)
    sentences = [rng.integers(4, 9, rng.integers(1, 8)) for _ in range(6)]
    centre, context = skip_gram_pairs(sentences, window)
    assert sorted(zip(centre.tolist(), context.tolist(), strict=True)) == pairs_by_hand(sentences, window)


def test_the_loss_is_the_papers_written_out():
    made = model()
    tables, total = made.parameters, 0.0
    for c, o, false in zip(CENTRE, CONTEXT, NOISE, strict=True):
        total -= np.log(1 / (1 + np.exp(-tables["centre"][c] @ tables["context"][o])))
        total -= sum(np.log(1 / (1 + np.exp(tables["centre"][c] @ tables["context"][n]))) for n in false)
    assert made.loss(CENTRE, CONTEXT, NOISE) == pytest.approx(total / 3, abs=1e-12)


def test_gradients_agree_with_finite_differences():
    made = model()
    assert made.step(CENTRE, CONTEXT, NOISE) == pytest.approx(made.loss(CENTRE, CONTEXT, NOISE), abs=1e-12)
    for name, array in made.parameters.items():
        gradient = made.gradients[name].copy()
        assert np.abs(gradient).max() > 0
        assert_gradient(lambda: made.loss(CENTRE, CONTEXT, NOISE), array, gradient)


def test_a_word_that_takes_no_part_has_no_gradient_even_after_a_step_where_it_did():
    made = model()
    made.step(CENTRE, CONTEXT, NOISE)
    made.step(CENTRE[:1], CONTEXT[:1], NOISE[:1])
    assert np.flatnonzero(np.abs(made.gradients["centre"]).sum(axis=1)).tolist() == [4]
    assert np.flatnonzero(np.abs(made.gradients["context"]).sum(axis=1)).tolist() == [4, 5, 6]


def test_huge_scores_stay_finite():
    made = model()
    made.parameters["centre"] *= 1e4
    with np.errstate(over="raise", invalid="raise"):
        assert np.isfinite(made.step(CENTRE, CONTEXT, NOISE))
    assert np.isfinite(made.gradients["centre"]).all()


def test_two_tables_and_nothing_else_are_counted():
    made = nn.SkipGram(50, 8)
    assert made.parameter_count() == 2 * 50 * 8 and made.vectors.shape == (50, 8) and made.vectors.dtype == np.float32
    assert np.abs(made.vectors).max() <= 0.5 / 8 and not made.parameters["context"].any()


# Words 4-7 stand only among themselves, words 8-11 among themselves.
SENTENCES = [list(4 * (1 + i % 2) + RNG(i).integers(0, 4, 6)) for i in range(300)]


def trained(seed=0, start=0, **options):
    made = nn.SkipGram(12, 8, seed=start)
    return made, nn.train_skip_gram(made, SENTENCES, epochs=5, seed=seed, common=1.0, **options)


def test_words_of_like_company_come_near():
    made, losses = trained()
    assert len(losses) == 5 and losses[-1] < 0.95 * losses[0]
    for word in range(4, 12):
        own = {i for i in range(4, 12) if i // 4 == word // 4 and i != word}
        found = made.nearest(word, 3)
        assert {i for i, _ in found} == own
        assert [cosine for _, cosine in found] == sorted((cosine for _, cosine in found), reverse=True)


def test_the_same_seed_gives_the_same_vectors():
    (one, losses), (again, losses_again) = trained(), trained()
    assert (one.vectors == again.vectors).all() and losses == losses_again
    assert (trained(seed=1)[0].vectors != one.vectors).any() and (trained(start=1)[0].vectors != one.vectors).any()


def test_noise_is_drawn_by_counts_to_the_three_quarters_and_common_words_are_passed_over(monkeypatch):
    drawn, centres = [], []
    step = nn.SkipGram.step
    monkeypatch.setattr(
        nn.SkipGram,
        "step",
        lambda self, centre, context, noise: (
            drawn.append(noise),
            centres.append(centre),
            step(self, centre, context, noise),
        )[-1],
    )
    counts = {4: 810, 5: 160, 6: 10}
    words = RNG(0).permutation([word for word, count in counts.items() for _ in range(count)])
    sentences = list(words.reshape(-1, 10))
    nn.train_skip_gram(nn.SkipGram(8), sentences, epochs=20, common=0.1)
    noise, centre = (np.bincount(np.concatenate(part, axis=None), minlength=8) for part in (drawn, centres))
    powers = np.array([count**0.75 for count in counts.values()])
    np.testing.assert_allclose(noise[4:7] / noise.sum(), powers / powers.sum(), atol=0.01)
    keep = np.minimum(1, np.sqrt(0.1 * 980 / np.array(list(counts.values()))))
    expected = keep * np.array(list(counts.values()))
    np.testing.assert_allclose(centre[4:7] / centre.sum(), expected / expected.sum(), atol=0.02)


def test_nearest_leaves_out_special_words_and_the_word_itself():
    vectors = np.array([[1, 0]] * 4 + [[1, 0], [2, 0.1], [0, 3], [-1, 0], [0, 0]], float)
    made = nn.SkipGram(9, 2, dtype=float)
    made.vectors[...] = vectors
    found = made.nearest(4, 10)
    assert [i for i, _ in found] == [5, 6, 8, 7]
    np.testing.assert_allclose([cosine for _, cosine in found], [2 / np.hypot(2, 0.1), 0, 0, -1])


def test_an_empty_sentence_among_others_does_no_harm():
    made = nn.SkipGram(12, 8)
    assert np.isfinite(nn.train_skip_gram(made, [[], [4, 5], np.array([6]), (4, 6, 5)], common=1)).all()


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: nn.SkipGram(0), ValueError, "words must be at least 1, got 0"),
        (lambda: nn.SkipGram(5, 1.5), TypeError, r"size must be a whole number of at least 1, got 1\.5"),
        (lambda: model().loss([7], [4], [[4]]), ValueError, "centre must hold word ids from 0 to 6, got 7"),
        (lambda: model().loss([4], [-1], [[4]]), ValueError, "context must hold word ids from 0 to 6, got -1"),
        (lambda: model().loss([4], [4], [[1.5]]), TypeError, "noise must hold whole numbers"),
        (lambda: model().loss([4, 5], [4], [[4]]), ValueError, "equally many rows, got 2, 1 and 1"),
        (lambda: model().nearest(7), ValueError, "word must be a word id from 0 to 6, got 7"),
        (lambda: model().nearest("猫"), ValueError, "word must be a word id .* got '猫'"),
        (lambda: model().nearest(4, 0), ValueError, "count must be at least 1, got 0"),
        (lambda: skip_gram_pairs([[4, 5]], 0), ValueError, "window must be at least 1, got 0"),
        (lambda: nn.train_skip_gram(model(), []), ValueError, "at least one sentence of two words, got none"),
        (lambda: nn.train_skip_gram(model(), [[4], [5]]), ValueError, "at least one sentence of two words"),
        (lambda: nn.train_skip_gram(model(), [[4, 9]]), ValueError, "sentences must hold word ids from 0 to 6, got 9"),
        (lambda: nn.train_skip_gram(model(), [["猫", "犬"]]), TypeError, "sentences must hold whole numbers"),
        (lambda: nn.train_skip_gram(model(), [[4, 5]], epochs=0), ValueError, "epochs must be at least 1, got 0"),
        (lambda: nn.train_skip_gram(model(), [[4, 5]], noise=0), ValueError, "noise must be at least 1, got 0"),
        (
            lambda: nn.train_skip_gram(model(), [[4, 5]], batch_size=0),
            ValueError,
            "batch_size must be at least 1, got 0",
        ),
        (lambda: nn.train_skip_gram(model(), [[4, 5]], common=0), ValueError, "common must be a finite number above 0"),
        (
            lambda: nn.train_skip_gram(model(), [[4, 5]], common=1e-9),
            ValueError,
            "common must leave two neighbours in some of the 1 sentences, got 1e-09; give a larger one",
        ),
    ],
)
def test_what_does_not_fit_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_surprise_is_the_loss_of_the_real_pairs_alone():
    made, sentence = model(), np.array([4, 5, 6, 4])
    scores = [made.parameters["centre"][c] @ made.parameters["context"][o] for c, o in pairs_by_hand([sentence], 2)]
    assert made.surprise(sentence) == pytest.approx(np.log1p(np.exp(-np.array(scores))).mean(), abs=1e-12)
    assert made.surprise(sentence[::-1]) == pytest.approx(made.surprise(sentence), abs=1e-12)
    with pytest.raises(ValueError, match="at least two words"):
        made.surprise([4])


def test_noise_is_flatter_than_the_counts_and_common_words_are_passed_over():
    counts = np.array([0.0, 1, 16, 81])
    np.testing.assert_allclose(nn.noise_probabilities(counts), np.array([0, 1, 8, 27]) / 36)
    stay = nn.stay_probabilities(np.array([0.0, 1, 99]), common=0.11)
    np.testing.assert_allclose(stay, [1, 1, (0.11 / 0.99) ** 0.5])
    assert (nn.stay_probabilities(counts, common=1) == 1).all()
